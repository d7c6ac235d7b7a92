"""Models on disk: what goes out comes back, and what is no model is told, never executed."""

import json
import os
import pickle
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from sparse_wsss.errors import NewerModel, NotAModel
from sparse_wsss.models.checkpoint import FORMAT, Modality, ModelCard, card_path, load_card, load_model, save_model
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.unet import UNetShape, average_into, build_unet
from sparse_wsss.models.vit_shape import ViTShape
from torch import nn

from tests.tiny import CLASSES, tells, untouched

SHAPE = ViTShape(bands=(3, 2), n_classes=4, tile_size=12, patch_size=4, dim=16, depth=2, heads=3, head_dim=4,
                 mlp_dim=16, stem_width=4, gate_floor=1)
OPTICAL = Modality("optical", ("red", "green", "nir"), (0.1, 0.2, 0.3), (1.0, 2.0, 3.0))
SAR = Modality("sar", ("VV", "VH"), (-10.5, -17.25), (2.0, 3.0))


def vit_card(network: GatedViT) -> ModelCard:
    return ModelCard("gated_vit", CLASSES, (OPTICAL, SAR), 12, json.loads(json.dumps(network.shape.to_json())), 10.0,
                     {"stage": "train", "seed": 3, "val_map": 0.5}, "CC-BY-4.0")


def saved_vit(folder: Path) -> tuple[Path, GatedViT]:
    """A saved network without its closed heads; one block keeps none."""
    torch.manual_seed(0)
    network = GatedViT(SHAPE)
    network.gates.log_alpha.data[0] = -1.0
    network.gates.log_alpha.data[1, 1] = -1.0
    small = network.removed().eval()
    save_model(folder / "model.safetensors", small.state_dict(), vit_card(small))
    return folder / "model.safetensors", small


def test_a_model_comes_back_with_its_card(tmp_path: Path):
    path, network = saved_vit(tmp_path)
    loaded, card = load_model(path)
    assert card == vit_card(network)
    assert card.bands == ("red", "green", "nir", "VV", "VH")
    np.testing.assert_allclose(card.mean[:, 0, 0], [0.1, 0.2, 0.3, -10.5, -17.25])
    np.testing.assert_allclose(card.std[:, 0, 0], [1, 2, 3, 2, 3])
    assert not loaded.training
    images = torch.randn(2, 5, 12, 12)
    for before, after in zip(network(images), loaded(images), strict=True):
        assert torch.equal(before, after)
    assert loaded.kept_heads() == network.kept_heads() == ((), (0, 2))


def test_a_unet_comes_back_and_takes_any_size(tmp_path: Path):
    torch.manual_seed(0)
    shape = UNetShape("timm-mobilenetv3_small_100", 5, 4, 12)
    network = build_unet(shape).eval()
    card = ModelCard("unet", CLASSES, (OPTICAL, SAR), 12, asdict(shape), 10.0)
    save_model(tmp_path / "unet.safetensors", network.state_dict(), card)
    loaded, _ = load_model(tmp_path / "unet.safetensors")
    for height, width in ((12, 12), (32, 32), (33, 47), (1, 1)):
        images = torch.randn(2, 5, height, width)
        assert loaded(images).shape == (2, 4, height, width)
        assert torch.equal(loaded(images), network(images))


def test_the_card_is_plain_json_that_a_stranger_can_read(tmp_path: Path):
    path, _ = saved_vit(tmp_path)
    card = json.loads(card_path(path).read_text(encoding="utf-8"))
    assert card["format"] == FORMAT
    assert card["made_by"].startswith("sparse-wsss ")
    assert [row["name"] for row in card["classes"]] == list(CLASSES.names)
    assert card["modalities"][1] == {"name": "sar", "bands": ["VV", "VH"], "mean": [-10.5, -17.25], "std": [2.0, 3.0]}
    assert card["licence"] == "CC-BY-4.0"


def test_fields_that_a_later_version_adds_to_the_same_format_are_ignored(tmp_path: Path):
    path, network = saved_vit(tmp_path)
    edit_card(path, lambda card: card.update(extra={"x": 1}))
    assert load_card(path) == vit_card(network)


def test_a_card_of_an_older_version_has_the_neutral_temperature(tmp_path: Path):
    path, network = saved_vit(tmp_path)
    edit_card(path, lambda card: card.pop("temperature"))
    assert load_card(path) == vit_card(network)
    assert load_card(path).temperature == 1.0


def test_the_temperature_comes_back(tmp_path: Path):
    path, network = saved_vit(tmp_path)
    save_model(path, network.state_dict(), replace(vit_card(network), temperature=1.75))
    assert load_card(path).temperature == 1.75


def edit_card(path: Path, change: Callable[[dict], object]) -> None:
    card = json.loads(card_path(path).read_text(encoding="utf-8"))
    change(card)
    card_path(path).write_text(json.dumps(card), encoding="utf-8")


def missing_card(path: Path) -> None:
    card_path(path).unlink()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("no weights", encoding="utf-8")


