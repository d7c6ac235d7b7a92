"""Reading ahead: what the caller will ask for next is made in a thread beside it.

For work that lets go of Python's lock, as that of GDAL and NumPy does.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterable[Item]) -> Generator[Item]:
    """Items as they come; the next is made while the caller works with one. To close it is to wait for that one.

    Raises: whatever the making of an item raises.
    """
    following, none = iter(items), object()
    with ThreadPoolExecutor(1, "ahead") as pool:
        made: Future[object] = pool.submit(next, following, none)
        while (item := made.result()) is not none:
            made = pool.submit(next, following, none)
            yield item  # type: ignore[misc]  # it is no longer ``none``
