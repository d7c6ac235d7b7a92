"""Page "Labels": which classes occur in each tile."""

from __future__ import annotations

from ..qt import tr
from .page import Page


class LabelsPage(Page):
    """Say which classes occur in each tile."""

    name = "labels"

    def title(self) -> str:
        """Text of the tab."""
        return tr("Labels")
