"""The zip of a bundle: files with their SHA-256 in a list, written as a stream and checked as they are unpacked.

Nothing is unpacked that is not in the list, by any name that leads outside, or beyond the size that is said. What the
files mean is left to ``stages``.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any

from sparse_wsss import __version__
from sparse_wsss.atomic import flush
from sparse_wsss.errors import BadJob, BundleUnreadable, DiskFull, SparseWsssError
from sparse_wsss.json_text import parse_json
from sparse_wsss.zip_names import is_odd, is_outside, shown_name

FORMAT = 1
LIST = "bundle.json"
JOB, RUN = "job", "run"
CHUNK = 1 << 20
MOST_LIST_BYTES = 16 << 20
MOST_TIMES, ALWAYS_BYTES = 100, 64 << 20
"""A zip that would become more than so many times larger, beyond the first 64 MiB, is a trap: rasters and weights,
which make up a bundle, are compressed already."""
BEGIN = {".tif": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), ".gpkg": (b"SQLite format 3\0",)}
"""What files begin with; GDAL goes by the content and would open anything, a list of addresses on the web too."""
SUFFIXES = frozenset({*BEGIN, ".csv", ".html", ".json", ".jsonl", ".log", ".npy", ".png", ".qml", ".safetensors",
                      ".txt", ".xml"})
STORED = frozenset({".tif", ".safetensors", ".png"})  # compressing them again takes long and gains nothing
PLACES = {
    JOB: re.compile(r"(job\.json|tiles\.gpkg|README\.txt|rasters/[^/]+\.tif|weights/[^/]+\.safetensors)"),
    RUN: re.compile(r"(run/.+|(map|confidence)(\.tif|\.tif\.aux\.xml|\.qml))"),
}
"""What each kind of bundle has, and where: GDAL would use files beside a raster that the bundle does not need."""
VERSION = re.compile(r"[\w.+-]{1,40}")
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
HINT = "Ask for the bundle again, or make it anew with the algorithm 'Pack a job or a run'."
Progress = Callable[[int, int], None]


class BundleWriter:
    """Puts files into a new zip, and at the end the list of them."""

    def __init__(self, archive: zipfile.ZipFile, kind: str) -> None:
        self._archive, self._kind = archive, kind
        self._files: dict[str, dict[str, Any]] = {}

    def add(self, path: Path, name: str, progress: Progress = lambda done, of: None) -> None:
        """Copy a file into the zip, as it is now: the events of a run grow while they are packed."""
        size, digest = path.stat().st_size, hashlib.sha256()
        entry = zipfile.ZipInfo.from_file(path, name)
        entry.compress_type = zipfile.ZIP_STORED if path.suffix in STORED else zipfile.ZIP_DEFLATED
        entry.external_attr = 0
        with open(path, "rb") as source, self._archive.open(entry, "w") as target:
            while block := source.read(min(CHUNK, size - source.tell())):
                digest.update(block)
                target.write(block)
                progress(source.tell(), size)
            size = source.tell()
        self._files[name] = {"size": size, "sha256": digest.hexdigest()}

    def finish(self, **facts: Any) -> None:
        """Write the list, with what else is to be known."""
        said = {"format": FORMAT, "kind": self._kind, "version": __version__, **facts, "files": self._files}
        text = json.dumps(said, indent=1, ensure_ascii=False).encode()
        if len(text) > MOST_LIST_BYTES:
            raise BadJob(f"A bundle of {len(self._files)} files is more than one can hold.",
                         hint="Pack a part of the tiles at a time, or stack the rasters first.")
        self._archive.writestr(LIST, text, zipfile.ZIP_DEFLATED)


def unpack(path: Path, folder: Path, progress: Progress) -> dict[str, Any]:
    """Unpack a bundle into a new folder, every file of its list and no other.

    Returns: the list. Raises: BundleUnreadable saying what is wrong; DiskFull.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            said, entries = _listed(path, archive)
            total = sum(entry.file_size for entry in entries)
            if total > shutil.disk_usage(folder.parent).free:
                raise DiskFull(f"The disk is full: {path.name} unpacked takes {total / 2**20:.0f} MiB.",
                               hint="Free some space, or choose a FOLDER on another disk.")
            before = 0
            for entry in entries:
                _copy(archive, entry, folder, said["files"][entry.filename],
                      lambda done, before=before: progress(before + done, total))  # type: ignore[misc]
                before += entry.file_size
    except FileNotFoundError:
        raise BundleUnreadable(f"There is no bundle {path}.", hint="Check the path.") from None
    except SparseWsssError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, FileExistsError,
            NotADirectoryError, IsADirectoryError, ValueError, struct.error) as error:
        raise _wrong(path, f"it is no zip, or a damaged one ({shown_name(str(error))})") from None
    return said


