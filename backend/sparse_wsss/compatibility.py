"""Survives a torchvision whose compiled part does not fit torch; timm imports it, we use none of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import torch

_KEPT: list[torch.library.Library] = []  # a library lives as long as its object
MISSING_OPERATORS = ("nms", "qnms")


def import_torchvision() -> None:
    """Import torchvision, declaring the two operators it needs when its compiled part cannot be loaded.

    A CPU build of torch beside the registry's torchvision fails at import with
    "operator torchvision::nms does not exist"; the declaration is enough for a plain import.
    """
    if "torchvision" in sys.modules:
        return
    folder = _folder()
    if folder is None:
        return  # timm says what is missing
    if _problem_of(folder):
        library = torch.library.Library("torchvision", "DEF")
        for name in MISSING_OPERATORS:
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _KEPT.append(library)
    import torchvision  # noqa: F401


def torchvision_problem() -> str:
    """Say why the compiled part of torchvision cannot be loaded; empty when it can, or when there is no torchvision."""
    folder = _folder()
    return "" if folder is None else _problem_of(folder)


def _folder() -> Path | None:
    spec = importlib.util.find_spec("torchvision")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def _problem_of(folder: Path) -> str:
    for part in (*folder.glob("_C*.so"), *folder.glob("_C*.pyd"), *folder.glob("_C*.dylib")):
        try:
            torch.ops.load_library(str(part))
        except OSError as error:
            return str(error)
        return ""
    return "it has no compiled part"
