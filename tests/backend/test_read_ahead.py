"""Work beside the caller: in order, while the caller works, and with the errors that it would have had."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from sparse_wsss.read_ahead import ahead

PATIENCE_S = 60.0


def counted(n: int, made: list[int], fails_at: int = -1) -> Iterator[int]:
    for number in range(n):
        if number == fails_at:
            raise OSError("cut off")
        made.append(number)
        yield number


@pytest.mark.parametrize("n", [0, 1, 5])
def test_items_come_in_their_order(n: int):
    assert list(ahead(counted(n, []))) == list(range(n))


def test_the_next_item_is_made_while_the_caller_works_and_no_more_than_that():
    made: list[int] = []
    end = time.monotonic() + PATIENCE_S
    with closing(ahead(counted(9, made))) as items:
        assert next(items) == 0
        while len(made) < 2 and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.05)
        assert made == [0, 1]
    assert made == [0, 1]


def test_who_closes_waits_for_what_is_being_made():
    may_end, is_over = threading.Event(), threading.Event()

    def slow() -> Iterator[int]:
        yield 0
        may_end.wait(PATIENCE_S)
        is_over.set()
        yield 1

    items = ahead(slow())
    assert next(items) == 0
    threading.Timer(0.1, may_end.set).start()
    items.close()
    assert is_over.is_set(), "a file that is closed now would still be read"


def test_an_error_comes_where_the_item_would_have():
    items = ahead(counted(9, [], fails_at=2))
    assert [next(items), next(items)] == [0, 1]
    with pytest.raises(OSError, match="cut off"):
        next(items)
