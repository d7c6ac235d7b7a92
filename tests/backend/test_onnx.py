"""Models as ONNX: what onnxruntime makes of raster values is what the worker makes of them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from sparse_wsss.errors import BadJob, NoOnnx, OnnxFailed, RasterMismatch
from sparse_wsss.mapping.sliding_map import map_strips
from sparse_wsss.models.checkpoint import Modality, ModelCard, load_model, save_model
from sparse_wsss.models.late_fusion import build_vit
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.onnx_export import verify
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.training.tile_store import normalise
from torch import nn

from tests.tiny import CLASSES, NORTH_UP, UTM, run, tells, tiny_scene, untouched, write_raster

OPTICAL = Modality("optical", ("blue", "green", "red", "nir"), (0.14, 0.16, 0.16, 0.3), (0.1, 0.09, 0.1, 0.16))
SAR = Modality("sar", ("VV", "VH"), (-11.0, -18.0), (6.0, 6.0))
NETWORK = {"n_classes": 4, "dim": 32, "depth": 2, "heads": 4, "head_dim": 8, "mlp_dim": 32}


def unet_model(folder: Path, modalities: tuple[Modality, ...] = (OPTICAL,), size: int = 32) -> Path:
    """A U-Net that says different things in different places."""
    torch.manual_seed(0)
    n_bands = sum(len(one.bands) for one in modalities)
    shape = UNetShape("timm-mobilenetv3_small_100", n_bands, 4, size)
    network = build_unet(shape)
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.running_mean.normal_(0, 0.1)
            layer.running_var.uniform_(0.5, 2.0)
            layer.weight.data.uniform_(0.5, 2.0)
    card = ModelCard("unet", CLASSES, modalities, size, asdict(shape), 10.0, temperature=1.4)
    save_model(folder / "unet.safetensors", network.state_dict(), card)
    return folder / "unet.safetensors"


def vit_model(folder: Path, modalities: tuple[Modality, ...] = (OPTICAL,), size: int = 32, closed: int = 3,
              **changes: object) -> Path:
    """A transformer of whose heads the last ones of each block are closed, and not removed."""
    torch.manual_seed(1)
    shape = ViTShape(bands=tuple(len(one.bands) for one in modalities), tile_size=size,
                     **{"patch_size": 4, **NETWORK, **changes})
    network = build_vit(shape)
    for name, parameter in network.named_parameters():
        if name.endswith("log_alpha"):
            parameter.data[:, -closed:] = -3.0
        elif parameter.ndim >= 2:
            parameter.data.mul_(4)
    card = ModelCard("gated_vit", CLASSES, modalities, size, json.loads(json.dumps(network.shape.to_json())), 10.0,
                     temperature=1.2)
    save_model(folder / "vit.safetensors", network.state_dict(), card)
    return folder / "vit.safetensors"


class OnnxNetwork(nn.Module):
    """The file in the place of a network, for the worker's own windows and blending."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    def forward(self, raw: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(self.session.run(None, {"values": raw.numpy()})[0]).clamp(min=1e-30).log()


def codes_of(strips, classes=CLASSES):
    codes = np.array(classes.codes)
    return np.concatenate([codes[one.probabilities.argmax(0)] for one in strips])


def map_of_onnx(path: Path, rasters: list[Path], window: int) -> np.ndarray:
    """Map rasters with a file, in the windows of `predict`; no number outside."""
    import rasterio

    stack = np.concatenate([rasterio.open(one).read().astype(np.float32) for one in rasters])
    _, height, width = stack.shape

    def read(column, row, wide, high):
        tile = np.full((len(stack), high, wide), np.nan, np.float32)
        part = stack[:, row : row + high, column : column + wide]
        tile[:, : part.shape[1], : part.shape[2]] = part
        return tile, np.ones((high, wide), bool)

    return codes_of(map_strips(OnnxNetwork(path), read, width, height, 4, window, 0.5, 16, False, torch.device("cpu"),
                               lambda done, n: None))


def map_of_torch(model: Path, rasters: list[Path], window: int) -> np.ndarray:
    """Map rasters with the network, as `predict` does."""
    network, card = load_model(model)
    with Scene(*rasters) as scene:
        order = [list(b for _, bands in scene.modalities for b in bands).index(band) for band in card.bands]

        def read(column, row, wide, high):
            values, valid = scene.read(column, row, wide, high, order)
            return normalise(values, valid, card.mean, card.std), valid

        return codes_of(map_strips(network, read, scene.info.width, scene.info.height, 4, window, 0.5, 16, False,
                                   torch.device("cpu"), lambda done, n: None, card.temperature))


def metadata_of(path: Path) -> dict:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.get_modelmeta().custom_metadata_map


