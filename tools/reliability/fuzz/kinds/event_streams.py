"""Event streams, read by the plugin's own launcher from the pipe of a real process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.told import LONGEST, Told

sys.path.append(str(Path(__file__).resolve().parents[4]))
from sparse_wsss_plugin.worker.errors import WorkerError
from sparse_wsss_plugin.worker.launch import run_job

CASES = 2000
EVENTS: tuple[dict[str, Any], ...] = (
    {"event": "hello", "protocol": 1, "version": "0.1.0", "pid": 1},
    {"event": "ready", "device": "cpu", "detail": "2 threads", "torch": "2.6"},
    {"event": "progress", "stage": "train", "message": "training", "current": 1, "maximum": 4, "overall": 25.0},
    {"event": "metric", "stage": "train",
     "values": {"step": 1, "loss": 0.5, "heads": 8, "open_heads": 4, "val_map": 0.2}},
    {"event": "metric", "stage": "refine", "values": {"step": 1, "round": 1, "loss": 0.5}},
    {"event": "log", "stage": "train", "level": "warning", "message": "few tiles"},
    {"event": "artifact", "stage": "train", "kind": "model", "path": "/nowhere/model.safetensors"},
    {"event": "progress", "stage": "train", "message": "training", "current": 4, "maximum": 4, "overall": 100.0},
)
LAST: tuple[dict[str, Any], ...] = (
    {"event": "result", "outputs": {"output": "map.tif", "n_tiles": 4}},
    {"event": "error", "code": "no_crs", "message": "scene.tif has no CRS.", "hint": "Assign one.", "where": ""},
    {"event": "cancelled", "message": "Stopped.", "hint": "Run it again."},
)


def run(case: Case) -> Told:
    """Let the plugin listen to a mutated stream: it hears events, and ends in outputs or a WorkerError."""
    stream, case.note = _stream(case.random)
    (case.folder / "stream").write_bytes(stream)
    speaker = case.folder / "speaker"
    speaker.write_text(f'#!/bin/sh\ncat "{case.folder / "stream"}"\nexit {case.random.choice((0, 0, 1, 4))}\n',
                       encoding="utf-8")
    speaker.chmod(0o700)
    heard: list[Any] = []
    try:
        outputs = run_job(speaker, "train", {}, listen=heard.append)
    except WorkerError as error:
        end = error.code if isinstance(error.code, str) else repr(error.code)
        failure = "" if error.text().strip() and error.hint.strip() else f"no next step: {error.text()[:200]}"
        is_long = len(error.text()) > 2 * LONGEST
        return Told(end if len(end) < 40 else "an error", failure or ("a text without an end" if is_long else ""))
    except Exception as error:  # whatever else it raises is what this kind looks for
        return Told("bug", f"{type(error).__name__}: {error}"[:300])
    strange = [event for event in heard if not isinstance(event, dict) or not isinstance(event.get("event"), str)]
    return Told("result", f"no event: {strange[0]!r}"[:300] if strange or not isinstance(outputs, dict) else "")


def _stream(random: Random) -> tuple[bytes, str]:
    events = [*random.sample(EVENTS, random.randrange(1, len(EVENTS) + 1)),
              *random.choice((LAST[:1], LAST[1:2], LAST[2:], LAST, ()))]
    lines, words = [], []
    for event in events:
        line = json.dumps(event, ensure_ascii=False).encode()
        if random.random() < 0.4:
            line, what = edited_json(random, event)
            line = line.replace(b"\n", b" ") if random.random() < 0.7 else line
            words.append(what)
        lines.append(line)
    if random.random() < 0.3:
        lines.insert(random.randrange(len(lines) + 1), random.choice(NOISE)(random))
    data = random.choice((b"\n", b"\n", b"\r\n", b"\n\n")).join(lines) + random.choice((b"\n", b""))
    if random.random() < 0.4:
        data, what = edited_bytes(random, data)
        words.append(what)
    return data, "; ".join(words)


NOISE: tuple[Callable[[Random], bytes], ...] = (
    lambda random: random.randbytes(300), lambda random: b"Warning 1: a library speaks",
    lambda random: b"x" * 2_000_000,
    lambda random: b"\n" * 5000, lambda random: b"null", lambda random: b'{"event": 3}', lambda random: b'["event"]',
    lambda random: b'{"event": "progress", "overall": ' + b"[" * 50_000, lambda random: b"\xff\xfe\x00" * 100)
