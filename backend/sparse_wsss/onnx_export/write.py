"""Writes the graph as an ONNX file that old runtimes read too.

torch has two exporters. The one by tracing is used: it writes opset 17 and file version 8, needs no onnxscript, and
takes a second. The one by torch.export (torch 2.13, onnxscript 0.7) writes opset 18 and file version 10 and fails to
go back; Deepness pins onnxruntime to at most 1.17, which reads file version 9.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from sparse_wsss.errors import NoOnnx, OnnxFailed
from sparse_wsss.onnx_export.graph import MapGraph
from sparse_wsss.onnx_export.metadata import INPUT, OUTPUT

OPSET = 17  # onnxruntime 1.12 of 2022 has it
MOST_BYTES = (1 << 31) - (1 << 20)  # an ONNX file is a protobuf message, which ends at 2 GiB
INSTALL_HINT = ("Run the algorithm 'Environment' with ACTION install, which adds them; in an environment of your own: "
                "python -m pip install onnx onnxruntime")


def require_onnx() -> Any:
    """Import the package onnx.

    Raises: NoOnnx with the next step when it is not installed.
    """
    try:
        import onnx
    except ImportError:
        raise NoOnnx("The worker's environment has no package onnx.", hint=INSTALL_HINT) from None
    return onnx


def write_onnx(path: Path, graph: MapGraph, n_channels: int, tile_size: int, n_classes: int,
               metadata: Mapping[str, str]) -> None:
    """Write a graph: fixed tile size, any number of tiles.

    Args:
        path: file to write.
        graph: on the CPU.
        n_channels: bands of all modalities.
        tile_size: side of a tile, px.
        n_classes: K.
        metadata: keys and values for the file.

    Raises: NoOnnx, OnnxFailed.
    """
    onnx = require_onnx()
    size = sum(tensor.numel() * tensor.element_size() for tensor in graph.state_dict().values())
    if size > MOST_BYTES:
        raise OnnxFailed(f"The network has {size / 1024**3:.1f} GiB of weights; an ONNX file ends at 2 GiB.",
                         hint="Export the refined network, or train a smaller one.")
    example = torch.zeros(2, n_channels, tile_size, tile_size)  # of two tiles, so that no size is taken for the batch
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sizes are fixed on purpose; that the exporter is the older one is known
        torch.onnx.export(graph, (example,), str(path), input_names=[INPUT], output_names=[OUTPUT], dynamo=False,
                          opset_version=OPSET, dynamic_axes={INPUT: {0: "batch"}, OUTPUT: {0: "batch"}})
    model = onnx.load(str(path))
    _count_axes_from_the_front(model)
    for axis, length in enumerate((n_classes, tile_size, tile_size), start=1):  # Deepness counts classes by the shape
        model.graph.output[0].type.tensor_type.shape.dim[axis].dim_value = length
    onnx.helper.set_model_props(model, dict(metadata))
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(path))


def _count_axes_from_the_front(model: Any) -> None:
    """Axes of transpositions: torch writes -1 where ONNX allows no negative number."""
    for node in model.graph.node:
        for attribute in node.attribute if node.op_type == "Transpose" else ():
            axes = [axis % len(attribute.ints) for axis in attribute.ints]
            attribute.ints[:] = axes
