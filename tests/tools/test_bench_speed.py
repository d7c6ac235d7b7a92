"""The benchmark of speed: what it counts, what it says, and that each case measures something."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
import torch
from bench_speed import growth, network, scale_page, scenes
from bench_speed.__main__ import CASES, case_of, middle
from bench_speed.measure import Transformer, in_turn, ratios
from bench_speed.page import page
from rasterio.windows import Window
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.models.gated_vit import GatedViT
from torch.utils.flop_counter import FlopCounterMode

SMALL = {"dim": 32, "depth": 2, "heads": 4, "head_dim": 8, "mlp_dim": 64, "patch_size": 56}
ABOUT = {"on": "2026-11-28", "machine": "2 cores, test", "threads": 2, "load_before": 0.1}


def test_operations_are_those_that_torch_counts():
    one = GatedViT(network.shape(**SMALL)).eval()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        one(torch.zeros(1, network.BANDS, network.SIDE, network.SIDE))
    n_patches = one.shape.grid**2
    attention = 2 * 4 * (n_patches + 1) ** 2 * 32  # the fused one of a processor is not counted
    classes = 2 * 32 * network.CLASSES * (n_patches + 1)  # heads for classes, which are next to nothing, are
    assert network.operations(one) == counter.get_total_flops() + attention - classes


def test_fewer_heads_are_fewer_operations_and_every_block_keeps_one():
    dense = network.closed(GatedViT(network.shape(**SMALL)), 0.7).eval()
    kept = dense.kept_heads()
    assert sum(len(heads) for heads in kept) == 2
    assert all(kept)
    assert network.operations(dense.removed()) < network.operations(dense)


def test_works_take_turns_and_one_round_is_not_counted():
    order: list[str] = []
    seconds = in_turn({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 2)
    assert "".join(order) == "ababab"
    assert {name: len(found) for name, found in seconds.items()} == {"a": 2, "b": 2}
    assert ratios([2.0, 6.0, 4.0], [1.0, 2.0, 2.0]) == {"median": 2.0, "low": 2.0, "high": 3.0}


def test_a_transformer_without_heads_needs_its_other_products_alone():
    assert Transformer(5, 8, 16, 10, 4, (0,)).operations() == 4 * 5 * 8 * 16 + 2 * 4 * 8 * 10


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_known(name: str):
    case, where = case_of(name)
    assert callable(case)
    assert where in ("empty", "scenes")


def test_scenes_show_the_classes_of_their_reference(tmp_path):
    with rasterio.open(scenes.scene(tmp_path / "scene.tif", 1100, 2)) as dataset:
        values, (_, res) = dataset.read(1), dataset.res
    truth = scenes.classes_of(Window(0, 0, 1100, 1100))
    assert res == 10
    assert len(np.unique(truth)) == scenes.CLASSES
    spread = [np.ptp(values[truth == code].astype(int)) for code in range(scenes.CLASSES)]
    assert max(spread) < 300  # a level and its noise
    with rasterio.open(scenes.reference(tmp_path / "reference.tif", 1100)) as dataset:
        assert dataset.crs.to_epsg() == 4326


def test_the_page_says_what_was_measured():
    record = {
        "training_step": {"ours": {"images_per_s": 2.5}, "published": {"images_per_s": 1.25}, "share_of_peak": 0.61,
                          "times_as_fast": {"median": 2.0, "low": 1.9, "high": 2.1}, "peak_gflops": 80.0,
                          "peak_mib": 4000.0, **ABOUT},
        "map_2745": {"side": 2745, "seconds": 100.0, "in_network": 0.93, "written_mib": 9.0, "peak_mib": 900.0,
                     **ABOUT},
        "plain_map_2745": middle([
            {"side": 2745, "seconds": seconds, "peak_mib": 1800.0, **ABOUT} for seconds in (170.0, 140.0, 150.0)])}
    text = page(record)
    assert "2.00 times as fast" in text
    assert "61% of the best matrix product" in text
    assert "| 2745 x 2745 | 100 | 93% | 0.08 | 900 |" in text
    assert "| a loop of rasterio | 150 (140 to 170) | 1.50 | 1800 | 2.00 |" in text
    assert "removal" not in text
    assert page({}).count("##") == 0


def test_growth_is_told_with_its_exponent_and_a_country_with_its_assumptions():
    a_map = {"in_network": 0.95, "written_mib": 100.0, **ABOUT}
    seconds = {"train": 10.0, "pseudomasks": 1.0, "refine": 8.0, "predict": 2.0}
    record = {
        "map_1372": {"side": 1372, "seconds": 10.0, "peak_mib": 800.0, **a_map},
        "map_10980": {"side": 10980, "seconds": 640.4, "peak_mib": 1500.0, **a_map},
        **{f"tiles_{n}": {"n_tiles": n, "n_classes": 8, "peak_mib": 900.0, "run_mib": 50.0, **ABOUT,
                          "seconds": {stage: n / 100 * one for stage, one in seconds.items()}} for n in (100, 400)},
        "ranks_1": {"ranks": 1, "train_s": 30.0, "predict_s": 40.0}, "ranks_2": {"ranks": 2, "train_s": 20.0,
                                                                                "predict_s": 20.0}}
    text = scale_page.page(record)
    assert "to the power of 1.00" in text
    assert "train 1.00, pseudomasks 1.00, refine 1.00, predict 1.00" in text
    assert "1.50 times as fast as one in the training, 2.00 times in the map" in text
    assert "| core-hours | 36 |" in text  # 640.4 s of two threads for each of a hundred
    assert "€ | 2 |" in text


def test_a_run_grows_on_labelled_tiles_of_as_many_classes(tmp_path):
    _, index = growth.labelled(tmp_path, 25, 5)
    tiles = read_tiles(index)
    assert len(tiles) == 25
    assert len(tiles.classes) == 5
    assert all(tiles.labels)