@pytest.mark.parametrize(("make", "changes"), [
    (unet_model, {}), (unet_model, {"size": 36}), (vit_model, {}),
    (vit_model, {"patch_size": 8, "size": 36, "detail_width": 8, "stem_width": 8, "class_tokens": "per_class"}),
    (vit_model, {"closed": 4}),
], ids=["unet", "unet padded", "vit", "vit of class tokens, padded", "vit without a head"])
def test_map_of_the_file_is_the_map_of_the_network(tmp_path, make, changes):
    scene = tiny_scene(tmp_path)
    model = make(tmp_path, **changes)
    outputs, events = run("onnx", model=model, raster=scene.optical, output=tmp_path / "made.onnx")
    size = changes.get("size", 32)
    wanted = map_of_torch(model, [scene.optical], size)
    assert len(np.unique(wanted)) > 1, "a map of one class proves nothing"
    assert (map_of_onnx(tmp_path / "made.onnx", [scene.optical], size) == wanted).mean() >= 0.999
    assert outputs["largest_difference"] < 1e-4
    assert set(outputs["checks"]) == {"random tiles", "tiles of the raster"}
    assert any("agrees with torch" in text for text in events.messages("info"))


@pytest.mark.parametrize("fusion", ["early", "late"])
def test_two_modalities_are_channels_one_after_the_other(tmp_path, fusion):
    scene = tiny_scene(tmp_path)
    model = vit_model(tmp_path, (OPTICAL, SAR), fusion=fusion)
    run("onnx", model=model, raster=scene.optical, sar=scene.sar, output=tmp_path / "made.onnx")
    rasters = [scene.optical, scene.sar]
    wanted = map_of_torch(model, rasters, 32)
    assert (map_of_onnx(tmp_path / "made.onnx", rasters, 32) == wanted).mean() >= 0.999
    said = json.loads(metadata_of(tmp_path / "made.onnx")["sparse_wsss"])
    assert said["input"]["channels"] == ["optical blue", "optical green", "optical red", "optical nir", "sar VV",
                                         "sar VH"]


def test_units_and_order_of_the_raster_are_part_of_the_file(tmp_path):
    rng = np.random.default_rng(0)
    names = ("B02", "B03", "B04", "B8A", "B11")
    water = rng.random((64, 64)) < 0.2
    digital = (1000 + np.where(water, rng.uniform(20, 90, (5, 64, 64)), rng.uniform(300, 3000, (5, 64, 64))))
    digital = digital.astype(np.uint16)
    digital[:, :5, :5] = 0
    digital[:, 30:34, 30:34] = 65_535  # saturated: normalised values are clipped
    optical = write_raster(tmp_path / "optical.tif", digital, names=names, nodata=0)
    power = rng.gamma(1.0, 0.1, (2, 64, 64)).astype(np.float32)
    sar = write_raster(tmp_path / "sar.tif", power, names=("VH", "VV"))
    known = (Modality("optical", tuple(reversed(names)), (1300.0,) * 5, (900.0,) * 5), SAR)
    model = vit_model(tmp_path, known)
    _, events = run("onnx", model=model, raster=optical, sar=sar, output=tmp_path / "made.onnx")
    assert sum("subtracted" in text or "brought to dB" in text for text in events.messages("info")) == 2
    wanted = map_of_torch(model, [optical, sar], 32)
    assert len(np.unique(wanted)) > 1
    assert (map_of_onnx(tmp_path / "made.onnx", [optical, sar], 32) == wanted).mean() >= 0.999
    said = json.loads(metadata_of(tmp_path / "made.onnx")["sparse_wsss"])["input"]
    assert said["channels"][:2] == ["optical B02", "optical B03"]
    assert said["channels"][5:] == ["sar VH", "sar VV"]
    assert len(said["done"]) == 2
    assert said["nodata"] == [0, 0, 0, 0, 0, None, None]


def test_without_a_raster_values_are_those_of_the_card(tmp_path):
    scene = tiny_scene(tmp_path)
    model = unet_model(tmp_path)
    outputs, _ = run("onnx", model=model, output=tmp_path / "made.onnx")
    assert set(outputs["checks"]) == {"random tiles"}
    found = map_of_onnx(tmp_path / "made.onnx", [scene.optical], 32)
    wanted = map_of_torch(model, [scene.optical], 32)
    far = np.s_[48:, 48:]  # from the corner of -9999: without a raster nobody knows that it is no data
    assert (found[far] == wanted[far]).mean() >= 0.999


