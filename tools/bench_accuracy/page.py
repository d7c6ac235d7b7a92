"""Writes docs/accuracy.md and its plots from the record: every figure comes from there, none is typed by hand."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sparse_wsss.atomic import write_text

from bench_accuracy import tables, targets
from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.kinds import ALL_KINDS, KINDS
from bench_accuracy.plots import reliability_plot, rows_plot
from bench_accuracy.pooled import Pooled
from bench_accuracy.records import Record, code_digest, read_record

ROOT = Path(__file__).resolve().parents[2]
NOTES = "accuracy_notes.md"  # what a person adds: reasons and next steps, no figures
INTRODUCTION = """# How accurate the maps are

Made by `make accuracy-page` from [accuracy.json](accuracy.json), which `make bench-accuracy` records unit by unit; no
figure is typed by hand. Figures are percent, mean ± standard deviation over seeds; a figure without ± has one seed.
"""
PROTOCOL = """## Rules of measurement

* Tiles do not overlap: 256 px for Dubai, 32 px for the others. The label of a tile is every class that covers at
  least 10 % of it; tiles without a label are dropped. The reference is used for labels and for measuring, nowhere else.
* Training and test are different places. Dubai: one of six areas is never seen; North Carolina: one half of the scene;
  TerraMind: one of five places on the globe.
* One confusion matrix is pooled over all valid pixels of all folds for each seed; mean IoU is over the classes that
  occur in the reference. A pixel that a row leaves without a class counts as wrong.
* _With the tile's labels_ is measured on the training tiles: every row may paint only what the tile is labelled with.
  _Without labels_ is measured on whole scenes of the unseen places, mapped in overlapping, blended windows.
* One default configuration for all data sets: nothing is set per data set but the class list and the tile size.
* The row `paper` has the losses, the gates and the masks of the preset `paper`, with the same penalty for each head,
  but the default size and length of training: the published size cannot be trained on two cores. Its names are checked
  by forward passes with the rest of the tile hidden, as published; the row beside it leaves that out.
* _Fully supervised_ is the same U-Net with the same mirror images, jitter and weights of rare classes, trained with
  cross-entropy on the true masks of the same tiles, for as many steps as fit into the time of our ViT and rounds.
* GAP-CAM: four blocks of convolutions (24 to 96 channels), 16 cells along a side, trained as long as the ViT.
* Seconds are those of the stages behind a row, reading of tiles included; memory is the peak of the process by then.
"""
ABLATION = """One setting at a time is put back to what it was without the lever, on the first fold of each data set:
the change of mean IoU in points, with labels on the training tiles; for levers of the rounds also on the map of the
unseen place. Negative: it helps. Levers of the masks and the rounds use the same trained ViT.
Units of different states of the worker's code are not compared: '-' waits for the next record."""

SAID_WORDS = """The same training with other things said of the training tiles than full lists: the change of mean IoU
in points, in the masks of all training tiles and on the unseen place; first fold of each data set."""


def write(record_path: Path, page: Path, work: Path) -> None:
    """Write the page, its plots and, where the runs are here, its pictures."""
    record = read_record(record_path)
    all_pooled = {name: Pooled(record, name) for name in DATA_SETS}
    plots = page.with_name("accuracy_rows.png"), page.with_name("accuracy_reliability.png")
    drawn = rows_plot(all_pooled, plots[0]), reliability_plot(all_pooled, plots[1])
    _draw_pictures(page, work)
    parts = [
        INTRODUCTION, age(record), "## Targets", targets.targets_table(all_pooled), "## What the figures say",
        targets.findings(all_pooled), _image(plots[0], "Mean IoU of all rows") if drawn[0] else "",
        *_notes(page.with_name(NOTES)), "## With the tile's labels", *_each(all_pooled, "labels"),
        "## Unseen places, without labels", *_each(all_pooled, "unseen"), "## Each place by itself",
        tables.fold_table(all_pooled), "## Heads closed, and what it costs",
        "mAP of the image labels on tiles of the unseen places.", tables.heads_table(all_pooled),
        "## Confidence on unseen places",
        "ECE: mean distance between confidence and accuracy in ten bins, weighted by pixels, over all folds and seeds. "
        "The confidence of the supervised map has no temperature fitted.",
        tables.calibration_table(all_pooled), _image(plots[1], "Reliability") if drawn[1] else "",
        "## Each lever off in turn", ABLATION, tables.ablation_table(all_pooled),
        "## Labels that people have", SAID_WORDS, tables.labels_table(all_pooled), "## Time and memory",
        tables.time_table(all_pooled), "## Pictures", *_pictures(page), PROTOCOL, "## State of the record",
        state(record),
    ]
    write_text(page, "\n\n".join(part.strip("\n") for part in parts if part) + "\n")


