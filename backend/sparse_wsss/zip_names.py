"""What the entries of a zip from somebody else may be called."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import PurePosixPath

ODD = re.compile(r'[<>"|?*]|[ .](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$) *(\.|/|$)', re.IGNORECASE)
"""In no name on Windows, or the name of a device there."""
LONGEST_NAME, LONGEST_PATH = 230, 1000  # bytes; systems take 255, of which a part that is written beside needs some


def is_outside(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a link, or names a place outside of the folder that it is unpacked into."""
    name = entry.filename
    return stat.S_ISLNK(entry.external_attr >> 16) or "\\" in name or ":" in name or name.startswith("/") \
        or ".." in PurePosixPath(name).parts


def is_odd(name: str) -> bool:
    """Tell whether a name of an entry is no name of a file everywhere, or shows as another than it is."""
    return not name.isprintable() or bool(ODD.search(name)) or len(name.encode()) > LONGEST_PATH \
        or any(not 0 < len(part.encode()) <= LONGEST_NAME for part in name.split("/"))


def shown_name(name: str) -> str:
    """A name as a message may show it, whatever is in it."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80]) + ("..." if len(name) > 80 else "")
