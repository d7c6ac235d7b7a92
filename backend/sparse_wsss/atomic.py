"""Writing so that a file is either the old one or the new one, whole: beside, flush, rename."""

from __future__ import annotations

import glob
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sparse_wsss.errors import NotWritable

LEFT_BEHIND_S = 3600.0  # a part that nobody has written to for so long belongs to a process that was killed
_open_parts: set[Path] = set()


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; when the block ends well it takes the place of ``path``.

    The name keeps its suffix (GDAL chooses by it). When the block fails the part is removed; parts that a
    killed process left are removed the next time that somebody writes here.
    Raises: NotWritable when the folder cannot be made or written.
    """
    path = Path(path)
    make_folder(path.parent)
    _remove_old_parts(path)
    part = path.with_name(f".{path.stem}.part{os.getpid()}{path.suffix}")
    _open_parts.add(part)
    try:
        yield part
        flush(part)
        os.replace(part, path)
        flush_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
        _open_parts.discard(part)


@contextmanager
def written_together(path: Path) -> Iterator[Path]:
    """Give a folder beside ``path``, for a format of several files; when the block ends well, they take their places.

    Files of the folder go beside ``path``, the one of its name last; folders in it are for what is needed meanwhile.
    When the block fails, nothing of it is left.
    Raises: NotWritable when the folder cannot be made or written.
    """
    path = Path(path)
    with _folder_beside(path) as folder:
        yield folder
        files = sorted((file for file in folder.iterdir() if file.is_file()), key=lambda file: file.name == path.name)
        for file in files:
            flush(file)
        for file in files:
            os.replace(file, path.with_name(file.name))
        flush_folder(path.parent)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """Give a folder beside ``path`` to fill; when the block ends well it takes the place of a new or empty one.

    When the block fails, nothing of it is left.
    Raises: NotWritable when the folder cannot be made or written.
    """
    path = Path(path)
    with _folder_beside(path) as folder:
        yield folder
        for one in folder.rglob("*"):
            if one.is_file():
                flush(one)
            else:
                flush_folder(one)
        flush_folder(folder)
        if path.exists():
            path.rmdir()
        os.replace(folder, path)
        flush_folder(path.parent)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A new folder beside ``path``, of which nothing is left in the end."""
    make_folder(path.parent)
    for old in path.parent.glob(glob.escape(f".{path.name}.part") + "*"):
        if old.is_dir() and _is_left_behind(old):
            shutil.rmtree(old, ignore_errors=True)
    folder = path.with_name(f".{path.name}.part{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)  # of a killed process that had the same number
    folder.mkdir()
    _open_parts.add(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _open_parts.discard(folder)


def remove_open_parts() -> None:
    """Remove what this process is writing, before it ends in the middle of it; what lies in its place stays."""
    for part in list(_open_parts):
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        for file in part.parent.glob(glob.escape(part.stem) + ".*"):  # GDAL puts files of its own beside
            with suppress(OSError):  # Windows removes no file that is open
                file.unlink()


def _is_left_behind(folder: Path) -> bool:
    try:
        newest = max(file.stat().st_mtime for file in (folder, *folder.rglob("*")))
    except OSError:  # somebody is at work there, or removes it
        return False
    return time.time() - newest > LEFT_BEHIND_S


def _remove_old_parts(path: Path) -> None:
    for part in path.parent.glob(glob.escape(f".{path.stem}.part") + "*" + glob.escape(path.suffix)):
        with suppress(OSError):  # somebody else removed it, or holds it open
            if time.time() - part.stat().st_mtime > LEFT_BEHIND_S:
                part.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and see that it can be written.

    Raises: NotWritable with the reason the system gives.
    """
    try:
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for one in made:
            flush_folder(one.parent)
    except OSError as error:
        raise NotWritable(
            f"The folder {folder} cannot be made: {error.strerror}.", hint="Choose a folder that you may write to."
        ) from None
    if not os.access(folder, os.W_OK):
        raise NotWritable(f"The folder {folder} cannot be written.", hint="Choose a folder that you may write to.")


def flush(path: Path) -> None:
    """Ask the system to put a file on the disk."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Ask the system to put the names in a folder on the disk, so that a rename outlives a power cut."""
    if os.name == "nt":  # opens no folder, and keeps names in a journal
        return
    with suppress(OSError):  # some network drives cannot; the files themselves are flushed
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_text(path: Path, text: str) -> None:
    """Write a text file whole."""
    with written_whole(path) as part:
        part.write_text(text, encoding="utf-8")


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file whole."""
    write_text(path, json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n")
