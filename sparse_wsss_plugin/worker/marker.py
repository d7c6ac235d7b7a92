"""The marker that tells a whole environment of this release from a half-done or older one. It is written last."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from .environment import MARKER


def read(folder: Path) -> dict[str, Any]:
    """What is known of the environment in a data folder; empty while it is not whole."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return marker if isinstance(marker, dict) else {}


def write(folder: Path, backend: Path, **facts: Any) -> None:
    """Say that the environment is whole, and how it was made."""
    part = folder / f".{MARKER}.part"
    with open(part, "w", encoding="utf-8") as file:
        json.dump({"source": digest(backend), **facts}, file, indent=1, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, folder / MARKER)


def remove(folder: Path) -> None:
    """Say that the environment is not whole."""
    (folder / MARKER).unlink(missing_ok=True)


def is_current(folder: Path, backend: Path) -> bool:
    """Tell whether our environment is whole and was made from this release's lock."""
    return read(folder).get("source") == digest(backend)


def digest(backend: Path) -> str:
    """Fingerprint of the worker's sources and lock."""
    parts = [backend / "requirements.lock", backend / "pyproject.toml",
             *(path for ending in ("py", "csv") for path in sorted(backend.glob(f"sparse_wsss/**/*.{ending}")))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()
