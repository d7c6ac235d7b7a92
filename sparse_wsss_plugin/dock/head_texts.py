"""What the page Heads says of a run: its state in a line, and what closing one more head would cost."""

from __future__ import annotations

from ..qt import tr
from .head_model import HeadTable


def title_of(table: HeadTable, has_run: bool) -> str:
    """What the page shows, in a line."""
    if not table.heads:
        return tr("Nothing learned yet. Next step: start a training on the page Run.") if has_run else tr(
            "No run is open. Next step: choose or start one on the page Run.")
    text = tr("{} of {} heads open").format(len(table.open), len(table.heads))
    return tr("Step {}: {}").format(table.step, text) if table.step is not None else text


def cost_text(table: HeadTable, colour: str) -> str:
    """What closing one more head would cost, with a link to that head."""
    one = table.cheapest()
    if one is None:
        return ""
    share = f" ({100 * one.worth() / table.loss:+.2f} %)" if table.loss else ""
    return tr("Cheapest to close next: {}. The loss would change by {:+.4f}{}.").format(
        f'<a href="{one.name}" style="color: {colour}">{one.name}</a>', one.worth(), share)
