"""From a published folder to masks: a small DFC2020 in two UTM zones is imported and trained on."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import NoLabels
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.run_folder import read_json

from tests.pipeline.world import BRIEF, settings_of
from tests.published import ZONES, patch_truth, sen12ms_patch
from tests.tiny import run, tells

CODES = [1, 6, 7, 10]


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("DFC2020")
    for patch in range(12):
        sen12ms_patch(folder, "ROIs0000_validation", "0", patch, patch_truth(CODES, 32, patch),
                      kinds="s1 s2 lc dfc", zone=ZONES[patch % 2])
    for patch in range(3):
        sen12ms_patch(folder, "ROIs0000_test", "0", patch, patch_truth(CODES, 32, 50 + patch), kinds="s1 s2 lc dfc")
    return folder


def test_dfc2020_is_trained_on_and_masked_without_its_test(contest: Path, tmp_path: Path):
    index = run("dataset", folder=contest, output=tmp_path / "index.gpkg")[0]["output"]
    tiles = read_tiles(index)
    run("train", tiles=index, run=tmp_path / "run", **settings_of("train", **BRIEF))
    card = read_json(tmp_path / "run" / "train" / "model.json", {})
    assert [one["name"] for one in card["modalities"]] == ["optical", "sar"]
    run("pseudomasks", run=tmp_path / "run", output=tmp_path / "masks.tif", **settings_of("pseudomasks", **BRIEF))
    masked = read_json(tmp_path / "run" / "pseudomasks" / "tiles.json", {})["tiles"]
    assert {one["tile"] for one in masked} == {tile for tile, split in zip(tiles.tile, tiles.split, strict=True)
                                               if split != "test"}
    masks = sorted(path for path in tmp_path.glob("masks*.tif"))
    zones = set()
    for path in masks:
        with rasterio.open(path) as dataset:
            zones.add(dataset.crs.to_epsg())
            assert {*np.unique(dataset.read(1)).tolist()} <= {*CODES, 255}
    assert zones == {*ZONES[:2]}


def test_a_data_set_of_test_alone_trains_nothing_unless_it_is_taken_for_the_whole(contest: Path, tmp_path: Path):
    index = run("dataset", folder=contest / "ROIs0000_test", output=tmp_path / "index.gpkg")[0]["output"]
    with tells(NoLabels, "'test'"):
        run("train", tiles=index, run=tmp_path / "run", **settings_of("train", **BRIEF))
    whole = run("dataset", folder=contest, split="test", output=tmp_path / "whole.gpkg")[0]["output"]
    run("train", tiles=whole, run=tmp_path / "whole", **settings_of("train", **BRIEF))
