"""A finished pipeline of the real worker on a tiny scene: tiles, labels, a map after two rounds, in half a minute."""

from __future__ import annotations

from pathlib import Path

from tests.plugin.worlds import reference, scene

# A third of the tiles show both classes, and the network alone paints: the first round changes enough for a second.
SIDE, STRIPE, TILE = 96, 24, 16
TINY = {"dim": 16, "depth": 2, "heads": 2, "head_dim": 8, "mlp_dim": 32, "stem_width": 4, "detail_width": 0,
        "steps": 12, "evaluations": 4, "batch_size": 8, "clusters": 4, "rounds": 2, "round_steps": 3,
        "round_batch_size": 4, "mask_weight": 0, "mask_flips": False, "mask_shifts": False, "patience": 100}


def make(folder, python):
    """Run the stages; return the files by the names of the dock's state, and `classes_csv`."""
    from sparse_wsss_plugin.worker.launch import run_job

    def run(stage, **parameters):
        return run_job(Path(python), stage, parameters, listen=lambda event: None)

    raster, truth = scene(folder / "scene.tif", SIDE, STRIPE), reference(folder / "reference.tif", SIDE, STRIPE)
    classes = folder / "classes.csv"
    classes.write_text("code,name,colour\n1,water,#0000ff\n2,forest,#00aa00\n")
    cut, tiles = str(folder / "cut.gpkg"), str(folder / "tiles.gpkg")
    run("tiles", raster=[raster], tile_size=TILE, stride=TILE // 2, output=cut)
    run("labels", tiles=cut, reference=truth, classes=str(classes), output=tiles)
    files = {"raster": raster, "tiles": tiles, "run": str(folder / "run"), "map": str(folder / "map.tif"),
             "confidence": str(folder / "confidence.tif")}
    run("pipeline", tiles=tiles, raster=raster, run=files["run"], output=files["map"],
        confidence=files["confidence"], preset="quick", device="cpu", **TINY)
    return {**files, "reference": truth, "classes_csv": str(classes)}
