"""Writes a small OpenStreetMap extract as XML or as PBF, the form in which extracts are published.

PBF by hand: a blob of the header, a blob of nodes and ways, in protocol buffers.
Source: https://wiki.openstreetmap.org/wiki/PBF_Format.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

GRANULARITY = 100  # nanodegrees

Tags = Mapping[str, str]
Point = tuple[float, float]
"""Longitude and latitude."""


def write_osm(path: Path, points: Sequence[tuple[Point, Tags]], ways: Sequence[tuple[Sequence[Point], Tags]]) -> Path:
    """Write points and ways (closed ones are areas) with their tags; the name's ending says in which form."""
    nodes = [(place, dict(tags)) for place, tags in points]
    refs = []
    for corners, tags in ways:
        ids = {corner: len(nodes) + n for n, corner in enumerate(dict.fromkeys(corners), 1)}
        nodes += [(corner, {}) for corner in ids]
        refs.append(([ids[corner] for corner in corners], dict(tags)))
    if path.suffix == ".pbf":
        path.write_bytes(_blob(b"OSMHeader", _header()) + _blob(b"OSMData", _block(nodes, refs)))
    else:
        path.write_text(_xml(nodes, refs), encoding="utf-8")
    return path


def _xml(nodes: list[tuple[Point, dict[str, str]]], ways: list[tuple[list[int], dict[str, str]]]) -> str:
    root = ElementTree.Element("osm", version="0.6", generator="test")
    for number, ((lon, lat), tags) in enumerate(nodes, 1):
        node = ElementTree.SubElement(root, "node", id=str(number), lon=repr(lon), lat=repr(lat))
        _tags(node, tags)
    for number, (refs, tags) in enumerate(ways, 1):
        way = ElementTree.SubElement(root, "way", id=str(number))
        for ref in refs:
            ElementTree.SubElement(way, "nd", ref=str(ref))
        _tags(way, tags)
    return ElementTree.tostring(root, encoding="unicode")


def _tags(element: ElementTree.Element, tags: dict[str, str]) -> None:
    for key, value in tags.items():
        ElementTree.SubElement(element, "tag", k=key, v=value)


# ---------------------------------------------------------------- protocol buffers


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _zigzag(value: int) -> bytes:
    return _varint(value << 1 if value >= 0 else (-value << 1) - 1)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _number(field: int, value: bytes) -> bytes:
    return _varint(field << 3) + value


def _blob(kind: bytes, content: bytes) -> bytes:
    blob = _number(2, _varint(len(content))) + _bytes(3, zlib.compress(content))
    header = _bytes(1, kind) + _number(3, _varint(len(blob)))
    return struct.pack(">I", len(header)) + header + blob


def _header() -> bytes:
    return _bytes(4, b"OsmSchema-V0.6") + _bytes(16, b"test")


def _block(nodes: list[tuple[Point, dict[str, str]]], ways: list[tuple[list[int], dict[str, str]]]) -> bytes:
    strings = [b""]

    def place(text: str) -> bytes:
        if text.encode() not in strings:
            strings.append(text.encode())
        return _varint(strings.index(text.encode()))

    def tags(values: dict[str, str]) -> bytes:
        keys, texts = b"".join(map(place, values)), b"".join(map(place, values.values()))
        return _bytes(2, keys) + _bytes(3, texts) if values else b""

    written = b""
    for number, ((lon, lat), values) in enumerate(nodes, 1):
        x, y = (round(part * 1e9 / GRANULARITY) for part in (lon, lat))
        place_of = _number(8, _zigzag(y)) + _number(9, _zigzag(x))
        written += _bytes(1, _number(1, _zigzag(number)) + tags(values) + place_of)
    group = _bytes(2, written)
    written = b""
    for number, (refs, values) in enumerate(ways, 1):
        steps = b"".join(_zigzag(ref - before) for before, ref in zip([0, *refs], refs, strict=False))
        written += _bytes(3, _number(1, _varint(number)) + tags(values) + _bytes(8, steps))
    return _bytes(1, b"".join(_bytes(1, text) for text in strings)) + group + _bytes(2, written)
