"""Files of a run that another stage reads: records, settings, tables of clusters, arrays, the copied tile index."""

from __future__ import annotations

import json

from reliability.fuzz import good
from reliability.fuzz.array_edits import edited_array, edited_tensors
from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.sqlite_edits import edit_geopackage
from reliability.fuzz.table_edits import edited_table
from reliability.fuzz.told import Told

CASES = 500
RESULTS = ("heads/*", "pseudomasks/*", "relabel/*", "train/cache/*", "*.1/*")


def run(case: Case) -> Told:
    """Go on in a run of which a file was changed."""
    case.take("run", "clusters.csv")
    folder = case.folder / "run"
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
                   and path.name != ".lock")
    name = case.random.choice(("clusters.csv", "clusters.csv", *(f"run/{file}" for file in files)))
    path = case.folder / name
    if name.endswith(".json"):
        text, words = edited_json(case.random, json.loads(path.read_text(encoding="utf-8")))
        path.write_bytes(text)
    elif name.endswith(".gpkg"):
        words = edit_geopackage(case.random, path)
    else:
        how = {".npy": edited_array, ".safetensors": edited_tensors}.get(
            path.suffix, lambda random, data: edited_table(random, data.decode()))
        case.edit(name, how)
        words = case.note
    use = case.random.choice(("relabel", "relabel", "heads", "heads", "pseudomasks", "predict", "train"))
    if name == "clusters.csv":
        use = "relabel"
    case.note = f"{use} {name}: {words}"
    return _use(case, use)


def _use(case: Case, use: str) -> Told:
    may = tuple(f"run/{pattern}" for pattern in RESULTS)
    if use == "relabel":
        return case.run("relabel", may, run="run", clusters="clusters.csv", output="p.tif", **good.settings("relabel"))
    if use == "heads":
        return case.run("heads", may, run="run", output_heads="h.csv", output_attention="a.tif",
                        output_strength="s.csv",
                        **good.settings("heads"))
    if use == "pseudomasks":
        return case.run("pseudomasks", may, run="run", output="p.tif", output_clusters="c.csv",
                        **good.settings("pseudomasks"))
    if use == "predict":
        case.take("scene.tif")
        return case.run("predict", may, run="run", raster="scene.tif", output="m.tif", **good.settings("predict"))
    return case.run("train", may, tiles=str(case.good / "tiles.gpkg"), run="run", **good.settings("train"))
