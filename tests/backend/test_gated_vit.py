"""The gated Vision Transformer: equal to a plain one, equal without its closed heads, for any bands and sizes."""

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest
import torch
from sparse_wsss.models.gated_attention import GatedAttention
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape, to_pixels
from timm.layers import Attention
from torch import Tensor

SHAPE = ViTShape(bands=(3,), n_classes=4, tile_size=16, patch_size=4, dim=24, depth=3, heads=4, head_dim=6,
                 mlp_dim=32, stem_width=6, gate_floor=1, gate_start=2.0, gate_start_spread=0.0)


def network_of(seed: int = 0, closed: tuple[tuple[int, int], ...] = (), **changes: Any) -> GatedViT:
    """A network with random weights in which every part speaks, and the heads of ``closed`` are closed."""
    torch.manual_seed(seed)
    network = GatedViT(replace(SHAPE, **changes))
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter is not network.gates.log_alpha:
                parameter.add_(0.1 * torch.randn_like(parameter))
        for layer, head in closed:
            network.gates.log_alpha[layer, head] = -2.0
    return network.eval()


def tiles(n: int = 3, n_bands: int = 3, size: int = 16, seed: int = 1) -> Tensor:
    return torch.randn(n, n_bands, size, size, generator=torch.Generator().manual_seed(seed))


def plain_attention(attention: GatedAttention, x: Tensor, gates: list[float], apart: int = 1) -> tuple[Tensor, Tensor]:
    """Attention in plain loops over images and heads. Returns: output, attention matrices (B, H, N, N)."""
    outputs, matrices = [], []
    d = attention.head_dim
    width = attention.heads * d
    for image in x:
        qkv = image @ attention.qkv.weight.T + attention.qkv.bias
        joined, rows = [], []
        for head in range(attention.heads):
            q, k, v = (qkv[:, part * width + head * d : part * width + (head + 1) * d] for part in range(3))
            matrix = torch.exp(q @ k.T / d**0.5)
            matrix[:apart, :apart] *= torch.eye(apart)  # the first tokens do not see each other
            matrix = matrix / matrix.sum(1, keepdim=True)
            rows.append(matrix)
            joined.append(gates[head] * (matrix @ v))
        outputs.append(torch.cat(joined, 1) @ attention.proj.weight.T + attention.proj.bias)
        matrices.append(torch.stack(rows))
    return torch.stack(outputs), torch.stack(matrices)


# ------------------------------------------------------------ smaller images


@pytest.mark.parametrize(("tile_size", "half", "patches"), [(16, 8, 2), (20, 10, 3)])
def test_images_of_half_the_size_have_half_the_patches(tile_size: int, half: int, patches: int):
    network = network_of(tile_size=tile_size)
    image_logits, patch_logits = network(tiles(size=half))
    assert image_logits.shape == (3, 4)
    assert patch_logits.shape == (3, 4, patches, patches)


def test_images_of_half_the_size_have_half_the_scores_between_patches():
    network = network_of(tile_size=64, patch_size=16, detail_width=8)
    assert network(tiles(size=32)).patch_logits.shape[-1] * 2 == network.shape.score_grid


def test_the_positions_of_smaller_images_are_those_between():
    network = network_of()
    with torch.no_grad():
        network.vit.pos_embed.copy_(torch.arange(4.0).repeat(4)[:, None])  # how far to the right
        network.vit.cls_token.zero_()
        tokens = network.vit._pos_embed(torch.zeros(1, 4, 24))
    right = tokens[0, 1:].unflatten(0, (2, 2))
    assert tokens.shape == (1, 5, 24)
    assert not tokens[0, 0].any()
    torch.testing.assert_close(right[0], right[1])
    assert 0 <= right[0, 0, 0] < 1.5 < right[0, 1, 0] <= 3


# ------------------------------------------------------------ attention


@pytest.mark.parametrize("gates", [[1.0, 1.0, 1.0], [1.0, 0.0, 1.0], [0.3, 0.0, 2.0]])
def test_gated_attention_equals_plain_loops(gates: list[float]):
    torch.manual_seed(0)
    attention = GatedAttention(dim=10, heads=3, head_dim=4)
    attention.gates, attention.watch = torch.tensor(gates), True
    x = torch.randn(2, 7, 10)
    output, matrices = plain_attention(attention, x, gates)
    torch.testing.assert_close(attention(x), output, atol=1e-6, rtol=1e-5)
    torch.testing.assert_close(attention.class_attention, matrices[:, :, :1], atol=1e-6, rtol=1e-5)
    attention.class_tokens = 3
    output, matrices = plain_attention(attention, x, gates, apart=3)
    torch.testing.assert_close(attention(x), output, atol=1e-6, rtol=1e-5)
    torch.testing.assert_close(attention.class_attention, matrices[:, :, :3], atol=1e-6, rtol=1e-5)


