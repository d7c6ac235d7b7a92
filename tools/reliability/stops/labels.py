"""A person who labels by keys on the panel's page, in a real QGIS that is killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reliability.stops.hosts import PYTHON, ROOT

MAKE_INDEX = "import sys; from tests.plugin.dock.worlds_dock import grid_index; grid_index(sys.argv[1], 40, 25)"
MOST_CLICKS = 80  # before a kill


@dataclass
class Labelled:
    """What came of the kills."""

    kills: int = 0
    clicks: int = 0
    """Labels that were shown."""
    unseen: int = 0
    """Labels that were in the file before they were shown: of the click at work when the kill came."""
    failures: list[str] = field(default_factory=list)


def kill_while_labelling(folder: Path, n: int, rng: random.Random, tell: Callable[[str], None]) -> Labelled:
    """Kill a labelling QGIS again and again on one tile index."""
    folder.mkdir(parents=True)
    index, found = folder / "tiles.gpkg", Labelled()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"),
                   "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    subprocess.run([PYTHON, "-c", MAKE_INDEX, str(index)], check=True, cwd=ROOT, env=environment)
    expected: dict[str, str] = {}
    for number in range(n):
        shown = _label(index, environment, rng)
        expected.update(shown)
        found.kills += 1
        found.clicks += len(shown)
        _compare(index, expected, number, found)
        tell(f"labels: kill {number + 1}, {found.clicks} labels")
    return found


def _label(index: Path, environment: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Label until the kill. Returns: what was shown, by tile."""
    script = ROOT / "tests" / "plugin" / "dock" / "labeller.py"
    labeller = subprocess.Popen([PYTHON, str(script), str(ROOT), str(index)], stdout=subprocess.PIPE, text=True,
                                stderr=subprocess.DEVNULL, env=environment)
    assert labeller.stdout is not None
    lines = [labeller.stdout.readline() for _ in range(rng.randint(1, MOST_CLICKS))]
    time.sleep(rng.uniform(0, 0.02))
    labeller.send_signal(signal.SIGKILL)
    lines += labeller.stdout.read().splitlines(keepends=True)
    labeller.wait()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {words[0]: words[1] for words in whole if len(words) == 2}


def _compare(index: Path, expected: dict[str, str], number: int, found: Labelled) -> None:
    with sqlite3.connect(index) as database:
        said = database.execute("PRAGMA integrity_check").fetchall()
        stored = dict(database.execute("SELECT tile, labels FROM tiles WHERE labels IS NOT NULL"))
    if said != [("ok",)]:
        found.failures.append(f"labels, kill {number + 1}: the index is torn: {said}")
    lost = [tile for tile, text in expected.items() if tile not in stored]
    found.failures += [f"labels, kill {number + 1}: the label of {tile} is lost" for tile in lost]
    changed = {tile for tile, text in expected.items() if tile in stored and stored[tile] != text}
    more = changed | (set(stored) - set(expected))
    if len(more) > 1:
        found.failures.append(f"labels, kill {number + 1}: {len(more)} labels are others than shown: {min(more)} ...")
    found.unseen += len(more)
    expected.update(stored)
