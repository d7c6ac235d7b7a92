"""Hard-concrete gates against their closed forms and against drawing very many of them."""

import math

import pytest
import torch
from sparse_wsss.models.hard_concrete import (
    STRETCH,
    TEMPERATURE,
    HeadGates,
    expected_open,
    open_heads,
    sample_gates,
)

DRAWS = 200_000
ALPHAS = torch.tensor([-4.0, -1.0, -0.2, 0.0, 0.7, 2.0, 5.0])


def stretched(log_alpha: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    """The stretched concrete variable before it is clipped, written plainly from the paper's equation 10 and 11."""
    concrete = 1 / (1 + torch.exp(-(torch.log(noise / (1 - noise)) + log_alpha) / TEMPERATURE))
    return concrete * (STRETCH[1] - STRETCH[0]) + STRETCH[0]


def uniform(*shape: int, seed: int = 0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(*shape, generator=generator, dtype=torch.float64).clamp(1e-9, 1 - 1e-9)


def test_expected_open_is_the_share_of_draws_that_are_not_exactly_zero():
    soft = stretched(ALPHAS.double()[:, None], uniform(len(ALPHAS), DRAWS)).clamp(0, 1)
    share = (soft > 0).double().mean(1)
    error = 4 * (share * (1 - share) / DRAWS).sqrt() + 1e-4
    assert (expected_open(ALPHAS.double()) - share).abs().lt(error).all()


def test_expected_open_has_the_closed_form_of_the_paper():
    shift = TEMPERATURE * math.log(0.1 / 1.1)
    for log_alpha in ALPHAS.tolist():
        closed_form = 1 / (1 + math.exp(-(log_alpha - shift)))
        assert expected_open(torch.tensor(log_alpha)).item() == pytest.approx(closed_form, rel=1e-6)


def test_a_gate_at_log_alpha_0_is_open_as_often_as_the_sheet_says():
    # temperature 0.33 and stretch -0.1 to 1.1: 1 / (1 + (0.1 / 1.1) ** 0.33)
    assert expected_open(torch.tensor(0.0)).item() == pytest.approx(0.688115, abs=1e-5)


def test_without_temperature_a_gate_is_open_by_the_plain_sigmoid_whatever_the_stretch():
    for low, high in ((-0.1, 1.1), (-0.5, 1.5), (-1e-3, 7.0)):
        torch.testing.assert_close(expected_open(ALPHAS, 0.0, low, high), torch.sigmoid(ALPHAS))


def test_expected_open_rises_with_log_alpha_and_stays_between_0_and_1():
    values = expected_open(torch.linspace(-30, 30, 400, dtype=torch.float64))
    assert (values.diff() > 0).all()
    assert values.min() > 0
    assert values.max() < 1


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.1), (-0.1, 1.0), (0.1, 0.9), (0.1, 1.1), (-0.1, 0.9)])
def test_a_stretch_that_does_not_reach_past_0_and_1_is_refused(low: float, high: float):
    with pytest.raises(ValueError, match="does not reach past"):
        expected_open(ALPHAS, low=low, high=high)


def test_draws_are_binary_and_equally_likely_at_log_alpha_0():
    noise = uniform(len(ALPHAS), DRAWS)
    gates = sample_gates(ALPHAS.double()[:, None].expand(-1, DRAWS), noise)
    assert set(gates.round(decimals=9).unique().tolist()) == {0.0, 1.0}
    # open when logit(noise) > -log_alpha, because the stretch is symmetric around one half
    expected = torch.sigmoid(ALPHAS.double())
    assert (gates.mean(1) - expected).abs().max() < 5e-3


def test_a_draw_just_between_open_and_closed_is_closed_as_at_evaluation():
    even = sample_gates(torch.zeros(1), torch.full((1,), 0.5), low=-0.5, high=1.5)
    assert even.item() == 0
    assert not open_heads(torch.zeros(1, 1)).any()


def test_the_gradient_of_a_binary_gate_is_that_of_the_soft_gate():
    noise = uniform(len(ALPHAS), 500)
    hard_alpha = ALPHAS.double()[:, None].repeat(1, 500).requires_grad_()
    soft_alpha = hard_alpha.detach().clone().requires_grad_()
    weight = uniform(len(ALPHAS), 500, seed=1)
    (sample_gates(hard_alpha, noise) * weight).sum().backward()
    (stretched(soft_alpha, noise).clamp(0, 1) * weight).sum().backward()
    torch.testing.assert_close(hard_alpha.grad, soft_alpha.grad)
    assert hard_alpha.grad.count_nonzero() > 100


