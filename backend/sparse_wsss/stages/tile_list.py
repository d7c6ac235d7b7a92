"""``tiles.json``: which tiles the arrays of a stage are of, in their order, where they lie and what they may show.

For programs that read the arrays without the worker, as the dock of the plugin does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sparse_wsss.atomic import write_json
from sparse_wsss.rasters.addresses import gdal_name
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.stages.trained import Trained

TILE_LIST = "tiles.json"


def write_tile_list(trained: Trained, folder: Path, **facts: Any) -> Path:
    """Write the list into the folder of a stage, with facts of that stage, and return its path."""
    data, shape = trained.data, trained.network.shape
    scenes = sorted({data.tiles.optical[i] for i in data.chosen})
    number = {path: position for position, path in enumerate(scenes)}
    labels = [[k for k, may in enumerate(row) if may] for row in trained.labels.tolist()]
    tiles = [
        {"tile": data.tiles.tile[i], "scene": number[data.tiles.optical[i]], "column": int(data.tiles.column[i]),
         "row": int(data.tiles.row[i]), "labels": labels[n], "stored": int(data.store.positions[n])}
        for n, i in enumerate(data.chosen)
    ]
    path = folder / TILE_LIST
    write_json(path, {
        "tile_size": data.tile_size, "patch_size": shape.patch_size, "grid": shape.grid,
        "score_grid": shape.score_grid, "padded_size": shape.padded_size, "bands": list(trained.card.bands),
        "classes": data.classes.to_json(), **facts, "scenes": [_scene(path) for path in scenes], "tiles": tiles,
    })
    return path


def _scene(path: Path) -> dict[str, Any]:
    info = raster_info(path)
    return {"raster": gdal_name(path), "width": info.width, "height": info.height, "crs": info.crs.to_wkt(),
            "transform": list(info.transform.to_gdal())}
