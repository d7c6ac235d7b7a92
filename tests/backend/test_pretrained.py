"""Pretrained encoders: files of every published layout, made here, give the tokens that timm gives for them."""

import argparse
import hashlib
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from sparse_wsss.errors import NoPretrained, NotAnEncoder, SparseWsssError
from sparse_wsss.models.encoder_bands import SENTINEL_2, band_meanings, fitted_kernel
from sparse_wsss.models.encoder_files import open_encoder
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.late_fusion import AnyViT, build_vit
from sparse_wsss.models.plain_vit import plain_vit
from sparse_wsss.models.pretrained import FirstWeights, open_pretrained
from sparse_wsss.models.vit_shape import ViTShape
from timm.models import adapt_input_conv
from timm.models.vision_transformer import VisionTransformer, checkpoint_filter_fn
from torch import Tensor

from tests.tiny import tells
from tests.worker import COMMAND

Weights = dict[str, Tensor]
RGB = ("red", "green", "blue")
RADAR = ("VV", "VH")


def timm_vit(n_bands: int, seed: int = 0, **options: Any) -> VisionTransformer:
    """A small ViT of timm in which every part speaks: 2 blocks of width 128, 4 x 4 patches of 8 px."""
    torch.manual_seed(seed)
    network = VisionTransformer(**{"img_size": 32, "patch_size": 8, "in_chans": n_bands, "num_classes": 0,
                                   "embed_dim": 128, "depth": 2, "num_heads": 2, "mlp_ratio": 2, **options})
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    return network.eval()


def saved(checkpoint: Mapping[str, Any], path: Path) -> str:
    """Write a checkpoint as its suffix says."""
    if path.suffix == ".safetensors":
        save_file({key: value.contiguous().clone() for key, value in checkpoint.items()}, path)
    else:
        torch.save(dict(checkpoint), path)
    return str(path)


def started(sources: str, *modalities: tuple[str, ...], tile_size: int = 32, patch_size: int = 8) -> GatedViT:
    """A gated transformer with open gates and pretrained first weights."""
    network, _ = fitted(sources, *modalities, tile_size=tile_size, patch_size=patch_size)
    assert isinstance(network, GatedViT)
    return network


def fitted(sources: str, *modalities: tuple[str, ...], tile_size: int = 32, patch_size: int = 8,
           class_tokens: str = "one", fusion: str = "early") -> tuple[AnyViT, FirstWeights]:
    named = list(zip(("optical", "sar"), modalities, strict=False))
    pretrained = open_pretrained(sources, named)
    shape = ViTShape(
        bands=tuple(len(bands) for bands in modalities), n_classes=3, tile_size=tile_size, patch_size=patch_size,
        dim=pretrained.dim, depth=pretrained.depth, heads=pretrained.heads, head_dim=pretrained.head_dim,
        mlp_dim=pretrained.mlp_dim, class_tokens=class_tokens, fusion=fusion,
    )
    first = pretrained.first_weights(shape, named)
    network = build_vit(shape).eval()
    first.put_into(network)
    return network, first


def tiles(n_bands: int, size: int = 32) -> Tensor:
    return torch.randn(2, n_bands, size, size, generator=torch.Generator().manual_seed(1))


@torch.no_grad()
def theirs(network: VisionTransformer, images: Tensor) -> Tensor:
    """Patch tokens as timm makes them, (B, dim, h, w)."""
    tokens = network.forward_features(images)[:, network.num_prefix_tokens :]
    side = round(tokens.shape[1] ** 0.5)
    return tokens.transpose(1, 2).unflatten(2, (side, side))


def same_tokens(network: GatedViT, images: Tensor, expected: Tensor) -> None:
    torch.testing.assert_close(network.view(images, []).tokens, expected, atol=1e-5, rtol=1e-5)


# ------------------------------------------------------------ layouts, by keys and shapes alone


def bare(weights: Weights) -> dict[str, Any]:
    return {**weights, "head.weight": torch.ones(10, 128), "head.bias": torch.ones(10)}


