"""EuroSAT, a folder for each class, tables and multi-label JSON; and folders that are none of them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import DataSetUnknown, NoCrs, NotWritable, RasterMismatch, TileSize, UnknownClass
from sparse_wsss.labels.tile_index import Tiles, check_tiles, read_tiles
from sparse_wsss.rasters.reader import Scene

from tests.published import ZONES, eurosat_image, sen12ms_patch
from tests.tiny import Events, exactly, run, tells, write_raster


def imported(folder: Path, **parameters: Any) -> tuple[Tiles, dict[str, Any], Events]:
    outputs, events = run("dataset", **{"folder": folder, "output": folder.parent / "index.gpkg", **parameters})
    return read_tiles(outputs["output"]), outputs, events


def image(path: Path, number: int = 0, zone: int = ZONES[0], side: int = 16, bands: int = 4) -> Path:
    rng = np.random.default_rng(number)
    return write_raster(path, rng.uniform(0.1, 0.5, (bands, side, side)).astype(np.float32), crs=CRS.from_epsg(zone),
                        transform=Affine(10, 0, 500_000 + 1000 * number, 0, -10, 5_300_000))


# ---------------------------------------------------------------- EuroSAT


@pytest.fixture(params=["EuroSAT_MS", "ds/images/remote_sensing/otherDatasets/sentinel_2/tif"])
def eurosat(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "eurosat"
    for number, name in enumerate(("AnnualCrop", "Forest", "SeaLake", "Forest")):
        eurosat_image(folder / request.param, name, number + 1, ZONES[number % 2])
    return folder


def test_eurosat_is_labelled_by_its_folders_and_its_bands_have_their_names(eurosat: Path):
    tiles, outputs, _ = imported(eurosat)
    assert outputs["format"] == "eurosat"
    assert dict(zip(tiles.tile, tiles.labels, strict=True)) == {
        "AnnualCrop_1": exactly("AnnualCrop"), "Forest_2": exactly("Forest"), "Forest_4": exactly("Forest"),
        "SeaLake_3": exactly("SeaLake")}
    assert check_tiles(tiles)[0][1][8:] == ("B09", "B10", "B11", "B12", "B8A")
    with Scene(tiles.optical[tiles.tile.index("Forest_2")]) as scene:
        values, _ = scene.read(0, 0, 64, 64)
    assert (values[9] == 12).all()
    assert (values[12] == 3002).all()


def test_the_lists_of_eurosat_name_the_pictures_of_the_other_version(eurosat: Path, tmp_path: Path):
    (tmp_path / "eurosat-train.txt").write_text("AnnualCrop_1.jpg\nForest_2.jpg\nSeaLake_3.jpg\n", encoding="utf-8")
    (tmp_path / "eurosat-test.txt").write_text("Forest_4.jpg\n", encoding="utf-8")
    lists = f"{tmp_path / 'eurosat-train.txt'};{tmp_path / 'eurosat-test.txt'}"
    _, outputs, _ = imported(eurosat, split_list=lists)
    assert outputs["tiles_by_split"] == {"train": 3, "test": 1}
    assert imported(eurosat, split_list=lists, split="test")[0].tile == ["Forest_4"]


def test_the_pictures_of_eurosat_have_no_place_and_the_right_version_is_named(tmp_path: Path):
    folder = tmp_path / "EuroSAT_RGB"
    (folder / "Forest").mkdir(parents=True)
    (folder / "Forest" / "Forest_1.jpg").write_bytes(b"\xff\xd8")
    with tells(NoCrs, "EuroSAT", "red, green and blue"):
        imported(folder)


# ---------------------------------------------------------------- folders


def test_a_folder_is_a_class_and_folders_above_it_the_split(tmp_path: Path):
    folder = tmp_path / "chips"
    for number, place in enumerate(("train/forest", "train/open water", "test/forest")):
        image(folder / place / "a.tif", number)
    tiles, outputs, _ = imported(folder)
    assert outputs["format"] == "folders"
    assert tiles.labels == [exactly("forest"), exactly("forest"), exactly("open water")]
    assert tiles.split == ["test", "train", "train"]
    assert len({*tiles.tile}) == 3


def test_images_of_one_folder_are_no_data_set_unless_a_person_says_so(tmp_path: Path):
    folder = tmp_path / "chips"
    image(folder / "forest" / "a.tif")
    with tells(DataSetUnknown, "forest/a.tif", "DFC2020", "EuroSAT"):
        imported(folder)
    assert imported(folder, format="folders")[0].labels == [exactly("forest")]


def test_a_class_table_gives_codes_and_colours_and_must_know_the_classes(tmp_path: Path):
    folder = tmp_path / "chips"
    for number, name in enumerate(("forest", "water")):
        image(folder / name / f"{name}.tif", number)
    table = tmp_path / "classes.csv"
    table.write_text("code,name,colour\n7,water,#0000ff\n9,forest,#00ff00\n11,ice,#ffffff\n", encoding="utf-8")
    assert imported(folder, classes=table)[0].classes.to_json() == [
        {"code": 7, "name": "water", "colour": "#0000ff"}, {"code": 9, "name": "forest", "colour": "#00ff00"}]
    with tells(UnknownClass, "'forest'"):
        imported(folder, classes="worldcover")


def test_images_that_do_not_go_together_or_are_scenes_are_told(tmp_path: Path):
    folder = tmp_path / "chips"
    image(folder / "forest" / "a.tif", 0)
    image(folder / "water" / "b.tif", 1, bands=3)
    with tells(RasterMismatch, "b.tif", "3 optical bands"):
        imported(folder)
    image(folder / "water" / "b.tif", 1, side=24)
    assert any("2 sizes" in message for message in imported(folder)[2].messages("warning"))
    for path in folder.rglob("*.tif"):
        write_raster(path, np.ones((1, 8, 5000), np.uint8))
    with tells(TileSize, "5000", "scene"):
        imported(folder)
    with tells(NotWritable, "index.shp"):
        imported(folder, output=tmp_path / "index.shp")


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(("header", "rows"), [
    ("file,labels,split", ["images/a.tif,water;forest,train", "images/b.tif,,val", "images/c.tif,forest,test"]),
    ("image_name;water;forest;split", ["a;1;1;train", "b;0;0;val", "c;0;1;test"]),
    ("Image\tTags\tsplit", ["a.tif\twater forest\ttrain", "b.tif\t\tval", "c.tif\tforest\ttest"])])
def test_a_table_of_files_and_labels_or_of_a_column_a_class(tmp_path: Path, header: str, rows: list[str]):
    folder = tmp_path / "chips"
    for number, name in enumerate("abc"):
        image(folder / "images" / f"{name}.tif", number)
    lost = rows[0].replace("a.tif", "lost.tif").replace("a;", "lost;")
    (folder / "labels.csv").write_text("\n".join([header, *rows, lost]) + "\n", encoding="utf-8")
    tiles, outputs, events = imported(folder)
    assert outputs["format"] == "csv"
    assert dict(zip(tiles.tile, tiles.labels, strict=True)) == {
        "a": exactly("forest", "water"), "b": exactly(), "c": exactly("forest")}
    assert tiles.split == ["train", "val", "test"]
    assert any("1 row of the CSV" in message for message in events.messages("warning"))


def test_a_table_names_sar_too(tmp_path: Path):
    folder = tmp_path / "chips"
    for number, name in enumerate("ab"):
        image(folder / f"{name}.tif", number)
        image(folder / "sar" / f"{name}.tif", number, bands=2)
    (folder / "train.csv").write_text("optical,sar,class\na.tif,sar/a.tif,x\nb.tif,sar/b.tif,y\n", encoding="utf-8")
    tiles, _, _ = imported(folder)
    assert tiles.sar == [folder / "sar" / "a.tif", folder / "sar" / "b.tif"]
    assert tiles.split == ["train", "train"]


# ---------------------------------------------------------------- JSON


def test_the_categories_of_an_images_annotations_are_its_labels(tmp_path: Path):
    folder = tmp_path / "coco"
    for number, name in enumerate("ab"):
        image(folder / "images" / f"{name}.tif", number)
    value = {
        "images": [{"id": 5, "file_name": "a.tif", "width": 16, "height": 16}, {"id": 6, "file_name": "b.tif"},
                   {"id": 7, "file_name": "lost.tif"}],
        "categories": [{"id": 3, "name": "water"}, {"id": 8, "name": "forest"}],
        "annotations": [{"id": 1, "image_id": 5, "category_id": 3, "bbox": [0, 0, 4, 4]},
                        {"id": 2, "image_id": 5, "category_id": 3}, {"id": 3, "image_id": 6, "category_id": 8},
                        {"id": 4, "image_id": 5, "category_id": 8}]}
    (folder / "annotations").mkdir()
    (folder / "annotations" / "instances_train.json").write_text(json.dumps(value), encoding="utf-8")
    tiles, outputs, events = imported(folder)
    assert outputs["format"] == "coco"
    assert tiles.labels == [exactly("forest", "water"), exactly("forest")]
    assert tiles.split == ["train", "train"]
    assert any("1 image of the JSON" in message for message in events.messages("warning"))


def test_the_short_form_names_the_classes_of_each_file(tmp_path: Path):
    folder = tmp_path / "coco"
    for number, name in enumerate("ab"):
        image(folder / f"{name}.tif", number)
    (folder / "labels.json").write_text(json.dumps({"a.tif": ["water", "forest"], "b.tif": []}), encoding="utf-8")
    assert imported(folder)[0].labels == [exactly("forest", "water"), exactly()]


# ---------------------------------------------------------------- other folders


def test_a_folder_of_another_layout_says_what_was_looked_for_and_found_and_what_is_nearest(tmp_path: Path):
    folder = tmp_path / "mine"
    sen12ms_patch(folder, "ROIs1158_spring", "1", 30, np.ones((16, 16), np.uint8))
    with tells(DataSetUnknown, "EuroSAT_MS/AnnualCrop/AnnualCrop_1.tif", "ROIs1158_spring_lc_1_p30.tif"):
        imported(folder, format="eurosat")
    with pytest.raises(DataSetUnknown) as caught:
        imported(folder, format="eurosat")
    assert "It looks like SEN12MS: set FORMAT to sen12ms" in caught.value.hint
    for path in folder.rglob("*.tif"):
        path.rename(path.with_name(path.name.replace("_p30", "_patch30")))
    with pytest.raises(DataSetUnknown) as caught:
        imported(folder, format="dfc2020")
    assert "a folder for each class" in caught.value.hint
    flat = tmp_path / "flat"
    flat.mkdir()
    image(flat / "ROIs1158_spring_s2_1_patch30.tif")
    with pytest.raises(DataSetUnknown) as caught:
        imported(flat)
    assert "The nearest layout is" in caught.value.hint
    empty = tmp_path / "empty"
    empty.mkdir()
    with tells(DataSetUnknown, "empty"):
        imported(empty)
    with tells(DataSetUnknown, "nowhere"):
        imported(tmp_path / "nowhere")


def test_an_image_without_a_crs_is_told(tmp_path: Path):
    folder = tmp_path / "chips"
    for name in ("forest", "water"):
        write_raster(folder / name / "a.tif", np.ones((3, 16, 16), np.uint8), crs=None)
    with tells(NoCrs, "a.tif"):
        imported(folder)


def test_images_stay_readable_when_the_index_lies_elsewhere(tmp_path: Path):
    folder = tmp_path / "eurosat"
    eurosat_image(folder, "Forest", 1)
    eurosat_image(folder, "River", 2)
    tiles, _, _ = imported(folder, output=tmp_path / "there" / "index.gpkg")
    assert {path.parent for path in tiles.optical} == {tmp_path / "there" / "index_images"}
    with rasterio.open(tiles.optical[0]) as dataset:
        assert dataset.read().shape == (13, 64, 64)
