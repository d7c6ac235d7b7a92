"""The foot of the dock: one status line, and the page's work as a command of ``qgis_process``.

What is said, and what the command is, comes from the pages.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QFontDatabase, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from .plain_text import plain_labels, plain_tip

COMMAND_LINES = 5
ICON_PX = 16


class Footer(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Status line and command."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign, self.line = QLabel(), QLabel()
        self.button, self.copy_button = QToolButton(), QToolButton()
        self.text = QPlainTextEdit()
        self._command: str | None = None
        self._build()
        plain_labels(self)
        self.button.toggled.connect(self._show_command)
        self.copy_button.clicked.connect(self._copy)
        self.set_command(None)

    def say(self, text: str, is_problem: bool) -> None:
        """Show a line; a problem gets a sign before it. Both are kept whole in the tooltip."""
        self.line.setText(text)
        self.line.setToolTip(plain_tip(text))
        self.sign.setVisible(is_problem and bool(text))
        self.line.setProperty("isProblem", is_problem)

    def turn(self) -> None:
        """Another page is in front: what went well on the one before is said no longer, a problem is."""
        if not self.line.property("isProblem"):
            self.say("", False)

    def set_command(self, command: str | None, missing: str = "") -> None:
        """Take the command of the page in front, or what it waits for."""
        self._command = command
        self.button.setEnabled(command is not None)
        self.copy_button.setEnabled(command is not None)
        self.button.setToolTip(tr("Show what this page does as a command of qgis_process") if command else missing)
        self.text.setPlainText(command or missing)

    def _build(self) -> None:
        self.line.setObjectName("sparseWsssStatus")
        self.line.setWordWrap(True)
        self.line.setMinimumHeight(self.line.fontMetrics().lineSpacing())  # a page that moves is painted whole
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self.sign.setPixmap(icon.pixmap(QSize(ICON_PX, ICON_PX)))
        self.sign.setToolTip(tr("A problem, with the next step"))
        self.sign.hide()
        self.button.setText(tr("As a command"))
        self.button.setCheckable(True)
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the command"))
        self.text.setObjectName("sparseWsssCommand")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * COMMAND_LINES + 2 * self.text.frameWidth() + 8)
        self.text.setVisible(False)
        self.copy_button.setVisible(False)
        line = QHBoxLayout()
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.line, 1)
        line.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addLayout(line)

    def _show_command(self, is_shown: bool) -> None:
        self.text.setVisible(is_shown)
        self.copy_button.setVisible(is_shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._command or "")
        self.say(tr("The command is in the clipboard."), False)
