"""A painted world in which the west trains and the east is judged, and settings that learn it in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.contract import stage_parameters

from tests.tiny import NORTH_UP, UTM, TinyScene, run, tiny_scene

TILE = 32
SMALL: dict[str, Any] = {  # nothing is left to a default that somebody may tune
    "device": "cpu", "threads": 1, "seed": 2, "preset": "quick",
    "dim": 32, "depth": 2, "heads": 4, "head_dim": 8, "mlp_dim": 32, "patch_size": 4, "stem_width": 8,
    "steps": 40, "batch_size": 16, "learning_rate": 3e-3, "weight_decay": 0.05, "evaluations": 4, "patience": 4,
    "l0_weight": 0.5, "gate_start": 2.0, "gate_start_spread": 0.01, "gate_close_share": 0.25, "prune_at": 0.6,
    "patch_loss_weight": 1.0, "label_balance": 0.0, "presence_share": 0.15, "presence_start": 1.0,
    "half_size_share": 0.0, "validation_share": 0.15,
    "method": "global", "clusters": 24, "bands_weight": 1.0, "texture_weight": 1.0, "tokens_weight": 0.0,
    "heads_weight": 0.5, "scores_weight": 0.5, "network_share": 0.3, "mask_flips": True, "mask_shifts": True,
    "snap_steps": 0, "relabel": False,
    "encoder": "timm-mobilenetv3_small_100", "rounds": 1, "round_steps": 20, "round_batch_size": 8,
    "round_learning_rate": 2e-3, "robustness": 0.7, "class_balance": 0.0, "rare_tiles": 0.0, "candidate_weight": 0.5,
    "teacher_decay": 0.99,
    "overlap": 0.25, "window_batch": 16, "flips": False,
}
BRIEF: dict[str, Any] = {"steps": 8, "evaluations": 2, "round_steps": 4, "clusters": 8}
"""Changes for what is not judged by its map."""


def settings_of(stage: str, **changes: Any) -> dict[str, Any]:
    """The small settings that a stage has."""
    wanted = {name for name, entry in stage_parameters(stage).items() if entry["role"] == "setting"}
    return {name: value for name, value in {**SMALL, **changes}.items() if name in wanted}


@dataclass(frozen=True)
class World:
    """A scene of four classes, its labelled tiles in the west, and where its east lies."""

    folder: Path
    scene: TinyScene
    tiles: Path
    west: str
    """Extent of the half that is trained on."""
    east: str
    """Extent of the half that is judged."""

    def sar(self, has_sar: bool = True) -> dict[str, str]:
        """The parameter ``sar``, or none."""
        return {"sar": str(self.scene.sar)} if has_sar else {}

    def map_east(self, path: Path) -> np.ndarray:
        """Codes of a map of the whole scene, in the east."""
        with rasterio.open(path) as dataset:
            codes: np.ndarray = dataset.read(1)
        return codes[:, codes.shape[1] // 2 :]

    @property
    def truth_east(self) -> np.ndarray:
        """True codes in the east."""
        return self.scene.truth[:, self.scene.truth.shape[1] // 2 :]


def painted_world(folder: Path, *, side: int = 192, sar: bool = True, seed: int = 0, crs: CRS = UTM,
                  transform: Affine = NORTH_UP, corner: int = 20, name: str = "scene") -> World:
    """Paint a world and label the tiles of its west by the stages ``tiles`` and ``labels``."""
    scene = tiny_scene(folder, name, height=side, width=side + 64, corner=corner, seed=seed, crs=crs,
                       transform=transform)
    west, east = extents(scene)
    both = {"sar": scene.sar} if sar else {}
    run("tiles", raster=scene.optical, **both, tile_size=TILE, extent=west, output=folder / f"{name}_cut.gpkg")
    run("labels", tiles=folder / f"{name}_cut.gpkg", reference=scene.reference, classes=scene.classes,
        output=folder / f"{name}_tiles.gpkg")
    return World(folder, scene, folder / f"{name}_tiles.gpkg", west, east)


def extents(scene: TinyScene) -> tuple[str, str]:
    """West and east half of a scene, as the parameter ``extent`` wants them."""
    with rasterio.open(scene.optical) as dataset:
        bounds, code = dataset.bounds, dataset.crs.to_epsg()
    middle = (bounds.left + bounds.right) / 2
    return (f"{bounds.left},{middle},{bounds.bottom},{bounds.top} [EPSG:{code}]",
            f"{middle},{bounds.right},{bounds.bottom},{bounds.top} [EPSG:{code}]")


def pipeline_job(world: World, folder: Path, *, has_sar: bool = True, **changes: Any) -> dict[str, Any]:
    """Parameters of a pipeline into a folder: ``run``, ``map.tif`` and ``confidence.tif``."""
    return {"tiles": str(world.tiles), "raster": str(world.scene.optical), **world.sar(has_sar),
            "run": str(folder / "run"), "output": str(folder / "map.tif"),
            "confidence": str(folder / "confidence.tif"), **settings_of("pipeline", **changes)}


def agreement(codes: np.ndarray, truth: np.ndarray) -> float:
    """Share of the pixels with a class that have the right one."""
    known = codes != 255
    return float((codes[known] == truth[known]).mean())


def majority(world: World) -> float:
    """Share of the pixels that painting the most frequent class of the east would get right."""
    return float(np.bincount(world.truth_east.ravel()).max() / world.truth_east.size)
