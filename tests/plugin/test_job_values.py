"""What a person gives in QGIS arrives at the worker as the path, number or text that is meant."""

from __future__ import annotations

import os

import pytest

from tests.plugin import worlds


@pytest.fixture
def tiles(tmp_path):
    return worlds.tile_index(tmp_path / "tiles.gpkg")


@pytest.fixture
def scene(tmp_path):
    return worlds.scene(tmp_path / "scene.tif")


def vector(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "layer", "ogr")
    assert layer.isValid()
    return layer


def labels_in(path):
    return [feature["labels"] or None for feature in vector(path).getFeatures()]


# ---------------------------------------------------------------- rasters


@pytest.mark.parametrize("form", ["path", "list", "joined", "layer", "layers"])
def test_rasters_may_be_a_path_a_list_joined_paths_or_layers(asked_of, tmp_path, form):
    from qgis.core import QgsRasterLayer

    one, two = worlds.scene(tmp_path / "a.tif"), worlds.scene(tmp_path / "b.tif")
    forms = {"path": (one, [one]), "list": ([one, two], [one, two]), "joined": (f"{one};{two}", [one, two]),
             "layer": (QgsRasterLayer(one, "a"), [one]),
             "layers": ([QgsRasterLayer(one, "a"), two], [one, two])}
    given, expected = forms[form]
    assert asked_of("tiles", RASTER=given, OUTPUT=str(tmp_path / "t.gpkg"))["raster"] == expected


def test_a_single_raster_may_be_a_layer_or_a_path(asked_of, scene, tmp_path):
    from qgis.core import QgsRasterLayer

    for given in (scene, QgsRasterLayer(scene, "scene")):
        job = asked_of("predict", RASTER=given, MODEL=scene, OUTPUT=str(tmp_path / "map.tif"))
        assert job["raster"] == scene
        assert job["model"] == scene


@pytest.mark.parametrize("form", ["path", "list", "joined"])
def test_several_files_may_be_a_path_a_list_or_joined_paths(asked_of, tmp_path, form):
    lists = [str(tmp_path / name) for name in ("train.txt", "test.txt")]
    for path in lists:
        open(path, "w").close()
    given, expected = {"path": (lists[0], lists[:1]), "list": (lists, lists), "joined": (";".join(lists), lists)}[form]
    job = asked_of("dataset", FOLDER=str(tmp_path), SPLIT_LIST=given, OUTPUT=str(tmp_path / "t.gpkg"))
    assert job["split_list"] == expected
    assert job["folder"] == str(tmp_path)


def test_a_class_table_is_a_file_or_the_name_of_a_legend(asked_of, tiles, tmp_path):
    (tmp_path / "classes.csv").write_text("code,name\n1,water\n")
    for given in ("worldcover", str(tmp_path / "classes.csv")):
        job = asked_of("labels", TILES=tiles, CLASSES=given, OUTPUT=str(tmp_path / "t.gpkg"))
        assert job["classes"] == given


def test_a_file_that_is_no_raster_is_named(refusal, tmp_path):
    text = tmp_path / "a.tif"
    text.write_text("no raster")
    message = refusal("tiles", RASTER=str(text), OUTPUT=str(tmp_path / "t.gpkg"))
    assert "RASTER" in message


# ---------------------------------------------------------------- tile index


def test_the_tile_index_arrives_as_its_own_file(asked_of, tiles, tmp_path):
    run = str(tmp_path / "run")
    assert asked_of("train", TILES=tiles, RUN=run)["tiles"].split("|")[0] == tiles
    assert asked_of("train", TILES=f"{tiles}|layername=tiles", RUN=run)["tiles"] == f"{tiles}|layername=tiles"
    assert asked_of("train", TILES=vector(f"{tiles}|layername=tiles"), RUN=run)["tiles"] == f"{tiles}|layername=tiles"


def test_a_filtered_layer_is_exported_with_its_class_table(asked_of, tiles, tmp_path):
    layer = vector(f"{tiles}|layername=tiles")
    layer.setSubsetString("labels = 'water'")
    used = asked_of("train", TILES=layer, RUN=str(tmp_path / "run"))["tiles"]
    assert used.split("|")[0] != tiles
    assert labels_in(used) == ["water"]
    assert worlds.layers_in(used.split("|")[0]) == ["tiles", "classes"]


