"""Edits of files of arrays: safetensors (length, names, dtypes, shapes, offsets) and NumPy's ``.npy``."""

from __future__ import annotations

import json
import struct
from random import Random

from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.json_edits import edited_json

LENGTHS = (0, 1, 2, 7, 100, 10**6, 10**8, 10**9, 2**31, 2**53, 2**63 - 1, 2**64 - 1)
DTYPES = ("F16", "F32", "F64", "BF16", "I8", "I64", "U8", "BOOL", "F8_E4M3", "C64", "X9", "")


def edited_tensors(random: Random, data: bytes) -> tuple[bytes, str]:
    """A safetensors file with its header, its length or its numbers changed."""
    length = struct.unpack_from("<Q", data)[0]
    header, body = json.loads(data[8:8 + length]), data[8 + length:]
    how = random.choice(("header", "header", "tensor", "tensor", "length", "body", "bytes"))
    if how == "bytes":
        return edited_bytes(random, data)
    if how == "length":
        number = random.choice((*LENGTHS, length - 1, length + 1, len(data), len(data) - 8))
        return struct.pack("<Q", number) + data[8:], f"header length {number}"
    if how == "body":
        changed, words = edited_bytes(random, body)
        return data[:8 + length] + changed, f"body: {words}"
    words = ""
    if how == "tensor":
        words = _edit_tensor(random, header)
        raw = json.dumps(header).encode()
    else:
        raw, words = edited_json(random, header)
    return struct.pack("<Q", len(raw)) + raw + body, f"header: {words}"


def _edit_tensor(random: Random, header: dict[str, dict[str, object]]) -> str:
    name = random.choice([key for key in header if key != "__metadata__"])
    tensor = header[name]
    shape = list(tensor["shape"])  # type: ignore[call-overload]
    how = random.choice(("dtype", "shape", "turned", "offsets", "swap", "rename"))
    if how == "dtype":
        tensor["dtype"] = random.choice(DTYPES)
    elif how == "shape":
        tensor["shape"] = random.choice(([], [0], shape * 2, [*shape, 1], [2**40], [2**32, 2**32], shape[:-1], [-1]))
    elif how == "turned":
        tensor["shape"] = shape[::-1]
    elif how == "offsets":
        tensor["data_offsets"] = random.choice(([0, 0], [4, 0], [0, 2**63], [2**40, 2**41], [0], [0, 4]))
    elif how == "swap":
        other = random.choice([key for key in header if key != "__metadata__"])
        header[name], header[other] = header[other], header[name]
    else:
        header[random.choice((name + "x", "", "gates.log_alpha"))] = header.pop(name)
    return f"{how} of {name}"


def edited_array(random: Random, data: bytes) -> tuple[bytes, str]:
    """A ``.npy`` with its header or its numbers changed."""
    if random.random() < 0.4:
        return edited_bytes(random, data)
    length = struct.unpack_from("<H", data, 8)[0]
    header, body = data[10:10 + length].decode("latin-1"), data[10 + length:]
    old, new = random.choice((
        ("'|u1'", "'|O'"), ("'|u1'", "'<f8'"), ("'<f4'", "'<i2'"), ("'<f2'", "'|O'"), ("'<i4'", "'<U9'"),
        ("False", "True"), ("(", "(0, "),
        ("(", "(99999999999, "), ("(", "(-1, "), ("'shape'", "'form'"), ("{", "["), ("(", "(1, "), ("'<f4'", "'<f8'"),
        ("|u1", "u1,u1,f8"), ("}", ", 'a': __import__('os')}")))
    text = header.replace(old, new, 1).encode("latin-1")
    return data[:8] + struct.pack("<H", len(text)) + text + body, f"header: {old} becomes {new}"
