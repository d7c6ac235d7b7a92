"""A web server of a folder that answers ranges, as buckets do: ``python -m tests.web folder log``.

A process of its own, since GDAL may wait for it while it holds Python's lock. It prints its port, and notes the ranges.
"""

from __future__ import annotations

import http.server
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Files(http.server.SimpleHTTPRequestHandler):
    """Answers one range of a file; a folder has no list of its files."""

    log: Path

    def do_GET(self) -> None:
        """Send the range, or the whole file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        span = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        with open(self.log, "a", encoding="utf-8") as log:
            log.write((span[0] if span else "whole") + "\n")
        first, last = (int(span[1]), min(int(span[2]), len(content) - 1)) if span else (0, len(content) - 1)
        self.send_response(206 if span else 200)
        if span:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(content[first : last + 1])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, log: Path) -> Iterator[str]:
    """Serve a folder and yield its address; the ranges that were asked for are lines of ``log``."""
    with subprocess.Popen([sys.executable, "-m", "tests.web", str(folder), str(log)], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE) as server:
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.kill()


HEADER = ("HTTP/1.1 {status}\r\nContent-Type: image/tiff\r\nAccept-Ranges: bytes\r\nContent-Length: {size}\r\n{more}"
          "Connection: close\r\n\r\n")


@contextmanager
def stalling(content: bytes, answered: int) -> Iterator[tuple[str, threading.Event]]:
    """A server that sends the first bytes of a file and then no more; the event says that somebody waits for them."""
    waits = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        def serve() -> None:
            kept = []
            while True:
                try:
                    one, _ = server.accept()
                except OSError:
                    return
                kept.append(one)
                threading.Thread(target=answer, args=(one,), daemon=True).start()

        def answer(one: socket.socket) -> None:
            asked = one.recv(65536).decode("latin-1")
            line = asked.split("\r\n")[0]
            if asked.startswith("HEAD") or "/scene.tif " not in line:
                is_there = "/scene.tif " in line
                status, size = ("200 OK", len(content)) if is_there else ("404 Not Found", 0)
                one.sendall(HEADER.format(status=status, size=size, more="").encode())
                one.close()
                return
            one.sendall(HEADER.format(status="206 Partial Content", size=16384, more=(
                f"Content-Range: bytes 0-16383/{len(content)}\r\n")).encode() + content[:answered])
            waits.set()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/scene.tif", waits


if __name__ == "__main__":
    Files.log = Path(sys.argv[2])
    with http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), lambda *given: Files(*given, directory=sys.argv[1])) as this:
        print(this.server_port, flush=True)
        this.serve_forever()
