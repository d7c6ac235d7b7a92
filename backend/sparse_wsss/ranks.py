"""The processes that share one job, started by torchrun: who this one is, and how they agree. Alone, nothing is asked.

Rank 0 writes and speaks; the others compute their part. torch is imported only where there are several.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sparse_wsss.errors import RankLost, SettingOutOfRange

if TYPE_CHECKING:
    from torch import Tensor

Value = TypeVar("Value")
WAIT = timedelta(hours=6)  # others wait while rank 0 reads tiles or paints masks; a rank that dies is noticed at once
LOST = ("Connection closed by peer", "Connection reset by peer", "Connection refused", "Broken pipe", "NCCL error",
        "Timed out waiting", "timed out", "Socket closed", "unhandled system error", "recvValue failed")
"""What gloo and NCCL say when a peer is gone."""


@dataclass(frozen=True)
class Ranks:
    """One of ``count`` processes; ``local_count`` of them are on this machine."""

    rank: int = 0
    count: int = 1
    local_rank: int = 0
    local_count: int = 1

    @classmethod
    def of_environment(cls) -> Ranks:
        """What torchrun said; alone without it."""
        names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
        if "TORCHELASTIC_RUN_ID" not in os.environ:
            return cls()
        return cls(*(int(os.environ[name]) for name in names))

    @property
    def is_first(self) -> bool:
        """Whether this one writes and speaks."""
        return self.rank == 0

    @property
    def are_several(self) -> bool:
        """Whether there is anybody to agree with."""
        return self.count > 1

    # ------------------------------------------------------------ meeting

    @contextmanager
    def together(self) -> Iterator[None]:
        """Meet the other processes, and part from them at the end."""
        if not self.are_several:
            yield
            return
        from torch import cuda, distributed

        backend = "cpu:gloo,cuda:nccl" if cuda.is_available() else "gloo"
        with self.telling():
            distributed.init_process_group(backend, timeout=WAIT)
        try:
            yield
        finally:
            distributed.destroy_process_group()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn what a backend says of a lost peer into an error that a person can mend.

        Raises: RankLost.
        """
        try:
            yield
        except RuntimeError as error:
            text = str(error)
            if self.are_several and any(word in text for word in LOST):
                raise RankLost(f"Another process of this job has ended; rank {self.rank} waited for it "
                               f"({text.splitlines()[0]}).",
                               hint="See what that process said. The same command goes on from the last saved state."
                               ) from None
            raise

    def shared(self, make: Callable[[], Value]) -> Value:
        """What rank 0 makes, for all of them."""
        if not self.are_several:
            return make()
        from torch import distributed

        box: list[Any] = [make() if self.is_first else None]
        distributed.broadcast_object_list(box, src=0)
        value: Value = box[0]
        return value

    def gathered(self, value: Value) -> list[Value]:
        """What each of them has, by rank."""
        if not self.are_several:
            return [value]
        from torch import distributed

        values: list[Any] = [None] * self.count
        distributed.all_gather_object(values, value)
        return values

    def meet(self) -> None:
        """Wait until all of them are here."""
        self.any(False)

    @contextmanager
    def first_alone(self) -> Iterator[None]:
        """Let rank 0 do something before the others do it."""
        if not self.is_first:
            self.meet()
        yield
        if self.is_first:
            self.meet()

    def any(self, flag: bool) -> bool:
        """Whether one of them says so."""
        if not self.are_several:
            return flag
        from torch import distributed, tensor

        found = tensor(int(flag))
        distributed.all_reduce(found, distributed.ReduceOp.MAX)
        return bool(found.item())

    # ------------------------------------------------------------ sharing work

    def mine(self, items: Sequence[Value]) -> list[tuple[int, Value]]:
        """Every so-manieth of the items, with its position."""
        return [(position, item) for position, item in enumerate(items) if position % self.count == self.rank]

    def require_batch(self, n_tiles: int) -> None:
        """See that each process gets a tile of a batch. Raises: SettingOutOfRange."""
        if n_tiles < self.count:
            raise SettingOutOfRange(f"A batch has {n_tiles} tiles, which {self.count} processes cannot share.",
                                    hint="Start fewer processes, or raise BATCH_SIZE.", where="batch_size")

    def part(self, n: int) -> slice:
        """This one's share of n things in a row; shares differ by one at most."""
        return self._parts(n)[self.rank]

    def joined(self, part: Tensor, n: int) -> Tensor:
        """Put the shares of a batch of n together: a gradient flows into this one's own.

        Shapes: part (m, ...), m being the length of ``part(n)`` -> (n, ...).
        """
        if not self.are_several:
            return part
        import torch
        from torch import distributed

        parts = self._parts(n)
        longest = parts[0].stop
        padded = part.new_zeros((longest, *part.shape[1:]))
        padded[: len(part)] = part.detach()
        found = [torch.empty_like(padded) for _ in parts]
        distributed.all_gather(found, padded)
        return torch.cat([part if rank == self.rank else values[: own.stop - own.start]
                          for rank, (own, values) in enumerate(zip(parts, found, strict=True))])

    def _parts(self, n: int) -> list[slice]:
        least, more = divmod(n, self.count)
        stops = [(rank + 1) * least + min(rank + 1, more) for rank in range(self.count)]
        return [slice(start, stop) for start, stop in zip([0, *stops[:-1]], stops, strict=True)]


ALONE = Ranks()
