"""Reads and writes labels and classes of a tile index (GeoPackage), each write one transaction on the disk.

By SQLite itself: QGIS would rewrite whole features, geometry and spatial index with them, for one word. A
connection lives for one call, so that a file that was replaced is never written to by its old name.
"""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..qt import tr

LAYER, CLASSES = "tiles", "classes"
WAIT_S = 0.03  # for another program that is writing: the window waits with it
ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # GeoPackage 1.2, 2.1.3: of each kind of envelope in the head of a geometry

# a table's name cannot be a parameter: it stands for {table} and {geometry}, looked up in the file and quoted
COUNT = "SELECT count(*) FROM {table}"
ROWS = "SELECT rowid, tile, labels, {geometry} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
LABELLED = "SELECT rowid, tile, labels FROM {table} WHERE labels IS NOT NULL"
LABEL = "UPDATE {table} SET labels = ? WHERE rowid = ? AND tile = ?"
CHANGED = "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?"
MAKE_CLASSES = """CREATE TABLE "classes" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, code MEDIUMINT, name TEXT,
colour TEXT)"""
LIST_CLASSES = """INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
VALUES ('classes', 'attributes', 'classes', strftime('%Y-%m-%dT%H:%M:%fZ','now'))"""


class IndexProblem(OSError):
    """A tile index cannot be read or written; the text says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One tile: key in the file, id, labels (None: not labelled yet) and footprint as WKB."""

    fid: int
    tile: str
    labels: str | None
    wkb: bytes


def file_part(path: Path | str) -> str:
    """Path of the file in ``file.gpkg|layername=tiles``."""
    return str(path).split("|")[0]


def stamp(path: Path | str) -> tuple[int, ...]:
    """Something that differs after any program has written to the file."""
    marks: list[int] = []
    for one in (file_part(path), f"{file_part(path)}-wal"):
        try:
            found = os.stat(one)
            marks += [found.st_mtime_ns, found.st_size]
        except OSError:
            marks += [0, 0]
    return tuple(marks)


def count_tiles(path: Path | str) -> int:
    """Number of tiles. Raises: IndexProblem."""
    with _opened(path) as (connection, table):
        return int(connection.execute(COUNT.format(table=_quoted(table))).fetchone()[0])


def read_rows(path: Path | str, after: int = -1, limit: int = 500) -> list[Row]:
    """A piece of the tiles in the order of their keys. Raises: IndexProblem."""
    with _opened(path) as (connection, table):
        geometry = _geometry_column(connection, table)
        sql = ROWS.format(table=_quoted(table), geometry=_quoted(geometry))
        found = connection.execute(sql, (after, limit)).fetchall()
    return [Row(int(fid), str(tile), None if labels is None else str(labels), _wkb(shape))
            for fid, tile, labels, shape in found]


def labelled(path: Path | str) -> list[tuple[int, str, str]]:
    """Key, id and labels of the tiles that have labels. Raises: IndexProblem."""
    with _opened(path) as (connection, table):
        found = connection.execute(LABELLED.format(table=_quoted(table))).fetchall()
    return [(int(fid), str(tile), str(text)) for fid, tile, text in found]


def crs_of(path: Path | str) -> tuple[str, str]:
    """CRS of the tiles: a code such as ``EPSG:32640`` ("" without one) and WKT. Raises: IndexProblem."""
    with _opened(path) as (connection, table):
        found = connection.execute(
            "SELECT s.organization, s.organization_coordsys_id, s.definition FROM gpkg_spatial_ref_sys s "
            "JOIN gpkg_geometry_columns g ON g.srs_id = s.srs_id WHERE g.table_name = ?", (table,)).fetchone()
    if found is None:
        return "", ""
    organisation, code, wkt = found
    return (f"EPSG:{code}" if str(organisation).upper() == "EPSG" else ""), str(wkt)


def read_classes(path: Path | str) -> list[tuple[int, str, str]]:
    """Code, name and colour of each class; empty without a class table. Raises: IndexProblem."""
    with _opened(path) as (connection, _):
        if CLASSES not in _tables(connection):
            return []
        found = connection.execute('SELECT code, name, colour FROM "classes" ORDER BY rowid').fetchall()
        return [(int(code), str(name), str(colour or "#808080")) for code, name, colour in found]


