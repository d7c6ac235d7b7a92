"""Stage ``relabel``: a person's names for the clusters repaint the masks in a moment, without the network."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sparse_wsss.atomic import make_folder
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import RunIncomplete
from sparse_wsss.jobs import RelabelJob
from sparse_wsss.masks.naming import cluster_names, pinned
from sparse_wsss.run_folder import Stopwatch, settings_of
from sparse_wsss.settings import PseudomaskSettings
from sparse_wsss.stages.cluster_table import CLUSTER_MAP, clusters_of, open_scores, read_cluster_names
from sparse_wsss.stages.mask_files import keep_masks, kept_array, new_masks, open_masks, write_mask_rasters
from sparse_wsss.stages.masks_global import PATCH_LOGITS, paint_all
from sparse_wsss.stages.trained import open_trained

STAGE = "relabel"


def run(job: RelabelJob, context: Context) -> Outputs:
    """Repaint the pseudomasks with the edited table; ``refine`` uses them from now on."""
    watch = Stopwatch()
    record = context.run.need("pseudomasks", "Pseudomasks")
    source = context.run.folder("pseudomasks")
    trained = open_trained(context, job.device)
    data, grid = trained.data, trained.network.shape.score_grid
    scores = open_scores(source, len(data.classes))
    made_with = settings_of(record, PseudomaskSettings, source)
    clusters = kept_array(source / CLUSTER_MAP, np.uint16, (len(data), data.tile_size, data.tile_size))
    logits = kept_array(source / PATCH_LOGITS, np.float16, (len(data), len(data.classes), grid, grid))
    if int(clusters.max(initial=0)) >= len(scores):
        raise RunIncomplete(f"{source / CLUSTER_MAP} names more clusters than there are.",
                            hint="Run 'Pseudomasks' again.")
    names = read_cluster_names(Path(job.clusters), len(scores), trained.data.classes.names)
    changed = int((names != cluster_names(scores)).sum())
    context.run.begin(STAGE, {"names": names.tolist()}, clusters_of(source))
    folder = context.run.folder(STAGE)
    make_folder(folder)
    arrays = new_masks(len(trained.data), trained.data.tile_size, folder)
    with context.reporter.part(0.0, 0.5):
        paint_all(trained, clusters, logits, pinned(scores, names), made_with, arrays, context)
    keep_masks(arrays, folder)
    with context.reporter.part(0.5, 1.0):
        write_mask_rasters(trained.data, open_masks(folder, trained.data), Path(job.output), None, context)
    context.reporter.log(f"{changed} of {len(scores)} clusters have another name than the evidence gives them.")
    outputs: Outputs = {"output": job.output, "changed_clusters": changed}
    context.run.finish(STAGE, outputs, watch.seconds)
    return outputs
