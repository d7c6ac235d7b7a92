"""The classes of a map: code in the raster, name for people, colour on the screen.

A leaf of the package: arrays, rasters and vector files are left to those who use the table.
"""

from __future__ import annotations

import colorsys
import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sparse_wsss.csv_text import text_of_cell
from sparse_wsss.errors import ReferenceUnreadable, UnknownClass, nearest
from sparse_wsss.json_text import parse_json

HIGHEST_CODE = 254  # 255 is nodata in every class raster
COLUMNS_HINT = "Give a CSV with the columns code,name,colour (such as 1,water,#1f78b4), or the same as JSON."
NO_TEXT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML, and so no style, can hold
COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
# what people expect of a land-cover map; the first word found in a name decides
COLOUR_OF_WORD = {
    "water": "#2b7bba", "sea": "#2b7bba", "lake": "#2b7bba", "river": "#2b7bba", "wetland": "#57b8b0",
    "flooded": "#57b8b0", "marsh": "#57b8b0", "forest": "#1b7837", "tree": "#1b7837", "shrub": "#a6a83d",
    "grass": "#a6d96a", "herb": "#a6d96a", "rangeland": "#d9d27a", "savanna": "#d9d27a", "crop": "#f0b64a",
    "agricult": "#f0b64a", "farm": "#f0b64a", "developed": "#d7301f", "urban": "#d7301f", "built": "#d7301f",
    "building": "#8c1d18", "road": "#7f7f7f", "bare": "#b8956a", "barren": "#b8956a", "sediment": "#d8c3a5",
    "sand": "#e6d3a3", "snow": "#e8f4fb", "ice": "#c6e2f2", "cloud": "#f2f2f2", "vegetation": "#5aae61",
    "land": "#c9a26b",
}
# told apart by most people with a colour vision deficiency (after Paul Tol's qualitative sets)
PALETTE = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#ee7733", "#0077bb",
           "#009988", "#cc3311", "#882255", "#ddcc77", "#999933", "#44aa99", "#332288")


@dataclass(frozen=True)
class LandClass:
    """One class: its code (0 to 254), name and colour (#rrggbb)."""

    code: int
    name: str
    colour: str


