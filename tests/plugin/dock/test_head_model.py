"""Which heads are open, in which order, and what one less would cost."""

from __future__ import annotations

import json

import pytest

from sparse_wsss_plugin.dock.head_model import GateHistory, open_probability, read_heads
from sparse_wsss_plugin.dock.run_files import RunFiles

HEADS = """layer,head,name,gate,open,importance,modality,importance_water,importance_forest
0,0,L00H00,0.9000,1,0.200000,optical,0.100000,0.300000
0,1,L00H01,0.1000,0,0.000000,optical,0.000000,0.000000
1,0,L01H00,0.8000,1,0.300000,optical,0.500000,-0.100000
1,1,L01H01,0.7000,1,-0.010000,optical,0.000000,0.020000
"""


@pytest.fixture
def run(tmp_path):
    for stage in ("train", "heads"):
        (tmp_path / stage).mkdir()
    return RunFiles(tmp_path)


def measured(run):
    run.path("heads", "heads.csv").write_text(HEADS)
    run.path("heads", "stage.json").write_text(json.dumps({"status": "done", "outputs": {"loss": 2.0}}))
    return read_heads(run)


def test_heads_are_ranked_by_importance_for_all_classes_or_one(run):
    table = measured(run)
    assert (table.n_layers, table.n_heads) == (2, 2)
    assert [one.name for one in table.ranked()] == ["L01H00", "L00H00", "L01H01"]
    assert [one.name for one in table.ranked("forest")] == ["L00H00", "L01H01", "L01H00"]
    assert table.classes == ["water", "forest"]


def test_the_cheapest_to_close_is_named_with_its_cost(run):
    table = measured(run)
    assert table.cheapest().name == "L01H01"
    assert table.loss == 2.0


def test_before_the_heads_are_measured_the_gates_of_the_training_count(run):
    run.path("train", "gates.csv").write_text(
        "layer,head,log_alpha,gate,open,modality\n0,0,1.0,0.8,1,sar\n0,1,-2,0.2,0,sar\n")
    table = read_heads(run)
    assert [one.is_open for one in table.heads] == [True, False]
    assert not table.is_measured
    assert table.cheapest() is None


def test_the_histogram_counts_every_gate_once(run):
    counts = measured(run).histogram(10)
    assert sum(counts) == 4
    assert (counts[1], counts[9]) == (1, 1)


def line(step, *rows):
    opened = [[head for head, value in enumerate(row) if value > 0] for row in rows]
    return json.dumps({"step": step, "log_alpha": rows, "open": opened})


def test_gates_move_while_a_training_writes_them(run):
    path, history = run.path("train", "gates.jsonl"), GateHistory(run)
    assert not history.look()
    path.write_text(line(0, [2, 2], [2, 2]) + "\n" + line(10, [2, -1], [2, 1]) + "\n" + '{"step": 20, "log_al')
    assert history.look()
    assert history.last.step == 10
    assert [one.name for one in history.last.open] == ["L00H00", "L01H00", "L01H01"]
    assert not history.look()


def test_a_training_that_goes_on_from_an_earlier_step_replaces_what_followed(run):
    history = GateHistory(run)
    text = "\n".join(line(step, [2, 2]) for step in (0, 10, 20, 30, 15, 25))
    run.path("train", "gates.jsonl").write_text(text + "\n")
    history.look()
    assert [table.step for table in history.tables] == [0, 10, 15, 25]


def test_a_broken_line_of_gates_is_passed_over(run):
    history = GateHistory(run)
    run.path("train", "gates.jsonl").write_text('{"step": 1}\n{"step": 2, "log_alpha": [["x"]], "open": [[]]}\n')
    history.look()
    assert history.tables == []


def test_the_probability_of_a_gate_is_that_of_the_worker():
    assert open_probability(2.0) == pytest.approx(0.9422, abs=1e-4)  # as the worker's gates.csv rounds it
    assert open_probability(-2.0) == pytest.approx(0.2299, abs=1e-4)
    assert 0 <= open_probability(-1e9) < open_probability(1e9) <= 1
