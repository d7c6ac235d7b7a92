"""Files of a run that were damaged, found by the campaign of mutated input: told before they are used, or made anew."""

import json
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sparse_wsss.errors import Cancelled, NotAModel, RunIncomplete
from sparse_wsss.pipeline import run_stage

from tests.pipeline.world import World, painted_world, settings_of
from tests.tiny import StopsAt, run, tells, untouched

TINY = {"dim": 16, "depth": 1, "heads": 2, "head_dim": 4, "mlp_dim": 16, "steps": 6, "evaluations": 3, "clusters": 6,
        "prune_at": 0.5, "round_steps": 4, "round_batch_size": 4, "mask_flips": False, "mask_shifts": False}
State = dict[str, Any]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, sar=False, seed=2)


def job(stage: str, world: World, folder: Path, **more: Any) -> dict[str, Any]:
    tiles = {"tiles": str(world.tiles)} if stage == "train" else {}
    return {**tiles, "run": str(folder / "run"), **more, **settings_of(stage, **TINY)}


@pytest.fixture(scope="module")
def made(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with its masks."""
    folder = tmp_path_factory.mktemp("made")
    run("train", **job("train", world, folder))
    run("heads", **job("heads", world, folder, output_heads=str(folder / "h.csv")))
    run("pseudomasks",
        **job("pseudomasks", world, folder, output=str(folder / "p.tif"), output_clusters=str(folder / "clusters.csv")))
    return folder


@pytest.fixture(scope="module")
def stopped(world: World, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs that were stopped in the training (``early``, ``late``: after the heads were removed) and in a round."""
    folder = tmp_path_factory.mktemp("stopped")
    for name, step in (("early", 2), ("late", 5)):
        with pytest.raises(Cancelled):
            run_stage("train", job("train", world, folder / name), StopsAt("training", step))
    shutil.copytree(made / "run", folder / "round" / "run")
    with pytest.raises(Cancelled):
        run_stage("refine", job("refine", world, folder / "round"), StopsAt("round 1", 2))
    return folder


# ------------------------------------------------------------ states of a training


def half(data: bytes) -> bytes:
    return data[:len(data) // 2]


def zeroed(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:-2000] + bytes(1500) + data[-500:] if len(data) > 4000 else bytes(middle)


def nothing(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [half, zeroed, nothing])
@pytest.mark.parametrize(("name", "stage", "state"), [("early", "train", "train/state.pt"),
                                                      ("round", "refine", "refine/round_01/state.pt")])
def test_a_damaged_state_is_told_and_left_as_it_is(world: World, stopped: Path, tmp_path: Path, name: str, stage: str,
                                                   state: str, damage: Callable[[bytes], bytes]):
    shutil.copytree(stopped / name / "run", tmp_path / "run")
    file = tmp_path / "run" / state
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    with tells(RunIncomplete, "state.pt", "cannot be used"):
        run(stage, **job(stage, world, tmp_path))
    assert file.read_bytes() == before
    file.unlink()  # as the error says
    run(stage, **job(stage, world, tmp_path))


def first_moments(state: State) -> State:
    moments = state["optimizer"]["state"]
    return moments[next(iter(moments))]


CHANGES: list[tuple[str, Callable[[State], object]]] = [
    ("early", lambda state: state.update(step="2")),
    ("early", lambda state: state.update(step=-1)),
    ("early", lambda state: state.update(step=7)),
    ("early", lambda state: state.pop("step")),
    ("early", lambda state: state.update(shape={})),
    ("early", lambda state: state["shape"].update(dim=1 << 20)),
    ("early", lambda state: state["network"].popitem()),
    ("early", lambda state: state["optimizer"].update(param_groups=[])),
    ("early", lambda state: state["optimizer"]["param_groups"][0].update(weight_decay={})),
    ("early", lambda state: first_moments(state).update(exp_avg_sq=torch.zeros(1))),
    ("early", lambda state: first_moments(state).pop("exp_avg")),
    ("early", lambda state: first_moments(state).update(step=-1)),
    ("early", lambda state: first_moments(state).update(step=torch.tensor(float("nan")))),
    ("early", lambda state: state.update(best={})),
    ("early", lambda state: state["best"].update(loss="low")),
    ("early", lambda state: state["best"].update(loss=0.5, state=None)),
    ("late", lambda state: state["best"]["figures"].update({"\ud800": 1.0})),
    ("late", lambda state: state["best"]["figures"].update(val_map="good")),
    ("early", lambda state: state.update(evaluations_since_best=None)),
    ("late", lambda state: state["best"].update(state={"x": torch.zeros(1)})),
    ("late", lambda state: state.update(log_alpha=torch.zeros(3))),
    ("late", lambda state: state["shape"].update(kept_heads=((7,),))),
]


@pytest.mark.parametrize(("name", "change"), CHANGES)
def test_a_state_of_something_else_is_told_before_a_step_is_taken(world: World, stopped: Path, tmp_path: Path,
                                                                  name: str,
                                                                  change: Callable[[State], object]):
    shutil.copytree(stopped / name / "run", tmp_path / "run")
    file = tmp_path / "run" / "train" / "state.pt"
    state = torch.load(file, weights_only=True)
    change(state)
    torch.save(state, file)
    with tells(RunIncomplete, "state.pt"):
        run("train", **job("train", world, tmp_path))


@pytest.mark.parametrize("name", ["early", "late"])
def test_a_state_that_was_written_again_as_it_was_goes_on(world: World, stopped: Path, tmp_path: Path, name: str):
    shutil.copytree(stopped / name / "run", tmp_path / "run")
    file = tmp_path / "run" / "train" / "state.pt"
    torch.save(torch.load(file, weights_only=True), file)
    _, events = run("train", **job("train", world, tmp_path))
    assert any("goes on from step" in message for message in events.messages("info"))


# ------------------------------------------------------------ arrays, tables and records


def copied(made: Path, folder: Path) -> Path:
    shutil.copytree(made / "run", folder / "run")
    shutil.copy(made / "clusters.csv", folder / "clusters.csv")
    return folder / "run"


def relabel(world: World, folder: Path) -> None:
    run("relabel", **job("relabel", world, folder, clusters=str(folder / "clusters.csv"), output=str(folder / "p.tif")))


@pytest.mark.parametrize("name", ["clusters.npy", "patch_logits.npy", "scores.npy"])
@pytest.mark.parametrize("how", ["shape", "dtype", "header", "empty"])
def test_a_damaged_array_of_the_masks_is_told_and_an_old_raster_stays(world: World, made: Path, tmp_path: Path,
                                                                      name: str,
                                                                      how: str):
    file = copied(made, tmp_path) / "pseudomasks" / name
    values = np.load(file)
    if how in ("shape", "dtype"):
        np.save(file, values[:-1, ..., :1] if how == "shape" else values.astype(np.complex64))
    else:
        data = file.read_bytes()
        file.write_bytes(b"" if how == "empty" else data[:8] + struct.pack("<H", 9999) + data[10:])
    (tmp_path / "p.tif").write_bytes(b"an old raster")
    with pytest.raises((RunIncomplete, NotAModel)) as caught:
        relabel(world, tmp_path)
    assert name in caught.value.message
    assert caught.value.hint
    assert (tmp_path / "p.tif").read_bytes() == b"an old raster"


def test_a_map_of_clusters_that_are_not_there_is_told(world: World, made: Path, tmp_path: Path):
    file = copied(made, tmp_path) / "pseudomasks" / "clusters.npy"
    np.save(file, np.load(file) + 500)
    with tells(RunIncomplete, "clusters.npy"):
        relabel(world, tmp_path)


@pytest.mark.parametrize("name", ["masks.npy", "confidence.npy"])
def test_masks_that_were_lost_or_damaged_are_told(world: World, made: Path, tmp_path: Path, name: str):
    file = copied(made, tmp_path) / "pseudomasks" / name
    np.save(file, np.load(file)[:1])
    with tells(RunIncomplete, name):
        run("refine", **job("refine", world, tmp_path))
    file.unlink()
    with tells(RunIncomplete, name, "missing"):
        run("refine", **job("refine", world, tmp_path))


@pytest.mark.parametrize("name", ["images.npy", "valid.npy", "store.json"])
def test_a_damaged_cache_is_built_again(world: World, made: Path, tmp_path: Path, name: str):
    file = copied(made, tmp_path) / "train" / "cache" / name
    good = file.read_bytes()
    file.write_bytes(good[:60])
    relabel(world, tmp_path)
    assert file.read_bytes() == good


@pytest.mark.parametrize(("change", "words"), [
    (lambda record: record["settings"].update(patch_loss_weight="much"), "settings"),
    (lambda record: record.update(validation_tiles=7), "set aside")])
def test_a_record_of_a_training_that_cannot_be_is_told(world: World, made: Path, tmp_path: Path,
                                                       change: Callable[[State], object], words: str):
    file = copied(made, tmp_path) / "train" / "stage.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    change(record)
    file.write_text(json.dumps(record), encoding="utf-8")
    with tells(RunIncomplete, "stage.json", words):
        run("heads", **job("heads", world, tmp_path, output_heads=str(tmp_path / "h.csv")))


@pytest.mark.parametrize("content", [b"layer,head\n0,x\n", b"\xff\xfe", b"x\n1\n"])
def test_a_table_of_gates_that_is_none_is_told(world: World, made: Path, tmp_path: Path, content: bytes):
    folder = copied(made, tmp_path)
    shutil.rmtree(folder / "heads")
    (folder / "train" / "gates.csv").write_bytes(content)
    with tells(RunIncomplete, "gates.csv"):
        run("heads", **job("heads", world, tmp_path, output_heads=str(tmp_path / "h.csv")))


def test_a_table_of_heads_that_is_no_text_is_told(world: World, made: Path, tmp_path: Path):
    (copied(made, tmp_path) / "heads" / "heads.csv").write_bytes(b"\xff\xff")
    with tells(RunIncomplete, "heads.csv"):
        run("heads", **job("heads", world, tmp_path, output_heads=str(tmp_path / "h.csv")))


# ------------------------------------------------------------ models


@pytest.mark.parametrize(("change", "words"), [
    (lambda card: card["modalities"][0].update(name="nan"), "modality"),
    (lambda card: card["network"].update(dim=60_000, mlp_dim=60_000), "tensor"),  # 14 GB, were it made
    (lambda card: card["network"].update(dim=1 << 40), "measure"),
    (lambda card: card.update(modalities=card["modalities"] * 2), "bands"),
    (lambda card: card["modalities"][0].update(std=[float("nan")] * 4), "normalise")])
def test_a_map_is_not_begun_with_a_card_that_cannot_be(world: World, made: Path, tmp_path: Path,
                                                       change: Callable[[State], object], words: str):
    weights = tmp_path / "model.safetensors"
    save_file(load_file(made / "run" / "train" / "model.safetensors"), weights)
    card = json.loads((made / "run" / "train" / "model.json").read_text(encoding="utf-8"))
    change(card)
    weights.with_suffix(".json").write_text(json.dumps(card), encoding="utf-8")
    (tmp_path / "map.tif").write_bytes(b"an old map")
    with untouched(tmp_path), tells(NotAModel, words):
        run("predict", model=weights, raster=world.scene.optical, output=tmp_path / "map.tif", **settings_of("predict"))
