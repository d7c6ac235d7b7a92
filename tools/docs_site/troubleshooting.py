"""Tables of what can go wrong: the worker's errors with their next steps, and the families of failed installations."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs_site.sources import GAP, WORKER, NotThere, calls, constant, text_of
from sparse_wsss_plugin.worker.errors import FAMILIES

ERRORS = importlib.import_module("sparse_wsss.errors")


@dataclass(frozen=True)
class Said:
    """A message, with gaps, and the next step that stands beside it."""

    message: str
    hint: str


def worker_errors() -> str:
    """A section for each code: what it means, its messages and next steps. Every class of ``errors`` is in it."""
    said = _said()
    parts = []
    for kind in _classes():
        code = kind.code
        lines = [f"### `{code}`", "", " ".join((kind.__doc__ or "").split()), ""]
        if said.get(kind.__name__):
            lines += ["| what is said | next step |", "| --- | --- |"]
            lines += [f"| {_cell(one.message)} | {_cell(one.hint)} |" for one in said[kind.__name__]]
            lines.append("")
        parts.append("\n".join(lines))
    return "\n".join(parts)


def install_failures() -> str:
    """What pip, Python or the system print, and the next step; the first line that fits counts."""
    lines = ["| the log has | next step |", "| --- | --- |"]
    for pattern, step in FAMILIES:
        words = ", ".join(f"`{word}`" for word in _words(pattern))
        lines.append(f"| {words} | {_cell(step)} |")
    return "\n".join(lines)


def _classes() -> Iterator[type]:
    found = [kind for kind in vars(ERRORS).values()
             if isinstance(kind, type) and issubclass(kind, ERRORS.SparseWsssError)]
    return (kind for kind in found if kind is not ERRORS.SparseWsssError)


def _said() -> dict[str, list[Said]]:
    """Messages and hints of each class, from every place of the worker that makes one."""
    names = {kind.__name__ for kind in _classes()}
    found: dict[str, list[Said]] = {}
    for path in sorted(WORKER.rglob("*.py")):
        for call in calls(path):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if name in names and call.args:
                hint = next((word.value for word in call.keywords if word.arg == "hint"), None)
                one = Said(text_of(call.args[0]), _hint(hint, path))
                if one.message.strip(GAP + " .") and one not in found.setdefault(name, []):
                    found[name].append(one)
    return found


def _hint(node: ast.expr | None, path: Path) -> str:
    """Text of a next step; a name stands for a constant of the file."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "nearest":
        return "The message names the nearest valid word."
    if isinstance(node, ast.Name):
        try:
            return str(constant(path, node.id))
        except (NotThere, ValueError):
            return "The message says it."
    text = text_of(node) if node is not None else ""
    return text if text.strip(GAP) or not text else "The message says it."


def _cell(text: str) -> str:
    text = " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    return re.sub(rf"{GAP}+", GAP, text)


def _words(pattern: str) -> list[str]:
    """The alternatives of a pattern as a person would see them in a log."""
    return [_unescaped(part) for part in _alternatives(pattern)]


def _alternatives(pattern: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(pattern[start:i])
            start = i + 1
    parts.append(pattern[start:])
    inner = re.compile(r"\(([^()]*)\)")
    spread = []
    for part in parts:
        match = inner.search(part)
        choices = match[1].split("|") if match else [""]
        spread += [part[: match.start()] + choice + part[match.end():] for choice in choices] if match else [part]
    return spread


def _unescaped(part: str) -> str:
    plain = part.replace("\\b", "").replace("\\w+[\\d.]+", GAP).replace("'?", "'")
    return re.sub(r"\\(.)", r"\1", plain).replace("`", "'")


