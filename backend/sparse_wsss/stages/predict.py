"""Stage ``predict``: a land-cover map of a whole scene, with confidence, streamed in windows."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from torch import nn

from sparse_wsss.context import Context, Outputs
from sparse_wsss.device import choose
from sparse_wsss.errors import BadJob, NoValidPixels, RunIncomplete
from sparse_wsss.events import Reporter
from sparse_wsss.fitting import pass_size
from sparse_wsss.jobs import PredictJob
from sparse_wsss.mapping.blend import n_strips
from sparse_wsss.mapping.sliding_map import MapStrip, map_strips
from sparse_wsss.models.checkpoint import ModelCard, load_card, load_model
from sparse_wsss.models.late_fusion import LateFusionViT
from sparse_wsss.models.unet import fold_norms
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.rasters.tile_grid import extent_window
from sparse_wsss.rasters.writer import NO_CLASS, RasterWriter
from sparse_wsss.run_folder import Stopwatch
from sparse_wsss.stages.band_match import match_bands
from sparse_wsss.stages.fit import misfits
from sparse_wsss.stages.rank_parts import parts_in_order
from sparse_wsss.stages.units import require_known_units, tell_units
from sparse_wsss.training.tile_store import normalise


def run(job: PredictJob, context: Context) -> Outputs:
    """Map a scene with the model of a run or a model file."""
    watch = Stopwatch()
    weights = find_model(job, context)
    network, card = load_model(weights)
    fold_norms(network)
    if not job.sar:
        network, card = without_sar(network, card, context.reporter)
    device = choose(job.device)
    network.to(device)
    with Scene(Path(job.raster), Path(job.sar) if job.sar else None) as scene, ExitStack() as closed_first:
        order = match_bands(scene, {m.name: m.bands for m in card.modalities},
                            {m.name: m.chosen for m in card.modalities})
        units = tell_units(scene.info.path.stem, scene.radiometry, context.reporter)
        require_known_units(scene, order, card.modalities, context.reporter)
        for text in misfits(scene, order, card, [path for path in (job.raster, job.sar) if path]):
            context.reporter.warning(text)
        area = extent_window(job.extent, scene.info) if job.extent else (0, 0, scene.info.width, scene.info.height)

        def read(column: int, row: int, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
            values, valid = scene.read(area[0] + column, area[1] + row, width, height, order)
            return normalise(values, valid, card.mean, card.std), valid

        share = context.ranks.part(n_strips(area[3], card.tile_size, job.overlap))
        pieces = closed_first.enter_context(closing(map_strips(
            network, read, area[2], area[3], len(card.classes), card.tile_size, job.overlap,
            pass_size(card.tile_size, job.window_batch), job.flips, device,
            lambda done, n: context.reporter.progress("mapping", done, n), card.temperature, share,
            context.reporter.warning,
        )))
        rows = ((piece.row, written_of(piece, card, bool(job.probabilities))) for piece in pieces)
        output = Path(job.output)
        with parts_in_order(rows, output.with_name(f".{output.name}.parts"), context.ranks) as joined:
            if joined is None:
                return {}
            with ExitStack() as stack:
                writers = _Writers(job, scene, area, card, stack)
                for row, arrays in joined:
                    writers.write(row, arrays)
                if not writers.n_valid:
                    raise NoValidPixels(f"{Path(job.raster).name} has no valid pixel in the area to map.",
                                        hint="Check its nodata value, or choose another EXTENT.")
    outputs: Outputs = {"output": job.output, "model": str(weights), "seconds": round(watch.seconds, 2)}
    if units:
        outputs["units"] = units
    for kind in ("output", "confidence", "probabilities"):
        path = getattr(job, kind)
        if path:
            context.reporter.artifact("map" if kind == "output" else kind, path)
            outputs[kind] = path
    if context.run_folder is not None:
        # not begun and finished: a map that lies in the folder of the stage must not be set aside with it
        context.run.note("predict", {"raster": job.raster}, {"model": str(weights)}, outputs, watch.seconds)
    return outputs


def find_model(job: PredictJob, context: Context) -> Path:
    """Weights to map with: the model file, else the run's refined network, else its sparse ViT.

    Raises: BadJob when neither or both are given; RunIncomplete when the run has no model yet.
    """
    if bool(job.model) == bool(job.run):
        raise BadJob("Predict needs either RUN or MODEL.", hint="Set one of them.")
    if job.model:
        return Path(job.model)
    found = [context.run.folder(stage) / "model.safetensors" for stage in ("refine", "train")
             if context.run.record(stage)]
    if not found:
        raise RunIncomplete(f"The run {context.run.path} has no trained model.",
                            hint="Run 'Train' with this RUN first.")
    if job.sar:
        return found[0]
    return next((weights for weights in found if not needs_sar(load_card(weights))), found[0])


def needs_sar(card: ModelCard) -> bool:
    """Tell whether a model cannot map without SAR: it was trained with SAR, and its modalities are not apart."""
    return any(modality.name == "sar" for modality in card.modalities) and card.network.get("fusion") != "late"


def without_sar(network: nn.Module, card: ModelCard, reporter: Reporter) -> tuple[nn.Module, ModelCard]:
    """Take the optical transformer of a late-fusion network, and say so; other networks stay as they are."""
    names = [modality.name for modality in card.modalities]
    if "sar" not in names or not isinstance(network, LateFusionViT):
        return network, card
    reporter.warning("The model was trained with SAR; no SAR raster is given. The map is made by its optical "
                     "transformer alone, without SAR and without refinement, and may be less accurate.")
    i = names.index("optical")
    alone = network.only(i)
    return alone, replace(card, modalities=(card.modalities[i],), network=alone.shape.to_json())


def written_of(piece: MapStrip, card: ModelCard, with_probabilities: bool) -> dict[str, np.ndarray]:
    """What of finished rows is written: codes uint8 (h, W), confidence float32 (h, W), probabilities float32 (K, h, W).

    Where there is no class codes are 255, the others NaN.
    """
    codes, none = np.array(card.classes.codes, np.uint8)[piece.probabilities.argmax(0)], np.float32(np.nan)
    arrays = {"codes": np.where(piece.valid, codes, np.uint8(NO_CLASS)),
              "confidence": np.where(piece.valid, piece.probabilities.max(0), none)}
    if with_probabilities:
        arrays["probabilities"] = np.where(piece.valid, piece.probabilities, none)
    return arrays


@dataclass
class _Writers:
    """The rasters of a map, written strip by strip and put in place together at the end."""

    job: PredictJob
    scene: Scene
    area: tuple[int, int, int, int]
    card: ModelCard
    stack: ExitStack
    n_valid: int = 0

    def __post_init__(self) -> None:
        def writer(
            path: str | None, dtype: str, n_bands: int, nodata: float, names: tuple[str, ...]
        ) -> RasterWriter | None:
            if not path:
                return None
            classes = self.card.classes if dtype == "uint8" else None
            return self.stack.enter_context(RasterWriter(
                Path(path), self.scene.info, self.area, dtype, n_bands, nodata, names, classes=classes,
                cloud_optimised=True))

        self._map = writer(self.job.output, "uint8", 1, NO_CLASS, ("class",))
        self._confidence = writer(self.job.confidence, "float32", 1, np.nan, ("confidence",))
        names = self.card.classes.names
        self._probabilities = writer(self.job.probabilities, "float32", len(names), np.nan, names)

    def write(self, row: int, arrays: dict[str, np.ndarray]) -> None:
        """Write what ``written_of`` made of finished rows."""
        self.n_valid += int((arrays["codes"] != NO_CLASS).sum())
        if self._map:
            self._map.write(arrays["codes"], row)
        if self._confidence:
            self._confidence.write(arrays["confidence"], row)
        if self._probabilities:
            self._probabilities.write(arrays["probabilities"], row)