def age(record: Record) -> str:
    """Say at the top of the page when its figures are of an earlier method; empty when all are of today's."""
    code = code_digest()
    earlier = sum(unit["code"] != code for unit in record.units.values())
    if not earlier:
        return ""
    return (f"**{earlier} of {len(record.units)} units are of an earlier state of the method**, and their figures too; "
            "what has changed since is under \"Why, and what next\", what is stale under \"State of the record\".")


def _notes(path: Path) -> list[str]:
    return ["## Why, and what next", path.read_text(encoding="utf-8")] if path.exists() else []


def _each(all_pooled: Mapping[str, Pooled], table: str) -> list[str]:
    parts = []
    for name, pooled in all_pooled.items():
        parts += [f"### {DATA_SETS[name].title}", tables.main_table(pooled, table), "IoU of each class:",
                  tables.class_table(pooled, table)]
    return parts


def _image(path: Path, words: str) -> str:
    return f"![{words}]({path.name})"


def _draw_pictures(page: Path, work: Path) -> None:
    data = os.environ.get("SPARSE_WSSS_DATA", "")
    if not data or not Path(data).is_dir():
        return  # the pictures stay as they were drawn last
    from bench_accuracy.pictures import write_pictures

    for name in DATA_SETS:
        write_pictures(work, Path(data), name, page.with_name(f"accuracy_{name}.png"))


def _pictures(page: Path) -> list[str]:
    parts = ["Upper lines: training tiles and masks with their labels; lower lines: an unseen place, mapped without "
             "labels. First fold, first seed; the tiles and scenes with most classes, chosen by rule. Grey: not known."]
    for name, data_set in DATA_SETS.items():
        path = page.with_name(f"accuracy_{name}.png")
        if path.exists():
            parts += [f"### {data_set.title}", _image(path, f"Pictures of {data_set.title}"),
                      f"Imagery and reference: {data_set.source}"]
    return parts if len(parts) > 1 else ["_Not drawn yet._"]


def state(record: Record) -> str:
    """Say what is recorded, and which units were recorded with other settings or other code than now."""
    units, code = record.units, code_digest()
    lines = [f"{len(units)} units are recorded."]
    for name, data_set in DATA_SETS.items():
        kinds = [kind for kind in KINDS if any(key.data_set == name and key.kind == kind for key in units)]
        missing = [kind.name for kind in ALL_KINDS if kind.name not in kinds and kind.suits(data_set)]
        if missing:
            lines.append(f"{data_set.title}: not recorded at all: {'; '.join(missing)}.")
    stale = {key: why for key in units if key.kind in KINDS
             and (why := record.difference(key, KINDS[key.kind].all_settings())) is not None}
    if stale:
        first = next(iter(stale))
        lines.append(f"**{len(stale)} of them are stale**: recorded with other settings than the defaults of today "
                     f"(first: {first}: {stale[first]}). The next `make bench-accuracy` records them again.")
    other = sum(unit["code"] != code for key, unit in units.items() if key not in stale)
    if other:
        lines.append(f"{other} of them were recorded with an earlier state of the worker's code and the same settings.")
    confirmed = sorted({unit["confirmed"] for unit in units.values() if "confirmed" in unit})
    if confirmed:
        n = sum("confirmed" in unit for unit in units.values())
        lines.append(f"{n} units are of an earlier state of the code that gave the same figures, to the last digit, "
                     f"when these were repeated: {', '.join(confirmed)}.")
    versions = sorted({unit["version"] for unit in units.values()})
    dates = sorted({unit["date"] for unit in units.values()})
    if units:
        lines.append(f"Worker {', '.join(versions)}; recorded from {dates[0]} to {dates[-1]} on the CPU, "
                     f"{', '.join(sorted({str(unit['threads']) for unit in units.values()}))} threads.")
    return "\n".join(f"* {line}" for line in lines)
