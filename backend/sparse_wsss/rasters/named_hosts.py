"""Says which servers a local file would have read from: a tile index or a virtual raster may name rasters on the web.

A person who names such a file has named no server. Reading is not refused, for that is what such files are for; it is
told before it happens.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pyogrio
import pyogrio.raw
from pyogrio.errors import DataLayerError, DataSourceError

from sparse_wsss.run_folder import TILES_COPY

ADDRESS = re.compile(r"(?:https?|ftp):[/\\]{1,2}(?:[^/\\\s<>\"']*@)?([^/\\\s<>\"']+)"
                     r"|/vsi((?:s3|gs|az|adls|oss|swift|webhdfs|hdfs)(?:_streaming)?/[^/\s<>\"']+)")
SHARE = re.compile(r"(?:^|>)[\\/]{2}([^\\/?.<>][^\\/<>]*)[\\/]")  # of another computer, as Windows writes it
HEADS = (b"<VRTDataset", b"<OGRVRTDataSource")
HEAD_BYTES, MOST_BYTES = 1 << 10, 8 << 20
MOST_SHOWN = 5
LAYER = "tiles"  # of an index, as the worker writes it


def hosts_named_by(path: str, kind: str) -> list[str]:
    """Servers that an input of a job names, by its kind in the contract: tile index, run, raster or reference."""
    if kind == "run":
        copy = Path(path, "train", TILES_COPY)
        return hosts_of_tiles(str(copy)) if copy.is_file() else []
    if kind == "tile_index":
        return hosts_of_tiles(path)
    return hosts_of_virtual(Path(path)) if kind in ("raster", "rasters", "reference") else []


def hosts_of_virtual(path: Path) -> list[str]:
    """Servers that a virtual raster or layer names, whatever the file is called; none for any other file."""
    if not path.is_file():  # opening a pipe would wait for somebody to write
        return []
    try:
        with open(path, "rb") as file:
            text = file.read(HEAD_BYTES)
            is_virtual = any(head in text for head in HEADS)
            text += file.read(MOST_BYTES) if is_virtual else b""
    except (OSError, ValueError):
        return []  # opening it says what is wrong
    return hosts_in([text.decode("utf-8", "replace")]) if is_virtual else []


def hosts_of_tiles(path: str) -> list[str]:
    """Servers that a tile index names."""
    file, _, options = path.partition("|")
    layer = next((part[10:] for part in options.split("|") if part.startswith("layername=")), None)
    try:
        names = [str(name) for name in pyogrio.list_layers(file)[:, 0]]
        layer = layer or (LAYER if LAYER in names else names[0])
        fields = [str(name) for name in pyogrio.read_info(file, layer=layer)["fields"]]
        columns = [name for name in ("optical", "sar") if name in fields]
        _, _, _, values = pyogrio.raw.read(file, layer=layer, columns=columns, read_geometry=False)
    except (DataSourceError, DataLayerError, LookupError, ValueError):
        return []  # no tile index; reading it says what is wrong
    return hosts_in({text for column in values for text in column if isinstance(text, str)})


def hosts_in(texts: Iterable[str]) -> list[str]:
    """Servers in texts, each once and without a login."""
    found: set[str] = set()
    for text in texts:
        found.update(match[1] or match[2] for match in ADDRESS.finditer(text))
        if os.name == "nt":
            found.update(match[1] for match in SHARE.finditer(text))
    return sorted(found)


def notice(path: str, hosts: list[str]) -> str:
    """What is said of them before they are asked."""
    more = f" and {len(hosts) - MOST_SHOWN} more" if len(hosts) > MOST_SHOWN else ""
    return (f"{path} names rasters on other computers, which are read from there now: {', '.join(hosts[:MOST_SHOWN])}"
            f"{more}. If that is not what you want, stop.")
