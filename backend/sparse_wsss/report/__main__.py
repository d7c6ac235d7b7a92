"""Writes ``report.html`` of a run again: after an evaluation, or for a run that was moved."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sparse_wsss.errors import SparseWsssError
from sparse_wsss.report.run_report import rebuild_report
from sparse_wsss.run_folder import RunFolder


def main(arguments: list[str] | None = None) -> int:
    """Rebuild one report and print its path."""
    parser = argparse.ArgumentParser(prog="python -m sparse_wsss.report", description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--map", type=Path, default=None, help="land-cover map; default: the one the run wrote")
    parser.add_argument("--confidence", type=Path, default=None, help="confidence of the map; default: as above")
    options = parser.parse_args(arguments)
    try:
        print(rebuild_report(RunFolder(options.run, create=False), options.map, options.confidence))
    except SparseWsssError as error:
        print(f"Error: {error.message}\n  Next step: {error.hint}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
