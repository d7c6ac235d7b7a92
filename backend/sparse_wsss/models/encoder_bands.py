"""Which bands a patch embedding was trained on, and how it is fitted to the bands of a data set.

The order of the channels follows from their number: 13 or 12 bands of Sentinel-2, red-green-blue, or VV and VH.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from timm.models import adapt_input_conv
from torch import Tensor

from sparse_wsss.errors import NotAnEncoder

SENTINEL_2 = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
RED_GREEN_BLUE = ("B04", "B03", "B02")
CHANNELS: dict[int, tuple[str, ...]] = {
    13: SENTINEL_2, 12: tuple(band for band in SENTINEL_2 if band != "B10"), 3: RED_GREEN_BLUE, 2: ("VV", "VH"),
}
"""Channels of published encoders by their number: SSL4EO-S12 (Level-1C, Level-2A), timm, Sentinel-1."""
COLOURS = {"coastal": "B01", "blue": "B02", "green": "B03", "red": "B04", "nir": "B08", "swir1": "B11", "swir2": "B12"}


@dataclass(frozen=True)
class FittedKernel:
    """A kernel for the bands of a modality, (dim, n bands, p, p)."""

    weight: Tensor
    is_new: bool
    """True when some of its channels have to be learned."""
    note: str


def fitted_kernel(kernel: Tensor, bands: Sequence[str], name: str) -> FittedKernel:
    """Fit a kernel to bands: by names where they say what a band is, else by their number.

    Args:
        kernel: (dim, C, p, p).
        bands: names of the n bands of a modality, in the order of the data.
        name: of the encoder, for messages.
    Raises: NotAnEncoder when neither names nor numbers fit.
    """
    n_channels, expected = kernel.shape[1], CHANNELS.get(kernel.shape[1], ())
    meanings = band_meanings(bands)
    if any(meaning in expected for meaning in meanings):
        return _by_name(kernel, bands, meanings, expected)
    if len(bands) == n_channels:
        order = f" (expected: {', '.join(expected)})" if expected else ""
        return FittedKernel(kernel, False, f"{n_channels} channels are taken in the order of the bands{order}")
    if n_channels == len(RED_GREEN_BLUE):
        return FittedKernel(adapt_input_conv(len(bands), kernel), True,
                            f"3 channels (red, green, blue) are spread over {len(bands)} bands, as timm does")
    wanted = f": {', '.join(expected)}" if expected else ""
    raise NotAnEncoder(
        f"PRETRAINED {name} has {n_channels} channels{wanted}; the data have {len(bands)} bands: {', '.join(bands)}.",
        hint="Give the raster's bands such names, so that each finds its channel, cut tiles from a raster of these "
             "bands, or take an encoder for red, green and blue, which fits any bands.", where="pretrained")


def band_meanings(bands: Sequence[str]) -> list[str | None]:
    """What each band is, as ``SENTINEL_2`` and radar call it; None where its name does not say.

    B1 to Bn in a row is how bands without names are numbered: it says nothing.
    """
    if [band.upper() for band in bands] == [f"B{number}" for number in range(1, len(bands) + 1)]:
        return [None] * len(bands)
    return [_meaning(band) for band in bands]


def _meaning(band: str) -> str | None:
    word = band.strip().lower()
    found = re.fullmatch(r"b0?(\d\d?a?)", word)
    code = f"B{found[1].upper():0>2}" if found else COLOURS.get(word, word.upper())
    return code if code in (*SENTINEL_2, "VV", "VH") else None


def _by_name(kernel: Tensor, bands: Sequence[str], meanings: Sequence[str | None],
             expected: Sequence[str]) -> FittedKernel:
    known = [meaning in expected for meaning in meanings]
    weight = torch.stack([
        kernel[:, expected.index(meaning)] if meaning in expected else torch.zeros_like(kernel[:, 0])
        for meaning in meanings
    ], 1)
    pairs = [f"{band} = {meaning}" for band, meaning, is_known in zip(bands, meanings, known, strict=True) if is_known]
    new = [band for band, is_known in zip(bands, known, strict=True) if not is_known]
    unused = [channel for channel in expected if channel not in meanings]
    parts = [f"channels are found by the bands' names ({', '.join(pairs)})"]
    parts += [f"without a channel, starting at zero: {', '.join(new)}"] if new else []
    parts += [f"channels without a band: {', '.join(unused)}"] if unused else []
    return FittedKernel(weight, bool(new), "; ".join(parts))
