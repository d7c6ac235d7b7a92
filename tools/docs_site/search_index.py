"""The index of the search: the sections of every page with their words, as a script, which a file:// page may load."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = ("h1", "h2", "h3")
SILENT = ("math", "script", "style")


class Sections(HTMLParser):
    """Cuts a page at its headings: (anchor, heading, text) each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self._in_heading = self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading."""
        if tag in HEADINGS:
            self.found.append([dict(attrs).get("id") or "", "", ""])
            self._in_heading = True
        self._silent = self._silent or tag in SILENT or dict(attrs).get("class") == "headerlink"

    def handle_endtag(self, tag: str) -> None:
        """End a heading."""
        self._in_heading = self._in_heading and tag not in HEADINGS
        self._silent = self._silent and tag not in (*SILENT, "a")

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if self.found and not self._silent:
            self.found[-1][1 if self._in_heading else 2] += data


def sections(html: str, url: str, title: str) -> list[list[str]]:
    """Sections of a page: [address, page, heading, text]."""
    parser = Sections()
    parser.feed(html)
    return [[f"{url}#{anchor}" if anchor else url, title, heading.strip(), " ".join(text.split())]
            for anchor, heading, text in parser.found]


def write(path: Path, rows: list[list[str]]) -> None:
    """Write the index."""
    path.write_text(f"window.SECTIONS = {json.dumps(rows, ensure_ascii=False)};\n", encoding="utf-8")
