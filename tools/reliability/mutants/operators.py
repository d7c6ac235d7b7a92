"""What is changed in a mutant: Cosmic Ray's operators, those that make sense here, and three that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from cosmic_ray.operators import (
    binary_operator_replacement,
    boolean_replacer,
    break_continue,
    comparison_operator_replacement,
    exception_replacer,
    number_replacer,
    remove_decorator,
    unary_operator_replacement,
    zero_iteration_for_loop,
)
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Keyword, Name
from parso.tree import NodeOrLeaf, search_ancestor

ORDER, BITS = ("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"), ("BitOr", "BitAnd", "BitXor")
REPLACED = (
    ("BinaryOperator", ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"), ("Add", "Sub", "Mul", "Div")),
    ("BinaryOperator", BITS, BITS), ("ComparisonOperator", ORDER, ORDER),
    ("ComparisonOperator", ("Is", "IsNot"), ("Is", "IsNot")),
)
"""Which operators are replaced by which. Others would fail on these values at once, and prove nothing of a test."""
TWINS = (("min", "max"), ("amin", "amax"), ("minimum", "maximum"), ("argmin", "argmax"), ("floor", "ceil"),
         ("zeros", "ones"), ("zeros_like", "ones_like"), ("any", "all"), ("sum", "mean"))
SWAPPED = {one: other for pair in TWINS for one, other in (pair, pair[::-1])}
Position = tuple[tuple[int, int], tuple[int, int]]


class _Own(Operator):
    """An operator that changes a node in one way at most."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Tell whether the node can be changed."""
        raise NotImplementedError

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Where the node can be changed."""
        if self.fits(node):
            yield node.start_pos, node.end_pos


class DropStatement(_Own):
    """Leaves a statement of a function out; what it returns is left to ``ReturnNone``."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Statements in functions; no text that documents, no import."""
        return (node.type == "simple_stmt" and search_ancestor(node, "funcdef") is not None
                and node.children[0].type in ("expr_stmt", "atom_expr", "raise_stmt", "yield_expr"))

    def mutate(self, node: Any, index: int) -> Any:
        """Put ``pass`` in its place."""
        node.children[0] = Keyword("pass", node.start_pos, node.children[0].get_first_leaf().prefix)
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """As Cosmic Ray wants them."""
        return (Example("def f():\n    x = 1\n", "def f():\n    pass\n"),)


class ReturnNone(_Own):
    """Returns nothing instead of a value."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """``return`` with a value."""
        return node.type == "return_stmt" and node.children[1].get_code().strip() != "None"

    def mutate(self, node: Any, index: int) -> Any:
        """Put ``None`` in its place."""
        node.children[1] = Keyword("None", node.children[1].start_pos, " ")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """As Cosmic Ray wants them."""
        return (Example("def f():\n    return 1\n", "def f():\n    return None\n"),)


class SwapTwin(_Own):
    """Calls a function's twin: the largest for the smallest."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Names that have a twin."""
        return isinstance(node, Name) and node.value in SWAPPED and search_ancestor(node, "import_from") is None

    def mutate(self, node: Any, index: int) -> Any:
        """Write the other name."""
        node.value = SWAPPED[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """As Cosmic Ray wants them."""
        return (Example("min(x)", "max(x)"),)


def operators() -> list[type[Operator]]:
    """All operators that are used."""
    swaps = {f"Replace{kind}_{one}_{other}" for kind, ones, others in REPLACED for one, other in product(ones, others)}
    replacing = (*binary_operator_replacement.operators(), *comparison_operator_replacement.operators())
    return [
        *(one for one in replacing if one.__name__ in swaps), *unary_operator_replacement.operators(),
        boolean_replacer.AddNot, boolean_replacer.ReplaceTrueWithFalse, boolean_replacer.ReplaceFalseWithTrue,
        boolean_replacer.ReplaceAndWithOr, boolean_replacer.ReplaceOrWithAnd, break_continue.ReplaceBreakWithContinue,
        break_continue.ReplaceContinueWithBreak, exception_replacer.ExceptionReplacer, number_replacer.NumberReplacer,
        remove_decorator.RemoveDecorator, zero_iteration_for_loop.ZeroIterationForLoop,
        DropStatement, ReturnNone, SwapTwin,
    ]
