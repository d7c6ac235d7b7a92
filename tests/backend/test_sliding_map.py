"""Maps of whole scenes: tiled equals untiled, in any size, with memory that a scene's height does not change."""

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
import torch
from sparse_wsss.mapping.sliding_map import map_strips, probabilities_of
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape, to_pixels
from torch import nn

WINDOW = 16
Read = Callable[[int, int, int, int], tuple[np.ndarray, np.ndarray]]


def pointwise(n_bands: int = 3, n_classes: int = 4) -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(n_bands, 8, 1), nn.GELU(), nn.Conv2d(8, n_classes, 1)).eval()


def scene_of(height: int, width: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Bands (3, h, w) and valid pixels (h, w), of which a corner and some more are not."""
    rng = np.random.default_rng(seed)
    valid = rng.random((height, width)) < 0.9
    valid[: height // 4, : width // 4] = False
    return (rng.normal(size=(3, height, width)) * valid).astype(np.float32), valid


def reader(bands: np.ndarray, valid: np.ndarray) -> Read:
    """Parts that may reach outside, as ``Scene.read`` gives them: outside is 0 and invalid."""
    height, width = valid.shape

    def read(column: int, row: int, wide: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        values, known = np.zeros((len(bands), high, wide), np.float32), np.zeros((high, wide), bool)
        rows, columns = slice(row, min(row + high, height)), slice(column, min(column + wide, width))
        n_rows, n_columns = valid[rows, columns].shape
        values[:, :n_rows, :n_columns] = bands[:, rows, columns]
        known[:n_rows, :n_columns] = valid[rows, columns]
        return values, known

    return read


def mapped(network: nn.Module, read: Read, height: int, width: int, overlap: float = 0.5, batch: int = 4,
           window: int = WINDOW, flips: bool = False, n_classes: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """The whole map: probabilities (K, h, w), valid (h, w)."""
    pieces = list(map_strips(network, read, width, height, n_classes, window, overlap, batch, flips,
                             torch.device("cpu"), lambda done, n: None))
    assert [piece.row for piece in pieces] == np.cumsum([0, *(len(piece.valid) for piece in pieces)])[:-1].tolist()
    return np.concatenate([piece.probabilities for piece in pieces], 1), np.concatenate([p.valid for p in pieces])


SIZES = [(64, 64), (33, 70), (16, 16), (17, 16), (5, 40), (40, 5), (3, 3), (1, 1)]


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize(("overlap", "batch"), [(0.0, 1), (0.5, 3), (0.75, 100)])
def test_tiled_equals_untiled_for_a_pointwise_network(height: int, width: int, overlap: float, batch: int):
    network, (bands, valid) = pointwise(), scene_of(height, width)
    probabilities, known = mapped(network, reader(bands, valid), height, width, overlap, batch)
    np.testing.assert_array_equal(known, valid)
    with torch.inference_mode():
        untiled = network(torch.from_numpy(bands)[None]).softmax(1)[0].numpy()
    np.testing.assert_allclose(probabilities[:, valid], untiled[:, valid], atol=1e-5)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_probabilities_sum_to_one_wherever_a_pixel_is_valid(height: int, width: int):
    bands, valid = scene_of(height, width, seed=1)
    probabilities, known = mapped(pointwise(), reader(bands, valid), height, width)
    np.testing.assert_allclose(probabilities.sum(0)[known], 1, atol=1e-5)


def test_flips_change_nothing_for_a_pointwise_network():
    bands, valid = scene_of(40, 40)
    read = reader(bands, valid)
    plain, averaged = (mapped(pointwise(), read, 40, 40, flips=flips)[0] for flips in (False, True))
    np.testing.assert_allclose(averaged, plain, atol=1e-6)


def test_with_flips_a_mirrored_tile_gets_the_mirrored_map():
    torch.manual_seed(0)
    network = nn.Conv2d(3, 4, 3, padding=1).eval()
    images = torch.randn(2, 3, 12, 12)
    straight = probabilities_of(network, images, flips=True)
    torch.testing.assert_close(probabilities_of(network, images.flip(-1), flips=True), straight.flip(-1))
    torch.testing.assert_close(probabilities_of(network, images.flip(-2), flips=True), straight.flip(-2))
    plain = probabilities_of(network, images, flips=False)
    assert not torch.allclose(probabilities_of(network, images.flip(-1), flips=False), plain.flip(-1), atol=1e-3)


def test_the_patch_scores_of_a_transformer_are_mapped():
    torch.manual_seed(0)
    shape = ViTShape(bands=(3,), n_classes=4, tile_size=16, patch_size=4, dim=16, depth=1, heads=2, head_dim=4,
                     mlp_dim=16)
    network = GatedViT(shape).eval()
    bands, valid = scene_of(16, 16)
    probabilities, _ = mapped(network, reader(bands, valid), 16, 16)
    with torch.inference_mode():
        expected = to_pixels(network(torch.from_numpy(bands)[None]).patch_logits, shape).softmax(1)[0]
    np.testing.assert_allclose(probabilities, expected.numpy(), atol=1e-5)


def test_temperature_acts_on_each_window_before_windows_are_averaged():
    torch.manual_seed(0)
    network = nn.Conv2d(3, 4, 5, padding=2).eval()  # windows differ at their edges
    images = torch.randn(2, 3, 16, 16)
    plain, tempered = (probabilities_of(network, images, flips=False, temperature=t) for t in (1.0, 2.5))
    torch.testing.assert_close(tempered, (network(images) / 2.5).softmax(1))
    assert torch.equal(plain.argmax(1), tempered.argmax(1))
    assert tempered.amax(1).mean() < plain.amax(1).mean()
    bands, valid = scene_of(40, 40)
    pieces = list(map_strips(network, reader(bands, valid), 40, 40, 4, WINDOW, 0.5, 4, False, torch.device("cpu"),
                             lambda done, n: None, 2.5))
    scaled = nn.Conv2d(3, 4, 5, padding=2).eval()
    scaled.load_state_dict({name: value / 2.5 for name, value in network.state_dict().items()})
    expected, _ = mapped(scaled, reader(bands, valid), 40, 40)
    np.testing.assert_allclose(np.concatenate([p.probabilities for p in pieces], 1), expected, atol=1e-6)


@pytest.mark.parametrize(("height", "width"), [(64, 90), (33, 70), (5, 40)])
@pytest.mark.parametrize(("overlap", "batch"), [(0.0, 2), (0.5, 3), (0.9, 100)])
def test_no_pixel_is_read_twice(height: int, width: int, overlap: float, batch: int):
    bands, valid = scene_of(height, width)
    times = np.zeros((height + WINDOW, width + WINDOW), int)

    def read(column: int, row: int, wide: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        times[row : row + high, column : column + wide] += 1
        return reader(bands, valid)(column, row, wide, high)

    mapped(pointwise(), read, height, width, overlap, batch)
    assert (times[:height, :width] == 1).all()


def test_the_map_of_a_constant_scene_is_constant():
    torch.manual_seed(0)
    network = nn.Conv2d(3, 4, 3, padding=1, padding_mode="replicate").eval()
    bands, valid = np.full((3, 50, 45), 0.7, np.float32), np.ones((50, 45), bool)
    probabilities, _ = mapped(network, reader(bands, valid), 50, 45)
    assert np.ptp(probabilities, axis=(1, 2)).max() < 1e-6


class Counting(nn.Module):
    """Counts the windows that it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.n_windows, self.largest_batch = 0, 0

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        self.n_windows += len(images)
        self.largest_batch = max(self.largest_batch, len(images))
        return torch.zeros(len(images), 4, *images.shape[-2:])


def test_windows_without_a_valid_pixel_cost_nothing():
    bands, valid = np.zeros((3, 64, 64), np.float32), np.zeros((64, 64), bool)
    network = Counting()
    probabilities, known = mapped(network, reader(bands, valid), 64, 64)
    assert network.n_windows == 0
    assert not known.any()
    assert not probabilities.any()
    valid[60, 60] = True
    probabilities, known = mapped(network, reader(bands, valid), 64, 64)
    assert network.n_windows == 1
    assert np.argwhere(known).tolist() == [[60, 60]]
    np.testing.assert_allclose(probabilities[:, 60, 60], 0.25, atol=1e-6)


def test_no_forward_pass_holds_more_windows_than_asked_for():
    bands, valid = scene_of(64, 64)
    network = Counting()
    mapped(network, reader(bands, valid), 64, 64, batch=3)
    assert network.largest_batch == 3


def test_progress_ends_at_the_last_row_and_may_stop_the_map():
    bands, valid = scene_of(64, 32)
    told: list[tuple[int, int]] = []
    list(map_strips(pointwise(), reader(bands, valid), 32, 64, 4, WINDOW, 0.5, 4, False, torch.device("cpu"),
                    lambda done, n: told.append((done, n))))
    assert told == sorted(told)
    assert told[-1] == (64, 64)

    n_strips = len({done for done, _ in told[1:]})
    assert len(told) >= 2 * n_strips, "a wide scene would be deaf for as long as a whole strip takes"

    def stop(done: int, n: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(map_strips(pointwise(), reader(bands, valid), 32, 64, 4, WINDOW, 0.5, 4, False, torch.device("cpu"), stop))


def peak_memory(height: int) -> int:
    """Bytes held at most while a scene of a height is mapped; its pixels are made when they are read."""

    def read(column: int, row: int, wide: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        return np.full((3, high, wide), (column + row) % 5, np.float32), np.ones((high, wide), bool)

    network = pointwise()
    tracemalloc.start()
    n_rows = 0
    for piece in map_strips(network, read, 96, height, 4, WINDOW, 0.5, 8, False, torch.device("cpu"),
                            lambda done, n: None):
        n_rows += len(piece.valid)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_rows == height
    return peak


def test_memory_does_not_grow_with_the_height_of_a_scene():
    peak_memory(64)  # what is loaded once is not counted
    short, tall = peak_memory(64), peak_memory(64 * 12)
    assert tall < 1.1 * short + 20_000