def moco_v3(weights: Weights) -> dict[str, Any]:
    noise = {key: torch.randn_like(value) for key, value in weights.items()}
    state = {f"module.momentum_encoder.{key}": value for key, value in noise.items()}
    state |= {f"module.base_encoder.{key}": value for key, value in weights.items()}
    state |= {"module.base_encoder.head.0.weight": torch.ones(4, 128), "module.predictor.0.weight": torch.ones(4, 4)}
    return {"epoch": 100, "arch": "vit_small", "state_dict": state, "optimizer": {"state": {}, "param_groups": []},
            "scaler": {}}


def dino(weights: Weights) -> dict[str, Any]:
    teacher = {f"backbone.{key}": value for key, value in weights.items()} | {"head.mlp.0.weight": torch.ones(4, 128)}
    student = {f"module.backbone.{key}": torch.randn_like(value) for key, value in weights.items()}
    return {"student": student, "teacher": teacher, "optimizer": {}, "epoch": 100, "dino_loss": {},
            "args": argparse.Namespace(arch="vit_small", patch_size=16, local_crops_scale=[0.05, 0.4])}


def mae(weights: Weights) -> dict[str, Any]:
    decoder = {"mask_token": torch.ones(1, 1, 64), "decoder_pos_embed": torch.ones(1, 17, 64),
               "decoder_embed.weight": torch.ones(64, 128), "decoder_blocks.0.norm1.weight": torch.ones(64),
               "decoder_norm.weight": torch.ones(64), "decoder_pred.weight": torch.ones(8, 64)}
    return {"model": {**weights, **decoder}, "optimizer": {}, "epoch": 99, "scaler": {},
            "args": argparse.Namespace(model="mae_vit_small_patch16")}


def distributed_ema(weights: Weights) -> dict[str, Any]:
    return {"state_dict": {key: torch.randn_like(value) for key, value in weights.items()},
            "state_dict_ema": {f"module.{key}": value for key, value in weights.items()}}


@pytest.mark.parametrize(("layout", "place"), [
    (bare, "bare keys"), (moco_v3, "state_dict > module.base_encoder.*"), (dino, "teacher > backbone.*"),
    (mae, "model > *"), (distributed_ema, "state_dict_ema > module.*"),
])
@pytest.mark.parametrize("bands", [SENTINEL_2, RADAR], ids=["13 bands of S2", "2 bands of S1"])
def test_every_layout_gives_the_tokens_of_timm(layout: Callable[[Weights], dict[str, Any]], place: str,
                                               bands: tuple[str, ...], tmp_path: Path):
    source = timm_vit(len(bands))
    path = saved(layout(source.state_dict()), tmp_path / "weights.pth")
    network, first = fitted(path, bands)
    same_tokens(network, tiles(len(bands)), theirs(source, tiles(len(bands))))
    facts = first.encoders[0]
    assert (facts["layout"], facts["depth"], facts["heads"], facts["channels"]) == (place, 2, 2, len(bands))


@pytest.mark.parametrize("suffix", [".safetensors", ".bin"])
def test_the_format_of_the_file_makes_no_difference(suffix: str, tmp_path: Path):
    source = timm_vit(3)
    network = started(saved(source.state_dict(), tmp_path / f"weights{suffix}"), RGB)
    same_tokens(network, tiles(3), theirs(source, tiles(3)))


@pytest.mark.parametrize("options", [
    {"init_values": 0.3}, {"qkv_bias": False}, {"no_embed_class": True}, {"depth": 3, "embed_dim": 64, "num_heads": 1},
    {"img_size": 48, "patch_size": 16, "init_values": 0.1, "no_embed_class": True, "qkv_bias": False},
], ids=["layer scale", "no bias of qkv", "class token without a position", "another shape", "all at once"])
def test_kinds_of_plain_vit_are_carried_exactly(options: dict[str, Any], tmp_path: Path):
    source = timm_vit(3, **options)
    size, patch = options.get("img_size", 32), options.get("patch_size", 8)
    network = started(saved(source.state_dict(), tmp_path / "weights.pth"), RGB, tile_size=size, patch_size=patch)
    same_tokens(network, tiles(3, size), theirs(source, tiles(3, size)))


