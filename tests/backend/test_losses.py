"""Losses against slow plain loops, and the directions in which they push."""

import math

import pytest
import torch
from sparse_wsss.training.losses import candidate_loss, presence_loss, robust_loss
from torch import Tensor

B, K, H, W = 3, 4, 5, 6


def example(seed: int = 0) -> tuple[Tensor, Tensor, Tensor]:
    """Logits (B, K, h, w), labels bool (B, K) with one, two and four classes, valid (B, h, w) between 0 and 1."""
    generator = torch.Generator().manual_seed(seed)
    logits = 2 * torch.randn(B, K, H, W, generator=generator)
    labels = torch.tensor([[1, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1]], dtype=torch.bool)
    valid = torch.rand(B, H, W, generator=generator) * (torch.rand(B, H, W, generator=generator) > 0.3)
    return logits, labels, valid


def probability(logits: Tensor, b: int, k: int, row: int, column: int) -> float:
    scores = [math.exp(logits[b, c, row, column].item()) for c in range(K)]
    return scores[k] / sum(scores)


def plain_candidate_loss(logits: Tensor, labels: Tensor, valid: Tensor) -> float:
    total = weight = 0.0
    for b in range(B):
        for row in range(H):
            for column in range(W):
                allowed = sum(probability(logits, b, k, row, column) for k in range(K) if labels[b, k])
                if labels[b].any():
                    weight += valid[b, row, column].item()
                    total -= valid[b, row, column].item() * math.log(allowed)
    return total / max(weight, 1)


def plain_presence_loss(logits: Tensor, labels: Tensor, valid: Tensor, top_share: float) -> float:
    n_top = max(1, round(top_share * H * W))
    total = 0.0
    for b in range(B):
        for k in range(K):
            values = [probability(logits, b, k, row, column) if valid[b, row, column] > 0 else 0.0
                      for row in range(H) for column in range(W)]
            best = sorted(values, reverse=True)[:n_top]
            total -= math.log(max(sum(best) / n_top, 1e-6)) * bool(labels[b, k])
    return total / max(1, int(labels.sum()))


def plain_robust_loss(logits: Tensor, target: Tensor, weight: Tensor, exponent: float) -> float:
    total = 0.0
    for b in range(B):
        for row in range(H):
            for column in range(W):
                p = probability(logits, b, int(target[b, row, column]), row, column)
                loss = -math.log(p) if exponent == 0 else (1 - p**exponent) / exponent
                total += weight[b, row, column].item() * loss
    return total / max(weight.sum().item(), 1e-6)


def test_the_candidate_loss_equals_plain_loops():
    logits, labels, valid = example()
    assert candidate_loss(logits, labels, valid).item() == pytest.approx(
        plain_candidate_loss(logits, labels, valid), rel=1e-5)


@pytest.mark.parametrize("top_share", [0.01, 0.15, 0.5, 1.0])
def test_the_presence_loss_equals_plain_loops(top_share: float):
    logits, labels, valid = example()
    assert presence_loss(logits, labels, valid, top_share).item() == pytest.approx(
        plain_presence_loss(logits, labels, valid, top_share), rel=1e-5)


@pytest.mark.parametrize("exponent", [0.0, 0.3, 0.7, 1.0])
def test_the_robust_loss_equals_plain_loops(exponent: float):
    logits, _, weight = example()
    target = torch.randint(K, (B, H, W), generator=torch.Generator().manual_seed(2))
    assert robust_loss(logits, target, weight, exponent).item() == pytest.approx(
        plain_robust_loss(logits, target, weight, exponent), rel=1e-4)


def test_exponent_0_is_cross_entropy_and_1_is_the_mean_error():
    logits, _, _ = example()
    target, ones = logits.flip(1).argmax(1), torch.ones(B, H, W)
    cross_entropy = torch.nn.functional.cross_entropy(logits, target)
    torch.testing.assert_close(robust_loss(logits, target, ones, 0.0), cross_entropy)
    torch.testing.assert_close(robust_loss(logits, target, ones, 1e-3), cross_entropy, rtol=1e-2, atol=0)
    error = 1 - logits.softmax(1).gather(1, target[:, None]).mean()
    torch.testing.assert_close(robust_loss(logits, target, ones, 1.0), error)


def gradient(loss: Tensor, logits: Tensor) -> Tensor:
    return torch.autograd.grad(loss, logits)[0]


def test_the_candidate_loss_raises_every_label_and_lowers_every_other_class():
    logits, labels, _ = example()
    logits.requires_grad_()
    push = gradient(candidate_loss(logits, labels, torch.ones(B, H, W)), logits)
    allowed = labels[:, :, None, None].expand_as(push)
    assert (push[:2][allowed[:2]] < 0).all()
    assert (push[:2][~allowed[:2]] > 0).all()
    torch.testing.assert_close(push[2], torch.zeros(K, H, W))  # every class is allowed: nothing to learn


def test_the_presence_loss_pushes_the_likeliest_pixels_of_a_label_alone():
    logits, labels, _ = example()
    logits.requires_grad_()
    push = gradient(presence_loss(logits, labels, torch.ones(B, H, W), top_share=4 / 30), logits)
    pushed_up = (push[0, 0] < 0).flatten()
    likeliest = logits.softmax(1)[0, 0].flatten().topk(4).indices
    assert set(pushed_up.nonzero()[:, 0].tolist()) == set(likeliest.tolist())


