"""Makes what ``qgis_process`` prints readable while it comes: each line with the progress before it, errors once.

Standard library only. ``qgis_process`` prints its progress as ``0...10...20`` between the lines of the algorithm,
often on the same line as one; the next piece of it is always known, so that the two can be told apart.
"""

from __future__ import annotations

import sys
from typing import TextIO

RULE = "----------------\n"
INPUTS = f"Inputs\n{RULE}\n"
RESULTS = f"{RULE}Results"
ERROR = "ERROR:\t"
TICKS = 40  # of a whole progress: a dot each, a number at every fourth
DONE = " - done.\n"


class Speech:
    """Takes the output of ``qgis_process`` piece by piece and shows what the algorithm says.

    Args:
        stream: where it is shown. On a terminal the progress is also shown between the lines.
    """

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self.said = ""
        self._stream = stream
        self._shown = -1  # up to here of ``said``; -1 before the algorithm speaks
        self._tick = -1
        self._lines: set[str] = set()

    def feed(self, text: str) -> None:
        """Take a piece of the output."""
        self.said += text
        if self._shown < 0:
            self._shown = self._begin()
        if self._shown >= 0:
            self._show(self.said[: self._end()])

    def finish(self) -> None:
        """Show the rest; after an error what was not said before, because ``qgis_process`` repeats it."""
        end = self._end()
        if self._shown >= 0:
            self._show(self.said[:end] + "\n")
        if RESULTS not in self.said:
            for line in self.said[end if self._shown >= 0 else 0:].replace(ERROR, "").splitlines():
                self._line(line, once=True)

    @property
    def percent(self) -> float:
        """Progress of the algorithm."""
        return max(0, self._tick) * 100 / TICKS

    def _begin(self) -> int:
        """Where the algorithm begins to speak: behind the blank line that ends the list of inputs; -1 before that."""
        head = self.said.find(INPUTS)
        end = self.said.find("\n\n", head + len(INPUTS)) if head >= 0 else -1
        return end + 2 if end >= 0 else -1

    def _end(self) -> int:
        marks = [self.said.find(mark, max(0, self._shown)) for mark in (RULE, ERROR)]
        return min([len(self.said), *(place for place in marks if place >= 0)])

    def _show(self, text: str) -> None:
        while self._shown < len(text):
            rest = text[self._shown:]
            expected = DONE if self._tick >= TICKS and rest.startswith(" ") else _piece(self._next())
            if rest.startswith(expected):
                self._shown += len(expected)
                self._tick = self._tick if expected == DONE else self._next()
                self._overwrite()
            elif expected.startswith(rest) or "\n" not in rest:
                return  # more of it is to come
            else:
                line, _, _ = rest.partition("\n")
                self._shown += len(line) + 1
                self._line(line)

    def _next(self) -> int:
        return 0 if self._tick >= TICKS else self._tick + 1

    def _line(self, line: str, once: bool = False) -> None:
        words = line.strip()
        if words and not (once and words in self._lines):
            self._lines.add(words)
            self._stream.write(f"    {self.percent:3.0f} %  {words}\n")
            self._stream.flush()

    def _overwrite(self) -> None:
        if self._stream.isatty():
            self._stream.write(f"    {self.percent:3.0f} %\r")
            self._stream.flush()


def _piece(tick: int) -> str:
    return "." if tick % 4 else str(tick // 4 * 10)
