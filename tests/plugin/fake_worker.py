#!/usr/bin/env python3
"""A worker for tests, started in the place of the interpreter: `fake_worker.py -I -m sparse_wsss STAGE --job ...`.

What it does is named by the variable FAKE_WORKER; it speaks the protocol with the standard library alone.
"""

import json
import os
import shutil
import signal
import sys
import time

STAGE = sys.argv[4]
with open(sys.argv[6], encoding="utf-8") as job:
    JOB = json.load(job)
OUT = sys.stdout


def say(event, **fields):
    OUT.write(json.dumps({"event": event, "time": time.time(), **fields}) + "\n")
    OUT.flush()


def hello():
    say("hello", protocol=1, version="0.0", pid=os.getpid())
    say("ready", device="cpu", detail="test")


def touch_outputs():
    """Write something where QGIS will look: outputs are the parameters whose value does not exist yet."""
    for name, value in JOB["parameters"].items():
        if name == "output" and os.environ.get("FAKE_WORKER_MAP"):
            shutil.copy(os.environ["FAKE_WORKER_MAP"], value)
        elif isinstance(value, str) and name.startswith("output") and not os.path.exists(value):
            with open(value, "w", encoding="utf-8") as file:
                file.write("made by a test")


def record():
    """Keep the job for the test to look at, and succeed."""
    hello()
    if os.environ.get("FAKE_WORKER_JOB"):
        shutil.copy(sys.argv[6], os.environ["FAKE_WORKER_JOB"])
    say("progress", stage=STAGE, message="working", current=1, maximum=2, overall=50.0)
    say("metric", stage=STAGE, values={"step": 1, "loss": 0.25})
    say("log", stage=STAGE, level="warning", message="a warning of the worker")
    touch_outputs()
    numbers = {"n_tiles": 4, "miou": 0.5, "overall_accuracy": 0.75}
    say("result", outputs={**JOB["parameters"], **numbers, "device": "cpu", "packages": {"torch": "0"}})
    return 0


def replay():
    """Say what a file says, and end as told."""
    with open(os.environ["FAKE_WORKER_EVENTS"], "rb") as file:
        OUT.buffer.write(file.read())
    OUT.flush()
    return int(os.environ.get("FAKE_WORKER_EXIT", "0"))


def slow():
    """Work until cancelled or orphaned, then save and say so."""
    hello()
    note_pid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for step in range(6000):
        say("progress", stage=STAGE, message="working", current=step, maximum=6000, overall=step / 60)
        if os.path.exists(JOB["cancel_file"]) or os.getppid() != JOB["parent_pid"]:
            say("cancelled", message="Stopped on request during 'test'.", hint="Start the same job again.")
            return 3
        time.sleep(0.05)
    return 0


def flood():
    """Say much for as long as asked, without a pause as much as a pipe takes: progress, points and lines in turn."""
    hello()
    end, step = time.time() + float(os.environ.get("FAKE_WORKER_SECONDS", "3")), 0
    while time.time() < end:
        step += 1
        say("progress", stage=STAGE, message="working", current=step, maximum=10**6, overall=min(99.0, step / 10**4))
        values = {"step": step, "loss": 1 / step, "val_map": 0.5, "open_heads": 8, "heads": 32}
        say("metric", stage="train", values=values)
        say("log", stage=STAGE, level="info", message=f"line {step} of very many, as a library may print them")
        time.sleep(float(os.environ.get("FAKE_WORKER_PAUSE", "0")))
    touch_outputs()
    say("result", outputs={**JOB["parameters"], "n_said": 3 * step})
    return 0


def deaf():
    """Work, and hear no wish to stop, with a child that does the same."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hello()
    say("progress", stage=STAGE, message="working", current=1, maximum=2, overall=50.0)
    note_pid()
    while not (os.environ.get("FAKE_WORKER_SAVES_S") and os.path.exists(JOB["cancel_file"])):
        time.sleep(0.05)
    say("saving", stage=STAGE, message="Stopped on request: saving what there is.")
    time.sleep(float(os.environ["FAKE_WORKER_SAVES_S"]))
    say("cancelled", message="Stopped on request and saved.", hint="Start the same job again.")
    return 3


def crash():
    """End without a last event, with a trace on stderr."""
    hello()
    print("line before", file=sys.stderr)
    print(os.environ.get("FAKE_WORKER_TRACE", "Segmentation fault"), file=sys.stderr, flush=True)
    os.kill(os.getpid(), getattr(signal, os.environ.get("FAKE_WORKER_SIGNAL", "SIGABRT")))
    return 1


def environment():
    """Keep the variables for the test to look at."""
    hello()
    with open(os.environ["FAKE_WORKER_JOB"], "w", encoding="utf-8") as file:
        json.dump({"variables": dict(os.environ), "stdin": sys.stdin.read(), "arguments": sys.argv[1:]}, file)
    say("result", outputs={})
    return 0


def note_pid():
    if os.environ.get("FAKE_WORKER_PID"):
        with open(os.environ["FAKE_WORKER_PID"], "a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")


if __name__ == "__main__":
    sys.exit(globals()[os.environ.get("FAKE_WORKER", "record")]())
