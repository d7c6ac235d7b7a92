"""Looks at the code in the plugin's zip with the scanners of plugins.qgis.org: any hit there keeps a version back.

Runs in the worker's environment, which has bandit and detect-secrets. Stricter than the site, which has tests switched
off (``bandit_rules.json`` and ``secrets_rules.json`` in github.com/qgis/QGIS-Plugins-Website): here every test of
bandit and every detector counts, metadata.txt as well, whatever the severity. A hit that is meant says so on its line,
``# nosec B123  # the reason``; configuration files, of which the site tells who installs the plugin, are not used.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent


def main() -> int:
    """Scan the zip; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zip", type=Path)
    with tempfile.TemporaryDirectory(prefix="sparse_wsss_scan_") as folder:
        with zipfile.ZipFile(parser.parse_args().zip) as made:
            made.extractall(folder)
        hits = [*bandit(Path(folder)), *secrets(Path(folder))]
    for hit in hits:
        print(f"Error: {hit}", file=sys.stderr)
    return 1 if hits else 0


def bandit(folder: Path) -> list[str]:
    """What bandit finds in the Python of a folder, and what it could not look at.

    Raises: RuntimeError when it did not look.
    """
    sources = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.py"))
    said = _said([sys.executable, "-m", "bandit", "--recursive", ".", "--format", "json", "--quiet"], folder, (0, 1))
    missed = set(sources) - {name.removeprefix("./") for name in said["metrics"]}
    return [f"bandit did not look at {name}" for name in sorted(missed)] + [
        f"bandit could not read {error['filename']}: {error['reason']}" for error in said["errors"]] + [
        f"{hit['filename'].removeprefix('./')}:{hit['line_number']}: {hit['test_id']} {hit['issue_text']}"
        for hit in said["results"]]


def secrets(folder: Path) -> list[str]:
    """What looks like a password or a key in any file of a folder.

    Raises: RuntimeError when detect-secrets did not look.
    """
    command = [str(BIN / "detect-secrets"), "scan", "--all-files", "--no-verify", "."]  # verifying asks the net
    said = _said(command, folder, (0,))
    return [f"{name}:{one['line_number']}: {one['type']}" for name, found in said["results"].items() for one in found]


def _said(command: list[str], folder: Path, codes: tuple[int, ...]) -> Any:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode not in codes or not done.stdout.startswith("{"):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.strip() or done.stdout[:500]}")
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
