"""Trainings that start from pretrained encoders: gates learn, heads close, runs go on, and the card says it all."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from sparse_wsss.errors import EXIT_USER, Cancelled, NoPretrained, RunHoldsAnother
from sparse_wsss.events import Reporter
from sparse_wsss.models.checkpoint import load_model
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.pretrained import open_pretrained
from sparse_wsss.pipeline import run_stage
from sparse_wsss.run_folder import file_hash
from timm.models.vision_transformer import VisionTransformer

from tests.pipeline.world import World, painted_world, settings_of
from tests.tiny import Events, run, tells, untouched
from tests.worker import run_worker

BLOCK = "vit.blocks.1.mlp.fc1.weight"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


@pytest.fixture(scope="module")
def encoders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Small encoders in the layouts of SSL4EO-S12: 13 bands of Sentinel-2 by MoCo, 2 of Sentinel-1 by MAE."""
    folder = tmp_path_factory.mktemp("encoders")
    weights = []
    for seed, n_bands in enumerate((13, 2)):
        torch.manual_seed(seed)
        network = VisionTransformer(img_size=64, patch_size=16, in_chans=n_bands, num_classes=0, embed_dim=256, depth=2,
                                    num_heads=4, mlp_ratio=1)
        weights.append(network.state_dict())
    torch.save({"state_dict": {f"module.base_encoder.{key}": value for key, value in weights[0].items()}},
               folder / "s2.pth")
    torch.save({"model": weights[1]}, folder / "s1.pth")
    return folder / "s2.pth", folder / "s1.pth"


def job(world: World, encoders: tuple[Path, Path], folder: Path, **changes: Any) -> dict[str, Any]:
    settings = settings_of("train", l0_weight=10.0, min_open_heads=1, learning_rate=1e-3, **changes)
    return {"tiles": str(world.tiles), "run": str(folder / "run"), "pretrained": ";".join(map(str, encoders)),
            **settings}


def test_a_training_goes_on_from_what_was_learned_and_closes_heads(
        world: World, encoders: tuple[Path, Path], tmp_path: Path):
    outputs, events = run("train", **job(world, encoders, tmp_path))
    network, card = load_model(Path(outputs["model"]))
    assert isinstance(network, GatedViT)
    shape = network.shape
    assert (shape.dim, shape.depth, shape.heads, shape.head_dim, shape.mlp_dim, shape.stem_width) == (
        256, 2, 4, 64, 256, 0)
    assert outputs["heads"] == 8
    assert 0 < outputs["open_heads"] < 8
    before = open_pretrained(";".join(map(str, encoders)), [("optical", card.modalities[0].bands),
                                                            ("sar", card.modalities[1].bands)])
    old, new = before.encoders[0].vit.tensors[BLOCK.removeprefix("vit.")], network.state_dict()[BLOCK]
    moved = (new - old).norm() / old.norm()
    assert 0 < moved < 0.3  # fresh weights would differ by more than their own size
    known = card.training["pretrained"]
    assert [(one["source"], one["sha256"], one["channels"]) for one in known["encoders"]] == [
        (str(path), file_hash(path), n) for path, n in zip(encoders, (13, 2), strict=True)]
    told = events.messages("info")
    assert all(note in told for note in known["done"])
    assert any("DIM, DEPTH" in note and "are not used" in note for note in told)
    assert any("blue = B02" in note and "16 px are resampled to 4 px" in note for note in told)
    assert any("4 x 4 patches are resampled to 8 x 8" in note for note in told)


class Stops(Events):
    """Stops a training when it starts, or just after it removed closed heads."""

    def __init__(self, cancel: Path, words: str) -> None:
        super().__init__()
        self.cancel, self.words = cancel, words

    def write(self, event: dict[str, Any]) -> None:
        super().write(event)
        if self.words in event.get("message", ""):
            self.cancel.touch()
            if event["event"] == "log":
                raise Cancelled("now")


def test_a_stopped_training_ends_as_an_undisturbed_one_wherever_the_files_lie_now(
        world: World, encoders: tuple[Path, Path], tmp_path: Path):
    brief: dict[str, Any] = {"steps": 40, "evaluations": 4}
    whole, _ = run("train", **job(world, encoders, tmp_path / "whole", **brief))
    stopped = job(world, encoders, tmp_path / "stopped", **brief)
    for words in ("training", "the others are removed"):
        with pytest.raises(Cancelled):
            run_stage("train", stopped, Reporter([Stops(tmp_path / "stopped" / "run" / "CANCEL", words)]))
    moved = tuple(tmp_path / f"moved_{path.name}" for path in encoders)
    for path, target in zip(encoders, moved, strict=True):
        target.write_bytes(path.read_bytes())
    outputs, _ = run("train", **{**stopped, "pretrained": ";".join(map(str, moved))})
    assert Path(outputs["model"]).read_bytes() == Path(whole["model"]).read_bytes()


def test_other_weights_in_a_finished_run_are_refused(world: World, encoders: tuple[Path, Path], tmp_path: Path):
    brief: dict[str, Any] = {"steps": 4, "evaluations": 1}
    run("train", **job(world, encoders, tmp_path, **brief))
    other = {**job(world, encoders, tmp_path, **brief), "pretrained": str(encoders[0])}
    with untouched(tmp_path / "run" / "train"), tells(RunHoldsAnother, "pretrained was"):
        run("train", **other)
    with untouched(tmp_path / "run" / "train"), tells(RunHoldsAnother, "pretrained was"):
        run("train", **{name: value for name, value in other.items() if name != "pretrained"})
    with tells(NoPretrained, "gone.pth"):
        run("train", **{**other, "pretrained": str(tmp_path / "gone.pth")})


def test_without_a_network_a_job_ends_with_the_next_step(
        world: World, encoders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "cache"))
    parameters = {**job(world, encoders, tmp_path), "pretrained": "hf-hub:owner/name"}
    done = run_worker("train", parameters, tmp_path / "worker")
    assert (done.exit_code, done.last["code"]) == (EXIT_USER, "no_pretrained")
    assert "PRETRAINED=file" in done.last["hint"]
    last = json.loads((tmp_path / "run" / "provenance.json").read_text(encoding="utf-8"))["jobs"][-1]
    assert last["exit"] == EXIT_USER
