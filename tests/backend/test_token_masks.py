"""Class tokens: which are asked in a step, and how what they look at becomes classes."""

import torch
from sparse_wsss.masks.naming import best_allowed
from sparse_wsss.masks.token_masks import LEAST_ATTENTION, token_log_scores
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.losses import image_loss, tokens_asked


def test_tokens_of_the_labels_are_always_asked_and_half_of_the_others():
    torch.manual_seed(0)
    present = torch.rand(4000, 6) < 0.3
    asked = tokens_asked(present)
    assert asked[present].all()
    assert abs(asked[~present].float().mean() - 0.5) < 0.02
    assert (tokens_asked(present) != asked)[~present].float().mean() > 0.4  # drawn anew in every step


def test_a_masked_token_teaches_nothing():
    torch.manual_seed(0)
    present = torch.tensor([[True, False, False, False, False, False]])
    asked, logits = tokens_asked(present), torch.randn(1, 6, requires_grad=True)
    image_loss(logits, KnownClasses.complete(present), asked).backward()
    assert ((logits.grad == 0) == ~asked).all()
    assert 0 < (~asked).sum() < 6


def test_a_pixel_takes_the_class_whose_token_looks_there_more_than_elsewhere():
    """Two halves and a corner; how much of its attention a token spends on patches at all does not matter."""
    left, corner = torch.zeros(4, 4), torch.zeros(4, 4)
    left[:, :2], corner[3, 3] = 0.01, 0.9
    right = torch.zeros(4, 4)
    right[:, 2:] = 0.1
    scores = token_log_scores(torch.stack([left, right, corner])[None], None)
    classes, confidence = best_allowed(scores, torch.ones(1, 3, dtype=torch.bool))
    expected = torch.tensor([[0, 0, 1, 1]] * 3 + [[0, 0, 1, 2]])
    assert torch.equal(classes[0], expected)
    assert (confidence > 0.7).all()
    absent, _ = best_allowed(scores, torch.tensor([[True, True, False]]))
    assert torch.equal(absent[0], torch.tensor([[0, 0, 1, 1]] * 4))


def test_tokens_that_look_nowhere_in_particular_are_not_confident():
    scores = token_log_scores(torch.full((1, 3, 4, 4), 0.02), None)
    assert (best_allowed(scores, torch.ones(1, 3, dtype=torch.bool))[1] == 0).all()
    nothing = token_log_scores(torch.zeros(1, 3, 4, 4), None)
    assert torch.isfinite(nothing).all()
    assert (nothing == torch.tensor(LEAST_ATTENTION).log()).all()


def test_patch_scores_are_a_second_witness():
    maps = torch.full((1, 2, 2, 2), 0.1)
    maps[0, 0, 0] = 0.3  # the token of class 0 looks up
    patches = torch.tensor([0.2, 0.8]).log()[None, :, None, None].expand(1, 2, 2, 2)
    relative = torch.tensor([[1.5, 1.5], [0.5, 0.5]])
    for share in (1.0, 0.5, 0.0):
        p = token_log_scores(maps, patches, share).softmax(1)
        torch.testing.assert_close(p[0, 0], 0.2**share * relative / (0.2**share * relative + 0.8**share))
