"""Pictures of every page of the panel in a real QGIS window, taken without a display on a finished demo.

Standard library only; the window is arranged by ``screenshot_dock_scene.py``. It works on a copy of the demo.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess
from screenshot import show

PAGES = ("data", "labels", "run", "heads", "clusters", "result")
SCREEN = "1500x980x24"
DARK_INI = "\n[UI]\nUITheme=Night Mapping\n"  # the dark theme that QGIS brings
LIMIT_S = 600  # the worker looks at heads and maps a round meanwhile
PROFILE_ROOT = ROOT / "build" / "qgis-dock"
COPY = Path(tempfile.gettempdir()) / "sparse-wsss-demo"  # its path is in the pictures


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--demo", type=Path, default=ROOT / "demo", help="folder of a finished demo")
    parser.add_argument("--output", type=Path, default=ROOT / "docs", help="folder for dock_<page>.png")
    parser.add_argument("--copy", type=Path, default=COPY, help="where the demo is copied to")
    parser.add_argument("--pages", default=",".join(PAGES), help="only these, joined by a comma")
    parser.add_argument("--dark", action="store_true", help="in QGIS's dark theme")
    parser.add_argument("--locale", default="en_US", help="language of QGIS, such as de: dock_<page>_de.png")
    options = parser.parse_args()
    if not (options.demo / "map.tif").exists() or not (options.demo / "run" / "report.html").exists():
        print(f"There is no finished demo in {options.demo}. Run `make demo` first.", file=sys.stderr)
        return 2
    ending = "_dark" if options.dark else ""
    ending += "" if options.locale.startswith("en") else f"_{options.locale}"
    pictures = {page: options.output.absolute() / f"dock_{page}{ending}.png" for page in options.pages.split(",")}
    try:
        demo = copied(options.demo, options.copy.absolute())
        take(QgisProcess(options.python, PROFILE_ROOT), demo, pictures, options.dark, options.locale)
        shrink(options.python, pictures.values())
    except (AlgorithmFailed, subprocess.SubprocessError, OSError) as error:
        print(f"No pictures: {error}", file=sys.stderr)
        return 1
    for picture in pictures.values():
        print(f"{picture} ({picture.stat().st_size / 1000:.0f} kB)")
    return 0


def shrink(python: Path, pictures: Iterable[Path]) -> None:
    """Bring pictures to 256 colours, a third of the size; Pillow comes with the worker's environment."""
    subprocess.run([python, "-I", str(ROOT / "tools" / "shrink_pictures.py"), *map(str, pictures)], check=True)


def copied(demo: Path, copy: Path) -> Path:
    """Copy the demo, since pages write labels, names and maps of rounds; scenes stay where they are.

    The log of its run speaks of the copy.
    """
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    shutil.copytree(demo / "run", copy / "run")
    for pattern in ("labelled.gpkg", "map.*", "confidence.*"):
        for file in demo.glob(pattern):
            shutil.copy(file, copy)
    log = copy / "run" / "events.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace(str(demo.absolute()), str(copy)), encoding="utf-8")
    (copy / "scene").symlink_to((demo / "scene").absolute(), target_is_directory=True)
    return copy


def take(qgis: QgisProcess, demo: Path, pictures: dict[str, Path], is_dark: bool, locale: str) -> None:
    """Start QGIS on a virtual screen and wait for the pictures.

    Raises: AlgorithmFailed naming the first that is missing afterwards.
    """
    for picture in pictures.values():
        picture.unlink(missing_ok=True)
    facts = {"demo": str(demo), "pictures": {page: str(path) for page, path in pictures.items()}, "dark": is_dark}
    said = show(qgis, ROOT / "tools" / "screenshot_dock_scene.py", facts, SCREEN, LIMIT_S,
                DARK_INI if is_dark else "", locale)
    missing = [page for page, picture in pictures.items() if not picture.exists()]
    if missing:
        raise AlgorithmFailed(f"{missing[0]} is missing.\n{said[-3000:]}")


if __name__ == "__main__":
    sys.exit(main())
