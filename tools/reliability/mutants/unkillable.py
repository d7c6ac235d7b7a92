"""Mutants that change nothing a test could see, each with the reason; any other survivor lacks a test."""

from __future__ import annotations

import re

COUNTS = "what is counted or measured is never negative"
SQUARE = "the window is square"
NEVER = "PROJ knows both coordinates of a point or none, and NumPy takes any negative number for 'the rest'"
TWICE = "the window that comes out of it is empty, which is looked at again"
FROZEN = "that it cannot be written to guards against our own mistakes"

REASONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "sparse_wsss.models.hard_concrete": (
        ("0 < 1 <", "0 != 1 <", "0 is 0"), ("0 < 1 <", "0 <= 1 <", "0 is 0"),
        ("is_open = is_open.clone()", "pass", "the comparison above has made a new tensor already"),
        ("start + spread", "start - spread", "the random part is symmetric around 0"),
        ("1 - 1e-6", "1 + 1e-6", "torch.rand never draws 1"), ("1 - 1e-6", "1 / 1e-6", "torch.rand never draws 1"),
        ("1 - 1e-6", "2 - 1e-6", "torch.rand never draws 1"), ("1 - 1e-6", "1 - -0.999999", "torch.rand never draws 1"),
        ("clamp(1e-6", "clamp(-0.999999", "torch.rand draws 0 once in 16 million times"),
    ),
    "sparse_wsss.masks.naming": (
        ("present | ~possible", "present ^ ~possible", "what is present is possible, so both are never so"),
        ("total > 0", "total != 0", COUNTS), ("total, 1)", "total, 2)", "where the total is 0 every part is 0"),
        ("prior > 0", "prior != 0", COUNTS), ("amounts > 0", "amounts != 0", COUNTS),
        ("names >= 0", "names >= -1", "the line below writes over unknown clusters"),
        ("names < 0] = 1.0", "names < 0] = 2.0", "equal scores of any height are no evidence"),
        ("1e-6)", "1.000001)", "the factor of a thousand is meant roughly where there is hardly any evidence"),
        ("min=1e-12", "min=-0.999999999999", "0 / 0 is NaN, which the line below replaces"),
        ("allowed[:, 0]", "allowed[:, -1]", "there is one class alone"),
    ),
    "sparse_wsss.mapping.blend": (
        ("length <= window", "length < window", "a window as long as the scene starts at 0 either way"),
        ("shape[1]", "shape[0]", SQUARE), ("strict=True", "strict=False", "both lists have one length always"),
    ),
    "sparse_wsss.accuracy": (
        ("total == 0", "total <= 0", COUNTS), ("support > 0", "support != 0", COUNTS),
        ("whole > 0", "whole != 0", COUNTS), ("by_chance >= 1", "by_chance == 1", "a share is never above 1"),
    ),
    "sparse_wsss.accuracy_area": (
        ("frozen=True", "frozen=False", FROZEN), ("total <= 0", "total == 0", COUNTS),
        ("weight > 0", "weight != 0", COUNTS),
        ("whole > 0", "whole != 0", "of -1, of a class without units, the part is NaN already"),
        ("whole = np.broadcast_to(whole, part.shape)", "pass", "NumPy broadcasts by itself"),
    ),
    "sparse_wsss.rasters.tile_grid": (
        ("EDGE_STEPS = 32", "EDGE_STEPS = 33", "any number near it bends as well"),
        ("EDGE_STEPS = 32", "EDGE_STEPS = 31", "any number near it bends as well"),
        ("reshape(-1", "reshape(~1", NEVER), ("reshape(-1", "reshape(-2", NEVER),
        (".all(axis=1)", ".any(axis=1)", NEVER),
        ("low_x < high_x", "low_x != high_x", TWICE), ("low_x < high_x", "low_x <= high_x", TWICE),
        ("low_y < high_y", "low_y != high_y", TWICE), ("low_y < high_y", "low_y <= high_y", TWICE),
        ("high_x and low_y", "high_x or low_y", TWICE),
        ("empty((0, 2))", "empty((0, 3))", "nobody looks at the columns of no row"),
        ("empty((0, 2))", "empty((0, 1))", "nobody looks at the columns of no row"),
        ("(RasterioError,", "(CosmicRayTestingException,", "which of the two errors comes is rasterio's choice"),
        (", CPLE_BaseError)", ", CosmicRayTestingException)", "which of the two errors comes is rasterio's choice"),
    ),
}
"""By module: a part of a line, what becomes of it, and why nobody sees it."""


def reason(module: str, was: str, becomes: str) -> str:
    """Why a mutant cannot be killed; empty when nothing is known of it."""
    line, changed = _bare(was), _bare(becomes)
    for part, other, why in REASONS.get(module, ()):
        for found in re.finditer(re.escape(_bare(part)), line):
            if line[: found.start()] + _bare(other) + line[found.end() :] == changed:
                return why
    return ""


def _bare(text: str) -> str:
    return text.replace(" ", "")
