"""The tables of the page, as Markdown, from the pooled figures of a data set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from run_figures import markdown_table
from sparse_wsss.calibration import calibration_figures

from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.kinds import ALL_KINDS, LABEL_KINDS
from bench_accuracy.pooled import Pooled, Row, count_text
from bench_accuracy.said_labels import PREFIX

TIME_TARGET = 10.0  # minutes for 1000 tiles
K_MEANS, GLOBAL, REFINED = "k-means + naming", "global", "refined"
LABELS = tuple(Row(kind, "labels", name) for kind, name in (
    ("baselines", "random present class"), ("baselines", "most frequent present class"), ("baselines", K_MEANS),
    ("gapcam", "GAP-CAM"), ("paper", "paper, names not checked"), ("paper", "paper"), ("paper", "paper, refined"),
    ("tokens", "tokens"), ("late fusion", "late fusion"), ("ours", "sparse ViT"), ("ours", GLOBAL), ("ours", REFINED)))
UNSEEN = tuple(Row(kind, "unseen", name) for kind, name in (
    ("baselines", "most frequent class"), ("baselines", K_MEANS), ("gapcam", "GAP-CAM"), ("paper", "paper, refined"),
    ("ours", "sparse ViT"), ("ours", REFINED), ("supervised", "fully supervised")))
MASKS_OF = {"labels": LABELS, "unseen": UNSEEN}
OURS = {Row("ours", "labels", GLOBAL), Row("ours", "unseen", REFINED)}  # set in bold
MEANING = {
    "random present class": "each tile painted with one of its labels, drawn by chance",
    "most frequent present class": "each tile painted with the most frequent of its labels",
    "most frequent class": "the most frequent label everywhere",
    K_MEANS: "our clusters and names over bands and texture alone, no network",
    "GAP-CAM": "class activation maps of a small CNN",
    "paper, names not checked": "the paper's masks, names by rank alone",
    "paper": "the paper's masks, regions named again with the rest hidden",
    "paper, refined": "U-Net trained in rounds on the paper's masks",
    "tokens": "a class token for each class (method `tokens`)",
    "late fusion": "our masks with a transformer for each modality (FUSION `late`)",
    "sparse ViT": "the patch head of our sparse ViT alone",
    GLOBAL: "our masks (method `global`)",
    REFINED: "our U-Net after the rounds",
    "fully supervised": "the same U-Net trained on the true masks",
}


def main_table(pooled: Pooled, table: str) -> str:
    """Mean IoU, accuracy, time and memory of every row that is recorded."""
    n_folds = len(DATA_SETS[pooled.data_set].folds)
    lines = []
    for row in MASKS_OF[table]:
        miou, accuracy = pooled.miou(row), pooled.accuracy(row)
        if miou is None or accuracy is None:
            continue
        cells = [row.name, MEANING[row.name], miou.text(), accuracy.text(), f"{pooled.mean_of(row, 'seconds'):.0f}",
                 f"{pooled.mean_of(row, 'peak_mb'):.0f}", count_text(pooled.whole(row), n_folds)]
        lines.append([f"**{cell}**" if row in OURS and i in (0, 2) else cell for i, cell in enumerate(cells)])
    heads = ("row", "what it is", "mean IoU", "accuracy", "seconds", "peak MiB", "measured on")
    return markdown_table(heads, lines, 2) if lines else "_Not recorded yet._"


def class_table(pooled: Pooled, table: str) -> str:
    """IoU of each class for every row that is recorded."""
    names = DATA_SETS[pooled.data_set].classes.names
    rows = [(row, found) for row in MASKS_OF[table] if (found := pooled.class_iou(row)) is not None]
    if not rows:
        return "_Not recorded yet._"
    occurs = [k for k in range(len(names)) if any(np.isfinite(found[k].mean) for _, found in rows)]
    lines = [[row.name, *(found[k].text() if np.isfinite(found[k].mean) else "-" for k in occurs)]
             for row, found in rows]
    return markdown_table(("row", *(names[k] for k in occurs)), lines)


def fold_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Mean IoU of the rows that matter, fold by fold: places differ more than seeds do."""
    rows = (Row("baselines", "labels", K_MEANS), Row("ours", "labels", GLOBAL), Row("baselines", "unseen", K_MEANS),
            Row("ours", "unseen", "sparse ViT"), Row("ours", "unseen", REFINED),
            Row("supervised", "unseen", "fully supervised"))
    lines = []
    for name, pooled in all_pooled.items():
        for fold in DATA_SETS[name].folds:
            found = [pooled.miou(row, frozenset(pair for pair in pooled.pairs(row) if pair[0] == fold.name))
                     for row in rows]
            if any(found):
                lines.append([name, fold.name.replace("_", " "), *(one.text() if one else "-" for one in found)])
    heads = ("data set", "fold", *(f"{row.name}, {'masks' if row.table == 'labels' else 'unseen'}" for row in rows))
    return markdown_table(heads, lines, 2) if lines else "_Not recorded yet._"


