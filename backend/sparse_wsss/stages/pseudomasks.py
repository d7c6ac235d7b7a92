"""Stage ``pseudomasks``: the surviving heads' representations become a mask of every labelled tile."""

from __future__ import annotations

from pathlib import Path

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.run_folder import Stopwatch, read_text
from sparse_wsss.settings import PseudomaskSettings
from sparse_wsss.stages.mask_files import keep_masks, new_masks, open_masks, write_mask_rasters
from sparse_wsss.stages.masks_global import TABLE, clustered, feature_weights, global_masks
from sparse_wsss.stages.masks_paper import paper_masks
from sparse_wsss.stages.masks_tokens import require_class_tokens, token_masks
from sparse_wsss.stages.tile_list import TILE_LIST, write_tile_list
from sparse_wsss.stages.trained import open_trained

STAGE = "pseudomasks"
MASKS_SHARE = 0.9  # of the time; the rest is writing


def run(job: PseudomasksJob, context: Context) -> Outputs:
    """Make the masks of a run and write them as rasters."""
    watch = Stopwatch()
    trained = open_trained(context, job.device)
    if job.method == "global":
        feature_weights(job)
    elif job.method == "tokens":
        require_class_tokens(trained)
    settings = {name: getattr(job, name) for name in (*PseudomaskSettings.model_fields, "seed")}
    known = context.ranks.shared(lambda: context.run.begin(STAGE, settings, {"model": trained.model_hash}))
    folder = context.run.folder(STAGE)
    if not context.ranks.is_first:
        if known is None and job.method == "global":
            with clustered(trained, job, folder, context):
                return {}
        return {}
    if known is None:
        arrays = new_masks(len(trained.data), trained.data.tile_size, folder)
        with context.reporter.part(0.0, MASKS_SHARE):
            if job.method == "global":
                global_masks(trained, job, arrays, folder, context)
            elif job.method == "tokens":
                token_masks(trained, job, arrays, context)
            else:
                paper_masks(trained, job, arrays, context)
        keep_masks(arrays, folder)
    if known is None or not (folder / TILE_LIST).exists():
        write_tile_list(trained, folder, network_share=job.network_share, snap_steps=job.snap_steps,
                        has_areas=bool(trained.data.labels.has_shares.any()))
    arrays = open_masks(folder, trained.data)
    confidence = Path(job.confidence) if job.confidence else None
    with context.reporter.part(MASKS_SHARE, 1.0):
        write_mask_rasters(trained.data, arrays, Path(job.output), confidence, context)
    outputs: Outputs = {"output": job.output, "confidence": job.confidence, "method": job.method}
    table = folder / TABLE
    if job.output_clusters and table.exists():
        if Path(job.output_clusters).absolute() != table.absolute():
            write_text(Path(job.output_clusters), read_text(table))
        context.reporter.artifact("clusters", job.output_clusters)
        outputs["output_clusters"] = job.output_clusters
    elif job.output_clusters:
        context.reporter.warning(f"The method '{job.method}' has no table of clusters; the method 'global' has one.")
    if known is None:
        context.run.finish(STAGE, outputs, watch.seconds)
    return outputs
