"""Edits of tables as text: cells, rows, columns, quotes, delimiters, encodings."""

from __future__ import annotations

from random import Random

from reliability.fuzz.byte_edits import edited_bytes

CELLS = ("", " ", "-1", "0", "1", "254", "255", "256", "1e3", "0x10", "1.5", "nan", "inf", "-inf", "9" * 30,
         "9" * 5000, "٣", "²",
         "none", "unknown", "null", "?", "...", "…", "!", "!water", "water", "water;forest", "water;...", "!snow;...",
         "water 30;forest 70", "water 30", "water 100%", "water -5;forest 105", "water 1e99;forest", "water;!water",
         ";;;", ' "water" ', '"', "'", '"a""b', "a,b", "a\tb", "a\nb", "\0", "\x1b[31m", "\ufeff", "\u202e", "#12345",
         "#gggggg", "=1+1", "w" * 200_000, "名", "e\u0301", "\U0001f30d")
DELIMITERS = (",", ";", "\t", "|", " ", "\0")
ENCODINGS = (*("utf-8",) * 12, "utf-8-sig", "utf-16", "utf-32", "latin-1")


def edited_table(random: Random, text: str, delimiter: str = ",") -> tuple[bytes, str]:
    """A delimited table with one to four cells, rows or columns changed, as bytes of some encoding."""
    rows = [line.split(delimiter) for line in text.splitlines()]
    words = []
    for _ in range(random.choice((1, 1, 2, 4))):
        how = random.choice(("cell", "cell", "cell", "header", "drop row", "twice", "drop column", "shorter",
                             "longer", "swap"))
        row = random.randrange(len(rows))
        column = random.randrange(max(1, len(rows[row])))
        words.append(f"{how} {row},{column}")
        _edit(random, rows, how, row, column)
        rows = rows or [[""]]
    mark = random.choice(DELIMITERS) if random.random() < 0.1 else delimiter
    joined = random.choice(("\n", "\n", "\r\n", "\r")).join(mark.join(cells) for cells in rows)
    data = joined.encode(random.choice(ENCODINGS), "replace")
    if random.random() < 0.3:
        data, more = edited_bytes(random, data)
        words.append(more)
    return data, ", ".join(words)


def _edit(random: Random, rows: list[list[str]], how: str, row: int, column: int) -> None:
    if how == "cell" and rows[row]:
        rows[row][column] = random.choice(CELLS)
    elif how == "header" and rows[0]:
        rows[0][random.randrange(len(rows[0]))] = random.choice((*CELLS, *rows[0], rows[0][0].upper()))
    elif how == "drop row":
        del rows[row]
    elif how == "twice":
        rows.insert(random.randrange(len(rows) + 1), list(rows[row]))
    elif how == "drop column":
        for cells in rows:
            del cells[column:column + 1]
    elif how == "shorter":
        rows[row] = rows[row][:column]
    elif how == "longer":
        rows[row] += [random.choice(CELLS) for _ in range(random.choice((1, 3, 300)))]
    else:
        other = random.randrange(len(rows))
        rows[row], rows[other] = rows[other], rows[row]