def test_only_the_selected_tiles_are_used_when_asked_for(asked_of, tiles, tmp_path):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    layer = vector(f"{tiles}|layername=tiles")
    QgsProject.instance().addMapLayer(layer)
    try:
        layer.selectByExpression("labels like '%forest%'")
        selected = QgsProcessingFeatureSourceDefinition(layer.id(), True)
        used = asked_of("train", TILES=selected, RUN=str(tmp_path / "run"))["tiles"]
    finally:
        QgsProject.instance().removeMapLayer(layer)
    assert labels_in(used) == ["forest", "water;forest"]


def test_a_memory_layer_is_exported(asked_of, tiles, tmp_path):
    memory = vector(f"{tiles}|layername=tiles").materialize(_all())
    assert memory.providerType() == "memory"
    used = asked_of("train", TILES=memory, RUN=str(tmp_path / "run"))["tiles"]
    assert labels_in(used) == ["water", "forest", "water;forest", None]


def test_an_unsaved_edit_counts(asked_of, tiles, tmp_path):
    layer = vector(f"{tiles}|layername=tiles")
    layer.startEditing()
    first = next(layer.getFeatures())
    layer.changeAttributeValue(first.id(), layer.fields().indexOf("labels"), "forest")
    used = asked_of("train", TILES=layer, RUN=str(tmp_path / "run"))["tiles"]
    layer.rollBack()
    assert labels_in(used)[0] == "forest"


def test_a_virtual_field_is_exported(asked_of, tiles, tmp_path):
    from qgis.core import QgsField

    layer = vector(f"{tiles}|layername=tiles")
    text = QgsField(layer.fields().field("labels"))
    text.setName("extra")
    layer.addExpressionField("'x'", text)
    used = asked_of("train", TILES=layer, RUN=str(tmp_path / "run"))["tiles"]
    assert "extra" in vector(used).fields().names()


def _all():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest()


# ---------------------------------------------------------------- references, fields, tables


def test_a_reference_may_be_a_raster_a_vector_layer_or_a_csv(asked_of, tiles, tmp_path):
    csv = tmp_path / "labels.csv"
    csv.write_text("tile,labels\nscene_r0000_c0000,water\n")
    raster = worlds.reference(tmp_path / "reference.tif")
    for given in (raster, str(csv), tiles):
        job = asked_of("labels", TILES=tiles, REFERENCE=given, CLASS_FIELD="labels", OUTPUT=str(tmp_path / "o.gpkg"))
        assert job["reference"].split("|")[0] == given
        assert job["class_field"] == "labels"


def test_a_csv_opened_as_delimited_text_is_its_file(asked_of, tiles, tmp_path):
    from qgis.core import QgsVectorLayer

    csv = tmp_path / "with space.csv"
    csv.write_text("tile,labels\nscene_r0000_c0000,water\n")
    layer = QgsVectorLayer(f"file://{csv}?type=csv&geomType=none".replace(" ", "%20"), "csv", "delimitedtext")
    assert layer.isValid()
    job = asked_of("labels", TILES=tiles, REFERENCE=layer, OUTPUT=str(tmp_path / "o.gpkg"))
    assert job["reference"] == str(csv)


def test_a_cluster_table_may_be_a_path_or_an_open_layer(asked_of, tmp_path):
    csv = tmp_path / "clusters.csv"
    csv.write_text("cluster,class\n0,water\n")
    for given in (str(csv), vector(str(csv))):
        job = asked_of("relabel", RUN=str(tmp_path), CLUSTERS=given, OUTPUT=str(tmp_path / "o.tif"))
        assert job["clusters"] == str(csv)


