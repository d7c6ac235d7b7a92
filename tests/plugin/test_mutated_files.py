"""What a stranger's run, model, style or class table may hold: the plugin reads it or says that it cannot."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[2] / "tools"))
from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.table_edits import edited_table

from sparse_wsss_plugin.whole_number import whole_number
from sparse_wsss_plugin.worker.launch import parse, percent_done

CASES = 150
DEEP = "[" * 100_000
TABLE = "code,name,colour\n1,water,#2b7bba\n2,forest,#1b7837\n3,crops,#f0b64a\n"
EVENTS = ({"event": "progress", "stage": "train", "message": "training", "current": 1, "maximum": 4, "overall": 25.0},
          {"event": "metric", "stage": "train", "values": {"step": 1, "loss": 0.5, "heads": 8, "open_heads": 4}},
          {"event": "metric", "stage": "refine", "values": {"step": 1, "round": 1, "loss": 0.5}},
          {"event": "ready", "device": "cpu", "detail": "2 threads"},
          {"event": "log", "level": "warning", "message": "few tiles"})
CARD = {"classes": [{"code": 1, "name": "water", "colour": "#2b7bba"}],
        "modalities": [{"name": "optical", "bands": ["a"]}],
        "pixel_m": 10.0, "resolution": 10.0, "kind": "unet", "training": {"tiles": 4, "label_f1": 0.5, "date": "2026"}}
RECORD = {"stage": "train", "status": "done", "settings": {"steps": 4}, "outputs": {"heads": 8}, "seconds": 3.5}


@pytest.mark.parametrize("line",
                         [DEEP, '{"event": "log", "message": ' + DEEP, "null", "3", '{"event": 3}', "\ud800", ""])
def test_a_line_that_is_no_event_is_a_message(line):
    assert parse(line) == {"event": "log", "level": "debug", "message": line}


@pytest.mark.parametrize("text", ["", " 1", "-1", "1.0", "²", "٣", "9" * 19, "9" * 5000])
def test_a_text_that_is_no_number_of_ours_is_none(text):
    assert whole_number(text) == -1


def test_digits_are_a_number():
    assert [whole_number(text) for text in ("0", "007", "9" * 18)] == [0, 7, 10**18 - 1]


@pytest.mark.parametrize("overall", [None, "50", float("nan"), float("inf"), -1, 101, 10**400, [50]])
def test_a_share_that_cannot_be_is_no_progress(overall):
    assert percent_done({"event": "progress", "overall": overall}) is None


def test_a_share_is_told_in_percent():
    assert percent_done({"overall": 25}) == 25.0
    assert percent_done({}) is None


@pytest.mark.parametrize("event", [{"event": "error"}, {"event": "error", "message": " ", "hint": "\n"}])
def test_an_error_without_words_still_has_a_next_step(replayed_events, event):
    from sparse_wsss_plugin.worker.errors import WorkerError

    with pytest.raises(WorkerError) as caught:
        replayed_events([event])
    assert caught.value.message.strip()
    assert caught.value.hint.strip()


def test_a_message_without_an_end_is_shown_without_its_middle(replayed_events):
    from sparse_wsss_plugin.worker.errors import MOST_LETTERS, WorkerError

    with pytest.raises(WorkerError) as caught:
        replayed_events([{"event": "error", "message": f"begins {'x' * 99_999} ends", "hint": "y" * 99_999}])
    assert caught.value.message.startswith("begins x")
    assert caught.value.message.endswith("x ends")
    assert len(caught.value.text()) < 2 * MOST_LETTERS


@pytest.fixture
def replayed_events(tmp_path):
    """Let a real process say these events to the launcher."""
    from sparse_wsss_plugin.worker.launch import run_job

    def replay(events):
        (tmp_path / "stream").write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")
        speaker = tmp_path / "speaker"
        speaker.write_text(f'#!/bin/sh\ncat "{tmp_path / "stream"}"\n', encoding="utf-8")
        speaker.chmod(0o700)
        return run_job(speaker, "train", {}, listen=lambda event: None)

    return replay


@pytest.mark.parametrize("seed", range(CASES))
def test_whatever_a_worker_says_is_shown_or_passed_over(qgis, seed):
    from qgis.core import QgsProcessingFeedback

    from sparse_wsss_plugin.algorithms.voice import Voice
    from sparse_wsss_plugin.dock.curve_data import RunCurves

    random, curves, feedback = Random(seed), RunCurves(), QgsProcessingFeedback()
    voice = Voice(feedback)
    for event in EVENTS:
        said = parse(edited_json(random, event)[0].decode("utf-8", "replace"))
        voice.listen(said)
        if isinstance(said.get("values"), dict):
            curves.take({"stage": said.get("stage"), **said["values"]})
    assert 0 <= feedback.progress() <= 100


@pytest.mark.parametrize("seed", range(CASES))
def test_a_mutated_run_or_card_is_read_or_passed_over(tmp_path, seed):
    from sparse_wsss_plugin.dock.model_cards import models_in
    from sparse_wsss_plugin.dock.run_files import GrowingLines, RunFiles
    from sparse_wsss_plugin.dock.run_status import last_said, run_status

    random = Random(seed)
    (tmp_path / "train").mkdir()
    (tmp_path / "m.safetensors").write_bytes(b"")
    for name, value in (("m.json", CARD), ("train/stage.json", RECORD), ("train/model.json", CARD),
                        ("provenance.json", {"jobs": [{"stage": "train", "exit": 0, "parameters": {"steps": 4}}]}),
                        ("settings.json", {"preset": "quick", "train": {"steps": 4}})):
        (tmp_path / name).write_bytes(edited_json(random, value)[0])
    lines = [edited_json(random, event)[0].replace(b"\n", b" ") for event in EVENTS]
    (tmp_path / "events.jsonl").write_bytes(edited_bytes(random, b"\n".join(lines) + b"\n")[0])
    run = RunFiles(tmp_path)
    assert isinstance(run.record("train"), dict)
    assert isinstance(run.classes(), list)
    assert all(isinstance(event, dict)
               for event in (*last_said(tmp_path), *GrowingLines(tmp_path / "events.jsonl").all()))
    assert len(models_in(tmp_path)) <= 1
    run_status(tmp_path)


@pytest.mark.parametrize("seed", range(CASES))
def test_a_mutated_class_table_is_a_palette_or_a_problem_in_words(qgis, tmp_path, seed):
    from sparse_wsss_plugin.dock.palette import Palette, PaletteProblem, of_csv, of_qml

    random = Random(seed)
    (tmp_path / "t.csv").write_bytes(edited_table(random, TABLE)[0])
    qml = "<qgis><pipe><rasterrenderer type='paletted'><colorPalette>" + "".join(
        f"<paletteEntry value='{code}' label='c{code}' color='#00000{code}' alpha='255'/>" for code in range(1, 5)) + (
        "</colorPalette></rasterrenderer></pipe></qgis>")
    numbers = ("1e400", "nan", "-1", "255", "", "1.5", "inf", "9" * 400)
    qml = qml.replace(f"value='{random.randrange(1, 5)}'", f"value='{random.choice(numbers)}'")
    (tmp_path / "t.qml").write_bytes(edited_bytes(random, qml.encode())[0] if seed % 2 else qml.encode())
    for read, path in ((of_csv, tmp_path / "t.csv"), (of_qml, tmp_path / "t.qml")):
        try:
            found = read(path)
        except PaletteProblem as problem:
            found = str(problem).strip()
        assert found
        assert isinstance(found, (Palette, str))


def test_a_mutated_table_of_heads_is_read_or_passed_over(tmp_path):
    from sparse_wsss_plugin.dock.head_arrays import STRENGTH, read_strengths, views_path
    from sparse_wsss_plugin.dock.run_files import RunFiles

    run = RunFiles(tmp_path)
    path = views_path(run, STRENGTH)
    path.parent.mkdir(parents=True)
    for seed in range(CASES):
        path.write_bytes(edited_table(Random(seed), "tile,L00H00,L00H01\na,0.1,0.2\nb,0.3,0.4\nc,0.5,0.6\n")[0])
        found = read_strengths(run)
        assert found is None or found.values.shape == (len(found.tiles), len(found.heads))
