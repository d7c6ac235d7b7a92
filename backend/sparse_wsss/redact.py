"""Takes out of a report what is nobody's business: user name, home folder, passwords, tokens and keys.

The patterns are part of the contract, so that the plugin's report leaves out the same. Standard library alone: a report
is wanted most where packages are broken.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from pathlib import Path

SECRETS: tuple[tuple[str, str], ...] = (
    (r"(://)(?:[^\s/@:]*:\S*|[^\s/@]+)@(?=[\w.\[])", r"\1<login>@"),
    (r"\b(Bearer|Basic|Token)\s+(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}", r"\1 <secret>"),
    (r"\b(hf_|gh[pousr]_|github_pat_|glpat-|pypi-Ag|xox[abprs]-|sk-|AKIA|ASIA)[\w-]{10,}", "<secret>"),
    (r"\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?", "<secret>"),
    (r"([?&](?:sig|signature|sv|key|code|x-amz-[\w-]+)=)[^&\s\"'<>]+", r"\1<secret>"),
    (r"([\w-]*(?:token(?!s)|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?key|private[_-]?key|credential)s?"
     r"[\"']?\s*[=:]\s*)(\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'&,;]+)", r"\1<secret>"),
    (r"((?:^|[\\/])(?:home|Users|Benutzer)[\\/]+)(?:[^\\/\n\"'<>|:*?]+(?=[\\/])|[^\\/\s\"'<>|:*?]+)",
     r"\1<user>"),
)
"""Pattern, without regard to case, and what stands in its place."""

SECRET_NAMES = r"token|secret|passw|_pwd|api_?key|access_?key|private_?key|credential"  # nosec B105  # of secrets, none itself
"""A variable so named has a value that is left out wherever it stands."""

COMMON_NAMES = frozenset({"root", "user", "admin", "administrator", "guest", "qgis", "python", "home"})
SHORTEST = 3  # of a name, and twice that of a value, that is looked for everywhere


def redact(text: str, environment: Mapping[str, str] | None = None, user: str | None = None) -> str:
    """Replace user name, home folder, logins of addresses, tokens, passwords and keys in a text.

    Args:
        text: what is to be shown to others.
        environment: variables that name the home folder and hold secrets; by default those of this process.
        user: name of the user; by default who runs this process.
    """
    variables = os.environ if environment is None else environment
    for name, value in variables.items():
        if re.search(SECRET_NAMES, name, re.IGNORECASE) and len(value) >= 2 * SHORTEST:
            text = text.replace(value, "<secret>")
    for home in (variables.get("HOME", ""), variables.get("USERPROFILE", "")):
        for form in {home, home.replace("\\", "/"), home.replace("\\", "\\\\")}:
            if len(form) > SHORTEST:
                text = re.sub(rf"{re.escape(form.rstrip('/' + chr(92)))}(?![\w.-])", "~", text, flags=re.IGNORECASE)
    for pattern, instead in SECRETS:
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE | re.MULTILINE)
    name = _user() if user is None else user
    if len(name) >= SHORTEST and name.lower() not in COMMON_NAMES:
        text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", "<user>", text, flags=re.IGNORECASE)
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return Path(os.path.expanduser("~")).name
