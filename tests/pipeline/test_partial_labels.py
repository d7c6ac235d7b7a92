"""A training set in which every tile says what somebody knew of it, from labels to map."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.labels.tile_labels import TileLabels

from tests.pipeline.world import TILE, World, agreement, majority, painted_world, pipeline_job, settings_of
from tests.tiny import CLASSES, run, truth_shares

MARGIN = 0.1


def said(world: World) -> World:
    """Give the tiles in turn a full list, "at least", "not these", shares, and nothing."""
    tiles = read_tiles(world.tiles)
    labels = []
    for n, (column, row, one) in enumerate(zip(tiles.column, tiles.row, tiles.labels, strict=True)):
        absent = [name for name in CLASSES.names if name not in one.present]
        shares = truth_shares(world.scene.truth[row : row + TILE, column : column + TILE])
        labels.append([one, TileLabels(one.present[:1], is_open=True), TileLabels((), tuple(absent[:1]), True),
                       TileLabels(tuple(shares), percent=tuple(shares.values())), TileLabels(is_open=True)][n % 5])
    index = write_tiles(world.folder / "said.gpkg", replace(tiles, labels=labels))
    return replace(world, tiles=index)


def test_labels_of_all_kinds_make_a_map_and_masks_respect_what_is_said(tmp_path: Path):
    world = said(painted_world(tmp_path, seed=2))
    outputs, events = run("pipeline", **pipeline_job(world, tmp_path / "out"))
    assert agreement(world.map_east(tmp_path / "out" / "map.tif"), world.truth_east) > majority(world) + MARGIN
    tiles = read_tiles(world.tiles)
    assert outputs["train"]["tile_count"] == len(tiles)
    assert any("nothing is known" in text for text in events.messages("info"))
    with rasterio.open(tmp_path / "out" / "run" / "pseudomasks" / "pseudomasks.tif") as dataset:
        masks = dataset.read(1)
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        window = np.s_[row : row + TILE, column : column + TILE]
        seen = {CLASSES.names[code - 1] for code in set(np.unique(masks[window])) - {255}}
        np.testing.assert_array_equal(masks[window] == 255, ~world.scene.valid[window])
        assert not seen & set(labels.absent)
        assert labels.is_open or seen <= set(labels.present)
        if labels.percent and len(labels.present) > 1:
            inside = masks[window][world.scene.valid[window]]
            covered = [float((inside == 1 + CLASSES.names.index(name)).mean()) for name in labels.present]
            np.testing.assert_allclose(covered, np.array(labels.percent) / sum(labels.percent), atol=0.02)
    run("pseudomasks", run=tmp_path / "out" / "run", output=tmp_path / "paper.tif",
        **settings_of("pseudomasks", method="paper"))
