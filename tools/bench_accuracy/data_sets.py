"""The data sets of the benchmark: their scenes as georeferenced rasters, their classes, and how places are split.

The data are third party and stay where they are; corrected copies go to the work folder, which git ignores.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning
from rasterio.transform import from_origin
from sparse_wsss.atomic import written_whole
from sparse_wsss.labels.class_table import ClassTable, LandClass
from walkthrough_data import LULC_CLASSES, NC_CLASSES

UNKNOWN = 255  # no reference here
DUBAI_AREAS = ("7", "1", "2", "3", "4", "6")  # the first is the one to test on first
DUBAI_CRS, DUBAI_PIXEL_M = "EPSG:32640", 0.3  # made up: the images carry none
DUBAI_PALETTE = {(226, 169, 41): 1, (132, 41, 246): 2, (110, 193, 228): 3, (60, 16, 152): 4, (254, 221, 58): 5}
DUBAI_CLASSES = {1: ("water", "#2b7bba"), 2: ("land", "#d8c3a5"), 3: ("road", "#6a6a6a"), 4: ("building", "#d7301f"),
                 5: ("vegetation", "#1b7837")}
TERRAMIND_FIRST = "433D_629L_3_1"  # of the five places the one with most classes


@dataclass(frozen=True)
class SceneFiles:
    """One scene: optical raster, SAR raster or None, and reference on the same grid."""

    optical: Path
    sar: Path | None
    reference: Path


@dataclass(frozen=True)
class Place:
    """Scenes that are never split between training and test; ``extent`` is the part of a scene that counts."""

    scenes: tuple[SceneFiles, ...]
    extent: str | None = None


@dataclass(frozen=True)
class Fold:
    """Places to train on and places never seen."""

    name: str
    train: tuple[str, ...]
    test: tuple[str, ...]


@dataclass(frozen=True)
class DataSet:
    """A data set of the benchmark."""

    name: str
    title: str
    source: str
    tile_size: int
    classes: ClassTable
    folds: tuple[Fold, ...]
    prepare: Callable[[Path, Path], dict[str, Place]]
    """(folder of all data, work folder) -> places by name."""
    picture_bands: tuple[int, int, int]
    """Positions of the bands shown as red, green and blue."""
    has_sar: bool = False

    def fold(self, name: str) -> Fold:
        """Fold by name."""
        return next(fold for fold in self.folds if fold.name == name)


def table(classes: dict[int, tuple[str, str]]) -> ClassTable:
    """Class table of codes with names and colours."""
    return ClassTable(LandClass(code, name, colour) for code, (name, colour) in classes.items())


def each_left_out(places: tuple[str, ...], name: str) -> tuple[Fold, ...]:
    """One fold for each place: it is the test, all others train."""
    return tuple(Fold(f"{name}_{place}", tuple(sorted({*places} - {place})), (place,)) for place in places)


# ---------------------------------------------------------------- Dubai


def dubai(data: Path, work: Path) -> dict[str, Place]:
    """Give images and masks a made-up place on the ground, each image apart from all others."""
    work.mkdir(parents=True, exist_ok=True)
    return {area: Place(tuple(_dubai_part(data / "dubai_mbrsc" / f"Tile {area}", area, part, work)
                              for part in range(1, 10))) for area in DUBAI_AREAS}


def _dubai_part(folder: Path, area: str, part: int, work: Path) -> SceneFiles:
    image, mask = work / f"area{area}_part{part}.tif", work / f"area{area}_part{part}_reference.tif"
    if not (image.exists() and mask.exists()):
        east, south = 300_000 + 5_000 * int(area) + 1_000 * ((part - 1) % 3), 2_780_000 - 1_000 * ((part - 1) // 3)
        colours = read_colours(folder / "images" / f"image_part_{part:03d}.jpg")
        codes = codes_of_colours(read_colours(folder / "masks" / f"image_part_{part:03d}.png"))
        write_raster(mask, codes[None], east, south, UNKNOWN, ("class",))
        write_raster(image, colours, east, south, None, ("red", "green", "blue"))
    return SceneFiles(image, None, mask)


def read_colours(path: Path) -> np.ndarray:
    """Red, green and blue of an image, paletted or not. Shapes: -> uint8 (3, h, w)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path) as file:
            if file.count >= 3:
                return np.asarray(file.read([1, 2, 3]))
            palette = np.zeros((256, 3), np.uint8)
            for value, colour in file.colormap(1).items():
                palette[value] = colour[:3]
            return np.asarray(palette[file.read(1)].transpose(2, 0, 1))