def write(path: Path | str, labels: Mapping[int, tuple[str, str | None]] | None = None,
          classes: Iterable[tuple[int, str, str]] | None = None) -> None:
    """Write labels, or classes, or both: all of it or nothing, and on the disk when this returns.

    Args:
        path: tile index.
        labels: by key the tile's id and its text; None takes the labels away.
        classes: code, name and colour of all classes.

    Raises: IndexProblem; also when a key belongs to another tile than it did.
    """
    with _opened(path) as (connection, table):
        sql = LABEL.format(table=_quoted(table))
        connection.execute("BEGIN IMMEDIATE")
        try:
            rows = [(text, fid, tile) for fid, (tile, text) in (labels or {}).items()]
            if rows and connection.executemany(sql, rows).rowcount != len(rows):
                raise IndexProblem(tr("{} has been replaced: it has other tiles now. Next step: open the page again.")
                                   .format(file_part(path)))
            if classes is not None:
                _write_classes(connection, classes)
            connection.execute(CHANGED, (table,))
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def _write_classes(connection: sqlite3.Connection, classes: Iterable[tuple[int, str, str]]) -> None:
    if CLASSES not in _tables(connection):
        connection.execute(MAKE_CLASSES)
        connection.execute(LIST_CLASSES)
    connection.execute('DELETE FROM "classes"')
    connection.executemany('INSERT INTO "classes" (code, name, colour) VALUES (?, ?, ?)', classes)


@contextmanager
def _opened(path: Path | str) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Connection and name of the table of tiles. Raises: IndexProblem for whatever SQLite says."""
    file, _, layer = str(path).partition("|layername=")
    if not os.path.isfile(file):
        raise IndexProblem(tr("The tile index {} is not there. Next step: cut tiles, or open another.").format(file))
    try:
        with closing(sqlite3.connect(file, timeout=WAIT_S, isolation_level=None)) as connection:
            # the triggers of a spatial index name them; a write of labels does not call them
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                connection.create_function(name, 1, _never_called)
            yield connection, _table(connection, file, layer)
    except sqlite3.OperationalError as error:
        step = tr("close the program that has it open") if "locked" in str(error) else tr(
            "see whether the file may be written")
        raise IndexProblem(tr("{}: {}. Next step: {}, then try again.").format(file, error, step)) from None
    except sqlite3.DatabaseError as error:
        raise IndexProblem(tr("{} is no GeoPackage ({}). Next step: export the tiles as GeoPackage.").format(
            file, error)) from None


def _never_called(_shape: Any) -> int:
    return 0


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _table(connection: sqlite3.Connection, file: str, layer: str) -> str:
    """The asked-for table, else ``tiles``, else the first with geometry; it has the fields of a tile index."""
    if "gpkg_contents" not in _tables(connection):
        raise IndexProblem(tr("{} is no GeoPackage. Next step: export the tiles as GeoPackage.").format(file))
    found = [str(name) for (name,) in connection.execute(
        "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid")]
    chosen = next((name for name in (layer, LAYER, *found[:1]) if name and name in found), None)
    columns = set() if chosen is None else {
        str(name) for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (chosen,))}
    if chosen is None or not {"tile", "labels"} <= columns:
        raise IndexProblem(tr("{} has no layer with the fields tile and labels. Next step: cut tiles.").format(file))
    return chosen


def _geometry_column(connection: sqlite3.Connection, table: str) -> str:
    found = connection.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (table,))
    return str(found.fetchone()[0])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _wkb(shape: bytes | None) -> bytes:
    """The WKB in a geometry of a GeoPackage; empty where there is none."""
    if not shape or shape[:2] != b"GP":
        return b""
    (flags,) = struct.unpack_from("B", shape, 3)
    kind = (flags >> 1) & 7
    return bytes(shape[8 + ENVELOPE_BYTES[kind]:]) if kind < len(ENVELOPE_BYTES) else b""
