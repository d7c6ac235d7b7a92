"""What holds of confusion matrices, figures and gates whatever the numbers are; hypothesis looks for them."""

import numpy as np
import pytest
import sparse_wsss.models  # noqa: F401  (torchmetrics imports torchvision, which may not fit torch)
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn.metrics import accuracy_score, cohen_kappa_score, precision_recall_fscore_support
from sklearn.metrics import confusion_matrix as sklearn_matrix
from sparse_wsss.accuracy import confusion_matrix, figures, kappa
from sparse_wsss.models.hard_concrete import HeadGates, expected_open, open_heads, sample_gates
from torchmetrics.functional.classification import multiclass_jaccard_index

always = settings(max_examples=30, derandomize=True, deadline=None, database=None)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, int]:
    """Reference, map and number of classes; not every class occurs."""
    n_classes, n = draw(st.integers(1, 7)), draw(st.integers(1, 200))
    one = arrays.arrays(np.uint8, n, elements=st.integers(0, n_classes - 1))
    return draw(one), draw(one), n_classes


def figures_of(matrix: np.ndarray) -> dict:
    return figures(matrix, [f"c{k}" for k in range(len(matrix))], range(len(matrix)))


@always
@given(pair=pairs())
def test_counts_sum_up_and_turn_with_the_classes(pair: tuple[np.ndarray, np.ndarray, int]):
    reference, mapped, k = pair
    matrix = confusion_matrix(reference, mapped, k)
    assert matrix.sum() == len(reference)
    assert matrix.sum(1).tolist() == np.bincount(reference, minlength=k).tolist()
    assert matrix.sum(0).tolist() == np.bincount(mapped, minlength=k).tolist()
    assert (confusion_matrix(mapped, reference, k) == matrix.T).all()
    turn = np.random.default_rng(k).permutation(k)
    assert (confusion_matrix(turn[reference], turn[mapped], k)[np.ix_(turn, turn)] == matrix).all()


@always
@given(pair=pairs(), cut=st.integers(0, 200))
def test_counts_of_pieces_add_up(pair: tuple[np.ndarray, np.ndarray, int], cut: int):
    reference, mapped, k = pair
    parts = confusion_matrix(reference[:cut], mapped[:cut], k) + confusion_matrix(reference[cut:], mapped[cut:], k)
    assert (parts == confusion_matrix(reference, mapped, k)).all()


@always
@given(pair=pairs())
def test_figures_are_bounded_and_those_of_others(pair: tuple[np.ndarray, np.ndarray, int]):
    reference, mapped, k = pair
    matrix = confusion_matrix(reference, mapped, k)
    found = figures_of(matrix)
    assert (sklearn_matrix(reference, mapped, labels=range(k)) == matrix).all()
    for name in ("miou", "overall_accuracy", "average_accuracy", "f1"):
        assert 0 <= found[name] <= 1
    assert found["overall_accuracy"] == pytest.approx(accuracy_score(reference, mapped))
    assert found["miou"] <= found["f1"] + 1e-12
    occurs = np.unique(reference)
    precision, recall, f1, support = precision_recall_fscore_support(reference, mapped, labels=range(k),
                                                                     zero_division=0)
    assert found["average_accuracy"] == pytest.approx(recall[occurs].mean())
    assert found["f1"] == pytest.approx(f1[occurs].mean())
    iou = multiclass_jaccard_index(torch.from_numpy(mapped), torch.from_numpy(reference), k,
                                   average="none") if k > 1 else None
    for number, one in enumerate(found["per_class"].values()):
        assert one["support"] == support[number]
        assert (one["precision"] or 0) == pytest.approx(precision[number])
        assert (one["recall"] or 0) == pytest.approx(recall[number])
        assert iou is None or (one["iou"] or 0) == pytest.approx(float(iou[number]), abs=1e-6)
    if found["kappa"] is not None:
        assert -1 <= found["kappa"] <= 1
        assert found["kappa"] == pytest.approx(cohen_kappa_score(reference, mapped), abs=1e-9)
    assert 0 < found["majority"]["overall_accuracy"] <= 1


@always
@given(reference=arrays.arrays(np.uint8, st.integers(1, 50), elements=st.integers(0, 4)))
def test_a_map_that_is_the_reference_is_perfect(reference: np.ndarray):
    matrix = confusion_matrix(reference, reference, 5)
    found = figures_of(matrix)
    assert found["miou"] == found["overall_accuracy"] == found["average_accuracy"] == found["f1"] == 1
    assert kappa(matrix) in (None, pytest.approx(1))


# ---------------------------------------------------------------- gates


log_alphas = arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.integers(1, 6)),
                           elements=st.floats(-30, 30, width=32)).map(torch.from_numpy)


@always
@given(log_alpha=log_alphas, seed=st.integers(0, 99), rise=st.floats(0, 5))
def test_gates_are_bounded_and_open_more_as_log_alpha_rises(log_alpha: torch.Tensor, seed: int, rise: float):
    expected = expected_open(log_alpha)
    assert ((expected >= 0) & (expected <= 1)).all()
    assert (expected_open(log_alpha + rise) >= expected).all()
    noise = torch.rand(log_alpha.shape, generator=torch.Generator().manual_seed(seed)).clamp(1e-6, 1 - 1e-6)
    drawn = sample_gates(log_alpha, noise)
    assert ((drawn - drawn.round()).abs() < 1e-6).all()
    assert ((drawn > -0.5) & (drawn < 1.5)).all()
    assert (sample_gates(log_alpha + rise, noise) >= drawn - 1e-6).all()
    assert (open_heads(log_alpha + rise) >= open_heads(log_alpha)).all()


@always
@given(log_alpha=log_alphas, floor=st.integers(0, 8))
def test_the_floor_opens_heads_of_the_last_block_alone(log_alpha: torch.Tensor, floor: int):
    plain, kept = open_heads(log_alpha), open_heads(log_alpha, floor)
    assert (kept[:-1] == plain[:-1]).all()
    assert (kept[-1] >= plain[-1]).all()
    assert int(kept[-1].sum()) == max(int(plain[-1].sum()), min(floor, log_alpha.shape[1]))


@settings(always, max_examples=10)
@given(depth=st.integers(1, 4), heads=st.integers(1, 6), floor=st.integers(0, 6), start=st.floats(-4, 4))
def test_the_penalty_is_a_share_and_its_gradient_closes(depth: int, heads: int, floor: int, start: float):
    gates = HeadGates(depth, heads, start, 0.01, floor)
    penalty = gates.penalty()
    assert 0 <= float(penalty.detach()) <= 1
    penalty.backward()
    assert (gates.log_alpha.grad >= 0).all()
