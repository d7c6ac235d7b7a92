"""Image-level labels: which classes cover enough of a tile, and how much, counted from a reference or listed in a CSV.

Counting is streamed tile by tile; reading the reference is left to ``rasters.reference``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from sparse_wsss.csv_text import text_of_cell
from sparse_wsss.errors import NoLabels, NoOverlap, ReferenceUnreadable, UnknownClass
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.labels.tile_labels import Labels, TileLabels, names_in, parse_labels
from sparse_wsss.rasters.raster_grid import crs_name
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.sidecars import table_of_codes

N_CODES = 256
NEVER_A_CLASS = (0, 255)  # what most products write for "nothing known here", unless a class table says otherwise
NAMES_OF_NOTHING = frozenset({"", "none", "nodata", "no data", "no_data", "unclassified", "unlabelled", "unlabeled",
                              "background", "unknown", "undefined", "class 0"})
CSV_HINT = "Give the columns tile and labels, with the classes joined by ';': scene_r0001_c0002,water;forest."


def count_codes(tiles: Tiles, reference: Reference, progress: Callable[[int, int], None]) -> np.ndarray:
    """Count the reference pixels of each class code in each tile.

    Shapes: -> int32 (n, 256). ``progress`` is told the tiles done and their number.
    Raises: ReferenceUnreadable, NoOverlap when no tile has a reference pixel.
    """
    counts = np.zeros((len(tiles), N_CODES), np.int32)
    done = 0
    for (optical, _), positions in tiles.scenes().items():
        info = raster_info(optical)
        for tile in positions:
            progress(done, len(tiles))
            window = (int(tiles.column[tile]), int(tiles.row[tile]), int(tiles.width[tile]), int(tiles.height[tile]))
            codes = reference.codes_on(info, *window)
            counts[tile] = np.bincount(codes[codes >= 0], minlength=N_CODES)
            done += 1
    progress(done, len(tiles))
    if not counts.any():
        raise NoOverlap(
            f"The reference {reference.name} has no pixel in any of the {len(tiles)} tiles.",
            hint=f"See in QGIS that it lies on the tiles (their CRS is {crs_name(tiles.crs)}) and is not all nodata.")
    return counts


def class_table_of(reference: Reference, counts: np.ndarray) -> ClassTable:
    """Class table for the codes that a reference has in the tiles; 0 and 255 are left out unless it names them.

    Shapes: counts (n, 256).
    """
    found = [int(code) for code in np.flatnonzero(counts.any(axis=0))]
    if not reference.is_raster and reference.classes is not None:
        return reference.classes.only(found)
    table = _raster_table(reference, found)
    named = reference.classes.codes if reference.classes else ()
    nothing = {code for code in NEVER_A_CLASS if code not in named}
    nothing |= {one.code for one in table.classes if one.code == 0 and one.name.lower() in NAMES_OF_NOTHING}
    return table.only({*found} - nothing)


def _raster_table(reference: Reference, codes: list[int]) -> ClassTable:
    wanted = [code for code in codes if code not in NEVER_A_CLASS or code == 0]
    if reference.classes is not None:
        extra = [(code, f"class {code}") for code in wanted if code not in reference.classes.codes]
        rows = [*reference.classes.to_json(), *({"code": code, "name": name} for code, name in extra)]
        return ClassTable.from_json(rows)
    return table_of_codes(reference.files[0], wanted)


def labels_from_counts(counts: np.ndarray, classes: ClassTable, min_share: float,
                       with_shares: bool = False) -> list[Labels]:
    """Name the classes that cover at least ``min_share`` of the reference pixels of each tile.

    ``with_shares`` adds how much of what these classes cover together is covered by each, in percent.

    A pixel with a code that the table lacks counts as covered by something else, except 0 and 255, which
    count as no reference. A tile without a reference pixel gets None.

    Shapes: counts (n, 256).
    """
    counts = counts.copy()
    counts[:, [code for code in NEVER_A_CLASS if code not in classes.codes]] = 0
    total = counts.sum(axis=1)
    listed = counts[:, list(classes.codes)]
    # a share of exactly min_share counts, whatever the rounding of the division
    covers = (listed >= min_share * total[:, np.newaxis] - 1e-9) & (listed > 0)
    names = np.array(classes.names, object)
    labels = [TileLabels(tuple(names[row])) for row in covers]
    if with_shares:
        labels = [replace(one, percent=_percent(row[covered])) for one, row, covered in
                  zip(labels, listed, covers, strict=True)]
    return [one if is_known else None for one, is_known in zip(labels, total > 0, strict=True)]


def _percent(counts: np.ndarray) -> tuple[float, ...]:
    return tuple(np.maximum(np.round(100 * counts / max(1, counts.sum()), 2), 0.01).tolist())


def unlisted_codes(counts: np.ndarray, classes: ClassTable) -> list[int]:
    """Codes of the reference that the class table lacks, without 0 and 255; counts (n, 256)."""
    found = np.flatnonzero(counts.any(axis=0))
    return [int(code) for code in found if code not in classes.codes and code not in NEVER_A_CLASS]


def without_unused(labels: Iterable[Labels], classes: ClassTable) -> tuple[ClassTable, list[str]]:
    """Drop the classes that no tile is labelled with; returns the table and the names dropped.

    Raises: NoLabels when none is left.
    """
    used = {name for one in labels if one for name in one.present}
    if not used:
        raise NoLabels("No class covers enough of any tile to be its label.",
                       hint="Lower MIN_SHARE, or cut smaller tiles.")
    return (classes.only(one.code for one in classes.classes if one.name in used),
            [name for name in classes.names if name not in used])


def labels_from_csv(path: Path, tiles: Tiles, classes: ClassTable | None) -> tuple[list[Labels], ClassTable, int]:
    """Read labels by tile id from a CSV with the columns tile and labels, in the words of ``tile_labels``.

    An empty ``labels`` means "none of the classes"; a tile that is not listed stays without a label.

    Returns: labels (n), the class table, and the number of rows whose tile the index lacks.
    Raises: ReferenceUnreadable, UnknownClass, LabelsUnclear, NoOverlap when no tile of the index is listed.
    """
    listed = _csv_labels(path)
    ours = {tile: listed[tile] for tile in tiles.tile if tile in listed}
    if not ours:
        raise NoOverlap(f"{path.name} lists {len(listed)} tiles, none of which is in the tile index.",
                        hint=f"Tile ids look like '{tiles.tile[0]}'; see the field 'tile' of the index.")
    if classes is None:
        classes = _table_for(ours, tiles.classes, path.name)
    labels = {tile: parse_labels(text, classes.names, tile, path.name) for tile, text in ours.items()}
    return [labels.get(tile) for tile in tiles.tile], classes, len(listed) - len(ours)


def _table_for(texts: dict[str, str], ours: ClassTable, source: str) -> ClassTable:
    """Return the table of the index if it has all the classes, else one of the names in the texts."""
    try:
        for tile, text in texts.items():
            parse_labels(text, ours.names, tile, source)
    except UnknownClass:
        return ClassTable.from_names(names_in(texts.values()))
    return ours


def _csv_labels(path: Path) -> dict[str, str]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=next((mark for mark in "\t,;" if mark in header), ","))
            columns = {str(name).strip().lower(): name for name in reader.fieldnames or ()}
            missing = [name for name in ("tile", "labels") if name not in columns]
            if missing:
                raise ReferenceUnreadable(f"{path} has no column '{missing[0]}'.", hint=CSV_HINT)
            rows = [(text_of_cell((row[columns["tile"]] or "").strip()), text_of_cell(row[columns["labels"]] or ""))
                    for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        if isinstance(error, ReferenceUnreadable):
            raise
        raise ReferenceUnreadable(f"The label file {path} cannot be read: {error}", hint=CSV_HINT) from None
    return {tile: text for tile, text in rows if tile}
