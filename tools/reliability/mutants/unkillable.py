"""Mutants that no test can kill, with the reason; a survivor that is not listed is a test that is missing."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {}
"""By module and change."""
