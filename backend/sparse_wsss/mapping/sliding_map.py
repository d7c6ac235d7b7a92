"""Maps a scene window by window with any network, in strips, with memory bounded by a strip.

Reading and writing are given as functions, so that nothing here knows of files.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from sparse_wsss.fitting import Fitting
from sparse_wsss.mapping.blend import BlendStrip, strips, window_starts
from sparse_wsss.mapping.scene_strip import ReadPart, window_parts
from sparse_wsss.models.gated_vit import pixel_logits
from sparse_wsss.read_ahead import ahead
from sparse_wsss.training.schedule import FLIPS, mirror, unmirror

ALL = slice(None)


@dataclass(frozen=True)
class MapStrip:
    """Finished rows of a map. Shapes: probabilities float32 (K, h, W), valid bool (h, W)."""

    row: int
    probabilities: np.ndarray
    valid: np.ndarray


def probabilities_of(network: nn.Module, images: Tensor, flips: bool, temperature: float = 1.0) -> Tensor:
    """Class probabilities of each pixel. Shapes: (B, C, S, S) -> (B, K, S, S).

    The temperature acts on each forward pass, before anything is averaged, and changes no order of classes in it.
    """
    def seen(turn: int) -> Tensor:
        return unmirror((pixel_logits(network, mirror(images, turn)) / temperature).softmax(1), turn)

    return cast(Tensor, sum(map(seen, FLIPS))) / len(FLIPS) if flips else seen(FLIPS[0])


@torch.inference_mode()
def map_strips(
    network: nn.Module, read: ReadPart, width: int, height: int, n_classes: int, window: int, overlap: float,
    batch: int, flips: bool, device: torch.device, progress: Callable[[int, int], None], temperature: float = 1.0,
    share: slice = ALL, tell: Callable[[str], None] = lambda text: None,
) -> Generator[MapStrip]:
    """Yield the map of a scene, or a share of it, from top to bottom; to be closed before what it reads from.

    Args:
        network: in evaluation mode, on the device.
        read: gives a part of the scene; each pixel is asked for once, and some past the edges of a small scene.
        width: of the scene, px.
        height: of the scene, px.
        n_classes: K.
        window: side of a window, px.
        overlap: share of a window that its neighbours cover too.
        batch: windows in a forward pass.
        flips: average over mirror images.
        device: of the network.
        progress: told how many rows of how many are done, after each forward pass; may raise to stop.
        temperature: of the model card; makes the highest probability mean what it says.
        share: of the ``n_strips`` rows of windows; what of them reaches into the first is computed too, so that every
            share of a map is that part of the whole, bit by bit.
        tell: hears that memory holds fewer windows than asked for.

    Raises: OutOfMemory when it does not hold one.
    """
    fitting = Fitting(batch, "WINDOW_BATCH", f"windows of {window} px", tell)

    def one_pass(images: np.ndarray, size: int) -> np.ndarray:
        shown = torch.from_numpy(images[:size]).to(device)
        values: np.ndarray = probabilities_of(network, shown, flips, temperature).cpu().numpy()
        return values

    strip = BlendStrip(n_classes, window, width)
    rows = list(strips(height, window, overlap))
    first, end, _ = share.indices(len(rows))
    if first == end:
        return
    reaching = next((i for i, (row, _) in enumerate(rows[:first]) if row + window > rows[first][0]), first)
    top, bottom = rows[reaching][0], sum(rows[end - 1])
    parts = window_parts(read, rows[reaching:end], window_starts(width, window, overlap), window, width, batch)
    with closing(ahead(parts)) as read_ahead:  # what is read next does not wait for the network
        for part in read_ahead:
            done = 0
            while done < len(part.columns):  # in passes that memory holds
                found = fitting.attempt(partial(one_pass, part.images[done:]), len(part.columns) - done)
                for column, values in zip(part.columns[done:], found, strict=False):
                    strip.add(column, values)
                done += len(found)
            progress(part.row - top, bottom - top)
            if part.valid is not None:
                finished = MapStrip(part.row, strip.finished(len(part.valid)), part.valid)
                if part.row >= rows[first][0]:
                    yield finished
                progress(part.row + len(part.valid) - top, bottom - top)
