"""Work that several processes share: each keeps its parts in files, rank 0 goes through all of them in order."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from sparse_wsss.atomic import make_folder
from sparse_wsss.ranks import Ranks

Part = tuple[int, dict[str, np.ndarray]]
"""Number by which parts are ordered, and arrays by their name."""


@contextmanager
def parts_in_order(parts: Iterable[Part], folder: Path, ranks: Ranks) -> Iterator[Iterable[Part] | None]:
    """All parts in their order for rank 0, once they are computed; None for the others.

    Args:
        parts: this process's, each with its number.
        folder: where they lie meanwhile and all processes see them; made and removed.
        ranks: the processes that share the work; one alone writes nothing.
    """
    if not ranks.are_several:
        yield parts
        return
    if ranks.is_first:
        shutil.rmtree(folder, ignore_errors=True)
        make_folder(folder)
    ranks.meet()
    try:
        for number, arrays in parts:
            np.savez(folder / f"{number:09d}.npz", allow_pickle=False, **arrays)
        ranks.meet()
        yield _read(folder) if ranks.is_first else None
    finally:
        if ranks.is_first:
            shutil.rmtree(folder, ignore_errors=True)


def _read(folder: Path) -> Iterator[Part]:
    for path in sorted(folder.glob("*.npz")):
        with np.load(path, allow_pickle=False) as found:
            yield int(path.stem), {name: found[name] for name in found.files}
        path.unlink()
