"""DFC2020 and SEN12MS are imported from their published folders: modalities, classes, shares and splits."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points
from sparse_wsss.errors import BadJob, DataSetUnknown, NoLabels, NoOverlap, ReferenceUnreadable, UnknownClass
from sparse_wsss.labels.tile_index import Tiles, check_tiles, read_tiles

from tests.published import ZONES, patch_truth, sen12ms_patch
from tests.tiny import Events, exactly, run, tells, untouched

SIDE = 32


def imported(folder: Path, **parameters: object) -> tuple[Tiles, dict[str, object], Events]:
    outputs, events = run("dataset", folder=folder, output=folder.parent / "index.gpkg", **parameters)
    return read_tiles(outputs["output"]), outputs, events


def shares(*parts: tuple[int, int]) -> np.ndarray:
    """A patch with so many percent of each code, in rows of a 100 x 100 grid cut to a square."""
    codes = np.concatenate([np.full(100 * percent, code) for code, percent in parts])
    assert len(codes) == 10_000
    return codes.reshape(100, 100).astype(np.uint8)


@pytest.fixture
def contest(tmp_path: Path) -> Path:
    folder = tmp_path / "DFC2020"
    truths = {0: shares((10, 50), (6, 40), (1, 10)), 1: shares((10, 91), (1, 9)), 2: shares((3, 60), (4, 40))}
    for patch, truth in truths.items():
        sen12ms_patch(folder, "ROIs0000_validation", "0", patch, truth, kinds="s1 s2 lc dfc", zone=ZONES[patch])
    sen12ms_patch(folder, "ROIs0000_test", "0", 7, shares((9, 70), (8, 30)), kinds="s1 s2 lc dfc")
    return folder


def test_dfc2020_is_labelled_by_its_own_classes_from_a_tenth_of_a_patch_on(contest: Path):
    tiles, outputs, _ = imported(contest)
    found = dict(zip(tiles.tile, tiles.labels, strict=True))
    assert outputs["format"] == "dfc2020"
    assert found == {
        "ROIs0000_validation_0_p0": exactly("Forest", "Croplands", "Water"),  # exactly 10 % counts
        "ROIs0000_validation_0_p1": exactly("Water"),  # 9 % does not
        "ROIs0000_validation_0_p2": exactly("Grassland"),  # savanna is left out
        "ROIs0000_test_0_p7": exactly("Barren"),  # and snow
    }
    assert tiles.classes.names == ("Forest", "Grassland", "Croplands", "Barren", "Water")
    assert dict(zip(tiles.classes.names, tiles.classes.colours, strict=True))["Water"] == "#1c0dff"
    assert dict(zip(tiles.tile, tiles.split, strict=True))["ROIs0000_test_0_p7"] == "test"
    assert tiles.split.count("val") == 3


def test_both_modalities_are_in_the_index_and_their_files_stay_where_they_are(contest: Path):
    tiles, _, _ = imported(contest)
    assert check_tiles(tiles) == (("optical", tuple(f"B{n}" for n in range(1, 14))), ("sar", ("B1", "B2")))
    assert all(path.is_relative_to(contest) for path in (*tiles.optical, *tiles.sar))
    assert not (contest.parent / "index_images").exists()
    assert (tiles.valid_fraction == 1).all()


def test_patches_of_several_utm_zones_lie_where_they_are_in_one_index(contest: Path):
    tiles, _, _ = imported(contest)
    assert tiles.crs == CRS.from_epsg(4326)
    for optical, polygon in zip(tiles.optical, tiles.geometry, strict=True):
        with rasterio.open(optical) as dataset:
            bounds = dataset.bounds
            x, y = transform_points(dataset.crs, tiles.crs, [(bounds.left + bounds.right) / 2],
                                    [(bounds.top + bounds.bottom) / 2])
        assert polygon.centroid.distance(polygon.centroid.__class__(x[0], y[0])) < 1e-5


def test_a_part_taken_alone_is_a_whole_training_set(contest: Path):
    tiles, outputs, _ = imported(contest, split="test")
    assert tiles.tile == ["ROIs0000_test_0_p7"]
    assert tiles.split == [None]
    assert outputs["tiles_by_split"] == {"": 1}
    with tells(NoLabels, "'train'", "val (3)", "test (1)"):
        imported(contest, split="train")


def test_savanna_and_snow_stay_when_nothing_is_dropped_and_other_classes_may_go(contest: Path):
    tiles, _, _ = imported(contest, drop="none")
    assert {"Savanna", "Snow/Ice"} <= {*tiles.classes.names}
    tiles, _, _ = imported(contest, drop="Water; Savanna")
    assert "Water" not in tiles.classes.names
    assert "Snow/Ice" in tiles.classes.names
    with tells(UnknownClass, "'Watr'"):
        imported(contest, drop="Watr")


def test_dfc2020_may_be_labelled_by_modis_instead(tmp_path: Path):
    folder = tmp_path / "DFC2020"
    sen12ms_patch(folder, "ROIs0000_validation", "0", 0, shares((12, 40), (14, 40), (17, 20)), kinds="s1 s2 lc dfc")
    tiles, _, _ = imported(folder, reference="lc")
    assert tiles.labels == [exactly("Croplands", "Water")]


def test_the_folders_by_season_and_city_of_the_public_archive_are_dfc2020_too(tmp_path: Path):
    folder = tmp_path / "DFC_Public_Dataset"
    sen12ms_patch(folder, "ROIs0000_autumn", "BandarAnzali", 611, shares((10, 100)), kinds="s1 s2 lc dfc")
    sen12ms_patch(folder, "ROIs0000_winter", "MexicoCity", 4, shares((7, 100)), kinds="s1 s2 lc dfc")
    tiles, outputs, _ = imported(folder)
    assert outputs["format"] == "dfc2020"
    assert tiles.tile == ["ROIs0000_autumn_BandarAnzali_p611", "ROIs0000_winter_MexicoCity_p4"]
    assert tiles.split == [None, None]


# ---------------------------------------------------------------- SEN12MS


@pytest.fixture
def sen12ms(tmp_path: Path) -> Path:
    folder = tmp_path / "SEN12MS"
    for number, season in enumerate(("ROIs1158_spring", "ROIs1868_summer", "ROIs1970_fall", "ROIs2017_winter")):
        for patch in (30, 31):
            sen12ms_patch(folder, season, str(number + 1), patch, patch_truth([1, 5, 12, 13, 17], SIDE, patch + number))
    return folder


def test_sen12ms_has_the_simplified_classes_of_modis(tmp_path: Path):
    folder = tmp_path / "SEN12MS"
    sen12ms_patch(folder, "ROIs1158_spring", "1", 30, shares((1, 5), (4, 5), (12, 50), (9, 30), (17, 9), (255, 1)))
    tiles, outputs, _ = imported(folder)
    assert outputs["format"] == "sen12ms"
    assert tiles.labels == [exactly("Forest", "Croplands")]  # two forests of 5 % are one of 10 %


def test_the_published_lists_in_the_folder_are_the_split(sen12ms: Path):
    lists = {"train": ["ROIs1158_spring_s2_1_p30.tif", "ROIs1158_spring_s2_1_p31.tif", "ROIs1970_fall_s2_3_p30.tif"],
             "test": ["ROIs1868_summer_s2_2_p30.tif"]}
    for name, lines in lists.items():
        (sen12ms / f"{name}_list.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    tiles, _, events = imported(sen12ms)
    assert dict(zip(tiles.tile, tiles.split, strict=True)) == {
        "ROIs1158_spring_1_p30": "train", "ROIs1158_spring_1_p31": "train", "ROIs1868_summer_2_p30": "test",
        "ROIs1970_fall_3_p30": "train"}
    assert any("4 images are in none of the lists" in message for message in events.messages("info"))
    tiles, _, _ = imported(sen12ms, split="train")
    assert tiles.split == [None, None, None]


def test_a_list_of_held_out_scenes_names_folders_and_the_others_train(sen12ms: Path, tmp_path: Path):
    listed = tmp_path / "SEN12MS_holdOutScenes.txt"
    listed.write_text("ROIs1158_spring/s1_1\nROIs2017_winter/s1_4\n", encoding="utf-8")
    tiles, _, _ = imported(sen12ms, split_list=listed)
    assert [tile for tile, split in zip(tiles.tile, tiles.split, strict=True) if split == "test"] == [
        "ROIs1158_spring_1_p30", "ROIs1158_spring_1_p31", "ROIs2017_winter_4_p30", "ROIs2017_winter_4_p31"]
    assert tiles.split.count("train") == 4


def test_lists_that_do_not_fit_are_told(sen12ms: Path, tmp_path: Path):
    foreign, nameless = tmp_path / "train.txt", tmp_path / "list.txt"
    foreign.write_text("S2A_MSIL2A_20170613T101031_61_39\n", encoding="utf-8")
    nameless.write_text("ROIs1158_spring_s2_1_p30.tif\n", encoding="utf-8")
    (tmp_path / "test.txt").write_text("ROIs1158_spring_s2_1_p30.tif\n", encoding="utf-8")
    (tmp_path / "val.txt").write_text("ROIs1158_spring_s1_1_p30\n", encoding="utf-8")
    with tells(NoOverlap, "train.txt", "none of the 8 images"):
        imported(sen12ms, split_list=foreign)
    with tells(ReferenceUnreadable, "list.txt"):
        imported(sen12ms, split_list=nameless)
    with tells(ReferenceUnreadable, "two parts", "test", "val"):
        imported(sen12ms, split_list=f"{tmp_path / 'test.txt'};{tmp_path / 'val.txt'}")
    with tells(BadJob, "dfc", "SEN12MS"):
        imported(sen12ms, reference="dfc")


def test_a_patch_without_a_partner_or_with_a_damaged_one_is_left_out_and_told(sen12ms: Path):
    (sen12ms / "ROIs1158_spring" / "s1_1" / "ROIs1158_spring_s1_1_p30.tif").unlink()
    broken = sen12ms / "ROIs1868_summer" / "s1_2" / "ROIs1868_summer_s1_2_p30.tif"
    broken.write_bytes(broken.read_bytes()[:400])
    with rasterio.open(sen12ms / "ROIs1970_fall" / "s1_3" / "ROIs1970_fall_s1_3_p31.tif", "r+") as dataset:
        dataset.write(np.full((2, SIDE, SIDE), np.nan, np.float32))  # as ROIs1868_summer_s1_146_p202 is published
    tiles, outputs, events = imported(sen12ms)
    assert len(tiles) == 5
    assert outputs["n_left_out"] == 2
    said = " ".join(events.messages("warning"))
    assert "1 patch has no s1 file" in said
    assert "2 images do not work" in said


def test_only_so_many_images_are_taken_the_same_each_time(sen12ms: Path):
    first, _, events = imported(sen12ms, max_tiles=3)
    second, _, _ = imported(sen12ms, max_tiles=3)
    assert len(first) == 3
    assert first.tile == second.tile
    assert any("3 of 8" in message for message in events.messages("info"))


def test_a_failed_import_leaves_the_old_index_as_it_was(sen12ms: Path):
    imported(sen12ms)
    for path in sen12ms.rglob("*_lc_*.tif"):
        path.unlink()
    with untouched(sen12ms.parent), tells(DataSetUnknown, "no lc file"):
        imported(sen12ms)
