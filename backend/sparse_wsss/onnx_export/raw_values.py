"""What has to be done to the values as they lie in rasters before a network sees them: plain numbers for each channel.

They are found by ``rasters.radiometry``; doing it inside an ONNX file is left to ``graph``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.rasters.radiometry import POWER_FLOOR
from sparse_wsss.rasters.raster_file import band_indexes, open_raster
from sparse_wsss.rasters.reader import Scene


@dataclass(frozen=True)
class RawValues:
    """Channels of an ONNX file, in the order in which a raster has its bands: optical, then SAR.

    Shapes: all (C,); nodata is NaN where there is none.
    """

    channels: tuple[str, ...]
    """``optical B04``, ``sar VV``."""
    order: tuple[int, ...]
    """Channel of each band of the model."""
    gain: np.ndarray
    offset: np.ndarray
    is_power: np.ndarray
    nodata: np.ndarray
    zero_is_nodata: np.ndarray
    done: tuple[str, ...] = ()
    """What is done to the values, as sentences."""

    def model_values(self, raw: np.ndarray) -> np.ndarray:
        """Values in the model's units and order. Shapes: (B, C, S, S) -> the same."""
        values = raw * self.gain[:, None, None] + self.offset[:, None, None]
        power = self.is_power[:, None, None]
        values = np.where(power, 10 * np.log10(np.maximum(values, POWER_FLOOR)), values)
        return np.asarray(values[:, list(self.order)], np.float32)

    def raw(self, model_values: np.ndarray) -> np.ndarray:
        """Return values as a raster would hold them: what ``model_values`` undoes. Shapes: (B, C, S, S) -> the same."""
        values = np.empty_like(model_values)
        values[:, list(self.order)] = model_values
        power = self.is_power[:, None, None]
        values = np.where(power, 10 ** np.where(power, values / 10, 0), values)
        return np.asarray((values - self.offset[:, None, None]) / self.gain[:, None, None], np.float32)


def as_trained(card: ModelCard) -> RawValues:
    """Values that are in the model's units and order already."""
    n = len(card.bands)
    none = np.zeros(n, bool)
    channels = tuple(f"{modality.name} {band}" for modality in card.modalities for band in modality.bands)
    return RawValues(channels, tuple(range(n)), np.ones(n), np.zeros(n), none, np.full(n, np.nan), none)


def of_scene(scene: Scene, order: Sequence[int], paths: Sequence[str]) -> RawValues:
    """Values as they lie in the rasters of a scene.

    Args:
        scene: open; its radiometry says what is done.
        order: its bands in the model's order, as ``match_bands`` has them.
        paths: of its rasters.

    Raises: RasterUnreadable when a file breaks off.
    """
    parts: dict[str, list[np.ndarray]] = {name: [] for name in ("gain", "offset", "is_power", "nodata", "zero")}
    channels: list[str] = []
    done: list[str] = []
    for (name, bands), path in zip(scene.modalities, paths, strict=True):
        found = scene.radiometry[name]
        with open_raster(path) as dataset:
            nodata = [dataset.nodatavals[index - 1] for index in band_indexes(dataset)]
        parts["gain"].append(found.gain)
        parts["offset"].append(found.offset)
        parts["is_power"].append(np.full(len(bands), found.is_power))
        parts["nodata"].append(np.array([np.nan if value is None else value for value in nodata], float))
        parts["zero"].append(np.full(len(bands), found.zero_is_nodata))
        channels += [f"{name} {band}" for band in bands]
        done += [f"{name}: {one}" for one in found.done]
    gain, offset, is_power, nodata_all, zero = (np.concatenate(part) for part in parts.values())
    return RawValues(tuple(channels), tuple(order), gain, offset, is_power, nodata_all, zero, tuple(done))
