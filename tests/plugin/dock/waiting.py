"""Waits for Qt: events run until something holds, and not longer."""

from __future__ import annotations

import time


def wait_until(holds, limit_s=20.0):
    """Run events until `holds()`; fails after the limit."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        QCoreApplication.processEvents()
        time.sleep(0.005)


def run_events(seconds=0.05):
    """Run events for a while."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)
