"""A run on the disk: what is reused, refused or set aside, and who may write in it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.atomic import write_json, write_text, written_whole
from sparse_wsss.errors import NotWritable, RunBusy, RunHoldsAnother, RunIncomplete, RunNotWritable
from sparse_wsss.run_folder import RunFolder, comparable, difference, file_facts, file_hash, header_hash

from tests.tiny import tells, untouched

SETTINGS = {"steps": 10, "seed": 0}
INPUTS = {"tiles": "abc"}


def started(path: Path) -> RunFolder:
    """A run whose first job has begun."""
    run = RunFolder(path)
    run.provenance_open("train", {"steps": 10}, {})
    return run


def finished(path: Path, stage: str = "train", **outputs: Any) -> RunFolder:
    run = started(path)
    run.begin(stage, SETTINGS, INPUTS)
    (run.folder(stage) / "result.txt").write_text("precious", encoding="utf-8")
    run.finish(stage, outputs or {"model": "m"}, 1.234)
    return run


# ------------------------------------------------------------ stages


@pytest.mark.parametrize("stage", ["train", "pseudomasks", "refine"])
def test_the_same_job_is_reused(tmp_path: Path, stage: str):
    run = finished(tmp_path / "run", stage)
    with untouched(tmp_path):
        known = run.begin(stage, dict(SETTINGS), dict(INPUTS))
    assert known["outputs"] == {"model": "m"}
    assert known["seconds"] == 1.23
    assert run.record(stage) == known


def test_where_it_is_computed_and_written_does_not_make_it_another_job(tmp_path: Path):
    run = finished(tmp_path / "run")
    machine = {"device": "cuda", "threads": 7, "output": "elsewhere.tif", "run": "elsewhere"}
    assert run.begin("train", {**SETTINGS, **machine}, INPUTS) is not None
    assert comparable({**SETTINGS, **machine}) == SETTINGS


@pytest.mark.parametrize(("settings", "inputs", "words"), [
    ({**SETTINGS, "steps": 20}, INPUTS, "steps was 10, now 20"),
    (SETTINGS, {"tiles": "xyz"}, "tiles was abc, now xyz"),
    ({**SETTINGS, "patience": 3}, INPUTS, "patience was None, now 3"),
    ({"seed": 0}, INPUTS, "steps was 10, now None"),
])
def test_another_training_is_refused_and_told_what_differs(tmp_path: Path, settings: dict, inputs: dict, words: str):
    run = finished(tmp_path / "run")
    with untouched(tmp_path), tells(RunHoldsAnother, words, str(tmp_path / "run")):
        run.begin("train", settings, inputs)


def test_a_later_stage_with_other_settings_is_set_aside_and_never_overwritten(tmp_path: Path):
    run = finished(tmp_path / "run", "refine")
    for number, steps in ((1, 20), (2, 30), (3, 40)):
        assert run.begin("refine", {**SETTINGS, "steps": steps}, INPUTS) is None
        assert not (run.folder("refine") / "result.txt").exists()
        kept = run.path / f"refine.{number}"
        assert json.loads((kept / "stage.json").read_text(encoding="utf-8"))["settings"]["steps"] == (steps - 10)
        run.finish("refine", {}, 0.0)
    assert (run.path / "refine.1" / "result.txt").read_text(encoding="utf-8") == "precious"


def test_a_training_that_broke_off_before_its_first_state_may_start_with_other_settings(tmp_path: Path):
    """The hint of "out of memory" is to lower a setting: the same run has to take it."""
    run = started(tmp_path / "run")
    run.begin("train", SETTINGS, INPUTS)
    assert run.begin("train", {**SETTINGS, "steps": 5}, INPUTS) is None
    assert (run.path / "train.1").is_dir()
    (run.folder("train") / "state.pt").touch()
    with untouched(tmp_path), tells(RunHoldsAnother, "steps was 5, now 10"):
        run.begin("train", SETTINGS, INPUTS)


def test_an_unfinished_stage_goes_on_with_the_same_settings(tmp_path: Path):
    run = started(tmp_path / "run")
    assert run.begin("train", SETTINGS, INPUTS) is None
    state = run.folder("train") / "state.pt"
    state.write_bytes(b"half way")
    assert run.record("train") is None
    assert run.begin("train", SETTINGS, INPUTS) is None
    assert state.read_bytes() == b"half way"


def test_values_compare_as_json_does(tmp_path: Path):
    run = started(tmp_path / "run")
    run.begin("relabel", {"names": [1, 2]}, {"path": tmp_path})
    run.finish("relabel", {}, 0.0)
    assert run.begin("relabel", {"names": [1, 2]}, {"path": tmp_path}) is not None


def test_a_needed_stage_that_is_missing_names_the_algorithm(tmp_path: Path):
    run = started(tmp_path / "run")
    with tells(RunIncomplete, "'train'"):
        run.need("train", "Train")
    run.begin("train", SETTINGS, INPUTS)
    with tells(RunIncomplete, "'train'"):
        run.need("train", "Train")
    run.finish("train", {"model": "m"}, 0.0)
    assert run.need("train", "Train")["outputs"] == {"model": "m"}


def test_difference_is_none_only_for_equal_records():
    one = {"settings": {"a": 1}, "inputs": {"b": 2}}
    assert difference(one, {"settings": {"a": 1}, "inputs": {"b": 2}}) is None
    assert difference(one, {"settings": {"a": 1}, "inputs": {"b": 3}}) == "b was 2, now 3"
    assert difference({}, one) == "a was None, now 1"


# ------------------------------------------------------------ the folder


@pytest.mark.parametrize("make", [
    lambda folder: None,
    lambda folder: folder.mkdir(),
    lambda folder: (folder.mkdir(), (folder / "CANCEL").touch(), (folder / "worker.log").touch()),
    lambda folder: (folder.mkdir(), (folder / ".lock").touch(), (folder / ".provenance.part123.json").touch()),
])
def test_a_new_or_empty_folder_becomes_a_run(tmp_path: Path, make: Callable[[Path], object]):
    folder = tmp_path / "new"
    make(folder)
    assert RunFolder(folder).path == folder


@pytest.mark.parametrize("name", ["thesis.docx", "settings.json", "train", ".git"])
def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path, name: str):
    (tmp_path / "folder" / name).mkdir(parents=True)
    with untouched(tmp_path), tells(RunHoldsAnother, name, str(tmp_path / "folder")):
        RunFolder(tmp_path / "folder")


def test_a_folder_that_holds_no_run_is_told_where_one_is_needed(tmp_path: Path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "nowhere", tmp_path, tmp_path / "file"):
        with tells(RunIncomplete, str(path), "no run"):
            RunFolder(path, create=False)
    assert not (tmp_path / "nowhere").exists()


def test_a_run_in_the_place_of_a_file_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    for path in (tmp_path / "file", tmp_path / "file" / "run"):
        with untouched(tmp_path), tells(RunNotWritable, "RUN", str(path)):
            RunFolder(path)


def test_a_disk_that_may_only_be_read_is_told(small_disk: Path):
    finished(small_disk / "run")
    if subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], capture_output=True).returncode:
        pytest.skip("needs the right to mount a disk for reading only")
    for path in (small_disk / "run", small_disk / "new", small_disk / "deep" / "new"):
        with untouched(small_disk), tells(RunNotWritable, "RUN", str(small_disk)):
            RunFolder(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path):
    (tmp_path / "locked").mkdir(mode=0o500)
    with tells(RunNotWritable, "RUN"):
        RunFolder(tmp_path / "locked" / "run")


# ------------------------------------------------------------ the lock


HOLD = """
import sys, time
from pathlib import Path
from sparse_wsss.run_folder import RunFolder
with RunFolder(Path(sys.argv[1])).locked():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_run_that_another_worker_holds_is_busy_until_that_worker_dies(tmp_path: Path):
    run = started(tmp_path / "run")
    with subprocess.Popen([sys.executable, "-c", HOLD, str(run.path)], stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            with tells(RunBusy, str(run.path)), run.locked():
                raise AssertionError("two workers in one run")
        finally:
            other.kill()
    with run.locked():
        pass


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path):
    run = started(tmp_path / "run")
    with pytest.raises(ZeroDivisionError), run.locked():
        raise ZeroDivisionError
    with run.locked():
        pass


