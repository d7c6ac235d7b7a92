"""Takes user name, home folder, logins, tokens and keys out of a text that goes to others.

What counts as a secret is in the contract, typed once in the worker, whose ``doctor`` leaves out the same.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from pathlib import Path

from .contract import contract

SHORTEST = 3  # of a name, and twice that of a value, that is looked for everywhere


def redact(text: str, environment: Mapping[str, str] | None = None, user: str | None = None) -> str:
    """Replace user name, home folder, logins of addresses, tokens, passwords and keys in a text.

    Args:
        text: what is to be shown to others.
        environment: variables that name the home folder and hold secrets; by default those of this process.
        user: name of the user; by default who runs this process.
    """
    rules = contract()["redaction"]
    variables = os.environ if environment is None else environment
    for name, value in variables.items():
        if re.search(rules["names"], name, re.IGNORECASE) and len(value) >= 2 * SHORTEST:
            text = text.replace(value, "<secret>")
    for home in (variables.get("HOME", ""), variables.get("USERPROFILE", "")):
        for form in {home, home.replace("\\", "/"), home.replace("\\", "\\\\")}:
            if len(form) > SHORTEST:
                text = re.sub(rf"{re.escape(form.rstrip('/' + chr(92)))}(?![\w.-])", "~", text, flags=re.IGNORECASE)
    for pattern, instead in rules["patterns"]:
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE | re.MULTILINE)
    name = _user() if user is None else user
    if len(name) >= SHORTEST and name.lower() not in rules["common"]:
        text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", "<user>", text, flags=re.IGNORECASE)
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return Path(os.path.expanduser("~")).name