def codes_of_colours(colours: np.ndarray) -> np.ndarray:
    """Class codes of a mask painted in the palette's colours; every other colour is unknown.

    Shapes: uint8 (3, h, w) -> uint8 (h, w).
    """
    codes = np.full(colours.shape[1:], UNKNOWN, np.uint8)
    for colour, code in DUBAI_PALETTE.items():
        codes[(colours == np.array(colour, np.uint8)[:, None, None]).all(0)] = code
    return codes


def write_raster(path: Path, values: np.ndarray, east: float, north: float, nodata: int | None,
                 bands: tuple[str, ...]) -> None:
    """Write an image as a GeoTIFF whole. Shapes: values (B, h, w)."""
    with written_whole(path) as part, rasterio.open(
        part, "w", driver="GTiff", dtype=values.dtype, count=len(values), height=values.shape[1],
        width=values.shape[2], crs=DUBAI_CRS, transform=from_origin(east, north, DUBAI_PIXEL_M, DUBAI_PIXEL_M),
        nodata=nodata, compress="deflate",
    ) as file:
        file.descriptions = bands
        file.write(values)


# ---------------------------------------------------------------- North Carolina, TerraMind


def north_carolina(data: Path, _work: Path) -> dict[str, Place]:
    """Halve the scene by columns."""
    folder = data / "nc_landsat7"
    files = SceneFiles(folder / "nc_landsat7_stack_5band.tif", None, folder / "nc_landclass_reference.tif")
    with rasterio.open(files.optical) as scene:
        left, bottom, right, top = scene.bounds
        middle = left + scene.transform.a * (scene.width // 2)
    return {"west": Place((files,), f"{left},{middle},{bottom},{top}"),
            "east": Place((files,), f"{middle},{right},{bottom},{top}")}


def terramind(data: Path, _work: Path) -> dict[str, Place]:
    """Name the files of each place; the worker takes Sentinel-2's offset off where a place has it."""
    folder = data / "terramind_s1s2_lulc"
    return {reference.stem: Place((SceneFiles(folder / "S2L1C" / reference.name, folder / "S1RTC" / reference.name,
                                              reference),))
            for reference in sorted((folder / "LULC").glob("*.tif"))}


TERRAMIND_PLACES = (TERRAMIND_FIRST, "282D_485L_3_3", "38D_378R_2_3", "609U_541L_3_0", "637U_59R_1_3")
DATA_SETS = {one.name: one for one in (
    DataSet("nc", "NC Landsat-7 (5 bands, 28.5 m)",
            "Landsat-7 ETM+ 2000 and the land cover of 1996 of the GRASS sample \"nc_spm\".", 32, table(NC_CLASSES),
            (Fold("west_to_east", ("west",), ("east",)), Fold("east_to_west", ("east",), ("west",))),
            north_carolina, (2, 1, 0)),
    DataSet("terramind", "TerraMind Sentinel-1 + Sentinel-2 (15 bands, 10 m)",
            "Five example places of TerraMind (IBM), from TerraMesh, CC-BY-SA 4.0: modified Copernicus Sentinel data, "
            "Esri land cover.", 32, table(LULC_CLASSES), each_left_out(TERRAMIND_PLACES, "without"), terramind,
            (3, 2, 1), has_sar=True),
    DataSet("dubai", "Dubai (RGB aerial, 256 px tiles)",
            "\"Semantic segmentation of aerial imagery\", Humans in the Loop and MBRSC, CC0.", 256,
            table(DUBAI_CLASSES), each_left_out(DUBAI_AREAS, "area"), dubai, (0, 1, 2)),
)}
