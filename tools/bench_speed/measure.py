"""Seconds of works in turn, operations of a transformer, and the most memory of a process."""

from __future__ import annotations

import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import torch

Figures = dict[str, float]


def in_turn(works: Mapping[str, Callable[[], object]], repeats: int, warm: bool = True) -> dict[str, list[float]]:
    """Seconds of each work in every one of the rounds, in which they take turns; to ``warm`` up, one more."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for number in range(repeats + warm):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            if number >= warm:
                seconds[name].append(time.perf_counter() - started)
    return seconds


def ratios(slower: list[float], faster: list[float]) -> Figures:
    """How many times as long one of two works took, round by round: median, lowest and highest."""
    found = [a / b for a, b in zip(slower, faster, strict=True)]
    return {"median": statistics.median(found), "low": min(found), "high": max(found)}


def peak_mib() -> float:
    """Most memory that this process has held, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


@dataclass(frozen=True)
class Transformer:
    """What decides how many operations a Vision Transformer needs."""

    tokens: int
    """Patches, and a class token."""
    dim: int
    mlp_dim: int
    patch_values: int
    head_dim: int
    heads: tuple[int, ...]
    """Heads of each block."""

    def operations(self) -> float:
        """Floating-point operations of the matrix products of a forward pass of one image."""
        a_block = sum(2 * self.tokens * self.dim * 4 * h * self.head_dim + 4 * self.tokens**2 * h * self.head_dim
                      for h in self.heads)
        return (a_block + len(self.heads) * 4 * self.tokens * self.dim * self.mlp_dim
                + 2 * (self.tokens - 1) * self.dim * self.patch_values)


def best_product(sizes: list[tuple[int, int, int]], operations: float) -> tuple[Callable[[], None], float]:
    """The fastest of the matrix products (n, k) x (k, m) of these sizes in float32, done again and again.

    Returns: a work of at least so many operations, and how many it has.
    """
    pairs = {(n, k, m): (torch.randn(n, k), torch.randn(k, m)) for n, k, m in sizes}
    seconds = in_turn({str(size): partial(torch.matmul, *pair) for size, pair in pairs.items()}, 5)
    n, k, m = max(sizes, key=lambda size: math.prod(size) / min(seconds[str(size)]))
    left, right = pairs[n, k, m]
    times = math.ceil(operations / (2 * n * k * m))

    def work() -> None:
        for _ in range(times):
            left @ right

    return work, times * 2.0 * n * k * m