@pytest.mark.parametrize(("tile_size", "patch_size"), [(64, 8), (16, 8), (32, 2), (32, 16), (48, 4)])
def test_another_grid_or_patch_is_resampled_as_timm_does(tile_size: int, patch_size: int, tmp_path: Path):
    source = timm_vit(3)
    other = timm_vit(3, seed=5, img_size=tile_size, patch_size=patch_size)
    other.load_state_dict(checkpoint_filter_fn(source.state_dict(), other))
    network = started(saved(source.state_dict(), tmp_path / "weights.pth"), RGB, tile_size=tile_size,
                      patch_size=patch_size)
    images = tiles(3, tile_size)
    same_tokens(network, images, theirs(other, images))


def test_closed_heads_are_removed_without_a_change_of_the_output(tmp_path: Path):
    source = timm_vit(3, embed_dim=192, num_heads=3, init_values=0.3)
    network = started(saved(source.state_dict(), tmp_path / "weights.pth"), RGB)
    with torch.no_grad():
        for layer, head in ((0, 1), (1, 0), (1, 2)):
            network.gates.log_alpha[layer, head] = -2.0
    small = network.removed()
    assert small.kept_heads() == ((0, 2), (1,))
    for part in (0, 1):
        torch.testing.assert_close(small(tiles(3))[part], network(tiles(3))[part], atol=1e-5, rtol=1e-5)


def test_a_token_for_each_class_starts_near_the_learned_one_and_learns_at_the_full_rate(tmp_path: Path):
    source = timm_vit(3)
    network, first = fitted(saved(source.state_dict(), tmp_path / "weights.pth"), RGB, class_tokens="per_class")
    tokens = network.vit.cls_token
    learned = source.cls_token + source.pos_embed[:, :1]
    assert tokens.shape == (1, 3, 128)
    assert 0 < (tokens - learned).std() < 0.2 * learned.std()
    assert "vit.cls_token" not in first.learned
    assert network(tiles(3)).patch_logits.shape == (2, 3, 4, 4)


# ------------------------------------------------------------ bands


def test_two_files_give_each_modality_its_patch_embedding(tmp_path: Path):
    """Oracle: one ViT of 15 channels whose kernel is that of both, its bias the sum."""
    optical, sar = timm_vit(13, seed=0), timm_vit(2, seed=1)
    both = timm_vit(15, seed=2)
    weights = optical.state_dict()
    for name, join in (("weight", lambda a, b: torch.cat([a, b], 1)), ("bias", torch.add)):
        key = f"patch_embed.proj.{name}"
        weights[key] = join(weights[key], sar.state_dict()[key])
    both.load_state_dict(weights)
    sources = ";".join([saved(moco_v3(optical.state_dict()), tmp_path / "s2.pth"),
                        saved(mae(sar.state_dict()), tmp_path / "s1.pth")])
    network, first = fitted(sources, SENTINEL_2, RADAR)
    same_tokens(network, tiles(15), theirs(both, tiles(15)))
    assert [facts["channels"] for facts in first.encoders] == [13, 2]


def test_with_late_fusion_each_encoder_starts_the_transformer_of_its_modality(tmp_path: Path):
    optical, sar = timm_vit(13, seed=0), timm_vit(2, seed=1)
    first_file, second_file = (saved(source.state_dict(), tmp_path / f"{name}.pth")
                               for source, name in ((optical, "s2"), (sar, "s1")))
    network, first = fitted(f"{first_file};{second_file}", SENTINEL_2, RADAR, fusion="late")
    images = tiles(15)
    same_tokens(network.only(0), images[:, :13], theirs(optical, images[:, :13]))
    same_tokens(network.only(1), images[:, 13:], theirs(sar, images[:, 13:]))
    names = dict(network.named_parameters())
    assert first.learned <= set(names)
    assert {"members.0.vit.cls_token", "members.1.vit.cls_token"} <= first.learned
    alone, one = fitted(first_file, SENTINEL_2, RADAR, fusion="late")
    same_tokens(alone.only(0), images[:, :13], theirs(optical, images[:, :13]))
    assert any("starting fresh" in note for note in one.notes)
    assert not any(name.startswith("members.1.") for name in one.learned)
    deeper = saved(timm_vit(2, depth=3).state_dict(), tmp_path / "deeper.pth")
    with tells(NotAnEncoder, "other blocks"):
        fitted(f"{first_file};{deeper}", SENTINEL_2, RADAR, fusion="late")


