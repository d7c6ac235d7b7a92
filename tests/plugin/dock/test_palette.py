"""One palette, whatever it is read from, and the same colours wherever it is shown."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from sparse_wsss_plugin.dock import palette
from sparse_wsss_plugin.dock.land_class import LandClass
from sparse_wsss_plugin.dock.palette import Palette, PaletteProblem
from tests.plugin.dock.worlds_dock import CLASSES, grid_index
from tests.plugin.worlds import polygons, reference

LAND = [LandClass(*one) for one in CLASSES]


@pytest.fixture
def raster(qgis, tmp_path):
    layer = QgsRasterLayer(reference(tmp_path / "reference.tif"), "reference")
    Palette(LAND).show_on(layer)
    return layer


@pytest.fixture
def vector(qgis, tmp_path):
    layer = QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "land", "ogr")
    layer.setRenderer(QgsCategorizedSymbolRenderer("cover", [
        QgsRendererCategory(value, QgsFillSymbol.createSimple({"color": colour}), label)
        for value, colour, label in (("water", "#0000ff", "Open water"), ("forest", "#00aa00", "Forest"))]))
    return layer


def test_what_is_shown_on_a_raster_is_read_from_it_again(raster):
    assert list(palette.of_layer(raster).classes) == LAND


def test_a_style_file_of_a_raster(raster, tmp_path):
    raster.saveNamedStyle(str(tmp_path / "style.qml"))
    assert list(palette.of_qml(tmp_path / "style.qml").classes) == LAND


def test_names_of_a_vector_layer_are_its_values_which_labels_are_made_of(vector, tmp_path):
    expected = [LandClass(1, "water", "#0000ff"), LandClass(2, "forest", "#00aa00")]
    assert list(palette.of_layer(vector).classes) == expected
    vector.saveNamedStyle(str(tmp_path / "style.qml"))
    assert list(palette.of_qml(tmp_path / "style.qml").classes) == expected


def test_codes_of_a_vector_layer_keep_their_labels(qgis, tmp_path):
    layer = QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "land", "ogr")
    layer.setRenderer(QgsCategorizedSymbolRenderer("cover", [
        QgsRendererCategory(code, QgsFillSymbol.createSimple({"color": "#123456"}), name)
        for code, name in ((7, "Water"), (3, "Forest"), (None, "all other values"))]))
    assert [(one.code, one.name) for one in palette.of_layer(layer).classes] == [(3, "Forest"), (7, "Water")]


def test_a_class_table_comes_back(tmp_path):
    Palette(LAND).to_csv(tmp_path / "classes.csv")
    assert (tmp_path / "classes.csv").read_text() == "code,name,colour\n1,water,#0000ff\n2,forest,#00aa00\n" \
        "3,sand,#ddcc77\n"
    assert list(palette.of_csv(tmp_path / "classes.csv").classes) == LAND


def test_a_table_from_a_spreadsheet(tmp_path):
    (tmp_path / "classes.csv").write_text("\ufeffCode;Name;Color\n2;Wald;#00FF00\n1;Wasser;\n;;\n", encoding="utf-8")
    classes = palette.of_csv(tmp_path / "classes.csv").classes
    assert [(one.code, one.name) for one in classes] == [(1, "Wasser"), (2, "Wald")]
    assert classes[1].colour == "#00ff00"
    assert QColor(classes[0].colour).isValid()


def test_the_table_of_a_tile_index(tmp_path):
    assert list(palette.of_tile_index(grid_index(tmp_path / "tiles.gpkg")).classes) == LAND
    assert palette.of_tile_index(grid_index(tmp_path / "bare.gpkg", classes=())).classes == ()


@pytest.mark.parametrize("text", ["", "code,name,colour\n", "code,name\nx,water\n", "code,name\n1,\n", "a,b\n1,2\n",
                                  "code,name,colour\n1,water,blueish\n", "code,name\n300,water\n",
                                  "code,name\n1,a\n1,b\n", "code,name\n1,a\n2,a\n"])
def test_a_broken_table_says_the_next_step(tmp_path, text):
    (tmp_path / "classes.csv").write_text(text)
    with pytest.raises(PaletteProblem, match="Next step"):
        palette.of_csv(tmp_path / "classes.csv")


@pytest.mark.parametrize("text", ["", "no xml", "<qgis><pipe>", "<qgis/>"])
def test_a_style_without_classes_says_the_next_step(tmp_path, text):
    (tmp_path / "style.qml").write_text(text)
    with pytest.raises(PaletteProblem, match="Next step"):
        palette.of_qml(tmp_path / "style.qml")


def test_a_layer_without_classes_says_the_next_step(qgis, tmp_path):
    with pytest.raises(PaletteProblem, match="Paletted"):
        palette.of_layer(QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "land", "ogr"))


@pytest.mark.parametrize("name", ["?", "...", "…", "!water", "!", "unknown"])
def test_a_name_that_means_something_else_in_labels_is_no_name_of_a_class(name, tmp_path):
    with pytest.raises(PaletteProblem, match="Next step: give it another name"):
        Palette([LandClass(1, name, "#0000ff")])
    (tmp_path / "classes.csv").write_text(f"code,name\n1,{name}\n", encoding="utf-8")
    with pytest.raises(PaletteProblem, match="Next step"):
        palette.of_csv(tmp_path / "classes.csv")


def test_names_that_look_alike_are_names(qgis):
    names = ("what?", "Unknown rock", "class ...", "water!")
    assert Palette(LandClass(code, name, "#0000ff") for code, name in enumerate(names)).names == names


def test_no_data_and_doubled_names_and_semicolons(raster):
    classes = palette.of_entries([(255, "no data", "#000000"), (1, "a;b", "#111111"), (2, "x", "#222222"),
                                  (3, "x", "#333333")], "test", is_raster=True).classes
    assert [(one.code, one.name) for one in classes] == [(1, "a,b"), (2, "x"), (3, "x (3)")]


def test_values_beyond_the_codes_are_names_of_a_vector_layer_and_no_classes_of_a_raster(qgis):
    corine = [(112, "Discontinuous urban fabric", "#ff0000"), (311, "Broad-leaved forest", "#80ff00")]
    vector = palette.of_entries(corine, "CORINE", is_raster=False).classes
    assert [(one.code, one.name) for one in vector] == [(1, "112"), (2, "311")], "as the worker reads such a field"
    with pytest.raises(PaletteProblem, match=r"311.*reclassify"):
        palette.of_entries(corine, "CORINE", is_raster=True)


def test_colours_that_are_free(qgis):
    taken = []
    for _ in range(40):
        taken.append(palette.next_colour(taken))
    assert len(set(taken)) == 40


def test_the_renderer_has_the_names(raster):
    renderer = raster.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    assert [(one.value, one.label, one.color.name()) for one in renderer.classes()] == list(CLASSES)
