"""Tries the tests of a module on its mutants, each in a process of its own: a program that reads JSON, says JSON lines.

A nursery imports what the tests need but the worker's own packages, which takes seconds with torch, and then forks for
each mutant: the child puts the mutant in the place of its module before anything has imported it, and runs pytest.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
OWN = ("sparse_wsss", "tests")
FIRST = "sparse_wsss.models"  # mends what torchvision lacks, and holds nothing else
MOST_BYTES = 4 << 30  # a mutant that asks for more memory gets none, and fails
PATIENCE = 5  # times what the unchanged module takes
LEAST_PATIENCE_S = 20.0
WORKS, FAILS = 0, 1
"""How a child ends: its tests passed, or one failed. What ends otherwise was stopped."""


def main() -> None:
    """Read ``module``, ``tests`` and ``sources``; write a line for the unchanged module, and one for each source."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # no test here needs one, and each costs time
    asked = json.load(sys.stdin)
    module, tests = asked["module"], asked["tests"]
    path = ROOT / "backend" / Path(*module.split(".")).with_suffix(".py")
    _import_what_others_wrote(tests)
    own = path.read_text(encoding="utf-8")
    started = time.monotonic()
    outcome = _outcome(lambda: _tried(module, path, own, tests), 600)
    patience = max(LEAST_PATIENCE_S, PATIENCE * (time.monotonic() - started))
    _say(outcome)
    for source in asked["sources"]:
        _say(_outcome(lambda source=source: _tried(module, path, source, tests), patience))


def _say(outcome: str) -> None:
    print(json.dumps(outcome), flush=True)


def _import_what_others_wrote(tests: list[str]) -> None:
    """Import the packages that the tests need, save those of the project; which they are a child finds out."""
    reading, writing = os.pipe()

    def look() -> int:
        pytest.main([*_arguments(tests), "--collect-only"])
        names = [name for name in sys.modules if name == FIRST or name.split(".")[0] not in OWN]
        with os.fdopen(writing, "w") as stream:
            json.dump(names, stream)
        return WORKS

    child = _forked(look)
    os.close(writing)
    with os.fdopen(reading) as stream:
        names = json.loads(stream.read() or "[]")
    os.waitpid(child, 0)
    for name in sorted(names, key=lambda name: name != FIRST):
        with contextlib.suppress(ImportError):  # pytest's own rewritten conftests, and the like
            importlib.import_module(name)
    gc.freeze()  # what is shared with the children is not looked through, nor copied, by each of them


def _arguments(tests: list[str]) -> list[str]:
    return [*(str(ROOT / name) for name in tests), "--rootdir", str(ROOT), "-x", "-q", "--no-header", "--tb=no"]


def _tried(module: str, path: Path, source: str, tests: list[str]) -> int:
    """Run the tests on a source in the place of the module."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    package, name = module.rsplit(".", 1)
    changed = ModuleType(module)
    changed.__file__, changed.__package__ = str(path), package
    parent = importlib.import_module(package)
    if module in sys.modules:
        raise RuntimeError(f"{module} is imported before its mutant")
    sys.modules[module] = changed
    setattr(parent, name, changed)
    exec(compile(source, str(path), "exec"), changed.__dict__)
    return WORKS if pytest.main(_arguments(tests)) == pytest.ExitCode.OK else FAILS


def _forked(work: Callable[[], int]) -> int:
    """Do the work in a child, silently. Returns: its process id."""
    child = os.fork()
    if child:
        return child
    code = FAILS
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        code = work()
    except BaseException:  # a mutant may do anything, and its child has to end here
        traceback.print_exc()
    finally:
        os._exit(code)


def _outcome(work: Callable[[], int], patience_s: float) -> str:
    """``works``, ``fails`` or ``stopped``, when it did not end in time."""
    child = _forked(work)
    watch = os.pidfd_open(child)
    try:
        in_time = bool(select.select([watch], [], [], patience_s)[0])
    finally:
        os.close(watch)
    if not in_time:
        os.killpg(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if not in_time:
        return "stopped"
    return "works" if os.WIFEXITED(status) and os.WEXITSTATUS(status) == WORKS else "fails"


if __name__ == "__main__":
    main()
