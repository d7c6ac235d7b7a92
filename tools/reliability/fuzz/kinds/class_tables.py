"""Class tables: CSV, TSV, JSON, styles and the names beside a raster."""

from __future__ import annotations

import json
from random import Random

from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.table_edits import edited_table
from reliability.fuzz.told import Told

CASES = 1600
TABLES = {"classes.csv": ",", "classes.tsv": "\t", "many.csv": ";"}
XML = ("map.tif.aux.xml", "map.qml")
NUMBERS = (b"<F>1<", b"<F>4<", b"<Usage>5<", b"<Usage>2<", b'value="2', b'value="1')
"""Where numbers stand in the files of names and of styles."""
BOMB = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)) +
    "]><PAMDataset><CategoryNames><Category>&j;</Category></CategoryNames></PAMDataset>").encode()
"""Ten thousand million letters, for a reader that believes in entities."""


def run(case: Case) -> Told:
    """Use a mutated class table where the stages take one."""
    name = case.random.choice((*TABLES, "classes.json", "list.json", *XML))
    case.take(name)
    path = case.folder / name
    if name in TABLES:
        data, case.note = edited_table(case.random, path.read_text(encoding="utf-8"), TABLES[name])
        path.write_bytes(data)
    elif name.endswith(".json"):
        text, case.note = edited_json(case.random, json.loads(path.read_text(encoding="utf-8")))
        path.write_bytes(text)
    else:
        case.edit(name, _edited_xml)
    case.note = f"{name}: {case.note}"
    if name.endswith(".xml"):
        case.take("map.tif", "tiles.gpkg")
        return case.random.choice((
            lambda: case.run("export", map="map.tif", output="e.tif"),
            lambda: case.run("evaluate", map="map.tif", reference="map.tif", output_json="a.json"),
            lambda: case.run("labels", tiles="tiles.gpkg", reference="map.tif", output="l.gpkg")))()
    case.take("tiles.gpkg", "labels.csv")
    reference = case.random.choice(({}, {"reference": "labels.csv"}))
    return case.run("labels", tiles="tiles.gpkg", classes=name, output="l.gpkg", **reference)


def _edited_xml(random: Random, data: bytes) -> tuple[bytes, str]:
    how = random.choice(("bytes", "bytes", "number", "number", "nest", "entities"))
    if how == "entities" and random.random() < 0.2:
        return BOMB, how
    if how == "number":
        old = random.choice([one for one in NUMBERS if one in data] or [b"<"])
        new = random.choice((b"1e400", b"nan", b"-1", b"99999999999", b"", b"1.5", b"inf", b"255", b"\xd9\xa3"))
        return data.replace(old, old[:-1] + new + b"<" if old.endswith(b"<") else old[:-1] + new, 1), f"{old!r} {new!r}"
    if how == "nest":
        return data.replace(b"<PAMRasterBand", b"<a>" * 50_000 + b"<PAMRasterBand", 1), how
    return edited_bytes(random, data)
