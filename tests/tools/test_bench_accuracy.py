"""The pure parts of the accuracy benchmark: colours, counting, pooling, the queue, and the page of a small record."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest
import rasterio
from bench_accuracy import kinds, measure, page, pooled, records, targets
from bench_accuracy.baselines import random_labels
from bench_accuracy.data_sets import DATA_SETS, DUBAI_PALETTE, UNKNOWN, codes_of_colours, read_colours
from bench_accuracy.fewer_labels import in_chance_order
from bench_accuracy.records import Key, Record, append, confirm, read_record
from bench_accuracy.said_labels import SAID
from bench_accuracy.trained_rows import supervised_steps
from rasterio.errors import NotGeoreferencedWarning
from sparse_wsss.calibration import N_BINS
from sparse_wsss.labels.tile_labels import TileLabels
from sparse_wsss.presets import PRESETS

# ---------------------------------------------------------------- masks painted in colours


def test_colours_of_the_palette_become_codes_and_all_others_are_unknown():
    colours = np.array([*DUBAI_PALETTE, (155, 155, 155), (226, 169, 42)], np.uint8).T[:, :, None]
    assert codes_of_colours(colours)[:, 0].tolist() == [*DUBAI_PALETTE.values(), UNKNOWN, UNKNOWN]


def test_a_paletted_image_has_the_colours_of_its_palette(tmp_path):
    indices = np.array([[0, 1], [1, 0]], np.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(tmp_path / "mask.png", "w", driver="PNG", dtype="uint8", count=1, width=2, height=2) as file:
            file.write_colormap(1, {0: (226, 169, 41, 255), 1: (60, 16, 152, 255)})
            file.write(indices, 1)
    assert codes_of_colours(read_colours(tmp_path / "mask.png")).tolist() == [[1, 4], [4, 1]]


# ---------------------------------------------------------------- counting


def test_a_pixel_without_a_class_counts_as_wrong_and_one_without_truth_not_at_all():
    truth = np.array([0, 0, 1, UNKNOWN], np.uint8)
    mapped = np.array([0, UNKNOWN, 1, 1], np.uint8)
    confusion = measure.count(truth, mapped, 2)
    assert confusion.tolist() == [[1, 0, 1], [0, 1, 0]]
    assert measure.ious(confusion).tolist() == [0.5, 1.0]
    assert measure.overall_accuracy(confusion) == pytest.approx(2 / 3)


def test_a_class_that_the_reference_lacks_is_not_in_the_mean():
    confusion = measure.count(np.array([0, 0], np.uint8), np.array([0, 2], np.uint8), 3)
    assert measure.mean_iou(confusion) == 0.5


def test_random_labels_are_labels_of_their_tile_and_follow_the_seed():
    labels = np.array([[True, False, True], [False, True, False]] * 20)
    drawn = random_labels(labels, seed=1)
    assert labels[np.arange(40), drawn].all()
    assert set(drawn.tolist()) == {0, 1, 2}
    assert np.array_equal(drawn, random_labels(labels, seed=1))


def test_full_supervision_takes_the_steps_that_fit_into_the_time_of_ours():
    ours = {"stage_seconds": {"train": 50.0, "pseudomasks": 10.0, "refine": 40.0}, "figures": {"rounds": 2}}
    assert supervised_steps(ours, a_round=100) == 500


# ---------------------------------------------------------------- kinds and queue


def test_all_settings_of_all_kinds_exist():
    for kind in kinds.ALL_KINDS:
        unknown = {name for name in kind.settings if not kinds.has_setting(name)}
        assert not unknown, f"{kind.name}: {unknown}"
        assert set(kind.settings) <= set(kind.all_settings()), kind.name


def test_a_head_costs_in_the_small_paper_network_what_it_costs_in_the_published_one():
    published, small = PRESETS["paper"]["settings"], kinds.paper_small()
    heads = kinds.default("depth") * kinds.default("heads")
    cost = published["l0_weight"] / (published["depth"] * published["heads"])
    assert small["l0_weight"] / heads == pytest.approx(cost)
    assert small["method"] == "paper"
    assert "dim" not in small


def test_rows_of_two_modalities_are_asked_of_sets_with_sar_alone():
    asked = {key.data_set for key in kinds.queue([], [0], ["late fusion"])}
    assert asked == {name for name, data_set in DATA_SETS.items() if data_set.has_sar} == {"terramind"}


def test_the_queue_begins_with_first_folds_and_seeds_and_has_ablations_on_first_folds_alone():
    keys = kinds.queue([], [0, 1], [])
    first = {Key(name, one.folds[0].name, 0, "baselines") for name, one in DATA_SETS.items()}
    assert set(keys[:3]) == first
    assert len(keys) == len(set(keys))
    for key in keys:
        if kinds.KINDS[key.kind].is_ablation:
            assert key.fold == DATA_SETS[key.data_set].folds[0].name


def test_folds_seeds_and_rows_select():
    keys = kinds.queue(["nc/east"], [2], ["ours", "super"])
    assert [str(key) for key in keys] == ["nc/east_to_west/2/ours", "nc/east_to_west/2/supervised"]
    assert all(kinds.KINDS[key.kind].is_ablation for key in kinds.queue(["dubai"], [0], ["ablation"]))


def recorded(changes=None, code="aaa"):
    """Record of the unit KEY, with some settings other than they are now."""
    settings = {**kinds.KINDS["ours"].all_settings(), **(changes or {})}
    settings.pop("steps") if changes == {} else None
    return Record({KEY: {"settings": "s", "code": code}}, {"s": settings})


KEY = Key("nc", "west_to_east", 0, "ours")


def test_a_recorded_unit_is_skipped():
    assert kinds.open_units([KEY], recorded(), code=None) == []
    assert kinds.open_units([KEY], Record({}, {}), code=None) == [KEY]


def test_a_unit_recorded_with_another_default_is_open_again_and_says_why():
    stale = recorded({"steps": 7})
    assert kinds.open_units([KEY], stale, code=None) == [KEY]
    assert stale.difference(KEY, kinds.KINDS["ours"].all_settings()).startswith("steps was 7, now ")


def test_a_setting_that_is_new_since_opens_no_unit_but_other_code_does_when_asked_for():
    assert kinds.open_units([KEY], recorded({}), code=None) == []
    assert kinds.open_units([KEY], recorded(), code="aaa") == []
    assert kinds.open_units([KEY], recorded(), code="bbb") == [KEY]


# ---------------------------------------------------------------- the record


def test_the_record_keeps_a_line_for_each_unit_and_no_settings_that_none_uses(tmp_path):
    path, other = tmp_path / "accuracy.json", Key("nc", "west_to_east", 1, "ours")
    records.append(path, KEY, {"n": 1}, {"steps": 1})
    records.append(path, other, {"n": 2}, {"steps": 2})
    records.append(path, KEY, {"n": 3}, {"steps": 2})
    found = records.read_record(path)
    assert {key: unit["n"] for key, unit in found.units.items()} == {KEY: 3, other: 2}
    assert list(found.settings.values()) == [{"steps": 2}]
    assert sum('"nc/' in line for line in path.read_text(encoding="utf-8").splitlines()) == 2


def test_a_merged_record_keeps_its_units_and_takes_those_of_the_other(tmp_path):
    path, other, key = tmp_path / "one.json", tmp_path / "two.json", Key("nc", "west_to_east", 1, "ours")
    records.append(path, KEY, {"n": 1}, {"steps": 1})
    records.append(path, key, {"n": 2}, {"steps": 1})
    records.append(other, key, {"n": 3}, {"steps": 4})
    assert records.merge(path, other) == 1
    found = records.read_record(path)
    assert {one: unit["n"] for one, unit in found.units.items()} == {KEY: 1, key: 3}
    assert found.settings[found.units[key]["settings"]] == {"steps": 4}


def test_a_repeat_with_the_same_figures_confirms_its_kind_and_one_with_others_takes_its_place(tmp_path):
    path, settings = tmp_path / "record.json", {"dim": 128}
    row = {"labels": {"ours": {"miou": 0.5, "confusion": [[3, 1], [0, 4]], "seconds": 9.0, "peak_mb": 700}}}
    for name, kind in (("nc/east/0", "ours"), ("nc/east/1", "ours"), ("nc/east/0", "dense"), ("dubai/a/0", "ours")):
        append(path, Key.parse(f"{name}/{kind}"), {"code": "old", "rows": row, "figures": {"open": 6}}, settings)
    repeated, key = json.loads(json.dumps(row)), Key.parse("nc/east/0/ours")
    repeated["labels"]["ours"].update(seconds=5.0, peak_mb=650)
    assert confirm(path, key, {"code": "new", "rows": repeated, "figures": {"open": 6}}, settings) == 2
    units = read_record(path).units
    assert {str(one): unit["code"] for one, unit in units.items()} == {
        "nc/east/0/ours": "new", "nc/east/1/ours": "new", "nc/east/0/dense": "old", "dubai/a/0/ours": "old"}
    assert units[Key.parse("nc/east/1/ours")]["confirmed"] == "nc/east/0/ours"
    later = {"dim": 128, "new_since": 1}
    assert confirm(path, Key.parse("nc/east/0/dense"), {"code": "new", "rows": row, "figures": {"open": 6}}, later) == 1
    assert read_record(path).difference(Key.parse("nc/east/0/dense"), later) is None
    repeated["labels"]["ours"]["confusion"][0][1] = 2
    assert confirm(path, key, {"code": "newer", "rows": repeated, "figures": {"open": 6}}, settings) == 0
    units = read_record(path).units
    assert [units[Key.parse(f"nc/east/{seed}/ours")]["code"] for seed in (0, 1)] == ["newer", "new"]
    assert "confirmed" not in units[key]


def test_the_digest_of_the_code_follows_what_figures_follow_from(tmp_path, monkeypatch):
    copied = shutil.copytree(Path(records.sparse_wsss.__file__).parent, tmp_path / "sparse_wsss")
    before = records.code_digest()
    monkeypatch.setattr(records.sparse_wsss, "__file__", str(copied / "__init__.py"))
    assert records.code_digest() == before

    def digest_with(stage, line):
        path = copied / "stages" / f"{stage}.py"
        path.write_text(path.read_text() + line)
        return records.code_digest()

    assert digest_with("heads", "MORE = 1\n") == before
    assert digest_with("train", "# a comment\n") == before
    assert digest_with("train", "MORE = 1\n") != before


# ---------------------------------------------------------------- pooling


def row(confusion, **more):
    matrix = np.array(confusion)
    return {"miou": measure.mean_iou(matrix), "overall_accuracy": measure.overall_accuracy(matrix),
            "confusion": matrix.tolist(), "seconds": 3.0, "peak_mb": 500, **more}


def nc_matrix(hits, misses):
    """Forest is hit or taken for water; nothing else occurs."""
    matrix = np.zeros((7, 8), int)
    matrix[4, 4], matrix[4, 5], matrix[5, 5] = hits, misses, 50
    return matrix


def unit(rows, **figures):
    return {"rows": {"labels": {}, "unseen": {}, **rows}, "figures": figures, "stage_seconds": {"train": 9.0},
            "peak_mb": 600, "version": "0.1.0", "code": "aaa", "threads": 2, "date": "2026-01-02", "settings": "s"}


def small_record(ours_hits, naming_hits, seeds=(0, 1)):
    """One data set, one fold: our masks and those of k-means, by their hits in each seed."""
    units = {}
    bins = np.zeros((3, N_BINS))
    bins[:, 5] = (100, 50, 60)
    for seed in seeds:
        key = Key("nc", "west_to_east", seed, "ours")
        units[key] = unit(
            {"labels": {"global": row(nc_matrix(ours_hits + seed, 100 - ours_hits))},
             "unseen": {"refined": row(nc_matrix(ours_hits, 60), reliability=bins.tolist())}},
            open_heads=8, heads=32, tiles=78, unseen_map=0.8, classes=["forest", "water"])
        units[Key("nc", "west_to_east", seed, "baselines")] = unit(
            {"labels": {"k-means + naming": row(nc_matrix(naming_hits, 100 - naming_hits))}})
    return Record(units, {"s": kinds.KINDS["ours"].all_settings()})


def test_folds_are_pooled_in_one_matrix_before_the_mean_is_taken():
    record = Record({Key("nc", fold, 0, "ours"): unit({"labels": {"global": row(matrix)}}) for fold, matrix in
                     (("west_to_east", nc_matrix(100, 0)), ("east_to_west", nc_matrix(0, 300)))}, {})
    found = pooled.Pooled(record, "nc").miou(targets.OUR_MASKS)
    assert found.values == (pytest.approx(measure.mean_iou(nc_matrix(100, 0) + nc_matrix(0, 300))),)


def test_the_folds_and_seeds_of_a_figure_are_all_there_with_each_other():
    pairs = {("a", 0), ("b", 0), ("c", 0), ("a", 1), ("b", 1)}
    assert pooled.largest_block(pairs) == {("a", 0), ("b", 0), ("a", 1), ("b", 1)}
    assert pooled.largest_block([]) == frozenset()


def test_differences_are_taken_seed_by_seed_on_what_both_rows_have():
    record = small_record(80, 60)
    del record.units[Key("nc", "west_to_east", 1, "baselines")]
    difference = pooled.Pooled(record, "nc").difference(targets.OUR_MASKS, targets.NAMING)
    expected = measure.mean_iou(nc_matrix(80, 20)) - measure.mean_iou(nc_matrix(60, 40))
    assert difference.values == (pytest.approx(expected),)


def test_the_page_says_at_its_top_that_figures_are_of_an_earlier_method():
    record = small_record(80, 60)
    assert page.age(record).startswith("**4 of 4 units are of an earlier state")
    code = records.code_digest()
    for one in record.units.values():
        one["code"] = code
    assert page.age(record) == ""


def test_the_effect_of_a_setting_is_told_only_of_units_of_one_state_of_the_code():
    record = small_record(80, 60)
    record.units[Key("nc", "west_to_east", 1, "baselines")]["code"] = "earlier"
    found = pooled.Pooled(record, "nc")
    assert found.effect(targets.OUR_MASKS, targets.NAMING) == pooled.Spread(
        found.difference(targets.OUR_MASKS, targets.NAMING).values[:1])
    record.units[Key("nc", "west_to_east", 0, "baselines")]["code"] = "earlier"
    assert found.effect(targets.OUR_MASKS, targets.NAMING) is None


def test_a_spread_is_written_only_when_there_are_several_seeds():
    assert pooled.Spread((0.5,)).text() == "50.0"
    assert pooled.Spread((0.5, 0.6)).text() == "55.0 ± 7.1"


# ---------------------------------------------------------------- the page


def write_page(record, folder):
    path = folder / "accuracy.json"
    path.write_text(records.as_text(record.units, record.settings), encoding="utf-8")
    page.write(path, folder / "accuracy.md", folder / "work")
    return (folder / "accuracy.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_data(monkeypatch):
    monkeypatch.delenv("SPARSE_WSSS_DATA", raising=False)


def test_the_page_says_that_naming_without_a_network_wins_when_it_does(tmp_path):
    text = write_page(small_record(ours_hits=60, naming_hits=80), tmp_path)
    assert "Our masks do NOT beat k-means + naming without a network" in text
    assert 'The best masks are those of the row "k-means + naming"' in text


def test_the_page_shows_targets_reached_and_missed_with_the_number_of_seeds(tmp_path):
    text = write_page(small_record(ours_hits=80, naming_hits=60), tmp_path)
    line = next(line for line in text.splitlines() if "masks with the tile's labels" in line and "NC" in line)
    assert "**reached**" in line
    assert "| ≥ 60 | - | not recorded |" in text  # Dubai
    assert "1 of 2 folds, 2 seeds" in text
    assert "for 1000 tiles, minutes of 2 cores | ≤ 10 | 1.9 ± 0.0 | **reached** |" in text
    assert (tmp_path / "accuracy_rows.png").stat().st_size > 5000
    assert (tmp_path / "accuracy_reliability.png").exists()


def test_a_training_that_takes_longer_than_its_aim_is_said_in_minutes(tmp_path):
    record = small_record(80, 60)
    for key, one in record.units.items():
        one["stage_seconds"] = {"train": 78.0}  # 78 tiles with both cores: 16.7 minutes for 1000
        one["threads"] = 2 if key.seed == 0 else 1  # the other core was free, so half of that
    text = write_page(record, tmp_path)
    assert "for 1000 tiles, minutes of 2 cores | ≤ 10 | 12.5 ± 5.9 | missed by 2.5 |" in text


def test_the_page_of_an_empty_record_can_be_written(tmp_path):
    assert "_Nothing is recorded yet._" in write_page(Record({}, {}), tmp_path)


def test_the_page_says_which_figures_are_stale(tmp_path):
    record = small_record(80, 60)
    settings = {"s": {**record.settings["s"], "clusters": 3}}
    text = write_page(Record(record.units, settings), tmp_path)
    assert "**4 of them are stale**" in text
    assert "clusters was 3, now" in text


def test_what_a_person_adds_stands_on_the_page(tmp_path):
    (tmp_path / "accuracy_notes.md").write_text("Rare classes are too few.\n", encoding="utf-8")
    assert "## Why, and what next\n\nRare classes are too few.\n" in write_page(Record({}, {}), tmp_path)


def test_the_record_of_the_project_can_be_read_and_names_no_unit_twice():
    path = page.ROOT / "docs" / "accuracy.json"
    if not path.exists():
        pytest.skip("nothing is recorded yet")
    names = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
    keys = [name for block, rows in names if block == "units" for name, _ in rows]
    assert len(keys) == len(set(keys))
    assert all(Key.parse(name).data_set in DATA_SETS for name in keys)


def test_what_is_said_of_tiles_is_true_where_it_is_no_guess():
    shares = {"water": 0.6, "forest": 0.3, "crops": 0.05, "built": 0.05}
    full = TileLabels(("water", "forest"))
    said = {name: [how(full, shares, np.random.default_rng(seed)) for seed in range(40)] for name, how in SAID.items()}
    assert said["class shares"][0].percent == pytest.approx((200 / 3, 100 / 3))
    forgotten, at_least = said["a class forgotten in half of the tiles"], said["the same, said as 'at least'"]
    assert 10 < sum(one != full for one in forgotten) < 30
    assert all(set(one.present) <= set(full.present) for one in forgotten)
    assert all(one.is_open == (other != full) for one, other in zip(at_least, forgotten, strict=True))
    assert all(one.present == other.present for one, other in zip(at_least, forgotten, strict=True))
    guessed, unknown = said["half of the tiles guessed"], said["the same half unknown"]
    assert all((one == full) or len(one.present) == 1 for one in guessed)
    assert all((one.text == "?") >= (other != full) for one, other in zip(unknown, guessed, strict=True))


def test_tiles_come_in_an_order_of_chance_with_one_of_each_class_first():
    present = [("forest",), ("forest",), ("forest", "water"), ("ice",)]
    labels = [None, *map(TileLabels, present)]
    orders = {tuple(in_chance_order(labels, seed)) for seed in range(20)}
    assert len(orders) > 1
    for order in orders:
        assert sorted(order) == [1, 2, 3, 4]
        assert {name for i in order[:3] for name in labels[i].present} == {"forest", "water", "ice"}


def test_other_labels_are_asked_of_first_folds_alone_and_not_among_the_main_rows():
    asked = kinds.queue([], [0], ["labels"])
    assert {(key.data_set, key.fold) for key in asked} == {(name, one.folds[0].name) for name, one in DATA_SETS.items()}
    assert not any(kinds.KINDS[key.kind].other_labels for key in kinds.queue([], [0], ["main"]))
