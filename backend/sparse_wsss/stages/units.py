"""Units of the rasters of a job: says what is done to their values, and refuses values that do not belong together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sparse_wsss.errors import RasterMismatch
from sparse_wsss.events import Reporter
from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.models.checkpoint import Modality
from sparse_wsss.rasters.radiometry import DOUBTFUL_UNITS, OTHER_UNITS, Radiometry, unit_factor
from sparse_wsss.rasters.reader import Scene

FEW_SCENES = 16


def look_at_scenes(tiles: Tiles, reporter: Reporter) -> dict[str, str]:
    """Say how the values of all scenes of a tile index are brought to the same units.

    Returns: what is done, by ``scene (modality)``; values of the others are taken as they are.
    Raises: RasterMismatch when the values of a scene cannot be in the units of the others; what ``Scene`` raises.
    """
    seen: dict[str, dict[str, Radiometry]] = {}
    done: dict[str, str] = {}
    for (optical, sar), positions in tiles.scenes().items():
        name = tiles.scene[positions[0]]
        with Scene(optical, sar, tiles.bands) as scene:
            seen[name] = scene.radiometry
        done |= tell_units(name, seen[name], reporter)
    for modality in next(iter(seen.values()), {}):
        _compare({name: found[modality] for name, found in seen.items()}, modality, reporter)
    return done


def tell_units(scene: str, radiometry: dict[str, Radiometry], reporter: Reporter) -> dict[str, str]:
    """Say once what is done to the values of a scene, and what could not be told of them.

    Returns: what is done, by ``scene (modality)``.
    """
    done = {}
    for modality, found in radiometry.items():
        name = f"{scene} ({modality})"
        if found.done:
            done[name] = "; ".join(found.done)
            reporter.log(f"{name}: {done[name]}.")
        if found.doubt:
            reporter.warning(f"{name}: {found.doubt}. Its tag PROCESSING_BASELINE, such as 05.10, would settle it.")
    return done


def known_units(tiles: Tiles) -> tuple[Modality, ...]:
    """What the scenes of a tile index hold before a model has measured them: the median scene, of at most a few."""
    pairs = list(tiles.scenes())
    found: list[dict[str, Radiometry]] = []
    for optical, sar in pairs[:: -(-len(pairs) // FEW_SCENES)]:
        with Scene(optical, sar, tiles.bands) as scene:
            found.append(scene.radiometry)
            modalities = scene.modalities
    middle = {name: np.median([[one[name].median, one[name].spread] for one in found], axis=0) for name in found[0]}
    known = {name: [tuple(part.tolist()) for part in middle[name]] for name, _ in modalities}
    return tuple(Modality(name, bands, known[name][0], known[name][1], tiles.bands.get(name, ()))
                 for name, bands in modalities)


def require_known_units(
    scene: Scene, order: Sequence[int], modalities: tuple[Modality, ...], reporter: Reporter
) -> None:
    """Demand that a scene's values can be in the units that a model was trained on; warn when that is doubtful.

    Args:
        scene: to be mapped.
        order: its bands in the model's order, as ``match_bands`` has them: each modality's bands together.
        modalities: of the model's card, or ``known_units`` before there is one.
        reporter: told of a doubt.

    Raises: RasterMismatch naming a band with its median and what the model knows.
    """
    first, place = 0, 0
    for name, there in scene.modalities:
        known = next(modality for modality in modalities if modality.name == name)
        bands = [band - first for band in order[place : place + len(known.bands)]]
        first, place = first + len(there), place + len(known.bands)
        found, mean, std = scene.radiometry[name], np.array(known.mean), np.array(known.std)
        text = (f"The values of {scene.info.path.name} ({name}) are not those the model was trained on: "
                f"{known.bands[0]} has a median of {found.median[bands[0]]:.4g}; the model knows a mean of "
                f"{mean[0]:.4g} and a standard deviation of {std[0]:.4g}")
        _answer(unit_factor(found, bands, mean, std), text, found.is_8bit, reporter)


def _compare(scenes: dict[str, Radiometry], modality: str, reporter: Reporter) -> None:
    """Compare each scene with the median scene, and name the worst; of two, the second with the first."""
    seen = {name: found for name, found in scenes.items() if np.isfinite(found.median).all()}
    if len(seen) < 2:
        return
    known = list(seen.values())[: 1 if len(seen) == 2 else None]
    median, spread = (np.median([getattr(one, part) for one in known], axis=0) for part in ("median", "spread"))
    factors = {name: unit_factor(found, range(len(median)), median, spread) for name, found in seen.items()}
    worst = max(factors, key=lambda name: factors[name])
    text = (f"The values of {worst} ({modality}) are not those of the other scenes: its first band has a median of "
            f"{seen[worst].median[0]:.4g}, theirs one of {median[0]:.4g}")
    _answer(factors[worst], text, seen[worst].is_8bit, reporter)


def _answer(factor: float, text: str, is_8bit: bool, reporter: Reporter) -> None:
    if factor >= OTHER_UNITS:
        what = "It is an 8-bit picture: choose the raster with the measured values" if is_8bit else \
            "Bring it to the same units (QGIS: Raster > Raster Calculator)"
        raise RasterMismatch(f"{text}.", hint=f"{what}, or use rasters of one kind only.")
    if factor >= DOUBTFUL_UNITS:
        reporter.warning(f"{text}. Check that both are in the same units.")