def test_a_cancel_of_the_last_time_does_not_stop_this_one(tmp_path: Path):
    run = started(tmp_path / "run")
    (run.path / "CANCEL").touch()
    with run.locked():
        assert not (run.path / "CANCEL").exists()


def test_a_cancel_that_came_while_the_worker_was_loading_is_meant_for_it(tmp_path: Path):
    run, began = started(tmp_path / "run"), time.time()
    (run.path / "CANCEL").touch()
    os.utime(run.path / "CANCEL", (began + 1, began + 1))
    with run.locked(since=began):
        assert (run.path / "CANCEL").exists()
    os.utime(run.path / "CANCEL", (began - 1, began - 1))
    with run.locked(since=began):
        assert not (run.path / "CANCEL").exists()


def test_what_a_killed_worker_was_writing_is_removed(tmp_path: Path):
    run = finished(tmp_path / "run")
    for name in (".settings.part99999.json", "train/.state.part99999.pt", "train/cache/.images.part99999.npy"):
        write_text(run.path / name, "half")
    with run.locked():
        pass
    left = {path.name for path in run.path.rglob("*") if path.is_file()}
    assert left - {".lock"} == {"provenance.json", "job.json", "stage.json", "result.txt"}


# ------------------------------------------------------------ the record


def test_provenance_tells_versions_inputs_start_and_end_of_every_job(tmp_path: Path):
    run = RunFolder(tmp_path / "run")
    source = tmp_path / "input.bin"
    source.write_bytes(bytes(100_000))
    run.provenance_open("train", {"steps": 10, "path": source}, {"tiles": file_facts(source)})
    jobs = json.loads((run.path / "provenance.json").read_text(encoding="utf-8"))["jobs"]
    assert jobs[0]["end"] is None
    assert jobs[0]["exit"] is None
    run.provenance_close(0)
    run.provenance_open("heads", {}, {})
    run.provenance_close(4, error="broken")
    first, second = json.loads((run.path / "provenance.json").read_text(encoding="utf-8"))["jobs"]
    assert (first["stage"], first["exit"], second["stage"], second["exit"]) == ("train", 0, "heads", 4)
    assert second["error"] == "broken"
    assert first["version"] == __version__
    assert first["protocol"] == PROTOCOL
    assert {"torch", "rasterio", "numpy"} <= set(first["packages"])
    assert first["inputs"]["tiles"]["size"] == 100_000
    assert len(first["inputs"]["tiles"]["header"]) == 16
    assert first["start"] <= first["end"]
    assert first["revision"]
    job = json.loads((run.path / "job.json").read_text(encoding="utf-8"))
    assert job == {"protocol": PROTOCOL, "stage": "heads", "parameters": {}}


