"""The training set of a run: labelled tiles, their pixels in a store, and which of them are set aside.

The tile index is copied into the run, so that later edits of the layer cannot change what was learned.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sparse_wsss.errors import ClassInNoTile, NoLabels, NoValidPixels, OneClass, TileSize
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.splits import validation_tiles
from sparse_wsss.labels.tile_index import Labels, Tiles, check_tiles, read_tiles, write_tiles
from sparse_wsss.models.checkpoint import Modality, ModelCard
from sparse_wsss.ranks import ALONE, Ranks
from sparse_wsss.rasters.addresses import gdal_name
from sparse_wsss.rasters.raster_file import source_hash
from sparse_wsss.run_folder import RECORD, STORE, TILES_COPY, RunFolder, damaged, file_facts
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.tile_store import TileStore, open_store, tile_statistics

TEST = "test"  # split of tiles that are kept to judge a map; nothing is learned from them


@dataclass(frozen=True)
class TrainingSet:
    """Labelled tiles of a run. Shapes: validation bool (n,), mean and std (C, 1, 1)."""

    tiles: Tiles
    chosen: np.ndarray
    """Positions in ``tiles`` of the n labelled tiles."""
    labels: KnownClasses
    validation: np.ndarray
    modalities: tuple[Modality, ...]
    store: TileStore
    mean: np.ndarray
    std: np.ndarray

    def __len__(self) -> int:
        """Return n, the number of labelled tiles."""
        return len(self.chosen)

    @property
    def classes(self) -> ClassTable:
        """Classes of the tiles, in the order of the label columns."""
        return self.tiles.classes

    @property
    def tile_size(self) -> int:
        """Side of the tiles, px."""
        return int(self.tiles.width[self.chosen[0]])

    @property
    def ids(self) -> list[str]:
        """Ids of the n labelled tiles."""
        return [self.tiles.tile[i] for i in self.chosen]

    def training_positions(self) -> np.ndarray:
        """Positions of the tiles that are not set aside, with those of which nothing is known."""
        return np.flatnonzero(~self.validation)

    def taught_positions(self) -> np.ndarray:
        """Positions of the tiles whose labels teach something; the others would only fill the batches."""
        return np.flatnonzero(~self.validation & self.labels.known.any(1).numpy())

    def validation_positions(self) -> np.ndarray:
        """Positions of the tiles set aside that can judge; all that can when there are too few to set any aside."""
        judges = self.labels.known.any(1).numpy()
        aside = np.flatnonzero(self.validation & judges)
        return aside if len(aside) else np.flatnonzero(judges)


@dataclass(frozen=True)
class LabelledIndex:
    """A tile index that can train a model: positions of its n labelled tiles, and their labels."""

    path: str
    tiles: Tiles
    chosen: np.ndarray
    labels: KnownClasses
    modalities: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def tile_size(self) -> int:
        """Side of the tiles, px."""
        return int(self.tiles.width[self.chosen[0]])


def read_labelled(path: str) -> LabelledIndex:
    """Read a tile index and check that it can train a model.

    Raises: NoLabels, OneClass, ClassInNoTile, TileSize and what ``read_tiles`` and ``check_tiles`` raise.
    """
    tiles = read_tiles(Path(path))
    chosen = np.array([i for i, one in enumerate(tiles.labels) if one is not None and tiles.split[i] != TEST],
                      dtype=np.int64)
    if not len(chosen):
        if any(one is not None for one in tiles.labels):
            raise NoLabels(f"All labelled tiles of {path} have the split 'test', from which nothing is learned.",
                           hint="Change the field 'split', or import another part of the data set.")
        raise NoLabels(f"No tile of {path} is labelled.",
                       hint="Run 'Label tiles' with a reference or a CSV, or fill the field 'labels' by hand.")
    names = tiles.classes.names
    labels = KnownClasses.of([one for i in chosen if (one := tiles.labels[i]) is not None], names)
    seen = labels.present.any(0)
    if int(seen.sum()) < 2:
        one = [name for name, is_seen in zip(names, seen.tolist(), strict=True) if is_seen]
        raise OneClass(f"The labels of {path} name one class only: {', '.join(one) or 'none'}.",
                       hint="Label tiles with at least two classes, so that there is something to tell apart.")
    if not seen.all():
        missing = [name for name, is_seen in zip(names, seen.tolist(), strict=True) if not is_seen]
        raise ClassInNoTile(f"No tile of {path} is labelled with: {', '.join(missing)}.",
                            hint="Label a tile with it, lower MIN_SHARE, or leave it out of the class table.")
    modalities = check_tiles(tiles)
    sizes = {(int(tiles.width[i]), int(tiles.height[i])) for i in chosen}
    if len(sizes) > 1 or any(width != height for width, height in sizes):
        raise TileSize(f"The tiles of {path} are not all squares of one size: {sorted(sizes)[:4]} px.",
                       hint="Cut all scenes with the same TILE_SIZE.")
    return LabelledIndex(path, tiles, chosen, labels, modalities)


def make_training_set(
    index: LabelledIndex, folder: Path, validation_share: float, seed: int, reporter: Reporter, ranks: Ranks = ALONE
) -> TrainingSet:
    """Measure and store the labelled tiles of an index; keep a copy of the index in ``folder``.

    Of several processes rank 0 does so, in a folder that all of them see, and the others open what it stored.
    """
    mean, std, validation = ranks.shared(lambda: _measured(index, folder, validation_share, seed, reporter))
    store = open_store(folder / STORE, index.tiles, index.chosen, mean, std, digest(index.tiles), reporter)
    return _assembled(index, validation, mean, std, store, np.asarray(store.valid.any((1, 2))))


def _measured(
    index: LabelledIndex, folder: Path, validation_share: float, seed: int, reporter: Reporter
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Store the tiles. Returns: mean and std of the bands (C, 1, 1), which tiles are set aside (n,)."""
    tiles, chosen, labels = index.tiles, index.chosen, index.labels
    with reporter.part(0.0, 0.4):
        mean, std = tile_statistics(tiles, chosen, seed, reporter)
    with reporter.part(0.4, 1.0):
        store = open_store(folder / STORE, tiles, chosen, mean, std, digest(tiles), reporter)
    has_pixels = np.asarray(store.valid.any((1, 2)))
    if not has_pixels.any():
        raise NoValidPixels(f"No labelled tile of {index.path} has a valid pixel.",
                            hint="Check the nodata value of the raster, and NaN or infinite values.")
    if not has_pixels.all():
        empty = np.flatnonzero(~has_pixels)
        first = tiles.tile[chosen[empty[0]]]
        reporter.warning(f"{len(empty)} labelled tiles hold nothing but nodata (first: {first}); they are left out.")
    validation = _set_aside(tiles, chosen, labels, validation_share, seed)
    if not (labels.known.any(1).numpy() & ~validation).any():
        raise NoLabels(f"All tiles of {index.path} of which something is known have the split 'val'.",
                       hint="Label tiles that are to train, or change the field 'split'.")
    write_tiles(folder / TILES_COPY, tiles)
    return mean, std, validation


