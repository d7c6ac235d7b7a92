"""The table of failure families, each on what pip, uv and the systems print: a file's name begins with its family."""

from __future__ import annotations

from pathlib import Path

import pytest

from sparse_wsss_plugin.worker.errors import REPORT_STEP
from sparse_wsss_plugin.worker.failures import FAMILIES, family_of, next_step

LOGS = sorted((Path(__file__).parent / "install_logs").glob("*.txt"))
ASKED_FOR = {"network", "proxy", "certificate", "disk_full", "no_wheel", "old_driver", "runtime_library", "antivirus",
             "permission", "spaces"}
SAYS = {
    "network": "WHEELS", "proxy": "Network > Proxy", "certificate": "PIP_CERT", "disk_full": "SPARSE_WSSS_HOME",
    "no_wheel": "Python 3.11", "old_driver": "ACTION=repair", "runtime_library": "Visual C++", "antivirus": "exception",
    "permission": "Close other QGIS", "spaces": "SPARSE_WSSS_HOME", "no_venv": "python3-venv",
    "path_too_long": "LongPathsEnabled", "mismatch": "ACTION=repair", "no_worker": "ACTION=install",
}


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.stem)
def test_a_recorded_log_is_recognised(log):
    family = family_of(log.read_text(encoding="utf-8"))
    assert family is not None
    assert family.name == log.stem.split("--")[0]


def test_every_family_has_a_recorded_log_and_the_asked_for_ones_are_there():
    recorded = {log.stem.split("--")[0] for log in LOGS}
    assert {family.name for family in FAMILIES} == recorded
    assert recorded >= ASKED_FOR


@pytest.mark.parametrize("name", SAYS)
def test_the_next_step_says_what_to_do(name):
    step = next(family.step for family in FAMILIES if family.name == name)
    assert SAYS[name] in step


def test_what_is_not_known_is_to_be_reported():
    assert family_of("something never seen") is None
    assert next_step("something never seen") == REPORT_STEP


def test_a_full_disk_after_a_retry_is_a_full_disk():
    said = ("WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError()': /simple/torch/\n"
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n")
    assert family_of(said).name == "disk_full"
