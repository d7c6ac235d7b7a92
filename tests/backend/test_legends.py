"""Legends of published maps: what their codes mean, and when a raster is taken to have one."""

from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import ReferenceUnreadable
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles, read_tiles
from sparse_wsss.legends import FACTS, NOT_KNOWN, OTHER, class_table, legend
from sparse_wsss.legends.recognise import recognise
from sparse_wsss.rasters.writer import class_raster_sidecars

from tests.tiny import (
    Events,
    TinyScene,
    exactly,
    rectangle,
    run,
    tells,
    tiny_scene,
    tiny_tiles,
    write_polygons,
    write_raster,
)

LAEA = CRS.from_epsg(3035)  # CORINE's


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


def labelled(tiny: TinyScene, reference: Path, **parameters: Any) -> tuple[Tiles, Events]:
    index = tiny_tiles(reference.parent, tiny, labelled=False)
    outputs, events = run("labels", tiles=index, reference=reference, output=index.with_name("out.gpkg"), **parameters)
    return read_tiles(outputs["output"]), events


def quarters(*codes: int, dtype: type = np.uint8) -> np.ndarray:
    """A reference of the tiny scene in four columns of 32 px, a tile wide each."""
    return np.repeat(np.array(codes, dtype), 32)[None].repeat(96, 0)


# ---------------------------------------------------------------- the tables


@pytest.mark.parametrize("name", FACTS)
def test_every_legend_is_a_class_table_that_people_may_open_too(name: str):
    with resources.as_file(resources.files("sparse_wsss.legends").joinpath(f"{name}.csv")) as path:
        assert ClassTable.from_file(path) == class_table(name)[0]


def test_legends_have_the_classes_of_their_publishers():
    assert {name: len(class_table(name)[0]) for name in FACTS} == {
        "corine1": 5, "corine2": 15, "corine3": 44, "worldcover": 11, "dynamicworld": 9, "modis_igbp": 17,
        "dfc2020": 10, "igbp_simplified": 10, "eurosat": 10, "bigearthnet19": 19}
    facts = {"corine3": (23, "Broad-leaved forest", "#80ff00"), "worldcover": (95, "Mangroves", "#00cf75"),
             "dynamicworld": (0, "Water", "#419bdf"), "modis_igbp": (17, "Water bodies", "#1c0dff"),
             "dfc2020": (8, "Snow/Ice", "#69fff8"), "corine1": (4, "Wetlands", "#a6a6ff")}
    for name, fact in facts.items():
        assert fact in [(one.code, one.name, one.colour) for one in class_table(name)[0].classes], name


@pytest.mark.parametrize(("name", "values", "codes"), [
    ("corine3", [111, 523, 312, 999, 990, 0], [1, 44, 24, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]),
    ("corine3", [1, 44, 24, 48, -128], [1, 44, 24, NOT_KNOWN, NOT_KNOWN]),
    ("corine2", [111, 112, 312, 523], [11, 11, 31, 52]), ("corine2", [1, 2, 24, 44], [11, 11, 31, 52]),
    ("corine1", [1, 12, 24, 35, 44, 48], [1, 2, 3, 4, 5, NOT_KNOWN]),
    ("igbp_simplified", [1, 5, 7, 8, 14, 17, 255, 254], [1, 1, 2, 3, 6, 10, NOT_KNOWN, NOT_KNOWN]),
    ("bigearthnet19", [111, 241, 333, 523, 122], [1, 4, 12, 19, OTHER]),
    ("dynamicworld", [0, 8, 255], [0, 8, NOT_KNOWN]), ("worldcover", [10, 100, 0, 7], [10, 100, NOT_KNOWN, 7])])
def test_values_of_rasters_become_codes(name: str, values: list[int], codes: list[int]):
    found = legend(name)
    assert found is not None
    assert found.coding_of(values).codes(np.array(values)).tolist() == codes


