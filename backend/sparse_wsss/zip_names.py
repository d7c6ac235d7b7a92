"""What the entries of a zip from somebody else may be called."""

from __future__ import annotations

import stat
import zipfile
from pathlib import PurePosixPath


def is_outside(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a link, or names a place outside of the folder that it is unpacked into."""
    name = entry.filename
    return stat.S_ISLNK(entry.external_attr >> 16) or "\\" in name or ":" in name or name.startswith("/") \
        or ".." in PurePosixPath(name).parts
