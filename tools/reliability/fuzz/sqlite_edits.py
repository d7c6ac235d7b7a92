"""Edits of a GeoPackage: cells of its tables, its own tables and its schema, by SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.table_edits import CELLS

NUMBERS = (0, 1, -1, 7, 32, 2**31, -(2**31) - 1, 2**53, 2**63 - 1, -(2**63), 0.5, -0.5, 1e308, -1e308, 1e19,
           float("inf"))
PLACES = ((1, 0), (1, 3), (3, 1), (-1, 0))
"""How many rows are changed, and from which on; -1 are all."""


def edit_geopackage(random: Random, file: Path) -> str:
    """Change a GeoPackage in place; says what was done."""
    if random.random() < 0.25:
        data, words = edited_bytes(random, file.read_bytes())
        file.write_bytes(data)
        return words
    words = []
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode=off")
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f'drop trigger "{name}"')  # they call functions that SQLite itself lacks
        for _ in range(random.choice((1, 1, 2, 4))):
            with suppress(sqlite3.Error, OverflowError):  # what SQLite refuses leaves the file good: a case as well
                words.append(_edit(random, connection))
    return ", ".join(words)


def _edit(random: Random, connection: sqlite3.Connection) -> str:
    tables = [name for (name,) in connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'rtree%'")]
    if not tables:
        return "no table is left"
    mine = [name for name in tables if name in ("tiles", "classes")]
    table = random.choice(mine) if mine and random.random() < 0.7 else random.choice(tables)
    how = random.choice(("cell", "cell", "cell", "cell", "column", "delete", "copy", "drop", "rename", "schema"))
    columns = [row[1] for row in connection.execute(f'pragma table_info("{table}")')]
    column = random.choice(columns) if columns else ""
    if how == "cell":
        value = _value(random, connection, table, column)
        connection.execute(f'update "{table}" set "{column}" = ? where rowid in (select rowid from "{table}" '
                           'order by rowid limit ? offset ?)', (value, *random.choice(PLACES)))
        return f"{table}.{column} = {str(value)[:40]!r}"
    if how == "column":
        connection.execute(f'alter table "{table}" drop column "{column}"')
    elif how == "rename":
        connection.execute(f'alter table "{table}" rename column "{column}" to "{random.choice((*columns, "x", ""))}"')
    elif how == "delete":
        connection.execute(f'delete from "{table}" where rowid > ?', (random.choice((0, 1)),))
    elif how == "copy":
        names = ", ".join(f'"{name}"' for name in columns if name != "fid")
        connection.execute(f'insert into "{table}" ({names}) select {names} from "{table}" limit 1')
    elif how == "drop":
        connection.execute(f'drop table "{table}"')
    else:
        connection.execute("pragma writable_schema=on")
        connection.execute("update sqlite_master set sql = replace(sql, ?, ?) where name = ?",
                           (random.choice(("TEXT", "INTEGER", "MEDIUMINT", "REAL", column or "x")),
                            random.choice(("BLOB", "DATE", "BOOLEAN", "", "x y z(")), table))
    return f"{how} of {table}.{column}"


def _value(random: Random, connection: sqlite3.Connection, table: str, column: str) -> Any:
    old = connection.execute(f'select "{column}" from "{table}" limit 1').fetchone()
    kind = random.choice(("number", "cell", "blob", "null", "old"))
    if kind == "old" and old and isinstance(old[0], bytes):
        return edited_bytes(random, old[0])[0]
    if kind == "old" and old and isinstance(old[0], str):
        return edited_bytes(random, old[0].encode())[0].decode("utf-8", "replace")
    return {"number": random.choice(NUMBERS), "cell": random.choice(CELLS),
            "blob": random.randbytes(random.randrange(80)),
            "null": None, "old": -1}[kind]
