"""What a stranger's file could try: run code, read another file, call home, grow without an end, or write elsewhere."""

from __future__ import annotations

import json
import os
import select
import socket
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import NotAModel, RasterUnreadable, RunIncomplete, RunNotWritable
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.rasters.named_hosts import hosts_in, hosts_named_by
from sparse_wsss.rasters.reader import open_raster
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.run_folder import RunFolder

from tests.backend.test_onnx import vit_model
from tests.tiny import run, tells, tiny_scene, tiny_tiles, untouched, write_raster
from tests.web import served
from tests.worker import run_worker

pytestmark = pytest.mark.slow  # all of it together

GRID = "<SRS>EPSG:32632</SRS><GeoTransform>500000,10,0,5200000,0,-10</GeoTransform>"
PYTHON = """<VRTDataset rasterXSize="64" rasterYSize="64">{grid}<VRTRasterBand dataType="Byte" band="1"
 subClass="VRTDerivedRasterBand"><PixelFunctionType>f</PixelFunctionType><PixelFunctionLanguage>Python
</PixelFunctionLanguage><PixelFunctionCode><![CDATA[
def f(in_ar, out_ar, *args, **kwargs):
    open({mark!r}, "w").write("run")
]]></PixelFunctionCode></VRTRasterBand></VRTDataset>"""
RAW = """<VRTDataset rasterXSize="8" rasterYSize="8">{grid}<VRTRasterBand dataType="Byte" band="1"
 subClass="VRTRawRasterBand"><SourceFilename relativeToVRT="0">{file}</SourceFilename></VRTRasterBand></VRTDataset>"""
SERVICE = """<GDAL_WMS><Service name="TMS"><ServerUrl>{web}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service>
<DataWindow><UpperLeftX>-20037508</UpperLeftX><UpperLeftY>20037508</UpperLeftY><LowerRightX>20037508</LowerRightX>
<LowerRightY>-20037508</LowerRightY><TileLevel>2</TileLevel></DataWindow><Projection>EPSG:3857</Projection>
<BandsCount>3</BandsCount></GDAL_WMS>"""
LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"


# ---------------------------------------------------------------- rasters