def test_level_1_holds_level_2_and_that_level_3():
    three, two, one = (legend(f"corine{level}") for level in (3, 2, 1))
    assert None not in (three, two, one)
    clc = np.array(sorted(three.codings[1].code_of))
    assert (two.codings[1].codes(clc) == clc // 10).all()
    assert (one.codings[1].codes(clc) == clc // 100).all()
    assert (three.codings[1].codes(clc) == np.arange(1, 45)).all()
    assert (two.codings[0].codes(np.arange(1, 45)) == clc // 10).all()


# ---------------------------------------------------------------- named in CLASSES


def test_a_legend_is_named_in_the_place_of_a_class_table(tiny: TinyScene, tmp_path: Path):
    reference = write_raster(tmp_path / "map.tif", quarters(10, 80, 0, 40))
    tiles, events = labelled(tiny, reference, classes="WorldCover")
    assert tiles.labels[:4] == [exactly("Tree cover"), exactly("Permanent water bodies"), None, exactly("Cropland")]
    assert tiles.classes.to_json()[0] == {"code": 10, "name": "Tree cover", "colour": "#006400"}
    assert len(tiles.classes) == 3, "classes that no tile has would stop the training"
    assert any("ESA WorldCover" in message for message in events.messages("info"))


@pytest.mark.parametrize(("codes", "dtype", "nodata"), [
    ((112, 312, 512, 999), np.uint16, None), ((2, 24, 41, 48), np.uint8, 255), ((2, 24, 41, -128), np.int8, -128)])
@pytest.mark.parametrize(("level", "names"), [
    (1, ("Artificial surfaces", "Forest and semi-natural areas", "Water bodies")),
    (3, ("Discontinuous urban fabric", "Coniferous forest", "Water bodies"))])
def test_corine_in_either_coding_gives_the_level_that_is_asked_for(
        tiny: TinyScene, tmp_path: Path, codes: Any, dtype: Any, nodata: int | None, level: int, names: Any):
    reference = write_raster(tmp_path / "map.tif", quarters(*codes, dtype=dtype), nodata=nodata)
    tiles, _ = labelled(tiny, reference, classes=f"corine{level}")
    assert tiles.labels[:4] == [*(exactly(name) for name in names), None]


def test_corine_as_polygons_has_the_same_classes(tiny: TinyScene, tmp_path: Path):
    shapes = [rectangle((0, 0, 32, 96)), rectangle((32, 0, 32, 96)), rectangle((64, 0, 32, 96))]
    layer = write_polygons(tmp_path / "clc.gpkg", shapes, {"Code_18": ["112", "312", "999"]})
    assert labelled(tiny, layer, classes="corine3")[0].labels[:3] == [exactly("Discontinuous urban fabric"),
                                                                     exactly("Coniferous forest"), None]


def test_a_value_that_a_legend_has_no_class_for_covers_its_share_and_is_told(tiny: TinyScene, tmp_path: Path):
    codes = quarters(211, 122, 312, 312, dtype=np.uint16)
    codes[:, 3:32] = 122  # 9 % of the first tile are left
    tiles, events = labelled(tiny, write_raster(tmp_path / "map.tif", codes), classes="bigearthnet19")
    assert tiles.labels[:3] == [exactly(), exactly(), exactly("Coniferous forest")]
    assert any("no class for them" in message for message in events.messages("warning"))


def test_a_csv_has_the_classes_of_a_legend_that_it_uses(tiny: TinyScene, tmp_path: Path):
    table = tmp_path / "labels.csv"
    table.write_text("tile,labels\nscene_r0000_c0000,Tree cover;Cropland\n", encoding="utf-8")
    assert labelled(tiny, table, classes="worldcover")[0].classes.names == ("Tree cover", "Cropland")


def test_a_name_that_is_no_legend_is_told_with_the_nearest(tiny: TinyScene):
    with tells(ReferenceUnreadable, "worldcovr"):
        labelled(tiny, tiny.reference, classes="worldcovr")
    with pytest.raises(ReferenceUnreadable) as caught:
        class_table("worldcovr")
    assert "'worldcover'" in caught.value.hint


# ---------------------------------------------------------------- recognised


def test_a_raster_is_recognised_by_the_name_of_its_file_and_the_log_says_so(tiny: TinyScene, tmp_path: Path):
    for name, codes, names in (
            ("ESA_WorldCover_10m_2021_v200_N45E009_Map.tif", (10, 30, 40, 50), ("Tree cover", "Grassland")),
            ("U2018_CLC2018_V2020_20u1.tif", (2, 24, 41, 48), ("Discontinuous urban fabric", "Coniferous forest")),
            ("MCD12Q1_LC_Type1_2020.tif", (1, 17, 12, 255), ("Evergreen needleleaf forests", "Water bodies")),
            ("dynamicworld_2021.tif", (0, 1, 4, 6), ("Water", "Trees"))):
        tiles, events = labelled(tiny, write_raster(tmp_path / name, quarters(*codes)))
        assert tiles.labels[:2] == [exactly(name) for name in names]
        assert any(name in message and "name of the file" in message for message in events.messages("info")), name


def test_a_raster_is_recognised_by_its_colours(tiny: TinyScene, tmp_path: Path):
    reference = write_raster(tmp_path / "N45E009.tif", quarters(10, 30, 40, 50))
    colours = {one.code: tuple(bytes.fromhex(one.colour[1:])) for one in class_table("worldcover")[0].classes}
    with rasterio.open(reference, "r+") as dataset:
        dataset.write_colormap(1, {code: (*colour, 255) for code, colour in colours.items()})
    tiles, events = labelled(tiny, reference)
    assert tiles.labels[0] == exactly("Tree cover")
    assert any("colours" in message for message in events.messages("info"))


def test_codes_that_only_one_legend_has_are_enough(tiny: TinyScene, tmp_path: Path):
    tiles, events = labelled(tiny, write_raster(tmp_path / "map.tif", quarters(112, 312, 512, 999, dtype=np.uint16)))
    assert tiles.labels[:4] == [exactly("Discontinuous urban fabric"), exactly("Coniferous forest"),
                                exactly("Water bodies"), None]
    assert any("CORINE" in message for message in events.messages("info"))


@pytest.mark.parametrize(("codes", "listed"), [((1, 2, 3, 4), ("corine3", "modis_igbp", "dfc2020", "dynamicworld")),
                                               ((10, 20, 60, 80), ("worldcover", "GlobeLand30"))])
def test_codes_that_fit_several_maps_stay_without_names_and_the_legends_are_listed(
        tiny: TinyScene, tmp_path: Path, codes: tuple[int, ...], listed: tuple[str, ...]):
    tiles, events = labelled(tiny, write_raster(tmp_path / "map.tif", quarters(*codes)))
    assert tiles.classes.names == tuple(f"class {code}" for code in codes)
    assert any(all(word in message for word in listed) for message in events.messages("info"))


def test_codes_of_no_legend_are_as_they_always_were(tiny: TinyScene, tmp_path: Path):
    tiles, events = labelled(tiny, write_raster(tmp_path / "map.tif", quarters(201, 202, 203, 204)))
    assert tiles.classes.names[0] == "class 201"
    assert not [message for message in events.messages("info") if "CLASSES" in message]


def test_names_of_the_raster_and_a_class_table_come_before_any_legend(tiny: TinyScene, tmp_path: Path):
    own = ClassTable.from_pairs([(111, "meadow"), (112, "wood")])
    reference = write_raster(tmp_path / "clc2018.tif", quarters(111, 112, 111, 112))
    class_raster_sidecars(reference, own)
    assert labelled(tiny, reference)[0].classes.names == ("meadow", "wood")
    table = tmp_path / "mine.csv"
    table.write_text("code,name\n111,sand\n112,rock\n", encoding="utf-8")
    assert labelled(tiny, reference, classes=table)[0].classes.names == ("sand", "rock")


def test_a_coarse_reference_in_its_own_crs_labels_tiles(tiny: TinyScene, tmp_path: Path):
    with rasterio.open(tiny.optical) as dataset:
        bounds = rasterio.warp.transform_bounds(dataset.crs, LAEA, *dataset.bounds)
    left, top = bounds[0] // 100 * 100 - 1000, bounds[3] // 100 * 100 + 1000
    reference = write_raster(tmp_path / "clc.tif", np.full((60, 60), 312, np.uint16), crs=LAEA,
                             transform=Affine(100, 0, left, 0, -100, top))
    tiles, _ = labelled(tiny, reference)
    assert tiles.labels == [exactly("Coniferous forest")] * 12


def test_a_rival_without_a_legend_stops_only_what_the_codes_alone_say():
    assert recognise("map.tif", {10, 30, 95}, {}).legend == legend("worldcover")  # 95 is WorldCover's own
    assert recognise("map.tif", {10, 30, 90}, {}).legend is None
    assert recognise("worldcover.tif", {10, 30, 90}, {}).legend == legend("worldcover")
    assert recognise("worldcover.tif", {10, 30, 91}, {}).legend is None
