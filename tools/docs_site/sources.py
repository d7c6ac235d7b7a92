"""Reads Python sources without running them: what is defined, constants, texts that are shown, errors and their hints.

So the site is built without QGIS and without torch, and says what the code says.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WORKER = ROOT / "backend" / "sparse_wsss"
PLUGIN = ROOT / "sparse_wsss_plugin"
GAP = "…"  # stands for a value that is only known when something happens


class NotThere(LookupError):
    """A page names something that the sources or the records do not have."""


@cache
def tree(path: Path) -> ast.Module:
    """Syntax tree of a file.

    Raises: NotThere when there is no such file.
    """
    if not path.is_file():
        raise NotThere(f"{path.relative_to(ROOT)} is not there")
    return ast.parse(path.read_text(encoding="utf-8"))


def find(path: Path, name: str) -> int:
    """Line of a function, class, method (``Class.method``) or constant of a file.

    Raises: NotThere when it has none of that name.
    """
    body: list[ast.stmt] = tree(path).body
    node: ast.stmt | None = None
    for part in name.split("."):
        node = next((one for one in body if _name(one) == part), None)
        if node is None:
            raise NotThere(f"{path.relative_to(ROOT)} has no '{name}'")
        body = getattr(node, "body", [])
    return node.lineno if node is not None else 1


def assigned(path: Path, name: str) -> ast.expr:
    """What a name of a module stands for.

    Raises: NotThere when the file gives it none.
    """
    for node in tree(path).body:
        targets, value = _targets(node), getattr(node, "value", None)
        if name in targets and value is not None:
            is_many = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
            found: ast.expr = value.elts[targets.index(name)] if is_many else value
            return found
    raise NotThere(f"{path.relative_to(ROOT)} has no constant '{name}'")


def constant(path: Path, name: str) -> Any:
    """Value of a constant that is a number, a text, or a tuple or product of such.

    Raises: NotThere when the file has none of that name, or not such a one.
    """
    return _computed(assigned(path, name))


def text_of(node: ast.AST) -> str:
    """A text in the source; what is put into it when it is shown becomes a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else GAP for part in node.values)  # type: ignore[misc]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return text_of(node.left) + text_of(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "marked"):
        return text_of(node.args[0])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return text_of(node.func.value).replace("{}", GAP)
    return GAP


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a file, in its order."""
    found = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    yield from sorted(found, key=lambda node: (node.lineno, node.col_offset))


def returned(path: Path, method: str) -> ast.expr | None:
    """What the method of the one class of a file returns, or None when it has no such method."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and node.name == method:
            return next((one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value), None)
    return None


def _name(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    return next(iter(_targets(node)), "")


def _targets(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    if not isinstance(node, ast.Assign):
        return []
    names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
    return [one.id for one in names if isinstance(one, ast.Name)]


def _computed(node: ast.expr) -> Any:
    if isinstance(node, ast.BinOp):
        left, right = _computed(node.left), _computed(node.right)
        return left**right if isinstance(node.op, ast.Pow) else left * right
    if isinstance(node, ast.JoinedStr):
        return text_of(node)
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise NotThere(f"'{ast.unparse(node)}' is no plain value") from None
