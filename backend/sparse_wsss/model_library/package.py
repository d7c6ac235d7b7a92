"""Opens a model as it is handed over: weights with their card beside them, or both in a .zip.

Nothing is unpacked by the names that a .zip gives. Whether it is a model is left to ``check``.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from sparse_wsss.errors import NotAModel
from sparse_wsss.models.checkpoint import card_path
from sparse_wsss.zip_names import is_outside

MOST_CARD_BYTES = 4 << 20  # a card of a thousand classes has a tenth of it
MOST_WEIGHT_BYTES = 8 << 30
MOST_PACKED = 50  # times smaller in the .zip; weights lose a tenth, a card of many classes is ten times smaller
SMALL_BYTES = 1 << 20  # whatever it was
OF_MAC = ("__MACOSX/", ".DS_Store")  # what the Finder adds to every .zip
HINT = "Ask for the .safetensors file and its .json card, side by side or in a .zip of the two."


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Give the path of the weights, whose card lies beside them; of a .zip, in a folder that is gone afterwards.

    Raises: NotAModel when the file is neither, or a .zip holds anything else or names a place outside.
    """
    if not path.is_file():
        raise NotAModel(f"There is no model file {path}.", hint=HINT)
    if path.suffix.lower() == ".safetensors":
        if card_path(path).is_file() and card_path(path).stat().st_size > MOST_CARD_BYTES:
            raise NotAModel(f"{card_path(path).name} is no card: it is larger than 4 MiB.", hint=HINT)
        yield path
    elif path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="sparse_wsss_model_") as folder:
            yield _unpacked(path, Path(folder))
    else:
        raise NotAModel(f"{path.name} is no model: its name ends in neither .safetensors nor .zip.", hint=HINT)


def _unpacked(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            weights, card = _pair(path, archive)
            target = folder / f"{path.stem}.safetensors"
            _copy(archive, weights, target, MOST_WEIGHT_BYTES)
            _copy(archive, card, card_path(target), MOST_CARD_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, NotAModel):
            raise
        raise NotAModel(f"{path.name} cannot be unpacked: {error}.", hint=HINT) from None
    return target


def _pair(path: Path, archive: zipfile.ZipFile) -> tuple[zipfile.ZipInfo, zipfile.ZipInfo]:
    entries = [one for one in archive.infolist() if not one.is_dir()
               and not one.filename.startswith(OF_MAC[0]) and PurePosixPath(one.filename).name != OF_MAC[1]]
    for one in entries:
        if is_outside(one):
            raise NotAModel(f"{path.name} holds '{one.filename}', which names a place outside of it. It was not "
                            "unpacked.", hint="Do not use this file. " + HINT)
    by_end = {PurePosixPath(one.filename).suffix.lower(): one for one in entries}
    if len(entries) != 2 or set(by_end) != {".safetensors", ".json"}:
        names = ", ".join(sorted(one.filename for one in entries)[:4]) or "nothing"
        raise NotAModel(f"{path.name} is not a .zip of a model: it holds {names}.", hint=HINT)
    return by_end[".safetensors"], by_end[".json"]


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> None:
    if entry.file_size > most:  # reading stops at the size that is named here
        raise NotAModel(f"'{entry.filename}' is too large to be a part of a model: {entry.file_size} bytes.", hint=HINT)
    if entry.file_size > max(SMALL_BYTES, MOST_PACKED * entry.compress_size):
        raise NotAModel(f"'{entry.filename}' would grow from {entry.compress_size} to {entry.file_size} bytes: that is "
                        "made to fill a disk, no model. It was not unpacked.", hint="Do not use this file. " + HINT)
    with archive.open(entry) as source, open(target, "wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
