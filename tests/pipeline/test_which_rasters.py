"""Rasters that people have, from tiles to a map: chosen bands, Sentinel-2, pictures, rotated and in degrees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import RasterMismatch
from sparse_wsss.labels.tile_index import read_tiles

from tests.pipeline.world import BRIEF, TILE, settings_of
from tests.safe import NORTH, ORDER, WEST, write_safe
from tests.tiny import (
    CLASS_MEANS,
    CLASS_SPREAD,
    CLASSES,
    DEGREES,
    GEOGRAPHIC,
    NORTH_UP,
    ROTATED,
    UTM,
    painted_truth,
    run,
    tells,
    write_raster,
)
from tests.tiny import painted as paint

NAMES = ("blue", "green", "red", "nir")
SHORT: dict[str, Any] = {**BRIEF, "steps": 4, "evaluations": 1}
TRUTH = painted_truth(96, 96, seed=3)


def bands() -> np.ndarray:
    """Four bands of a painted world, uint16 (4, h, w)."""
    return np.clip(paint(TRUTH, CLASS_MEANS, CLASS_SPREAD) * 10_000, 1, 60_000).astype(np.uint16)


def trained(folder: Path, raster: Path | str, **more: Any) -> Path:
    """Cut, label and train a moment; the run. A few tiles are enough to be read in the same way as many."""
    run("tiles", raster=raster, tile_size=TILE, output=folder / "cut.gpkg", **more)
    labels = folder / "labels.csv"
    names = [one.name for one in CLASSES.classes][:2]
    labels.write_text("tile,labels\n" + "".join(
        f"{tile},{names[number % 2]}\n" for number, tile in enumerate(read_tiles(folder / "cut.gpkg").tile)))
    run("labels", tiles=folder / "cut.gpkg", reference=labels, output=folder / "tiles.gpkg")
    run("train", tiles=folder / "tiles.gpkg", run=folder / "run", **settings_of("train", **SHORT))
    return folder / "run"


def map_of(model: Path, raster: Path | str, output: Path) -> np.ndarray:
    run("predict", run=model, raster=raster, output=output, **settings_of("predict"))
    with rasterio.open(output) as dataset:
        codes: np.ndarray = dataset.read(1)
    return codes


def scene(folder: Path, values: np.ndarray, names: Sequence[str] = (), **more: Any) -> Path:
    return write_raster(folder, values, names=names, **more)


@pytest.fixture(scope="module")
def by_name(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that learned from red, nir and blue of a raster of four bands."""
    folder = tmp_path_factory.mktemp("by_name")
    return trained(folder, scene(folder / "scene.tif", bands(), NAMES), bands="red;nir;1")