def test_with_all_gates_open_it_is_the_attention_of_timm():
    torch.manual_seed(0)
    theirs, ours = Attention(24, num_heads=4, qkv_bias=True).eval(), GatedAttention(24, heads=4, head_dim=6)
    ours.load_state_dict(theirs.state_dict())
    ours.gates = torch.ones(4)
    x = torch.randn(2, 9, 24)
    torch.testing.assert_close(ours(x), theirs(x), atol=1e-6, rtol=1e-5)


def test_removing_heads_equals_closing_them():
    torch.manual_seed(0)
    x = torch.randn(2, 7, 10)
    for kept in ([], [1], [2, 0], [0, 1, 2]):
        attention = GatedAttention(dim=10, heads=3, head_dim=4)
        attention.gates = torch.tensor([float(head in kept) for head in range(3)])
        closed = attention(x)
        attention.keep_heads(kept)
        torch.testing.assert_close(attention(x), closed, atol=1e-6, rtol=1e-5)
        assert attention.qkv.weight.shape == (3 * 4 * len(kept), 10)


# ------------------------------------------------------------ the network


CLOSED = (((0, 0), (0, 1), (0, 2), (0, 3), (2, 3)), ((1, 2),), ((0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (2, 0)), ())


@pytest.mark.parametrize("closed", CLOSED)
def test_outputs_stay_the_same_without_the_closed_heads(closed: tuple[tuple[int, int], ...]):
    network, images = network_of(closed=closed), tiles()
    small = network.removed()
    for before, after in zip(network(images), small(images), strict=True):
        torch.testing.assert_close(after, before, atol=1e-5, rtol=0)
        assert before.std() > 0.01
    assert small.is_pruned
    assert small.kept_heads() == network.kept_heads()
    n_closed = len(closed)
    assert sum(p.numel() for p in network.parameters()) - sum(p.numel() for p in small.parameters()) == \
        n_closed * (3 * 6 * (24 + 1) + 6 * 24)


def test_a_block_may_lose_all_its_heads_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        small = network_of(closed=CLOSED[0]).removed()
    assert small.kept_heads()[0] == ()
    assert small.attentions[0].qkv.weight.numel() == 0


def test_watching_equals_before_and_after_the_removal():
    network, images = network_of(closed=CLOSED[0]), tiles()
    small = network.removed()
    for blocks in ([0, 1, 2], [1, 2], [2], [0]):
        before, after = network.view(images, blocks), small.view(images, blocks)
        assert network.open_names(blocks) == small.open_names(blocks)
        assert before.class_maps.shape == (3, len(network.open_names(blocks)), 4, 4)
        torch.testing.assert_close(after.class_maps, before.class_maps, atol=1e-6, rtol=1e-5)
        torch.testing.assert_close(after.tokens, before.tokens, atol=1e-5, rtol=0)


def test_watching_changes_no_output_and_ends_afterwards():
    network, images = network_of(), tiles()
    view = network.view(images, [0, 2])
    for seen, said in zip(view.output, network(images), strict=True):
        torch.testing.assert_close(seen, said)
    assert not any(attention.watch for attention in network.attentions)


def test_class_maps_are_a_probability_over_the_patches_and_the_class_token():
    network = network_of()
    maps = network.view(tiles(), [0, 1, 2]).class_maps
    assert maps.shape == (3, 12, 4, 4)
    assert (maps > 0).all()
    on_itself = torch.stack([attention.class_attention[..., 0, 0] for attention in network.attentions], 1).flatten(1)
    torch.testing.assert_close(maps.sum((2, 3)) + on_itself, torch.ones(3, 12))


def test_a_watched_map_is_where_the_class_token_looks():
    """Without positions all dark patches are alike; the map differs where the one bright patch is, and only there."""
    network = network_of(depth=1, heads=1, stem_width=0)
    with torch.no_grad():
        network.vit.pos_embed.zero_()
    images = torch.zeros(1, 3, 16, 16)
    images[:, :, 4:8, 12:16] = 5.0  # patch in row 1, column 3
    maps = network.view(images, [0]).class_maps[0, 0]
    others = maps.clone()
    others[1, 3] = maps[0, 0]
    torch.testing.assert_close(others, torch.full((4, 4), maps[0, 0].item()))
    assert (maps[1, 3] - maps[0, 0]).abs() > 1e-4


@pytest.mark.parametrize("bands", [(1,), (2,), (13,), (4, 2), (13, 2), (3, 1, 1)])
def test_any_number_of_bands_and_modalities(bands: tuple[int, ...]):
    network = network_of(bands=bands)
    output = network(tiles(n_bands=sum(bands)))
    assert output.image_logits.shape == (3, 4)
    assert output.patch_logits.shape == (3, 4, 4, 4)
    output.patch_logits.sum().backward()
    for embedding in network.vit.patch_embed.modalities:
        assert next(embedding.parameters()).grad.abs().sum() > 0


@pytest.mark.parametrize(("tile_size", "patch_size", "stem_width"), [
    (16, 4, 6), (17, 4, 6), (31, 4, 0), (20, 8, 6), (9, 8, 0), (16, 3, 6), (14, 7, 6), (8, 1, 6), (8, 8, 6), (8, 2, 4),
])
def test_tiles_of_any_size_are_padded_to_whole_patches(tile_size: int, patch_size: int, stem_width: int):
    network = network_of(tile_size=tile_size, patch_size=patch_size, stem_width=stem_width)
    images = tiles(size=tile_size)
    output = network(images)
    side = -(-tile_size // patch_size)
    assert network.shape.grid == side
    assert output.patch_logits.shape == (3, 4, side, side)
    assert to_pixels(output.patch_logits, network.shape).shape == (3, 4, tile_size, tile_size)
    padded = torch.nn.functional.pad(images, (0, -tile_size % patch_size) * 2, mode="replicate")
    whole = network_of(tile_size=padded.shape[-1], patch_size=patch_size, stem_width=stem_width)
    torch.testing.assert_close(output.patch_logits, whole(padded).patch_logits)


def test_patches_lie_at_their_pixels():
    """A change in one corner of a tile changes the patch scores there, seen in a network without attention."""
    closed = tuple((layer, head) for layer in range(3) for head in range(4))
    network = network_of(closed=closed, gate_floor=0, tile_size=18, stem_width=0)  # padded to 20 px, 5 x 5 patches
    for row, column in ((0, 0), (0, 17), (17, 0), (9, 13)):
        images = tiles(1, size=18)
        before = network(images).patch_logits
        images[..., row, column] += 3
        changed = ((network(images).patch_logits - before).abs().amax((0, 1)) > 1e-5).nonzero().tolist()
        assert changed == [[row // 4, column // 4]]


def test_maps_are_interpolated_to_pixels_without_a_shift():
    shape = replace(SHAPE, tile_size=18)  # 5 x 5 patches
    ramp = torch.arange(5.0)[None, None, None, :].expand(1, 1, 5, 5)
    pixels = to_pixels(ramp, shape)[0, 0]
    assert pixels.shape == (18, 18)
    centres = (torch.arange(18) + 0.5) / 4 - 0.5  # pixel centres in patches
    torch.testing.assert_close(pixels[7], centres.clamp(0, 4))


def test_tiles_of_a_batch_do_not_see_each_other():
    network, images = network_of(), tiles(4)
    together = network(images)
    for i in range(4):
        torch.testing.assert_close(network(images[i : i + 1]).patch_logits[0], together.patch_logits[i],
                                   atol=1e-6, rtol=1e-5)


def test_the_network_is_built_again_from_its_shape_and_weights():
    for network in (network_of(closed=CLOSED[0], bands=(3, 2)), network_of(closed=CLOSED[0], bands=(3, 2)).removed()):
        shape = ViTShape.from_json(json.loads(json.dumps(network.shape.to_json())))
        assert shape == network.shape
        copy = GatedViT(shape)
        copy.load_state_dict(network.state_dict())
        images = tiles(n_bands=5)
        torch.testing.assert_close(copy.eval()(images).patch_logits, network(images).patch_logits, atol=0, rtol=0)
        assert copy.kept_heads() == network.kept_heads()


def test_gates_learn_from_the_outputs_while_training():
    network = network_of(gate_start=0.0).train()
    torch.manual_seed(0)
    for _ in range(4):
        network(tiles()).image_logits.square().sum().backward()
    gradient = network.gates.log_alpha.grad
    assert gradient.abs().gt(0).float().mean() > 0.5


def test_removed_heads_learn_no_more():
    small = network_of(closed=CLOSED[1]).removed().train()
    small(tiles()).image_logits.sum().backward()
    assert small.gates.log_alpha.grad is None
    assert small.attentions[1].qkv.weight.grad.abs().sum() > 0


# ------------------------------------------------------------ a class token for each class


def test_each_class_is_heard_from_its_own_token():
    """What is written into the last token of class 2 alone moves the logit of class 2 alone."""
    network, images = network_of(class_tokens="per_class"), tiles()
    tokens = network._tokens(images)
    assert tokens.shape == (3, 4 + 16, 24)
    before = network._classify(images, tokens)
    tokens[:, 2] += torch.randn(24, generator=torch.Generator().manual_seed(3))
    after = network._classify(images, tokens)
    moved = (after.image_logits - before.image_logits).abs().amin(0) > 1e-3
    assert moved.tolist() == [False, False, True, False]
    torch.testing.assert_close(after.patch_logits, before.patch_logits, atol=0, rtol=0)


@pytest.mark.parametrize("closed", CLOSED)
def test_class_tokens_say_and_see_the_same_without_the_closed_heads(closed: tuple[tuple[int, int], ...]):
    network, images = network_of(closed=closed, class_tokens="per_class"), tiles()
    shape = ViTShape.from_json(json.loads(json.dumps(network.removed().shape.to_json())))
    small = GatedViT(shape).eval()
    small.load_state_dict(network.removed().state_dict())
    for before, after in zip(network(images), small(images), strict=True):
        torch.testing.assert_close(after, before, atol=1e-5, rtol=0)
    before, after = network.view(images, [1, 2]), small.view(images, [1, 2])
    torch.testing.assert_close(after.token_maps, before.token_maps, atol=1e-6, rtol=1e-5)
    torch.testing.assert_close(after.class_maps, before.class_maps, atol=1e-6, rtol=1e-5)


def test_a_class_token_knows_nothing_of_the_others():
    """In one block, what is put into one class token changes that one and the patches, and no other class token."""
    network, images = network_of(class_tokens="per_class", depth=1), tiles()
    before = network._tokens(images)
    with torch.no_grad():
        network.vit.cls_token[0, 2] += torch.randn(24, generator=torch.Generator().manual_seed(3))
    moved = (network._tokens(images) - before).abs().amax((0, 2)) > 1e-5
    assert moved[:4].tolist() == [False, False, True, False]
    assert moved[4:].all()


def test_the_map_of_a_token_is_the_mean_of_its_attention_over_the_open_heads():
    network = network_of(closed=((1, 2), (2, 3)), class_tokens="per_class")
    view = network.view(tiles(), [1, 2])
    rows = [network.attentions[layer].class_attention[:, head] for layer, head in network.open_names([1, 2])]
    expected = torch.stack(rows).mean(0)[:, :, 4:].unflatten(2, (4, 4))  # the first four columns are the tokens
    torch.testing.assert_close(view.token_maps, expected)
    assert len(rows) == 6


def test_what_a_head_looks_at_is_the_mean_over_the_tokens_of_the_labels():
    network, images = network_of(class_tokens="per_class", depth=1, heads=1), tiles(3)
    labels = torch.tensor([[True, False, True, False], [False, False, False, True], [False] * 4])
    view = network.view(images, [0], labels)
    each = view.token_maps
    expected = torch.stack([(each[0, 0] + each[0, 2]) / 2, each[1, 3], each[2].mean(0)])
    torch.testing.assert_close(view.class_maps[:, 0], expected)
    torch.testing.assert_close(network.view(images, [0]).class_maps[:, 0], each.mean(1))


def test_blocks_without_an_open_head_have_empty_maps_of_the_tokens():
    network = network_of(closed=CLOSED[0], class_tokens="per_class")
    view = network.view(tiles(), [0])
    assert view.class_maps.shape == (3, 0, 4, 4)
    assert (view.token_maps == 0).all()
    assert view.token_maps.shape == (3, 4, 4, 4)


def test_one_class_token_draws_the_same_weights_as_ever_and_several_start_apart():
    torch.manual_seed(0)
    one = GatedViT(SHAPE).vit.cls_token
    assert one.shape == (1, 1, 24)
    assert one.abs().max() < 1e-4  # as timm draws it
    several = GatedViT(replace(SHAPE, class_tokens="per_class")).vit.cls_token[0]
    assert torch.pdist(several).min() > 0.05


def test_in_training_the_network_keeps_its_mode_when_heads_are_removed():
    assert network_of().train().removed().training
    assert not network_of().eval().removed().training
