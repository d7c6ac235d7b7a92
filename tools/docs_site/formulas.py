"""Formulas as MathML, made when the site is built: no script and no font has to come from the network.

In a page, as on GitHub: $`p_c`$ in a line, and a block fenced as ``math`` in which an empty line parts two formulas.
"""

from __future__ import annotations

import re
from typing import Any

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

FENCE = re.compile(r"^```math\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
INLINE = r"\$`([^`]+)`\$"
BEFORE_CODE = 195  # priority: code in backticks has 190
BEFORE_FENCES = 26  # fenced code has 25


def mathml(latex: str, display: str = "inline") -> str:
    """MathML of a formula; what a logarithm is taken of stands a little apart, as in print."""
    return str(convert(re.sub(r"\\log\s+", r"\\log\\,", latex), display=display))


class Formulas(Extension):
    """Formulas in a line and on lines of their own."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Look for them before code is."""
        md.preprocessors.register(_Block(md), "formulas", BEFORE_FENCES)
        md.inlinePatterns.register(_Inline(INLINE, md), "formula", BEFORE_CODE)


class _Block(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return FENCE.sub(self._stashed, "\n".join(lines)).split("\n")

    def _stashed(self, match: re.Match[str]) -> str:
        formulas = [" ".join(part.split()) for part in match[1].split("\n\n") if part.strip()]
        html = "".join(f'<div class="formula">{mathml(one, "block")}</div>' for one in formulas)
        return f"\n\n{self.md.htmlStash.store(html)}\n\n"


class _Inline(InlineProcessor):
    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return self.md.htmlStash.store(mathml(m.group(1))), m.start(0), m.end(0)


def makeExtension(**_options: Any) -> Formulas:
    """The extension, by the name that Markdown looks for."""
    return Formulas()