def test_a_modality_without_an_encoder_is_silent_at_first_and_learns(tmp_path: Path):
    source = timm_vit(13)
    network, first = fitted(saved(source.state_dict(), tmp_path / "s2.pth"), SENTINEL_2, RADAR)
    same_tokens(network, tiles(15), theirs(source, tiles(15)[:, :13]))
    network.train()(tiles(15)).patch_logits.square().sum().backward()
    stem = network.vit.patch_embed.modalities[1].layers[0].weight
    assert stem.grad.abs().sum() > 0
    assert "vit.patch_embed.modalities.0.layers.0.weight" in first.learned
    assert "vit.patch_embed.modalities.1.layers.0.weight" not in first.learned


def test_bands_find_their_channels_by_name_in_any_order(tmp_path: Path):
    source = timm_vit(13)
    names = ("B8A", "B4", "b02", "B12", "B01", "B3", "B05", "B06", "B07", "B08", "B09", "B11")  # Level-2A has no B10
    network, first = fitted(saved(source.state_dict(), tmp_path / "s2.pth"), names)
    images, whole = tiles(12), torch.zeros(2, 13, 32, 32)
    for number, name in enumerate(("B8A", "B04", "B02", "B12", "B01", "B03", *names[6:])):
        whole[:, SENTINEL_2.index(name)] = images[:, number]
    same_tokens(network, images, theirs(source, whole))
    assert any("channels without a band: B10" in note for note in first.notes)


def test_red_green_blue_by_name_is_the_rgb_model_until_it_learns_the_other_bands(tmp_path: Path):
    source = timm_vit(3)
    network, first = fitted(saved(source.state_dict(), tmp_path / "rgb.pth"), ("blue", "green", "red", "nir"))
    same_tokens(network, tiles(4), theirs(source, tiles(4)[:, [2, 1, 0]]))
    assert any("starting at zero: nir" in note for note in first.notes)
    assert not any("patch_embed" in name for name in first.learned)


@pytest.mark.parametrize("n_bands", [1, 4, 7])
def test_red_green_blue_is_spread_over_bands_without_names_as_timm_does(n_bands: int, tmp_path: Path):
    source, adapted = timm_vit(3), timm_vit(n_bands, seed=5)
    weights = source.state_dict()
    path = saved(weights, tmp_path / "rgb.pth")
    weights["patch_embed.proj.weight"] = adapt_input_conv(n_bands, weights["patch_embed.proj.weight"])
    adapted.load_state_dict(weights)
    network, first = fitted(path, tuple(f"B{i}" for i in range(1, n_bands + 1)))
    same_tokens(network, tiles(n_bands), theirs(adapted, tiles(n_bands)))
    assert any("spread over" in note for note in first.notes)


def test_numbers_of_bands_without_names_are_not_taken_for_bands_of_sentinel_2():
    """A raster without names numbers its bands B1 to B12; of Sentinel-2 that would be B10 in the place of B11."""
    assert band_meanings([f"B{i}" for i in range(1, 13)]) == [None] * 12
    assert band_meanings(["B02", "B8a", "nir", "VV", "elevation"]) == ["B02", "B8A", "B08", "VV", None]


def test_bands_that_no_channel_fits_are_refused_with_the_expected_order():
    kernel = torch.ones(8, 13, 4, 4)
    with tells(NotAnEncoder, "13 channels", "B8A", "5 bands: a, b, c, d, e"):
        fitted_kernel(kernel, tuple("abcde"), "s2.pth")
    with tells(NotAnEncoder, "6 channels", "4 bands"):
        fitted_kernel(torch.ones(8, 6, 4, 4), ("blue", "green", "red", "nir"), "x.pth")


# ------------------------------------------------------------ what is refused


