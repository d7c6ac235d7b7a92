"""Writes the worker's lock: the packages it needs at run time, with the versions this environment has.

Runs in the worker's environment. The tools of the checks are not in it, and no index or local build
is named, so that one file serves every machine.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

HEAD = """# What the worker needs at run time, in the versions that were tested (Python 3.11). Written by `make lock`.
# The floors and the reason for each are in pyproject.toml.
"""


def closure(name: str, extras: frozenset[str] = frozenset(), known: dict[str, str] | None = None) -> dict[str, str]:
    """Versions by name of everything a package needs, itself left out.

    Raises: PackageNotFoundError when the environment lacks one.
    """
    known = {} if known is None else known
    for text in metadata.requires(name) or ():
        need = Requirement(text)
        applies = need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras | {""})
        if not applies:
            continue
        found = metadata.distribution(need.name)
        seen = found.metadata["Name"] in known
        known[found.metadata["Name"]] = found.version.split("+")[0]  # 2.13.0+cpu is the CPU build of 2.13.0
        if not seen or need.extras:
            closure(need.name, frozenset(need.extras), known)
    return known


def main() -> None:
    """Write the lock to the path given."""
    found = sorted(closure("sparse-wsss", frozenset({"onnx"})).items(), key=lambda item: item[0].lower())
    lines = [f"{name}=={version}" for name, version in found]
    Path(sys.argv[1]).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
