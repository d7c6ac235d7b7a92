"""Weights: length, header, offsets and numbers of a safetensors file."""

from __future__ import annotations

from reliability.fuzz.array_edits import edited_tensors
from reliability.fuzz.case import Case
from reliability.fuzz.kinds.cards import use_model
from reliability.fuzz.told import Told

CASES = 900


def run(case: Case) -> Told:
    """Show, install, export or map with a model whose weights were changed."""
    case.take("model.safetensors", "model.json", "scene.tif")
    case.edit("model.safetensors", edited_tensors)
    return use_model(case)
