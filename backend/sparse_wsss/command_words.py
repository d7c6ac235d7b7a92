"""Words of the command line: what they mean by the contract, and the job that they name."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.contract import stage_parameters
from sparse_wsss.errors import BadJob, UnknownParameter, nearest
from sparse_wsss.jobs import JOBS
from sparse_wsss.json_text import parse_json


def parse(words: list[str]) -> argparse.Namespace:
    """Read the words of a command; those that no option takes are in ``unknown``. Raises: SystemExit, as argparse."""
    options, unknown = _parser().parse_known_args(words[1:] if words[:1] == ["run"] else words)
    options.unknown = unknown
    return options


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


def job_of(options: argparse.Namespace) -> dict[str, Any]:
    """The job that the words name or spell out. Raises: UnknownParameter, BadJob."""
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