def heads_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Heads closed, and the precision of sparse and dense ViT on unseen tiles."""
    lines = []
    for name, pooled in all_pooled.items():
        both = pooled.recorded("ours") & pooled.recorded("dense")
        closed = pooled.figure("ours", lambda unit: 1 - unit["figures"]["open_heads"] / unit["figures"]["heads"])
        if closed is None:
            continue
        sparse = pooled.figure("ours", lambda unit: unit["figures"]["unseen_map"], both)
        dense = pooled.figure("dense", lambda unit: unit["figures"]["unseen_map"], both)
        cells = ["-", "-", "-"] if sparse is None or dense is None else [
            sparse.text(), dense.text(), f"{100 * (dense.mean - sparse.mean):+.1f}"]
        lines.append([DATA_SETS[name].title, f"{closed.text(0)} %", *cells,
                      count_text(both or pooled.recorded("ours"), len(DATA_SETS[name].folds))])
    heads = ("data set", "heads closed", "mAP sparse", "mAP dense", "lost, points", "measured on")
    return markdown_table(heads, lines) if lines else "_Not recorded yet._"


def calibration_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Expected calibration error of the confidence of maps of unseen places."""
    lines = []
    for name, pooled in all_pooled.items():
        for row in (Row("ours", "unseen", "sparse ViT"), Row("ours", "unseen", REFINED),
                    Row("supervised", "unseen", "fully supervised")):
            bins = pooled.reliability(row)
            if bins is not None:
                found = calibration_figures(bins)
                lines.append([DATA_SETS[name].title, row.name, *(f"{100 * found[key]:.1f}" for key in (
                    "mean_confidence", "accuracy", "ece", "mce"))])
    heads = ("data set", "map", "mean confidence", "accuracy", "ECE", "largest gap")
    return markdown_table(heads, lines, 2) if lines else "_Not recorded yet._"


def ablation_table(all_pooled: Mapping[str, Pooled]) -> str:
    """What is lost in mean IoU when one lever is off: in masks of training places, and in maps by other rounds."""
    names = list(all_pooled)
    lines: list[Sequence[str]] = []
    measured = {"masks": {"masks": Row("ours", "labels", GLOBAL)},
                "refined": {"U-Net": Row("ours", "labels", REFINED), "unseen": Row("ours", "unseen", REFINED)}}
    for kind in ALL_KINDS:
        if not kind.is_ablation and kind.name != "dense":
            continue
        for where, whole in measured[kind.chain].items():
            changes = [all_pooled[name].effect(Row(kind.name, whole.table, kind.name), whole) for name in names]
            if any(change is not None for change in changes):
                what = "all gates open (dense)" if kind.name == "dense" else kind.name
                lines.append([what, where,
                              *(signed(change.mean, change.spread, len(change.values)) if change else "-"
                                for change in changes)])
    heads = ("lever off", "measured on", *(DATA_SETS[name].title for name in names))
    return markdown_table(heads, lines, 2) if lines else "_Not recorded yet._"


def labels_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Mean IoU with other things said of the tiles than full lists: masks of all training tiles, and unseen ground."""
    names, lines = list(all_pooled), []
    full = {"masks": Row("ours", "labels", GLOBAL), "unseen": Row("ours", "unseen", REFINED)}
    for kind in LABEL_KINDS:
        said = {"masks": Row(kind.name, "labels", kind.name), "unseen": Row(kind.name, "unseen", kind.name)}
        for where, row in said.items():
            changes = [all_pooled[name].effect(row, full[where]) for name in names]
            if any(change is not None for change in changes):
                lines.append([kind.name.removeprefix(PREFIX), where, *(
                    signed(change.mean, change.spread, len(change.values)) if change else "-" for change in changes)])
    heads = ("what is said of the tiles", "measured on", *(DATA_SETS[name].title for name in names))
    return markdown_table(heads, lines, 2) if lines else "_Not recorded yet._"


def signed(mean: float, spread: float, n: int) -> str:
    """A difference of shares in points, with its sign."""
    return f"{100 * mean:+.1f} ± {100 * spread:.1f}" if n > 1 else f"{100 * mean:+.1f}"


def time_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Seconds of the trainings beside what the budget for 1000 tiles allows."""
    lines = []
    for name, pooled in all_pooled.items():
        units = [unit for key, unit in pooled.units.items() if key.kind == "ours"]
        if not units:
            continue
        tiles = np.mean([unit["figures"]["tiles"] for unit in units])
        stages = [np.mean([unit["stage_seconds"].get(stage, 0.0) for unit in units])
                  for stage in ("train", "pseudomasks", "refine")]
        truth = [unit["stage_seconds"]["supervised training"] for key, unit in pooled.units.items()
                 if key.kind == "supervised"]
        threads = sorted({unit["threads"] for unit in units})
        lines.append([DATA_SETS[name].title, f"{tiles:.0f}", *(f"{seconds:.0f}" for seconds in stages),
                      f"{np.mean(truth):.0f}" if truth else "-", f"{TIME_TARGET * 60 * tiles / 1000:.0f}",
                      f"{np.mean([unit['peak_mb'] for unit in units]):.0f}", ", ".join(map(str, threads))])
    heads = ("data set", "tiles", "train, s", "masks, s", "rounds, s", "supervised U-Net, s",
             f"{TIME_TARGET:.0f} min for 1000 tiles, s", "peak MiB", "threads")
    return markdown_table(heads, lines) if lines else "_Not recorded yet._"
