"""The command line of the worker, in this process or in one of its own, and what it said."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sparse_wsss import PROTOCOL, cli, command_words

LONGEST_S = 60.0  # whatever it was given, a worker has to answer in this time

command_words._parser = functools.cache(command_words._parser)  # slower to make than most cases are to run


@dataclass(frozen=True)
class Said:
    """Exit code and output of a worker."""

    exit_code: int
    out: str
    err: str


def written_job(stage: str, parameters: Mapping[str, Any]) -> str:
    """The text of a job, as the plugin writes it."""
    return json.dumps({"protocol": PROTOCOL, "stage": stage, "parameters": dict(parameters)})


def run_here(stage: str, job: str, folder: Path) -> Said:
    """Run a job in this process, as ``python -m sparse_wsss STAGE --job job.json --json`` does."""
    kept, here = (os.dup(1), os.dup(2)), Path.cwd()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            os.chdir(folder)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = cli.main([stage, "--job", job, "--json"])
        finally:
            sys.stderr.flush()
            os.chdir(here)
            for copy, number in zip(kept, (1, 2), strict=True):
                os.dup2(copy, number)
                os.close(copy)
        return Said(code, *(_text(file) for file in (out, err)))


def run_alone(stage: str, job: str, folder: Path) -> Said:
    """The same in a process of its own; a hang is ended and raises ``subprocess.TimeoutExpired``."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-I", "-m", "sparse_wsss", stage, "--job", job, "--json"],
                          cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=LONGEST_S)
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))


def _text(file: Any) -> str:
    file.seek(0)
    data: bytes = file.read()
    return data.decode("utf-8", "backslashreplace")