def test_a_gate_is_open_at_evaluation_when_its_log_alpha_is_above_0():
    log_alpha = torch.tensor([[0.01, -0.01, 0.0], [3.0, -3.0, 1e-6]])
    assert open_heads(log_alpha).tolist() == [[True, False, False], [True, False, True]]


def test_the_floor_keeps_the_strongest_heads_of_the_last_block_alone():
    log_alpha = torch.tensor([[-1.0, -2.0, -3.0, -4.0], [-5.0, -2.0, -1.0, -3.0]])
    assert open_heads(log_alpha, floor=2).tolist() == [[False] * 4, [False, True, True, False]]
    assert open_heads(log_alpha, floor=99).tolist() == [[False] * 4, [True] * 4]


def test_without_a_floor_every_head_may_close():
    assert not open_heads(torch.tensor([[-1.0, -2.0], [-3.0, -4.0]])).any()


def test_the_floor_does_not_add_to_heads_that_are_open_anyway():
    assert open_heads(torch.tensor([[-1.0, 2.0, 3.0]]), floor=2).tolist() == [[False, True, True]]


def gates_of(log_alpha: list[list[float]], floor: int = 0) -> HeadGates:
    values = torch.tensor(log_alpha)
    gates = HeadGates(*values.shape, floor=floor)
    gates.log_alpha.data.copy_(values)
    return gates


def test_the_penalty_is_the_expected_share_of_open_heads():
    gates = gates_of([[1.0, -1.0], [0.5, 2.0]])
    assert gates.penalty().item() == pytest.approx(expected_open(gates.log_alpha).mean().item())


def test_the_penalty_spares_the_floor_and_presses_every_other_head():
    gates = gates_of([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]], floor=1)
    gates.penalty().backward()
    assert (gates.log_alpha.grad > 0).tolist() == [[True] * 3, [True, True, False]]
    assert gates.log_alpha.grad[1, 2] == 0


def test_of_three_blocks_only_the_last_has_a_floor_that_may_be_larger_than_their_number():
    gates = gates_of([[1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 1.0, 2.0, 3.0, 4.0], [1.0, 5.0, 2.0, 4.0, 3.0]], floor=4)
    gates.penalty().backward()
    assert (gates.log_alpha.grad > 0).tolist() == [[True] * 5, [True] * 5, [True, False, False, False, False]]
    closed = gates_of([[-9.0, -8.0], [-8.0, -9.0], [-9.0, -8.0]], floor=1)
    torch.manual_seed(0)
    assert closed.train()().tolist() == closed.eval()().tolist() == [[0, 0], [0, 0], [0, 1]]


def test_heads_of_the_floor_are_open_in_every_draw_of_a_training():
    gates = gates_of([[-9.0, -9.0, -9.0], [-9.0, -8.0, -7.0]], floor=2).train()
    torch.manual_seed(0)
    for _ in range(50):
        drawn = gates()
        assert drawn[1].tolist() == [0.0, 1.0, 1.0]
        assert drawn[0].tolist() == [0.0, 0.0, 0.0]


def test_gates_are_drawn_while_they_learn_and_certain_afterwards():
    gates = gates_of([[0.3] * 32])
    torch.manual_seed(0)
    assert len({tuple(gates.train()()[0].tolist()) for _ in range(5)}) == 5
    assert gates.eval()().tolist() == [[1.0] * 32]
    gates.is_fixed = True
    assert gates.train()().tolist() == [[1.0] * 32]


def test_gates_start_where_they_are_told_to():
    torch.manual_seed(0)
    values = HeadGates(50, 40, start=1.5, spread=0.2).log_alpha.detach()
    assert values.min() >= 1.3
    assert values.max() <= 1.7
    assert values.std().item() == pytest.approx(0.4 / math.sqrt(12), rel=0.05)
    assert HeadGates(2, 2, start=2.0, spread=0.0).log_alpha.tolist() == [[2.0, 2.0], [2.0, 2.0]]


def test_gates_start_open_nearly_alike_and_without_a_floor_when_nothing_else_is_said():
    torch.manual_seed(0)
    gates = HeadGates(20, 50)
    values = gates.log_alpha.detach()
    assert values.min() >= 1.99
    assert values.max() <= 2.01
    assert values.std() > 0.004
    gates.log_alpha.data.fill_(-1)
    assert not gates.open_heads().any()


def test_gradient_descent_on_the_penalty_alone_closes_every_head_but_the_floor():
    gates = HeadGates(2, 4, start=1.0, spread=0.1, floor=1)
    optimizer = torch.optim.SGD(gates.parameters(), lr=5.0)
    for _ in range(200):
        optimizer.zero_grad()
        gates.penalty().backward()
        optimizer.step()
    assert gates.open_heads().sum(1).tolist() == [0, 1]
