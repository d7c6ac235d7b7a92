"""Brings the values of a raster to units that scenes share: a sample of its pixels in, a verdict out.

Sentinel-2 becomes reflectance times 10 000 without the offset of newer products, SAR becomes dB, declared scales are
applied. Reading the sample is left to ``samples``, telling a person to ``stages``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

S2_OFFSET = 1000.0
"""Added to all Sentinel-2 values (L1C and L2A) since processing baseline 04.00 of January 2022; 0 stays no data."""
S2_QUANTIFICATION = 10_000.0  # value of a reflectance of 1
NEW_BASELINE = 4.0
OFFSET_FLOOR = 900.0  # with the offset next to no pixel of any band is below; noise makes a few darker than 1000
DARK_WITH_OFFSET = 1300.0  # water, shadow or (in B10) nothing at all on top of the offset
S2_ORDER = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
HAZY = frozenset({"B01", "B02", "B03"})  # may stay above 1000 by haze or sand alone, so they prove nothing
POWER_FLOOR = 1e-4  # -40 dB, below the noise of any spaceborne SAR
POWER_MEDIAN = 2.0  # half of a scene does not scatter more than this in linear power
POWER_SKEW = 2.0  # speckle spreads power at least so far above its median; dB is symmetric
PERCENT = (1, 5, 50, 95, 99)
SPREAD_OF_90 = 3.29  # standard deviations between the 5th and the 95th percentile of a normal distribution
OTHER_UNITS, DOUBTFUL_UNITS = 10.0, 4.0  # ratio of sizes in every band; no season or place makes ten
MOST_8BIT = 255


@dataclass(frozen=True)
class Declared:
    """What a file says of its values. Shapes: scale and offset float (C,)."""

    bands: tuple[str, ...]
    scale: np.ndarray
    offset: np.ndarray
    is_8bit: bool = False
    add_offset: float | None = None
    """Sentinel-2's BOA_ADD_OFFSET or RADIO_ADD_OFFSET, usually -1000."""
    baseline: float | None = None
    """Sentinel-2's processing baseline."""


@dataclass(frozen=True)
class Radiometry:
    """How the values of a raster become those of the shared units, and how large they then are.

    Shapes: gain, offset, median and spread (C,); median and spread are NaN when the sample was empty.
    """

    gain: np.ndarray
    offset: np.ndarray
    median: np.ndarray
    spread: np.ndarray
    is_power: bool = False
    zero_is_nodata: bool = False
    is_8bit: bool = False
    done: tuple[str, ...] = ()
    """What is done to the values, as sentences without a subject."""
    doubt: str = ""

    def only(self, bands: Sequence[int]) -> Radiometry:
        """The same for some of the bands, in this order."""
        chosen = list(bands)
        return replace(self, gain=self.gain[chosen], offset=self.offset[chosen], median=self.median[chosen],
                       spread=self.spread[chosen])

    def apply(self, values: np.ndarray, bands: Sequence[int]) -> tuple[np.ndarray, np.ndarray | bool]:
        """Bring values of some bands to the shared units.

        Shapes: values float32 (n, h, w) -> the same, and bool (h, w) or True: pixels that are no data all the same.
        """
        valid = (values != 0).all(axis=0) if self.zero_is_nodata else True
        gain, offset = (part[list(bands)][:, None, None] for part in (self.gain, self.offset))
        if (gain != 1).any() or offset.any():
            values = (values * gain + offset).astype(np.float32)
        if self.is_power:
            values = 10 * np.log10(np.maximum(values, np.float32(POWER_FLOOR)))
        return values, valid


def judge_optical(sample: np.ndarray, declared: Declared) -> Radiometry:
    """Find out in which units an optical raster is.

    Args:
        sample: (C, n), valid pixels as they lie in the file.
        declared: what the file says.

    Source: Sentinel-2 Products Specification Document, 14.9 (offset, quantification, 0 as no data).
    """
    is_tagged = declared.add_offset is not None or declared.baseline is not None
    bands = sentinel2_bands(declared.bands) or (declared.bands if is_tagged else None)
    done = _scale_done(declared)
    sample, gain, offset = sample[:, (sample != 0).any(axis=0)], declared.scale, declared.offset
    values = sample * gain[:, None] + offset[:, None]
    if bands is None or not values.size:
        return Radiometry(gain, offset, *_size(values), is_8bit=declared.is_8bit, done=done)
    if values.max(initial=0) > 0 and _percent(values)[-1].max() <= 2 and not np.array_equal(values, np.rint(values)):
        gain, offset, values = gain * S2_QUANTIFICATION, offset * S2_QUANTIFICATION, values * S2_QUANTIFICATION
        done = (*done, "reflectance from 0 to 1 is multiplied by 10 000")
    has_offset, why = (False, "") if declared.offset.any() else _has_offset(values, bands, declared)
    if has_offset:
        values, offset = values - S2_OFFSET, offset - S2_OFFSET
        done = (*done, f"the offset of 1000 that Sentinel-2 has since processing baseline 04.00 is subtracted ({why})")
    return Radiometry(gain, offset, *_size(values), zero_is_nodata=has_offset, is_8bit=declared.is_8bit, done=done,
                      doubt="" if has_offset else why)


