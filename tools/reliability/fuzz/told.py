"""What a worker told, judged: one last event of the protocol, an error an analyst can read, the exit code that fits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sparse_wsss.errors import EXIT_BAD_JOB, EXIT_BUG, EXIT_CANCELLED, EXIT_DONE, EXIT_USER
from sparse_wsss.events import LAST_EVENTS

from reliability.fuzz.command import Said

LONGEST = 4000
"""Letters of a message and its hint: more than this no window shows."""
TRACEBACK = "Traceback (most recent call last)"
EXIT_CODES = {"result": (EXIT_DONE,), "cancelled": (EXIT_CANCELLED,), "error": (EXIT_BAD_JOB, EXIT_USER)}


@dataclass(frozen=True)
class Told:
    """How a case ended: ``result``, ``cancelled`` or the code of an error; and what should not have been."""

    end: str
    failure: str = ""

    @property
    def is_failure_told(self) -> bool:
        """True when the job ended in a typed error."""
        return self.end not in ("result", "cancelled")


def told(said: Said) -> Told:
    """Judge the output of a worker."""
    events, strange = [], ""
    for line in said.out.splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict) or not isinstance(event.get("event"), str):
            strange = strange or line[:200]
            continue
        events.append(event)
    last = [event for event in events if event["event"] in LAST_EVENTS]
    end = str(last[-1].get("code") or last[-1]["event"]) if last else "nothing"
    return Told(end, _failure(said, events, last, strange))


def _failure(said: Said, events: list[dict[str, Any]], last: list[dict[str, Any]], strange: str) -> str:
    if said.exit_code == EXIT_BUG and last:
        return f"a bug is told: {last[-1].get('message')} at {_place(str(last[-1].get('where', '')))}"
    if len(last) != 1 or events[-1] is not last[0]:
        return f"{len(last)} last events, exit code {said.exit_code}; stderr: {said.err.strip()[-600:]}"
    if strange:
        return f"a line that is no event: {strange}"
    if said.exit_code not in EXIT_CODES[last[0]["event"]]:
        return f"exit code {said.exit_code} after the event {last[0]['event']}"
    if TRACEBACK in said.err:
        return f"a traceback on stderr: {said.err.strip()[-600:]}"
    if last[0]["event"] != "error":
        return ""
    message, hint = (str(last[0].get(name) or "") for name in ("message", "hint"))
    if not (message.strip() and hint.strip() and last[0].get("code")):
        return f"an error without {'a message' if not message.strip() else 'a next step'}: {message[:300]}"
    if len(message) + len(hint) > LONGEST:
        return f"a message of {len(message)} and a next step of {len(hint)} letters: {message[:200]}"
    if "Traceback" in message or "object at 0x" in message:
        return f"a message for programmers: {message[:300]}"
    return ""


def _place(where: str) -> str:
    """The last line of our own code in a traceback, and the error."""
    lines = [line.strip() for line in where.splitlines() if line.strip()]
    ours = [line for line in lines if line.startswith("File") and "sparse_wsss" in line]
    return f"{ours[-1] if ours else ''} {lines[-1] if lines else ''}"[:400]
