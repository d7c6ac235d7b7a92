"""Saved states of a training that is resumed: bytes of the file, and values of it that torch still reads."""

from __future__ import annotations

import io
from random import Random
from typing import Any

import torch

from reliability.fuzz import good
from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.case import Case
from reliability.fuzz.told import Told

CASES = 500
VALUES: tuple[Any, ...] = (None, -1, 0, 3, 10**9, 0.5, float("nan"), "x", "", [], {}, [1], {"a": 1}, True)


def run(case: Case) -> Told:
    """Go on with a training whose state was changed."""
    case.take("half")
    case.edit("half/train/state.pt", _edited)
    return case.run("train", ("half/train/*",), tiles=str(case.good / "tiles.gpkg"), run="half",
                    **good.settings("train"))


def _edited(random: Random, data: bytes) -> tuple[bytes, str]:
    if random.random() < 0.5:
        return edited_bytes(random, data)
    state = torch.load(io.BytesIO(data), weights_only=True)
    container, key = random.choice(_nodes(state))
    if random.random() < 0.3:
        del container[key]
        words = f"{key} removed"
    else:
        container[key] = _other(random, container[key])
        words = f"{key} = {str(container[key])[:60]}"
    file = io.BytesIO()
    torch.save(state, file)
    return file.getvalue(), words


def _other(random: Random, value: Any) -> Any:
    if not isinstance(value, torch.Tensor) or random.random() < 0.2:
        return random.choice((*VALUES, torch.zeros(3)))
    return random.choice((value.flatten()[:1], value.double(), value.to(torch.int64),
                          torch.full_like(value, float("nan"))
                          if value.is_floating_point() else value.clone(), value.unsqueeze(0), torch.empty(0)))


def _nodes(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        found += [(value, key), *_nodes(part)]
    return found
