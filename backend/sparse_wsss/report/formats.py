"""How the report writes numbers: shares, counts, sizes and times. Empty text stands for no figure."""

from __future__ import annotations

from typing import Any

from sparse_wsss.report.run_facts import as_float


def shade(share: float) -> str:
    """Background in the accent colour, from clear to full."""
    return f"background:rgba(var(--accent-rgb),{.85 * min(1.0, max(0.0, share)):.2f})"


def percent(value: Any) -> str:
    """A share as a percentage with one digit."""
    share = as_float(value)
    return "" if share is None else f"{100 * share:.1f} %"


def number(value: Any) -> str:
    """A number with three significant digits."""
    known = as_float(value)
    return "" if known is None else f"{known:.0f}" if abs(known) >= 1000 or known == int(known) else f"{known:.3g}"


def count(value: Any) -> str:
    """A whole number with separators."""
    known = as_float(value)
    return "" if known is None else f"{known:,.0f}"


def megabytes(value: Any) -> str:
    """A file size."""
    known = as_float(value)
    return "" if known is None else f"{known / 1e6:.1f} MB"


def duration(seconds: float) -> str:
    """Seconds below two minutes, minutes and seconds above."""
    return f"{seconds:.0f} s" if seconds < 120 else f"{int(seconds // 60)}:{int(seconds % 60):02d} min"