def _listed(path: Path, archive: zipfile.ZipFile) -> tuple[dict[str, Any], list[zipfile.ZipInfo]]:
    """The list of a bundle, and its entries besides."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in entries:
        if is_outside(entry) or is_odd(entry.filename):
            raise _wrong(path, f"'{shown_name(entry.filename)}' names a place outside of it, or is a link or no name")
        if entry.compress_type not in METHODS:
            raise _wrong(path, f"'{entry.filename}' is packed in another way than bundles are")
    names = [entry.filename for entry in entries]
    if LIST not in names or archive.getinfo(LIST).file_size > MOST_LIST_BYTES:
        raise _wrong(path, f"it has no list of its files, {LIST}")
    said = _read_list(path, archive.read(LIST))
    entries = [entry for entry in entries if entry.filename != LIST]
    if sorted(names) != sorted([LIST, *said["files"]]) or len({name.casefold() for name in names}) < len(names):
        raise _wrong(path, "its files are not those of its list")
    for entry in entries:
        if entry.file_size != said["files"][entry.filename].get("size"):
            raise _wrong(path, f"'{entry.filename}' has another size than its list says")
    total = sum(entry.file_size for entry in entries)
    if total > ALWAYS_BYTES + MOST_TIMES * path.stat().st_size:
        raise _wrong(path, f"unpacked it would take {total / 2**20:.0f} MiB, far more than a bundle of its size holds")
    for entry in entries:
        if PurePosixPath(entry.filename).suffix not in SUFFIXES or not PLACES[said["kind"]].fullmatch(entry.filename):
            raise _wrong(path, f"it holds '{entry.filename}', which belongs in none")
    return said, entries


def _read_list(path: Path, text: bytes) -> dict[str, Any]:
    try:
        said: Any = parse_json(text.decode())
    except ValueError:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("format"), int) \
            or not VERSION.fullmatch(str(said.get("version"))) or said.get("kind") not in (JOB, RUN) \
            or not _is_of_dicts(said.get("files")):
        raise _wrong(path, f"{LIST} is no list of a bundle")
    if said["format"] > FORMAT:
        raise BundleUnreadable(f"{path.name} was made by a newer version, {said.get('version')}.",
                               hint="Update the environment: run the algorithm 'Environment' with ACTION install.")
    return said


def _is_of_dicts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values())


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, said: Mapping[str, Any],
          progress: Callable[[int], None]) -> None:
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, open(target, "xb") as file:  # reading stops at the size that is named
        digest, head = _stream(source, file, progress)
    flush(target)
    if digest != said.get("sha256"):
        raise _wrong(Path(str(archive.filename)), f"'{entry.filename}' is not the file of its list: it was changed")
    if not head.startswith(BEGIN.get(target.suffix, b"")):
        raise _wrong(Path(str(archive.filename)), f"'{entry.filename}' is no {target.suffix} file")


def _stream(source: IO[bytes], target: IO[bytes], progress: Callable[[int], None]) -> tuple[str, bytes]:
    """Copy a stream. Returns: its SHA-256 and its first bytes."""
    digest, head, done = hashlib.sha256(), b"", 0
    while block := source.read(CHUNK):
        head = head or block
        digest.update(block)
        target.write(block)
        done += len(block)
        progress(done)
    return digest.hexdigest(), head


def _wrong(path: Path, reason: str) -> BundleUnreadable:
    return BundleUnreadable(f"{path.name} is no bundle that can be trusted: {reason}. Nothing was unpacked.", hint=HINT)
