"""The mask arrays of a run, and the rasters made of them: shared by ``pseudomasks``, ``relabel`` and ``refine``.

Arrays hold class positions (0 .. K-1, 255 none) by tile; rasters hold class codes, a file for each scene.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.array_file import open_array
from sparse_wsss.atomic import flush, flush_folder, written_whole
from sparse_wsss.context import Context
from sparse_wsss.errors import RunIncomplete
from sparse_wsss.masks.areas import with_areas
from sparse_wsss.masks.naming import best_allowed
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.writer import NO_CLASS, RasterWriter
from sparse_wsss.training.tile_store import reserve
from sparse_wsss.training.training_set import TrainingSet

MASKS, CONFIDENCE = "masks.npy", "confidence.npy"


@dataclass
class MaskArrays:
    """Masks of n tiles: classes uint8 (n, S, S), confidence uint8 (n, S, S) in 255ths."""

    classes: np.ndarray
    confidence: np.ndarray


def new_masks(n: int, size: int, folder: Path) -> MaskArrays:
    """Reserve the mask arrays of a stage, on the disk."""
    classes = reserve(folder / f".{MASKS}.part.npy", np.uint8, (n, size, size))
    confidence = reserve(folder / f".{CONFIDENCE}.part.npy", np.uint8, (n, size, size))
    return MaskArrays(classes, confidence)


def keep_masks(arrays: MaskArrays, folder: Path) -> None:
    """Put finished arrays in their place, and let go of them: Windows renames no file that is mapped."""
    arrays.classes = arrays.confidence = np.zeros((0, 0, 0), np.uint8)
    for name in (MASKS, CONFIDENCE):
        part = folder / f".{name}.part.npy"
        flush(part)
        part.replace(folder / name)
    flush_folder(folder)


def open_masks(folder: Path, data: TrainingSet) -> MaskArrays:
    """Open the mask arrays that a stage kept.

    Raises: RunIncomplete when they are gone, damaged or of other tiles.
    """
    shape = (len(data), data.tile_size, data.tile_size)
    return MaskArrays(kept_array(folder / MASKS, np.uint8, shape), kept_array(folder / CONFIDENCE, np.uint8, shape))


def kept_array(path: Path, dtype: type, shape: tuple[int | None, ...]) -> np.ndarray:
    """Open an array that the masks left in a run.

    Raises: RunIncomplete when it is gone, damaged or of other tiles.
    """
    try:
        return open_array(path, dtype, shape)
    except (FileNotFoundError, ValueError) as error:
        reason = "it is missing" if isinstance(error, FileNotFoundError) else str(error)
        raise RunIncomplete(f"{path} cannot be used: {reason}.", hint="Run 'Pseudomasks' again.") from None


def save_array(path: Path, array: np.ndarray) -> None:
    """Write an array whole."""
    with written_whole(path) as part, open(part, "wb") as file:
        np.save(file, array)


def keep_painted(
    arrays: MaskArrays, chosen: np.ndarray, classes: Tensor, confidence: Tensor, has_class: Tensor
) -> None:
    """Store painted tiles; pixels that are invalid or whose tile has no class get none."""
    arrays.classes[chosen] = torch.where(has_class, classes, torch.tensor(NO_CLASS)).numpy().astype(np.uint8)
    arrays.confidence[chosen] = (255 * confidence * has_class).round().numpy().astype(np.uint8)


def keep_best(arrays: MaskArrays, data: TrainingSet, chosen: np.ndarray, log_scores: Tensor, labels: Tensor,
              valid: Tensor) -> None:
    """Paint tiles with the best of the classes that they may show, and store them.

    Where labels give shares, each class covers its share. Shapes: chosen (B,), log_scores (B, C, S, S),
        labels bool (B, C), valid (B, S, S) in 0..1.
    """
    is_valid, labels = valid.cpu() > 0, labels.cpu()
    scores = with_areas(log_scores.float().cpu(), data.labels.shares[chosen], is_valid)
    classes, confidence = best_allowed(scores, labels)
    keep_painted(arrays, chosen, classes, confidence, is_valid & labels.any(1)[:, None, None])


def write_mask_rasters(
    data: TrainingSet, arrays: MaskArrays, output: Path, confidence: Path | None, context: Context
) -> list[Path]:
    """Write the masks as georeferenced rasters, one for each scene.

    The first scene becomes ``output``; further scenes lie beside it, with the name of the scene. Where
    tiles overlap the later one wins; where no tile is the value is nodata.

    Returns: the paths of the class rasters.
    """
    codes = np.full(256, NO_CLASS, np.uint8)
    codes[: len(data.classes)] = data.classes.codes
    scenes = sorted({data.tiles.optical[i] for i in data.chosen})
    written = []
    for number, scene in enumerate(scenes):
        members = [n for n, tile in enumerate(data.chosen) if data.tiles.optical[tile] == scene]
        # names of scenes are unique in a tile index, those of files are not
        name = "" if number == 0 else f"_{data.tiles.scene[data.chosen[members[0]]]}"
        path = output.with_name(f"{output.stem}{name}{output.suffix}")
        with context.reporter.part(number / len(scenes), (number + 0.5) / len(scenes)):
            _mosaic(data, members, path, "uint8", NO_CLASS, lambda n: codes[arrays.classes[n]], scene, context)
        context.reporter.artifact("pseudomasks", path)
        written.append(path)
        if confidence is not None:
            beside = confidence.with_name(f"{confidence.stem}{name}{confidence.suffix}")
            with context.reporter.part((number + 0.5) / len(scenes), (number + 1) / len(scenes)):
                _mosaic(data, members, beside, "float32", np.nan, lambda n: as_confidence(arrays, n), scene, context)
            context.reporter.artifact("confidence", beside)
    if len(scenes) > 1:
        context.reporter.log(f"{len(scenes)} scenes: the first is {output.name}, the others lie beside it.")
    return written


def as_confidence(arrays: MaskArrays, tile: int) -> np.ndarray:
    """Confidence of a tile as float32 0 to 1, NaN where there is no class."""
    values = arrays.confidence[tile].astype(np.float32) / 255
    return np.where(arrays.classes[tile] == NO_CLASS, np.float32(np.nan), values)


def _mosaic(data: TrainingSet, members: list[int], path: Path, dtype: str, nodata: float,
            values: Callable[[int], np.ndarray], scene: Path, context: Context) -> None:
    info = raster_info(scene)
    colours = data.classes if dtype == "uint8" else None
    with RasterWriter(path, info, (0, 0, info.width, info.height), dtype, 1, nodata, classes=colours) as writer:
        for done, n in enumerate(members):
            tile = int(data.chosen[n])
            writer.write(values(n), int(data.tiles.row[tile]), int(data.tiles.column[tile]))
            context.reporter.progress(f"writing {path.name}", done + 1, len(members))