class ClassTable:
    """The classes of a map, ordered by code.

    Args:
        classes: the classes; codes and names each occur once.
    Raises: ReferenceUnreadable saying which class is broken.
    """

    def __init__(self, classes: Iterable[LandClass] = ()) -> None:
        self.classes = tuple(sorted(classes, key=lambda one: one.code))
        for one in self.classes:
            _check(one)
        for values, what in ((self.codes, "code"), (self.names, "name")):
            twice = sorted({str(value) for value in values if values.count(value) > 1})
            if twice:
                raise ReferenceUnreadable(f"The class table has the {what} '{twice[0]}' twice.",
                                          hint=f"Give every class a {what} of its own.")

    def __len__(self) -> int:
        """Return the number of classes."""
        return len(self.classes)

    def __eq__(self, other: object) -> bool:
        """Tell whether codes, names and colours all agree."""
        return isinstance(other, ClassTable) and self.classes == other.classes

    def __hash__(self) -> int:
        """Hash of the classes."""
        return hash(self.classes)

    def __repr__(self) -> str:
        """Show codes and names."""
        return f"ClassTable({', '.join(f'{one.code} {one.name}' for one in self.classes)})"

    @property
    def names(self) -> tuple[str, ...]:
        """Names in the order of the codes."""
        return tuple(one.name for one in self.classes)

    @property
    def codes(self) -> tuple[int, ...]:
        """Codes, ascending."""
        return tuple(one.code for one in self.classes)

    @property
    def colours(self) -> tuple[str, ...]:
        """Colours in the order of the codes."""
        return tuple(one.colour for one in self.classes)

    def code_of(self, name: str) -> int:
        """Code of a class.

        Raises: UnknownClass naming the nearest class.
        """
        for one in self.classes:
            if one.name == name:
                return one.code
        raise UnknownClass(f"The class table has no class '{name}'.", hint=nearest(name, self.names))

    def only(self, codes: Iterable[int]) -> ClassTable:
        """Return the table without the classes of other codes."""
        kept = set(codes)
        return ClassTable(one for one in self.classes if one.code in kept)

    @classmethod
    def from_names(cls, names: Iterable[str], first_code: int = 1) -> ClassTable:
        """Number the names from ``first_code`` on and give them colours."""
        return cls.from_pairs((code, name) for code, name in enumerate(names, first_code))

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, str]]) -> ClassTable:
        """Make a table of codes and names with default colours."""
        return cls.from_json([{"code": code, "name": name} for code, name in pairs])

    @classmethod
    def from_json(cls, rows: Iterable[Mapping[str, Any]]) -> ClassTable:
        """Make a table from rows with the keys code, name and perhaps colour.

        Raises: ReferenceUnreadable naming the row.
        """
        taken: list[str] = []
        classes = []
        for number, row in enumerate(rows, 1):
            one = _from_row(row, number, taken)
            taken.append(one.colour.lower())
            classes.append(one)
        return cls(classes)

    def to_json(self) -> list[dict[str, Any]]:
        """Rows with the keys code, name and colour."""
        return [{"code": one.code, "name": one.name, "colour": one.colour} for one in self.classes]

    @classmethod
    def from_file(cls, path: str | Path) -> ClassTable:
        """Read a table from a CSV (columns code, name, colour) or a JSON file (a list of the same).

        Raises: ReferenceUnreadable saying what is wrong and in which row.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")  # Excel begins a CSV with a byte order mark
        except FileNotFoundError:
            raise ReferenceUnreadable(f"The class table {path} does not exist.", hint="Check the path.") from None
        except (OSError, UnicodeDecodeError) as error:
            raise ReferenceUnreadable(f"The class table {path} cannot be read: {error}.", hint=COLUMNS_HINT) from None
        try:
            table = cls.from_json(_json_rows(text) if path.suffix.lower() == ".json" else _csv_rows(text))
        except ReferenceUnreadable as error:
            raise ReferenceUnreadable(f"The class table {path} is broken: {error.message}", hint=error.hint) from None
        if not len(table):
            raise ReferenceUnreadable(f"The class table {path} holds no class.", hint=COLUMNS_HINT)
        return table


def default_colour(name: str, taken: Iterable[str]) -> str:
    """Colour for a class without one: what its name suggests, else the next free one of the palette."""
    used = {colour.lower() for colour in taken}
    likely = [colour for word, colour in COLOUR_OF_WORD.items() if word in name.lower()]
    for colour in (*likely[:1], *PALETTE):
        if colour not in used:
            return colour
    turn = len(used) * 0.618034 % 1  # the golden ratio keeps neighbours far apart
    red, green, blue = colorsys.hsv_to_rgb(turn, 0.55, 0.85)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _check(one: LandClass) -> None:
    if not 0 <= one.code <= HIGHEST_CODE:
        raise ReferenceUnreadable(f"the class '{one.name}' has the code {one.code}.",
                                  hint=f"Codes are whole numbers from 0 to {HIGHEST_CODE}; 255 means no data.")
    if not one.name or ";" in one.name or one.name != one.name.strip() or NO_TEXT.search(one.name):
        raise ReferenceUnreadable(f"the class with code {one.code} has the name '{one.name}'.",
                                  hint="Give it at least one letter, no ';' or control character, no blanks around it.")
    if not COLOUR.match(one.colour):
        raise ReferenceUnreadable(f"the class '{one.name}' has the colour '{one.colour}'.",
                                  hint="Write a colour as #rrggbb, such as #1f78b4.")


def _from_row(row: Mapping[str, Any], number: int, taken: list[str]) -> LandClass:
    values = {str(key).strip().lower(): value for key, value in row.items()} if isinstance(row, Mapping) else {}
    name = str(values.get("name") or "").strip()
    try:
        code = int(str(values["code"]).strip())
    except (KeyError, ValueError):
        found = values.get("code", "no code")
        raise ReferenceUnreadable(f"row {number} has '{found}' where the code should be.", hint=COLUMNS_HINT) from None
    if not name:
        raise ReferenceUnreadable(f"row {number} (code {code}) has no name.", hint=COLUMNS_HINT)
    colour = str(values.get("colour") or values.get("color") or "").strip()
    return LandClass(code, name, colour.lower() if colour else default_colour(name, taken))


def _csv_rows(text: str) -> list[dict[str, Any]]:
    header = text.lstrip().splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=header.count)
    try:
        return [{name: text_of_cell(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
                for row in csv.DictReader(text.lstrip().splitlines(), delimiter=delimiter) if any(row.values())]
    except csv.Error as error:
        raise ReferenceUnreadable(f"it is no CSV: {error}.", hint=COLUMNS_HINT) from None


def _json_rows(text: str) -> list[Mapping[str, Any]]:
    try:
        value = parse_json(text)
    except ValueError as error:
        raise ReferenceUnreadable(f"it is not JSON: {error}.", hint=COLUMNS_HINT) from None
    rows = value.get("classes") if isinstance(value, dict) else value
    if not isinstance(rows, list):
        raise ReferenceUnreadable("it is not a list of classes.", hint=COLUMNS_HINT)
    return rows
