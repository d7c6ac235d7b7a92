"""Model cards: the JSON beside the weights, wherever it is read."""

from __future__ import annotations

import json

from reliability.fuzz import good
from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.told import Told

CASES = 800
USES = (*("show", "raster", "predict") * 4, *("install",) * 3, "predict", "predict", "stac", "stac", "onnx")


def run(case: Case) -> Told:
    """Show, install, export or map with a model whose card was changed."""
    case.take("model.safetensors", "model.json", "scene.tif")
    path = case.folder / "model.json"
    text, case.note = edited_json(case.random, json.loads(path.read_text(encoding="utf-8")),
                                  prefer=("network", "modalities", "classes", "tile_size"))
    path.write_bytes(text)
    return use_model(case)


def use_model(case: Case) -> Told:
    """One of the uses of a model, by chance; ONNX seldom, as it takes long."""
    how = case.random.choice(USES)
    name = "model.safetensors"
    if how == "predict":
        return case.run("predict", model=name, raster="scene.tif", output="m.tif", **good.settings("predict"))
    if how == "stac":
        case.take("map.tif")
        return case.run("stac", map="map.tif", card="model.json", time="2023", output="s.json")
    if how == "onnx":
        return case.run("onnx", model=name, output="m.onnx")
    more = {"show": {}, "raster": {"raster": "scene.tif"}, "install": {"action": "install", "library": "library"}}[how]
    return case.run("model", may_change=("library/*",), model=name, output="m.md", output_json="out.json", **more)
