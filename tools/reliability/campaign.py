"""What a campaign is: a module of this package with the names below. The command line finds it by ``CAMPAIGNS``."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

CAMPAIGNS = ("stops", "fuzz", "resources", "mutants", "long_run")
"""Names of the modules, in the order of the page."""


@dataclass(frozen=True)
class Options:
    """What the command line says to a campaign."""

    folder: Path
    """Empty, for whatever it makes; removed when the campaign went well."""
    share: float
    """Of the cases: 1 is the whole campaign, and only that goes to the record in docs."""
    seed: int
    tell: Callable[[str], None]
    """Says in a line how far it is."""


class Campaign(Protocol):
    """The names a module has."""

    TITLE: str

    def run(self, options: Options) -> dict[str, Any]:
        """Figures of the campaign, as JSON can hold them; ``failures`` is a list of what should not have been."""

    def section(self, figures: dict[str, Any]) -> list[str]:
        """Lines of Markdown below the title."""


def campaign(name: str) -> Campaign:
    """The module of a campaign; none is imported before it is asked for."""
    return cast(Campaign, importlib.import_module(f"reliability.{name}"))
