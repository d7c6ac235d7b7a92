"""Makes the zip that "Install from ZIP" of QGIS and the plugin site take, from the files that git tracks.

Standard library only. The same files give the same bytes: sorted names, one time, one mode. What the zip has to be is
said in ``package_rules``; the site's scanners are run by ``package_scan``.
"""

from __future__ import annotations

import argparse
import configparser
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from package_rules import broken_rules

ROOT = Path(__file__).resolve().parents[1]
NAME = "sparse_wsss"
PLACES = {  # in the repository, and in the plugin's folder
    "sparse_wsss_plugin/": "",
    "backend/": "backend/",
    "resources/": "resources/",
    "metadata.txt": "metadata.txt",
    "LICENSE": "LICENSE",
    "CITATION.cff": "CITATION.cff",
    "docs/zip_readme.md": "README.md",
}
LEFT_OUT = ("backend/requirements-dev.txt",)
TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
MODE = 0o100644  # a file that its owner may write and nobody executes


def main() -> int:
    """Make the zip and check it; 1 when there is none, or when it breaks a rule of the plugin site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "dist", help="where the zip lands")
    options = parser.parse_args()
    try:
        path = make_zip(options.folder)
    except (OSError, RuntimeError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    with zipfile.ZipFile(path) as made:
        print(f"{path} ({path.stat().st_size / 1e6:.2f} MB, {len(made.namelist())} files)", flush=True)
    broken = broken_rules(path)
    for rule, problem in broken:
        print(f"Error: {rule}: {problem}", file=sys.stderr)
    return 1 if broken else 0


def make_zip(folder: Path) -> Path:
    """Write ``<folder>/sparse_wsss-<version>.zip``.

    Raises: RuntimeError with the next step, also where a file is changed under way; OSError.
    """
    files = contents()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder.absolute() / f"{NAME}-{version()}.zip"
    handle, part = tempfile.mkstemp(dir=folder, prefix=f".{NAME}-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
            for name in sorted(files):
                entry = zipfile.ZipInfo(f"{NAME}/{name}", TIME)
                entry.create_system, entry.external_attr = 3, MODE << 16  # as on Unix, whatever makes it
                entry.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(entry, files[name].read_bytes())
        os.chmod(part, 0o644)
        os.replace(part, target)
    finally:
        Path(part).unlink(missing_ok=True)
    return target


def contents() -> dict[str, Path]:
    """Files by their name in the plugin's folder.

    Raises: RuntimeError with the next step.
    """
    found: dict[str, Path] = {}
    lacking = set(PLACES)
    for path in tracked():
        place = next((one for one in PLACES if path == one or (one.endswith("/") and path.startswith(one))), None)
        if place is not None and path not in LEFT_OUT:
            found[PLACES[place] + path[len(place):]] = ROOT / path
            lacking.discard(place)
    if lacking:
        raise RuntimeError(f"git tracks nothing of {', '.join(sorted(lacking))}: `git add` it, then try again.")
    return found


def tracked() -> list[str]:
    """Files that git tracks. Raises: RuntimeError with the next step."""
    try:
        done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise RuntimeError("The zip is made of the files that git tracks: install git.") from None
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"git does not say which files it tracks in {ROOT}: {error.stderr.strip()}") from None
    return [name for name in done.stdout.split("\0") if name]


def version() -> str:
    """Version of the plugin, which is also the worker's and that to be cited.

    Raises: RuntimeError when they differ.
    """
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    found = metadata["general"]["version"]
    for file, line in (("backend/pyproject.toml", f'version = "{found}"'), ("CITATION.cff", f"version: {found}"),
                       ("backend/sparse_wsss/__init__.py", f'__version__ = "{found}"')):
        if line not in (ROOT / file).read_text(encoding="utf-8").splitlines():
            raise RuntimeError(f"metadata.txt says version {found}, {file} another: write the same in both.")
    return found


if __name__ == "__main__":
    sys.exit(main())
