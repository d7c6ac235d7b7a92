"""The page of the stage 'evaluate': figures, classes and the confusion matrix, without a run.

Frame and style come from ``page``, the way numbers are written from ``formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sparse_wsss.accuracy_area import FEWEST_UNITS
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.report import plots
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
                section("Confusion", of_confusion, confusion_grid(found, colours)),
                calibration_section(found), areas_section(found, colours))


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


# ---------------------------------------------------------------- calibration and areas


def calibration_section(found: Mapping[str, Any]) -> Html:
    """How often a confidence is right; empty when no confidence was evaluated."""
    known = found.get("calibration")
    if not isinstance(known, Mapping):
        return Html("")
    note = (f"Of the pixels with a confidence of 0.8, 80 % should be right. Expected calibration error "
            f"{percent(known['ece'])}, largest gap {percent(known['mce'])}; mean confidence "
            f"{percent(known['mean_confidence'])}, right {percent(known['accuracy'])} of {count(known['n_pixels'])} "
            f"pixels.")
    rows: list[Sequence[Child]] = [
        (f"{one['low']:.1f} to {one['high']:.1f}", count(one["count"]), percent(one["confidence"]),
         percent(one["accuracy"])) for one in known["bins"] if one["count"]
    ]
    listed = table(("Confidence", "Pixels", "Mean", "Right"), rows, (1, 2, 3))
    picture = plots.reliability_diagram(known["bins"])
    return section("Confidence", note, element("div", picture, listed, class_="beside"))


def areas_section(found: Mapping[str, Any], colours: Mapping[str, str]) -> Html:
    """Area of each class in the map and as the reference corrects it; empty for figures of an older version."""
    known = found.get("area")
    if not isinstance(known, Mapping):
        return Html("")
    unit = known["unit"]
    heads = ["Class", f"In the map [{unit}]", f"Estimated [{unit}]", "95 % interval"]
    rows: list[list[Child]] = [
        [joined([swatch(colours.get(name, "")), name]), _amount(row["mapped"]), _amount(row["area"]["value"]),
         _interval(row["area"], _amount)] for name, row in known["per_class"].items()
    ]
    if known["reference"] == "sample":
        heads += ["Units", "Precision", "95 % interval", "Recall", "95 % interval"]
        for line, row in zip(rows, known["per_class"].values(), strict=True):
            line += [count(row["units"]), percent(row["precision"]["value"]), _interval(row["precision"], percent),
                     percent(row["recall"]["value"]), _interval(row["recall"], percent)]
    return section("Areas", _about_areas(known), table(heads, rows, tuple(range(1, len(heads)))))


def _about_areas(known: Mapping[str, Any]) -> str:
    if known["reference"] == "whole":
        return "The reference covers all of the map: what is estimated is its own area, without an interval."
    if known["reference"] == "part":
        return (f"The reference covers {percent(known['share_known'])} of the map. The estimate takes its errors to be "
                "those of the rest; without an interval, because neighbouring pixels are no random sample. Give a "
                "layer of random points to have one.")
    few = [name for name, row in known["per_class"].items() if row["mapped"] and row["units"] < FEWEST_UNITS]
    overall = known["overall_accuracy"]
    words = (f"From {count(known['n_units'])} units, one pixel for each point or polygon, by Olofsson et al. 2014: "
             "right if they were drawn at random over the map or within each of its classes. ")
    if few:
        return words + f"No areas: fewer than {FEWEST_UNITS} units lie where the map shows {', '.join(few)}."
    return words + f"Overall accuracy {percent(overall['value'])} ({_interval(overall, percent)})."


def _interval(figure: Mapping[str, Any], write: Callable[[Any], str]) -> str:
    return "" if figure["low"] is None else f"{write(figure['low'])} to {write(figure['high'])}"


def _amount(value: Any) -> str:
    """An area: whole numbers, or three digits of a small one."""
    return count(value) if value is None or value >= 100 else number(value)
