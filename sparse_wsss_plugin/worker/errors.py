"""What can go wrong with the worker, in words for an analyst, and the table of known failures.

The table maps what Python, pip and the system print to the next step. Nothing here starts anything.
"""

from __future__ import annotations

import re

INSTALL_STEP = "Run the algorithm 'Environment' (sparse_wsss:environment) with ACTION=install."
UPDATE_STEP = f"Update the environment: {INSTALL_STEP[0].lower()}{INSTALL_STEP[1:]}"


class WorkerError(Exception):
    """A failure with its next step.

    Args:
        message: what happened, and where.
        hint: what to do next.
        code: stable word for programs, as in the worker's events.
        where: detail for a report, such as a traceback.
    """

    def __init__(self, message: str, *, hint: str = "", code: str = "failed", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.where = where

    def text(self) -> str:
        """Message and next step, each on a line of its own."""
        return f"{self.message}\nNext step: {self.hint}" if self.hint else self.message


class WorkerCancelled(WorkerError):
    """The work was stopped because somebody asked for it."""


class NoEnvironment(WorkerError):
    """There is no interpreter to run the worker with."""


class InstallFailed(WorkerError):
    """The worker's environment could not be made."""


FAMILIES: tuple[tuple[str, str], ...] = (
    (r"No module named '?sparse_wsss", INSTALL_STEP),
    (
        r"ensurepip is not|No module named '?(ensurepip|venv)",
        "This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv. "
        "Elsewhere install Python 3.11 or newer and give its path as PYTHON.",
    ),
    (
        r"No space left|ENOSPC|Errno 28|not enough space on the disk",
        "The disk is full. The environment needs about 2 GB (6 GB with CUDA): free some space and run it again.",
    ),
    (
        r"407 Proxy|ProxyError|Tunnel connection failed|Cannot connect to proxy",
        "The proxy refuses. Check Settings > Options > Network > Proxy in QGIS, user and password included.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "A certificate is not trusted, often that of a company's proxy. Set the variable PIP_CERT to its file.",
    ),
    (
        r"Temporary failure in name resolution|getaddrinfo failed|NewConnectionError|Connection(Error| refused| reset)|"
        r"Read timed out|Network is unreachable|Name or service not known",
        "The package index cannot be reached. Check the internet connection and the proxy settings of QGIS, or give a "
        "folder of wheels downloaded elsewhere as WHEELS.",
    ),
    (
        r"No matching distribution found|Could not find a version that satisfies|requires a different Python",
        "A package has no build for this Python. Give a Python 3.11, 3.12 or 3.13 as PYTHON and install again.",
    ),
    (
        r"DLL load failed|WinError 126|WinError 1114|c10\.dll|0xC0000135",
        "A Windows library is missing. Install the 'Microsoft Visual C++ Redistributable' (x64), then run it again.",
    ),
    (
        r"WinError 206|filename or extension is too long|path too long",
        "A path is too long for Windows. Switch on long paths (LongPathsEnabled) and install again.",
    ),
    (
        r"WinError 5\b|WinError 32|Permission denied|Errno 13|Read-only file system",
        "A file is in use or may not be written. Close other QGIS windows, and install again.",
    ),
    (r"THESE PACKAGES DO NOT MATCH THE HASHES|BadZipFile|invalid wheel", "A download was damaged. Install again."),
    (
        r"out of memory|MemoryError|bad_alloc|Cannot allocate memory",
        "There was too little memory. Close other programs, lower BATCH_SIZE, or choose PRESET=quick.",
    ),
    (
        r"torchvision::nms does not exist|undefined symbol|Symbol not found|version `\w+[\d.]+' not found",
        "Packages of the environment do not fit each other. Install it again, which makes it anew.",
    ),
    (r"ModuleNotFoundError|ImportError", "A package is missing or damaged. " + INSTALL_STEP),
)
"""Pattern in what a failed program printed, and the next step. The first that fits counts."""

REPORT_STEP = "Please report this with the log."


def next_step(printed: str) -> str:
    """Next step for what a failed program printed."""
    for pattern, step in FAMILIES:
        if re.search(pattern, printed, re.IGNORECASE):
            return step
    return REPORT_STEP


def tail(printed: str, lines: int = 20) -> str:
    """Last lines of a log that say something."""
    said = [line.rstrip() for line in printed.splitlines() if line.strip()]
    return "\n".join(said[-lines:])
