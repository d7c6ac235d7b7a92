"""Finds before a whole run what would end it after the training: tiles, scene, its bands and units, encoder, method."""

from __future__ import annotations

from pathlib import Path

from sparse_wsss.errors import SettingOutOfRange
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import PipelineJob
from sparse_wsss.models.unet import encoder_name
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.stages.band_match import match_bands
from sparse_wsss.stages.masks_global import feature_weights
from sparse_wsss.stages.units import known_units, require_known_units
from sparse_wsss.training.training_set import read_labelled


def look_ahead(job: PipelineJob) -> list[int]:
    """Demand what every stage of a run will need.

    Returns: which bands of the scene are read, in the order of the model.
    Raises: whatever the stage would raise.
    """
    encoder_name(job.encoder)
    if job.method == "global":
        feature_weights(job)
    elif job.method == "tokens" and job.class_tokens != "per_class":
        raise SettingOutOfRange("METHOD tokens needs a class token for each class.",
                                hint="Set CLASS_TOKENS to per_class, or leave it empty.", where="class_tokens")
    index = read_labelled(job.tiles)
    with Scene(Path(job.raster), Path(job.sar) if job.sar else None) as scene:
        wanted = dict(index.modalities)
        if not job.sar and job.fusion == "late":
            wanted.pop("sar", None)
        order = match_bands(scene, wanted, index.tiles.bands)
        require_known_units(scene, order, known_units(index.tiles), Reporter())
    return order
