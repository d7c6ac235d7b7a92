"""What is in its place is on the disk: files are flushed before they are renamed, their folders after."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from sparse_wsss.atomic import folder_written_whole, make_folder, write_json, written_together
from sparse_wsss.run_folder import RunFolder
from sparse_wsss.stages.mask_files import CONFIDENCE, MASKS, keep_masks, new_masks

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux to see what is flushed")


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is really flushed and renamed from now on, in its order."""
    seen: list[tuple[str, str]] = []
    flush, replace = os.fsync, os.replace

    def note_flush(descriptor: int) -> None:
        seen.append(("flushed", os.readlink(f"/proc/self/fd/{descriptor}")))
        flush(descriptor)

    def note_rename(source: Path, target: Path, **more: object) -> None:
        seen.append(("renamed", str(target)))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note_flush)
    monkeypatch.setattr(os, "replace", note_rename)
    return seen


def test_a_file_is_flushed_renamed_and_its_folder_flushed(tmp_path: Path, done: list[tuple[str, str]]):
    write_json(tmp_path / "stage.json", {"status": "done"})
    part = str(tmp_path / f".stage.part{os.getpid()}.json")
    assert done == [("flushed", part), ("renamed", str(tmp_path / "stage.json")), ("flushed", str(tmp_path))]


def test_files_that_belong_together_are_all_flushed_first(tmp_path: Path, done: list[tuple[str, str]]):
    with written_together(tmp_path / "map.shp") as folder:
        for name in ("map.shp", "map.dbf"):
            (folder / name).write_text(name)
    assert [what for what, _ in done] == ["flushed", "flushed", "renamed", "renamed", "flushed"]
    assert done[-1] == ("flushed", str(tmp_path))


def test_a_folder_is_on_the_disk_with_all_that_it_holds_before_it_takes_its_place(tmp_path: Path,
                                                                                done: list[tuple[str, str]]):
    target = tmp_path / "run"
    target.mkdir()
    with folder_written_whole(target) as folder:
        (folder / "train").mkdir()
        (folder / "train" / "model").write_text("weights")
    parts = [folder / "train" / "model", folder / "train", folder]
    assert sorted(done[:3]) == sorted(("flushed", str(part)) for part in parts)
    assert done[3:] == [("renamed", str(target)), ("flushed", str(tmp_path))]
    assert (target / "train" / "model").read_text() == "weights"
    with pytest.raises(KeyError), folder_written_whole(tmp_path / "other") as folder:
        raise KeyError
    assert [one.name for one in tmp_path.iterdir()] == ["run"]


def test_a_new_folder_is_named_on_the_disk_in_the_one_above(tmp_path: Path, done: list[tuple[str, str]]):
    make_folder(tmp_path / "run" / "train")
    assert sorted(done) == [("flushed", str(tmp_path)), ("flushed", str(tmp_path / "run"))]
    done.clear()
    make_folder(tmp_path / "run" / "train")
    assert not done


def test_masks_are_on_the_disk_before_they_are_in_their_place(tmp_path: Path, done: list[tuple[str, str]]):
    arrays = new_masks(2, 4, tmp_path)
    arrays.classes[:], arrays.confidence[:] = 1, 200
    keep_masks(arrays, tmp_path)
    flushed = [name for what, name in done if what == "flushed"]
    assert flushed == [*(str(tmp_path / f".{name}.part.npy") for name in (MASKS, CONFIDENCE)), str(tmp_path)]
    assert np.unique(np.load(tmp_path / CONFIDENCE)).tolist() == [200]


def test_a_stage_that_is_set_aside_stays_so(tmp_path: Path, done: list[tuple[str, str]]):
    run = RunFolder(tmp_path / "run")
    make_folder(run.folder("refine"))
    done.clear()
    run.set_aside("refine")
    assert done == [("renamed", str(run.path / "refine.1")), ("flushed", str(run.path))]
