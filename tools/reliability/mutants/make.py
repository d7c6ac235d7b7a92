"""Makes the mutants of a module: its text with one thing changed."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from reliability.mutants.operators import operators


@dataclass(frozen=True)
class Mutant:
    """A changed module."""

    line: int
    was: str
    becomes: str
    """The line that differs, without its indent."""
    source: str

    @property
    def change(self) -> str:
        """What was changed, in a line."""
        return f"{self.was} -> {self.becomes}"


@lru_cache(maxsize=1)
def mutants(source: str) -> tuple[Mutant, ...]:
    """All mutants of a module that can be told from it, in the order of its lines.

    Left out are those that are no Python, those that differ in annotations alone, which are never evaluated, and
    doubles.
    """
    seen, found = {_meaning(source)}, []
    for changed in _changed(source):
        meaning = _meaning(changed)
        if meaning is not None and meaning not in seen:
            seen.add(meaning)
            found.append(_mutant(source, changed))
    return tuple(sorted(found, key=lambda one: one.line))


def _changed(source: str) -> Iterator[str]:
    nodes = list(ast_nodes(get_ast(source)))
    for operator in operators():
        for occurrence in range(sum(len(list(operator().mutation_positions(node))) for node in nodes)):
            changed = mutate_code(source, operator(), occurrence)
            if changed is not None:
                yield changed


def _meaning(source: str) -> str | None:
    """The syntax tree as text, without annotations; None for what does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # such as `is` beside a number
            tree = ast.parse(source)
            compile(tree, "mutant", "exec")
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def _mutant(source: str, changed: str) -> Mutant:
    before, after = source.splitlines(), changed.splitlines()
    line = next(i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    return Mutant(line + 1, before[line].strip(), after[line].strip(), changed)
