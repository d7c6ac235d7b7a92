"""BigEarthNet, versions 1 and 2: bands of three resolutions in one stack, 43 classes brought to 19, and Sentinel-1."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.datasets.bigearthnet import in_19_classes
from sparse_wsss.errors import NotWritable, ReferenceUnreadable
from sparse_wsss.labels.tile_index import Tiles, check_tiles, read_tiles
from sparse_wsss.legends import class_table
from sparse_wsss.rasters.reader import Scene

from tests.published import S2_CODES, ZONES, bigearthnet_s1, bigearthnet_s2, labels_json
from tests.tiny import Events, exactly, run, tells, untouched

S2 = ("S2A_MSIL2A_20170613T101031_61_39", "S2A_MSIL2A_20170613T101031_61_40", "S2B_MSIL2A_20180204T94161_57_38")
S1 = ("S1A_IW_GRDH_1SDV_20170613T165043_33UUP_61_39", "S1A_IW_GRDH_1SDV_20170613T165043_33UUP_61_40",
      "S1B_IW_GRDH_1SDV_20180204T050327_34TDM_57_38")
LABELS = (["Non-irrigated arable land", "Broad-leaved forest", "Water courses"], ["Sea and ocean", "Burnt areas"],
          ["Peatbogs", "Annual crops associated with permanent crops", "Natural grassland"])


def imported(folder: Path, **parameters: object) -> tuple[Tiles, Events]:
    outputs, events = run("dataset", folder=folder, output=folder.parent / "index.gpkg", **parameters)
    assert outputs["format"] == "bigearthnet"
    return read_tiles(outputs["output"]), events


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    folder = tmp_path / "bigearthnet"
    for number, (s2, s1, labels) in enumerate(zip(S2, S1, LABELS, strict=True)):
        bigearthnet_s2(folder / "BigEarthNet-v1.0", s2, number, ZONES[number % 2])
        bigearthnet_s1(folder / "BigEarthNet-S1-v1.0", s1, number, ZONES[number % 2])
        labels_json(folder / "BigEarthNet-v1.0", s2, labels)
        labels_json(folder / "BigEarthNet-S1-v1.0", s1, labels, corresponding_s2_patch=s2)
    return folder


def test_a_patch_is_one_stack_of_named_bands_at_ten_metres(version_1: Path):
    tiles, _ = imported(version_1)
    assert check_tiles(tiles) == (("optical", S2_CODES), ("sar", ("VV", "VH")))
    assert tiles.width.tolist() == tiles.height.tolist() == [120, 120, 120]
    place = tiles.tile.index(S2[0])
    fine, coarse = (version_1 / "BigEarthNet-v1.0" / S2[0] / f"{S2[0]}_{band}.tif" for band in ("B02", "B01"))
    with (Scene(tiles.optical[place], tiles.sar[place]) as scene, rasterio.open(fine) as b02,
          rasterio.open(coarse) as b01):
        values, valid = scene.read(0, 0, 120, 120)
        assert valid.all()
        assert (values[1] == b02.read(1)).all()
        middles = values[0][3::6, 3::6]  # of pixels of 60 m
        assert np.median(np.abs(middles - b01.read(1))) < 15, "bilinear leaves the middle of a pixel as it is"
        assert 0 < (np.diff(values[0], axis=1) == 0).mean() < 0.5, "nearest would repeat five of six"
        assert scene.info.transform == b02.transform


def test_labels_are_the_19_classes_and_a_patch_with_none_of_them_is_left_out(version_1: Path):
    bigearthnet_s2(version_1 / "BigEarthNet-v1.0", "S2A_MSIL2A_20170613T101031_1_1", 5)
    labels_json(version_1 / "BigEarthNet-v1.0", "S2A_MSIL2A_20170613T101031_1_1", ["Airports", "Bare rock"])
    tiles, events = imported(version_1)
    assert dict(zip(tiles.tile, tiles.labels, strict=True)) == {
        S2[0]: exactly("Arable land", "Broad-leaved forest", "Inland waters"),
        S2[1]: exactly("Marine waters"),
        S2[2]: exactly("Permanent crops", "Natural grassland and sparsely vegetated areas", "Inland wetlands")}
    assert any("1 patch without a class of the 19" in message for message in events.messages("warning"))


def test_all_43_classes_are_brought_to_19_of_which_each_has_one():
    names = class_table("corine3")[0].names
    brought = [in_19_classes((name,)) for name in names]
    assert {one[0] for one in brought if one} == {*class_table("bigearthnet19")[0].names}
    dropped = {name for name, one in zip(names, brought, strict=True) if not one}
    assert dropped == {"Road and rail networks and associated land", "Port areas", "Airports", "Dump sites",
                       "Mineral extraction sites", "Construction sites", "Green urban areas", "Bare rocks",
                       "Sport and leisure facilities", "Burnt areas", "Glaciers and perpetual snow",
                       "Intertidal flats"}
    spelt = ("Peatbogs", "Bare rock", "Natural grassland", "Transitional woodland/shrub", "Moors and heathland")
    assert len(in_19_classes(spelt)) == 4
    with tells(ReferenceUnreadable, "'Lava'"):
        in_19_classes(("Lava",))


def test_sentinel_1_goes_with_the_patch_that_its_metadata_name(version_1: Path):
    tiles, _ = imported(version_1)
    for tile, sar in zip(tiles.tile, tiles.sar, strict=True):
        s1 = S1[S2.index(tile)]
        assert sar is not None
        with rasterio.open(sar) as stack, rasterio.open(
                version_1 / "BigEarthNet-S1-v1.0" / s1 / f"{s1}_VH.tif") as band:
            assert (stack.read(2) == band.read(1)).all()


def test_sentinel_2_alone_is_a_data_set_too(version_1: Path):
    tiles, _ = imported(version_1 / "BigEarthNet-v1.0")
    assert tiles.sar == [None, None, None]


def test_the_published_lists_name_both_sensors_in_a_line(version_1: Path, tmp_path: Path):
    for name, places in (("train", (0, 2)), ("val", (1,))):
        (tmp_path / f"bigearthnet-{name}.csv").write_text("".join(f"{S2[n]},{S1[n]}\n" for n in places),
                                                          encoding="utf-8")
    lists = f"{tmp_path / 'bigearthnet-train.csv'};{tmp_path / 'bigearthnet-val.csv'}"
    tiles, _ = imported(version_1, split_list=lists)
    assert dict(zip(tiles.tile, tiles.split, strict=True)) == {S2[0]: "train", S2[1]: "val", S2[2]: "train"}


def test_a_bright_patch_of_old_products_does_not_lose_an_offset_that_it_has_not(version_1: Path):
    for path in (version_1 / "BigEarthNet-v1.0" / S2[1]).glob("*.tif"):
        with rasterio.open(path, "r+") as dataset:
            dataset.write(dataset.read() % 200 + 1100)
    tiles, _ = imported(version_1)
    place = tiles.tile.index(S2[1])
    with Scene(tiles.optical[place]) as scene:
        assert scene.read(0, 0, 120, 120)[0].min() >= 1100


# ---------------------------------------------------------------- version 2


P2 = ("S2A_MSIL2A_20170613T101031_N9999_R022_T33UUP_26_57", "S2A_MSIL2A_20170614T102021_N9999_R122_T32TQT_45_38")
HEADER = "patch_id,labels,split,country,s1_name,s2v1_name,contains_seasonal_snow,contains_cloud_or_shadow\n"


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    folder = tmp_path / "bigearthnet2"
    for number, (s2, s1) in enumerate(zip(P2, S1, strict=False)):
        bigearthnet_s2(folder / "BigEarthNet-S2" / s2.rsplit("_", 2)[0], s2, number, ZONES[number])
        bigearthnet_s1(folder / "BigEarthNet-S1" / s1.rsplit("_", 3)[0], s1, number, ZONES[number])
    return folder


def test_version_2_takes_labels_split_and_sentinel_1_from_its_table(version_2: Path):
    (version_2 / "metadata.csv").write_text(
        HEADER + f"{P2[0]},\"['Arable land' 'Beaches, dunes, sands']\",train,Austria,{S1[0]},x,False,False\n"
        f"{P2[1]},\"[\"\"Pastures\"\"]\",validation,Austria,{S1[1]},x,False,False\n", encoding="utf-8")
    tiles, _ = imported(version_2)
    assert dict(zip(tiles.tile, tiles.labels, strict=True)) == {P2[0]: exactly("Arable land", "Beaches, dunes, sands"),
                                                               P2[1]: exactly("Pastures")}
    assert tiles.split == ["train", "val"]
    assert None not in tiles.sar


def test_the_parquet_table_is_read_where_pyarrow_is_and_else_another_way_is_told(version_2: Path):
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        (version_2 / "metadata.parquet").write_bytes(b"PAR1")
        with tells(ReferenceUnreadable, "metadata.parquet", "pyarrow"):
            imported(version_2)
        return
    table = pyarrow.table({"patch_id": list(P2), "labels": [["Arable land"], ["Pastures", "Mixed forest"]],
                           "split": ["train", "test"], "s1_name": list(S1[:2])})
    parquet.write_table(table, version_2 / "metadata.parquet")
    tiles, _ = imported(version_2)
    assert tiles.labels == [exactly("Arable land"), exactly("Pastures", "Mixed forest")]
    assert tiles.split == ["train", "test"]


def test_without_labels_it_is_told_where_they_should_be(version_2: Path):
    with tells(ReferenceUnreadable, "labels_metadata.json", "metadata.parquet"):
        imported(version_2)


def test_stacks_are_written_anew_and_never_over_other_files(version_1: Path):
    imported(version_1)
    stacks = version_1.parent / "index_images"
    assert min(path.name for path in stacks.iterdir()) == f"{S2[0]}_optical.vrt"
    imported(version_1, max_tiles=1)
    assert len(list(stacks.iterdir())) == 2
    (stacks / "notes.txt").write_text("mine", encoding="utf-8")
    with untouched(version_1.parent), tells(NotWritable, "index_images"):
        imported(version_1)
    assert not [path for path in version_1.parent.iterdir() if path.name.startswith(".")]