def other_weights(path: Path) -> None:
    save_file({"weight": torch.zeros(3)}, str(path))


def card_of_text(path: Path) -> None:
    card_path(path).write_text("{ not json", encoding="utf-8")


def card_of_bytes(path: Path) -> None:
    card_path(path).write_bytes(b"\xff\xfe\x00{")


def card_of_a_list(path: Path) -> None:
    card_path(path).write_text("[1, 2]", encoding="utf-8")


def folder_as_card(path: Path) -> None:
    card_path(path).unlink()
    card_path(path).mkdir()


def without(name: str) -> Callable[[Path], None]:
    return lambda path: edit_card(path, lambda card: card.pop(name))


def with_value(name: str, value: object) -> Callable[[Path], None]:
    return lambda path: edit_card(path, lambda card: card.update({name: value}))


def with_network(**values: object) -> Callable[[Path], None]:
    return lambda path: edit_card(path, lambda card: card["network"].update(values))


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (missing_card, "no card model.json"),
    (cut_off, "not a Sparse WSSS model"),
    (empty, "not a Sparse WSSS model"),
    (text, "not a Sparse WSSS model"),
    (other_weights, "not a Sparse WSSS model"),
    (card_of_text, "model.json"),
    (card_of_bytes, "model.json"),
    (card_of_a_list, "no 'format'"),
    (folder_as_card, "model.json"),
    (without("format"), "no 'format'"),
    (without("classes"), "model.json"),
    (without("modalities"), "model.json"),
    (without("network"), "model.json"),
    (with_value("kind", "random_forest"), "random_forest"),
    (with_value("tile_size", "large"), "model.json"),
    (with_value("temperature", 0), "model.json"),
    (with_value("temperature", float("nan")), "model.json"),
    (with_value("classes", [{"code": 999, "name": "x"}]), "model.json"),
    (with_value("classes", [{"colour": "#ffffff"}]), "model.json"),
    (with_value("modalities", [{"name": "optical", "bands": ["red"], "mean": ["x"], "std": [1]}]), "model.json"),
    (with_value("network", {}), "model.safetensors"),
    (with_network(patch_size=0), "model.safetensors"),
    (with_network(dim=-3), "model.safetensors"),
    (with_network(dim=32), "model.safetensors"),
    (with_network(kept_heads=[[7], [0]]), "model.safetensors"),
    (with_network(kept_heads=[[0]]), "model.safetensors"),
    (with_network(colour="red"), "model.safetensors"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGES)
def test_a_damaged_model_is_told(tmp_path: Path, damage: Callable[[Path], None], words: str):
    path, _ = saved_vit(tmp_path)
    damage(path)
    with untouched(tmp_path), tells(NotAModel, words):
        load_model(path)


@pytest.mark.parametrize("name", ["nowhere.safetensors", "folder/model.safetensors", "."])
def test_a_model_that_is_not_there_is_told(tmp_path: Path, name: str):
    with tells(NotAModel, str(tmp_path)):
        load_model(tmp_path / name)


def test_a_model_of_a_newer_version_is_told_with_its_maker(tmp_path: Path):
    path, _ = saved_vit(tmp_path)
    edit_card(path, lambda card: card.update(format=FORMAT + 1, made_by="sparse-wsss 9.1", classes="new layout"))
    with tells(NewerModel, "sparse-wsss 9.1", str(FORMAT + 1)):
        load_model(path)


class Bomb:
    """Unpickling it makes a folder."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("write", [
    lambda path, bomb: path.write_bytes(pickle.dumps(bomb)),
    lambda path, bomb: torch.save({"weight": bomb}, path),
    lambda path, bomb: torch.save({"weight": bomb}, path, _use_new_zipfile_serialization=False),
])
def test_a_pickle_that_is_called_a_model_is_refused_and_never_executed(tmp_path: Path, write: Callable):
    path, _ = saved_vit(tmp_path)
    write(path, Bomb(tmp_path / "exploded"))
    with tells(NotAModel, "model.safetensors"):
        load_model(path)
    assert not (tmp_path / "exploded").exists()


def test_a_saved_model_is_whole_or_the_old_one(tmp_path: Path):
    path, network = saved_vit(tmp_path)
    before = path.read_bytes()
    unwritable = {"weight": torch.zeros(2), "shape": "not a tensor"}
    with pytest.raises(AttributeError):
        save_model(path, unwritable, vit_card(network))
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["model.json", "model.safetensors"]


def test_the_teacher_moves_a_share_of_the_way_and_copies_counters():
    torch.manual_seed(0)
    teacher, student = nn.BatchNorm1d(3), nn.BatchNorm1d(3)
    student.weight.data.fill_(2.0)
    student(torch.randn(8, 3))
    average_into(teacher, student, 0.75)
    torch.testing.assert_close(teacher.weight.data, torch.full((3,), 1.25))
    torch.testing.assert_close(teacher.running_mean, 0.25 * student.running_mean)
    assert teacher.num_batches_tracked == student.num_batches_tracked == 1