@pytest.fixture(scope="module")
def by_number(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that learned from the bands 4, 2 and 3 of a raster whose bands nobody named."""
    folder = tmp_path_factory.mktemp("by_number")
    return trained(folder, scene(folder / "scene.tif", bands()), bands="4;2-3")


def test_the_model_card_names_the_chosen_bands(by_name: Path, by_number: Path):
    for model, names, words in ((by_name, ["red", "nir", "blue"], ["red", "nir", "1"]),
                                (by_number, ["B4", "B2", "B3"], ["4", "2", "3"])):
        card = json.loads((model / "train" / "model.json").read_text())
        assert card["modalities"][0]["bands"] == names
        assert card["modalities"][0]["chosen"] == words
        assert len(card["modalities"][0]["mean"]) == 3


def test_a_map_finds_its_bands_by_name_in_any_order_and_among_more(by_name: Path, tmp_path: Path):
    values = bands()
    expected = map_of(by_name, scene(tmp_path / "same.tif", values, NAMES), tmp_path / "map.tif")
    assert (expected != 255).all()
    shuffled = np.concatenate([values[[3, 1]], values[:1] * 0 + 7, values[[0, 2]]])
    other = scene(tmp_path / "other.tif", shuffled, ("nir", "green", "swir", "blue", "red"))
    np.testing.assert_array_equal(map_of(by_name, other, tmp_path / "other_map.tif"), expected)
    only = scene(tmp_path / "only.tif", values[[0, 2, 3]], ("blue", "red", "nir"))
    np.testing.assert_array_equal(map_of(by_name, only, tmp_path / "only_map.tif"), expected)


def test_a_map_finds_its_bands_by_number_where_there_are_no_names(by_number: Path, tmp_path: Path):
    values = bands()
    expected = map_of(by_number, scene(tmp_path / "same.tif", values), tmp_path / "map.tif")
    more = scene(tmp_path / "more.tif", np.concatenate([values, values[:1]]))
    np.testing.assert_array_equal(map_of(by_number, more, tmp_path / "more_map.tif"), expected)
    named = scene(tmp_path / "named.tif", values, NAMES)
    np.testing.assert_array_equal(map_of(by_number, named, tmp_path / "named_map.tif"), expected)


@pytest.mark.parametrize(("names", "words"), [
    (("blue", "green", "red", "swir"), ("'nir'", "blue, green, red, swir")), ((), ("red, nir, blue", "B1, B2"))])
def test_a_missing_band_is_named_with_those_there_are(by_name: Path, tmp_path: Path, names: tuple, words: tuple):
    with tells(RasterMismatch, "other.tif", *words):
        map_of(by_name, scene(tmp_path / "other.tif", bands(), names), tmp_path / "map.tif")
    assert not (tmp_path / "map.tif").exists()


def test_a_number_beyond_the_last_band_is_told(by_number: Path, tmp_path: Path):
    with tells(RasterMismatch, "two.tif", "2 optical bands", "B4, B2, B3"):
        map_of(by_number, scene(tmp_path / "two.tif", bands()[:2]), tmp_path / "map.tif")


def test_all_bands_chosen_by_name_make_the_map_of_no_choice(tmp_path: Path):
    raster = scene(tmp_path / "scene.tif", bands(), NAMES)
    (tmp_path / "all").mkdir()
    (tmp_path / "chosen").mkdir()
    maps = [map_of(trained(tmp_path / name, raster, **more), raster, tmp_path / name / "map.tif")
            for name, more in (("all", {}), ("chosen", {"bands": "blue;green;red;nir"}))]
    np.testing.assert_array_equal(*maps)


def test_a_pipeline_keeps_to_the_chosen_bands_to_the_end(by_name: Path, tmp_path: Path):
    more = scene(tmp_path / "more.tif", bands()[::-1], NAMES[::-1])
    run("pipeline", tiles=by_name.parent / "tiles.gpkg", raster=more, run=tmp_path / "run", output=tmp_path / "map.tif",
        **settings_of("pipeline", **SHORT))
    card = json.loads((tmp_path / "run" / "refine" / "model.json").read_text())
    assert card["modalities"][0]["chosen"] == ["red", "nir", "1"]
    with rasterio.open(tmp_path / "map.tif") as dataset:
        assert (dataset.read(1) != 255).all()


def safe_of(folder: Path) -> Path:
    """A product whose bands are those of the painted world in turn."""
    def write(path: Path, pixel: int) -> None:
        band = next(part for part in reversed(path.stem.split("_")) if part in ORDER)
        step = pixel // 10
        values = bands()[ORDER.index(band) % 4, ::step, ::step] + 1000
        with rasterio.open(path, "w", driver="JP2OpenJPEG", width=values.shape[1], height=values.shape[0], count=1,
                           dtype="uint16", crs=CRS.from_epsg(32632), QUALITY="100", REVERSIBLE="YES",
                           transform=Affine(pixel, 0, WEST, 0, -pixel, NORTH)) as dataset:
            dataset.write(values, 1)
    return write_safe(folder, write)


def test_a_product_is_trained_on_and_mapped_and_so_is_its_stack(tmp_path: Path):
    safe = safe_of(tmp_path)
    model = trained(tmp_path, safe, bands="B02;B03;B04;B08;B11")
    expected = map_of(model, safe / "MTD_MSIL2A.xml", tmp_path / "map.tif")
    assert (expected != 255).all()
    run("stack", raster=safe, output=tmp_path / "stack.vrt")
    np.testing.assert_array_equal(map_of(model, tmp_path / "stack.vrt", tmp_path / "stack_map.tif"), expected)
    copy = np.stack([bands()[ORDER.index(band) % 4] for band in ("B08", "B04", "B03", "B02")])
    coarse = bands()[ORDER.index("B11") % 4, ::2, ::2].repeat(2, 0).repeat(2, 1)[np.newaxis]
    without_offset = scene(tmp_path / "copy.tif", np.concatenate([copy, coarse]), ("B8", "B4", "B03", "B2", "B11"),
                           transform=Affine(10, 0, WEST, 0, -10, NORTH))
    np.testing.assert_array_equal(map_of(model, without_offset, tmp_path / "copy_map.tif"), expected)


@pytest.mark.parametrize(("name", "dtype", "more"), [
    ("rotated", "uint16", {"crs": UTM, "transform": ROTATED}),
    ("degrees", "float64", {"crs": GEOGRAPHIC, "transform": DEGREES}),
    ("picture", "uint8", {"photometric": "RGB", "alpha": "yes"}), ("signed", "int8", {}), ("whole", "int16", {})])
def test_a_raster_of_any_kind_is_cut_trained_on_and_mapped_on_its_own_grid(
        tmp_path: Path, name: str, dtype: str, more: dict[str, Any]):
    values = (bands() / 600).astype(dtype)
    if dtype == "uint8":
        values[3] = 255
        values[3, :, :8] = 0
    raster = scene(tmp_path / f"{name}.tif", values, crs=more.pop("crs", UTM),
                   transform=more.pop("transform", NORTH_UP), **more)
    codes = map_of(trained(tmp_path, raster), raster, tmp_path / "map.tif")
    card = json.loads((tmp_path / "run" / "train" / "model.json").read_text())
    assert len(card["modalities"][0]["bands"]) == (3 if dtype == "uint8" else 4)
    hidden = values[3] == 0 if dtype == "uint8" else np.zeros(codes.shape, bool)
    np.testing.assert_array_equal(codes == 255, hidden)
    with rasterio.open(raster) as ours, rasterio.open(tmp_path / "map.tif") as its:
        assert its.transform == ours.transform
        assert its.crs == ours.crs
    assert card["pixel_m"] == pytest.approx(92 if name == "degrees" else 10, rel=0.01)
