"""Keeps names and messages what they are: Qt takes a text with a tag in it for HTML, with pictures and links to follow.

Names of classes, tiles, heads and files come from files of strangers.
"""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget


def plain_labels(widget: QWidget) -> None:
    """Let the labels of a widget show their texts as they are, but for those that were told to show HTML."""
    labels = widget.findChildren(QLabel) + ([widget] if isinstance(widget, QLabel) else [])
    for label in labels:
        if label.textFormat() == Qt.TextFormat.AutoText:
            label.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(text: str) -> str:
    """Text for a tooltip, which has no format to be told."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if "<" in text else text