@pytest.mark.parametrize(("change", "words"), [
    ({"reg_token": torch.ones(1, 4, 128)}, "register tokens"),
    ({"blocks.0.attn.q_norm.weight": torch.ones(64)}, "normalised queries"),
    ({"blocks.1.attn.rel_pos.relative_position_bias_table": torch.ones(3, 2)}, "relative position"),
    ({"rope.periods": torch.ones(4)}, "rotary"),
    ({"norm_pre.weight": torch.ones(128)}, "norm before its blocks"),
    ({"adapter.weight": torch.ones(3)}, "adapter.weight"),
    ({"cls_token": None}, "no class token"),
    ({"pos_embed": None}, "no absolute position embeddings"),
    ({"pos_embed": torch.ones(1, 15, 128)}, "no square grid"),
    ({"blocks.0.norm1.bias": None}, "norms without a bias"),
    ({"blocks.1.mlp.fc1.weight": torch.ones(64, 128)}, "not all alike"),
    ({"patch_embed.proj.weight": None}, "no Vision Transformer"),
])
def test_what_the_gated_transformer_cannot_carry_is_refused_with_the_reason(change: dict[str, Any], words: str):
    weights: dict[str, Any] = {**timm_vit(3).state_dict(), **change}
    with tells(NotAnEncoder, "some.pth", words):
        plain_vit({key: value for key, value in weights.items() if value is not None}, "some.pth")


def test_heads_of_an_unusual_width_are_not_guessed():
    with tells(NotAnEncoder, "into how many heads"):
        plain_vit(timm_vit(3, embed_dim=96, num_heads=3).state_dict(), "some.pth")
    assert plain_vit(timm_vit(3, embed_dim=96, num_heads=3).state_dict(), "some.pth", heads=3).head_dim == 32


class Touch:
    """Would make a file if somebody unpickled it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_a_file_that_would_run_code_is_left_closed(tmp_path: Path):
    torch.save({"state_dict": timm_vit(3).state_dict(), "more": Touch(tmp_path / "touched")}, tmp_path / "evil.pth")
    with tells(NotAnEncoder, "evil.pth", "run code"):
        open_encoder(str(tmp_path / "evil.pth"))
    torch.save(timm_vit(3), tmp_path / "module.pth")
    with tells(NotAnEncoder, "module.pth", "run code"):
        open_encoder(str(tmp_path / "module.pth"))
    assert not (tmp_path / "touched").exists()


@pytest.mark.parametrize("name", ["weights.pth", "weights.safetensors"])
def test_a_broken_or_foreign_file_is_named(name: str, tmp_path: Path):
    path = Path(saved(timm_vit(3).state_dict(), tmp_path / name))
    path.write_bytes(path.read_bytes()[:5000])
    with tells(NotAnEncoder, name, "cannot be read"):
        open_encoder(str(path))
    path.write_text("not weights", encoding="utf-8")
    with tells(NotAnEncoder, name, "cannot be read"):
        open_encoder(str(path))
    path.unlink()
    with tells(NoPretrained, name):
        open_encoder(str(path))


def test_more_encoders_than_modalities_and_encoders_of_two_widths_are_refused(tmp_path: Path):
    wide, narrow = (saved(timm_vit(3, embed_dim=dim, num_heads=1).state_dict(), tmp_path / f"{dim}.pth")
                    for dim in (128, 64))
    with tells(NotAnEncoder, "2 encoders", "1 modalities"):
        open_pretrained(f"{wide};{narrow}", [("optical", RGB)])
    with tells(NotAnEncoder, "width 64", "128"):
        open_pretrained(f"{wide};{narrow}", [("optical", RGB), ("sar", ("a", "b", "c"))])


# ------------------------------------------------------------ by name, without a network


@pytest.mark.parametrize(("name", "kind", "words"), [
    ("vit_smal_patch16_224", NoPretrained, "no name of timm"), ("torchgeo/vit_small", NoPretrained, "no name of timm"),
    ("resnet18", NotAnEncoder, "no plain Vision Transformer"),
    ("vit_small_patch14_reg4_dinov2", NotAnEncoder, "register tokens"),
])
def test_a_name_that_cannot_work_is_refused_before_anything_is_fetched(
        name: str, kind: type[SparseWsssError], words: str):
    with tells(kind, name, words):
        open_encoder(name)


OPENS = """
import json, sys, time
from sparse_wsss.errors import SparseWsssError
from sparse_wsss.models.encoder_files import open_encoder
start = time.monotonic()
try:
    vit = open_encoder(sys.argv[1]).vit
    told = {"layout": vit.layout, "heads": vit.heads, "sum": float(sum(t.double().sum() for t in vit.tensors.values()))}
except SparseWsssError as error:
    told = {"code": error.code, "message": error.message, "hint": error.hint}
