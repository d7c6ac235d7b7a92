"""Keeps freed memory for the next step of a training, where the C library lets a program choose.

glibc gives large blocks back to the system at once and gets them again, page by page, in every step:
a fifth of the time of a U-Net's step on tiles of 256 px.
"""

from __future__ import annotations

import ctypes
import platform
import sys

TRIM_THRESHOLD, TOP_PAD, MMAP_MAX = -1, -2, -4  # parameters of mallopt(3), as in glibc's malloc.h
NEVER = 2**31 - 1
STEP_BYTES = 64 * 2**20  # by which the heap grows at least


def keep_freed_memory() -> bool:
    """Let freed memory stay with this process until it ends; tells whether the C library does so.

    Reserved memory stays at the largest amount that was ever in use, as it does in torch's own pool on a GPU.
    Source: mallopt(3). Anything but glibc is left as it is.
    """
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    mallopt.argtypes, mallopt.restype = (ctypes.c_int, ctypes.c_int), ctypes.c_int
    wanted = ((MMAP_MAX, 0), (TRIM_THRESHOLD, NEVER), (TOP_PAD, STEP_BYTES))
    return all([mallopt(name, value) == 1 for name, value in wanted])
