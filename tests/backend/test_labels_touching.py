"""Points, lines, polygons and OpenStreetMap say what is there: a tile that they touch has at least these classes."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points
from sparse_wsss.errors import BadJob, NoOverlap, ReferenceUnreadable
from sparse_wsss.labels.tile_index import Tiles, read_tiles
from sparse_wsss.labels.tile_labels import TileLabels

from tests.osm_pbf import write_osm
from tests.tiny import (
    GEOGRAPHIC,
    NORTH_UP,
    ROTATED,
    UTM,
    Events,
    TinyScene,
    rectangle,
    run,
    tells,
    tiny_scene,
    tiny_tiles,
    write_polygons,
)

GRIDS = pytest.mark.parametrize(("crs", "transform"), [(UTM, NORTH_UP), (UTM, ROTATED),
                                                       (GEOGRAPHIC, Affine(1e-4, 0, 9, 0, -1e-4, 47))])


def at_least(*names: str) -> TileLabels:
    return TileLabels(names, is_open=True)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


def labelled(tiny: TinyScene, folder: Path, **parameters: Any) -> tuple[dict[str, Any], Tiles, Events]:
    index = tiny_tiles(folder, tiny, labelled=False)
    outputs, events = run("labels", tiles=index, output=folder / "labelled.gpkg", **parameters)
    tiles = read_tiles(outputs["output"])
    known = {tile: labels for tile, labels in zip(tiles.tile, tiles.labels, strict=True) if labels is not None}
    return known, tiles, events


@GRIDS
def test_points_say_of_their_tiles_at_least(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    places = [(5, 5, "water"), (60, 40, "forest"), (61, 41, "built"), (62, 40, "forest"), (400, 5, "water")]
    points = write_polygons(tmp_path / "points.gpkg", [shapely.Point(transform @ (x, y)) for x, y, _ in places],
                            {"class": [name for _, _, name in places]}, crs=crs, kind="Point")
    known, _, events = labelled(tiny, tmp_path, reference=points)
    assert known == {"scene_r0000_c0000": at_least("water"), "scene_r0001_c0001": at_least("built", "forest")}
    assert any("at least" in message for message in events.messages("info"))


@GRIDS
def test_polygons_touch_tiles_that_they_reach_into_and_no_neighbour(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    shapes = [rectangle((0, 0, 32, 32), transform), rectangle((62, 30, 4, 4), transform)]
    layer = write_polygons(tmp_path / "fields.gpkg", shapes, {"class": ["lake", "wood"]}, crs=crs)
    known, _, _ = labelled(tiny, tmp_path, reference=layer, record="touching")
    assert known == {"scene_r0000_c0000": at_least("lake"), "scene_r0000_c0001": at_least("wood"),
                     "scene_r0000_c0002": at_least("wood"), "scene_r0001_c0001": at_least("wood"),
                     "scene_r0001_c0002": at_least("wood")}


def test_lines_touch_the_tiles_that_they_cross(tiny: TinyScene, tmp_path: Path):
    line = shapely.LineString([NORTH_UP @ (5, 40), NORTH_UP @ (90, 40)])
    layer = write_polygons(tmp_path / "rivers.gpkg", [line], {"kind": ["river"]}, kind="LineString")
    known, _, _ = labelled(tiny, tmp_path, reference=layer)
    assert [*known] == [f"scene_r0001_c000{column}" for column in range(3)]


def test_polygons_still_say_exactly_unless_they_only_touch(tiny: TinyScene, tmp_path: Path):
    layer = write_polygons(tmp_path / "fields.gpkg", [rectangle((0, 0, 40, 32))], {"class": ["lake"]})
    known, _, _ = labelled(tiny, tmp_path, reference=layer)
    assert known == {f"scene_r0000_c000{column}": TileLabels(("lake",)) for column in range(2)}


def test_classes_that_the_table_lacks_are_told_and_give_no_label(tiny: TinyScene, tmp_path: Path):
    layer = write_polygons(tmp_path / "all.gpkg", [rectangle((0, 0, 40, 32)), rectangle((0, 0, 9, 9))],
                           {"class": ["Water", "cemetery"]})
    known, tiles, events = labelled(tiny, tmp_path, reference=layer, record="touching", classes=tiny.classes)
    assert known["scene_r0000_c0000"] == at_least("water")
    assert tiles.classes.names == ("water", "forest", "crops", "built")
    assert any("lacks cemetery" in message for message in events.messages("warning"))


def test_what_cannot_touch_is_told(tiny: TinyScene, tmp_path: Path):
    with tells(BadJob, "touching", "scene_reference.tif"):
        labelled(tiny, tmp_path, reference=tiny.reference, record="touching")
    far = write_polygons(tmp_path / "far.gpkg", [shapely.Point(NORTH_UP @ (900, 900))], {"c": ["x"]}, kind="Point")
    with tells(NoOverlap, "far.gpkg"):
        labelled(tiny, tmp_path, reference=far)


def test_a_broken_polygon_touches_all_the_same(tiny: TinyScene, tmp_path: Path):
    bow = shapely.Polygon([NORTH_UP @ corner for corner in ((2, 2), (20, 20), (20, 2), (2, 20))])
    layer = write_polygons(tmp_path / "bow.gpkg", [bow], {"c": ["x"]})
    assert [*labelled(tiny, tmp_path, reference=layer, record="touching")[0]] == ["scene_r0000_c0000"]


# ---------------------------------------------------------------- OpenStreetMap


def on_ground(*pixels: tuple[float, float]) -> list[tuple[float, float]]:
    """Longitudes and latitudes of places in the tiny scene, as OpenStreetMap keeps them (1e-7 degrees)."""
    x, y = zip(*(NORTH_UP @ pixel for pixel in pixels), strict=True)
    return [(round(lon, 7), round(lat, 7)) for lon, lat in zip(*transform_points(UTM, GEOGRAPHIC, x, y), strict=True)]


def area(column: float, row: float, width: float, height: float) -> list[tuple[float, float]]:
    return on_ground((column, row), (column + width, row), (column + width, row + height), (column, row + height),
                     (column, row))


@pytest.fixture(params=["extract.osm", "extract.osm.pbf"])
def extract(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write_osm(tmp_path / request.param, [(on_ground((70, 70))[0], {"place": "village", "name": "Au"})], [
        (area(2, 2, 20, 20), {"landuse": "forest", "leaf_type": "needleleaved"}),
        (area(40, 2, 20, 20), {"natural": "wood", "leaf_type": "broadleaved"}),
        (area(70, 2, 20, 20), {"natural": "water", "landuse": "reservoir"}),
        (on_ground((5, 80), (120, 80)), {"waterway": "river"})])


def test_areas_of_openstreetmap_label_tiles_by_a_key(tiny: TinyScene, tmp_path: Path, extract: Path):
    known, _, _ = labelled(tiny, tmp_path, reference=extract, class_field="landuse", record="touching")
    assert known == {"scene_r0000_c0000": at_least("forest"), "scene_r0000_c0002": at_least("reservoir")}
    exact, _, _ = labelled(tiny, tmp_path, reference=extract, class_field="landuse")
    assert exact["scene_r0000_c0000"] == TileLabels(("forest",))


def test_of_several_keys_the_first_that_has_a_value_counts(tiny: TinyScene, tmp_path: Path, extract: Path):
    known, _, _ = labelled(tiny, tmp_path, reference=extract, class_field="natural,landuse", record="touching")
    assert known == {"scene_r0000_c0000": at_least("forest"), "scene_r0000_c0001": at_least("wood"),
                     "scene_r0000_c0002": at_least("water")}


def test_a_tag_without_a_field_is_found_among_the_others(tiny: TinyScene, tmp_path: Path, extract: Path):
    known, _, _ = labelled(tiny, tmp_path, reference=extract, class_field="leaf_type", record="touching")
    assert known == {"scene_r0000_c0000": at_least("needleleaved"), "scene_r0000_c0001": at_least("broadleaved")}


def test_other_layers_of_an_extract_are_chosen_as_qgis_does(tiny: TinyScene, tmp_path: Path, extract: Path):
    known, _, _ = labelled(tiny, tmp_path, reference=f"{extract}|layername=lines", class_field="waterway")
    assert [*known] == [f"scene_r0002_c000{column}" for column in range(4)]
    known, _, _ = labelled(tiny, tmp_path, reference=f"{extract}|layername=points", class_field="place")
    assert known == {"scene_r0002_c0002": at_least("village")}


def test_the_keys_of_an_extract_are_listed_when_none_is_named(tiny: TinyScene, tmp_path: Path, extract: Path):
    with pytest.raises(ReferenceUnreadable) as caught:
        labelled(tiny, tmp_path, reference=extract)
    assert "landuse" in caught.value.hint
    assert np.all([word in caught.value.message for word in ("extract.osm", "fields")])
