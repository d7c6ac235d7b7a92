"""Reads XML that a stranger may have written: without entities, and not more of it than has a meaning.

A few lines of entities may stand for gigabytes; no file that is read here needs one.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree  # nosec B405  # the only use for reading; entities are refused below

MOST_BYTES = 64 << 20  # the attribute table of a raster of a million values has half of it


def read_xml(path: Path) -> ElementTree.Element:
    """Root of an XML file.

    Raises: OSError; ParseError for what is broken, too large or declares an entity.
    """
    with open(path, "rb") as file:
        return parse_xml(file.read(MOST_BYTES + 1))


def parse_xml(data: bytes) -> ElementTree.Element:
    """Root of an XML text. Raises: ParseError as ``read_xml``."""
    if len(data) > MOST_BYTES:
        raise ElementTree.ParseError(f"more than {MOST_BYTES >> 20} MiB")
    if b"<!ENTITY" in data.replace(b"\0", b""):  # without the zeros of UTF-16
        raise ElementTree.ParseError("it declares an entity")
    return ElementTree.fromstring(data)  # nosec B314  # see the import
