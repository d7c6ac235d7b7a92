"""The walk-through: maps of two real data sets by ``qgis_process``, each measured on ground that was not trained on.

Standard library only. Needs the data in the folder SPARSE_WSSS_DATA (or --data); of them only figures are kept, in
docs/walkthrough.json, from which the README's table is made.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess, python_json
from run_figures import Measured, pooled, run_record, table_lines

TILE_SIZE_PX, STRIDE_PX = 32, 16
FIRST_PLACE = "433D_629L_3_1"  # of the five places the one with most classes


def main() -> int:
    """Run the walk-through and write its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--data", default=os.environ.get("SPARSE_WSSS_DATA", ""), help="folder with the data sets")
    parser.add_argument("--record", type=Path, default=ROOT / "docs" / "walkthrough.json")
    parser.add_argument("--preset", default="standard")
    parser.add_argument("--only", choices=("nc_landsat7", "terramind_s1s2_lulc"), default=None)
    parser.add_argument("--every-place", action="store_true", help="leave each of the five places out once")
    options = parser.parse_args()
    if not options.data or not Path(options.data).is_dir():
        print("The walk-through needs real scenes: make walkthrough SPARSE_WSSS_DATA=<folder with nc_landsat7 and "
              "terramind_s1s2_lulc>.", file=sys.stderr)
        return 2
    try:
        Walkthrough(options).run()
    except (AlgorithmFailed, subprocess.CalledProcessError) as error:
        print(f"\nThe walk-through stopped: {error}", file=sys.stderr)
        return 1
    return 0


