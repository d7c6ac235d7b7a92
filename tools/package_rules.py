"""What plugins.qgis.org, and QGIS's own installer, ask of the zip of a plugin: a function a rule.

Standard library only. A rule yields what is wrong, in words; it opens no network: whether links answer, the site sees.
Sources: the site's ``validator.py`` and ``security_scanner.py`` (github.com/qgis/QGIS-Plugins-Website), its pages on
publishing and approval, and ``pyplugin_installer``. Code itself is looked at by ``package_scan``.
"""

from __future__ import annotations

import ast
import configparser
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse

MOST_BYTES = 25_000_000
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
LINKS = ("homepage", "tracker", "repository")
PLACEHOLDERS = ("http://bugs", "http://repo", "http://homepage")  # of the templates for plugins
MENUS = ("Raster", "Vector", "Database", "Mesh", "Web")
PROGRAMS = (".exe", ".dll", ".so", ".dylib", ".pyd", ".bat", ".cmd", ".sh", ".ps1", ".whl", ".egg", ".zip", ".jar")
CACHES = ("__pycache__", "__MACOSX", ".git", "build", "dist")
TRANSLATION = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")  # how a .qm of Qt begins
PICTURES = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff"}


@dataclass(frozen=True)
class Package:
    """A zip, read once."""

    path: Path

    @cached_property
    def entries(self) -> list[zipfile.ZipInfo]:
        """What the zip lists, in its order."""
        with zipfile.ZipFile(self.path) as opened:
            return opened.infolist()

    @cached_property
    def names(self) -> list[str]:
        """Names as they are written in it; ``ZipInfo`` turns backslashes round on Windows alone."""
        return [entry.orig_filename for entry in self.entries]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Contents by name."""
        with zipfile.ZipFile(self.path) as opened:
            return {entry.filename: opened.read(entry) for entry in self.entries if not entry.is_dir()}

    @property
    def folder(self) -> str:
        """Name of the plugin's folder, as the site finds it: that of the first entry."""
        return self.names[0].split("/")[0] if self.names else ""

    @cached_property
    def metadata(self) -> dict[str, str]:
        """Section ``general`` of metadata.txt, read as the site reads it: ``%`` is not plain text there.

        Raises: configparser.Error; KeyError when there is no such file or section; UnicodeDecodeError.
        """
        parser = configparser.ConfigParser()
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(self.files[f"{self.folder}/metadata.txt"].decode("utf-8"))
        return dict(parser["general"])


Rule = Callable[[Package], Iterator[str]]


def broken_rules(path: Path) -> list[tuple[str, str]]:
    """Name of each rule that a zip breaks, and how; a group of rules is asked when those before it hold."""
    package = Package(path)
    for rules in RULES:
        found = [(rule.__name__, problem) for rule in rules for problem in rule(package)]
        if found:
            return found
    return []


# ------------------------------------------------------------ the zip


def is_a_whole_zip(package: Package) -> Iterator[str]:
    """It opens, every file in it is whole, and none needs a password."""
    try:
        with zipfile.ZipFile(package.path) as opened:
            damaged = opened.testzip()
    except (OSError, RuntimeError, zipfile.BadZipFile) as error:
        yield f"{package.path.name} does not open as a zip: {error}"
        return
    if damaged:
        yield f"{damaged} is damaged"


def has_one_folder(package: Package) -> Iterator[str]:
    """Everything is in one folder, whose name Python can import and which does not say "plugin"."""
    folders = sorted({name.split("/")[0] for name in package.names})
    if len(folders) != 1 or any("/" not in name for name in package.names):
        yield f"there have to be files in one folder, and there is {', '.join(folders) or 'nothing'}"
    elif not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]+", package.folder):
        yield f"the folder's name '{package.folder}' is no name that Python imports"
    elif "plugin" in package.folder.lower():
        yield f"the folder's name '{package.folder}' says that it is a plugin, which all are"


def has_plain_names(package: Package) -> Iterator[str]:
    """No name leads out of the folder, is one of Windows, or is there twice."""
    for name in package.names:
        if ".." in name or name.startswith("/") or "\\" in name or re.match(r"[A-Za-z]:", name):
            yield f"'{name}' is no plain name"
        if package.names.count(name) > 1:
            yield f"'{name}' is there more than once"


def has_metadata_that_reads(package: Package) -> Iterator[str]:
    """There is a metadata.txt in UTF-8 with the section ``general``."""
    try:
        package.metadata  # noqa: B018
    except (KeyError, ValueError, configparser.Error) as error:
        yield f"metadata.txt cannot be read: {error!r}"


# ------------------------------------------------------------ what is in it


def is_small(package: Package) -> Iterator[str]:
    """It is no larger than the site takes."""
    size = package.path.stat().st_size
    if size > MOST_BYTES:
        yield f"it has {size / 1e6:.1f} MB, {MOST_BYTES / 1e6:.0f} are the most"


def has_its_files(package: Package) -> Iterator[str]:
    """What QGIS starts, the licence and a word to who opens it are there."""
    for name in ("__init__.py", "metadata.txt", "LICENSE", "README.md"):
        if f"{package.folder}/{name}" not in package.files:
            yield f"there is no {name}"


def has_one_metadata(package: Package) -> Iterator[str]:
    """QGIS takes the folder of the first metadata.txt by name for the plugin's: there may be one alone."""
    found = [name for name in package.files if name.endswith("metadata.txt")]
    if len(found) > 1:
        yield f"more than one: {', '.join(found)}"


