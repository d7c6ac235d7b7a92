"""The demo: makes a scene, labels its tiles, maps it, and measures the map, every step by ``qgis_process``.

Standard library only, run by the system's Python. Trains on the west of the scene and measures on the
east, which the training never sees. With --raster and --tiles it maps a scene of your own instead.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess, python_json
from run_figures import Measured, run_record, table_lines

TILE_SIZE_PX, STRIDE_PX = 64, 32
PRESET = "standard"


def main() -> int:
    """Run the demo; exit code 0 when the map was made and measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--folder", type=Path, default=ROOT / "demo", help="where everything lands")
    parser.add_argument("--raster", default="", help="optical raster of your own")
    parser.add_argument("--tiles", default="", help="labelled tile index of your own")
    parser.add_argument("--sar", default="", help="SAR raster, when the tiles have one")
    parser.add_argument("--reference", default="", help="raster or polygons to measure your map with")
    parser.add_argument("--preset", default="", help=f"quick, standard, large or paper (default {PRESET})")
    parser.add_argument("--record", type=Path, default=None, help="also write the figures to this JSON file")
    options = parser.parse_args()
    if bool(options.raster) != bool(options.tiles):
        parser.error("give both RASTER and TILES (a labelled tile index), or neither")
    try:
        record = Demo(options).run()
    except (AlgorithmFailed, subprocess.CalledProcessError) as error:
        print(f"\nThe demo stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was done is kept: the same command goes on from there.", file=sys.stderr)
        return 130
    if options.record:
        options.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


class Demo:
    """One demo in one folder: the files by name, and the seconds of each step."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.qgis = QgisProcess(options.python)
        folder = options.folder.absolute()
        self.folder = folder / Path(options.raster).stem if options.raster else folder
        self.preset = options.preset or PRESET
        self.seconds: dict[str, float] = {}
        self.start = time.monotonic()

    def run(self) -> dict[str, Any]:
        """Do every step and print the table.

        Returns: the figures, as they are written to ``figures.json``.
        """
        self.make_room()
        if self.options.raster:
            given = {name: getattr(self.options, name) for name in ("raster", "tiles", "sar", "reference")}
            files = {name: str(Path(path).absolute()) for name, path in given.items() if path}
        else:
            self.step("A synthetic scene, 1024 x 1024 px: Sentinel-2 and Sentinel-1 bands, true land cover")
            files = python_json(self.options.python, "demo_scene.py", str(self.folder / "scene"))
        self.step("The plugin in a QGIS profile of its own (build/qgis)")
        self.qgis.install_plugin()
        if not self.options.raster:
            files["tiles"] = self.labelled_tiles(files)
        self.map(files)
        measured = self.measure(files) if "reference" in files else []
        return self.finish(measured)

    def make_room(self) -> None:
        """A demo that was stopped goes on; a finished one is done anew, a finished map of your own is kept."""
        if (self.folder / "figures.json").exists():
            if self.options.raster:
                self.folder = next(folder for number in range(2, 10_000)
                                   if not (folder := self.folder.with_name(f"{self.folder.name}_{number}")).exists())
            else:
                for name in ("scene", "run"):
                    shutil.rmtree(self.folder / name, ignore_errors=True)
                (self.folder / "figures.json").unlink()
        self.folder.mkdir(parents=True, exist_ok=True)

    def labelled_tiles(self, files: dict[str, str]) -> str:
        """Cut tiles from the west and say which classes occur in each; return the labelled tile index."""
        bare, labelled = self.folder / "tiles.gpkg", self.folder / "labelled.gpkg"
        self.step("Tiles of 64 px from the west of the scene")
        self.algorithm("tiles", RASTER=files["raster"], SAR=files["sar"], TILE_SIZE=TILE_SIZE_PX, STRIDE=STRIDE_PX,
                       EXTENT=files["west"], OUTPUT=bare)
        self.step("Labels: which classes cover at least 10 % of each tile, never where")
        self.algorithm("labels", TILES=bare, REFERENCE=files["reference"], CLASSES=files["classes"], OUTPUT=labelled)
        return str(labelled)

    def map(self, files: dict[str, str]) -> None:
        """Train, explain, mask, refine and map the whole scene."""
        self.step(f"From labelled tiles to a map, preset {self.preset}")
        self.algorithm("pipeline", TILES=files["tiles"], RASTER=files["raster"], SAR=files.get("sar"),
                       RUN=self.folder / "run", PRESET=self.preset, OUTPUT=self.folder / "map.tif",
                       CONFIDENCE=self.folder / "confidence.tif")

    def measure(self, files: dict[str, str]) -> list[Measured]:
        """Compare the map with the reference, and put the figures of unseen ground into the report."""
        evaluation = self.folder / "run" / "evaluate"
        evaluation.mkdir(exist_ok=True)
        parts = [("whole scene", "whole.json", None)]
        if "east" in files:
            parts.insert(0, ("east, never seen in training", "accuracy.json", files["east"]))
        else:
            parts = [("the reference", "accuracy.json", None)]
        measured = []
        self.step("Accuracy")
        for name, file, extent in parts:
            self.algorithm("evaluate", MAP=self.folder / "map.tif", REFERENCE=files["reference"], EXTENT=extent,
                           CONFIDENCE=self.folder / "confidence.tif", OUTPUT_JSON=evaluation / file)
            measured.append(Measured.read(name, evaluation / file))
        return measured

    def finish(self, measured: list[Measured]) -> dict[str, Any]:
        """Write the report again, now with the accuracy, and print and keep the figures."""
        run = self.folder / "run"
        command = [self.options.python, "-I", "-m", "sparse_wsss.report", run]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        record = run_record(run, measured, {**self.seconds, "total": time.monotonic() - self.start})
        (self.folder / "figures.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        print("\n" + "\n".join(table_lines(record)) + "\n")
        for label, path in (("Map", "map.tif"), ("Confidence", "confidence.tif"), ("Report", "run/report.html")):
            print(f"  {label:<12} {self.folder / path}")
        return record

    def algorithm(self, name: str, **parameters: Any) -> None:
        """Run one algorithm and add up its seconds."""
        _, seconds = self.qgis.run(name, parameters)
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def step(self, text: str) -> None:
        """Announce a step with the time so far."""
        minutes, seconds = divmod(int(time.monotonic() - self.start), 60)
        print(f"[{minutes}:{seconds:02d}] {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
