"""Colours of tiles by what is known of them: the style of the layer of tiles.

The states are those of ``label_text``; a style that a person has changed is left alone.
"""

from __future__ import annotations

from qgis.core import QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsRendererCategory, QgsVectorLayer

from ..qt import tr
from .label_text import EXACT, NONE, OPEN, UNKNOWN, UNLABELLED

MARK = "sparse_wsss/style"
EXPRESSION = (
    "CASE WHEN \"labels\" IS NULL THEN 'unlabelled' WHEN trim(\"labels\") = '' THEN 'none' "
    "WHEN trim(\"labels\") IN ('?', '...', '…') THEN 'unknown' "
    "WHEN regexp_match(\"labels\", '(^|;)\\\\s*(\\\\.\\\\.\\\\.|…|[?]|!)') THEN 'open' ELSE 'exact' END"
)
LOOKS = {  # fill, outline and its width in mm; told apart without green and red, and faint: tiles may overlap
    UNLABELLED: ("0,0,0,0", "255,255,255,200", "0.2"),
    EXACT: ("0,119,187,26", "0,119,187,255", "0.4"),
    OPEN: ("238,119,51,26", "238,119,51,255", "0.4"),
    NONE: ("120,120,120,40", "200,200,200,255", "0.4"),
    UNKNOWN: ("170,51,119,26", "170,51,119,255", "0.4"),
}


def state_names() -> dict[str, str]:
    """Words for the states, in the order of a legend."""
    return {
        UNLABELLED: tr("not labelled"), EXACT: tr("exactly these classes"), OPEN: tr("at least these, or not these"),
        NONE: tr("none of the classes"), UNKNOWN: tr("nothing is known"),
    }


def show_states(layer: QgsVectorLayer) -> None:
    """Colour tiles by their state, once: later changes of the style are a person's."""
    if layer.customProperty(MARK):
        return
    layer.setCustomProperty(MARK, "states")
    categories = []
    for state, name in state_names().items():
        fill, outline, width = LOOKS[state]
        symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": outline, "outline_width": width})
        categories.append(QgsRendererCategory(state, symbol, name))
    layer.setRenderer(QgsCategorizedSymbolRenderer(EXPRESSION, categories))
    layer.triggerRepaint()