def open_training_set(run: RunFolder, card: ModelCard, reporter: Reporter) -> TrainingSet:
    """Open the training set of a run whose training is done, with the statistics of its model.

    Raises: RunIncomplete when the run has no finished training.
    """
    record, folder = run.need("train", "Train"), run.folder("train")
    index = read_labelled(str(folder / TILES_COPY))
    tiles, chosen = index.tiles, index.chosen
    with reporter.part(0.0, 0.0):  # built already, unless somebody emptied the cache
        store = open_store(folder / STORE, tiles, chosen, card.mean, card.std, digest(tiles), reporter)
    named = record.get("validation_tiles")
    if not isinstance(named, list):
        raise damaged(folder / RECORD, "it names no tiles that were set aside")
    aside = {str(tile) for tile in named}
    validation = np.array([tiles.tile[i] in aside for i in chosen], bool)
    return _assembled(index, validation, card.mean, card.std, store, np.asarray(store.valid.any((1, 2))))


def _assembled(index: LabelledIndex, validation: np.ndarray, mean: np.ndarray, std: np.ndarray, store: TileStore,
               has_pixels: np.ndarray) -> TrainingSet:
    kept = np.flatnonzero(has_pixels)
    modalities, start = [], 0
    for name, bands in index.modalities:
        part = slice(start, start + len(bands))
        mine, spread = (tuple(values[part, 0, 0].tolist()) for values in (mean, std))
        modalities.append(Modality(name, tuple(bands), mine, spread, index.tiles.bands.get(name, ())))
        start += len(bands)
    return TrainingSet(index.tiles, index.chosen[kept], index.labels[kept], validation[kept], tuple(modalities),
                       store.only(kept), mean, std)


def _set_aside(tiles: Tiles, chosen: np.ndarray, labels: KnownClasses, share: float, seed: int) -> np.ndarray:
    named = np.array([tiles.split[i] in ("val", "validation") for i in chosen], bool)
    if named.any() and not named.all():
        return named
    scene = np.array([tiles.scene[i] for i in chosen])
    size = int(tiles.width[chosen[0]])
    return validation_tiles(scene, tiles.column[chosen], tiles.row[chosen], size, labels.present.numpy(), share, seed,
                            labels.known.any(1).numpy())


def digest(tiles: Tiles) -> str:
    """Name the content of a tile index: sources, windows, labels, splits and classes; not the file it lies in."""
    rows = [
        (tiles.tile[i], tiles.optical[i].name, sar.name if (sar := tiles.sar[i]) else None,
         int(tiles.column[i]), int(tiles.row[i]), int(tiles.width[i]), int(tiles.height[i]), _spoken(tiles.labels[i]),
         tiles.split[i])
        for i in range(len(tiles.tile))
    ]
    headers = [source_hash(path) for path in sources(tiles)]
    chosen = [tiles.bands] if tiles.bands else []
    text = json.dumps([rows, headers, tiles.classes.to_json(), *chosen], default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _spoken(labels: Labels) -> tuple[str, ...] | str | None:
    """Return plain labels as the names that earlier versions had, so that their runs go on."""
    return None if labels is None else labels.present if labels.is_plain else labels.text


def sources(tiles: Tiles) -> list[Path]:
    """Paths of all rasters of a tile index, each once."""
    return sorted({path for path in (*tiles.optical, *tiles.sar) if path})


def source_facts(tiles: Tiles) -> list[dict[str, object]]:
    """Provenance of all rasters of a tile index."""
    return [{**file_facts(path), "path": gdal_name(path)} for path in sources(tiles)]
