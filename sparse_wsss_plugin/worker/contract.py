"""Reads the contract: every stage and parameter that the plugin and the worker both know.

The file is generated from the worker's settings. Building forms from it is left to ``algorithms``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

PACKAGE = Path(__file__).parents[1]  # not resolved: an installed plugin may consist of links
CONTRACT = "resources/contract/stages.schema.json"
Translate = Callable[[str], str]


def shipped(name: str) -> Path:
    """Path of a file or folder that comes with the plugin, such as ``resources/icons``.

    Installed, it is in the plugin's folder; in the source tree, beside it.
    """
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


@lru_cache(maxsize=1)
def contract() -> dict[str, Any]:
    """The whole contract: ``protocol``, ``presets``, ``steps`` and ``stages``."""
    return cast("dict[str, Any]", json.loads(shipped(CONTRACT).read_text(encoding="utf-8")))


def protocol() -> int:
    """Number of the job and event format that this plugin speaks."""
    return int(contract()["protocol"])


def steps() -> dict[str, int]:
    """How the worker chooses steps where none are set: times that a tile is shown, and the least steps."""
    return cast("dict[str, int]", contract()["steps"])


def stage(name: str) -> dict[str, Any]:
    """``help`` and ``parameters`` of a stage."""
    return cast("dict[str, Any]", contract()["stages"][name])


def parameters(name: str) -> dict[str, dict[str, Any]]:
    """Parameters of a stage by their lower-case name, in the order of a form."""
    return cast("dict[str, dict[str, Any]]", stage(name)["parameters"])


def in_words(name: str) -> str:
    """Name of a setting as a form shows it: ``tile_size`` is ``Tile size``."""
    return name.replace("_", " ").capitalize()


def endings(entry: dict[str, Any]) -> list[str]:
    """How the name of an output may end, without the dot and by the alphabet; empty when all may be."""
    return sorted(one for endings in entry.get("extensions", {}).values() for one in endings)


def limits(entry: dict[str, Any], tr: Translate = str) -> str:
    """Say the limits and the unit of a setting: ``8 to 4096 px``; empty when there are none."""
    if "choices" in entry:
        return ", ".join(entry["choices"])
    low = f"{entry['minimum']}" if "minimum" in entry else ""
    low = tr("more than {}").format(entry["exclusiveMinimum"]) if "exclusiveMinimum" in entry else low
    high = f"{entry['maximum']}" if "maximum" in entry else ""
    high = tr("less than {}").format(entry["exclusiveMaximum"]) if "exclusiveMaximum" in entry else high
    words = tr("{} to {}").format(low, high) if low and high else ""
    words = tr("{} or more").format(low) if low and not high else words
    words = tr("{} or less").format(high) if high and not low else words
    return f"{words} {tr(entry['unit'])}" if words and entry.get("unit") else words


def violates(entry: dict[str, Any], number: float) -> bool:
    """Tell whether a number is outside the limits of its setting."""
    return (
        ("minimum" in entry and number < entry["minimum"])
        or ("maximum" in entry and number > entry["maximum"])
        or ("exclusiveMinimum" in entry and number <= entry["exclusiveMinimum"])
        or ("exclusiveMaximum" in entry and number >= entry["exclusiveMaximum"])
    )


def nearest(word: str, valid: Iterable[str], tr: Translate = str) -> str:
    """Name the closest valid word, and list them all: ``Did you mean 'TILE_SIZE'?``."""
    import difflib  # takes as long as the rest of the plugin's start

    words = list(valid)
    close = difflib.get_close_matches(word.upper(), [w.upper() for w in words], n=1, cutoff=0.5)
    listed = tr("Valid: {}.").format(", ".join(words))
    if not close:
        return listed
    best = next(w for w in words if w.upper() == close[0])
    return tr("Did you mean '{}'? {}").format(best, listed)
