"""What the stage ``heads`` writes beside its table: attention and strength of the open heads, tile by tile.

Looking is left to ``masks.head_views``; deciding what is asked for, to ``heads``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from torch import Tensor

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context
from sparse_wsss.csv_text import csv_text
from sparse_wsss.errors import BadJob
from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.masks.head_views import head_views
from sparse_wsss.models.vit_shape import to_pixels
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.writer import RasterWriter
from sparse_wsss.stages.mask_files import save_array
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.tile_store import batches
from sparse_wsss.whole_number import whole_number

BATCH = 16
VIEWED_TILES = 4096  # evenly over the training set: enough for a gallery, and a few MB a head


def head_name(layer: int, head: int) -> str:
    """Name of a head as everywhere: ``L11H03``."""
    return f"L{layer:02d}H{head:02d}"


def open_head_names(trained: Trained) -> tuple[str, ...]:
    """Names of the open heads, in the order of every array of them."""
    names = trained.network.open_names(range(trained.network.shape.layers))
    return tuple(head_name(layer, head) for layer, head in names)


def write_views(trained: Trained, strength: Path | None, maps: Path | None, context: Context) -> list[Path]:
    """Write how much each open head adds in each tile, and what it looks at from the class token in each.

    Args:
        trained: the network and its tiles.
        strength: CSV ``tile,L00H01,...``.
        maps: array float16 (n, M, h, w), in the order of the rows and columns of the CSV.
        context: told of the progress.
    """
    chosen = viewed(len(trained.data))
    names, side = open_head_names(trained), trained.network.shape.grid
    strengths = np.zeros((len(chosen), len(names)), np.float32)
    looks = np.zeros((len(chosen), len(names), side, side), np.float16)
    for part in batches(len(chosen), BATCH):
        images, _ = trained.data.store.batch(chosen[part], trained.device)
        views = head_views(trained.network, images, trained.labels[chosen[part]].to(trained.device))
        strengths[part] = views.strength.cpu().numpy()
        looks[part] = views.class_maps.unflatten(2, (side, side)).cpu().numpy()
        context.reporter.progress("looking at the tiles", int(part[-1]) + 1, len(chosen))
    if strength is not None:
        ids = [trained.data.ids[n] for n in chosen]
        write_text(strength, _strength_table(ids, names, strengths))
    if maps is not None:
        save_array(maps, looks)
    return [path for path in (strength, maps) if path is not None]


def viewed(n: int) -> np.ndarray:
    """Positions of the tiles that are looked at: all of them, or ``VIEWED_TILES`` evenly spread."""
    return np.unique(np.linspace(0, n - 1, min(n, VIEWED_TILES)).round().astype(np.int64))


def write_patches(trained: Trained, position: int, path: Path) -> None:
    """Write the attention of one tile from the class token and from every patch: float16 (M, 1 + N, N)."""
    images, _ = trained.data.store.batch(np.array([position]), trained.device)
    labels = trained.labels[[position]].to(trained.device)
    views = head_views(trained.network, images, labels, from_patches=True)
    if views.patch_maps is None:
        raise RuntimeError("the patches were not looked from")
    rows = np.concatenate([views.class_maps[0, :, None].cpu().numpy(), views.patch_maps[0].cpu().numpy()], 1)
    save_array(path, rows.astype(np.float16))


def write_attention(trained: Trained, position: int, patch: int | None, path: Path) -> None:
    """Write what each open head attends to in one tile, at the tile's pixels, a band for each head.

    From the class token, with a token for each class the mean over those of the tile's classes; or from a patch.
    The values sum to about 1 over the patches before interpolation.
    """
    shape = trained.network.shape
    images, _ = trained.data.store.batch(np.array([position]), trained.device)
    labels = trained.labels[[position]].to(trained.device)
    if patch is None:
        grid: Tensor = trained.network.view(images, range(shape.layers), labels).class_maps
    else:
        looks = head_views(trained.network, images, labels, from_patches=True).patch_maps
        if looks is None:
            raise RuntimeError("the patches were not looked from")
        grid = looks[:, :, patch].unflatten(2, (shape.grid, shape.grid))
    maps = to_pixels(grid, shape)[0].cpu().numpy().astype(np.float32)
    names, tiles = open_head_names(trained), trained.data.tiles
    info, window = raster_info(_optical(tiles, trained, position)), tile_window(trained, position)
    with RasterWriter(path, info, window, "float32", len(names), None, names) as writer:
        writer.write(maps, 0)


def find_patch(text: str | None, side: int) -> int | None:
    """Number of a patch from ``row,column``, counted from 0 at the upper left; None for an empty text.

    Raises: BadJob saying which patches there are.
    """
    if not text:
        return None
    parts = [part.strip() for part in text.split(",")]
    numbers = [whole_number(part) for part in parts]
    if len(numbers) != 2 or not all(0 <= number < side for number in numbers):
        raise BadJob(f"There is no patch '{text}'.",
                     hint=f"Give its row and column in the tile, from 0,0 (upper left) to {side - 1},{side - 1}.",
                     where="patch")
    return numbers[0] * side + numbers[1]


def tile_window(trained: Trained, position: int) -> tuple[int, int, int, int]:
    """Column, row, width and height of a tile in its scene."""
    data, tile = trained.data, int(trained.data.chosen[position])
    return int(data.tiles.column[tile]), int(data.tiles.row[tile]), data.tile_size, data.tile_size


def _optical(tiles: Tiles, trained: Trained, position: int) -> Path:
    return tiles.optical[int(trained.data.chosen[position])]


def _strength_table(ids: Sequence[str], names: Sequence[str], strengths: np.ndarray) -> str:
    rows = ([tile, *(f"{value:.5g}" for value in row)] for tile, row in zip(ids, strengths.tolist(), strict=True))
    return csv_text([["tile", *names], *rows])