def test_python_in_a_virtual_raster_is_never_run_even_where_gdal_was_told_to(tmp_path: Path,
                                                                             monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GDAL_VRT_ENABLE_PYTHON", "YES")
    mark = tmp_path / "run"
    (tmp_path / "scene.tif").write_text(PYTHON.format(grid=GRID, mark=str(mark)))
    done = run_worker("tiles", {"raster": tmp_path / "scene.tif", "tile_size": 32, "output": tmp_path / "t.gpkg"},
                      tmp_path)
    assert done.last["code"] == "raster_unreadable"
    assert not mark.exists()


def virtual(source: str, relative: int = 0) -> str:
    return ("<VRTDataset rasterXSize='8' rasterYSize='8'>" + GRID + "<VRTRasterBand dataType='Byte' band='1'>"
            f"<SimpleSource><SourceFilename relativeToVRT='{relative}'>{source}</SourceFilename>"
            "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>")


def test_a_virtual_raster_does_not_show_the_bytes_of_any_file(tmp_path: Path):
    sent = tmp_path / "sent"
    sent.mkdir()
    for place in (tmp_path, sent):
        (place / "bytes").write_bytes(b"s" * 64)
    raw = RAW.format(grid=GRID, file=tmp_path / "bytes")
    (sent / "scene.tif").write_text(raw)
    (sent / "outer.vrt").write_text(virtual("scene.tif", 1))
    (sent / "linked").symlink_to(tmp_path / "bytes")
    (sent / "link.vrt").write_text(RAW.format(grid=GRID, file=sent / "linked"))
    (sent / "inline.vrt").write_text(virtual(raw.replace("<", "&lt;")))
    for name in ("scene.tif", "outer.vrt", "link.vrt", "inline.vrt"):
        with tells(RasterUnreadable, "bytes"):
            open_raster(sent / name)
    (sent / "own.vrt").write_text(RAW.format(grid=GRID, file=sent / "bytes"))  # raw data with its description beside it
    with open_raster(sent / "own.vrt") as dataset:
        assert (dataset.read() == ord("s")).all()


def test_overviews_and_masks_beside_a_raster_show_no_other_file(tmp_path: Path):
    sent = tmp_path / "sent"
    other = write_raster(tmp_path / "other.tif", np.full((512, 512), 7, np.uint8))
    (tmp_path / "bytes").write_bytes(b"s" * 64)
    for suffix in (".ovr", ".msk"):
        path = write_raster(sent / f"a{suffix}.tif", np.ones((512, 512), np.uint8))
        path.with_name(path.name + suffix).write_text(RAW.format(grid=GRID, file=tmp_path / "bytes"))
        with tells(RasterUnreadable, "bytes of another file"):
            open_raster(path)
    beside = write_raster(sent / "pam.tif", np.ones((512, 512), np.uint8))
    for named in (str(other), ":::BASE:::../other.tif", "/vsicurl/http://127.0.0.1:9/a.tif"):
        beside.with_name("pam.tif.aux.xml").write_text(
            f"<PAMDataset><Metadata domain='overviews'><MDI key='overview_file'>{named}</MDI></Metadata></PAMDataset>")
        with tells(RasterUnreadable, "overviews from another place", named):
            open_raster(beside)
    own = write_raster(sent / "own.tif", np.ones((512, 512), np.uint8))
    with rasterio.Env(TIFF_USE_OVR=True), rasterio.open(own, "r+") as dataset:
        dataset.build_overviews([2])
    assert own.with_name("own.tif.ovr").is_file()
    with open_raster(own) as dataset:
        assert dataset.overviews(1) == [2]


def test_a_header_that_takes_its_overviews_from_the_web_calls_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GDAL_HTTP_TIMEOUT", "2")  # nobody answers
    monkeypatch.setenv("GDAL_HTTP_MAX_RETRY", "0")
    path = write_raster(tmp_path / "scene.tif", np.ones((64, 64), np.uint8))
    with socket.create_server(("127.0.0.1", 0)) as server:
        with rasterio.open(path, "r+") as dataset:
            dataset.update_tags(ns="OVERVIEWS", OVERVIEW_FILE=f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/a")
        with tells(RasterUnreadable, "overviews from another place"):
            open_raster(path)
        called, _, _ = select.select([server], [], [], 0)
    assert called == []


def test_a_file_that_is_called_tif_and_asks_for_a_service_calls_nobody(tmp_path: Path,
                                                                       monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GDAL_HTTP_TIMEOUT", "2")  # nobody answers
    with socket.create_server(("127.0.0.1", 0)) as server:
        (tmp_path / "scene.tif").write_text(SERVICE.format(web=f"http://127.0.0.1:{server.getsockname()[1]}"))
        done = run_worker("tiles", {"raster": tmp_path / "scene.tif", "tile_size": 256, "extent":
                                    "0,9000000,0,9000000 [EPSG:3857]", "output": tmp_path / "tiles.gpkg"}, tmp_path)
        called, _, _ = select.select([server], [], [], 0)
    assert called == []
    assert done.last["code"] == "raster_unreadable"


def test_names_beside_a_raster_may_declare_no_entity(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", np.ones((8, 8), np.uint8))
    names = ("<PAMDataset><PAMRasterBand><CategoryNames><Category>{}</Category></CategoryNames></PAMRasterBand>"
             "</PAMDataset>")
    for head, name in (('<!DOCTYPE x [<!ENTITY a "water">]>', "&a;"), (LAUGHS, "&i;")):
        for encoding in ("utf-8", "utf-16"):
            text = f'<?xml version="1.0" encoding="{encoding}"?>{head}{names.format(name)}'
            path.with_name("map.tif.aux.xml").write_bytes(text.encode(encoding))
            with tells(RasterUnreadable, "map.tif.aux.xml", "declares an entity"):
                read_class_table(path)


def test_metadata_of_a_product_may_declare_no_entity_and_have_no_end(tmp_path: Path):
    safe = tmp_path / "a.SAFE"
    safe.mkdir()
    (safe / "MTD_MSIL2A.xml").write_text(f"{LAUGHS}<a><IMAGE_FILE>&i;</IMAGE_FILE></a>")
    with tells(RasterUnreadable, "declares an entity"):
        open_raster(safe)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.SAFE/MTD_MSIL2A.xml", b"<a>" + bytes(80 << 20))
    with tells(RasterUnreadable, "more than 64 MiB"):
        open_raster(tmp_path / "bomb.zip")


def test_a_table_of_a_data_set_finds_no_image_outside_of_its_folder(tmp_path: Path):
    folder = tmp_path / "sent"
    for path in (folder / "a.tif", folder / "b.tif", tmp_path / "precious.tif"):
        write_raster(path, np.ones((4, 32, 32), np.float32), names=("blue", "green", "red", "nir"))
    names = ["a.tif", "b.tif", "../precious.tif", str(tmp_path / "precious.tif"), "/vsicurl/https://example.org/x.tif"]
    rows = "".join(f"{name},{'water' if n else 'forest'}\n" for n, name in enumerate(names))
    (folder / "labels.csv").write_text(f"file,labels\n{rows}", encoding="utf-8")
    outputs, events = run("dataset", folder=folder, output=tmp_path / "tiles.gpkg")
    assert outputs["n_tiles"] == 2
    assert any("3 rows of the CSV lack their GeoTIFF" in text for text in events.messages("warning"))


# ---------------------------------------------------------------- other computers


@pytest.mark.parametrize(("text", "hosts"), [
    ("/vsicurl/https://user:word@example.org/a.tif", ["example.org"]), ("http://10.0.0.1:8000/x", ["10.0.0.1:8000"]),
    ("https:/example.org/a.tif", ["example.org"]), ("/vsis3/bucket/key.tif", ["s3/bucket"]),
    ("/data/http/scene.tif", []), (r"C:\data\scene.tif", []), ("//data/scene.tif", []),
])
def test_servers_are_found_in_the_names_of_rasters(text: str, hosts: list[str]):
    assert hosts_in([text]) == hosts


def test_the_server_of_a_virtual_raster_is_named_before_it_is_asked(tmp_path: Path):
    (tmp_path / "web").mkdir()
    with served(tmp_path / "web", tmp_path / "asked.txt") as web:
        (tmp_path / "scene.tif").write_text(virtual(f"/vsicurl/{web}/a.tif"))
        done = run_worker("tiles", {"raster": tmp_path / "scene.tif", "output": tmp_path / "t.gpkg"}, tmp_path)
    host = web.removeprefix("http://")
    told = next(n for n, event in enumerate(done.events) if host in event.get("message", ""))
    assert done.events[told]["level"] == "warning"
    assert done.names()[told + 1 :][-1] == "error"


def test_servers_of_a_tile_index_are_named_also_when_it_lies_in_a_run(tmp_path: Path):
    tiles = read_tiles(tiny_tiles(tmp_path, tiny_scene(tmp_path)))
    index = write_tiles(tmp_path / "t.gpkg", tiles)
    assert hosts_named_by(str(index), "tile_index") == []
    away = replace(tiles, optical=[Path("/vsicurl/https://example.org/a.tif")] * len(tiles))
    (tmp_path / "run" / "train").mkdir(parents=True)
    index = write_tiles(tmp_path / "run" / "train" / "tiles.gpkg", away)
    assert hosts_named_by(f"{index}|layername=tiles", "tile_index") == ["example.org"]
    assert hosts_named_by(str(tmp_path / "run"), "run") == ["example.org"]


# ---------------------------------------------------------------- runs and models


def a_link(run_folder: Path, outside: Path) -> None:
    (run_folder / "train").symlink_to(outside)


def a_linked_record(run_folder: Path, outside: Path) -> None:
    (run_folder / "events.jsonl").symlink_to(outside / "precious")


def a_linked_lock(run_folder: Path, outside: Path) -> None:
    (run_folder / ".lock").symlink_to(outside / "precious")


def a_second_name(run_folder: Path, outside: Path) -> None:
    os.link(outside / "precious", run_folder / "metrics.jsonl")


def a_pipe(run_folder: Path, outside: Path) -> None:
    os.mkfifo(run_folder / "events.jsonl")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes need rights on Windows")
@pytest.mark.parametrize("make", [a_link, a_linked_record, a_linked_lock, a_second_name, a_pipe])
def test_a_run_with_a_way_out_is_not_worked_in(tmp_path: Path, make):
    outside, folder = tmp_path / "outside", tmp_path / "run"
    outside.mkdir()
    (outside / "precious").write_text("of the user", encoding="utf-8")
    RunFolder(folder)
    (folder / "provenance.json").write_text(json.dumps({"jobs": []}), encoding="utf-8")
    make(folder, outside)
    with untouched(outside), tells(RunNotWritable, "RUN"):
        run("heads", run=folder, output_heads=tmp_path / "heads.csv", device="cpu", threads=1)


def test_a_run_that_is_itself_a_link_is_worked_in(tmp_path: Path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "disk")
    with RunFolder(tmp_path / "run").locked():
        assert (tmp_path / "disk").is_dir()


def test_a_model_that_grows_a_thousandfold_is_not_unpacked(tmp_path: Path):
    model = vit_model(tmp_path)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(model.with_suffix(".json"), "m.json")
        archive.writestr("m.safetensors", bytes(8 << 20))
    with untouched(tmp_path), tells(NotAModel, "m.safetensors", "made to fill a disk"):
        run("model", action="install", model=tmp_path / "bomb.zip", library=tmp_path / "library")
    with zipfile.ZipFile(tmp_path / "good.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (model, model.with_suffix(".json")):
            archive.write(path, path.name)
    run("model", action="install", model=tmp_path / "good.zip", library=tmp_path / "library")


@pytest.mark.parametrize("name", ["provenance.json", "settings.json"])
def test_a_record_that_is_nested_without_an_end_is_damaged(tmp_path: Path, name: str):
    RunFolder(tmp_path / "run")
    (tmp_path / "run" / "provenance.json").write_text(json.dumps({"jobs": []}), encoding="utf-8")
    (tmp_path / "run" / name).write_text("[" * 200_000, encoding="utf-8")
    with tells(RunIncomplete, name):
        run("heads", run=tmp_path / "run", output_heads=tmp_path / "heads.csv", device="cpu", threads=1)


def test_a_card_that_is_nested_without_an_end_is_no_model(tmp_path: Path):
    model = vit_model(tmp_path)
    model.with_suffix(".json").write_text('{"a":' * 200_000, encoding="utf-8")
    with tells(NotAModel, "not a Sparse WSSS model"):
        run("model", model=model)
