"""Stage ``onnx``: a model as an ONNX file that Deepness and other programs run, checked before it takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rasterio.windows import Window
from torch import nn

from sparse_wsss.atomic import written_whole
from sparse_wsss.context import Context, Outputs
from sparse_wsss.device import prepare
from sparse_wsss.errors import BadJob, RunIncomplete, SparseWsssError
from sparse_wsss.jobs import OnnxJob
from sparse_wsss.mapping.blend import window_starts
from sparse_wsss.mapping.sliding_map import probabilities_of
from sparse_wsss.models.checkpoint import ModelCard, load_model
from sparse_wsss.onnx_export.graph import MapGraph
from sparse_wsss.onnx_export.metadata import metadata, pixel_of_card, pixel_of_raster
from sparse_wsss.onnx_export.raw_values import RawValues, as_trained, of_scene
from sparse_wsss.onnx_export.verify import (
    Agreement,
    agreement,
    on_random_tiles,
    on_tiles,
    open_session,
    require_agreement,
    run_session,
)
from sparse_wsss.onnx_export.write import INSTALL_HINT, require_onnx, write_onnx
from sparse_wsss.rasters.raster_file import band_indexes, open_raster, read_window
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.run_folder import Stopwatch, file_hash
from sparse_wsss.stages.band_match import match_bands
from sparse_wsss.stages.predict import without_sar
from sparse_wsss.stages.units import require_known_units, tell_units
from sparse_wsss.training.tile_store import normalise
from sparse_wsss.training.training_set import open_training_set

CHECKED_TILES = 16  # of a scene or a training set


@dataclass(frozen=True)
class RealTiles:
    """Tiles of a scene as they lie in its rasters, and what the stage ``predict`` says of them.

    Shapes: raw (n, C, S, S), wanted (n, K, S, S).
    """

    raw: np.ndarray
    wanted: np.ndarray


def run(job: OnnxJob, context: Context) -> Outputs:
    """Write the network of a run or a model file as ONNX."""
    watch, reporter = Stopwatch(), context.reporter
    require_onnx()
    prepare("cpu", 0, reporter)
    weights = chosen_weights(job, context)
    network, card = load_model(weights)
    if job.raster and not job.sar:
        network, card = without_sar(network, card, reporter)
    reporter.progress("exporting", 1, 4)
    raw, resolution, tiles = as_trained(card), pixel_of_card(card), None
    if job.raster:
        raw, resolution, tiles = _look_at_scene(job, network, card, context)
    graph = MapGraph(network, card, raw)
    props = metadata(card, raw, resolution, file_hash(weights))
    with written_whole(Path(job.output)) as part:
        write_onnx(part, graph, len(raw.channels), card.tile_size, len(card.classes), props)
        reporter.progress("checking", 2, 4)
        checks = _checks(part, graph, card, raw, tiles, context)
    reporter.progress("checking", 4, 4)
    reporter.artifact("onnx", job.output)
    outputs: Outputs = {"output": job.output, "model": str(weights), "tile_size": card.tile_size,
                        "channels": list(raw.channels), "seconds": round(watch.seconds, 2),
                        "checks": {name: vars(one) for name, one in checks.items()}}
    if checks:
        outputs["largest_difference"] = max(one.largest for one in checks.values())
    if context.run_folder is not None:
        context.run.note("onnx", {"network": job.network, "round": job.round}, {"model": str(weights)}, outputs,
                         watch.seconds)
    return outputs


def chosen_weights(job: OnnxJob, context: Context) -> Path:
    """Weights to export: the model file, else the network of the run that was asked for.

    Raises: BadJob when neither or both are given; RunIncomplete when the run has no such network.
    """
    if bool(job.model) == bool(job.run):
        raise BadJob("The export needs either RUN or MODEL.", hint="Set one of them.")
    if job.model:
        return Path(job.model)
    name = "model.safetensors"
    places = {"vit": [context.run.folder("train") / name],
              "best": [context.run.folder("refine") / name, context.run.folder("train") / name]}[job.network]
    if job.round:
        places = [context.run.folder("refine") / f"round_{job.round:02d}" / name]
    found = [path for path in places if path.is_file()]
    if not found:
        what = f"round {job.round}" if job.round else "trained model"
        raise RunIncomplete(f"The run {context.run.path} has no {what}.",
                            hint="Run 'Train' and 'Refine' with this RUN first, or choose another ROUND.")
    return found[0]


def _look_at_scene(job: OnnxJob, network: nn.Module, card: ModelCard, context: Context
                   ) -> tuple[RawValues, float, RealTiles]:
    """How the values of RASTER become the model's, its pixel, and tiles of it with what ``predict`` makes of them."""
    paths = [path for path in (job.raster, job.sar) if path]
    with Scene(Path(paths[0]), Path(paths[1]) if len(paths) > 1 else None) as scene:
        order = match_bands(scene, {m.name: m.bands for m in card.modalities},
                            {m.name: m.chosen for m in card.modalities})
        tell_units(scene.info.path.stem, scene.radiometry, context.reporter)
        require_known_units(scene, order, card.modalities, context.reporter)
        raw = of_scene(scene, order, paths)
        places = _places(scene, card.tile_size)
        shown = [scene.read(column, row, card.tile_size, card.tile_size, order) for column, row in places]
        resolution = pixel_of_raster(scene.info)
    images = np.stack([normalise(values, valid, card.mean, card.std) for values, valid in shown])
    with torch.inference_mode():
        wanted = probabilities_of(network, torch.from_numpy(images), False, card.temperature).numpy()
    return raw, resolution, RealTiles(_raw_tiles(paths, places, card.tile_size), wanted)