def test_a_doubtful_pixel_pulls_less_in_the_robust_loss():
    """One pixel is sure of its target, one far from it: cross-entropy follows the far one, the robust loss not."""
    logits = torch.tensor([[2.0, -4.0], [0.0, 0.0]]).reshape(1, 2, 1, 2).requires_grad_()
    target, ones = torch.zeros(1, 1, 2, dtype=torch.long), torch.ones(1, 1, 2)
    plain, robust = (gradient(robust_loss(logits, target, ones, q), logits)[0, 0, 0].abs() for q in (0.0, 0.7))
    assert plain[1] > 5 * plain[0]
    assert robust[1] < robust[0]


def test_tiles_without_labels_count_for_nothing():
    logits, labels, valid = example()
    labels[1] = False
    with_it = [candidate_loss(logits, labels, valid), presence_loss(logits, labels, valid, 0.15)]
    others = torch.tensor([0, 2])
    without = [candidate_loss(logits[others], labels[others], valid[others]),
               presence_loss(logits[others], labels[others], valid[others], 0.15)]
    torch.testing.assert_close(with_it, without)
    logits.requires_grad_()
    for loss in (candidate_loss(logits, labels, valid), presence_loss(logits, labels, valid, 0.15)):
        push = gradient(loss, logits)
        assert push.isfinite().all()
        assert push[1].abs().max() == 0


def test_invalid_pixels_count_for_nothing():
    logits, labels, valid = example()
    target = torch.zeros(B, H, W, dtype=torch.long)
    other = torch.where((valid > 0)[:, None], logits, 7 * torch.randn(B, K, H, W))
    for loss in (lambda x: candidate_loss(x, labels, valid), lambda x: presence_loss(x, labels, valid, 0.15),
                 lambda x: robust_loss(x, target, valid, 0.7)):
        torch.testing.assert_close(loss(other), loss(logits))


def test_a_batch_of_nothing_has_no_loss_and_no_gradient():
    logits = torch.randn(2, K, H, W, requires_grad=True)
    labels, nothing = torch.zeros(2, K, dtype=torch.bool), torch.zeros(2, H, W)
    some = torch.ones(2, K, dtype=torch.bool)
    losses = [candidate_loss(logits, labels, torch.ones(2, H, W)), candidate_loss(logits, some, nothing),
              presence_loss(logits, labels, torch.ones(2, H, W), 0.15),
              robust_loss(logits, torch.zeros(2, H, W, dtype=torch.long), nothing, 0.7)]
    for loss in losses:
        assert loss.item() == 0
        assert gradient(loss, logits).abs().max() == 0


def test_sure_and_right_is_no_loss():
    labels = torch.tensor([[True, False, True, False]])
    target = torch.zeros(1, H, W, dtype=torch.long)
    target[:, :, 3:] = 2
    logits = 60 * torch.nn.functional.one_hot(target, K).permute(0, 3, 1, 2).float()
    ones = torch.ones(1, H, W)
    for loss in (candidate_loss(logits, labels, ones), presence_loss(logits, labels, ones, 0.3),
                 robust_loss(logits, target, ones, 0.7)):
        assert loss.item() == pytest.approx(0, abs=1e-5)


def test_losses_stay_finite_on_logits_that_are_far_off():
    logits = torch.full((1, K, H, W), -200.0)
    logits[:, 3] = 200.0
    logits.requires_grad_()
    labels, ones = torch.tensor([[True, False, False, False]]), torch.ones(1, H, W)
    for loss in (candidate_loss(logits, labels, ones), presence_loss(logits, labels, ones, 0.15),
                 robust_loss(logits, torch.zeros(1, H, W, dtype=torch.long), ones, 0.7)):
        assert loss.isfinite()
        assert gradient(loss, logits).isfinite().all()


def test_descending_the_two_rules_finds_where_each_label_is():
    """Two textures, tiles labelled with one or both: the rules alone tell which is which."""
    generator = torch.Generator().manual_seed(0)
    truth = torch.randint(2, (12, H, W), generator=generator)
    truth[:4], truth[4:8] = 0, 1
    labels = torch.stack([(truth == k).flatten(1).any(1) for k in range(2)], 1)
    bands = torch.stack([truth.float(), 1 - truth.float()], 1) + 0.3 * torch.randn(12, 2, H, W, generator=generator)
    layer, ones = torch.nn.Conv2d(2, 2, 1), torch.ones(12, H, W)
    optimizer = torch.optim.Adam(layer.parameters(), lr=0.1)
    for _ in range(80):
        optimizer.zero_grad()
        logits = layer(bands)
        (candidate_loss(logits, labels, ones) + presence_loss(logits, labels, ones, 0.15)).backward()
        optimizer.step()
    found = layer(bands).argmax(1)
    assert (found[8:] == truth[8:]).float().mean() > 0.9


def test_a_class_that_weighs_more_pulls_more_where_it_has_to_show():
    torch.manual_seed(0)
    logits, valid = torch.randn(2, 3, 4, 4), torch.ones(2, 4, 4)
    present = torch.tensor([[True, True, False], [True, False, True]])
    alone = [presence_loss(logits, present & (torch.arange(3) == k), valid, 0.25) for k in range(3)]
    weights = torch.tensor([0.5, 2.0, 1.0])
    expected = (2 * 0.5 * alone[0] + 2.0 * alone[1] + alone[2]) / (2 * 0.5 + 2.0 + 1.0)
    torch.testing.assert_close(presence_loss(logits, present, valid, 0.25, weights), expected)
    torch.testing.assert_close(presence_loss(logits, present, valid, 0.25, torch.ones(3)),
                               presence_loss(logits, present, valid, 0.25))
