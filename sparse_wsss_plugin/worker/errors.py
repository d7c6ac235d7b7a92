"""What can go wrong with the worker, in words for an analyst. The table of known failures is in ``failures``."""

from __future__ import annotations

INSTALL_STEP = "Run the algorithm 'Environment' (sparse_wsss:environment) with ACTION=install."
REPAIR_STEP = "Run the algorithm 'Environment' (sparse_wsss:environment) with ACTION=repair, which makes it anew."
UPDATE_STEP = f"Update the environment: {INSTALL_STEP[0].lower()}{INSTALL_STEP[1:]}"
TEMPORARY_STEP = ("Free some space there, or set the variable TMPDIR (on Windows TEMP) to a folder on another disk, "
                  "and start QGIS again.")
REPORT_STEP = "Please report this with the log."


MOST_LETTERS = 6000  # of a message: the last words of a worker fit, and a window still shows it


class WorkerError(Exception):
    """A failure with its next step.

    Args:
        message: what happened, and where.
        hint: what to do next.
        code: stable word for programs, as in the worker's events.
        where: detail for a report, such as a traceback.
    """

    def __init__(self, message: str, *, hint: str = "", code: str = "failed", where: str = "") -> None:
        self.message, self.hint = shortened(message), shortened(hint)
        super().__init__(self.message)
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


def no_temporary_folder(error: OSError) -> str:
    """What happened when the folder for temporary files could not be used; ``TEMPORARY_STEP`` is the next step."""
    where = f" {error.filename}" if error.filename else ""
    return f"The folder for temporary files cannot be used:{where} {error.strerror or error}."


def shortened(text: str) -> str:
    """A text without its middle, where it is too long to be shown."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS // 3]} [...] {text[-MOST_LETTERS // 2:]}"


def tail(printed: str, lines: int = 20) -> str:
    """Last lines of a log that say something."""
    said = [line.rstrip() for line in printed.splitlines() if line.strip()]
    return "\n".join(said[-lines:])
