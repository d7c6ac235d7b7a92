"""Files that nobody would write by hand, found by the campaign of mutated input: each ends in an error that says so."""

import json
import struct
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sparse_wsss import PROTOCOL
from sparse_wsss.contract import resolve
from sparse_wsss.errors import (
    EXIT_BAD_JOB,
    EXIT_USER,
    MOST_LETTERS,
    BadJob,
    NotWritable,
    RasterMismatch,
    RasterUnreadable,
    ReferenceUnreadable,
    RunIncomplete,
    SettingOutOfRange,
    SparseWsssError,
    TileIndexUnreadable,
    from_system,
)
from sparse_wsss.events import Record
from sparse_wsss.json_text import parse_json
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.maps.class_map import windows
from sparse_wsss.rasters.band_choice import chosen_places, split_bands
from sparse_wsss.rasters.polygons import whole_numbers
from sparse_wsss.rasters.raster_file import MOST_BANDS, open_raster
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.run_folder import RunFolder, read_json, read_text
from sparse_wsss.stages.cluster_table import read_cluster_names
from sparse_wsss.stages.head_files import find_patch
from sparse_wsss.whole_number import whole_number

from tests.tiny import (
    TinyScene,
    execute,
    rectangle,
    run,
    tells,
    tiny_scene,
    tiny_tiles,
    write_polygons,
    write_raster,
)
from tests.worker import COMMAND, Worker

DEEP = "[" * 100_000 + "]" * 100_000
HALF = "\ud800"  # one half of a pair: no file name and no text file can hold it


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> TinyScene:
    return tiny_scene(tmp_path_factory.mktemp("scene"), height=64, width=64)


# ------------------------------------------------------------ JSON


@pytest.mark.parametrize(("text", "words"), [(DEEP, "nested too deeply"), ('{"a":' * 100_000, "nested too deeply"),
                                             (r'["\ud800"]', "half of a character"),
                                             (r'{"\uDFFF": 1}', "half of a character"),
                                             ("[1", "delimiter")])
def test_json_that_cannot_be_used_is_a_value_error_in_words(text: str, words: str):
    with pytest.raises(ValueError, match=words) as caught:
        parse_json(text)
    assert not isinstance(caught.value, UnicodeError)


def test_pairs_of_halves_are_a_character():
    assert parse_json(r'"\ud83c\udf0d"') == "🌍"
    assert parse_json('"\\\\ud800"') == "\\ud800"


@pytest.mark.parametrize("text", [DEEP, r'[{"code": 1, "name": "\ud800"}]', '[{"code": 1, "name": "a\\u0000b"}]',
                                  '[{"code": 1, "name": "a\\u001bb"}]'])
def test_a_class_table_of_hostile_json_is_told(tmp_path: Path, text: str):
    (tmp_path / "classes.json").write_text(text, encoding="utf-8")
    with tells(ReferenceUnreadable, "classes.json"):
        ClassTable.from_file(tmp_path / "classes.json")


@pytest.mark.parametrize("job", [
    '{"parameters": ' + DEEP + "}",
    json.dumps({"protocol": PROTOCOL, "stage": "tiles", "parameters": {"raster": HALF}}),
    json.dumps({"protocol": PROTOCOL, "stage": "tiles", "cancel_file": float("nan"), "parameters": {"raster": "x"}})])
def test_a_worker_tells_of_a_hostile_job_and_prints_no_traceback(tmp_path: Path, job: str):
    worker = Worker("tiles", {}, tmp_path, command=COMMAND)
    Path(worker.arguments[worker.arguments.index("--job") + 1]).write_text(job, encoding="utf-8")
    with worker:
        done = worker.finish()
    assert done.exit_code == EXIT_BAD_JOB
    assert done.last["event"] == "error"
    assert done.last["hint"]
    assert "Traceback" not in done.log


@pytest.mark.parametrize(("value", "name"),
                         [("a\0b.tif", "raster"), (["good.tif", f"{HALF}.tif"], "raster"), ("\udcff.gpkg", "output")])
def test_texts_that_no_file_name_can_be_are_told_with_their_parameter(value: Any, name: str):
    with tells(SettingOutOfRange, name.upper(), "character"):
        resolve("tiles", {"raster": "scene.tif", "output": "tiles.gpkg", name: value})


