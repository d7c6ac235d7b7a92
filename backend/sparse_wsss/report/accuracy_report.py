"""The page of the stage 'evaluate': figures, classes and the confusion matrix, without a run.

Frame and style come from ``page``, the way numbers are written from ``formats``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.report.formats import count, number, percent, shade
from sparse_wsss.report.page import Child, Html, bar, card, element, joined, page, section, swatch, table

CARDS = (("miou", "Mean IoU"), ("overall_accuracy", "Overall accuracy"), ("average_accuracy", "Average accuracy"),
         ("f1", "F1 (macro)"))


def accuracy_page(found: Mapping[str, Any], classes: ClassTable, map_name: str, reference_name: str) -> str:
    """Build the page from the figures of ``accuracy.figures``, as one HTML text."""
    colours = dict(zip(classes.names, classes.colours, strict=True))
    compared = f"Compared with {reference_name}: {count(found['n_pixels'])} pixels, {_left_out(found)}."
    header = element("header", element("div", "Sparse WSSS", class_="kicker"), element("h1", f"Accuracy of {map_name}"),
                     element("p", compared))
    of_classes = "IoU: of all pixels that map or reference give to a class, the share that both give to it."
    of_confusion = ("Of each class of the reference (row), the percentage mapped as each class; "
                    "point at a cell to see its pixels.")
    return page(f"Accuracy of {map_name}", header, _cards(found),
                section("Classes", of_classes, class_rows(found, colours)),
                section("Confusion", of_confusion, confusion_grid(found, colours)))


def _left_out(found: Mapping[str, Any]) -> str:
    share = found.get("left_out_share") or 0
    return f"and {share:.1%} more where the map has no class" if share else "all of them with a class in the map"


def _cards(found: Mapping[str, Any]) -> Html:
    majority = found["majority"]
    note = f"largest class ({majority['class']}) alone: "
    notes = {key: note + percent(majority[key]) for key in ("miou", "overall_accuracy")}
    cards = [card(name, percent(found[key]), notes.get(key)) for key, name in CARDS]
    return element("div", *cards, card("Kappa", number(found["kappa"])), class_="cards")


def class_rows(found: Mapping[str, Any], colours: Mapping[str, str]) -> Html:
    """Table of the figures of each class; no figure where neither map nor reference has the class."""
    rows: list[Sequence[Child]] = [
        (joined([swatch(colours.get(name, "")), name]), bar(row["iou"] or 0.0, percent(row["iou"])),
         percent(row["precision"]), percent(row["recall"]), percent(row["f1"]), count(row["support"]))
        for name, row in found["per_class"].items()
    ]
    return table(("Class", "IoU", "Precision", "Recall", "F1", "Pixels"), rows, (2, 3, 4, 5))


def confusion_grid(found: Mapping[str, Any], colours: Mapping[str, str]) -> Html:
    """Confusion matrix as a table, each cell shaded by its share of the reference's class."""
    names, matrix = found["confusion"]["classes"], found["confusion"]["matrix"]
    heads = [element("th", joined([swatch(colours.get(name, "")), name])) for name in names]
    head = element("tr", element("th", "reference \\ map", class_="side"), *heads, element("th", "pixels"))
    rows = [_grid_row(name, names, line) for name, line in zip(names, matrix, strict=True)]
    return element("div", element("table", element("thead", head), element("tbody", *rows), class_="grid"),
                   class_="scroll")


def _grid_row(name: str, names: Sequence[str], line: Sequence[int]) -> Html:
    total = sum(line)
    cells = [
        element("td", f"{100 * value / total:.0f}" if total else "", class_="right" if name == other else "",
                style=shade(value / total if total else 0.0), title=f"{name} mapped as {other}: {count(value)} pixels")
        for other, value in zip(names, line, strict=True)
    ]
    return element("tr", element("th", name), *cells, element("td", count(total), class_="sum"))
