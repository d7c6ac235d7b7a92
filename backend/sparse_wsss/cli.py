"""The command ``sparse-wsss``: says hello, checks the job, runs one stage, ends with one last event.

``sparse-wsss STAGE --tiles t.gpkg --run r`` for a person (a bar on the terminal), and
``sparse-wsss STAGE --job job.json --json`` for a host (JSON lines). What is slow to import comes after hello. Several
processes share a stage under torchrun: ``torchrun --nproc-per-node=2 -m sparse_wsss run STAGE --job job.json``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from sparse_wsss.errors import EXIT_BUG, EXIT_DONE, Cancelled, SparseWsssError, from_system
from sparse_wsss.events import Complaints, JsonLines, Reporter, Terminal
from sparse_wsss.host import protocol_stream, stop_on_signals
from sparse_wsss.ranks import Ranks
from sparse_wsss.stop_watch import StopWatch

LAST_WORD_S = 3.0  # torchrun ends all processes with the first that fails: rank 0 has more to say


def main(arguments: list[str] | None = None) -> int:
    """Run one stage and return the exit code: 0 done, 1 bug, 2 bad job, 3 cancelled, 4 the user can fix it."""
    # idle threads of torch sleep instead of spinning: beside QGIS or a second worker, spinning costs far more than work
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    words = sys.argv[1:] if arguments is None else arguments
    has_host, ranks = "--json" in words, Ranks.of_environment()
    reporter = Reporter([JsonLines(protocol_stream()) if has_host else Terminal()] if ranks.is_first
                        else [Complaints(ranks.rank)])
    stop_on_signals(reporter)
    if has_host:
        reporter.hello()
    with StopWatch(reporter) as watch:
        from sparse_wsss.command_words import parse

        options = parse(words)
        if options.stage == "contract" and not options.unknown:
            from sparse_wsss.contract import write_contract

            write_contract(Path(options.output))
            return EXIT_DONE
        code, event, fields = _outcome(options, reporter, watch)
        while not reporter.take_last_word():  # the watch has it, and is about to end the process
            time.sleep(1.0)
    reporter.send(event, **fields)
    if code and not ranks.is_first:
        time.sleep(LAST_WORD_S)
    return code


def _outcome(options: argparse.Namespace, reporter: Reporter, watch: StopWatch) -> tuple[int, str, dict[str, Any]]:
    """Run the stage. Returns: exit code, last event and its fields."""
    try:
        return EXIT_DONE, "result", {"outputs": _run(options, reporter, watch)}
    except Cancelled as error:
        return error.exit_code, "cancelled", {"message": error.message, "hint": error.hint}
    except SparseWsssError as error:
        return _failure(error)
    except Exception as error:  # the last line of defence: every failure ends in one event
        known = from_system(error)
        if known is not None:
            return _failure(known)
        traceback.print_exc()
        return EXIT_BUG, "error", {
            "code": "bug", "message": f"{type(error).__name__}: {error}", "where": traceback.format_exc(),
            "hint": "This is a fault of Sparse WSSS. Please report it with the worker's log."}


def _failure(error: SparseWsssError) -> tuple[int, str, dict[str, Any]]:
    return error.exit_code, "error", {"code": error.code, "message": error.message, "hint": error.hint,
                                      "where": error.where}


def _run(options: argparse.Namespace, reporter: Reporter, watch: StopWatch) -> dict[str, Any]:
    from sparse_wsss.command_words import job_of

    job = job_of(options)
    if job.get("cancel_file"):
        reporter.cancel_files.append(Path(str(job["cancel_file"])))
    if Ranks.of_environment().are_several:
        watch.parent_pid = os.getppid()  # torchrun, not the program that wrote the job
    elif isinstance(job.get("parent_pid"), int):
        watch.parent_pid = job["parent_pid"]
    if options.stage == "check":
        from sparse_wsss.device import check_environment

        return check_environment(reporter)
    from sparse_wsss.pipeline import run_stage

    return run_stage(options.stage, job["parameters"], reporter)
