"""A feedback that keeps what it is told."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback


class Feedback(QgsProcessingFeedback):
    """Keeps texts in `said` and `warnings`, progress in `shares`; cancels itself when `cancel_when()` is true."""

    def __init__(self):
        super().__init__(False)
        self.said, self.warnings, self.errors, self.shares = [], [], [], []
        self.cancel_when = lambda: False
        self.progressChanged.connect(self.shares.append)

    def pushInfo(self, text):
        self.said.append(text)

    def pushConsoleInfo(self, text):
        self.said.append(text)

    def pushDebugInfo(self, text):
        self.said.append(text)

    def setProgressText(self, text):
        self.said.append(text)

    def pushWarning(self, text):
        self.warnings.append(text)

    def reportError(self, text, fatalError=False):
        self.errors.append(text)

    def isCanceled(self):
        return super().isCanceled() or self.cancel_when()
