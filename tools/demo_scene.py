"""Writes the demo's scene: optical and SAR GeoTIFF, the true land cover, and the class table.

Runs in the worker's environment. With --check it also says how hard the scene is: what the largest class alone
scores, and what a classifier of single pixels scores that was trained on the truth itself.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from demo_landscape import BANDS, CLASSES, make_landscape, observe_optical, observe_sar
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.writer import write_class_raster

CRS = "EPSG:32632"
ORIGIN = (480_000, 5_650_000)  # an invented place in UTM zone 32
PIXEL_M = 10
NODATA_SHARE = .16  # of each side that the cut corner takes
OPTICAL_NODATA, SAR_NODATA, TRUTH_NODATA = 0, -9999.0, 255
WEST = .6
"""Share of the scene, from the west, that training may see; the rest is for measuring alone."""


def main() -> None:
    """Write the scene into a folder and print where its parts are, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1024, help="side of the scene in px")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--check", action="store_true", help="also measure a supervised classifier of single pixels")
    options = parser.parse_args()
    facts = write_scene(options.folder, options.size, options.seed)
    print(json.dumps(facts))
    if options.check:
        print_check(Path(facts["raster"]), Path(facts["sar"]), Path(facts["reference"]))


def write_scene(folder: Path, size_px: int, seed: int) -> dict[str, str]:
    """Make the landscape and write what is seen of it.

    Returns: paths of raster, sar, reference and classes; west and east, the extents for training and measuring.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    land = make_landscape(size_px, rng)
    optical, sar, truth = observe_optical(land, rng), observe_sar(land, rng), land.code.copy()
    beyond = np.add.outer(np.arange(size_px), .4 * np.arange(size_px)) < NODATA_SHARE * size_px
    optical[:, beyond], sar[:, beyond], truth[beyond] = OPTICAL_NODATA, SAR_NODATA, TRUTH_NODATA
    files = {name: (folder / f"{name}.tif").resolve() for name in ("optical", "sar", "truth")}
    write_raster(files["optical"], optical, OPTICAL_NODATA, BANDS)
    write_raster(files["sar"], sar, SAR_NODATA, ("VV", "VH"))
    classes = write_classes(folder.resolve() / "classes.csv")
    whole = (0, 0, size_px, size_px)
    write_class_raster(files["truth"], raster_info(files["optical"]), whole, truth, ClassTable.from_file(classes))
    border = round(WEST * size_px)
    return {"raster": str(files["optical"]), "sar": str(files["sar"]), "reference": str(files["truth"]),
            "classes": str(classes), "west": extent(0, border, size_px), "east": extent(border, size_px, size_px)}


def write_raster(path: Path, bands: NDArray, nodata: float, names: tuple[str, ...]) -> None:
    """Write bands as a tiled GeoTIFF with names. Shapes: bands (C, h, w)."""
    left, top = ORIGIN
    profile = {
        "driver": "GTiff", "count": len(bands), "height": bands.shape[1], "width": bands.shape[2],
        "dtype": bands.dtype.name, "nodata": nodata, "crs": CRS,
        "transform": Affine(PIXEL_M, 0, left, 0, -PIXEL_M, top), "tiled": True, "compress": "deflate",
        "photometric": "minisblack",
    }
    with rasterio.open(path, "w", **profile) as file:
        file.descriptions = names
        file.colorinterp = [ColorInterp.gray, *[ColorInterp.undefined] * (len(bands) - 1)]
        file.write(bands)


def write_classes(path: Path) -> Path:
    """Write the class table: code, name, colour."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("code", "name", "colour"))
        table.writerows(CLASSES)
    return path


def extent(first_column: int, last_column: int, size_px: int) -> str:
    """Write a range of columns as QGIS writes an extent: xmin,xmax,ymin,ymax [CRS]."""
    left, top = ORIGIN
    return (f"{left + first_column * PIXEL_M},{left + last_column * PIXEL_M},"
            f"{top - size_px * PIXEL_M},{top} [{CRS}]")


def print_check(raster: Path, sar: Path, reference: Path) -> None:
    """Print mIoU and accuracy on the east of the largest class and of supervised logistic regression."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    with rasterio.open(raster) as optical, rasterio.open(sar) as radar, rasterio.open(reference) as truth:
        codes = truth.read(1)
        pixels = np.concatenate([optical.read(), radar.read()]).reshape(optical.count + radar.count, -1).T
    is_west = np.arange(codes.size) % codes.shape[1] < round(WEST * codes.shape[1])
    codes, rng = codes.ravel(), np.random.default_rng(0)
    train = rng.choice(np.flatnonzero(is_west & (codes != TRUTH_NODATA)), 20_000, replace=False)
    test = np.flatnonzero(~is_west & (codes != TRUTH_NODATA))
    largest = np.bincount(codes[train]).argmax()
    print("On the east, trained on the west:")
    _print_row("largest class", codes[test], np.full(len(test), largest))
    for name, n_bands in (("optical pixels, supervised", optical.count), ("optical and SAR pixels, supervised", None)):
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300))
        model.fit(pixels[train, :n_bands], codes[train])
        _print_row(name, codes[test], model.predict(pixels[test, :n_bands]))


def _print_row(name: str, truth: NDArray, found: NDArray) -> None:
    confusion = np.zeros((len(CLASSES) + 1,) * 2, int)
    np.add.at(confusion, (truth, found), 1)
    hits = np.diag(confusion)[1:]
    iou = hits / (confusion.sum(0) + confusion.sum(1) - np.diag(confusion))[1:]
    words = "  ".join(f"{entry[1]} {100 * value:.0f}" for entry, value in zip(CLASSES, iou, strict=True))
    print(f"  {name:<36} mIoU {100 * iou.mean():5.1f}  accuracy {100 * hits.sum() / confusion.sum():5.1f}  | {words}")


if __name__ == "__main__":
    main()
