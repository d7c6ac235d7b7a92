"""What a worker says: to a host, to a person at a terminal, and for the record; and how it is asked to stop."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from sparse_wsss import events as events_module
from sparse_wsss.errors import Cancelled, nearest
from sparse_wsss.events import JsonLines, Record, Reporter, Terminal

from tests.tiny import Events


def reporter() -> tuple[Reporter, Events]:
    events = Events()
    return Reporter([events]), events


def told(events: Events, kind: str) -> list[dict[str, Any]]:
    return [event for event in events.events if event["event"] == kind]


# ------------------------------------------------------------ progress


def test_progress_is_told_as_a_share_of_stage_part_and_job(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events_module, "PROGRESS_INTERVAL_S", 0.0)
    teller, events = reporter()
    with teller.stage("train", 0.0, 0.5):
        with teller.part(0.0, 0.2):
            teller.progress("reading", 5, 10)
            teller.progress("reading", 10, 10)
        with teller.part(0.2, 1.0), teller.part(0.5, 1.0):
            teller.progress("training", 1, 2)
    with teller.stage("predict", 0.5, 1.0):
        teller.progress("mapping", 0, 0)
    assert [(event["stage"], event["overall"]) for event in told(events, "progress")] == [
        ("train", 5.0), ("train", 10.0), ("train", 40.0), ("predict", 100.0)]
    assert teller.stage_name == "start"


def test_a_thousand_steps_are_told_only_as_often_as_somebody_looks():
    teller, events = reporter()
    for step in range(1000):
        teller.progress("training", step, 1000)
    teller.progress("training", 1000, 1000)
    steps = [event["current"] for event in told(events, "progress")]
    assert len(steps) < 20
    assert steps[0] == 0
    assert steps[-1] == 1000


def test_another_message_is_told_at_once():
    teller, events = reporter()
    for message in ("reading", "training", "judging"):
        teller.progress(message, 1, 9)
    assert [event["message"] for event in told(events, "progress")] == ["reading", "training", "judging"]


def test_the_stage_is_told_with_everything():
    teller, events = reporter()
    with teller.stage("heads"):
        teller.metric(step=1, loss=0.5)
        teller.artifact("map", Path("/x/map.tif"))
        teller.log("fine")
        teller.warning("look")
    assert [event["stage"] for event in events.events] == ["heads"] * 4
    assert events.messages("info") == ["fine"]
    assert events.messages("warning") == ["look"]
    assert told(events, "artifact")[0]["path"] == str(Path("/x/map.tif"))
    assert told(events, "metric")[0]["values"] == {"step": 1, "loss": 0.5}


# ------------------------------------------------------------ stopping


def test_a_stop_is_noticed_at_the_next_progress_and_keeps_its_first_reason():
    teller, events = reporter()
    teller.stop("Signal 15")
    teller.stop("Stopped on request")
    with teller.stage("train"), pytest.raises(Cancelled, match="Signal 15 during 'train'") as caught:
        teller.progress("training", 1, 2)
    assert "same job again" in caught.value.hint
    assert not told(events, "progress")


def test_a_cancel_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events_module, "CANCEL_POLL_S", -1.0)
    teller = Reporter([], cancel_file=tmp_path / "CANCEL")
    teller.cancel_files.append(tmp_path / "other" / "CANCEL")
    teller.check()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "CANCEL").touch()
    with pytest.raises(Cancelled):
        teller.check()


def test_work_that_is_to_stop_says_that_it_saves():
    """A host ends a worker that does not."""
    teller, events = reporter()
    teller.stop("Signal 15")
    with teller.stage("train"):
        assert not teller.is_saving
        teller.saves()
    assert teller.is_saving
    assert [(event["stage"], event["message"]) for event in told(events, "saving")] == [
        ("train", "Signal 15: saving what there is.")]


def test_cancel_files_are_not_looked_for_at_every_step(tmp_path: Path):
    teller = Reporter([], cancel_file=tmp_path / "CANCEL")
    teller.check()
    (tmp_path / "CANCEL").touch()
    teller.check()  # within the interval: a network drive must not slow the training down


# ------------------------------------------------------------ listeners


def test_lines_are_json_of_one_line_each_whatever_is_in_them(tmp_path: Path):
    stream = io.StringIO()
    teller = Reporter([JsonLines(stream)])
    teller.log("two\nlines, \"quotes\", Straße, \u2028 and \U0001f6f0")
    teller.artifact("map", tmp_path)
    lines = stream.getvalue().split("\n")
    assert lines[-1] == ""
    assert json.loads(lines[0])["message"].startswith("two\nlines")
    assert json.loads(lines[1])["path"] == str(tmp_path)
    assert len(lines) == 3


def test_a_host_that_is_gone_does_not_break_the_work():
    reading, writing = os.pipe()
    os.close(reading)
    sink = JsonLines(os.fdopen(writing, "w", encoding="utf-8"))
    for _ in range(3):
        sink.write({"event": "log"})


def test_the_record_keeps_everything_and_the_curves_only_their_points(tmp_path: Path):
    teller = Reporter([Record(tmp_path / "events.jsonl"), Record(tmp_path / "metrics.jsonl", only="metric")])
    with teller.stage("train"):
        teller.log("start")
        teller.metric(step=1, loss=0.5)
    events, points = ([json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
                      for name in ("events.jsonl", "metrics.jsonl"))
    assert [event["event"] for event in events] == ["log", "metric"]
    assert points == [{"stage": "train", "step": 1, "loss": 0.5}]


def test_a_record_that_cannot_be_written_ends_the_work_but_not_its_last_word(tmp_path: Path):
    record = Record(tmp_path / "nowhere" / "events.jsonl")
    with pytest.raises(OSError, match="nowhere"):
        record.write({"event": "progress"})
    for last in ("result", "error", "cancelled"):
        record.write({"event": last})


def test_a_terminal_shows_a_bar_lines_the_result_and_the_next_step(capsys: pytest.CaptureFixture[str]):
    teller = Reporter([Terminal()])
    with teller.stage("train"):
        teller.progress("training", 1, 2)
        teller.metric(step=1, loss=0.25, note="text")
        teller.warning("few tiles")
        teller.artifact("model", "/x/model.safetensors")
        teller.progress("training", 2, 2)
    teller.send("result", outputs={"output": "/x/map.tif"})
    teller.send("error", message="It broke.", hint="Mend it.", code="x")
    teller.send("cancelled", message="Stopped.")
    out, err = capsys.readouterr()
    assert json.loads(out) == {"output": "/x/map.tif"}
    for words in ("train: training", "! few tiles", "wrote model: /x/model.safetensors", "Error: It broke.",
                  "Next step: Mend it.", "Cancelled. Stopped."):
        assert words in err


# ------------------------------------------------------------ words that nearly fit


@pytest.mark.parametrize(("word", "valid", "hint"), [
    ("tilesize", ["tile_size", "stride"], "Did you mean 'tile_size'? Valid: stride, tile_size."),
    ("TILE_SIZ", ["tile_size", "stride"], "Did you mean 'tile_size'? Valid: stride, tile_size."),
    ("zzz", ["tile_size", "stride"], "Valid: stride, tile_size."),
    ("x7", [f"x{i}" for i in range(200)], "Did you mean 'x7'? Valid: x0, x1, x10, x100, x101, and 195 more."),
])
def test_the_nearest_word_is_named(word: str, valid: list[str], hint: str):
    assert nearest(word, valid) == hint
