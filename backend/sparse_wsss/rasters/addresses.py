"""What a person calls a raster, and what GDAL calls it: files, zips, addresses on the web, parts of containers.

Everything else holds a raster as a ``Path``, also one that is no file here; this module keeps such a path from being
taken for one. Opening is left to ``raster_file``.
"""

from __future__ import annotations

import re
from pathlib import Path

WEB = re.compile(r"(https?|ftp):[/\\]+")
VSI = re.compile(r"[/\\]vsi[a-z0-9]+[/\\]")
ARCHIVE = re.compile(r"/vsi(?:zip|tar|gzip|7z|rar)/")
PART_OF = re.compile(r"[A-Z][A-Z0-9_]+:")  # two letters or more: C: is a drive


def raster_path(text: str | Path) -> Path:
    """Absolute path of a raster; an address, and what only GDAL can find, stays as it is."""
    path = Path(text)
    return path if is_address(path) else path.absolute()


def is_address(path: str | Path) -> bool:
    """Tell whether a raster is no file or folder of this machine, but on the web or a part of another file."""
    text = str(path)
    return any(kind.match(text) for kind in (WEB, VSI, PART_OF)) and not Path(path).exists()


def gdal_name(path: str | Path) -> str:
    """Name by which GDAL opens a raster, and by which it is kept in a tile index.

    A ``Path`` makes one slash of two, which addresses need twice; a web address is read piece by piece, not downloaded.
    """
    if not is_address(path):
        return str(path)
    text = WEB.sub(r"\1://", str(path).replace("\\", "/"))
    if WEB.match(text):
        return f"/vsicurl/{text}"
    archive = ARCHIVE.match(text)
    if archive and _is_absolute(text[archive.end():]):
        return f"{archive[0]}/{text[archive.end():]}"
    return text


def _is_absolute(inside: str) -> bool:
    """Tell whether a path after ``/vsizip/`` has lost the slash at its beginning."""
    return inside.startswith("vsi") or any(place.is_file() for place in Path(f"/{inside}").parents)
