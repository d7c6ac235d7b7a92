"""Tables of what can go wrong: the worker's errors with their next steps, and the families of failed installations."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs_site.sources import GAP, PLUGIN, WORKER, NotThere, assigned, calls, constant, text_of

MOST_WORDS = 9  # of a family; more would hide the others
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
    for pattern, step in _families():
        words = ", ".join(f"`{word}`" for word in _words(pattern)[:MOST_WORDS])
        lines.append(f"| {words} | {_cell(step)} |")
    return "\n".join(lines)


def _families() -> Iterator[tuple[str, str]]:
    """Pattern and next step of each family: the last two of an entry of FAMILIES, wherever the plugin keeps it."""
    for path in sorted((PLUGIN / "worker").glob("*.py")):
        try:
            table = assigned(path, "FAMILIES")
        except NotThere:
            continue
        for entry in getattr(table, "elts", ()):
            pattern, step = (entry.elts if isinstance(entry, ast.Tuple) else entry.args)[-2:]
            yield text_of(pattern), _with_constants(step)


def _with_constants(node: ast.expr) -> str:
    """A text in which names stand for constants of the plugin's errors."""
    if isinstance(node, ast.BinOp):
        return _with_constants(node.left) + _with_constants(node.right)
    return str(constant(PLUGIN / "worker" / "errors.py", node.id)) if isinstance(node, ast.Name) else text_of(node)


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
    for expression, shown in PLAIN:
        pattern = re.sub(expression, shown, pattern)
    plain = (re.sub(r"\\(.)", r"\1", part).replace("`", "'").strip(" " + GAP) for part in _alternatives(pattern))
    found = [re.sub(f"{GAP}+", GAP, part) for part in plain]
    return list(dict.fromkeys(word for word in found if word))


PLAIN = (
    (r"(['\s])\?", r"\1"), (r"\\b|\(\?:|\?(?=\W|$)", ""), (r"\[\\\\/\]", "/"),
    (r"\[\^?[^\]]*\][*+]?|\\[SsWwDd][*+]?|\.[*+]", GAP), (rf"{GAP}(\[[^\]]*\][*+])?", GAP), (r"\(\||\|\)", "("),
)
"""What regular expressions have and logs do not, and what stands for it."""


def _alternatives(pattern: str) -> list[str]:
    """Every text that the bars and brackets of a pattern allow."""
    depth, parts, start = 0, [], 0
    for i, sign in enumerate(pattern):
        escaped = i > 0 and pattern[i - 1] == "\\"
        depth += 0 if escaped else (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(pattern[start:i])
            start = i + 1
    parts.append(pattern[start:])
    if len(parts) > 1:
        return [word for part in parts for word in _alternatives(part)]
    inner = re.search(r"(?<!\\)\(([^()]*)\)", pattern)
    if inner is None:
        return [pattern]
    spread = (pattern[: inner.start()] + choice + pattern[inner.end():] for choice in inner[1].split("|"))
    return [word for one in spread for word in _alternatives(one)]
