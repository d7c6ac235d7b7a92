"""How fast this machine is beside the recorded one: learned from its own runs, kept in the settings of QGIS.

The arithmetic is ``estimate``'s.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from qgis.core import QgsSettings

from .estimate import learned

KEY = "sparse_wsss/speed"


def speed() -> dict[str, float]:
    """Seconds measured here as a multiple of the recorded machine's, by stage; empty before the first run."""
    try:
        found = json.loads(str(QgsSettings().value(KEY, "{}") or "{}"))
        return {str(name): float(value) for name, value in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):  # edited by hand
        return {}


def learn(estimated: Mapping[str, float], measured: Mapping[str, float]) -> None:
    """Correct it by the stages of a run that has finished."""
    QgsSettings().setValue(KEY, json.dumps(learned(speed(), estimated, measured)))
