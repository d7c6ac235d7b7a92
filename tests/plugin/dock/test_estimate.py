"""The estimate before a start: near what was recorded, growing with the work, with a reason for each figure."""

from __future__ import annotations

import json

import pytest

from sparse_wsss_plugin.dock.estimate import (
    Facts,
    duration,
    estimate,
    learned,
    patches,
    round_steps,
    size,
    training_steps,
)
from sparse_wsss_plugin.dock.settings_values import resolved
from tests.plugin.conftest import ROOT

DEMO = Facts(n_tiles=534, n_labelled=534, tile_size=64, n_bands=12, width=1024, height=1024, cores=2)


def test_the_recorded_demo_is_estimated_within_a_factor_of_two_once_the_machine_s_speed_is_known():
    recorded = json.loads((ROOT / "docs" / "demo.json").read_text())["stage_seconds"]
    found = estimate("pipeline", DEMO, resolved("pipeline", "standard", {})).seconds
    speed = sum(recorded.values()) / sum(found.values())  # the machine of the record may be another one
    for stage in ("train", "refine"):
        assert 0.5 < found[stage] * speed / recorded[stage] < 2, stage


def test_the_steps_are_those_that_the_worker_chooses():
    standard = resolved("pipeline", "standard", {})
    assert training_steps(DEMO, standard) == 24 * 454 // 16
    assert training_steps(Facts(**{**DEMO.__dict__, "tile_size": 127}), standard) == 24 * 454 // 16
    assert training_steps(Facts(**{**DEMO.__dict__, "tile_size": 128}), standard) == 24 * 454 // 8
    assert round_steps(DEMO, standard) == 48 * 454 // 16
    assert patches(DEMO, standard) == 256
    assert training_steps(DEMO, resolved("pipeline", "quick", {})) == 200
    assert training_steps(DEMO, resolved("pipeline", "quick", {"steps": 30})) == 30


@pytest.mark.parametrize("more", [{"n_labelled": 2000}, {"tile_size": 128}, {"n_bands": 24}, {"width": 9000}])
def test_more_work_takes_more_time_memory_or_disk(more):
    settings = resolved("pipeline", "standard", {})
    small = estimate("pipeline", DEMO, settings)
    large = estimate("pipeline", Facts(**{**DEMO.__dict__, **more}), settings)
    assert large.total_s > small.total_s
    assert large.disk_mb >= small.disk_mb
    assert large.memory_mb >= small.memory_mb


def test_more_cores_take_less_time_and_a_bigger_preset_more_of_everything():
    quick, large = (estimate("pipeline", DEMO, resolved("pipeline", name, {})) for name in ("quick", "large"))
    eight = estimate("pipeline", Facts(**{**DEMO.__dict__, "cores": 8}), resolved("pipeline", "quick", {}))
    assert eight.total_s < quick.total_s < large.total_s
    assert quick.memory_mb < large.memory_mb
    assert quick.total_s < 150, "the preset says: a look in two minutes"


@pytest.mark.parametrize(("stage", "setting"), [("train", "half_size_share"), ("refine", "round_half_size_share")])
def test_large_tiles_at_half_their_size_take_less_time_and_small_ones_as_long(stage, setting):
    large = Facts(**{**DEMO.__dict__, "tile_size": 256})
    for facts, is_shorter in ((large, True), (DEMO, False)):
        halved, whole = (estimate(stage, facts, resolved("pipeline", "standard", {setting: share})).total_s
                         for share in (0.6, 0.0))
        assert (halved < 0.6 * whole) == is_shorter
        assert is_shorter or halved == whole


def test_one_stage_alone_is_a_part_of_the_whole_and_every_stage_has_its_reason():
    settings = resolved("pipeline", "standard", {})
    whole = estimate("pipeline", DEMO, settings)
    assert len(whole.reasons) == 5
    assert "681 steps of 16 tiles, 256 patches each" in whole.reasons[0]
    alone = estimate("refine", DEMO, settings)
    assert alone.seconds == {"refine": whole.seconds["refine"]}
    assert estimate("labels", DEMO, settings).seconds == {}


def test_what_cannot_work_is_said_before_the_start():
    settings = resolved("pipeline", "standard", {})
    facts = {**DEMO.__dict__, "free_mb": 10, "memory_mb": 500}
    said = " ".join(estimate("pipeline", Facts(**facts), settings).warnings)
    assert "10 MB free" in said
    assert "500 MB of memory" in said
    assert "No tile has a label" in estimate("pipeline", Facts(n_tiles=9), settings).warnings[0]
    assert "few" in estimate("pipeline", Facts(n_tiles=9, n_labelled=9), settings).warnings[0]
    assert estimate("predict", Facts(width=10, height=10), settings).warnings == []


def test_every_sentence_can_be_translated_as_a_whole():
    asked = []
    facts = Facts(**{**DEMO.__dict__, "n_labelled": 9, "free_mb": 1, "memory_mb": 500})
    said = estimate("pipeline", facts, resolved("pipeline", "standard", {}), tr=lambda text: asked.append(text) or text)
    assert len(asked) == len(said.reasons) + len(said.warnings) == 8
    assert not any(character.isdigit() for text in asked for character in text.replace("100 make", ""))


def test_a_slow_machine_is_learned_from_its_own_runs():
    settings = resolved("pipeline", "standard", {})
    speed = {}
    for _ in range(4):
        said = estimate("pipeline", DEMO, settings, speed).seconds
        speed = learned(speed, said, {"train": 900.0, "heads": 0.1})
    assert estimate("pipeline", DEMO, settings, speed).seconds["train"] == pytest.approx(900, rel=0.01)
    assert "heads" not in speed


def test_times_and_sizes_are_said_as_a_person_says_them():
    assert [duration(s) for s in (0.2, 40, 89, 400, 9000)] == ["1 s", "40 s", "89 s", "7 min", "2.5 h"]
    assert [size(mb) for mb in (0.1, 300, 1536)] == ["1 MB", "300 MB", "1.5 GB"]