def has_no_hidden_or_cached_files(package: Package) -> Iterator[str]:
    """Nothing hidden, and nothing that tools leave behind."""
    for name in package.names:
        parts = PurePosixPath(name).parts
        if ".pyc" in name or any(one.startswith(".") or one in CACHES or one.endswith(".egg-info") for one in parts):
            yield f"{name} is hidden or left by a tool"


def has_no_tests(package: Package) -> Iterator[str]:
    """What tests the plugin stays in the repository."""
    for name in package.names:
        if {"test", "tests"} & set(PurePosixPath(name).parts) or PurePosixPath(name).name.startswith("test_"):
            yield f"{name} belongs to the tests"


def has_no_binaries(package: Package) -> Iterator[str]:
    """Files are text, translations compiled by Qt, or pictures; no programs, scripts of a shell, or archives."""
    for name, content in package.files.items():
        ending = PurePosixPath(name).suffix.lower()
        if ending in PROGRAMS:
            yield f"{name} is a program, a script of a shell or an archive"
        elif ending == ".qm" or ending in PICTURES:
            if not content.startswith(PICTURES.get(ending, TRANSLATION)):
                yield f"{name} is not what its ending says"
        elif not _is_text(content):
            yield f"{name} is no text in UTF-8"


def has_plain_files(package: Package) -> Iterator[str]:
    """No file may be executed, and none is a link."""
    for entry in package.entries:
        mode = entry.external_attr >> 16
        if not entry.is_dir() and (mode & 0o111 or stat.S_IFMT(mode) not in (0, stat.S_IFREG)):  # 0: it says nothing
            yield f"{entry.filename} has the mode {stat.filemode(mode)}"


def has_python_that_parses(package: Package) -> Iterator[str]:
    """Every source file is Python."""
    for name, content in package.files.items():
        if name.endswith(".py"):
            try:
                ast.parse(content, name)
            except (SyntaxError, ValueError) as error:
                yield f"{name}: {error}"


# ------------------------------------------------------------ what metadata.txt says


def says_what_is_required(package: Package) -> Iterator[str]:
    """Every field that the site requires says something; those that went out of use are gone."""
    for field in REQUIRED:
        if not package.metadata.get(field, "").strip():
            yield f"{field} says nothing"
    if "/" in package.metadata.get("author", ""):
        yield "author has a slash"
    if "supportsQt6" in package.metadata:
        yield "supportsQt6 is out of use: qgisMaximumVersion says it"


def says_versions_in_numbers(package: Package) -> Iterator[str]:
    """Versions are numbers with dots, which sort; the least QGIS is not above the most."""
    said = {name: package.metadata.get(name, "") for name in ("version", "qgisMinimumVersion", "qgisMaximumVersion")}
    for name, text in said.items():
        if not re.fullmatch(r"\d+\.\d+\.\d+" if name == "version" else r"\d+\.\d+(\.\d+)?", text):
            yield f"{name} is '{text}'"
            return
    least, most = (tuple(map(int, said[name].split("."))) for name in ("qgisMinimumVersion", "qgisMaximumVersion"))
    if least > most:
        yield f"qgisMinimumVersion {said['qgisMinimumVersion']} is above {said['qgisMaximumVersion']}"


def says_where_it_comes_from(package: Package) -> Iterator[str]:
    """Homepage, tracker and repository are addresses of the web, not those of a template."""
    for field in LINKS:
        address = package.metadata.get(field, "").strip()
        parsed = urlparse(address)
        if address in PLACEHOLDERS or parsed.scheme not in ("http", "https") or not parsed.netloc:
            yield f"{field} is '{address}'"


def says_its_menu_and_icon(package: Package) -> Iterator[str]:
    """The category is a menu of QGIS; the icon is in the zip."""
    if package.metadata.get("category") not in MENUS:
        yield f"category is '{package.metadata.get('category', '')}', menus are {', '.join(MENUS)}"
    if f"{package.folder}/{package.metadata.get('icon', '').removeprefix('./')}" not in package.files:
        yield f"the icon '{package.metadata.get('icon', '')}' is not in the zip"


def says_its_dependencies(package: Package) -> Iterator[str]:
    """Who reads ``about`` learns what has to be installed besides."""
    needs_more = any(PurePosixPath(name).name in ("requirements.lock", "requirements.txt") for name in package.files)
    if needs_more and "dependencies" not in package.metadata.get("about", "").lower():
        yield "about does not name the external dependencies"


def is_free(package: Package) -> Iterator[str]:
    """The licence is the GPL, version 2 or later."""
    licence = " ".join(package.files.get(f"{package.folder}/LICENSE", b"").decode("utf-8", "replace").split())
    if not re.search(r"GNU GENERAL PUBLIC LICENSE Version [23]", licence):
        yield "LICENSE is not the GNU General Public License, version 2 or 3"


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


RULES: tuple[tuple[Rule, ...], ...] = ((is_a_whole_zip,), (
    is_small, has_one_folder, has_plain_names, has_its_files, has_one_metadata, has_no_hidden_or_cached_files,
    has_no_tests, has_no_binaries, has_plain_files, has_python_that_parses, has_metadata_that_reads, is_free,
), (
    says_what_is_required, says_versions_in_numbers, says_where_it_comes_from, says_its_menu_and_icon,
    says_its_dependencies,
))
"""Rules in groups: a group is asked when the ones before it hold."""
