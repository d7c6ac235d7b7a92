"""The same painted world on a GPU; skips where there is none."""

import numpy as np
import pytest
import torch

from tests.pipeline.world import BRIEF, agreement, majority, painted_world, pipeline_job, settings_of
from tests.tiny import run

pytestmark = [pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")]
MARGIN = 0.3


def test_the_map_of_a_gpu_beats_the_majority(tmp_path):
    world = painted_world(tmp_path, seed=2)
    _, events = run("pipeline", **pipeline_job(world, tmp_path / "out", device="cuda"))
    assert events.events[0]["device"].startswith("cuda")
    assert agreement(world.map_east(tmp_path / "out" / "map.tif"), world.truth_east) > majority(world) + MARGIN


def test_a_model_maps_alike_on_gpu_and_cpu(tmp_path):
    world = painted_world(tmp_path, seed=2)
    run("pipeline", **pipeline_job(world, tmp_path / "out", device="cuda", method="paper", relabel=True, **BRIEF))
    maps = []
    for device in ("cuda", "cpu"):
        run("predict", run=tmp_path / "out" / "run", raster=world.scene.optical, **world.sar(),
            output=tmp_path / f"{device}.tif", **settings_of("predict", device=device))
        maps.append(world.map_east(tmp_path / f"{device}.tif"))
    assert (np.equal(*maps)).mean() > 0.99
