"""The command ``sparse-wsss``: checks the job, says hello, runs one stage, ends with one last event.

``sparse-wsss STAGE --tiles t.gpkg --run r`` for a person (a bar on the terminal), and
``sparse-wsss STAGE --job job.json --json`` for a host (JSON lines). Torch is imported after hello. Several processes
share a stage under torchrun: ``torchrun --nproc-per-node=2 -m sparse_wsss run STAGE --job job.json``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.contract import stage_parameters, write_contract
from sparse_wsss.errors import (
    EXIT_BUG,
    EXIT_DONE,
    BadJob,
    Cancelled,
    SparseWsssError,
    UnknownParameter,
    from_system,
    nearest,
)
from sparse_wsss.events import Complaints, JsonLines, Reporter, Terminal
from sparse_wsss.host import protocol_stream, stop_on_signals
from sparse_wsss.jobs import JOBS
from sparse_wsss.json_text import parse_json
from sparse_wsss.ranks import Ranks
from sparse_wsss.stop_watch import StopWatch

LAST_WORD_S = 3.0  # torchrun ends all processes with the first that fails: rank 0 has more to say


def main(arguments: list[str] | None = None) -> int:
    """Run one stage and return the exit code: 0 done, 1 bug, 2 bad job, 3 cancelled, 4 the user can fix it."""
    # idle threads of torch sleep instead of spinning: beside QGIS or a second worker, spinning costs far more than work
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    words = sys.argv[1:] if arguments is None else arguments
    options, unknown = _parser().parse_known_args(words[1:] if words[:1] == ["run"] else words)
    options.unknown = unknown
    if options.stage == "contract" and not options.unknown:
        write_contract(Path(options.output))
        return EXIT_DONE
    ranks = Ranks.of_environment()
    reporter = Reporter([JsonLines(protocol_stream()) if options.json else Terminal()] if ranks.is_first
                        else [Complaints(ranks.rank)])
    if options.json:
        reporter.hello()
    stop_on_signals(reporter)
    with StopWatch(reporter) as watch:
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
    job = _job(options)
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


def _job(options: argparse.Namespace) -> dict[str, Any]:
    if options.unknown:
        word = options.unknown[0].partition("=")[0]
        names = JOBS[options.stage].model_fields if options.stage in JOBS else ()
        valid = ["--job", "--json", *(f"--{name.replace('_', '-')}" for name in names)]
        raise UnknownParameter(f"The stage '{options.stage}' has no parameter '{word}'.", hint=nearest(word, valid))
    given = {name: value for name, value in vars(options).items() if name not in ("stage", "job", "json", "unknown")}
    if not options.job:
        return {"parameters": {name: value for name, value in given.items() if value is not None}}
    try:
        job = parse_json(Path(options.job).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadJob(f"The job {options.job} cannot be read: {error.strerror}.",
                     hint="Give the path of a job.json.") from None
    except (ValueError, RecursionError) as error:
        raise BadJob(f"The job {options.job} is not JSON: {error}.", hint="Let the plugin write it.") from None
    if not isinstance(job, dict) or not isinstance(job.get("parameters"), dict):
        raise BadJob(f"The job {options.job} has no 'parameters'.", hint="Let the plugin write it.")
    if job.get("protocol") != PROTOCOL:
        raise BadJob(
            f"The job speaks protocol {job.get('protocol')}; this worker ({__version__}) speaks {PROTOCOL}.",
            hint="Update the environment: run the algorithm 'Environment' with ACTION install.",
        )
    if job.get("stage") != options.stage:
        raise BadJob(f"The job is for the stage '{job.get('stage')}', not '{options.stage}'.", hint="Name that stage.")
    return job


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sparse-wsss", description="Land-cover maps from image-level labels.")
    parser.add_argument("--version", action="version", version=f"sparse-wsss {__version__}")
    stages = parser.add_subparsers(dest="stage", required=True, metavar="STAGE")
    for stage, job in JOBS.items():
        help_line = (job.__doc__ or "").strip().splitlines()[0]
        command = stages.add_parser(stage, help=help_line, description=job.__doc__, allow_abbrev=False)
        _add_common(command)
        for name, entry in stage_parameters(stage).items():
            words = [entry["help"]]
            words += [f"[{', '.join(entry['choices'])}]"] if "choices" in entry else []
            words += [f"(default {entry['default']})"] if entry["default"] not in (None, "") else []
            command.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="VALUE", default=None,
                                 help=" ".join(words).replace("%", "%%"))
    check = stages.add_parser("check", help="Say which packages and devices this environment has.")
    _add_common(check)
    doctor = stages.add_parser("doctor", help="Say what works and what does not, as a report without secrets.")
    doctor.set_defaults(job=None, json=False)  # reached with a word too many only: __main__ has run it otherwise
    schema = stages.add_parser("contract", help="Write the contract that the plugin reads.")
    schema.add_argument("output")
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--job", default=None, metavar="FILE", help="Take the parameters from this job.json.")
    command.add_argument("--json", action="store_true", help="Write events as JSON lines, for a host program.")

