"""JSON that a stranger may have written: whatever is wrong with it is a ``ValueError`` and says so in words."""

from __future__ import annotations

import json
from typing import Any


def parse_json(text: str) -> Any:
    """Value of a JSON text.

    Raises: ValueError when it is no JSON, nested too deeply, or holds half of a character, which no file can keep.
    """
    try:
        value = json.loads(text)
        if "\\ud" in text.lower():  # the only way in which JSON writes a lone surrogate
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except UnicodeEncodeError:
        raise ValueError("a text in it holds half of a character (a lone surrogate)") from None
    return value
