"""Forks workers from a process that has loaded their libraries: a stop costs a second instead of the loading of torch.

A program of its own (``python -I warm.py``); reads orders as JSON lines and answers each with one. From the command
line's ``main`` on, what it forks is the worker that the plugin starts.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from typing import Any

LIBRARIES = ("torch", "rasterio", "timm", "segmentation_models_pytorch", "sklearn.cluster", "filelock",
             "lightning_fabric", "sparse_wsss.pipeline", "sparse_wsss.device", "sparse_wsss.report.run_report",
             *(f"sparse_wsss.stages.{stage}" for stage in ("train", "heads", "pseudomasks", "refine", "predict",
                                                           "tiles", "labels", "vectorize", "export")))


def main() -> None:
    """Obey until the orders end."""
    importlib.import_module("sparse_wsss.compatibility").import_torchvision()
    for name in LIBRARIES:
        importlib.import_module(name)
    answer({"ready": True})
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            answer({"exit": os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1])})
        else:
            answer({"pid": fork(order)})


def answer(what: dict[str, Any]) -> None:
    """One line for whoever ordered."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def fork(order: dict[str, Any]) -> int:
    """Start a worker, or with ``host`` a process whose only child is the worker. Returns: the pid of the child."""
    pid = os.fork()
    if pid:
        return pid
    try:
        if order.get("host"):
            _host(order)
        os._exit(_work(order))
    except BaseException:  # nothing of the child may come back into the loop of the parent
        import traceback

        traceback.print_exc()
        os._exit(70)


def _host(order: dict[str, Any]) -> None:
    """Start the worker as a child of this process and wait until somebody kills this one."""
    with open(order["job"], encoding="utf-8") as file:
        job = json.load(file)
    with open(order["job"], "w", encoding="utf-8") as file:
        json.dump({**job, "parent_pid": os.getpid()}, file)
    pid = os.fork()
    if pid:
        with open(order["host"], "w", encoding="utf-8") as file:
            file.write(f"{pid}\n")
        os.waitpid(pid, 0)
        os._exit(0)


def _work(order: dict[str, Any]) -> int:
    os.setsid()
    for descriptor, path, flags in ((0, os.devnull, os.O_RDONLY), (1, order["out"], os.O_WRONLY | os.O_CREAT),
                                    (2, order["err"], os.O_WRONLY | os.O_CREAT)):
        opened = os.open(path, flags, 0o644)
        os.dup2(opened, descriptor)
        os.close(opened)
    if order.get("traced"):
        os.kill(os.getpid(), signal.SIGSTOP)  # until the tracer is there
    from sparse_wsss.cli import main as command_line

    code = command_line(order["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    main()
