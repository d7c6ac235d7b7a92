"""A bundle from somebody else: what is whole is unpacked, anything else is refused and leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from safetensors.numpy import save_file
from sparse_wsss.bundles.archive import ALWAYS_BYTES, LIST, unpack
from sparse_wsss.bundles.moved_run import files_of_run, relocated
from sparse_wsss.context import Context
from sparse_wsss.errors import BadJob, BundleUnreadable, Cancelled, RunNotWritable
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import BundleJob, UnbundleJob
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.stages import bundle as stage
from sparse_wsss.stages import unbundle

from tests.sample_run import sample_run
from tests.tiny import execute, run, tells, tiny_scene, tiny_tiles, untouched

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    scene = tiny_scene(folder)
    tiles = tiny_tiles(folder, scene, sar=True)
    run("bundle", tiles=tiles, preset="quick", output=folder / "job.zip")
    return folder / "job.zip"


def changed(whole: Path, target: Path, change: Callable[[Files, dict[str, Any]], None], *, listed: bool = True) -> Path:
    """Write the bundle again with other files; ``listed`` brings its list up to date, as a stranger would."""
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(files.pop(LIST))
    change(files, said)
    if listed:
        said["files"] = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                         for name, data in files.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, LIST: json.dumps(said).encode()}.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # as it is: write() would mend the name
    return target


def refused(given: Path, *words: str) -> None:
    with untouched(given.parent), tells(BundleUnreadable, *words):
        run("unbundle", bundle=given, folder=given.parent / "job")
    assert not [path for path in given.parent.iterdir() if path != given]


def test_a_whole_bundle_is_a_job_that_names_its_own_files(whole, tmp_path):
    outputs, _ = run("unbundle", bundle=whole, folder=tmp_path / "job")
    job = json.loads(Path(outputs["job"]).read_text())
    assert job["parameters"]["tiles"] == str(tmp_path / "job/tiles.gpkg")
    tiles = read_tiles(job["parameters"]["tiles"])
    assert {path.parent for path in (*tiles.optical, *tiles.sar)} == {tmp_path / "job/rasters"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job"]


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:evil.txt",
                                  "a /evil.txt", "run/x\n.txt", "rasters/NUL.tif", "rasters/a\u202efit.tif",
                                  f"rasters/{'a' * 300}.tif", "rasters//a.tif"])
def test_a_name_that_leads_outside_is_refused(whole, tmp_path, name):
    given = changed(whole, tmp_path / "evil.zip", lambda files, said: files.update({name: b"x"}))
    refused(given, "names a place outside")


def test_a_link_is_refused(whole, tmp_path):
    given = changed(whole, tmp_path / "link.zip", lambda files, said: None)
    with zipfile.ZipFile(given, "a") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    refused(given, "'link.txt'", "or is a link")


def test_a_bomb_is_refused_before_anything_is_written(whole, tmp_path):
    given = changed(whole, tmp_path / "bomb.zip", lambda files, said: files.update({"x.csv": bytes(2 * ALWAYS_BYTES)}))
    assert given.stat().st_size < 1 << 20
    refused(given, "far more than a bundle of its size")


def test_a_file_that_was_changed_added_or_taken_out_is_refused(whole, tmp_path):
    def change(files: Files, said: dict[str, Any]) -> None:
        files["job.json"] = files["job.json"].replace(b"quick", b"paper")

    refused(changed(whole, tmp_path / "changed.zip", change, listed=False), "'job.json' is not the file of its list")
    (tmp_path / "changed.zip").unlink()
    given = changed(whole, tmp_path / "more.zip", lambda files, said: files.update({"a.txt": b"x"}), listed=False)
    refused(given, "not those of its list")
    given.unlink()
    given = changed(whole, tmp_path / "less.zip", lambda files, said: files.pop("README.txt"), listed=False)
    refused(given, "not those of its list")
    given.unlink()
    given = changed(whole, tmp_path / "size.zip", lambda files, said: said["files"]["job.json"].update(size=3),
                    listed=False)
    refused(given, "another size")


@pytest.mark.parametrize(("name", "data", "word"), [
    ("start.py", b"import os", "belongs in none"), ("state.pt", b"PK", "belongs in none"),
    ("rasters/001_scene.tif.aux.xml", b"<PAMDataset/>", "belongs in none"), ("notes.txt", b"", "belongs in none"),
    ("rasters/002.gti.gpkg", b"SQLite format 3\0", "belongs in none"),
    ("rasters/002.tif", b"<VRTDataset/>", "is no .tif file"), ("tiles.gpkg", b"<OGRVRTDataSource/>", "no .gpkg file"),
    ("JOB.json", b"{}", "not those of its list")])
def test_what_belongs_in_no_bundle_is_refused(whole, tmp_path, name, data, word):
    refused(changed(whole, tmp_path / "odd.zip", lambda files, said: files.update({name: data})), word)


@pytest.mark.parametrize(("key", "value"), [("tiles", "/etc/passwd"), ("tiles", ["tiles.gpkg"]), ("run", "../run"),
                                            ("run", "/tmp/run"), ("tiles", "job.json"),
                                            ("pretrained", "/etc/passwd"), ("pretrained", "vit_small;../a.pth"),
                                            ("pretrained", "hf-hub:a/b/../c")])
def test_a_job_that_names_a_file_outside_is_refused(whole, tmp_path, key, value):
    def change(files: Files, said: dict[str, Any]) -> None:
        job = json.loads(files["job.json"])
        job["parameters"][key] = value
        files["job.json"] = json.dumps(job).encode()

    refused(changed(whole, tmp_path / "job.zip", change), "which is not in it")


def test_tiles_of_a_raster_that_is_not_in_the_bundle_are_refused(whole, tmp_path):
    def change(files: Files, said: dict[str, Any]) -> None:
        index = tmp_path / "tiles.gpkg"
        index.write_bytes(files["tiles.gpkg"])
        execute(index, "update tiles set optical = '/vsicurl/http://example.org/scene.tif'")
        files["tiles.gpkg"] = index.read_bytes()
        index.unlink()

    refused(changed(whole, tmp_path / "job.zip", change), "scene.tif", "which is not in it")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_refused(tmp_path, data):
    given = tmp_path / "a.zip"
    given.write_bytes(data)
    refused(given, "is no bundle that can be trusted")


def test_a_damaged_or_newer_bundle_is_refused(whole, tmp_path):
    data = bytearray(whole.read_bytes())
    data[2000:2100] = bytes(100)
    (tmp_path / "damaged.zip").write_bytes(data)
    refused(tmp_path / "damaged.zip", "is no bundle")
    (tmp_path / "damaged.zip").unlink()
    refused(changed(whole, tmp_path / "newer.zip", lambda files, said: said.update(format=2)), "newer version")
    (tmp_path / "newer.zip").unlink()
    deep = b"[" * 100_000
    refused(changed(whole, tmp_path / "deep.zip", lambda files, said: files.update({"job.json": deep})),
            "deep.zip is damaged: job.json", "nested too deeply")
    (tmp_path / "deep.zip").unlink()
    nearly = b'{"parameters": ' * 900 + b"{}" + b"}" * 900
    refused(changed(whole, tmp_path / "nearly.zip", lambda files, said: files.update({"job.json": nearly})),
            "nearly.zip")
    (tmp_path / "nearly.zip").unlink()
    refused(changed(whole, tmp_path / "text.zip", lambda files, said: files.update({"job.json": b"\xff"})),
            "text.zip is damaged: job.json")


def test_bytes_that_were_changed_anywhere_are_told_and_not_traced(whole, tmp_path):
    """Of a zip the directory at the end is where a byte has most to say."""
    data, rng = whole.read_bytes(), np.random.default_rng(0)
    start = data.index(b"PK\x01\x02")
    given = tmp_path / "a.zip"
    for place in rng.integers(start, len(data), 60):
        given.write_bytes(data[:place] + bytes([rng.integers(256)]) + data[place + 1:])
        (tmp_path / "part").mkdir()
        messages = ["a.zip"]
        try:
            unpack(given, tmp_path / "part", lambda done, of: None)
        except BundleUnreadable as error:
            messages.append(error.message)
        assert messages[-1].isprintable(), place
        assert "a.zip" in messages[-1], place
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "part"]
        shutil.rmtree(tmp_path / "part")


def test_settings_of_a_bundle_that_this_version_does_not_know_name_the_bundle(whole, tmp_path):
    def change(files: Files, said: dict[str, Any]) -> None:
        job = json.loads(files["job.json"])
        job["parameters"]["command"] = "rm"
        files["job.json"] = json.dumps(job).encode()

    refused(changed(whole, tmp_path / "odd.zip", change), "odd.zip is damaged", "command")


def test_what_is_of_the_machine_is_not_taken_from_a_bundle_and_who_will_be_asked_is_said(whole, tmp_path):
    def change(files: Files, said: dict[str, Any]) -> None:
        job = json.loads(files["job.json"])
        job["parameters"] |= {"log_mlflow": True, "threads": 500, "pretrained": "hf-hub:somebody/vit"}
        files["job.json"] = json.dumps(job).encode()

    outputs, events = run("unbundle", bundle=changed(whole, tmp_path / "a.zip", change), folder=tmp_path / "job")
    assert not {"log_mlflow", "threads"} & set(json.loads(Path(outputs["job"]).read_text())["parameters"])
    assert any("hf-hub:somebody/vit, which is looked up on the network" in text for text in events.messages("warning"))


def test_a_raster_that_shows_another_one_is_refused(whole, tmp_path):
    def change(files: Files, said: dict[str, Any]) -> None:
        name = next(name for name in files if name.endswith(".tif"))
        raster = tmp_path / "raster.tif"
        raster.write_bytes(files[name])
        with rasterio.open(raster, "r+") as dataset:
            dataset.update_tags(ns="OVERVIEWS", OVERVIEW_FILE="/etc/passwd")
        files[name] = raster.read_bytes()
        raster.unlink()

    refused(changed(whole, tmp_path / "a.zip", change), "a.zip is damaged: rasters/001", "overviews from another place")


def packed_run(folder: Path, **predicted: str) -> Path:
    """A bundle of a finished run, and of what its record says of the map."""
    made, land_cover, _ = sample_run(folder / "old")
    shutil.copy(tiny_tiles(folder, tiny_scene(folder)), made.path / "train" / "tiles.gpkg")
    made.note("predict", {}, {}, {"output": str(land_cover), **predicted}, 1.0)
    run("bundle", run=made.path, output=folder / "run.zip")
    return folder / "run.zip"


def test_the_map_of_a_run_is_a_raster_of_the_bundle(tmp_path):
    (tmp_path / "sent").mkdir()
    given = packed_run(tmp_path)
    for shown in ({"output": "run/provenance.json"}, {"output": "../map.tif"}, {"output": ["map.tif"]}):
        refused(changed(given, tmp_path / "sent/a.zip", lambda files, said, shown=shown: said.update(shown=shown)),
                "a.zip")
    refused(changed(given, tmp_path / "sent/a.zip", lambda files, said: said.update(moved={"/a": "/etc"})), "no run")
    refused(changed(given, tmp_path / "sent/a.zip", lambda files, said: files.update(
        {"map.tif.aux.xml": b"<PAMDataset><Metadata domain='OVERVIEWS'><MDI key='OVERVIEW_FILE'>/vsicurl/http://127.0.0.1"
                            b":9/a.tif</MDI></Metadata></PAMDataset>"})), "a.zip is damaged: map.tif", "another place")
    refused(changed(given, tmp_path / "sent/a.zip", lambda files, said: files.update(
        {"run/train/stage.json": b"[" * 100_000})), "a.zip is damaged: run/train/stage.json")


def test_a_record_takes_along_no_file_that_is_no_raster(tmp_path):
    (tmp_path / "secret.tif").write_text("secret")
    given = packed_run(tmp_path, output="/etc/passwd", confidence=str(tmp_path / "secret.tif"))
    with zipfile.ZipFile(given) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("map", "confidence"))]


def test_a_damaged_job_file_is_told_as_such(tmp_path):
    (tmp_path / "job.json").write_text("{")
    with untouched(tmp_path), tells(BadJob, "JOB_FILE", "is damaged"):
        run("bundle", job_file=tmp_path / "job.json", output=tmp_path / "job.zip")


def test_a_folder_that_holds_something_is_left_as_it_is(whole, tmp_path):
    (tmp_path / "job").mkdir()
    (tmp_path / "job" / "mine.txt").write_text("mine")
    with untouched(tmp_path), tells(BadJob, "not an empty folder"):
        run("unbundle", bundle=whole, folder=tmp_path / "job")
    (tmp_path / "empty").mkdir()
    run("unbundle", bundle=whole, folder=tmp_path / "empty")
    assert (tmp_path / "empty" / "job.json").is_file()


def test_a_cancelled_stage_leaves_nothing(whole, tmp_path):
    scene = tiny_scene(tmp_path)
    tiles = tiny_tiles(tmp_path, scene)
    reporter = Reporter([])
    reporter.stop("Stopped on request")
    with untouched(tmp_path):
        with pytest.raises(Cancelled):
            stage.run(BundleJob(tiles=str(tiles), output=str(tmp_path / "job.zip")), Context(reporter))
        with pytest.raises(Cancelled):
            unbundle.run(UnbundleJob(bundle=str(whole), folder=str(tmp_path / "job")), Context(reporter))
    assert not list(tmp_path.glob(".*"))


def test_pretrained_weights_go_along(tmp_path):
    scene = tiny_scene(tmp_path)
    tiles = tiny_tiles(tmp_path, scene)
    save_file({"a": np.zeros(3, np.float32)}, tmp_path / "vit.safetensors")
    job = tmp_path / "job.json"
    parameters = {"tiles": str(tiles), "run": "x", "pretrained": f"{tmp_path / 'vit.safetensors'};vit_small"}
    job.write_text(json.dumps({"protocol": 1, "stage": "train", "parameters": parameters}))
    run("bundle", job_file=job, output=tmp_path / "job.zip")
    run("unbundle", bundle=tmp_path / "job.zip", folder=tmp_path / "job")
    weights = tmp_path / "job/weights/1_vit.safetensors"
    asked = json.loads((tmp_path / "job/job.json").read_text())["parameters"]["pretrained"]
    assert asked == f"{weights};vit_small"
    assert weights.read_bytes() == (tmp_path / "vit.safetensors").read_bytes()
    (tmp_path / "vit.pth").write_bytes(b"x")
    parameters["pretrained"] = str(tmp_path / "vit.pth")
    job.write_text(json.dumps({"protocol": 1, "stage": "train", "parameters": parameters}))
    with tells(BadJob, "no .safetensors file"):
        run("bundle", job_file=job, output=tmp_path / "other.zip")


def test_a_run_is_packed_with_its_map_and_its_records_follow(tmp_path):
    folder, land_cover, _ = sample_run(tmp_path / "old")
    shutil.copy(tiny_tiles(tmp_path, tiny_scene(tmp_path)), folder.path / "train" / "tiles.gpkg")
    folder.note("predict", {}, {}, {"output": str(land_cover)}, 1.0)
    (folder.path / "train/cache").mkdir()
    (folder.path / "train/cache/images.npy").write_bytes(bytes(1000))
    (folder.path / "train/state.pt").write_bytes(b"x")
    (folder.path / "link.csv").symlink_to("/etc/passwd")
    assert "run/link.csv" not in files_of_run(folder.path)
    with tells(RunNotWritable, "holds a link: link.csv"):
        run("bundle", run=folder.path, output=tmp_path / "run.zip")
    assert not (tmp_path / "run.zip").exists()
    (folder.path / "link.csv").unlink()
    outputs, _ = run("bundle", run=folder.path, output=tmp_path / "run.zip")
    back, _ = run("unbundle", bundle=tmp_path / "run.zip", folder=tmp_path / "new")
    home = tmp_path / "new"
    assert back["map"] == str(home / "map.tif")
    assert (home / "map.tif").read_bytes() == land_cover.read_bytes()
    for missing in ("train/cache", "train/state.pt", "link.csv", ".lock"):
        assert not (home / "run" / missing).exists()
    asked = json.loads((home / "run/provenance.json").read_text())["jobs"][0]["parameters"]
    assert asked["output"] == str(home / "map.tif")
    with zipfile.ZipFile(tmp_path / "run.zip") as archive:
        assert len(archive.namelist()) == outputs["n_files"] + 1


def test_paths_follow_a_run_from_any_system():
    moved = {"/a/run": "/b/run", "C:\\job\\map.tif": "/b/map.tif", "D:\\r": "/b/r"}
    found = relocated({"run": "/a/run", "in": ["/a/run/train/x.csv", "/a/run2/x", "D:\\r\\t\\y.csv"],
                       "map": "C:\\job\\map.tif", "n": 3}, moved)
    assert found == {"run": "/b/run", "in": ["/b/run/train/x.csv", "/a/run2/x", "/b/r/t/y.csv"], "map": "/b/map.tif",
                     "n": 3}


def test_unpacking_stops_at_the_size_that_is_said(whole, tmp_path):
    """A header that lies about its size cannot fill the disk: zipfile reads no further."""
    data = whole.read_bytes()
    with zipfile.ZipFile(whole) as archive:
        said = archive.getinfo("README.txt").file_size
    at = data.rindex(b"README.txt", 0, data.rindex(b"PK\x05\x06")) - 46 + 24
    assert int.from_bytes(data[at : at + 4], "little") == said
    lying = bytearray(data)
    lying[at : at + 4] = (3).to_bytes(4, "little")
    given = tmp_path / "lying.zip"
    given.write_bytes(lying)
    (tmp_path / "part").mkdir()
    with tells(BundleUnreadable, "another size"):
        unpack(given, tmp_path / "part", lambda done, of: None)