class Walkthrough:
    """Both data sets, one after the other; the record is written after each."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.qgis = QgisProcess(options.python)
        self.folder = ROOT / "build" / "walkthrough"
        self.seconds: dict[str, float] = {}

    def run(self) -> None:
        """Prepare the data, map each scene, keep the figures."""
        self.qgis.install_plugin()
        data = python_json(self.options.python, "walkthrough_data.py", self.options.data, str(self.folder / "data"),
                           "--tile-size", str(TILE_SIZE_PX))
        if "nc_landsat7" in data and self.options.only in (None, "nc_landsat7"):
            self.keep("Landsat-7, North Carolina", self.halves(data["nc_landsat7"]))
        if "terramind_s1s2_lulc" in data and self.options.only in (None, "terramind_s1s2_lulc"):
            self.places(data["terramind_s1s2_lulc"])

    def places(self, places: dict[str, dict[str, str]]) -> None:
        """Leave one place out, or each of them once and then all in one confusion matrix."""
        chosen = list(places) if self.options.every_place else [FIRST_PLACE]
        records = []
        for name in chosen:
            records.append(self.place_left_out(places, name))
            self.keep(f"Sentinel-2 and -1, {name}", records[-1])
        if len(records) > 1:
            paths = [self.folder / f"without_{name}" / "run" / "evaluate" / "accuracy.json" for name in chosen]
            total = {"total": sum(record["seconds"]["total"] for record in records)}
            counts = {key: sum(record[key] for record in records) for key in ("open_heads", "heads", "tiles")}
            accuracy = [asdict(pooled("each place left out once", paths))]
            together = {**records[0], **counts, "accuracy": accuracy, "seconds": total}
            self.keep("Sentinel-2 and -1, five places", together)

    def halves(self, files: dict[str, str]) -> dict[str, Any]:
        """Train on the west half of a scene, measure on the east half."""
        print("Landsat-7, North Carolina: trained on the west half, measured on the east half", flush=True)
        folder = self.fresh("nc_landsat7")
        start = time.monotonic()
        tiles, labelled = folder / "tiles.gpkg", folder / "labelled.gpkg"
        self.algorithm("tiles", RASTER=files["raster"], TILE_SIZE=TILE_SIZE_PX, STRIDE=STRIDE_PX, EXTENT=files["west"],
                       OUTPUT=tiles)
        self.algorithm("labels", TILES=tiles, REFERENCE=files["reference"], CLASSES=files["classes"], OUTPUT=labelled)
        return self.mapped("east half", folder, labelled, files, files["east"], start)

    def place_left_out(self, places: dict[str, dict[str, str]], name: str) -> dict[str, Any]:
        """Train on four places as one training set, map and measure the fifth."""
        print(f"Sentinel-2 and Sentinel-1, five places: trained on the others, measured on {name}", flush=True)
        folder = self.fresh(f"without_{name}")
        start = time.monotonic()
        others = [place for other, place in places.items() if other != name]
        tiles, labelled = folder / "tiles.gpkg", folder / "labelled.gpkg"
        self.algorithm("tiles", RASTER=joined(others, "raster"), SAR=joined(others, "sar"), TILE_SIZE=TILE_SIZE_PX,
                       STRIDE=STRIDE_PX, OUTPUT=tiles)
        labels = [self.labels_of_place(place, places[name]["classes"], folder / f"place{n}")
                  for n, place in enumerate(others)]
        table = write_labels(folder / "labels.csv", labels)
        self.algorithm("labels", TILES=tiles, REFERENCE=table, CLASSES=places[name]["classes"], OUTPUT=labelled)
        return self.mapped("a place never seen", folder, labelled, places[name], None, start)

    def labels_of_place(self, place: dict[str, str], classes: str, folder: Path) -> dict[str, str | None]:
        """Labels by tile of one place, from its own reference."""
        folder.mkdir()
        tiles, labelled = folder / "tiles.gpkg", folder / "labelled.gpkg"
        self.algorithm("tiles", RASTER=place["raster"], TILE_SIZE=TILE_SIZE_PX, STRIDE=STRIDE_PX, OUTPUT=tiles)
        self.algorithm("labels", TILES=tiles, REFERENCE=place["reference"], CLASSES=classes, OUTPUT=labelled)
        with sqlite3.connect(f"file:{labelled}?mode=ro", uri=True) as index:
            return dict(index.execute("SELECT tile, labels FROM tiles"))

    def mapped(self, where: str, folder: Path, tiles: Path, files: dict[str, str], extent: str | None,
               start: float) -> dict[str, Any]:
        """Run the pipeline and measure its map; return the figures."""
        run = folder / "run"
        self.algorithm("pipeline", TILES=tiles, RASTER=files["raster"], SAR=files.get("sar"), RUN=run,
                       PRESET=self.options.preset, OUTPUT=folder / "map.tif", CONFIDENCE=folder / "confidence.tif")
        accuracy = run / "evaluate" / "accuracy.json"
        accuracy.parent.mkdir(exist_ok=True)
        self.algorithm("evaluate", MAP=folder / "map.tif", REFERENCE=files["reference"], EXTENT=extent,
                       CONFIDENCE=folder / "confidence.tif", OUTPUT_JSON=accuracy)
        subprocess.run([self.options.python, "-I", "-m", "sparse_wsss.report", run], check=True,
                       stdout=subprocess.DEVNULL)
        total = {"total": time.monotonic() - start}
        record = run_record(run, [Measured.read(where, accuracy)], {**self.seconds, **total})
        print("\n" + "\n".join(table_lines(record)) + "\n", flush=True)
        return record

    def keep(self, name: str, record: dict[str, Any]) -> None:
        """Write the figures of one scene beside those of the others."""
        path = self.options.record
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(json.dumps({**known, name: record}, indent=1) + "\n", encoding="utf-8")

    def fresh(self, name: str) -> Path:
        """An empty folder, and no seconds counted yet."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.seconds = {}
        return folder

    def algorithm(self, name: str, **parameters: Any) -> None:
        """Run one algorithm and add up its seconds."""
        print(f"  {name}", flush=True)
        _, seconds = self.qgis.run(name, parameters)
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


def joined(places: Sequence[dict[str, str]], key: str) -> str:
    """Paths as the algorithm 'Tiles' takes several."""
    return ";".join(place[key] for place in places)


def write_labels(path: Path, parts: Sequence[dict[str, str | None]]) -> Path:
    """Write the labels of all places as one table: tile, labels."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("tile", "labels"))
        table.writerows((tile, labels) for part in parts for tile, labels in part.items() if labels is not None)
    return path


if __name__ == "__main__":
    sys.exit(main())