def judge_sar(sample: np.ndarray, declared: Declared) -> Radiometry:
    """Find out whether a SAR raster is in linear power or in dB.

    Shapes: sample (C, n). Linear power has no negative values, small ones, and a long upper tail from speckle.
    """
    values = sample * declared.scale[:, None] + declared.offset[:, None]
    done = _scale_done(declared)
    seen = values[:, (values != 0).any(axis=0)]
    if seen.size:
        low, _, median, _, high = _percent(seen)
        if low.min() >= 0 and 0 < median.max() <= POWER_MEDIAN and (high >= POWER_SKEW * median).all():
            in_db = 10 * np.log10(np.maximum(seen, POWER_FLOOR))
            return Radiometry(declared.scale, declared.offset, *_size(in_db), is_power=True,
                              done=(*done, f"linear power (median {median[0]:.2g}) is brought to dB"))
    return Radiometry(declared.scale, declared.offset, *_size(seen), is_8bit=declared.is_8bit, done=done)


def sentinel2_bands(names: Sequence[str]) -> tuple[str, ...] | None:
    """Bands of Sentinel-2 behind the names of a raster, such as ``B8A``; None when it is of another sensor.

    Names like ``B02`` or ``B4, central wavelength 665 nm`` are Sentinel-2's own; B1 to B13 (or B12, which lacks the
    cirrus band) stand for its bands in order when nobody has named them.
    """
    if tuple(names) == tuple(f"B{number}" for number in range(1, len(names) + 1)):
        found = {13: S2_ORDER, 12: tuple(band for band in S2_ORDER if band != "B10")}.get(len(names))
        return found
    matches = [re.match(r"B(0?[1-9]|1[0-2]|0?8A)(?![0-9A-Za-z])", name, re.IGNORECASE) for name in names]
    is_own = any(re.match(r"B0|B8A|B\w+, central wavelength", name, re.IGNORECASE) for name in names)
    if not is_own or not all(matches):
        return None
    return tuple(f"B{match[1].upper().lstrip('0'):0>2}" for match in matches if match)


def _has_offset(values: np.ndarray, bands: tuple[str, ...], declared: Declared) -> tuple[bool, str]:
    """Tell whether values (C, n) carry the offset, and why; in doubt False with the reason of the doubt."""
    low = _percent(values)[0]
    if low.min() < OFFSET_FLOOR:  # whatever the file says: copies keep the tags after the offset is gone
        return False, ""
    if declared.add_offset is not None or declared.baseline is not None:
        is_new = bool(declared.add_offset) or (declared.baseline or 0) >= NEW_BASELINE
        return is_new, "as its metadata say" if is_new else ""
    telling = [i for i, band in enumerate(bands) if band == "B10"] or \
              [i for i, band in enumerate(bands) if band not in HAZY]
    if telling and low[telling].min() <= DARK_WITH_OFFSET:
        darkest = min(telling, key=lambda i: low[i])
        return True, f"99 % of {bands[darkest]} are above {low[darkest]:.0f}, and no band is darker than 900"
    return False, ("no band has values below 900, as if it had Sentinel-2's offset of 1000 (processing baseline "
                   "04.00), but nothing in it is dark enough to prove it: values are taken as they are")


def _scale_done(declared: Declared) -> tuple[str, ...]:
    if (declared.scale == 1).all() and not declared.offset.any():
        return ()
    return (f"the scale {declared.scale[0]:g} and offset {declared.offset[0]:g} that the file declares are applied",)


def _percent(values: np.ndarray) -> np.ndarray:
    """Percentiles of each band. Shapes: (C, n) -> (5, C)."""
    return np.asarray(np.percentile(values, PERCENT, axis=1))


def _size(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if not values.size:
        empty = np.full(len(values), np.nan)
        return empty, empty
    _, low, median, high, _ = _percent(values)
    return median, (high - low) / SPREAD_OF_90


def unit_factor(found: Radiometry, bands: Sequence[int], mean: np.ndarray, std: np.ndarray) -> float:
    """By which factor a raster's values are larger or smaller than known ones, in the band where they differ least.

    Args:
        found: radiometry of the raster.
        bands: which of its bands are meant, in the order of the known ones; C numbers.
        mean: of the known values, (C,).
        std: of the known values, (C,).

    Returns: at least 1; 1 when nothing was seen, infinity for 8-bit values beside a known mean beyond 255. A size is
    |mean| + std, so that indices around 0 and dark water stay comparable.
    """
    sizes = (np.abs(found.median) + found.spread)[list(bands)]
    known = np.abs(mean) + std
    both = (sizes > 0) & (known > 0)  # False for NaN: nothing was seen
    if not both.any():
        return 1.0
    if found.is_8bit and np.abs(mean).max() > MOST_8BIT:
        return float("inf")
    ratio = np.log(sizes[both] / known[both])
    return float(np.exp(max(ratio.min(), -ratio.max(), 0.0)))
