"""Runs the worker where there is no network and notes every try to reach one: ``python tests/no_network.py LOG ...``.

Python's own tries are heard by an audit hook; those of libraries in C are counted by the kernel, for in a namespace
without a network each packet finds no route.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request",
           "http.client.connect", "ftplib.connect", "smtplib.connect")
COUNTERS = (("Ip", "OutNoRoutes"), ("Ip", "OutRequests"), ("Tcp", "ActiveOpens"), ("Udp", "OutDatagrams"))


def main() -> None:
    """Run the worker's command line behind the hook."""
    log = Path(sys.argv[1])

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED and not _is_of_this_machine(arguments):
            with open(log, "a", encoding="utf-8") as file:
                file.write(f"{event} {arguments!r}\n")

    sys.addaudithook(hear)
    sys.argv = ["sparse_wsss", *sys.argv[2:]]
    from sparse_wsss.__main__ import main as worker

    code = worker()
    log.with_suffix(".json").write_text(json.dumps(counters()), encoding="utf-8")
    os._exit(code)


def _is_of_this_machine(arguments: tuple[Any, ...]) -> bool:
    """Tell whether a socket is one of files: a path instead of a host with its port."""
    return any(isinstance(one, str | bytes) and one[:1] in ("/", b"/", "\0", b"\0") for one in arguments[1:])


def counters() -> dict[str, int]:
    """What the kernel counted in this namespace, of both versions of the protocol."""
    found: dict[str, int] = {}
    lines = Path("/proc/net/snmp").read_text(encoding="utf-8").splitlines()
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        kind, _, rest = names.partition(":")
        numbers = dict(zip(rest.split(), values.partition(":")[2].split(), strict=True))
        found.update({f"{kind}{name}": int(numbers[name]) for one, name in COUNTERS if one == kind and name in numbers})
    for line in Path("/proc/net/snmp6").read_text(encoding="utf-8").splitlines():
        name, value = line.split()
        if name in ("Ip6OutNoRoutes", "Udp6OutDatagrams"):
            found[name] = int(value)
    return found


if __name__ == "__main__":
    main()