def test_half_a_character_in_an_event_is_written_as_json_writes_it(tmp_path: Path):
    Record(tmp_path / "events.jsonl").write({"event": "log", "message": f"a{HALF}b"})
    line = (tmp_path / "events.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["message"] == f"a{HALF}b"


# ------------------------------------------------------------ sizes


def test_a_message_keeps_its_ends_where_a_file_holds_an_endless_name():
    error = SparseWsssError(f"begins {'x' * 100_000} ends", hint="y" * 100_000)
    assert len(error.message) < MOST_LETTERS
    assert error.message.startswith("begins x")
    assert error.message.endswith("x ends")
    assert len(error.hint) < MOST_LETTERS
    assert str(error) == error.message


def test_a_path_that_is_too_long_is_told(tmp_path: Path):
    with pytest.raises(OSError, match="too long") as caught:
        run("export", map="x" * 5000, output=tmp_path / "e.tif")
    told = from_system(caught.value)
    assert isinstance(told, NotWritable)
    assert told.hint


def test_a_cell_beyond_what_a_csv_may_hold_is_told(tmp_path: Path):
    (tmp_path / "classes.csv").write_text(f"code,name\n1,{'w' * 200_000}\n", encoding="utf-8")
    with tells(ReferenceUnreadable, "classes.csv", "field"):
        ClassTable.from_file(tmp_path / "classes.csv")


def test_windows_of_an_absurdly_large_map_take_no_memory():
    tracemalloc.start()
    first = next(windows(1 << 22, 1 << 22, lambda done, n: None))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert first == (0, 0, 2048, 2048)
    assert peak < 1 << 20


# ------------------------------------------------------------ rasters


def damage(path: Path, changes: dict[int, int], more: bytes = b"") -> Path:
    """Set values of entries of the first directory of a little-endian TIFF; 0 stands for the next directory."""
    data = bytearray(path.read_bytes())
    start = struct.unpack_from("<I", data, 4)[0]
    n_entries = struct.unpack_from("<H", data, start)[0]
    for place in range(start + 2, start + 2 + 12 * n_entries, 12):
        tag = struct.unpack_from("<H", data, place)[0]
        if tag in changes:
            struct.pack_into("<I", data, place + 8, changes[tag])
    if 0 in changes:
        struct.pack_into("<I", data, start + 2 + 12 * n_entries, changes[0])
    path.write_bytes(bytes(data) + more)
    return path


def test_a_header_that_claims_more_bands_than_any_sensor_has_is_told(tmp_path: Path):
    path = write_raster(tmp_path / "bands.tif", np.zeros((8, 8), np.uint8), tiled=True, blockxsize=16, blockysize=16)
    with tells(RasterUnreadable, "bands.tif", "9999 bands", str(MOST_BANDS)), open_raster(damage(path, {277: 9999})):
        pass


def test_a_directory_that_is_not_where_the_header_says_is_told_wherever_gdal_notices(tmp_path: Path):
    path = damage(write_raster(tmp_path / "next.tif", np.ones((8, 8), np.uint8)), {0: 77})
    for stage, more in (("export", {"map": path, "output": tmp_path / "e.tif"}),
                        ("stack", {"raster": str(path), "output": tmp_path / "s.vrt"})):
        with tells(RasterUnreadable, "next.tif"):
            run(stage, **more)


def test_pixels_without_a_size_are_told(tmp_path: Path, scene: TinyScene):
    path = write_raster(tmp_path / "flat.tif", np.ones((8, 8), np.uint8))
    data = path.read_bytes()
    scale = struct.pack("<3d", 10, 10, 0)
    assert scale in data
    path.write_bytes(data.replace(scale, struct.pack("<3d", 10, float("nan"), 0)))
    with tells(RasterUnreadable, "flat.tif", "size"), open_raster(path):
        pass


def test_what_gdal_says_at_an_unexpected_place_is_an_error_of_the_raster(tmp_path: Path):
    class Said(Exception):
        """As rasterio's own, which has no public name."""

    Said.__module__ = "rasterio._err"
    told = from_system(Said("TIFFReadDirectory: failed"))
    assert isinstance(told, RasterUnreadable)
    assert told.exit_code == EXIT_USER


@pytest.mark.parametrize("number", ["1e400", "inf", "-inf", "nan"])
def test_a_cell_of_infinity_in_an_attribute_table_names_no_class(tmp_path: Path, number: str):
    path = write_raster(tmp_path / "map.tif", np.ones((8, 8), np.uint8))
    path.with_name("map.tif.aux.xml").write_text(
        "<PAMDataset><PAMRasterBand band='1'><GDALRasterAttributeTable>"
        "<FieldDefn index='0'><Usage>5</Usage></FieldDefn><FieldDefn index='1'><Usage>2</Usage></FieldDefn>"
        f"<Row index='0'><F>{number}</F><F>lost</F></Row><Row index='1'><F>1</F><F>water</F></Row>"
        "</GDALRasterAttributeTable></PAMRasterBand></PAMDataset>", encoding="utf-8")
    table = read_class_table(path)
    assert table is not None
    assert table.names == ("water",)


# ------------------------------------------------------------ tile indexes and runs


def test_a_tile_without_scene_and_raster_is_told(tmp_path: Path, scene: TinyScene):
    index = tiny_tiles(tmp_path, scene)
    execute(index, "update tiles set scene = null, optical = null where fid = 2")
    with tells(TileIndexUnreadable, "optical"):
        read_tiles(index)


@pytest.mark.parametrize(("name", "text"), [
    ("settings.json", "[]"), ("settings.json", DEEP), ("provenance.json", '{"jobs": 3}'),
    ("provenance.json", '{"jobs": ["x"]}'),
    ("provenance.json", "null"), ("train/stage.json", "7"),
    ("train/stage.json", '{"status": "done", "settings": [], "inputs": {}}'),
    ("train/stage.json", '{"status": "done", "settings": {}, "inputs": {}}')])
def test_a_record_of_a_run_that_is_none_is_told(tmp_path: Path, name: str, text: str):
    (tmp_path / "train").mkdir()
    (tmp_path / "provenance.json").write_text('{"jobs": []}', encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with tells(RunIncomplete, Path(name).name, "damaged"):
        folder = RunFolder(tmp_path, create=False)
        folder.provenance_open("heads", {}, {})
        _ = folder.settings
        folder.need("train", "Train")


def test_a_file_of_a_run_that_is_not_there_is_its_default(tmp_path: Path):
    assert read_json(tmp_path / "settings.json", {}) == {}
    assert RunFolder(tmp_path / "run").record("train") is None


# ------------------------------------------------------------ digits that are none, shapes that do not close

NO_NUMBERS = ["²", "9" * 5000, "-1", "", "1.0", "٣"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_digits_that_python_cannot_read_are_no_number(text: str):
    assert whole_number(text) == -1


def test_digits_are_their_number():
    assert [whole_number(text) for text in ("0", "007", "9" * 18)] == [0, 7, 10**18 - 1]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_digits_that_are_none_name_no_cluster_patch_or_band(tmp_path: Path, text: str):
    (tmp_path / "clusters.csv").write_text(f"cluster,class\n{text},water\n", encoding="utf-8")
    with tells(BadJob, "cluster"):
        read_cluster_names(tmp_path / "clusters.csv", 2, ("water",))
    with tells(BadJob, "no patch"):
        find_patch(f"{text},0", 4)
    with tells(RasterMismatch, "scene.tif"):
        chosen_places((text,), ("a", "b"), (1, 2), "scene.tif")
    assert split_bands(f"{text}-{text};a")[-1] == "a"


def test_numbers_of_a_field_that_no_float_holds_are_names():
    assert whole_numbers(np.array(["1", "9" * 400], object)) is None
    assert whole_numbers(np.array(["1", "2"], object)) is not None


def open_ring() -> bytes:
    """A polygon as WKB whose ring does not end where it begins."""
    points = struct.pack("<8d", 0, 0, 1, 0, 1, 1, 5, 5)
    return struct.pack("<BIII", 1, 3, 1, 4) + points


def test_a_footprint_that_does_not_close_is_told(tmp_path: Path, scene: TinyScene):
    index = tiny_tiles(tmp_path, scene)
    header = b"GP\0\1" + struct.pack("<i", 32632)
    execute(index, f"update tiles set geom = x'{(header + open_ring()).hex()}' where fid = 2")
    with tells(TileIndexUnreadable, "tiles.gpkg", "footprint"):
        read_tiles(index)


def test_a_shape_of_a_reference_that_does_not_close_is_told(tmp_path: Path, scene: TinyScene):
    layer = write_polygons(tmp_path / "fields.gpkg", [rectangle((0, 0, 9, 9)), rectangle((9, 9, 9, 9))],
                           {"code": [1, 2]})
    header = b"GP\0\1" + struct.pack("<i", 32632)
    execute(layer, f"update fields set geom = x'{(header + open_ring()).hex()}' where fid = 2")
    with tells(ReferenceUnreadable, "fields.gpkg", "shape"):
        Reference(layer, "code")


def test_a_text_of_a_run_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "clusters.csv").write_bytes(b"\xff\xfe")
    with tells(RunIncomplete, "clusters.csv"):
        read_text(tmp_path / "clusters.csv")


def test_a_message_of_gdal_that_is_no_text_is_a_line_of_the_log(tmp_path: Path):
    """Python writes a traceback for each; any other error that nobody can catch keeps its own."""
    script = tmp_path / "says.py"
    script.write_text(
        "import sys\nfrom sparse_wsss.host import tell_of_gdal_in_a_line\ntell_of_gdal_in_a_line()\n"
        "made = type(sys.argv[1], (), {})\n"
        "def said(self):\n    b'\\xff'.decode()\n"
        "said.__qualname__ = sys.argv[1]\n"
        "made.__del__ = said\n"
        "made()\n", encoding="utf-8")
    ours, foreign = (subprocess.run([sys.executable, script, name], capture_output=True, text=True, check=True).stderr
                     for name in ("rasterio._env.log_error", "other"))
    assert "Traceback" not in ours
    assert "GDAL" in ours
    assert "0xff" in ours
    assert "UnicodeDecodeError" in foreign
