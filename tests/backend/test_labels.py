"""The stage 'labels': a class is a label when it covers enough of what is known of the tile."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from sparse_wsss.errors import (
    BadJob,
    NoLabels,
    NoOverlap,
    NotWritable,
    RasterMissing,
    ReferenceUnreadable,
    TileIndexUnreadable,
    TileOutsideRaster,
    UnknownClass,
)
from sparse_wsss.labels.image_labels import labels_from_counts
from sparse_wsss.labels.tile_index import Tiles, read_tiles
from sparse_wsss.rasters.writer import class_raster_sidecars

from tests.tiny import (
    CLASSES,
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    TinyScene,
    exactly,
    in_another_crs,
    labels_of,
    rectangle,
    run,
    tells,
    tiny_scene,
    tiny_tiles,
    untouched,
    write_polygons,
    write_raster,
)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


@pytest.fixture
def index(tmp_path: Path, tiny: TinyScene) -> Path:
    return tiny_tiles(tmp_path, tiny, labelled=False)


def labelled(index: Path, **parameters: object) -> Tiles:
    outputs, _ = run("labels", tiles=index, output=index.with_name("labelled.gpkg"), **parameters)
    return read_tiles(outputs["output"])


def truth_of(tiles: Tiles, truth: np.ndarray) -> list[np.ndarray]:
    return [truth[row:row + 32, column:column + 32] for column, row in zip(tiles.column, tiles.row, strict=True)]


# ---------------------------------------------------------------- rasters


@pytest.mark.parametrize("min_share", [0.01, 0.1, 0.3])
def test_labels_are_the_classes_that_cover_their_share_of_the_truth(index: Path, tiny: TinyScene, min_share: float):
    tiles = labelled(index, reference=tiny.reference, classes=tiny.classes, min_share=min_share)
    assert tiles.labels == [labels_of(part, min_share) for part in truth_of(tiles, tiny.truth)]
    assert tiles.classes == CLASSES


def test_a_reference_in_another_crs_gives_the_same_labels_but_for_a_few_at_the_limit(index: Path, tiny: TinyScene,
                                                                                   tmp_path: Path):
    other = in_another_crs(tiny.reference, tmp_path / "other.tif", GEOGRAPHIC, 2e-5)
    same = labelled(index, reference=tiny.reference, classes=tiny.classes).labels
    moved = labelled(index, reference=other, classes=tiny.classes).labels
    assert sum(one == two for one, two in zip(same, moved, strict=True)) >= 11


def test_a_scene_in_a_crs_without_a_code_is_labelled(tmp_path: Path):
    tiny = tiny_scene(tmp_path, crs=LAMBERT)
    tiles = labelled(tiny_tiles(tmp_path, tiny, labelled=False), reference=tiny.reference, classes=tiny.classes)
    assert tiles.labels == [labels_of(part) for part in truth_of(tiles, tiny.truth)]


def test_the_share_is_of_what_is_known_and_a_tile_of_which_nothing_is_known_stays_open(index: Path, tiny: TinyScene):
    known = tiny.truth.copy()
    known[:32, :64] = 0  # the reference's nodata
    known[0, 32] = 2
    reference = write_raster(index.parent / "part.tif", known, nodata=0)
    tiles = labelled(index, reference=reference, classes=tiny.classes)
    assert tiles.labels[:2] == [None, exactly("forest")]
    assert tiles.labels[2:] == [labels_of(part) for part in truth_of(tiles, tiny.truth)[2:]]


def test_a_share_exactly_at_the_limit_counts():
    counts = np.zeros((3, 256), np.int32)
    counts[0, [1, 2]] = 100, 900
    counts[1, [1, 2]] = 99, 901
    counts[2, [1, 2]] = 7, 93
    assert labels_from_counts(counts[:2], CLASSES, 0.1) == [exactly("water", "forest"), exactly("forest")]
    assert 0.07 * 100 > 7, "as floating point has it"
    assert labels_from_counts(counts[2:], CLASSES, 0.07) == [exactly("water", "forest")]


def test_labels_equal_a_plain_count_of_random_codes():
    rng = np.random.default_rng(0)
    counts = np.zeros((200, 256), np.int32)
    codes = [rng.choice([0, 1, 2, 3, 4, 9, 255], rng.integers(0, 40)) for _ in counts]
    for row, found in zip(counts, codes, strict=True):
        np.add.at(row, found, 1)
    for found, labels in zip(codes, labels_from_counts(counts, CLASSES, 0.2), strict=True):
        known = [code for code in found if code not in (0, 255)]
        limit = max(0.2 * len(known), 1e-6)
        expected = exactly(*(one.name for one in CLASSES.classes if known.count(one.code) >= limit))
        assert labels == (expected if known else None)


# ---------------------------------------------------------------- class tables


def test_without_a_class_table_the_classes_are_those_of_the_reference(index: Path, tiny: TinyScene):
    assert labelled(index, reference=tiny.reference).classes.names == ("class 1", "class 2", "class 3", "class 4")
    class_raster_sidecars(tiny.reference, CLASSES)
    tiles = labelled(index, reference=tiny.reference)
    assert tiles.classes == CLASSES
    assert tiles.labels == [labels_of(part) for part in truth_of(tiles, tiny.truth)]


def test_a_class_without_a_tile_is_dropped_unless_a_class_table_names_it(index: Path, tiny: TinyScene):
    rare = np.where(tiny.truth == 4, 3, tiny.truth).astype(np.uint8)
    rare[50:52, 50:52] = 4
    reference = write_raster(index.parent / "rare.tif", rare)
    outputs, events = run("labels", tiles=index, reference=reference, output=index.with_name("out.gpkg"))
    assert outputs["tiles_by_class"].keys() == {"class 1", "class 2", "class 3"}
    assert any("class 4" in message for message in events.messages("warning"))
    assert labelled(index, reference=reference, classes=tiny.classes).classes == CLASSES


def test_zero_and_255_are_not_known_unless_a_class_table_has_them(index: Path, tiny: TinyScene):
    values = tiny.truth.copy()
    values[:32, :32], values[:32, 32:64] = 0, 255
    reference = write_raster(index.parent / "zero.tif", values)
    outputs, events = run("labels", tiles=index, reference=reference, output=index.with_name("out.gpkg"))
    assert outputs["n_labelled"] == 10
    assert any("Code 0" in message for message in events.messages("warning"))
    with_zero = index.with_name("zero.csv")
    with_zero.write_text("code,name\n0,fallow\n1,water\n2,forest\n3,crops\n4,built\n", encoding="utf-8")
    assert labelled(index, reference=reference, classes=with_zero).labels[:2] == [exactly("fallow"), None]


def test_codes_that_the_class_table_lacks_are_told_and_count_as_something_else(index: Path, tiny: TinyScene):
    table = index.with_name("two.csv")
    table.write_text("code,name\n1,water\n2,forest\n", encoding="utf-8")
    output = index.with_name("out.gpkg")
    outputs, events = run("labels", tiles=index, reference=tiny.reference, classes=table, output=output)
    assert any("3, 4" in message for message in events.messages("warning"))
    expected = [exactly(*(name for name in labels_of(part).present if name in ("water", "forest")))
                for part in truth_of(read_tiles(index), tiny.truth)]
    assert read_tiles(outputs["output"]).labels == expected


def test_a_class_table_alone_joins_the_index_and_keeps_the_labels(tmp_path: Path, tiny: TinyScene):
    index = tiny_tiles(tmp_path, tiny)
    before = read_tiles(index).labels
    assert labelled(index, classes=tiny.classes).labels == before
    table = tmp_path / "other.csv"
    table.write_text("code,name\n1,water\n2,forest\n", encoding="utf-8")
    with tells(UnknownClass, "class table lacks"):
        labelled(index, classes=table)


# ---------------------------------------------------------------- polygons


def test_polygons_of_the_truth_give_the_labels_of_the_truth(index: Path, tiny: TinyScene):
    shapes, names = [], []
    for row in range(0, 96, 4):
        for column in range(0, 128, 4):
            shapes.append(rectangle((column, row, 4, 4)))
            names.append(CLASSES.names[tiny.truth[row, column] - 1])
    path = write_polygons(index.with_name("fields.gpkg"), shapes, {"landuse": names})
    tiles = labelled(index, reference=path, class_field="landuse", classes=tiny.classes)
    assert tiles.labels == [labels_of(part) for part in truth_of(tiles, tiny.truth)]
    by_name = labelled(index, reference=path, class_field="landuse")
    assert by_name.classes.names == tuple(sorted(CLASSES.names))
    assert [set(one.present) for one in by_name.labels] == [set(one.present) for one in tiles.labels]


def test_tiles_without_a_polygon_stay_open(index: Path, tiny: TinyScene):
    path = write_polygons(index.with_name("one.gpkg"), [rectangle((40, 40, 10, 10))], {"landuse": ["water"]})
    labels = labelled(index, reference=path, class_field="landuse").labels
    assert labels.count(None) == 11
    assert labels[5] == exactly("water")


def test_a_polygon_in_no_class_of_the_table_is_told(index: Path, tiny: TinyScene):
    path = write_polygons(index.with_name("one.gpkg"), [rectangle((40, 40, 10, 10))], {"landuse": ["watter"]})
    with tells(UnknownClass, "'watter'", "landuse"):
        labelled(index, reference=path, class_field="landuse", classes=tiny.classes)


# ---------------------------------------------------------------- CSV


def written(index: Path, text: str) -> Path:
    path = index.with_name("labels.csv")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [
    "tile,labels\nscene_r0000_c0001,water;forest\nscene_r0000_c0002,\n",
    '\ufefftile;labels\r\nscene_r0000_c0001;"water; forest"\r\nscene_r0000_c0002;\r\n',
    "Labels\tother\tTile\nwater;forest;water\t1\tscene_r0000_c0001\n\t2\tscene_r0000_c0002\n"])
def test_a_csv_labels_the_tiles_that_it_lists(index: Path, tiny: TinyScene, text: str):
    labels = labelled(index, reference=written(index, text), classes=tiny.classes).labels
    assert labels[1:3] == [exactly("water", "forest"), exactly()]
    assert labels[0] is None
    assert labels.count(None) == 10


def test_the_classes_of_a_csv_are_those_of_the_index_or_else_its_names(index: Path):
    path = written(index, "tile,labels\nscene_r0000_c0001,water;forest\nforeign,lava\n")
    outputs, events = run("labels", tiles=index, reference=path, output=index.with_name("out.gpkg"))
    assert read_tiles(outputs["output"]).classes == CLASSES
    assert ["1 tiles" in message for message in events.messages("warning")] == [True]
    path = written(index, "tile,labels\nscene_r0000_c0001,water;ice\n")
    outputs, events = run("labels", tiles=index, reference=path, output=index.with_name("out.gpkg"))
    assert read_tiles(outputs["output"]).classes.names == ("ice", "water")
    assert ["lacks ice" in message for message in events.messages("warning")] == [True]


@pytest.mark.parametrize(("text", "kind", "words"), [
    ("tile,classes\nscene_r0000_c0001,water\n", ReferenceUnreadable, "'labels'"),
    ("", ReferenceUnreadable, "'tile'"),
    ("tile,labels\nforeign,water\n", NoOverlap, "none of which"),
    ("tile,labels\nscene_r0000_c0001,watter\n", UnknownClass, "'watter'")])
def test_a_csv_that_does_not_fit_is_told(index: Path, tiny: TinyScene, text: str, kind: type, words: str):
    path = written(index, text)
    with untouched(index.parent), tells(kind, "labels.csv", words):
        labelled(index, reference=path, classes=tiny.classes)


# ---------------------------------------------------------------- what does not work


def test_what_does_not_work_is_told_and_an_old_index_stays(index: Path, tiny: TinyScene):
    folder = index.parent
    labelled(index, reference=tiny.reference)
    far = write_raster(folder / "far.tif", tiny.truth, transform=NORTH_UP @ Affine.translation(9000, 0))
    nothing = write_raster(folder / "nothing.tif", np.zeros((96, 128), np.uint8), nodata=0)
    beside = write_polygons(folder / "beside.gpkg", [rectangle((500, 0, 9, 9))], {"name": ["water"]})
    two = write_polygons(folder / "two.gpkg", [rectangle((0, 0, 9, 9))], {"name": ["water"], "id": [1]})
    mixed = write_raster(folder / "mixed.tif", np.arange(96 * 128, dtype=np.uint8).reshape(96, 128) % 50 + 1)
    (folder / "broken.csv").write_text("code,name\n1,\n", encoding="utf-8")
    (folder / "file").write_text("no folder", encoding="utf-8")
    cases = [
        (BadJob, ("needs",), {}),
        (ReferenceUnreadable, ("nowhere.tif",), {"reference": folder / "nowhere.tif"}),
        (ReferenceUnreadable, ("broken.csv", "row 1"), {"reference": tiny.reference, "classes": folder / "broken.csv"}),
        (ReferenceUnreadable, ("two.gpkg", "2 fields"), {"reference": two}),
        (ReferenceUnreadable, ("two.gpkg", "'nmae'"), {"reference": two, "class_field": "nmae"}),
        (NoOverlap, ("far.tif",), {"reference": far}),
        (NoOverlap, ("nothing.tif",), {"reference": nothing}),
        (NoOverlap, ("beside.gpkg",), {"reference": beside}),
        (NoLabels, ("No class",), {"reference": mixed}),
        (TileIndexUnreadable, ("nowhere.gpkg",), {"reference": tiny.reference, "tiles": folder / "nowhere.gpkg"}),
        (NotWritable, (str(folder / "file"),), {"reference": tiny.reference, "output": folder / "file" / "out.gpkg"}),
    ]
    for kind, words, parameters in cases:
        with untouched(folder), tells(kind, *words):
            run("labels", **{"tiles": index, "output": index.with_name("labelled.gpkg"), **parameters})


def test_tiles_that_lost_their_raster_are_told(index: Path, tiny: TinyScene):
    write_raster(tiny.optical, np.ones((4, 90, 128), np.float32))
    with tells(TileOutsideRaster, "scene_r0002_c0000", "128 x 90"):
        labelled(index, reference=tiny.reference)
    tiny.optical.unlink()
    with tells(RasterMissing, "scene.tif"):
        labelled(index, reference=tiny.reference)


def test_an_index_may_be_labelled_in_place(index: Path, tiny: TinyScene):
    run("labels", tiles=index, reference=tiny.reference, output=index)
    assert None not in read_tiles(index).labels
    with sqlite3.connect(index) as connection:
        assert connection.execute("select count(*) from classes").fetchone() == (4,)
    connection.close()


def test_several_scenes_are_labelled_from_several_references(tmp_path: Path):
    scenes = [tiny_scene(tmp_path / str(seed), seed=seed, transform=NORTH_UP @ Affine.translation(500 * seed, 0))
              for seed in range(2)]
    rasters = f"{scenes[0].optical};{scenes[1].optical}"
    outputs, _ = run("tiles", raster=rasters, tile_size=32, output=tmp_path / "tiles.gpkg")
    tiles = labelled(Path(outputs["output"]), reference=f"{scenes[0].reference};{scenes[1].reference}",
                     classes=scenes[0].classes)
    for (path, _), positions in tiles.scenes().items():
        scene = next(scene for scene in scenes if scene.optical == path)
        chosen = tiles.where(positions)
        assert chosen.labels == [labels_of(part) for part in truth_of(chosen, scene.truth)]