print(json.dumps({**told, "seconds": time.monotonic() - start}))
"""


def opened_elsewhere(source: str, cache: Path, **variables: str) -> dict[str, Any]:
    """Open an encoder in a process of its own: the hub's client reads its variables when it is imported."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "", **variables, "HF_HOME": str(cache)}
    done = subprocess.run([COMMAND[0], "-I", "-c", OPENS, source], env=environment, capture_output=True, text=True,
                          check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


class Hub(BaseHTTPRequestHandler):
    """Speaks as the hub does: files of repositories below a folder, each with its commit and its hash."""

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def answer(self, with_body: bool) -> None:
        folder: Path = self.server.folder  # type: ignore[attr-defined]
        file = folder / self.path.partition("?")[0].lstrip("/").replace("/resolve/main/", "/")
        body = file.read_bytes() if file.is_file() else b""
        self.send_response(200 if body or self.path == "/" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
        self.send_header("X-Repo-Commit", "0" * 40)
        if not body:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        pass


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A hub on this machine: the folder of a repository owner/name, and the hub's address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.folder = tmp_path / "hub"  # type: ignore[attr-defined]
    repository = tmp_path / "hub" / "owner" / "name"
    repository.mkdir(parents=True)
    shape = {"img_size": 32, "patch_size": 8, "embed_dim": 96, "depth": 2, "num_heads": 3, "mlp_ratio": 2}
    (repository / "config.json").write_text(json.dumps({
        "architecture": "vit_tiny_patch16_224", "num_classes": 0, "model_args": shape,
        "pretrained_cfg": {"input_size": [3, 32, 32], "num_classes": 0},
    }), encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield repository, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.slow
def test_a_hub_id_is_fetched_once_and_then_taken_from_the_cache(hub: tuple[Path, str], tmp_path: Path):
    repository, address = hub
    source = timm_vit(3, embed_dim=96, num_heads=3)
    saved(source.state_dict(), repository / "model.safetensors")
    own = plain_vit(source.state_dict(), "here", heads=3)
    told = opened_elsewhere("hf-hub:owner/name", tmp_path / "cache", HF_ENDPOINT=address)
    assert told["heads"] == 3  # no file says so, but timm's description of the model does
    assert told["sum"] == pytest.approx(float(sum(t.double().sum() for t in own.tensors.values())))
    again = opened_elsewhere("hf-hub:owner/name", tmp_path / "cache", HF_ENDPOINT="http://127.0.0.1:9")
    assert again["sum"] == told["sum"]
    assert again["seconds"] < 15


def test_a_file_of_the_hub_that_would_run_code_is_left_closed(hub: tuple[Path, str], tmp_path: Path):
    repository, address = hub
    torch.save({"state_dict": Touch(tmp_path / "touched")}, repository / "pytorch_model.bin")
    told = opened_elsewhere("hf-hub:owner/name", tmp_path / "cache", HF_ENDPOINT=address)
    assert told["code"] == "no_pretrained"
    assert "could not be fetched" in told["message"]
    assert not (tmp_path / "touched").exists()


def test_a_hub_id_that_the_hub_does_not_have_is_told_at_once(hub: tuple[Path, str], tmp_path: Path):
    told = opened_elsewhere("hf-hub:owner/other", tmp_path / "cache", HF_ENDPOINT=hub[1])
    assert told["code"] == "no_pretrained"
    assert "owner/other" in told["message"]
    assert told["seconds"] < 15


@pytest.mark.parametrize(("source", "variables"), [
    ("vit_tiny_patch16_224", {"HF_HUB_OFFLINE": "1"}), ("vit_tiny_patch16_224", {"HF_ENDPOINT": "http://127.0.0.1:9"}),
    ("hf-hub:owner/name", {"HF_ENDPOINT": "http://127.0.0.1:9"}),
])
def test_without_a_network_the_message_comes_at_once_and_names_the_way_out(
        source: str, variables: dict[str, str], tmp_path: Path):
    told = opened_elsewhere(source, tmp_path, **variables)
    assert told["code"] == "no_pretrained"
    assert source in told["message"]
    assert ("127.0.0.1:9" if "HF_ENDPOINT" in variables else "HF_HUB_OFFLINE") in told["message"]
    assert "PRETRAINED=file" in told["hint"]
    assert "HTTPS_PROXY" in told["hint"]
    assert told["seconds"] < 15
