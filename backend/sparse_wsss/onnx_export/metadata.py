"""What is written beside the graph: the settings that the plugin Deepness reads, and the whole card of the model.

Keys and their encoding: https://github.com/PUTvision/qgis-plugin-deepness, "Adding metadata to ONNX model". Every value
is JSON.
"""

from __future__ import annotations

import json
from typing import Any

from rasterio.crs import CRS

from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.onnx_export.raw_values import RawValues
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.training.tile_store import CLIP

INPUT, OUTPUT = "values", "probabilities"
OWN_KEY = "sparse_wsss"
FULL_BYTE = 255.0  # Deepness divides every value by it, whatever the raster's type
OVERLAP_PERCENT = 50  # as the stage predict; Deepness takes the middle half of each tile
METRES_OF_DEGREE = 111_319.490793  # on the equator, as QGIS turns metres into degrees
NO_PIXEL = 0.01  # a pixel smaller than this in units of the CRS is in degrees
ABOUT_EQUAL = 0.1  # projections stretch by some percent


def metadata(card: ModelCard, raw: RawValues, resolution_m: float, weights: str) -> dict[str, str]:
    """Keys and values of the file.

    Args:
        card: of the model.
        raw: what the graph does to the values.
        resolution_m: size of a pixel in units of the raster's CRS, as metres.
        weights: digest of the model's weights.
    """
    n = len(raw.channels)
    deepness: dict[str, Any] = {
        "model_type": "Segmentor",
        "class_names": {str(i): name for i, name in enumerate(card.classes.names)},
        "resolution": round(100 * resolution_m, 4),  # cm per pixel
        "tile_size": card.tile_size,
        "tiles_overlap": OVERLAP_PERCENT,
        # (value / 255 - 0) / (1 / 255) is the value: the graph normalises by itself
        "standardization_mean": [0.0] * n,
        "standardization_std": [1 / FULL_BYTE] * n,
        "seg_thresh": 0.0,  # a threshold would turn doubtful pixels into the first class
        "seg_small_segment": 0,
    }
    own = {
        **card.to_json(), "weights": weights,
        "input": {"name": INPUT, "channels": list(raw.channels), "size": card.tile_size,
                  "values": "as they lie in the raster" if raw.done else "in the units of the model",
                  "done": list(raw.done), "clip": CLIP,
                  "nodata": [None if value != value else value for value in raw.nodata.tolist()]},
        "output": {"name": OUTPUT, "what": "probability of each class", "codes": list(card.classes.codes)},
    }
    return {key: json.dumps(value, ensure_ascii=False) for key, value in {**deepness, OWN_KEY: own}.items()}


def pixel_of_raster(info: RasterInfo) -> float:
    """Size of a raster's pixel as QGIS turns units into metres, so that Deepness reads pixel by pixel."""
    side = abs(info.transform.a) or abs(info.transform.b)
    return side * _metres_of_unit(info.crs)


def pixel_of_card(card: ModelCard) -> float:
    """The same of a model's training raster, as far as its card tells."""
    if card.pixel_m and abs(card.resolution / card.pixel_m - 1) > ABOUT_EQUAL:
        return card.pixel_m
    return card.resolution * (METRES_OF_DEGREE if card.resolution < NO_PIXEL else 1.0)


def _metres_of_unit(crs: CRS) -> float:
    return METRES_OF_DEGREE if crs.is_geographic else float(crs.linear_units_factor[1])
