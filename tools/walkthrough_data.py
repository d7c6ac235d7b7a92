"""Prepares the real scenes of the walk-through: class tables and halves of a scene.

Runs in the worker's environment and prints what it made as JSON. The data themselves stay where they are and are
read as they are: the worker brings their values to the same units.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

NC_CLASSES = {
    1: ("developed", "#d7301f"), 2: ("agriculture", "#f0b64a"), 3: ("herbaceous", "#a6d96a"),
    4: ("shrubland", "#a6a83d"), 5: ("forest", "#1b7837"), 6: ("water", "#2b7bba"), 7: ("sediment", "#d8c3a5"),
}
LULC_CLASSES = {
    1: ("water", "#2b7bba"), 2: ("trees", "#1b7837"), 3: ("flooded vegetation", "#57b8b0"), 4: ("crops", "#f0b64a"),
    5: ("built", "#d7301f"), 6: ("bare", "#b8956a"), 7: ("snow", "#e8f4fb"), 9: ("rangeland", "#d9d27a"),
}
MIN_SHARE = .10


def main() -> None:
    """Prepare both data sets and print the paths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with nc_landsat7 and terramind_s1s2_lulc")
    parser.add_argument("work", type=Path, help="folder for class tables")
    parser.add_argument("--tile-size", type=int, default=32)
    options = parser.parse_args()
    options.work = options.work.absolute()
    options.work.mkdir(parents=True, exist_ok=True)
    made: dict[str, Any] = {}
    if (options.data / "nc_landsat7").is_dir():
        made["nc_landsat7"] = nc_landsat7(options.data / "nc_landsat7", options.work, options.tile_size)
    if (options.data / "terramind_s1s2_lulc").is_dir():
        made["terramind_s1s2_lulc"] = terramind(options.data / "terramind_s1s2_lulc", options.work, options.tile_size)
    print(json.dumps(made))


def nc_landsat7(folder: Path, work: Path, tile_size: int) -> dict[str, str]:
    """Say where the halves of the scene are, in the raster's own CRS, and write the class table."""
    raster, reference = folder / "nc_landsat7_stack_5band.tif", folder / "nc_landclass_reference.tif"
    with rasterio.open(raster) as scene:
        left, bottom, right, top = scene.bounds
        middle = left + scene.transform.a * (scene.width // 2)
    with rasterio.open(reference) as file:
        present = classes_of_tiles(file.read(1)[:, : file.width // 2], tile_size)
    classes = write_classes(work / "nc_landsat7_classes.csv", NC_CLASSES, present)
    return {"raster": str(raster), "reference": str(reference), "classes": str(classes),
            "west": f"{left},{middle},{bottom},{top}", "east": f"{middle},{right},{bottom},{top}"}


def terramind(folder: Path, work: Path, tile_size: int) -> dict[str, Any]:
    """Say where the places are, and write the class table of each fold."""
    places, present = {}, {}
    for reference in sorted((folder / "LULC").glob("*.tif")):
        name = reference.stem
        with rasterio.open(reference) as file:
            present[name] = classes_of_tiles(file.read(1), tile_size)
        places[name] = {"raster": str(folder / "S2L1C" / reference.name),
                        "sar": str(folder / "S1RTC" / reference.name), "reference": str(reference)}
    for name, place in places.items():
        others = set().union(*(codes for other, codes in present.items() if other != name))
        place["classes"] = str(write_classes(work / f"lulc_classes_without_{name}.csv", LULC_CLASSES, others))
    return places


def classes_of_tiles(codes: np.ndarray, tile_size: int) -> set[int]:
    """Codes that cover at least a tenth of one tile. Shapes: codes (h, w)."""
    found: set[int] = set()
    for row in range(0, codes.shape[0] - tile_size + 1, tile_size):
        for column in range(0, codes.shape[1] - tile_size + 1, tile_size):
            tile = codes[row : row + tile_size, column : column + tile_size]
            values, counts = np.unique(tile, return_counts=True)
            found |= set(values[counts >= MIN_SHARE * tile.size].tolist())
    return found


def write_classes(path: Path, known: dict[int, tuple[str, str]], present: set[int]) -> Path:
    """Write the class table of the classes that occur."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("code", "name", "colour"))
        table.writerows((code, *known[code]) for code in sorted(present & set(known)))
    return path


if __name__ == "__main__":
    main()
