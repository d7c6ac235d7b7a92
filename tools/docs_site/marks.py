"""Fills the marks of a page: ``{{ kind:name }}`` becomes what the sources or the records say, or the build fails.

{{ figure:demo.open_heads }}              a recorded figure (``figures``)
{{ block:presets }}                       a table, or another block
{{ setting:l0_weight }}                   name and default of a setting, linked to its help
{{ const:training/schedule.py:JITTER }}   a constant of the worker
{{ code:training/losses.py:image_loss }}  link to where it is implemented
{{ repository }}, {{ version }}           from metadata.txt
"""

from __future__ import annotations

import configparser
import json
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from docs_site import algorithms, figures, troubleshooting
from docs_site.sources import ROOT, WORKER, NotThere, constant, find
from sparse_wsss_plugin.worker.contract import contract

MARK = re.compile(r"\{\{ *([a-z]+)(?::([^}]*?))? *\}\}")
ALGORITHMS = "guide/algorithms.md"


def filled(text: str, page: str) -> str:
    """The text with every mark replaced.

    Args:
        text: Markdown.
        page: path of the page, from which links go.

    Raises: NotThere naming page and mark.
    """

    def fill(match: re.Match[str]) -> str:
        kind, name = match[1], match[2] or ""
        if kind not in KINDS:
            raise NotThere(f"{page}: there is no mark '{kind}'. Valid: {', '.join(KINDS)}.")
        try:
            return KINDS[kind](name, page)
        except (NotThere, KeyError) as error:
            raise NotThere(f"{page}: {match[0]}: {error}") from None

    return MARK.sub(fill, text)


def setting(name: str, page: str) -> str:
    """``L0_WEIGHT`` (1.5), linked; with ``!`` at its end without the default."""
    plain = name.removesuffix("!")
    stage = algorithms.parameter_stage(plain)
    entry = contract()["stages"][stage]["parameters"][plain]
    there = posixpath.relpath(ALGORITHMS, posixpath.dirname(page) or ".")
    link = f"[`{plain.upper()}`]({there}#{stage}-{plain})"
    default = entry["default"]
    shown = default if isinstance(default, str) else json.dumps(default)
    return link if name.endswith("!") or default in (None, "") else f"{link} ({shown})"


def const(name: str, page: str) -> str:
    """Value of a constant of the worker; a tuple joined by commas."""
    path, _, word = name.partition(":")
    value = constant(WORKER / path, word)
    return ", ".join(map(plain, value)) if isinstance(value, tuple) else plain(value)


def plain(value: Any) -> str:
    """A number without a needless ``.0``, with gaps between thousands from 10 000 on."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}".replace(",", " ") if isinstance(value, int) and value >= 10_000 else str(value)


def code(name: str, page: str) -> str:
    """Link to a module of the worker, or to what is defined in it."""
    path, _, word = name.partition(":")
    file = WORKER / path
    if not word and not file.exists():
        raise NotThere(f"{file.relative_to(ROOT)} is not there")
    line = f"#L{find(file, word)}" if word else ""
    shown = f"{path.removesuffix('.py')}.{word}" if word else path
    return f"[`{shown}`]({metadata('repository')}/blob/main/{file.relative_to(ROOT).as_posix()}{line})"


@lru_cache(maxsize=1)
def _metadata() -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def metadata(name: str) -> str:
    """A field of metadata.txt."""
    return _metadata()[name]


BLOCKS: dict[str, Callable[[], str]] = {
    **figures.BLOCKS, "errors": troubleshooting.worker_errors, "install": troubleshooting.install_failures,
}
KINDS: dict[str, Callable[[str, str], Any]] = {
    "figure": lambda name, page: figures.figure(name), "block": lambda name, page: BLOCKS[name](),
    "setting": setting, "const": const, "code": code,
    "repository": lambda name, page: metadata("repository"), "version": lambda name, page: metadata("version"),
}