def test_deepness_finds_what_it_reads(tmp_path):
    """Types and encoding as its model reader has them: every value is JSON, classes are numbered from 0."""
    scene = tiny_scene(tmp_path)
    run("onnx", model=unet_model(tmp_path), raster=scene.optical, output=tmp_path / "made.onnx")
    said = {key: json.loads(value) for key, value in metadata_of(tmp_path / "made.onnx").items()}
    assert said["model_type"] == "Segmentor"
    assert said["class_names"] == {str(i): name for i, name in enumerate(CLASSES.names)}
    assert said["resolution"] == 1000  # cm
    assert (said["tile_size"], said["tiles_overlap"]) == (32, 50)
    assert (said["seg_thresh"], said["seg_small_segment"]) == (0, 0)
    session = onnxruntime.InferenceSession(str(tmp_path / "made.onnx"), providers=["CPUExecutionProvider"])
    assert session.get_inputs()[0].shape == ["batch", 4, 32, 32]
    assert session.get_outputs()[0].shape == ["batch", 4, 32, 32]
    made = onnx.load(tmp_path / "made.onnx")
    assert [one.version for one in made.opset_import] == [17]
    assert made.ir_version <= 9, "onnxruntime 1.17, which Deepness pins, reads no later one"


def test_the_map_that_deepness_makes_is_that_of_the_network(tmp_path):
    """Its preprocessing: values over 255, less the mean, over the deviation of the metadata; class of the maximum."""
    scene = tiny_scene(tmp_path, height=64, width=64)
    model = unet_model(tmp_path)
    run("onnx", model=model, raster=scene.optical, output=tmp_path / "made.onnx")
    said = {key: json.loads(value) for key, value in metadata_of(tmp_path / "made.onnx").items()}
    mean, std = (np.array(said[f"standardization_{part}"], np.float32) for part in ("mean", "std"))
    with Scene(scene.optical) as opened:
        import rasterio

        tiles = rasterio.open(scene.optical).read()[:, 16:48, 16:48].transpose(1, 2, 0)[None]
        values, valid = opened.read(16, 16, 32, 32)
    given = np.transpose((np.float32(tiles * 1.0 / 255.0) - mean) / std, (0, 3, 1, 2))
    session = onnxruntime.InferenceSession(str(tmp_path / "made.onnx"), providers=["CPUExecutionProvider"])
    found = session.run(None, {session.get_inputs()[0].name: given})[0]
    network, card = load_model(model)
    with torch.inference_mode():
        image = torch.from_numpy(normalise(values, valid, card.mean, card.std))[None]
        wanted = (network(image) / card.temperature).softmax(1).numpy()
    assert np.abs(found - wanted).max() < 1e-4
    assert found.dtype == np.float32


def test_closed_heads_are_not_in_the_file(tmp_path):
    sizes = {}
    for closed in (1, 3):
        model = vit_model(tmp_path, closed=closed)
        run("onnx", model=model, output=tmp_path / "made.onnx")
        made = onnx.load(tmp_path / "made.onnx")
        sizes[closed] = sum(np.prod(one.dims) for one in made.graph.initializer if len(one.dims) == 2)
    # of each of 2 blocks, 2 heads of 8: rows of query, key and value, and columns of the projection
    assert sizes[1] - sizes[3] == 2 * 2 * 8 * (3 * 32 + 32)


def test_a_file_that_says_something_else_is_not_written(tmp_path, monkeypatch):
    model, out = unet_model(tmp_path), tmp_path / "out"
    run("onnx", model=model, output=out / "made.onnx")
    say = verify.run_session
    monkeypatch.setattr(verify, "run_session", lambda session, tiles: say(session, tiles) + 2e-4)
    with untouched(out), tells(OnnxFailed, "random tiles", "differs by 0.0002"):
        run("onnx", model=model, output=out / "made.onnx")


def test_without_the_package_the_next_step_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    with untouched(tmp_path), tells(NoOnnx, "no package onnx"):
        run("onnx", model=tmp_path / "any.safetensors", output=tmp_path / "made.onnx")


def test_without_the_runtime_the_file_is_written_and_a_warning_says_that_nobody_checked_it(tmp_path, monkeypatch):
    model = unet_model(tmp_path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    outputs, events = run("onnx", model=model, output=tmp_path / "made.onnx")
    assert outputs["checks"] == {}
    assert any("not checked" in text for text in events.messages("warning"))
    assert onnx.load(tmp_path / "made.onnx").graph.output[0].name == "probabilities"


@pytest.mark.parametrize("given", [{}, {"run": "r", "model": "m.safetensors"}])
def test_either_a_run_or_a_model_is_needed(tmp_path, given):
    given = {name: tmp_path / value for name, value in given.items()}
    if "run" in given:
        given["run"].mkdir()
        (given["run"] / "provenance.json").write_text('{"jobs": [{}]}')
    with tells(BadJob, "either RUN or MODEL"):
        run("onnx", output=tmp_path / "made.onnx", **given)


def test_a_raster_of_other_bands_is_refused(tmp_path):
    other = write_raster(tmp_path / "three.tif", np.ones((3, 40, 40), np.float32), crs=UTM, transform=NORTH_UP)
    with tells(RasterMismatch, "has 3 optical bands"):
        run("onnx", model=unet_model(tmp_path), raster=other, output=tmp_path / "made.onnx")