def test_a_table_that_was_edited_in_qgis_is_written_to_a_csv(asked_of, tmp_path):
    from qgis.core import QgsFeature, QgsVectorLayer

    layer = QgsVectorLayer("None?field=cluster:integer&field=class:string", "clusters", "memory")
    for values in ([0, "water"], [1, None]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        layer.dataProvider().addFeatures([feature])
    job = asked_of("relabel", RUN=str(tmp_path), CLUSTERS=layer, OUTPUT=str(tmp_path / "o.tif"))
    with open(job["clusters"], encoding="utf-8") as file:
        assert file.read().split() == ["cluster,class", "0,water", "1,"]


# ---------------------------------------------------------------- extents


def test_an_extent_keeps_its_crs(asked_of, scene, tmp_path):
    out = str(tmp_path / "t.gpkg")
    with_crs = asked_of("tiles", RASTER=scene, EXTENT="300000,300100,2799900,2800000 [EPSG:32640]", OUTPUT=out)
    assert with_crs["extent"] == "300000.0,300100.0,2799900.0,2800000.0 [EPSG:32640]"
    without = asked_of("tiles", RASTER=scene, EXTENT="300000,300100,2799900,2800000", OUTPUT=out)
    assert without["extent"].startswith("300000.0,300100.0,2799900.0,2800000.0")


def test_the_extent_of_a_layer_is_its_own(asked_of, scene, tmp_path):
    job = asked_of("tiles", RASTER=scene, EXTENT=scene, OUTPUT=str(tmp_path / "t.gpkg"))
    assert job["extent"] == "300000.0,300320.0,2799680.0,2800000.0 [EPSG:32640]"


def test_an_extent_in_a_crs_without_a_code_is_turned_into_degrees(asked_of, scene, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsReferencedRectangle

    own = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=25 +lon_0=55 +datum=WGS84")
    box = QgsReferencedRectangle(QgsRectangle(-1000, -1000, 1000, 1000), own)
    job = asked_of("tiles", RASTER=scene, EXTENT=box, OUTPUT=str(tmp_path / "t.gpkg"))
    corners, code = job["extent"].split(" ")
    west, east, south, north = map(float, corners.split(","))
    assert code == "[EPSG:4326]"
    assert 54.98 < west < 55 < east < 55.02
    assert 24.98 < south < 25 < north < 25.02


def test_a_crs_arrives_by_its_code_or_as_wkt(asked_of, scene, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    def crs(given):
        return asked_of("export", MAP=scene, CRS=given, OUTPUT=str(tmp_path / "out.tif")).get("crs")

    own = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=25 +lon_0=55 +datum=WGS84")
    own = QgsCoordinateReferenceSystem.fromWkt(own.toWkt())  # what is left out in the text is there then
    for given in ("EPSG:32640", QgsCoordinateReferenceSystem("EPSG:32640"), QgsRasterLayer(scene, "scene")):
        assert crs(given) == "EPSG:32640"
    for given in (own, own.toWkt()):
        assert QgsCoordinateReferenceSystem.fromWkt(crs(given)).toProj() == own.toProj()
    assert crs(None) is None


# ---------------------------------------------------------------- settings


def test_settings_of_a_preset_are_left_to_the_worker_until_they_are_set(asked_of, tiles, tmp_path):
    run = str(tmp_path / "run")
    job = asked_of("train", TILES=tiles, RUN=run, PRESET="quick")
    assert job == {"tiles": job["tiles"], "run": run, "preset": "quick"}
    job = asked_of("train", TILES=tiles, RUN=run, STEPS=12, LEARNING_RATE=0.01)
    assert job == {"tiles": job["tiles"], "run": run, "steps": 12, "learning_rate": 0.01}


@pytest.mark.parametrize(("given", "expected"), [(True, True), ("false", False), ("1", True), (None, "unset")])
def test_a_yes_or_no_of_a_preset_has_a_third_state(asked_of, tmp_path, given, expected):
    job = asked_of("pseudomasks", RUN=str(tmp_path), RELABEL=given, OUTPUT=str(tmp_path / "o.tif"))
    assert job.get("relabel", "unset") == expected


def test_a_value_may_be_an_expression(asked_of, tiles, tmp_path):
    from qgis.core import QgsProperty

    job = asked_of("train", TILES=tiles, RUN=str(tmp_path / "r"), STEPS=QgsProperty.fromExpression("3 * 4"),
                   PRESET=QgsProperty.fromExpression("'qu' || 'ick'"))
    assert (job["steps"], job["preset"]) == (12, "quick")


def test_a_choice_may_be_its_word_or_its_number(asked_of, tiles, tmp_path):
    for given in ("large", 2, "2"):
        assert asked_of("train", TILES=tiles, RUN=str(tmp_path / "r"), PRESET=given)["preset"] == "large"


# ---------------------------------------------------------------- outputs


def test_temporary_outputs_get_a_file_of_the_right_kind(asked_of, scene, tmp_path):
    job = asked_of("predict", RASTER=scene, MODEL=scene, OUTPUT="TEMPORARY_OUTPUT", CONFIDENCE="TEMPORARY_OUTPUT")
    assert job["output"].endswith(".tif")
    assert job["confidence"].endswith(".tif")
    assert "probabilities" not in job
    assert asked_of("tiles", RASTER=scene, OUTPUT="TEMPORARY_OUTPUT")["output"].endswith(".gpkg")
    assert asked_of("export", MAP=scene, OUTPUT="TEMPORARY_OUTPUT")["output"].endswith(".tif")


def test_a_temporary_run_is_a_folder_of_its_own(asked_of, tiles):
    job = asked_of("train", TILES=tiles, RUN="TEMPORARY_OUTPUT")
    assert os.path.isabs(job["run"])
    assert "TEMPORARY" not in job["run"]


# ---------------------------------------------------------------- refusals


def test_an_unknown_parameter_is_refused_naming_the_nearest(refusal, scene, tmp_path):
    message = refusal("tiles", RASTER=scene, TILESIZE=64, OUTPUT=str(tmp_path / "t.gpkg"))
    assert "'TILESIZE'" in message
    assert "Did you mean 'TILE_SIZE'?" in message


def test_an_unknown_parameter_is_refused_in_the_run_too(plugin, fake_worker, qgis, scene, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingException

    from tests.plugin.kept import Feedback

    fake_worker("record")
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:tiles")
    values = {"RASTER": scene, "STRIDES": 3, "OUTPUT": str(tmp_path / "t.gpkg")}
    with pytest.raises(QgsProcessingException, match="Did you mean 'STRIDE'"):
        algorithm.run(values, QgsProcessingContext(), Feedback(), {}, False)


@pytest.mark.parametrize(("name", "value", "allowed"), [
    ("TILE_SIZE", 4, "8 to 4096 px"), ("TILE_SIZE", 40.5, "whole number"), ("MIN_VALID", 1.5, "0 to 1"),
    ("STRIDE", "many", "0 to 4096 px"),
])
def test_a_value_outside_its_limits_is_refused_with_the_limits(refusal, scene, tmp_path, name, value, allowed):
    message = refusal("tiles", RASTER=scene, OUTPUT=str(tmp_path / "t.gpkg"), **{name: value})
    assert message.startswith(name)
    assert allowed in message


def test_a_wrong_choice_is_refused_naming_the_nearest(refusal, tiles, tmp_path):
    assert "Did you mean 'standard'?" in refusal("train", TILES=tiles, RUN=str(tmp_path / "r"), PRESET="standart")


@pytest.mark.parametrize(("stage", "name", "allowed"), [
    ("tiles", "tiles.shp", "end with .gpkg."), ("vectorize", "p.kml", "end with .fgb, .geojson, .gpkg, .json, .shp."),
])
def test_a_layer_in_a_format_that_is_not_written_is_refused(refusal, tmp_path, stage, name, allowed):
    raster = worlds.reference(tmp_path / "map.tif")
    message = refusal(stage, **{"MAP" if stage == "vectorize" else "RASTER": raster}, OUTPUT=str(tmp_path / name))
    assert message.startswith(f"OUTPUT: {tmp_path / name} is the name of a file of no format")
    assert message.endswith(allowed)


def test_a_missing_file_is_named(refusal, tmp_path):
    gone = str(tmp_path / "gone.tif")
    assert f"RASTER: {gone} is not there." in refusal("tiles", RASTER=gone, OUTPUT=str(tmp_path / "t.gpkg"))


def test_an_output_never_takes_the_place_of_an_input(refusal, tiles):
    message = refusal("labels", TILES=tiles, REFERENCE=tiles, OUTPUT=tiles)
    assert "OUTPUT is the same file as" in message


@pytest.mark.parametrize(("stage", "inputs"), [("export", ("MAP",)), ("changes", ("BEFORE", "AFTER"))])
def test_a_map_is_not_written_over_itself(refusal, tmp_path, stage, inputs):
    maps = {name: worlds.reference(tmp_path / f"{name}.tif") for name in inputs}
    for name, path in maps.items():
        assert f"OUTPUT is the same file as {name}" in refusal(stage, **maps, OUTPUT=path)


def test_a_raster_from_a_service_is_refused_with_a_way_out(refusal, tmp_path):
    from qgis.core import QgsRasterLayer

    layer = QgsRasterLayer("type=xyz&url=file:///nowhere/{z}/{x}/{y}.png&zmax=1&zmin=0", "tiles", "wms")
    if not layer.isValid():
        pytest.skip("this QGIS refuses the layer itself")
    message = refusal("predict", RASTER=layer, MODEL=str(tmp_path), OUTPUT=str(tmp_path / "o.tif"))
    assert "not in a file" in message
    assert "Next step" in message
