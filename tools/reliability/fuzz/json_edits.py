"""Edits of JSON values: other types, numbers beyond every width, deep nesting, keys twice, lone surrogates."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from reliability.fuzz.byte_edits import edited_bytes

NESTED = 100_000  # deeper than any parser that calls itself
RAW = ("null", "true", "false", "0", "-1", "1", "2", "0.5", "-0.5", "1e308", "-1e308", "1e-320", "1e999", "NaN",
       "Infinity",
       "-Infinity", "255", "256", "65536", "2147483648", "-2147483649", "9223372036854775808", "1" + "0" * 400,
       "1" * 5000, '""', '"x"', '" "', '"nan"', '"1e3"', '"-7"', '"\\ud800"', '"a\\u0000b"', '"\\n"', '"a;b"',
       '"' + " " * 3000 + '["',
       '"' + "long" * 5000 + '"', "[]", "{}", "[[]]", "[null]", '{"a": 1}', "[0, 0]", "[1e400, NaN]",
       "[" * 200 + "]" * 200, "[" * NESTED + "]" * NESTED, '{"a":' * NESTED + "1" + "}" * NESTED)
"""What takes the place of a value, as text: most of it no ``dumps`` would write."""
PLACE = "@@{}@@"
Node = tuple[Any, Any]
"""A container and a key or position in it."""


def edited_json(random: Random, value: Any, prefer: tuple[str, ...] = ()) -> tuple[bytes, str]:
    """JSON of a value with one to three of its parts changed, and what was done in words.

    ``prefer`` names keys of the value whose parts are changed half of the time.
    """
    value = json.loads(json.dumps(value))
    raw: dict[str, str] = {}
    words = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        nodes = _nodes(value)
        liked = [node for name in prefer if isinstance(value, dict) and name in value
                 for node in [(value, name), *_nodes(value[name])]]
        if not nodes:
            break
        container, key = random.choice(liked if liked and random.random() < 0.5 else nodes)
        words.append(_edit(random, container, key, raw))
    text = json.dumps(value, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 1)))
    for place, snippet in raw.items():
        text = text.replace(f'"{place}"', snippet)
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.15:
        data, more = edited_bytes(random, data)
        words.append(more)
    return data, "; ".join(words)


def _edit(random: Random, container: Any, key: Any, raw: dict[str, str]) -> str:
    how = random.choice(("raw", "raw", "raw", "other", "remove", "rename", "twice", "extra"))
    place = PLACE.format(len(raw))
    if how == "remove":
        del container[key]
    elif how == "rename" and isinstance(container, dict):
        container[random.choice((f"{key}_", str(key).upper(), "", "\0", "__class__"))] = container.pop(key)
    elif how == "twice" and isinstance(container, dict):
        name, first = json.dumps(key), json.dumps(container[key])
        raw[place] = f"{first}, {name}: {random.choice((*RAW[:40], first))}"
        container[key] = place
    elif how == "extra" and isinstance(container, dict):
        raw[place] = random.choice(RAW)
        container[random.choice(("x", "format", "classes", "\ud800"))] = place
    elif how == "other":
        others = list(container.values()) if isinstance(container, dict) else list(container)
        container[key] = json.loads(json.dumps(random.choice(others)))
    else:
        raw[place] = random.choice(RAW)
        container[key] = place
    return f"{how} {str(key)[:40]} {raw.get(place, '')[:40]}".rstrip()


def _nodes(value: Any) -> list[Node]:
    found: list[Node] = []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        found += [(value, key), *_nodes(part)]
    return found
