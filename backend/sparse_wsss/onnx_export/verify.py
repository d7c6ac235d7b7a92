"""Runs an ONNX file in onnxruntime and demands what the network itself says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch

from sparse_wsss.errors import OnnxFailed
from sparse_wsss.onnx_export.graph import MapGraph
from sparse_wsss.onnx_export.metadata import INPUT
from sparse_wsss.onnx_export.raw_values import RawValues

TOLERANCE = 1e-4  # of a probability; float32 sums in another order differ by about 1e-6
RANDOM_TILES = 8
SPREAD = 2.0  # standard deviations of random tiles: wider than scenes, and some of it is clipped


@dataclass(frozen=True)
class Agreement:
    """How far onnxruntime and torch differ on some tiles."""

    n_tiles: int
    largest: float
    """Largest difference of a probability."""
    same_class: float
    """Share of the pixels with the same class."""


def open_session(path: Path) -> Any:
    """Open a file on the processor; None when onnxruntime is not installed."""
    try:
        import onnxruntime
    except ImportError:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run_session(session: Any, tiles: np.ndarray) -> np.ndarray:
    """Class probabilities of tiles. Shapes: float32 (B, C, S, S) -> (B, K, S, S)."""
    return cast(np.ndarray, session.run(None, {INPUT: np.ascontiguousarray(tiles, np.float32)})[0])


def agreement(found: Sequence[np.ndarray], wanted: Sequence[np.ndarray]) -> Agreement:
    """Compare batches of probabilities, each (B, K, S, S)."""
    largest = max(float(np.abs(one - other).max()) for one, other in zip(found, wanted, strict=True))
    same = [float((one.argmax(1) == other.argmax(1)).mean()) for one, other in zip(found, wanted, strict=True)]
    return Agreement(sum(len(one) for one in found), largest, float(np.mean(same)))


def require_agreement(found: Agreement, what: str) -> None:
    """Demand that onnxruntime says what torch says.

    Raises: OnnxFailed when a probability differs by more than the tolerance.
    """
    if not found.largest <= TOLERANCE:  # not a number is no agreement
        raise OnnxFailed(
            f"The ONNX file does not say what the network says: on {what} a probability differs by {found.largest:.2g} "
            f"(allowed: {TOLERANCE:g}). Nothing was written.",
            hint="Update onnx and onnxruntime (the algorithm 'Environment' with ACTION install), and report it if it "
            "stays.")


def on_random_tiles(session: Any, graph: MapGraph, raw: RawValues, tile_size: int, seed: int = 0) -> Agreement:
    """Compare both on noise of the size of the training data, with some pixels without data."""
    rng = np.random.default_rng(seed)
    shape = (RANDOM_TILES, len(raw.channels), tile_size, tile_size)
    mean, std = graph.mean.numpy(), graph.std.numpy()
    tiles = raw.raw((mean + SPREAD * std * rng.standard_normal(shape)).astype(np.float32))
    tiles[0, :, :2, :2] = np.where(np.isnan(raw.nodata), np.nan, raw.nodata)[:, None, None]
    tiles[1, 0, 3, 3], tiles[1, -1, 4, 4] = np.nan, np.inf
    tiles[2] = 0.0
    return on_tiles(session, graph, [tiles])


def on_tiles(session: Any, graph: MapGraph, batches: Sequence[np.ndarray]) -> Agreement:
    """Compare both on tiles of raw values, each batch (B, C, S, S)."""
    with torch.inference_mode():
        wanted = [graph(torch.from_numpy(one)).numpy() for one in batches]
    return agreement([run_session(session, one) for one in batches], wanted)
