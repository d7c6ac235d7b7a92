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
    spec = importlib.util.find_spec("torchvision")
    if spec is None or spec.origin is None:
        return  # timm says what is missing
    if not _compiled_part_loads(Path(spec.origin).parent):
        library = torch.library.Library("torchvision", "DEF")
        for name in MISSING_OPERATORS:
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _KEPT.append(library)
    import torchvision  # noqa: F401


def _compiled_part_loads(folder: Path) -> bool:
    for part in (*folder.glob("_C*.so"), *folder.glob("_C*.pyd"), *folder.glob("_C*.dylib")):
        try:
            torch.ops.load_library(str(part))
        except OSError:
            return False
        return True
    return False
