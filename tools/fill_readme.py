"""Puts recorded figures into README.md, between ``<!-- figures:NAME -->`` and ``<!-- /figures:NAME -->``.

Standard library only. What no run has recorded yet is said so; nothing between the marks is typed by hand.
With --check nothing is written, and the exit code tells whether the README is up to date.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from run_figures import markdown_table, table_lines

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CONTRACT = ROOT / "resources" / "contract" / "stages.schema.json"
SHOWN_SETTINGS = ("dim", "depth", "heads", "steps", "clusters", "rounds", "round_steps")


def main() -> int:
    """Fill or check the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    before = README.read_text(encoding="utf-8")
    after = filled(before)
    if options.check and after != before:
        print("README.md does not show the recorded figures. Run `make readme`.", file=sys.stderr)
        return 1
    if not options.check:
        README.write_text(after, encoding="utf-8")
    return 0


def filled(text: str) -> str:
    """The text with every block made anew."""

    def block(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<!-- figures:{name} -->\n{BLOCKS[name]()}\n<!-- /figures:{name} -->"

    return re.sub(r"<!-- figures:(?P<name>[a-z_]+) -->.*?<!-- /figures:(?P=name) -->", block, text, flags=re.DOTALL)


def demo() -> str:
    """What the demo prints at its end."""
    record = recorded("demo.json")
    if record is None:
        return "*Not recorded yet: `make demo RECORD=docs/demo.json`.*"
    minutes = record["seconds"]["total"] / 60
    return (f"```\n{chr(10).join(table_lines(record))}\n```\nRecorded in {minutes:.1f} minutes on {record['machine']}, "
            f"preset `{record['preset']}`, seed {record['seed']}, version {record['version']}.")


def walkthrough() -> str:
    """Figures of the real scenes, each beside the largest class."""
    record = recorded("walkthrough.json")
    if record is None:
        return "*Not recorded yet: `make walkthrough SPARSE_WSSS_DATA=...`.*"
    rows = []
    for name, run in record.items():
        for one in run["accuracy"]:
            rows.append((f"{name}, {one['where']}", f"{100 * one['miou']:.1f}", f"{100 * one['majority_miou']:.1f}",
                         f"{100 * one['overall_accuracy']:.1f}", f"{100 * one['majority_overall_accuracy']:.1f}",
                         f"{run['open_heads']} of {run['heads']}", f"{run['tiles']}", f"{run['seconds']['total']:.0f}"))
    heads = ("scene", "mIoU", "largest class", "accuracy", "largest class", "open heads", "tiles", "seconds")
    first = next(iter(record.values()))
    return (markdown_table(heads, rows)
            + f"\n\nPreset `{first['preset']}`, seed {first['seed']}, {first['machine']}; one run each.")


def presets() -> str:
    """What each preset changes, from the contract."""
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    defaults = {name: entry["default"] for name, entry in contract["stages"]["pipeline"]["parameters"].items()}
    def value(settings: dict[str, Any], key: str) -> str:
        return str(settings.get(key, defaults[key]) or "by the tiles")

    rows = [(f"`{name}`", preset["help"], *(value(preset["settings"], key) for key in SHOWN_SETTINGS))
            for name, preset in contract["presets"].items()]
    return markdown_table(("preset", "for", *(key.replace("_", " ") for key in SHOWN_SETTINGS)), rows, 2)


def algorithms() -> str:
    """Every algorithm with its first line of help, from the contract."""
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    rows = [(f"`sparse_wsss:{name}`", stage["help"].splitlines()[0], ", ".join(
        f"`{key.upper()}`" for key, entry in stage["parameters"].items() if not entry["optional"]))
        for name, stage in contract["stages"].items()]
    rows.append(("`sparse_wsss:layout`", "Put a map on a sheet with legend, scale bar, north arrow, title, date and "
                 "credits.", "`MAP`, `OUTPUT`"))
    rows.append(("`sparse_wsss:environment`", "Check or install the Python environment of the worker.", ""))
    return markdown_table(("algorithm", "what it does", "needs"), rows, 3)


def recorded(name: str) -> Any:
    """A record of ``docs/``, or None."""
    path = ROOT / "docs" / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


BLOCKS: dict[str, Callable[[], str]] = {
    "demo": demo, "walkthrough": walkthrough, "presets": presets, "algorithms": algorithms,
}

if __name__ == "__main__":
    sys.exit(main())
