"""Scenes of one job are in the same units, in training and in mapping, or the person is told."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from sparse_wsss.errors import RasterMismatch
from sparse_wsss.labels.tile_index import Tiles, read_tiles
from sparse_wsss.models.checkpoint import Modality, ModelCard, save_model
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.stages.units import known_units, look_at_scenes
from sparse_wsss.training.tile_store import read_in_order

from tests.backend.test_radiometry import backscatter, sentinel2
from tests.tiny import CLASSES, context, run, tells, tiny_scene, tiny_tiles, write_raster

KNOWN = Modality("optical", tuple(f"B{n}" for n in range(1, 14)), tuple(sentinel2().mean((1, 2)).tolist()),
                 tuple(sentinel2().std((1, 2)).tolist()))


def index_of(folder: Path, *scenes: tuple[Path, Path | None]) -> Tiles:
    """Tiles of 30 px, four of each scene of 60 x 60 px."""
    scene = tiny_scene(folder / "tiny", height=60, width=60)
    tiles = read_tiles(tiny_tiles(folder, scene, tile_size=30))
    together = tiles.where(np.tile(np.arange(4), len(scenes)))
    for position in range(len(together)):
        together.optical[position], together.sar[position] = scenes[position // 4]
        together.scene[position] = scenes[position // 4][0].stem
    return together


def model_of(folder: Path, *modalities: Modality) -> Path:
    torch.manual_seed(0)
    bands = tuple(len(modality.bands) for modality in modalities)
    network = GatedViT(ViTShape(bands=bands, n_classes=4, tile_size=16, patch_size=4, dim=16, depth=1, heads=2,
                                head_dim=4, mlp_dim=16, stem_width=0, gate_floor=1)).removed().eval()
    card = ModelCard("gated_vit", CLASSES, modalities, 16, network.shape.to_json(), 10.0)
    save_model(folder / "model.safetensors", network.state_dict(), card)
    return folder / "model.safetensors"


def test_scenes_of_old_and_new_products_train_as_one(tmp_path: Path):
    """Each is harmonised by itself; only what was changed is said, and it is returned for the card."""
    old = write_raster(tmp_path / "old.tif", sentinel2())
    new = write_raster(tmp_path / "new.tif", sentinel2() + 1000)
    tiles, (told, events) = index_of(tmp_path, (old, None), (new, None)), context()
    done = look_at_scenes(tiles, told.reporter)
    assert list(done) == ["new (optical)"]
    assert [message.split(" (")[0] for message in events.messages("info")] == ["new"]
    assert events.messages("warning") == []
    values = {position: image for position, image, _ in read_in_order(tiles, np.arange(8))}
    for position in range(4):
        np.testing.assert_array_equal(values[position], values[position + 4])


def test_sar_in_db_and_in_linear_power_trains_as_one(tmp_path: Path):
    first, second = (write_raster(tmp_path / f"{name}.tif", np.ones((3, 60, 60), np.float32)) for name in "ab")
    power = write_raster(tmp_path / "power.tif", backscatter())
    db = write_raster(tmp_path / "db.tif", 10 * np.log10(backscatter()))
    tiles = index_of(tmp_path, (first, db), (second, power))
    assert list(look_at_scenes(tiles, context()[0].reporter)) == ["b (sar)"]
    values = {position: image for position, image, _ in read_in_order(tiles, np.arange(8))}
    np.testing.assert_allclose(values[1], values[5], atol=1e-4)


@pytest.mark.parametrize("n_good", [1, 2])
def test_an_8_bit_picture_among_reflectances_is_refused_by_name(tmp_path: Path, n_good: int):
    """Of two scenes nobody knows which one is right; of more it is the odd one."""
    bands = [3, 2, 1]
    good = [(write_raster(tmp_path / f"good{n}.tif", sentinel2(n)[bands]), None) for n in range(n_good)]
    shades = (sentinel2(7)[bands] / 3000 * 255).clip(0, 255).astype(np.uint8)
    picture = write_raster(tmp_path / "picture.tif", shades)
    with tells(RasterMismatch, "picture", "median"):
        look_at_scenes(index_of(tmp_path, *good, (picture, None)), context()[0].reporter)


def test_a_scene_several_times_as_bright_is_only_doubted(tmp_path: Path):
    bands = [3, 2, 1]
    scenes = [write_raster(tmp_path / f"{n}.tif", sentinel2(n)[bands] * (6 if n == 2 else 1)) for n in range(3)]
    told, events = context()
    assert look_at_scenes(index_of(tmp_path, *((scene, None) for scene in scenes)), told.reporter) == {}
    assert len(events.messages("warning")) == 1
    assert events.messages("warning")[0].startswith("The values of 2 (optical)")


def test_a_model_maps_an_old_and_a_new_product_alike(tmp_path: Path):
    model, maps = model_of(tmp_path, KNOWN), []
    for name, added in (("old", 0), ("new", 1000)):
        raster = write_raster(tmp_path / f"{name}.tif", sentinel2() + added)
        outputs, events = run("predict", model=model, raster=raster, output=tmp_path / f"{name}_map.tif")
        with rasterio.open(outputs["output"]) as file:
            maps.append(file.read(1))
        assert list(outputs.get("units", {})) == (["new (optical)"] if added else [])
        assert any("offset of 1000" in message for message in events.messages("info")) == bool(added)
    np.testing.assert_array_equal(*maps)
    assert len(np.unique(maps[0])) > 1


@pytest.mark.parametrize("kind", ["uint8", "float32"])
def test_a_raster_in_other_units_than_the_models_is_refused(tmp_path: Path, kind: str):
    names = ("red", "green", "blue")
    known = Modality("optical", names, *(tuple(part[i] for i in (3, 2, 1)) for part in (KNOWN.mean, KNOWN.std)))
    share = (sentinel2()[[3, 2, 1]] / 3000).clip(0, 1)
    values = (share * 255).astype(np.uint8) if kind == "uint8" else share.astype(np.float32)
    raster = write_raster(tmp_path / "preview.tif", values, names=names)
    with tells(RasterMismatch, "preview.tif", "red has a median of", "the model knows a mean of"):
        run("predict", model=model_of(tmp_path, known), raster=raster, output=tmp_path / "map.tif")
    assert not (tmp_path / "map.tif").exists()


def test_what_tiles_hold_is_known_before_a_model_is_trained(tmp_path: Path):
    scenes = [write_raster(tmp_path / f"{n}.tif", sentinel2(n) + 1000 * n) for n in range(2)]
    (known,) = known_units(index_of(tmp_path, *((scene, None) for scene in scenes)))
    assert known.bands == KNOWN.bands
    np.testing.assert_allclose(known.mean, np.median(sentinel2(0), (1, 2)), rtol=0.35)
