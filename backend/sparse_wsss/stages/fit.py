"""Whether a raster is what a model was trained on: pixel size and values; ``predict`` says so before it maps.

Bands and units that cannot be are refused by ``predict.match_bands`` and ``units``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.rasters.pixel_area import pixel_side_m
from sparse_wsss.rasters.raster_file import band_indexes, open_raster
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.rasters.samples import read_sample

RESOLUTION_TOLERANCE = 0.2
FAR = 3.0  # standard deviations; of a scene like those of the training hardly a twentieth of the pixels is beyond
MUCH = 0.25  # of the pixels
SHIFTED = 1.5  # standard deviations by which all bands are brighter or darker; seasons move some, not all of them


def misfits(scene: Scene, order: Sequence[int], card: ModelCard, paths: Sequence[str]) -> list[str]:
    """What of a scene differs from the training, as sentences; empty when nothing does.

    Args:
        scene: open.
        order: its bands in the model's order, as ``match_bands`` has them: each modality's bands together.
        card: of the model.
        paths: of its rasters.
    """
    return [*resolution_misfit(scene, card), *_values(scene, order, card, paths)]


def resolution_misfit(scene: Scene, card: ModelCard) -> list[str]:
    """Say when a scene's pixels have another size than those of the training, on the ground where that is known."""
    size, known, unit = abs(scene.info.transform.a) or abs(scene.info.transform.b), card.resolution, ""
    on_ground = pixel_side_m(scene.info) if card.pixel_m else 0.0
    if on_ground:
        size, known, unit = on_ground, card.pixel_m, " m"
    if abs(size - known) <= RESOLUTION_TOLERANCE * known:
        return []
    return [f"{scene.info.path.name} has pixels of {size:.4g}{unit}; the model was trained on {known:.4g}{unit}. "
            "Resample it for a better map."]


def _values(scene: Scene, order: Sequence[int], card: ModelCard, paths: Sequence[str]) -> list[str]:
    said, first, place = [], 0, 0
    for (name, there), path in zip(scene.modalities, paths, strict=True):
        known = next(one for one in card.modalities if one.name == name)
        bands = [band - first for band in order[place : place + len(known.bands)]]
        first, place = first + len(there), place + len(known.bands)
        with open_raster(path) as dataset:
            sample = read_sample(dataset, band_indexes(dataset))[bands].astype(np.float32)[:, None, :]  # (C, 1, n)
        values, is_valid = scene.radiometry[name].apply(sample, bands)
        pixels = values[:, np.broadcast_to(is_valid, values.shape[1:])]
        if pixels.size:
            text = differing_values(pixels, np.array(known.mean), np.array(known.std), known.bands)
            said += [f"{Path(path).name} ({name}): {text}"] if text else []
    return said


def differing_values(pixels: np.ndarray, mean: np.ndarray, std: np.ndarray, bands: Sequence[str]) -> str:
    """Say how far the values of pixels lie from those of the training; "" when they are like them.

    Shapes: pixels (C, n), mean and std (C,).
    """
    distance = (pixels - mean[:, None]) / std[:, None]
    is_far, shift = np.abs(distance) > FAR, np.median(distance, axis=1)
    share = float(is_far.any(axis=0).mean())
    if share > MUCH:
        what, worst = f"{100 * share:.0f} % of the pixels are more than {FAR:g} standard deviations from", \
            int(is_far.mean(axis=1).argmax())
    elif np.abs(shift).min() > SHIFTED and len(set(np.sign(shift))) == 1:
        what, worst = f"all bands are {'brighter' if shift[0] > 0 else 'darker'} than", int(np.abs(shift).argmax())
    else:
        return ""
    median = float(np.median(pixels[worst]))
    return (f"{what} what the model was trained on; {bands[worst]} has a median of {median:.4g}, the model knows "
            f"{mean[worst]:.4g} ± {std[worst]:.4g}. The map may be wrong: check units, season and processing level "
            "(Sentinel-2's offset of 1000, 8 bits, dB).")
