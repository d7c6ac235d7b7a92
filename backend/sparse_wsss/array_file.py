"""Opens the arrays that a run keeps; a file that is damaged, or of another shape, is found before it is used."""

from __future__ import annotations

from pathlib import Path

import numpy as np


def open_array(path: Path, dtype: type, shape: tuple[int | None, ...]) -> np.ndarray:
    """Memory map of a ``.npy`` of this type and shape; None in the shape stands for any length.

    Raises: FileNotFoundError; ValueError saying what is wrong.
    """
    try:
        array: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, SyntaxError, EOFError, OverflowError, MemoryError) as error:
        words = (str(error) or type(error).__name__).splitlines()[0]
        raise ValueError(f"it is no array ({words})") from None
    if array.dtype != dtype or array.ndim != len(shape) or any(
            wanted not in (None, length) for wanted, length in zip(shape, array.shape, strict=True)):
        raise ValueError(f"it holds {array.dtype} of the shape {array.shape}")
    return array
