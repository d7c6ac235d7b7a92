"""Puts the plugin into a QGIS profile and enables it there: links for development, copies for use.

``python3 tools/install_plugin.py build/qgis`` makes the profile ``build/qgis/profiles/default``, which
``QGIS_CUSTOM_CONFIG_PATH=build/qgis qgis`` then opens. The user's own profile is touched only when named.
"""

from __future__ import annotations

import argparse
import configparser
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "sparse_wsss"
BESIDE = ("metadata.txt", "LICENSE", "resources", "backend")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info", "build", ".*")
INI_FILES = ("QGIS3.ini", "QGIS4.ini")


def main() -> int:
    """Install into the profile named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path, help="configuration folder: the value of QGIS_CUSTOM_CONFIG_PATH")
    parser.add_argument("--profile", default="default", help="profile in it (default: default)")
    parser.add_argument("--copy", action="store_true", help="copy the files instead of linking them")
    parser.add_argument("--python", type=Path, default=None, help="interpreter of the worker, kept in the profile")
    options = parser.parse_args()
    try:
        folder = install(options.config, profile=options.profile, copy=options.copy, python=options.python)
    except (OSError, RuntimeError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    print(folder)
    return 0


def install(config: Path, *, profile: str = "default", copy: bool = False, python: Path | None = None) -> Path:
    """Put the plugin into a profile and enable it; what was there of it before is replaced.

    Returns: the plugin's folder.
    Raises: RuntimeError when another plugin has its name; OSError.
    """
    place = config.absolute() / "profiles" / profile
    folder = place / "python" / "plugins" / NAME
    _clear(folder)
    folder.mkdir(parents=True)
    for source in contents():
        _put(source, folder / source.name, copy)
    settings = {"PythonPlugins": {NAME: "true"}}
    if python is not None:
        settings[NAME] = {"python": str(python.absolute())}
    names = [name for name in INI_FILES if (place / "QGIS" / name).exists()] or INI_FILES
    for name in names:
        _enable(place / "QGIS" / name, settings)
    return folder


def contents() -> list[Path]:
    """Files and folders of the plugin's folder, as they lie in the source tree."""
    package = [path for path in sorted((ROOT / "sparse_wsss_plugin").iterdir()) if path.name != "__pycache__"]
    return package + [ROOT / name for name in BESIDE]


def _put(source: Path, target: Path, copy: bool) -> None:
    if not copy:
        target.symlink_to(source, target_is_directory=source.is_dir())
    elif source.is_dir():
        shutil.copytree(source, target, ignore=NOT_COPIED)
    else:
        shutil.copy2(source, target)


def _clear(folder: Path) -> None:
    if not folder.exists():
        return
    if not (folder / "metadata.txt").exists() and any(folder.iterdir()):
        raise RuntimeError(f"{folder} holds something else; remove it first.")
    shutil.rmtree(folder)  # links in it are removed, not followed


def _enable(ini: Path, settings: dict[str, dict[str, str]]) -> None:
    parser = configparser.RawConfigParser(strict=False)  # Qt's files are close enough to ini to add a key
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    if ini.exists():
        parser.read(ini, encoding="utf-8")
    for section, values in settings.items():
        if not parser.has_section(section):
            parser.add_section(section)
        for key, value in values.items():
            parser.set(section, key, value)
    ini.parent.mkdir(parents=True, exist_ok=True)
    with open(ini, "w", encoding="utf-8") as file:
        parser.write(file, space_around_delimiters=False)


if __name__ == "__main__":
    sys.exit(main())
