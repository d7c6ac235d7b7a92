"""Which bands of a raster to map are those that a model was trained on."""

from __future__ import annotations

from collections.abc import Mapping

from sparse_wsss.errors import RasterMismatch
from sparse_wsss.rasters.band_choice import Choice
from sparse_wsss.rasters.radiometry import sentinel2_bands
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.whole_number import whole_number


def match_bands(scene: Scene, want: Mapping[str, tuple[str, ...]], chosen: Choice) -> list[int]:
    """Order in which the scene's bands are what the model was trained on, the bands of each modality of ``want``.

    Bands are matched by name where both sides have real names, whatever else the scene has. Without names they are
    matched by position, in a scene with as many bands, or by their numbers, where they were chosen by number.

    Args:
        scene: to be mapped.
        want: names of the model's bands, by modality.
        chosen: what a person wrote in BANDS, by modality, when the model was trained.

    Raises: RasterMismatch saying which modality or band is missing.
    """
    have = dict(scene.modalities)
    if "sar" in want and "sar" not in have:
        raise RasterMismatch(f"The model was trained with SAR ({', '.join(want['sar'])}); no SAR raster is given.",
                             hint="Set SAR to a raster on the same grid, or train a model without SAR, or one with "
                             "FUSION late, which can do without.")
    if "sar" in have and "sar" not in want:
        raise RasterMismatch("The model was trained without SAR.", hint="Leave SAR empty.")
    order, start = [], 0
    for modality, bands in want.items():
        there = have[modality]
        found = _places(there, bands, chosen.get(modality, ()))
        if found is None:
            raise _mismatch(scene.info.path.name, modality, there, bands)
        order += [start + place for place in found]
        start += len(there)
    return order


def _places(there: tuple[str, ...], bands: tuple[str, ...], words: tuple[str, ...]) -> list[int] | None:
    """Places of a model's bands among those of a scene; None when one is missing."""
    numbers = [whole_number(word) for word in words]
    # and so nobody has named them
    by_number = min(numbers, default=0) > 0 and bands == tuple(f"B{word}" for word in words)
    if set(bands) <= set(there) and (by_number or not are_numbers(bands) or bands == there):
        return [there.index(band) for band in bands]
    if by_number and max(numbers) <= len(there):
        return [number - 1 for number in numbers]
    mine, theirs = sentinel2_bands(there), sentinel2_bands(bands)
    if mine and theirs and set(theirs) <= set(mine) and not are_numbers(there) and not are_numbers(bands):
        return [mine.index(band) for band in theirs]
    if len(there) == len(bands) and (are_numbers(there) or are_numbers(bands)):
        return list(range(len(bands)))
    return None


def are_numbers(bands: tuple[str, ...]) -> bool:
    """Tell whether nobody has named the bands."""
    return bands == tuple(f"B{i + 1}" for i in range(len(bands)))


def _mismatch(name: str, modality: str, there: tuple[str, ...], bands: tuple[str, ...]) -> RasterMismatch:
    missing = [band for band in bands if band not in there]
    if len(there) < len(bands) or are_numbers(there) or are_numbers(bands):
        lack = f"; '{missing[0]}' is missing, there are {', '.join(there)}" if missing else ""
        return RasterMismatch(
            f"{name} has {len(there)} {modality} bands; the model was trained on {len(bands)} ({', '.join(bands)})"
            f"{lack}.", hint="Pick a raster with these bands, or make one with 'Stack bands'.")
    return RasterMismatch(
        f"{name} lacks the {modality} band '{missing[0]}'; it has {', '.join(there)}, the model was trained on "
        f"{', '.join(bands)}.", hint="Pick a raster with these bands, or name its bands so.")