def _places(scene: Scene, tile_size: int) -> list[tuple[int, int]]:
    """Columns and rows of tiles from all over a scene."""
    columns, rows = (window_starts(side, tile_size, 0.0) for side in (scene.info.width, scene.info.height))
    places = [(column, row) for row in rows for column in columns]
    return places[:: -(-len(places) // CHECKED_TILES)]


def _raw_tiles(paths: list[str], places: list[tuple[int, int]], size: int) -> np.ndarray:
    """Tiles as they lie in the files, no number outside. Shapes: -> float32 (n, C, S, S)."""
    parts = []
    for path in paths:
        with open_raster(path) as dataset:
            indexes = band_indexes(dataset)
            tiles = np.full((len(places), len(indexes), size, size), np.nan, np.float32)
            for tile, (column, row) in zip(tiles, places, strict=True):
                width, height = min(size, dataset.width - column), min(size, dataset.height - row)
                tile[:, :height, :width], _ = read_window(dataset, indexes, Window(column, row, width, height))
        parts.append(tiles)
    return np.concatenate(parts, axis=1)


def _checks(path: Path, graph: MapGraph, card: ModelCard, raw: RawValues, tiles: RealTiles | None, context: Context
            ) -> dict[str, Agreement]:
    """Compare onnxruntime with torch on noise and on real tiles; by what was compared.

    Raises: OnnxFailed when they differ.
    """
    session = open_session(path)
    if session is None:
        context.reporter.warning(f"onnxruntime is not installed: the file was not checked. {INSTALL_HINT}")
        return {}
    found = {"random tiles": on_random_tiles(session, graph, raw, card.tile_size)}
    if tiles is not None:
        found["tiles of the raster"] = agreement([run_session(session, tiles.raw)], [tiles.wanted])
    elif context.run_folder is not None:
        stored = _training_tiles(card, context)
        if stored is not None:
            found["tiles of the training"] = on_tiles(session, graph, [stored])
    for what, one in found.items():
        require_agreement(one, what)
        context.reporter.log(f"onnxruntime agrees with torch on {one.n_tiles} {what}: the largest difference of a "
                             f"probability is {one.largest:.1e}, {100 * one.same_class:.2f} % of the pixels have the "
                             "same class.")
    return found


def _training_tiles(card: ModelCard, context: Context) -> np.ndarray | None:
    """Some training tiles of the run in the model's units, float32 (n, C, S, S); None when they are not there now."""
    try:
        data = open_training_set(context.run, card, context.reporter)
    except SparseWsssError as error:
        context.reporter.log(f"Not checked on tiles of the training: {error.message}")
        return None
    chosen = np.unique(np.linspace(0, len(data) - 1, CHECKED_TILES).astype(int))
    images: Any = data.store.batch(chosen, torch.device("cpu"))[0].numpy()
    return np.asarray(images * card.std + card.mean, np.float32)
