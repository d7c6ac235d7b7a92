"""Files that are measured on: large rasters, and what the tests make. Made once, kept for all repeats.

NumPy is imported where it is used: QGIS has not loaded it when a person opens the panel.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osgeo import gdal

from tests.plugin import worlds

SIDE, BANDS = 10_980, 4  # of a Sentinel-2 tile at 10 m
STRIP = 1_024
FACTORS = [2, 4, 8, 16, 32, 64]
ROUND_SIDE = 2_000
gdal.UseExceptions()


def once(path: Path, make: Callable[[Path], object]) -> Path:
    """Make a file where it is not there yet, whole or not at all."""
    if not path.exists():
        part = path.with_name(f"part_{path.name}")
        part.parent.mkdir(parents=True, exist_ok=True)
        make(part)
        part.rename(path)
    return path


def large_raster(kept: Path) -> Path:
    """A tiled GeoTIFF of 10980 x 10980 pixels in four bands of 16 bits, without overviews."""
    return once(kept / "large.tif", _write_large)


def large_raster_with_overviews(kept: Path) -> Path:
    """The same with overviews inside."""
    def make(path: Path) -> None:
        shutil.copy(large_raster(kept), path)
        data = gdal.Open(str(path), gdal.GA_Update)
        data.BuildOverviews("NEAREST", FACTORS)

    return once(kept / "large_overviews.tif", make)


def small_raster(kept: Path) -> Path:
    """A GeoTIFF of 100 x 100 pixels."""
    return once(kept / "small.tif", lambda path: worlds.scene(path, 100))


def finished_run(kept: Path, folder: Path) -> dict[str, str]:
    """Files of a finished pipeline of the real worker, by the names of the dock's state; the run is a copy."""
    from tests.plugin.dock.whole_run import make

    made = kept / "whole"
    if not (made / "files.json").exists():  # in its place from the beginning: its files name each other
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        names = {name: Path(one).name for name, one in make(made, os.environ["SPARSE_WSSS_PYTHON"]).items()}
        (made / "files.json").write_text(json.dumps(names))
    files = json.loads((made / "files.json").read_text())
    shutil.copytree(made / files["run"], folder / "run")
    return {**{name: str(made / one) for name, one in files.items()}, "run": str(folder / "run")}


def run_with_rounds(folder: Path) -> dict[str, str]:
    """A run whose two rounds have maps of 2000 x 2000 pixels; the second one is the map."""
    import numpy as np

    run = folder / "rounds"
    for number, border in ((1, 900), (2, 1100)):
        model = run / "refine" / f"round_{number:02d}" / "model.safetensors"
        model.parent.mkdir(parents=True)
        model.write_text("weights")
        (run / "predict").mkdir(exist_ok=True)
        codes = np.where(np.arange(ROUND_SIDE) < border, 1, 2).astype(np.uint8)
        _write(run / "predict" / f"round_{number:02d}.tif", ROUND_SIDE, gdal.GDT_Byte, 1,
               lambda _band, _row, rows, codes=codes: np.tile(codes, (rows, 1)))
    (run / "refine" / "rounds.json").write_text(json.dumps([{"round": n, "changed": 0.1} for n in (1, 2)]))
    (run / "refine" / "stage.json").write_text(json.dumps({"status": "done", "outputs": {"best_round": 2}}))
    shutil.copy(run / "predict" / "round_02.tif", folder / "map.tif")
    return {"run": str(run), "map": str(folder / "map.tif")}


def _write_large(path: Path) -> None:
    import numpy as np

    rng = np.random.default_rng(0)
    texture = rng.integers(0, 256, (STRIP, SIDE), dtype=np.uint16)
    _write(path, SIDE, gdal.GDT_UInt16, BANDS, lambda band, row, rows: 300 * (band + 1) + np.roll(texture, row)[:rows])


def _write(path: Path, side: int, kind: int, n_bands: int, pixels: Callable[[int, int, int], Any]) -> None:
    """Write a square raster strip by strip; ``pixels(band, first row, rows)``."""
    options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "NUM_THREADS=ALL_CPUS"]
    data = gdal.GetDriverByName("GTiff").Create(str(path), side, side, n_bands, kind, options)
    data.SetGeoTransform((300_000, 10, 0, 2_800_000, 0, -10))
    data.SetProjection(worlds.utm().ExportToWkt())
    for row in range(0, side, STRIP):
        for band in range(n_bands):
            data.GetRasterBand(band + 1).WriteArray(pixels(band, row, min(STRIP, side - row)), 0, row)
    data.FlushCache()
