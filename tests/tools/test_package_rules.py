"""Every rule of the plugin site, on a zip that keeps all of them and on one that breaks it alone."""

from __future__ import annotations

import inspect
import stat
import zipfile
import zlib

import package_rules
import pytest

METADATA = {
    "name": "Tiny", "qgisMinimumVersion": "3.22", "qgisMaximumVersion": "4.99", "version": "1.2.3",
    "description": "A tiny one.", "about": "External dependencies: none to speak of.", "author": "Somebody",
    "email": "somebody@example.org", "homepage": "https://example.org/tiny", "tracker": "https://example.org/tiny/issues",
    "repository": "https://example.org/tiny", "category": "Raster", "icon": "icon.svg",
}
FILES = {
    "tiny/__init__.py": b"def classFactory(iface):\n    return None\n",
    "tiny/LICENSE": b"GNU GENERAL PUBLIC LICENSE\n Version 2, June 1991\n",
    "tiny/README.md": "# Tiny: höchst einfach\n".encode(),
    "tiny/icon.svg": b"<svg/>",
    "tiny/words.qm": package_rules.TRANSLATION + b"\x00\x01\xff",
    "tiny/requirements.lock": b"torch==2.13.0\n",
}


def metadata(**changes):
    """metadata.txt with changes; None leaves a field out."""
    fields = {**METADATA, **changes}
    lines = [f"{name}={value}" for name, value in fields.items() if value is not None]
    return "\n".join(["[general]", *lines, ""]).encode()


def make(folder, changes=None, leave_out=(), entries=(), **fields):
    """A zip of the good files, changed; `entries` are written as they are."""
    path = folder / "tiny.zip"
    files = {"tiny/metadata.txt": metadata(**fields), **FILES, **(changes or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            if name not in leave_out:
                made.writestr(name, content)
        for entry in entries:
            made.writestr(entry, b"")
    return path


def entry(name, mode=0o100644):
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


BREAKERS = {
    "has_one_folder": [
        {"changes": {"other/file.py": b""}}, {"changes": {"loose.txt": b""}},
        {"changes": {"tiny-er/__init__.py": b""}, "leave_out": ["tiny/metadata.txt", *FILES]},
        {"changes": {"tiny_plugin/__init__.py": b""}, "leave_out": ["tiny/metadata.txt", *FILES]}],
    "has_plain_names": [{"changes": {"tiny/../out.py": b""}}, {"changes": {"tiny/C:\\out.py": b""}},
                        {"changes": {"tiny/two.txt": b""}, "entries": [entry("tiny/two.txt")]}],
    "has_metadata_that_reads": [
        {"leave_out": ["tiny/metadata.txt"]}, {"changes": {"tiny/metadata.txt": b"[other]\nname=Tiny\n"}},
        {"about": "External dependencies: 10 % of them"},
        {"changes": {"tiny/metadata.txt": "[general]\nname=Ü".encode("latin-1")}}],
    "has_its_files": [{"leave_out": [f"tiny/{name}"]} for name in (
        "__init__.py", "LICENSE", "README.md", "metadata.txt")],
    "has_one_metadata": [{"changes": {"tiny/backend/metadata.txt": b""}}],
    "has_no_hidden_or_cached_files": [{"changes": {name: b""}} for name in (
        "tiny/.bandit", "tiny/.git/HEAD", "tiny/__pycache__/x.py", "tiny/a.pyc", "tiny/a.pyc.txt", "tiny/x.egg-info/y",
        "tiny/build/x.py")],
    "has_no_tests": [{"changes": {name: b""}} for name in ("tiny/tests/x.py", "tiny/test_x.py")],
    "has_no_binaries": [
        {"changes": {"tiny/a.so": b""}}, {"changes": {"tiny/A.EXE": b""}}, {"changes": {"tiny/run.sh": b""}},
        {"changes": {"tiny/wheels.zip": b""}}, {"changes": {"tiny/tool": b"\x7fELF\x02\x00\xff"}},
        {"changes": {"tiny/nul.txt": b"a\0b"}}, {"changes": {"tiny/fr.qm": b"MZ\x90"}},
        {"changes": {"tiny/logo.png": b"GIF89a"}}],
    "has_plain_files": [{"entries": [entry("tiny/run.py", 0o100755)]},
                        {"entries": [entry("tiny/link.py", stat.S_IFLNK | 0o644)]}],
    "has_python_that_parses": [{"changes": {"tiny/broken.py": source}} for source in (b"def x(:\n", b"print 1")],
    "is_free": [{"changes": {"tiny/LICENSE": b"All rights reserved."}}],
    "says_what_is_required": [{"email": None}, {"tracker": ""}, {"author": "A/B"}, {"supportsQt6": "yes"}],
    "says_versions_in_numbers": [{"version": "1.2"}, {"version": "1.2.3rc1"}, {"qgisMaximumVersion": None},
                                 {"qgisMinimumVersion": "3"}, {"qgisMaximumVersion": "3.10"}],
    "says_where_it_comes_from": [{"homepage": "example.org"}, {"homepage": None}, {"tracker": "http://bugs"},
                                 {"repository": "ftp://example.org/x"}],
    "says_its_menu_and_icon": [{"category": None}, {"category": "Plugins"}, {"icon": "other.svg"}, {"icon": None}],
    "says_its_dependencies": [{"about": "It needs nothing."}],
}
"""Changes that break a rule; some others of the same group may break with it."""


def names_of(path):
    return {rule for rule, _ in package_rules.broken_rules(path)}


def test_a_zip_that_keeps_all_rules_breaks_none(tmp_path):
    assert package_rules.broken_rules(make(tmp_path)) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("rule", "changes"), [(rule, changes) for rule, all_ in BREAKERS.items() for changes in all_])
def test_a_rule_is_broken_by_what_it_forbids(tmp_path, rule, changes):
    assert rule in names_of(make(tmp_path, **changes))


def test_a_zip_that_is_too_large_is_refused(tmp_path, monkeypatch):
    path = make(tmp_path)
    monkeypatch.setattr(package_rules, "MOST_BYTES", path.stat().st_size)
    assert names_of(path) == set()
    monkeypatch.setattr(package_rules, "MOST_BYTES", path.stat().st_size - 1)
    assert names_of(path) == {"is_small"}


@pytest.mark.parametrize("harm", ["no zip", "a changed byte", "cut short", "a password"])
def test_a_zip_that_is_not_whole_is_refused_and_nothing_else_asked(tmp_path, harm):
    path = make(tmp_path)
    content = bytearray(path.read_bytes())
    if harm == "no zip":
        content = b"no zip"
    elif harm == "a changed byte":
        packed = zlib.compressobj(wbits=-15)
        stream = packed.compress(FILES["tiny/LICENSE"]) + packed.flush()
        content[content.index(stream) + 8] ^= 0xFF
    elif harm == "cut short":
        content = content[:-30]
    else:
        place = content.index(b"PK\x01\x02")
        content[6] |= 1
        content[place + 8] |= 1
    path.write_bytes(content)
    assert names_of(path) == {"is_a_whole_zip"}


def test_every_rule_is_asked_and_has_a_zip_that_breaks_it():
    rules = [rule.__name__ for group in package_rules.RULES for rule in group]
    written = [name for name, one in inspect.getmembers(package_rules, inspect.isfunction)
               if name.startswith(("is_", "has_", "says_"))]
    assert sorted(rules) == sorted(written)
    assert set(rules) - set(BREAKERS) == {"is_small", "is_a_whole_zip"}, "which have tests of their own"
