"""BigEarthNet: patches of 120 x 120 px at 10 m, a folder a patch and a GeoTIFF a band.

Version 1: ``BigEarthNet-v1.0/<patch>/<patch>_B02.tif`` and ``<patch>_labels_metadata.json``; Sentinel-1 in
``BigEarthNet-S1-v1.0``, whose JSON names the ``corresponding_s2_patch``. Version 2:
``BigEarthNet-S2/<scene>/<patch>/``, ``BigEarthNet-S1/<scene>/<patch>/`` and, beside them, ``metadata.parquet`` (or the
same table as ``metadata.csv``) with patch_id, labels, split and s1_name. Labels are the 19 classes, or CORINE's 43,
which are brought to them.

Sources: Sumbul et al. 2019 and 2021, doi:10.1109/IGARSS.2019.8900532, doi:10.1109/MGRS.2021.3089174; Clasen et al.
2024, arXiv:2407.03653; layout as in torchgeo's documentation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from sparse_wsss.datasets.bigearthnet_table import PatchFacts, read_metadata
from sparse_wsss.datasets.row import Found, Layout, Row, counted
from sparse_wsss.errors import ReferenceUnreadable
from sparse_wsss.json_text import parse_json
from sparse_wsss.legends import legend

S2_BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12")
S1_BANDS = ("VV", "VH")
NAME = re.compile(r"(?:^|/)(S[12][A-D]_[^/]+)/\1_(B\d[0-9A]|VV|VH|labels_metadata)\.(tif|json)$")
METADATA = re.compile(r"^metadata\.(csv|parquet)$")


def is_bigearthnet(folder: Path, path: str) -> bool:
    """Tell whether a file is named as in BigEarthNet."""
    return NAME.search(path) is not None


def bigearthnet(folder: Path, paths: list[str]) -> Found:
    """Rows of BigEarthNet's Sentinel-2 patches, with Sentinel-1 where there is any.

    Raises: ReferenceUnreadable when the labels are missing or broken.
    """
    places: dict[str, Path] = {}
    parts: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        match = NAME.search(path)
        if match:
            places[match[1]] = (folder / path).parent
            parts[match[1]].add(match[2])
    table = next((folder / path for path in sorted(paths) if METADATA.match(path.rsplit("/", 1)[-1])), None)
    facts = read_metadata(table) if table else _json_facts(places, parts)
    whole = {patch for patch, found in parts.items()
             if {*(S2_BANDS if patch.startswith("S2") else S1_BANDS)} <= found}
    has_sar = any(patch.startswith("S1") for patch in whole)
    rows, notes, left_out = [], [], dict.fromkeys(_REASONS, 0)
    for patch in sorted(place for place in places if place.startswith("S2")):
        row, reason = _row(patch, places, whole, facts.get(patch), has_sar)
        if row is not None:
            rows.append(row)
        else:
            left_out[reason] += 1
    notes += [f"{counted(n, 'patch', 'patches')} {reason}: left out." for reason, n in left_out.items() if n]
    return Found(rows, "bigearthnet19", notes)


_REASONS = ("without all bands", "without labels in the metadata", "without a class of the 19", "without Sentinel-1")


def _row(patch: str, places: dict[str, Path], whole: set[str], facts: PatchFacts | None,
         has_sar: bool) -> tuple[Row | None, str]:
    if patch not in whole:
        return None, _REASONS[0]
    if facts is None:
        return None, _REASONS[1]
    labels = in_19_classes(facts.labels)
    if not labels:
        return None, _REASONS[2]
    if has_sar and facts.sar not in whole:
        return None, _REASONS[3]
    sar = facts.sar if has_sar and facts.sar else None
    return Row(tile=patch, optical=tuple(places[patch] / f"{patch}_{band}.tif" for band in S2_BANDS), bands=S2_BANDS,
               sar=tuple(places[sar] / f"{sar}_{band}.tif" for band in S1_BANDS) if sar else (),
               sar_bands=S1_BANDS if sar else (), labels=labels, split=facts.split, names=(sar,) if sar else ()), ""


def _json_facts(places: dict[str, Path], parts: dict[str, set[str]]) -> dict[str, PatchFacts]:
    """Labels of version 1, and which Sentinel-1 patch belongs to which of Sentinel-2."""
    texts = {patch: _json(places[patch] / f"{patch}_labels_metadata.json")
             for patch, found in parts.items() if "labels_metadata" in found}
    if not texts:
        raise ReferenceUnreadable("The patches have no labels_metadata.json, and there is no metadata.parquet or .csv.",
                                  hint="Put metadata.parquet of BigEarthNet 2 into FOLDER, or take version 1.")
    sar = {str(text.get("corresponding_s2_patch")): patch for patch, text in texts.items() if patch.startswith("S1")}
    return {patch: PatchFacts(tuple(str(name) for name in text.get("labels", ())), sar.get(patch), None)
            for patch, text in texts.items() if patch.startswith("S2")}


def _json(path: Path) -> dict[str, Any]:
    try:
        value = parse_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReferenceUnreadable(f"The labels {path} cannot be read: {error}",
                                  hint="Unpack the archive again.") from None
    return value if isinstance(value, dict) else {}


def in_19_classes(names: tuple[str, ...]) -> tuple[str, ...]:
    """Bring names of CORINE's 43 or of the 19 classes to the 19; a class that none of them holds is dropped."""
    nineteen, corine = legend("bigearthnet19"), legend("corine3")
    if nineteen is None or corine is None:
        raise RuntimeError("the legends of BigEarthNet are not part of this installation")
    of_grid = nineteen.codings[0].code_of
    code_of = {_letters(one.name): of_grid.get(one.code) for one in corine.classes.classes}
    code_of |= {_letters(one.name): one.code for one in nineteen.classes.classes}
    unknown = next((name for name in names if _letters(name) not in code_of), None)
    if unknown is not None:
        raise ReferenceUnreadable(f"BigEarthNet's labels name '{unknown}', which is no class of CORINE.",
                                  hint="Unpack the metadata again.")
    codes = {code_of[_letters(name)] for name in names}
    return tuple(one.name for one in nineteen.classes.classes if one.code in codes)


def _letters(name: str) -> str:
    """A name without what its spellings differ in: Peat bogs, Peatbogs; Bare rock, Bare rocks."""
    return re.sub(r"[^a-z]", "", name.lower()).rstrip("s")


BIGEARTHNET = Layout("bigearthnet", "BigEarthNet", "BigEarthNet-v1.0/S2A_MSIL2A_20170613T101031_61_39/"
                     "S2A_MSIL2A_20170613T101031_61_39_B02.tif", is_bigearthnet, bigearthnet)
