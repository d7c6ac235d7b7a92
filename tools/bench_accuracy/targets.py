"""The targets, by how much they are reached or missed, and what follows from the figures in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from run_figures import markdown_table

from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.measure import ious
from bench_accuracy.pooled import Pooled, Row, Spread, count_text
from bench_accuracy.tables import GLOBAL, K_MEANS, LABELS, REFINED, TIME_TARGET, UNSEEN

MASK_TARGET = {"dubai": 0.60, "nc": 0.34, "terramind": 0.66}
GAIN_TARGET = {"dubai": 0.04, "nc": 0.03, "terramind": 0.04}
SHARE_TARGET, CLOSED_TARGET, LOSS_TARGET = 0.95, 0.70, 0.01
CORES = 2  # whose minutes count
OUR_MASKS, NAMING = Row("ours", "labels", GLOBAL), Row("baselines", "labels", K_MEANS)
OUR_MAP, TRUTH = Row("ours", "unseen", REFINED), Row("supervised", "unseen", "fully supervised")


@dataclass(frozen=True)
class Target:
    """One figure beside its target, shown ``factor`` times as large; ``is_limit`` when it has to stay below."""

    what: str
    data_set: str
    wanted: float
    found: Spread | None
    is_limit: bool = False
    factor: float = 100.0

    @property
    def missing(self) -> float | None:
        """How far the figure is from the target; 0 or less when it is reached."""
        if self.found is None:
            return None
        return self.found.mean - self.wanted if self.is_limit else self.wanted - self.found.mean

    def verdict(self) -> str:
        """Reached, or missed by how much."""
        if self.missing is None:
            return "not recorded"
        return "**reached**" if self.missing <= 0 else f"missed by {self.factor * self.missing:.1f}"


def targets(name: str, pooled: Pooled) -> list[Target]:
    """All targets of a data set."""
    both = pooled.recorded("ours") & pooled.recorded("dense")
    sparse = pooled.figure("ours", lambda unit: unit["figures"]["unseen_map"], both)
    dense = pooled.figure("dense", lambda unit: unit["figures"]["unseen_map"], both)
    lost = None if sparse is None or dense is None else Spread(tuple(
        b - a for a, b in zip(sparse.values, dense.values, strict=True)))
    closed = pooled.figure("ours", lambda unit: 1 - unit["figures"]["open_heads"] / unit["figures"]["heads"])
    return [
        Target("masks with the tile's labels, mean IoU", name, MASK_TARGET[name], pooled.miou(OUR_MASKS)),
        Target("gain over k-means + naming, points", name, GAIN_TARGET[name], pooled.difference(OUR_MASKS, NAMING)),
        Target("map of unseen places, % of full supervision", name, SHARE_TARGET, pooled.ratio(OUR_MAP, TRUTH)),
        Target("heads closed, %", name, CLOSED_TARGET, closed),
        Target("lost in mAP by closing them, points", name, LOSS_TARGET, lost, is_limit=True),
        Target(f"training of the sparse ViT for 1000 tiles, minutes of {CORES} cores", name, TIME_TARGET,
               pooled.figure("ours", training_minutes), is_limit=True, factor=1.0),
    ]


def training_minutes(unit: Mapping[str, Any]) -> float:
    """Minutes of all cores that the training of a unit takes for 1000 tiles, where it keeps its threads busy."""
    per_tile: float = unit["stage_seconds"]["train"] / unit["figures"]["tiles"]
    return per_tile * 1000 / 60 * unit["threads"] / CORES


def targets_table(all_pooled: Mapping[str, Pooled]) -> str:
    """Every target beside what was measured."""
    lines = []
    for name, pooled in all_pooled.items():
        for target in targets(name, pooled):
            sign = "≤" if target.is_limit else "≥"
            lines.append([DATA_SETS[name].title, target.what, f"{sign} {target.factor * target.wanted:.0f}",
                          target.found.text(factor=target.factor) if target.found else "-", target.verdict()])
    return markdown_table(("data set", "figure", "target", "measured", ""), lines, 2)


def findings(all_pooled: Mapping[str, Pooled]) -> str:
    """What the figures say, good or bad, a paragraph for each data set."""
    parts = [f"**{DATA_SETS[name].title}.** {' '.join(found)}" for name, pooled in all_pooled.items()
             if (found := [*_masks(pooled), *_maps(pooled), *_classes(pooled)])]
    return "\n\n".join(parts) or "_Nothing is recorded yet._"


def _masks(pooled: Pooled) -> list[str]:
    sentences = []
    gain, miou = pooled.difference(OUR_MASKS, NAMING), pooled.miou(OUR_MASKS)
    if gain and miou:
        verb, by = ("beat", "by") if gain.mean > 0 else ("do NOT beat", "they stay behind by")
        is_within = len(gain.values) > 1 and abs(gain.mean) <= gain.spread
        sure = ", which is within the spread of the seeds" if is_within else ""
        n = count_text(pooled.whole(OUR_MASKS), len(DATA_SETS[pooled.data_set].folds))
        sentences.append(f"Our masks reach {miou.text()} ({n}). Our masks {verb} k-means + naming without a network: "
                         f"{by} {abs(100 * gain.mean):.1f} points{sure}.")
    best = _best(pooled, LABELS)
    if best and best[0] not in (OUR_MASKS, Row("ours", "labels", REFINED)):
        sentences.append(f"The best masks are those of the row \"{best[0].name}\" ({best[1].text()}), not ours.")
    paper = pooled.difference(OUR_MASKS, Row("paper", "labels", "paper"))
    if paper:
        sentences.append(f"Against the paper's masks the difference is {100 * paper.mean:+.1f} points.")
    return sentences


def _maps(pooled: Pooled) -> list[str]:
    sentences = []
    share = pooled.ratio(OUR_MAP, TRUTH)
    if share:
        sentences.append(f"Our map of unseen places has {share.text()} % of the mean IoU of full supervision.")
    rounds = pooled.difference(OUR_MAP, Row("ours", "unseen", "sparse ViT"))
    if rounds:
        verb = "gain" if rounds.mean > 0 else "lose"
        sentences.append(f"There the rounds of the U-Net {verb} {abs(100 * rounds.mean):.1f} points against the sparse "
                         "ViT alone.")
    naming = pooled.difference(OUR_MAP, Row("baselines", "unseen", K_MEANS))
    if naming and naming.mean <= 0:
        sentences.append(f"On unseen places k-means + naming without a network WINS over our map, by "
                         f"{abs(100 * naming.mean):.1f} points.")
    best = _best(pooled, tuple(row for row in UNSEEN if row != TRUTH))
    if best and best[0] != OUR_MAP:
        sentences.append(f"The best map from labels alone is that of the row \"{best[0].name}\" ({best[1].text()}).")
    return sentences


def _best(pooled: Pooled, rows: tuple[Row, ...]) -> tuple[Row, Spread] | None:
    found = [(row, miou) for row in rows if (miou := pooled.miou(row)) is not None]
    return max(found, key=lambda pair: pair[1].mean) if found else None


def _classes(pooled: Pooled) -> list[str]:
    """Say which classes count with IoU 0 because they label no training tile, and what the mean is without them."""
    units = [unit for key, unit in pooled.units.items() if key.kind == "ours"]
    names = DATA_SETS[pooled.data_set].classes.names
    labelled = {name for unit in units for name in unit["figures"].get("classes", names)}
    matrices = pooled.confusions(OUR_MASKS, pooled.whole(OUR_MASKS))
    if not units or not matrices:
        return []
    unlabelled = [k for k, name in enumerate(names) if name not in labelled and matrices[0][k].sum() > 0]
    if not unlabelled:
        return []
    kept = [k for k in range(len(names)) if k not in unlabelled]
    without = Spread(tuple(float(np.nanmean(ious(matrix)[kept])) for matrix in matrices))
    words = ", ".join(names[k] for k in unlabelled)
    return [f"The reference also has {words}, which covers a tenth of no training tile, so nothing can learn it: it "
            f"counts with IoU 0 in every row. Without it our masks have {without.text()}."]
