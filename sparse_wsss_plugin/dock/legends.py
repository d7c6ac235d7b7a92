"""The legends that come with the worker, as class tables to begin with.

The worker knows them by the same names, in CLASSES; their files are read by ``palette``.
"""

from __future__ import annotations

from pathlib import Path

from ..qt import tr
from ..worker.contract import shipped

FOLDER = "backend/sparse_wsss/legends"


def titles() -> dict[str, str]:
    """What the legends are called, by their names in CLASSES."""
    return {
        "corine1": tr("CORINE Land Cover, level 1"), "corine2": tr("CORINE Land Cover, level 2"),
        "corine3": tr("CORINE Land Cover, level 3"), "worldcover": "ESA WorldCover", "dynamicworld": "Dynamic World",
        "modis_igbp": tr("MODIS land cover (IGBP)"), "dfc2020": "DFC2020", "eurosat": "EuroSAT",
        "bigearthnet19": tr("BigEarthNet, 19 classes"),
    }


def legends() -> list[tuple[str, Path]]:
    """Title and file of each legend that is there."""
    files = [(title, shipped(FOLDER) / f"{name}.csv") for name, title in titles().items()]
    return [(title, path) for title, path in files if path.is_file()]
