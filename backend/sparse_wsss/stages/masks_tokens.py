"""Pseudomasks from what the class token of each class looks at (method ``tokens``)."""

from __future__ import annotations

from sparse_wsss.context import Context
from sparse_wsss.errors import SettingOutOfRange
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.masks.features import allowed_log_scores
from sparse_wsss.masks.snapping import snapped
from sparse_wsss.masks.token_masks import token_log_scores
from sparse_wsss.models.vit_shape import to_pixels
from sparse_wsss.stages.mask_files import MaskArrays, keep_best
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.tile_store import batches

BATCH = 16


def require_class_tokens(trained: Trained) -> None:
    """Raise SettingOutOfRange when the network has one class token for all classes."""
    if trained.network.shape.class_tokens != "per_class":
        raise SettingOutOfRange(
            "METHOD tokens needs a class token for each class; this run was trained with one for all.",
            hint="Train a new run with CLASS_TOKENS per_class, or choose METHOD global.", where="method")


def token_masks(trained: Trained, job: PseudomasksJob, arrays: MaskArrays, context: Context) -> None:
    """Give each pixel the class of the tile whose token looks at it most."""
    data, shape = trained.data, trained.network.shape
    for chosen in batches(len(data), BATCH):
        images, valid = data.store.batch(chosen, trained.device)
        labels = trained.labels[chosen].to(trained.device)
        blocks = range(shape.layers)  # few heads are left: all of them speak
        view = trained.view(images, blocks, labels, job)
        patches = snapped(to_pixels(allowed_log_scores(view.output.patch_logits, labels), shape), images,
                          job.snap_steps)
        scores = token_log_scores(to_pixels(view.token_maps, shape), patches if trained.has_patch_scores else None,
                                  job.network_share)
        keep_best(arrays, data, chosen, scores, labels, valid)
        context.reporter.progress("reading class tokens", int(chosen[-1]) + 1, len(data))
