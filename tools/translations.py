"""Gathers every text that the plugin shows, merges it into resources/i18n/*.ts, and compiles those to .qm.

Run as ``python3 -m tools.translations``; standard library only. pylupdate5 puts what a function tr() is given into no
context, and knows nothing of the contract, whose helps are shown too; so the sources are read as syntax trees.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from sparse_wsss_plugin.worker.contract import CONTRACT, contract, in_words

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "sparse_wsss_plugin"
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "SparseWsss"  # as in sparse_wsss_plugin/qt.py
OF_CONTRACT = ("help", "unit")  # what tr() may be given instead of a literal: tr(entry["help"])
NEXT_STEP = "Next step: {}"  # its translation says how a language begins a next step
LRELEASE = ("lrelease", "lrelease-qt5", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease", "lrelease6")
QUOTES = {'"': "&quot;", "'": "&apos;"}  # as Qt Linguist writes them


class NotGathered(ValueError):
    """A text cannot be found by reading the sources."""


@dataclass
class Message:
    """A text in a language; ``files`` show it, none do when it has vanished."""

    source: str
    translation: str = ""
    is_unsure: bool = False  # marked by a translator in Qt Linguist
    files: list[str] = field(default_factory=list)


def main() -> int:
    """Bring the translations up to date, or say whether they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--new", default="", metavar="LANGUAGE", help="begin a language, such as fr or pt_BR")
    parser.add_argument("--take", type=Path, default=None, metavar="JSON",
                        help="put in translations of a file {language: {source: translation}}")
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 when something is wrong")
    options = parser.parse_args()
    taken = json.loads(options.take.read_text(encoding="utf-8")) if options.take else {}
    try:
        sources = gathered()
        complaints = [complaint for path in ts_files(options.new)
                      for complaint in bring_up(path, sources, taken.get(language_of(path), {}), options.check)]
    except (NotGathered, OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


def bring_up(path: Path, sources: dict[str, list[str]], taken: dict[str, str], is_check: bool) -> list[str]:
    """Merge the sources into a language's file and compile it, or look alone.

    Returns: what is wrong, a line each.
    """
    before = read(path)
    messages = merged(sources, before, taken)
    text = written(messages, language_of(path))
    complaints = [f"{path.name}: {complaint}" for complaint in all_problems(messages)]
    if is_check:
        stale = not path.exists() or path.read_text(encoding="utf-8") != text
        return [*([f"{path.name} is not up to date: run `make translations`."] if stale else []), *complaints]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    compile_(path)
    shown = [one for one in messages if one.files]
    missing = [one.source for one in shown if not one.translation]
    print(f"{path.relative_to(ROOT)}: {len(shown)} texts, {len(missing)} without translation"
          + (":" if missing else ""))
    for source in missing:
        print(f"  {source!r}")
    return complaints


def ts_files(new: str = "") -> list[Path]:
    """Files of the languages that are there, and of a new one.

    Raises: RuntimeError when the new one is no language's code.
    """
    if new and not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", new):
        raise RuntimeError(f"'{new}' is no language. Give its code as QGIS does: fr, or pt_BR.")
    new_files = {FOLDER / f"sparse_wsss_{new}.ts"} if new else set()
    return sorted({*FOLDER.glob("sparse_wsss_*.ts"), *new_files})


def language_of(path: Path) -> str:
    """Code of a file's language."""
    return path.stem.removeprefix("sparse_wsss_")


# ------------------------------------------------------------ texts of the sources


def gathered() -> dict[str, list[str]]:
    """Every text that is shown, with the files that show it.

    Raises: NotGathered naming the places where tr() is given something that cannot be read, or is called at import.
    """
    found: dict[str, list[str]] = {}
    wrong: list[str] = []
    for path in sorted(PLUGIN.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        texts, complaints = texts_of(path.read_text(encoding="utf-8"))
        wrong += [f"{name}:{complaint}" for complaint in complaints]
        for text in texts:
            found.setdefault(text, []).append(name)
    if wrong:
        raise NotGathered("\n".join(wrong))
    for text in texts_of_contract():
        found.setdefault(text, []).append(CONTRACT)
    return {text: sorted(set(files)) for text, files in found.items()}


def texts_of(source: str) -> tuple[list[str], list[str]]:
    """Texts in the tr() and marked() of a module, and what is wrong there: ``line: what``."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    texts, wrong = [], []
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name not in ("tr", "marked"):
            continue
        given = call.args[0] if len(call.args) == 1 and not call.keywords else None
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            texts.append(given.value)
        elif name == "marked" or not _is_of_contract(given):
            wrong.append(f"{call.lineno}: {name}() takes one literal, and format() comes after it, not "
                         f"'{ast.unparse(call)}'. Next step: write the text itself.")
    wrong += [f"{line}: tr() at import is before any translation is loaded. Next step: call it in a function, or use "
              "marked() here and tr() where it is shown." for line in _at_import(tree)]
    return texts, wrong


def texts_of_contract() -> list[str]:
    """Helps, units and names of settings that forms show."""
    entries = [entry for stage in contract()["stages"].values() for entry in stage["parameters"].items()]
    texts = [preset["help"] for preset in contract()["presets"].values()]
    texts += [stage["help"] for stage in contract()["stages"].values()]
    for name, entry in entries:
        is_setting = entry["role"] == "setting"  # other parameters have labels in their algorithm's file
        texts += [entry["help"], *([in_words(name)] if is_setting else []), *filter(None, [entry.get("unit")])]
    return list(dict.fromkeys(texts))


def _is_of_contract(node: ast.expr | None) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value in OF_CONTRACT
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == in_words.__name__


def _at_import(node: ast.AST) -> Iterator[int]:
    """Lines with tr() that are run when the module is imported: outside functions, and in their defaults."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            for part in (*child.args.defaults, *filter(None, child.args.kw_defaults)):
                yield from _at_import(ast.Expr(part))
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "tr":
            yield child.lineno
        yield from _at_import(child)


# ------------------------------------------------------------ files of the languages


def read(path: Path) -> dict[str, Message]:
    """Messages of a .ts file by their source; none when there is no file."""
    if not path.exists():
        return {}
    found = {}
    for node in ElementTree.parse(path).getroot().iter("message"):
        translation = node.find("translation")
        text = (translation.text or "") if translation is not None else ""
        kind = translation.get("type", "") if translation is not None else ""
        source = node.findtext("source") or ""
        found[source] = Message(source, text, is_unsure=kind == "unfinished" and bool(text))
    return found


def merged(sources: dict[str, list[str]], before: dict[str, Message], taken: dict[str, str]) -> list[Message]:
    """Messages in the order of a file: those that are shown by the files that show them, then vanished ones.

    A vanished text keeps its translation until somebody removes it: it may come back.
    """
    messages = [Message(source, taken.get(source) or before.get(source, Message(source)).translation,
                        source in before and before[source].is_unsure and source not in taken, files)
                for source, files in sources.items()]
    gone = [Message(one.source, one.translation) for one in before.values()
            if one.source not in sources and one.translation]
    return [*sorted(messages, key=lambda one: (one.files, one.source)), *sorted(gone, key=lambda one: one.source)]


def written(messages: list[Message], language: str) -> str:
    """Text of a .ts file, laid out as Qt Linguist does; no line numbers, which would change with every edit."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>",
             f"    <name>{CONTEXT}</name>"]
    for one in messages:
        kind = "" if one.files and one.translation and not one.is_unsure else ' type="unfinished"'
        kind = kind if one.files else ' type="vanished"'
        lines += ["    <message>", *(f'        <location filename="../../{file}"/>' for file in one.files),
                  f"        <source>{escape(one.source, QUOTES)}</source>",
                  f"        <translation{kind}>{escape(one.translation, QUOTES)}</translation>", "    </message>"]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compile_(path: Path) -> None:
    """Write the .qm beside a .ts file.

    Raises: RuntimeError when Qt's compiler is not there; CalledProcessError.
    """
    program = next((found for found in map(shutil.which, LRELEASE) if found), None)
    if program is None:
        raise RuntimeError("Qt's lrelease is not there. On Debian: apt-get install qttools5-dev-tools.")
    subprocess.run([program, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)


# ------------------------------------------------------------ what a translation must share with its source


def all_problems(messages: list[Message]) -> list[str]:
    """What is wrong with the translations of a language."""
    said = {one.source: one.translation for one in messages}
    step = said.get(NEXT_STEP, "").removesuffix(" {}")
    return [f"{one.source!r}: {problem}" for one in messages if one.files and one.translation
            for problem in problems(one.source, one.translation, step)]


def problems(source: str, translation: str, step: str) -> Iterator[str]:
    """Say what a translation lacks of its source; ``step`` is how the language begins a next step."""
    marks: dict[str, Callable[[str], object]] = {
        "the same {} in it": placeholders,
        "one mnemonic (&)": lambda text: len(re.findall(r"&(?=\w)", text)),
        "the same tags": lambda text: sorted(re.findall(r"</?\w+[^<>]*>", text)),
        "the same line breaks": lambda text: text.count("\n"),
        "the same spaces at its ends": lambda text: (text[:1] == " ", text[-1:] == " "),
        "the same sign at its end": lambda text: text.replace("...", "…")[-1:] if text[-1:] in ".:…?" else "",
        "the words of the contract in it": lambda text: sorted(set(re.findall(r"\b[A-Z0-9]+_[A-Z0-9_]+\b", text))),
    }
    try:
        yield from (f"needs {what}" for what, mark in marks.items() if mark(source) != mark(translation))
    except ValueError as error:
        yield f"cannot be filled in: {error}"
    if step and ("Next step:" in source) != (step in translation):
        yield f"needs '{step}' where its source has 'Next step:'"


def placeholders(text: str) -> list[tuple[str, str]]:
    """Fields of a text with their number and format; ``{1} {0}`` takes the same values as ``{} {}``.

    Raises: ValueError when the braces do not match.
    """
    fields = [(name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None]
    return sorted((name or str(number), form) for number, (name, form) in enumerate(fields))


if __name__ == "__main__":
    sys.exit(main())
