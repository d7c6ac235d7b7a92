"""Widgets of the bar on the worker's environment; what they do is left to ``environment_bar``."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from .flow_layout import FlowLayout
from .plain_text import plain_labels

LOG_LINES = 2000
LOG_ROWS = 8


class EnvironmentForm:
    """A text, a button that installs, progress, stop, the log, and a menu of the rest; laid out in ``parent``."""

    def __init__(self, parent: QWidget) -> None:
        self.text, self.bar, self.log = QLabel(), QProgressBar(), QPlainTextEdit()
        self.install, self.stop = QPushButton(), QPushButton(tr("&Stop"))
        self.copy, self.log_button = QPushButton(tr("&Copy diagnostics")), QToolButton()
        self.more, self.hide_button = QToolButton(), QToolButton()
        self.actions_by_name: dict[str, QAction] = {}
        self._set_up(parent)
        self._lay_out(parent)
        plain_labels(parent)

    def rest(self, text: str, button: str) -> None:
        """Nothing is at work: say how it stands, and what the button would do."""
        self.text.setText(text)
        self.install.setText(button)
        self._set_working(False)

    def begin(self, text: str) -> None:
        """Something is at work."""
        self.text.setText(text)
        self.log.clear()
        self.bar.setValue(0)
        self._set_working(True)

    def say(self, line: str) -> None:
        """Add a line to the log."""
        self.log.appendPlainText(line)
        if line.endswith(" ...") and self.stop.isVisibleTo(self.stop.parentWidget()):
            self.text.setText(line)  # a step begins

    def set_share(self, percent: float) -> None:
        """Show how far it is."""
        self.bar.setValue(int(percent))

    # ------------------------------------------------------------ how it is built

    def _set_working(self, is_working: bool) -> None:
        for widget in (self.install, self.more, self.hide_button):
            widget.setVisible(not is_working)
        for widget in (self.stop, self.bar):
            widget.setVisible(is_working)
        self.stop.setEnabled(True)

    def _set_up(self, parent: QWidget) -> None:
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar.setRange(0, 100)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(LOG_LINES)
        self.log.setTabChangesFocus(True)
        self.log.setFixedHeight(self.log.fontMetrics().lineSpacing() * LOG_ROWS)
        self.log.hide()
        self.log_button.setText(tr("Log"))
        self.log_button.setCheckable(True)
        self.log_button.toggled.connect(self.log.setVisible)
        self.install.setToolTip(tr("About 2 GB (6 GB with CUDA) into an environment of its own, outside QGIS"))
        self.copy.setToolTip(tr("A report to send with a question, without user name, passwords and keys"))
        self.hide_button.setText("×")
        self.hide_button.setToolTip(tr("Hide"))
        self.hide_button.setAutoRaise(True)
        menu = QMenu(parent)
        for name, text in {
            "choose": tr("Choose an interpreter that has the worker ..."),
            "own": tr("Take the plugin's own environment again"),
            "wheels": tr("Install from a folder of wheels ..."), "repair": tr("Repair: make it anew"),
            "remove": tr("Remove ..."),
        }.items():
            self.actions_by_name[name] = menu.addAction(text)
        self.more.setText(tr("More"))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self, parent: QWidget) -> None:
        line, buttons = QHBoxLayout(), FlowLayout()
        line.addWidget(self.text, 1)
        line.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.install, self.stop, self.copy, self.log_button, self.more):
            buttons.addWidget(widget)
        layout = QVBoxLayout(parent)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(line)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
        layout.addWidget(self.log)
