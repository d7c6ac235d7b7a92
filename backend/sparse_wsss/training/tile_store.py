"""The tiles of a training set on the disk, normalised, ready to be drawn in batches.

Scenes are read once, window by window; batches come from memory maps, so that memory is bounded by
the batch and not by the set. The store is a cache: delete it and the next stage builds it again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.array_file import open_array
from sparse_wsss.atomic import make_folder, write_json, written_whole
from sparse_wsss.events import Reporter
from sparse_wsss.json_text import parse_json
from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.rasters.band_stats import robust_mean_and_std
from sparse_wsss.rasters.reader import Scene

STATISTICS_TILES = 512  # a sample this size fixes mean and spread to a fraction of a percent
STATISTICS_VALUES = 1 << 24  # of all bands together: 64 MiB
WRITE_BLOCK = 1 << 20
CLIP = 8.0  # standard deviations: a saturated roof must not outweigh a field


@dataclass(frozen=True)
class TileStore:
    """Memory maps of tiles: ``images`` float16 (., C, S, S) in standard deviations, ``valid`` bool (., S, S).

    ``positions`` (n,) chooses and orders the n tiles that it shows.
    """

    images: np.ndarray
    valid: np.ndarray
    positions: np.ndarray

    def __len__(self) -> int:
        """Return the number of tiles."""
        return len(self.positions)

    def batch(self, indices: np.ndarray, device: torch.device) -> tuple[Tensor, Tensor]:
        """Tiles as float32 (B, C, S, S) and their valid pixels as float32 (B, S, S), on the device."""
        order = self.positions[indices]
        images = torch.from_numpy(self.images[order]).to(device, torch.float32)
        return images, torch.from_numpy(self.valid[order]).to(device, torch.float32)

    def only(self, chosen: np.ndarray) -> TileStore:
        """Return the same maps, showing only the chosen tiles."""
        return TileStore(self.images, self.valid, self.positions[chosen])


def batches(n: int, size: int) -> Iterator[np.ndarray]:
    """Indices 0 to n-1 in batches of at most ``size``."""
    for start in range(0, n, size):
        yield np.arange(start, min(start + size, n))


def normalise(values: np.ndarray, valid: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    """Express bands in standard deviations from their mean; invalid pixels become the mean.

    Shapes: values float (C, h, w), valid bool (h, w), mean and std (C, 1, 1) -> float32 (C, h, w).
    """
    scaled = np.clip((values - mean) / std, -CLIP, CLIP)
    return np.where(valid, scaled, np.float32(0)).astype(np.float32, copy=False)


def tile_statistics(tiles: Tiles, chosen: np.ndarray, seed: int, reporter: Reporter) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each band over valid pixels of a sample of the tiles, whatever a few of them hold.

    Returns: mean, std, float32 (C, 1, 1); a constant band gets std 1.
    """
    rng = np.random.default_rng(seed)
    sample = chosen if len(chosen) <= STATISTICS_TILES else rng.choice(chosen, STATISTICS_TILES, replace=False)
    parts: list[np.ndarray] = []
    for done, (_, values, valid) in enumerate(read_in_order(tiles, sample)):
        every = -(-values.size * len(sample) // STATISTICS_VALUES) | 1  # odd: no tile's side divides by it
        parts.append(values[:, valid][:, ::every])
        reporter.progress("band statistics", done + 1, len(sample))
    if not parts:
        raise ValueError("no tiles to take statistics of")
    mean, std = (part.astype(np.float32)[:, None, None] for part in robust_mean_and_std(np.concatenate(parts, axis=1)))
    return mean, np.where(std > 0, std, 1).astype(np.float32)


def read_in_order(tiles: Tiles, chosen: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Read tiles scene by scene and row by row, each scene opened once.

    Yields: position in ``chosen``, values float32 (C, S, S), valid bool (S, S).
    """
    wanted = tiles.where(chosen)
    for (optical, sar), positions in wanted.scenes().items():
        order = positions[np.lexsort((wanted.column[positions], wanted.row[positions]))]
        with Scene(optical, sar, wanted.bands) as scene:
            for position in order:
                values, valid = scene.read(int(wanted.column[position]), int(wanted.row[position]),
                                           int(wanted.width[position]), int(wanted.height[position]))
                yield int(position), values, valid


def open_store(
    folder: Path, tiles: Tiles, chosen: np.ndarray, mean: np.ndarray, std: np.ndarray, key: str, reporter: Reporter
) -> TileStore:
    """Open the store of the chosen tiles, or build it when it is missing or of another set.

    Args:
        folder: where the maps lie.
        tiles: tile index.
        chosen: positions of the tiles in it.
        mean: of the bands, (C, 1, 1).
        std: of the bands, (C, 1, 1).
        key: names the set and its statistics; another key builds the store again.
        reporter: told of the progress.
    """
    facts, size = folder / "store.json", int(tiles.width[chosen[0]])
    known, shape = {"key": key, "tiles": len(chosen)}, (len(chosen), len(mean), size, size)
    with suppress(FileNotFoundError, ValueError):  # not there, or damaged: it is built again
        if parse_json(facts.read_text(encoding="utf-8")) == known:
            return _opened(folder, shape)
    facts.unlink(missing_ok=True)
    _build(folder, tiles, chosen, mean, std, reporter)
    write_json(facts, known)
    return _opened(folder, shape)


def _opened(folder: Path, shape: tuple[int, int, int, int]) -> TileStore:
    images = open_array(folder / "images.npy", np.float16, shape)
    return TileStore(images, open_array(folder / "valid.npy", np.bool_, (shape[0], *shape[2:])), np.arange(shape[0]))


def _build(
    folder: Path, tiles: Tiles, chosen: np.ndarray, mean: np.ndarray, std: np.ndarray, reporter: Reporter
) -> None:
    make_folder(folder)
    size = int(tiles.width[chosen[0]])
    shape = (len(chosen), len(mean), size, size)
    with written_whole(folder / "images.npy") as images_part, written_whole(folder / "valid.npy") as valid_part:
        images = reserve(images_part, np.float16, shape)
        valid_map = reserve(valid_part, np.bool_, (len(chosen), size, size))
        for done, (position, values, valid) in enumerate(read_in_order(tiles, chosen)):
            images[position] = normalise(values, valid, mean, std)
            valid_map[position] = valid
            reporter.progress("reading tiles", done + 1, len(chosen))
        images.flush()
        valid_map.flush()
        del images, valid_map  # Windows renames no file that is mapped


def reserve(path: Path, dtype: type, shape: tuple[int, ...]) -> np.memmap:
    """Make a memory-mapped array whose space is really on the disk.

    Raises: OSError (ENOSPC) when the disk is full. A sparse file would instead end the process by a
        signal, without a message, at the first page that does not fit.
    """
    array: np.memmap = np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=shape)
    with open(path, "rb+") as file:
        size = path.stat().st_size
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:
            file.seek(array.offset)
            for _ in range((size - array.offset) // WRITE_BLOCK):
                file.write(bytes(WRITE_BLOCK))
    return array
