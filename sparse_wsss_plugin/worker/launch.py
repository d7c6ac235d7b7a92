"""Runs one job in one worker process: writes the job, reads its events, cancels it, says how it ended.

Nothing here knows QGIS; a caller passes what listens, what cancels and what to do while waiting.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from .contract import protocol
from .errors import (
    REPORT_STEP,
    TEMPORARY_STEP,
    UPDATE_STEP,
    WorkerCancelled,
    WorkerError,
    no_temporary_folder,
    tail,
)
from .failures import next_step
from .process import TERMINATE_S, Process, clean_environment

Event = dict[str, Any]
Parameters = Mapping[str, Any]

GRACE_S = 30.0  # the saving of a training's state fits into this; afterwards the worker is ended
UNHEARD_S = 1.5  # by then a worker has said that it saves its state, or has ended; another cannot listen
LAST_EVENTS = ("result", "error", "cancelled")
WENT_ON = "What was saved is kept: run it again and it goes on from there."


class Worker:
    """One job in a process of its own, from start to last event.

    Args:
        python: interpreter of the worker's environment.
        stage: stage of the contract, or ``check``.
        parameters: values by lower-case name; unset ones are left out.
        grace_s: seconds that a cancelled worker has to save its state.
    """

    def __init__(self, python: Path, stage: str, parameters: Parameters, *, grace_s: float = GRACE_S) -> None:
        self._python = python
        self._stage = stage
        self._run = Path(parameters["run"]) if parameters.get("run") else None
        self._grace_s = grace_s
        self._cancelled_at: float | None = None
        self._is_saving = False  # it has said so
        self._last: Event | None = None
        self._folder = self._write_job(stage, parameters)
        self.log = self._folder / "worker.log"
        self._process = self._start()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.end()
        self._keep_log()
        self._forget_cancel()
        if not (isinstance(error, WorkerError) and error.code in ("crash", "bug")):
            shutil.rmtree(self._folder, ignore_errors=True)

    def events(self, listen: Callable[[Event], None]) -> bool:
        """Wait a moment for events, and tell them one by one: thousands at once would make Python tidy its memory.

        Args:
            listen: gets those that arrive. Lines that are no events, which a library may print, come as log events of
                the level ``debug``.

        Returns: whether the worker has ended.
        Raises: WorkerError when the worker speaks another protocol.
        """
        lines, over = self._process.lines()
        for event in map(parse, filter(str.strip, lines)):
            if event["event"] == "hello" and event.get("protocol") != protocol():
                raise WorkerError(
                    f"The worker in {self._python} speaks protocol {event.get('protocol')} "
                    f"(version {event.get('version', 'unknown')}); this plugin speaks {protocol()}.",
                    hint=UPDATE_STEP, code="protocol",
                )
            self._is_saving = self._is_saving or event["event"] == "saving"
            if event["event"] in LAST_EVENTS:
                self._last = event
            listen(event)
        self._end_when_overdue()
        return over

    def cancel(self) -> None:
        """Ask the worker to save its state and stop. Safe to call again.

        One that does not say soon that it saves its state is ended, and one that takes longer than its grace too.
        """
        if self._cancelled_at is not None:
            return
        self._cancelled_at = time.monotonic()
        try:
            self._cancel_file.touch()
        except OSError:
            self._process.terminate()  # a disk without room for a sign; the worker takes this for one
        if self._run is not None and self._run.is_dir() and is_own_file(self._run / "CANCEL"):
            with suppress(OSError):  # the file of the job is enough
                (self._run / "CANCEL").touch()

    def outcome(self) -> dict[str, Any]:
        """Outputs of the job by lower-case name, once it has ended.

        Raises: WorkerError with the next step; WorkerCancelled when the job was stopped.
        """
        last = self._last or {"event": ""}
        message, hint = (str(last.get(name, "")).strip() for name in ("message", "hint"))
        if last["event"] == "result":
            outputs = last.get("outputs")
            return outputs if isinstance(outputs, dict) else {}
        if last["event"] == "cancelled":
            raise WorkerCancelled(message or "Cancelled.", hint=hint or WENT_ON, code="cancelled")
        if last["event"] == "error" and self._cancelled_at is not None:
            # asked to end while it waited for a drive, it takes that for a fault of the drive
            raise WorkerCancelled(f"Cancelled during '{self._stage}'. Its last word: {message}", hint=WENT_ON,
                                  code="cancelled")
        if last["event"] == "error":
            code, where = str(last.get("code", "failed")), str(last.get("where", ""))
            raise WorkerError(self._with_log(message or "The worker failed without a word.", code),
                              hint=hint or REPORT_STEP, code=code, where=where)
        if self._cancelled_at is not None:
            raise WorkerCancelled(
                f"Cancelled during '{self._stage}'; the worker was ended.", hint=WENT_ON, code="cancelled"
            )
        raise self._crash()

    def _write_job(self, stage: str, parameters: Parameters) -> Path:
        """Write the job into a folder of its own. Raises: WorkerError when there is no room for temporary files."""
        folder = None
        try:
            folder = Path(tempfile.mkdtemp(prefix="sparse_wsss_"))
            self._cancel_file = folder / "CANCEL"
            job = {
                "protocol": protocol(), "stage": stage, "parameters": dict(parameters),
                "cancel_file": str(self._cancel_file), "parent_pid": os.getpid(),
            }
            (folder / "job.json").write_text(json.dumps(job, indent=1, ensure_ascii=False), encoding="utf-8")
        except OSError as error:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            raise WorkerError(no_temporary_folder(error), hint=TEMPORARY_STEP, code="no_temporary_folder") from None
        return folder

    def _start(self) -> Process:
        command = [str(self._python), "-I", "-m", "sparse_wsss", self._stage, "--job", str(self._folder / "job.json"),
                   "--json"]
        try:
            with open(self.log, "ab") as errors:
                return Process(command, environment=clean_environment(), folder=self._folder, errors=errors)
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise WorkerError(
                f"The worker's interpreter {self._python} cannot be started: {error.strerror}.", hint=UPDATE_STEP,
                code="no_interpreter",
            ) from None

    def _end_when_overdue(self) -> None:
        if self._cancelled_at is None:
            return
        waited_s = time.monotonic() - self._cancelled_at
        late_s = waited_s - self._grace_s
        if late_s > TERMINATE_S or (waited_s > UNHEARD_S and not self._is_saving):
            self._process.end(0)
        elif late_s > 0:
            self._process.terminate()

    def _crash(self) -> WorkerError:
        printed = tail(self._printed())
        code = self._process.exit_code
        step = next_step(printed)
        if code == -9:  # on Linux the sign of the out-of-memory killer: nobody here sent it
            step = "The system ended it, most likely for lack of memory: lower BATCH_SIZE or choose PRESET=quick."
        said = f"Its last words:\n{printed}" if printed else "It said nothing."
        return WorkerError(
            f"The worker ended unexpectedly ({ending(code)}). {said}\nLog: {self.log}", hint=step, code="crash"
        )

    def _with_log(self, message: str, code: str) -> str:
        return f"{message}\nLog: {self.log}" if code == "bug" else message

    def _printed(self) -> str:
        try:
            return self.log.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _keep_log(self) -> None:
        if self._run is None or not (self._run / "provenance.json").exists():
            return  # no run was begun there, so nothing is left there
        if not is_own_file(self._run / "worker.log"):
            return
        with suppress(OSError), open(self._run / "worker.log", "a", encoding="utf-8") as file:
            file.write(self._printed())

    def _forget_cancel(self) -> None:
        if self._cancelled_at is not None and self._run is not None:
            with suppress(OSError):  # a new job removes it as well
                (self._run / "CANCEL").unlink()


def run_job(
    python: Path,
    stage: str,
    parameters: Parameters,
    *,
    listen: Callable[[Event], None],
    is_cancelled: Callable[[], bool] = lambda: False,
    idle: Callable[[], None] = lambda: None,
    grace_s: float = GRACE_S,
) -> dict[str, Any]:
    """Run a job to its end.

    Args:
        python: interpreter of the worker's environment.
        stage: stage of the contract, or ``check``.
        parameters: values by lower-case name; unset ones are left out.
        listen: gets each event as it comes.
        is_cancelled: asked every 0.1 s.
        idle: called every 0.1 s, for a host that has events of its own.
        grace_s: seconds that a cancelled worker has to save its state.

    Returns: outputs of the job by lower-case name.
    Raises: WorkerError with the next step; WorkerCancelled when the job was stopped.
    """
    with Worker(python, stage, parameters, grace_s=grace_s) as worker:
        over = False
        while not over:
            over = worker.events(listen)
            idle()
            if is_cancelled():
                worker.cancel()
        return worker.outcome()


def is_own_file(path: Path) -> bool:
    """Tell whether writing to a path writes there and nowhere else: it is no link, device or second name of a file."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISREG(state.st_mode) and state.st_nlink == 1


def parse(line: str) -> Event:
    """Turn a line into an event; one that is none, or only the beginning of one, becomes a debug message."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):  # the second of what is nested too deeply
        event = None
    if isinstance(event, dict) and isinstance(event.get("event"), str):
        return event
    return {"event": "log", "level": "debug", "message": line}


def percent_done(event: Event) -> float | None:
    """How much of the job is done, 0 to 100; None where an event does not say it, or says what cannot be."""
    overall = event.get("overall")
    return float(overall) if isinstance(overall, (int, float)) and 0 <= overall <= 100 else None


def ending(exit_code: int | None) -> str:
    """Say how a process ended: ``exit code 1``, ``signal 9``, or Windows' hexadecimal status."""
    if exit_code is None:
        return "still running"
    if exit_code < 0:
        return f"signal {-exit_code}"
    return f"exit code {exit_code}" if exit_code < 0x10000 else f"status 0x{exit_code:08X}"


