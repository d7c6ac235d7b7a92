"""The legends that come with the worker, as class tables to begin with.

The worker knows them by the same names, in CLASSES; their files are read by ``palette``.
"""

from __future__ import annotations

from pathlib import Path

from ..qt import marked, tr
from ..worker.contract import shipped

FOLDER = "backend/sparse_wsss/legends"
TITLES = {
    "corine1": marked("CORINE Land Cover, level 1"), "corine2": marked("CORINE Land Cover, level 2"),
    "corine3": marked("CORINE Land Cover, level 3"), "worldcover": marked("ESA WorldCover"),
    "dynamicworld": marked("Dynamic World"), "modis_igbp": marked("MODIS land cover (IGBP)"),
    "dfc2020": marked("DFC2020"), "eurosat": marked("EuroSAT"),
    "bigearthnet19": marked("BigEarthNet, 19 classes"),
}


def legends() -> list[tuple[str, Path]]:
    """Title and file of each legend that is there."""
    files = [(tr(title), shipped(FOLDER) / f"{name}.csv") for name, title in TITLES.items()]
    return [(title, path) for title, path in files if path.is_file()]