def test_settings_of_all_stages_are_kept_with_the_preset_of_the_training(tmp_path: Path):
    run = started(tmp_path / "run")
    run.remember_settings("train", {"steps": 3}, "quick")
    run.remember_settings("heads", {"tile": None}, None)
    assert RunFolder(run.path).settings == {"train": {"steps": 3}, "preset": "quick", "heads": {"tile": None}}


@pytest.mark.parametrize("content", ["{ broken", "\x00"])
def test_a_damaged_record_is_named(tmp_path: Path, content: str):
    run = finished(tmp_path / "run")
    (run.path / "train" / "stage.json").write_text(content, encoding="utf-8")
    with untouched(tmp_path), tells(RunIncomplete, "stage.json", "damaged"):
        run.need("train", "Train")


def test_the_hash_of_a_header_does_not_read_the_whole_file(tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(bytes(100_000))
    two.write_bytes(bytes(99_999) + b"x")
    assert header_hash(one) == header_hash(two)
    assert file_hash(one) != file_hash(two)
    assert file_facts(tmp_path / "nowhere") == {"path": str(tmp_path / "nowhere")}


# ------------------------------------------------------------ writing whole


def fail_half_way(part: Path) -> None:
    part.write_text("half", encoding="utf-8")
    raise ZeroDivisionError


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path):
    write_json(tmp_path / "file.json", {"old": True})
    with untouched(tmp_path), pytest.raises(ZeroDivisionError), written_whole(tmp_path / "file.json") as part:
        fail_half_way(part)


def test_a_part_keeps_the_suffix_that_gdal_chooses_by(tmp_path: Path):
    with written_whole(tmp_path / "map.tif") as part:
        assert part.suffix == ".tif"
        assert part.parent == tmp_path
        part.touch()
    assert [path.name for path in tmp_path.iterdir()] == ["map.tif"]


def test_parts_that_a_killed_process_left_beside_an_output_go_after_a_while(tmp_path: Path):
    old, new = tmp_path / ".map [1].part77.tif", tmp_path / ".map [1].part78.tif"
    other = tmp_path / ".other.part77.tif"
    for part in (old, new, other):
        part.touch()
    for part in (old, other):
        os.utime(part, (0, 0))
    write_text(tmp_path / "map [1].tif", "whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, other.name, "map [1].tif"]


WRITE = """
import sys
from pathlib import Path
from sparse_wsss.atomic import write_text
for _ in range(100):
    write_text(Path(sys.argv[1]), sys.argv[2] * 5000)
"""


def test_readers_see_the_old_or_the_new_text_while_two_processes_write(tmp_path: Path):
    path = tmp_path / "file.txt"
    write_text(path, "a" * 5000)
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(path), word]) for word in "bc"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        text = path.read_text(encoding="utf-8")
        assert len(text) == 5000
        assert len(set(text)) == 1
        seen |= set(text)
    assert seen & {"b", "c"}
    assert [writer.returncode for writer in writers] == [0, 0]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    with tells(NotWritable, str(tmp_path / "file")):
        write_text(tmp_path / "file" / "x.txt", "text")
