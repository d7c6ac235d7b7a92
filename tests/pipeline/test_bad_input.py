"""What a person may get wrong: each ends in an error that says what and where, names a next step, and harms nothing.

``tells`` demands the class of the error, words of its message and a hint; ``untouched`` that no file
changed. The stages ``tiles``, ``labels`` and ``evaluate`` have tables of their own in ``tests/backend``.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pytest
import rasterio
import torch
from affine import Affine
from safetensors import SafetensorError
from sparse_wsss.errors import (
    EXIT_BAD_JOB,
    EXIT_USER,
    BadJob,
    ClassInNoTile,
    DiskFull,
    NewerModel,
    NoCrs,
    NoDevice,
    NoLabels,
    NoOverlap,
    NotAModel,
    NotWritable,
    NoValidPixels,
    OneClass,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
    RunHoldsAnother,
    RunIncomplete,
    RunNotWritable,
    SarMismatch,
    SettingOutOfRange,
    SparseWsssError,
    TileIndexEmpty,
    TileIndexUnreadable,
    TileOutsideRaster,
    TileSize,
    UnknownClass,
    UnknownParameter,
    from_system,
)
from sparse_wsss.events import Reporter
from sparse_wsss.labels.tile_index import Labels, Tiles, read_tiles, write_tiles
from sparse_wsss.pipeline import run_stage

from tests.pipeline.world import BRIEF, TILE, World, painted_world, pipeline_job, settings_of
from tests.tiny import NORTH_UP, Events, exactly, run, tells, untouched, write_polygons, write_raster
from tests.worker import run_worker

NAMES = ("blue", "green", "red", "nir")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


@dataclass(frozen=True)
class Trained:
    """A finished run with its masks and its U-Net; read only."""

    run: Path
    map: Path


@pytest.fixture(scope="module")
def trained(world: World, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("trained")
    run("pipeline", **pipeline_job(world, folder, **BRIEF))
    return Trained(folder / "run", folder / "map.tif")


def read(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        values: np.ndarray = dataset.read()
    return values


def train_job(world: World, folder: Path, **changes: Any) -> dict[str, Any]:
    return {"tiles": world.tiles, "run": folder / "run", **settings_of("train", **BRIEF), **changes}


# ------------------------------------------------------------ rasters to map


def missing(world: World, folder: Path) -> Path:
    return folder / "nowhere.tif"


def truncated(world: World, folder: Path) -> Path:
    path = folder / "truncated.tif"
    whole = world.scene.optical.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return path


def not_a_raster(world: World, folder: Path) -> Path:
    path = folder / "notes.tif"
    path.write_text("not a raster", encoding="utf-8")
    return path


def a_folder(world: World, folder: Path) -> Path:
    (folder / "folder.tif").mkdir()
    return folder / "folder.tif"


def no_crs(world: World, folder: Path) -> Path:
    return write_raster(folder / "no_crs.tif", read(world.scene.optical), crs=None, names=NAMES)


def fewer_bands(world: World, folder: Path) -> Path:
    return write_raster(folder / "three.tif", read(world.scene.optical)[:3], names=NAMES[:3])


def other_names(world: World, folder: Path) -> Path:
    return write_raster(folder / "swir.tif", read(world.scene.optical), names=("blue", "green", "red", "swir"))


def without_pixels(world: World, folder: Path) -> Path:
    return write_raster(folder / "empty.tif", np.full_like(read(world.scene.optical), np.nan), names=NAMES)


RASTERS: list[tuple[Callable[[World, Path], Path], type[SparseWsssError], tuple[str, ...]]] = [
    (missing, RasterMissing, ("nowhere.tif", "does not exist")),
    (truncated, RasterUnreadable, ("truncated.tif",)),
    (not_a_raster, RasterUnreadable, ("notes.tif",)),
    (a_folder, RasterUnreadable, ("folder.tif", "folder")),
    (no_crs, NoCrs, ("no_crs.tif",)),
    (fewer_bands, RasterMismatch, ("three.tif", "3 optical bands", "trained on 4", "blue, green, red, nir")),
    (other_names, RasterMismatch, ("swir.tif", "'nir'", "swir")),
    (without_pixels, NoValidPixels, ("empty.tif",)),
]

HARD_TO_SEE = (truncated, without_pixels)  # only when every pixel is read


@pytest.mark.parametrize(("make", "kind", "words"), RASTERS)
def test_a_raster_that_cannot_be_mapped_is_told_and_an_old_map_stays(
        world: World, trained: Trained, tmp_path: Path, make: Callable, kind: type, words: tuple[str, ...]):
    raster = make(world, tmp_path)
    for name in ("map.tif", "map.qml", "map.tif.aux.xml", "confidence.tif"):
        shutil.copy(trained.map.with_name(name), tmp_path / name)
    with untouched(tmp_path), tells(kind, *words):
        run("predict", model=trained.run / "refine" / "model.safetensors", raster=raster, **world.sar(),
            output=tmp_path / "map.tif", confidence=tmp_path / "confidence.tif", **settings_of("predict"))


@pytest.mark.parametrize(("make", "kind", "words"), [row for row in RASTERS if row[0] not in HARD_TO_SEE])
def test_a_pipeline_tells_of_its_raster_before_it_trains(
        world: World, tmp_path: Path, make: Callable, kind: type, words: tuple[str, ...]):
    job = {**pipeline_job(world, tmp_path, **BRIEF), "raster": make(world, tmp_path)}
    with tells(kind, *words):
        run("pipeline", **job)
    assert not (tmp_path / "run" / "train").exists()


def test_bands_that_nobody_named_are_taken_by_their_order(world: World, trained: Trained, tmp_path: Path):
    raster = write_raster(tmp_path / "unnamed.tif", read(world.scene.optical), nodata=-9999)
    run("predict", run=trained.run, raster=raster, **world.sar(), output=tmp_path / "map.tif", **settings_of("predict"))
    assert (tmp_path / "map.tif").read_bytes() == trained.map.read_bytes()


def test_pixels_of_another_size_are_mapped_with_a_warning(world: World, trained: Trained, tmp_path: Path):
    grid = {"transform": NORTH_UP @ Affine.scale(2)}
    raster = write_raster(tmp_path / "coarse.tif", read(world.scene.optical), names=NAMES, nodata=-9999, **grid)
    sar = write_raster(tmp_path / "coarse_sar.tif", read(world.scene.sar), names=("VV", "VH"), **grid)
    _, events = run("predict", run=trained.run, raster=raster, sar=sar, output=tmp_path / "map.tif",
                    **settings_of("predict"))
    assert any("pixels of 20" in message and "trained on 10" in message for message in events.messages("warning"))


@pytest.mark.parametrize("extent", ["0,1,0,1 [EPSG:32632]", "100,101,10,11 [EPSG:4326]"])
def test_an_extent_beside_the_scene_is_told(world: World, trained: Trained, tmp_path: Path, extent: str):
    with untouched(tmp_path), tells(NoOverlap, "scene.tif"):
        run("predict", run=trained.run, raster=world.scene.optical, **world.sar(), extent=extent,
            output=tmp_path / "map.tif", **settings_of("predict"))


# ------------------------------------------------------------ SAR


def shifted_sar(world: World, folder: Path) -> Path:
    return write_raster(folder / "shifted.tif", read(world.scene.sar), transform=NORTH_UP @ Affine.translation(0.5, 0))


def far_sar(world: World, folder: Path) -> Path:
    return write_raster(folder / "far.tif", read(world.scene.sar), transform=NORTH_UP @ Affine.translation(9000, 0))


def coarse_sar(world: World, folder: Path) -> Path:
    return write_raster(folder / "coarse.tif", read(world.scene.sar)[:, ::2, ::2],
                        transform=NORTH_UP @ Affine.scale(2))


def three_sar_bands(world: World, folder: Path) -> Path:
    return write_raster(folder / "three.tif", np.concatenate([read(world.scene.sar)] * 2)[:3])


@pytest.mark.parametrize(("make", "kind", "words"), [
    (shifted_sar, SarMismatch, ("shifted.tif", "scene.tif")),
    (far_sar, SarMismatch, ("far.tif", "scene.tif")),
    (coarse_sar, SarMismatch, ("coarse.tif", "scene.tif")),
    (three_sar_bands, RasterMismatch, ("3 sar bands", "VV, VH")),
    (missing, RasterMissing, ("nowhere.tif",)),
    (lambda world, folder: None, RasterMismatch, ("trained with SAR", "VV, VH")),
])
def test_sar_that_does_not_fit_is_told(world: World, trained: Trained, tmp_path: Path, make: Callable, kind: type,
                                       words: tuple[str, ...]):
    sar = make(world, tmp_path)
    with untouched(tmp_path), tells(kind, *words):
        run("predict", run=trained.run, raster=world.scene.optical, sar=sar, output=tmp_path / "map.tif",
            **settings_of("predict"))


def test_sar_that_the_model_never_saw_is_told(world: World, tmp_path: Path):
    tiles = read_tiles(world.tiles)
    index = write_tiles(tmp_path / "optical.gpkg", replace(tiles, sar=[None] * len(tiles)))
    run("train", **train_job(world, tmp_path, tiles=index))
    with tells(RasterMismatch, "without SAR"):
        run("predict", run=tmp_path / "run", raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
            **settings_of("predict"))


# ------------------------------------------------------------ tiles to train on


def labelled(*labels: Labels) -> Callable[[Tiles], Tiles]:
    """Give the tiles these labels in turn."""
    return lambda tiles: replace(tiles, labels=[labels[i % len(labels)] for i in range(len(tiles))])


def one_outside(tiles: Tiles) -> Tiles:
    row = tiles.row.copy()
    row[3] = 10_000
    return replace(tiles, row=row)


def mixed_sizes(tiles: Tiles) -> Tiles:
    width = tiles.width.copy()
    width[2] = 16
    return replace(tiles, width=width)


def gone(tiles: Tiles) -> Tiles:
    return replace(tiles, optical=[Path("/nowhere/gone.tif")] * len(tiles))


TILES: list[tuple[Callable[[Tiles], Tiles], type[SparseWsssError], tuple[str, ...]]] = [
    (labelled(None), NoLabels, ("tiles.gpkg",)),
    (labelled(exactly()), OneClass, ("none",)),
    (labelled(exactly("water")), OneClass, ("water",)),
    (labelled(exactly("water"), exactly(), None), OneClass, ("water",)),
    (labelled(exactly("water"), exactly("forest", "crops")), ClassInNoTile, ("built",)),
    (one_outside, TileOutsideRaster, ("row 10000", "scene.tif", "192 x 128")),
    (mixed_sizes, TileSize, ("(16, 32)", "(32, 32)")),
    (gone, RasterMissing, ("/nowhere/gone.tif",)),
]


@pytest.mark.parametrize(("change", "kind", "words"), TILES)
def test_tiles_that_cannot_train_a_model_are_told_before_anything_is_made(
        world: World, tmp_path: Path, change: Callable[[Tiles], Tiles], kind: type, words: tuple[str, ...]):
    index = write_tiles(tmp_path / "tiles.gpkg", change(read_tiles(world.tiles)))
    with tells(kind, *words):
        run("train", **train_job(world, tmp_path, tiles=index))
    assert not (tmp_path / "run" / "train").exists()
    job = json.loads((tmp_path / "run" / "provenance.json").read_text(encoding="utf-8"))["jobs"][-1]
    assert job["exit"] == EXIT_USER
    assert job["error"]


def test_an_index_that_is_none_is_told(world: World, tmp_path: Path):
    (tmp_path / "text.gpkg").write_text("text", encoding="utf-8")
    empty = write_tiles(tmp_path / "empty.gpkg", read_tiles(world.tiles).where(np.array([], int)))
    foreign = write_polygons(tmp_path / "fields.gpkg", [read_tiles(world.tiles).geometry[0]], {"name": ["a"]})
    for index, kind, words in ((tmp_path / "nowhere.gpkg", TileIndexUnreadable, "nowhere.gpkg"),
                               (tmp_path / "text.gpkg", TileIndexUnreadable, "text.gpkg"),
                               (foreign, TileIndexUnreadable, "no field"),
                               (empty, TileIndexEmpty, "empty.gpkg")):
        with tells(kind, words):
            run("train", **train_job(world, tmp_path, tiles=index))


def test_a_label_that_the_class_table_lacks_names_the_nearest(world: World, tmp_path: Path):
    index = tmp_path / "tiles.gpkg"
    shutil.copy(world.tiles, index)
    meta, _, geometry, fields = pyogrio.raw.read(index, layer="tiles")
    names = list(meta["fields"])
    labels = fields[names.index("labels")].copy()
    labels[4] = "water;forrest"
    fields = [labels if name == "labels" else values for name, values in zip(names, fields, strict=True)]
    pyogrio.raw.write(index, geometry, fields, names, layer="tiles", driver="GPKG", geometry_type="Polygon",
                      crs=meta["crs"], append=False)
    with pytest.raises(UnknownClass, match="forrest") as caught:
        run("train", **train_job(world, tmp_path, tiles=index))
    assert "'forest'" in caught.value.hint
    assert caught.value.where


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -9999.0])
def test_tiles_that_hold_nothing_are_left_out_with_a_warning(world: World, tmp_path: Path, value: float):
    bands = read(world.scene.optical)
    bands[:, 96:, :] = value
    bands[2, 40:44, 40:44] = value  # a hole in one band of another tile
    raster = write_raster(tmp_path / "holes.tif", bands, nodata=-9999, names=NAMES)
    tiles = read_tiles(world.tiles)
    index = write_tiles(tmp_path / "tiles.gpkg", replace(tiles, optical=[raster] * len(tiles)))
    outputs, events = run("train", **train_job(world, tmp_path, tiles=index))
    n_empty = int((tiles.row >= 96).sum())
    assert outputs["tile_count"] == len(tiles) - n_empty
    assert any(f"{n_empty} labelled tiles hold nothing but nodata" in text for text in events.messages("warning"))
    assert np.isfinite(outputs["validation_map"])


@pytest.mark.parametrize("value", [np.nan, np.inf, -9999.0])
def test_when_no_tile_holds_a_pixel_it_is_told(world: World, tmp_path: Path, value: float):
    raster = write_raster(tmp_path / "empty.tif", np.full_like(read(world.scene.optical), value), nodata=-9999,
                          names=NAMES)
    tiles = read_tiles(world.tiles)
    index = write_tiles(tmp_path / "tiles.gpkg", replace(tiles, optical=[raster] * len(tiles)))
    with tells(NoValidPixels, "tiles.gpkg"):
        run("train", **train_job(world, tmp_path, tiles=index))


def test_a_patch_larger_than_a_tile_is_told_with_the_size_that_works(world: World, tmp_path: Path):
    with pytest.raises(TileSize, match="32 px, a patch has 64 px") as caught:
        run("train", **train_job(world, tmp_path, patch_size=64))
    assert "at most 32" in caught.value.hint
    assert not (tmp_path / "run" / "train").exists()


def test_tiles_that_are_no_multiple_of_a_patch_are_padded_and_it_is_said(world: World, tmp_path: Path):
    _, events = run("train", **train_job(world, tmp_path, patch_size=5))
    assert any("32 px are padded to 35 px" in message for message in events.messages("info"))
    run("predict", run=tmp_path / "run", raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
        **settings_of("predict"))
    np.testing.assert_array_equal(read(tmp_path / "map.tif")[0] == 255, ~world.scene.valid)


def test_a_reference_elsewhere_is_told(world: World, trained: Trained, tmp_path: Path):
    far = write_raster(tmp_path / "far.tif", world.scene.truth, transform=NORTH_UP @ Affine.translation(9000, 0))
    with untouched(tmp_path), tells(NoOverlap, "far.tif"):
        run("labels", tiles=world.tiles, reference=far, output=tmp_path / "labelled.gpkg")
    with untouched(tmp_path), tells(NoOverlap, "far.tif"):
        run("evaluate", map=trained.map, reference=far, output_json=tmp_path / "accuracy.json")


def test_a_batch_of_one_small_tile_is_enough(world: World, tmp_path: Path):
    run("pipeline", **pipeline_job(world, tmp_path, **BRIEF, batch_size=1, round_batch_size=1))
    assert (tmp_path / "map.tif").exists()


# ------------------------------------------------------------ settings and paths


@pytest.mark.parametrize(("stage", "changes", "kind", "words", "hint"), [
    ("train", {"stepps": 10}, UnknownParameter, "'stepps'", "'steps'"),
    ("train", {"steps": -1}, SettingOutOfRange, "STEPS = -1", "at least 0"),
    ("train", {"steps": "many"}, SettingOutOfRange, "STEPS = 'many'", "integer"),
    ("train", {"steps": 1.5}, SettingOutOfRange, "STEPS = 1.5", "integer"),
    ("train", {"learning_rate": 0}, SettingOutOfRange, "LEARNING_RATE = 0", "more than 0"),
    ("train", {"learning_rate": float("nan")}, SettingOutOfRange, "LEARNING_RATE = nan", "number"),
    ("train", {"seed": 2**31}, SettingOutOfRange, "SEED", "at most 2147483647"),
    ("train", {"device": "gpu"}, SettingOutOfRange, "DEVICE = 'gpu'", "auto, cpu, cuda, mps"),
    ("train", {"preset": "qick"}, SettingOutOfRange, "'qick'", "'quick'"),
    ("train", {"preset": ["quick"]}, SettingOutOfRange, "quick", "quick"),
    ("train", {"tiles": None}, BadJob, "'tiles'", "TILES"),
    ("train", {"run": ""}, BadJob, "'run'", "RUN"),
    ("train", {"run": 5}, SettingOutOfRange, "RUN = 5", "RUN"),
    ("pipeline", {"overlap": 0.95}, SettingOutOfRange, "OVERLAP = 0.95", "at most 0.9"),
    ("pipeline", {"method": "globul"}, SettingOutOfRange, "METHOD = 'globul'", "global, paper"),
    ("pipeline", {"encoder": "resnet81"}, SettingOutOfRange, "resnet81", "'resnet18'"),
    ("pipeline", dict.fromkeys(("bands_weight", "texture_weight", "tokens_weight", "heads_weight", "scores_weight"), 0),
     SettingOutOfRange, "weights of the clustering", "BANDS_WEIGHT"),
    ("trian", {}, BadJob, "'trian'", "'train'"),
])
def test_a_setting_that_does_not_work_is_told_before_anything_is_made(
        world: World, tmp_path: Path, stage: str, changes: dict, kind: type, words: str, hint: str):
    job = pipeline_job(world, tmp_path, **BRIEF) if stage == "pipeline" else train_job(world, tmp_path)
    given = {name: str(value) if isinstance(value, Path) else value for name, value in {**job, **changes}.items()}
    with pytest.raises(SparseWsssError, match=words) as caught:
        run_stage(stage, given, Reporter())
    assert type(caught.value) is kind, repr(caught.value)
    assert caught.value.exit_code == EXIT_BAD_JOB
    assert hint in caught.value.hint
    assert not (tmp_path / "run" / "train").exists()


def test_an_output_is_never_written_over_an_input_or_another_output(world: World, trained: Trained, tmp_path: Path):
    raster = tmp_path / "scene.tif"
    shutil.copy(world.scene.optical, raster)
    (tmp_path / "sub").mkdir()
    disguised = tmp_path / "sub" / ".." / "scene.tif"
    predict = {"run": trained.run, "raster": raster, **world.sar(), **settings_of("predict")}
    clusters = tmp_path / "clusters.csv"
    shutil.copy(trained.run / "pseudomasks" / "clusters.csv", clusters)
    reference = tmp_path / "reference.gpkg"
    shutil.copy(world.tiles, reference)
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("predict", {**predict, "output": raster}, "OUTPUT would be written over RASTER"),
        ("predict", {**predict, "output": disguised}, "OUTPUT would be written over RASTER"),
        ("predict", {**predict, "output": tmp_path / "m.tif", "confidence": tmp_path / "m.tif"}, "over"),
        ("predict", {**predict, "output": tmp_path / "m.tif", "probabilities": world.scene.sar}, "over SAR"),
        ("relabel", {"run": trained.run, "clusters": clusters, "output": clusters}, "over CLUSTERS"),
        ("tiles", {"raster": raster, "tile_size": TILE, "output": raster}, "over RASTER"),
        ("labels", {"tiles": world.tiles, "reference": reference, "output": reference}, "over REFERENCE"),
        ("evaluate", {"map": trained.map, "reference": world.scene.reference, "output_json": trained.map}, "over MAP"),
        ("pipeline", {**pipeline_job(world, tmp_path), "output": world.tiles}, "over TILES"),
    ]
    for stage, parameters, words in cases:
        with untouched(tmp_path, world.folder, trained.run), tells(BadJob, words):
            run(stage, **parameters)


def test_a_tile_index_may_be_labelled_in_place(world: World, tmp_path: Path):
    index = tmp_path / "tiles.gpkg"
    shutil.copy(world.tiles, index)
    run("labels", tiles=index, reference=world.scene.reference, classes=world.scene.classes, output=index)
    assert read_tiles(index).labels == read_tiles(world.tiles).labels


def test_an_output_that_cannot_be_written_is_told(world: World, trained: Trained, tmp_path: Path):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    for output in (tmp_path / "file" / "map.tif", tmp_path):
        with untouched(tmp_path), tells(NotWritable, str(output.parent if output != tmp_path else tmp_path)):
            run("predict", model=trained.run / "train" / "model.safetensors", raster=world.scene.optical,
                **world.sar(), output=output, **settings_of("predict"))
    with tells(NotWritable, str(tmp_path / "file")):
        run("pipeline", **{**pipeline_job(world, tmp_path), "output": str(tmp_path / "file" / "map.tif")})
    assert not (tmp_path / "run" / "train").exists()


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
@pytest.mark.parametrize("stage", ["train", "predict"])
def test_a_device_that_is_not_there_is_told_with_those_that_are(world: World, trained: Trained, tmp_path: Path,
                                                                stage: str):
    jobs = {"train": train_job(world, tmp_path),
            "predict": {"model": trained.run / "refine" / "model.safetensors", "raster": world.scene.optical,
                        **world.sar(), "output": tmp_path / "map.tif", **settings_of("predict")}}
    with pytest.raises(NoDevice, match="cuda") as caught:
        run(stage, **{**jobs[stage], "device": "cuda"})
    assert "cpu" in caught.value.hint
    assert not (tmp_path / "run" / "train").exists()


# ------------------------------------------------------------ models


def test_a_file_that_is_no_model_is_told_and_an_old_map_stays(world: World, trained: Trained, tmp_path: Path):
    shutil.copy(trained.map, tmp_path / "map.tif")
    for suffix in (".safetensors", ".json"):
        shutil.copy(trained.run / "refine" / f"model{suffix}", tmp_path / f"newer{suffix}")
    card = json.loads((tmp_path / "newer.json").read_text(encoding="utf-8"))
    (tmp_path / "newer.json").write_text(json.dumps({**card, "format": 99, "made_by": "sparse-wsss 9.0"}),
                                         encoding="utf-8")
    (tmp_path / "text.safetensors").write_text("text", encoding="utf-8")
    cases: list[tuple[Path, type[SparseWsssError], str]] = [
        (tmp_path / "nowhere.safetensors", NotAModel, "nowhere.safetensors"),
        (tmp_path / "text.safetensors", NotAModel, "text.safetensors"),
        (tmp_path, NotAModel, str(tmp_path)),
        (world.scene.optical, NotAModel, "scene.tif"),
        (tmp_path / "newer.safetensors", NewerModel, "sparse-wsss 9.0"),
    ]
    for model, kind, words in cases:
        with untouched(tmp_path), tells(kind, words):
            run("predict", model=model, raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
                **settings_of("predict"))


def test_a_run_whose_model_was_damaged_is_told(world: World, trained: Trained, tmp_path: Path):
    shutil.copytree(trained.run, tmp_path / "run")
    weights = tmp_path / "run" / "train" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    for stage, more in ORDER[:2]:
        with tells(NotAModel, "model.safetensors"):
            run(stage, run=tmp_path / "run", **more(tmp_path), **settings_of(stage))


def test_predict_wants_a_run_or_a_model_and_not_both(world: World, trained: Trained, tmp_path: Path):
    model = trained.run / "refine" / "model.safetensors"
    for given in ({}, {"run": trained.run, "model": model}):
        with tells(BadJob, "either RUN or MODEL"):
            run("predict", **given, raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
                **settings_of("predict"))


# ------------------------------------------------------------ runs


def test_a_run_in_a_wrong_place_is_told(world: World, trained: Trained, tmp_path: Path):
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "holiday.jpg").write_bytes(b"precious")
    (photos / "settings.json").write_text("// of another program", encoding="utf-8")
    (tmp_path / "file").write_text("text", encoding="utf-8")
    cases: list[tuple[Path, type[SparseWsssError], str]] = [
        (photos, RunHoldsAnother, "holiday.jpg"),
        (tmp_path / "file", RunNotWritable, "file"),
        (tmp_path / "file" / "run", RunNotWritable, "file"),
        (trained.run, RunHoldsAnother, "steps was 8, now 9"),
    ]
    for folder, kind, words in cases:
        with untouched(photos, trained.run / "train", trained.run / "refine"), tells(kind, words):
            run("train", **train_job(world, tmp_path, run=folder, steps=9))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "text"


def test_a_run_on_a_disk_that_may_only_be_read_is_told(world: World, trained: Trained, run_disk: Path, tmp_path: Path):
    shutil.copytree(trained.run, run_disk / "run")
    if subprocess.run(["mount", "-o", "remount,ro", str(run_disk)], capture_output=True).returncode:
        pytest.skip("needs the right to mount a disk for reading only")
    for folder in (run_disk / "run", run_disk / "new"):
        with untouched(run_disk), tells(RunNotWritable, "RUN", str(run_disk)):
            run("train", **train_job(world, tmp_path, run=folder))


ORDER: list[tuple[str, Callable[[Path], dict[str, Any]]]] = [
    ("heads", lambda folder: {"output_heads": folder / "heads.csv"}),
    ("pseudomasks", lambda folder: {"output": folder / "masks.tif"}),
    ("relabel", lambda folder: {"clusters": folder / "clusters.csv", "output": folder / "masks.tif"}),
    ("refine", lambda folder: {}),
    ("predict", lambda folder: {"raster": folder / "scene.tif", "output": folder / "map.tif"}),
]


@pytest.mark.parametrize(("stage", "more"), ORDER)
def test_a_stage_without_a_run_says_what_to_run_first(tmp_path: Path, stage: str, more: Callable):
    for folder in (tmp_path / "nowhere", tmp_path):
        with untouched(tmp_path), pytest.raises(RunIncomplete, match="no run") as caught:
            run(stage, run=folder, **more(tmp_path), **settings_of(stage))
        assert "'Train'" in caught.value.hint


@pytest.mark.parametrize(("stage", "more"), ORDER)
def test_a_stage_before_the_training_has_finished_says_what_to_run_first(world: World, tmp_path: Path, stage: str,
                                                                         more: Callable):
    with tells(TileSize):
        run("train", **train_job(world, tmp_path, patch_size=64))
    with pytest.raises(RunIncomplete, match=r"train|pseudomasks") as caught:
        run(stage, run=tmp_path / "run", **more(tmp_path), **settings_of(stage))
    assert "first" in caught.value.hint
    assert not any(tmp_path.glob("*.tif"))


def test_stages_before_their_masks_say_what_to_run_first(world: World, tmp_path: Path):
    run("train", **train_job(world, tmp_path))
    for stage, more in ORDER[2:4]:
        with pytest.raises(RunIncomplete, match="pseudomasks") as caught:
            run(stage, run=tmp_path / "run", **more(tmp_path), **settings_of(stage))
        assert "'Pseudomasks'" in caught.value.hint
    run("pseudomasks", run=tmp_path / "run", output=tmp_path / "m.tif", **settings_of("pseudomasks", method="paper"))
    with tells(RunIncomplete, "not made with METHOD global"):
        run("relabel", run=tmp_path / "run", clusters=tmp_path / "clusters.csv", output=tmp_path / "n.tif",
            **settings_of("relabel"))


HEADER = "cluster,class\n"


@pytest.mark.parametrize(("text", "words"), [
    (None, "cannot be read"),
    ("", "no cluster table"),
    ("a,b\n1,2\n", "no cluster table"),
    (HEADER, "no cluster table"),
    (HEADER + "0,watr\n", "'watr'"),
    (HEADER + "0,water\n", "lacks the cluster 1"),
    (HEADER + "8,water\n", "0 to 7"),
    (HEADER + "first,water\n", "'first'"),
    (HEADER + ",water\n", "''"),
    (HEADER + "0\n", "''"),
    ("\x00\xff", "cluster"),
])
def test_a_table_that_does_not_fit_the_clusters_is_told(trained: Trained, tmp_path: Path, text: str | None, words: str):
    table = tmp_path / "clusters.csv"
    if text is not None:
        table.write_text(text, encoding="latin-1")
    with untouched(trained.run / "pseudomasks"), tells(BadJob, "clusters.csv", words):
        run("relabel", run=trained.run, clusters=table, output=tmp_path / "masks.tif", **settings_of("relabel"))
    assert not (tmp_path / "masks.tif").exists()


def test_a_tile_that_the_run_does_not_have_names_the_nearest(trained: Trained, tmp_path: Path):
    with pytest.raises(BadJob, match="scene_r0000_c00O1") as caught:
        run("heads", run=trained.run, tile="scene_r0000_c00O1", output_heads=tmp_path / "h.csv", **settings_of("heads"))
    assert "'scene_r0000_c0001'" in caught.value.hint
    assert not (tmp_path / "h.csv").exists()


# ------------------------------------------------------------ full disks


class FillsTheDisk(Events):
    """Fills a disk to the last byte when a message comes; ``empty`` makes room again."""

    def __init__(self, disk: Path, message: str) -> None:
        super().__init__()
        self.filler, self.message = disk / "filler", message

    def write(self, event: dict[str, Any]) -> None:
        super().write(event)
        if event.get("message") == self.message and not self.filler.exists():
            with open(self.filler, "wb", buffering=0) as file:
                for size in (1 << 16, 1 << 8, 1):
                    try:
                        while file.write(bytes(size)) == size:
                            pass
                    except OSError:
                        pass

    def empty(self) -> None:
        self.filler.unlink()


@pytest.mark.parametrize("message", ["band statistics", "training", "sampling features", "round 1",
                                     "repainting the masks", "mapping"])
def test_a_disk_that_fills_up_is_told_and_with_room_the_same_job_goes_on(world: World, trained: Trained, run_disk: Path,
                                                                         message: str):
    job = pipeline_job(world, run_disk, **BRIEF)
    filler = FillsTheDisk(run_disk, message)
    with pytest.raises((DiskFull, OSError, SafetensorError)) as caught:
        run_stage("pipeline", job, Reporter([filler]))
    assert filler.filler.exists()
    told = as_told(caught.value)
    assert isinstance(told, DiskFull)
    assert told.hint
    assert not (run_disk / "map.tif").exists()
    filler.empty()
    run("pipeline", **job)
    assert (run_disk / "map.tif").read_bytes() == trained.map.read_bytes()


def as_told(error: BaseException) -> SparseWsssError | None:
    """What the command line tells of an error."""
    return error if isinstance(error, SparseWsssError) else from_system(error)


def test_a_worker_on_a_full_disk_still_says_so_and_exits_with_4(world: World, small_disk: Path, tmp_path: Path):
    (small_disk / "filler").write_bytes(bytes(300_000))
    done = run_worker("train", train_job(world, small_disk), tmp_path)
    assert done.exit_code == EXIT_USER, done.log
    assert done.last["event"] == "error"
    assert done.last["code"] == "disk_full"
    assert done.last["hint"]


def test_a_map_that_does_not_fit_leaves_the_old_one(world: World, trained: Trained, small_disk: Path):
    for name in ("map.tif", "map.qml", "map.tif.aux.xml"):
        shutil.copy(trained.map.with_name(name), small_disk / name)
    (small_disk / "filler").write_bytes(bytes(330_000))
    with untouched(small_disk), tells(DiskFull, "map"):
        run("predict", model=trained.run / "refine" / "model.safetensors", raster=world.scene.optical, **world.sar(),
            output=small_disk / "map.tif", probabilities=small_disk / "map_probabilities.tif",
            **settings_of("predict"))
