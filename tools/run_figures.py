"""Figures of a finished run from its files, and the tables that are made of them; standard library only.

Every figure in the README comes from a record made here, so that none is typed by hand.
"""

from __future__ import annotations

import csv
import json
import os
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

STAGES = ("train", "heads", "pseudomasks", "refine", "predict")


@dataclass(frozen=True)
class Measured:
    """Accuracy on one part of the ground beside that of the largest class alone; shares from 0 to 1."""

    where: str
    miou: float
    overall_accuracy: float
    majority_miou: float
    majority_overall_accuracy: float
    n_pixels: int
    iou: dict[str, float]

    @classmethod
    def read(cls, where: str, path: Path) -> Measured:
        """Read the figures that the algorithm 'Evaluate' wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        iou = {name: row["iou"] for name, row in found["per_class"].items()}
        majority = found["majority"]
        return cls(where, found["miou"], found["overall_accuracy"], majority["miou"], majority["overall_accuracy"],
                   found["n_pixels"], iou)


def pooled(where: str, paths: Sequence[Path]) -> Measured:
    """Accuracy of several maps from one confusion matrix; classes are matched by their codes."""
    pairs: Counter[tuple[int, int]] = Counter()
    names: dict[int, str] = {}
    for path in paths:
        confusion = json.loads(path.read_text(encoding="utf-8"))["confusion"]
        codes = confusion["codes"]
        known = dict(zip(codes, confusion["classes"], strict=True))
        names = {**known, **{code: name for code, name in names.items() if name != f"class {code}"}}
        for row, line in zip(codes, confusion["matrix"], strict=True):
            pairs.update({(row, column): n for column, n in zip(codes, line, strict=True)})
    support = {code: sum(n for (row, _), n in pairs.items() if row == code) for code in names}
    mapped = {code: sum(n for (_, column), n in pairs.items() if column == code) for code in names}
    occurs = [code for code in sorted(names) if support[code]]
    iou = {code: pairs[code, code] / (support[code] + mapped[code] - pairs[code, code]) for code in occurs}
    total, largest = sum(support.values()), max(support.values())
    return Measured(where, sum(iou.values()) / len(iou), sum(pairs[code, code] for code in names) / total,
                    largest / total / len(occurs), largest / total, total, {names[code]: iou[code] for code in occurs})


def run_record(run: Path, measured: Sequence[Measured], outside: Mapping[str, float]) -> dict[str, Any]:
    """Gather the figures of a run.

    Args:
        run: the run's folder.
        measured: accuracies of its map.
        outside: seconds of each algorithm as ``qgis_process`` took them, QGIS's own start in them.
    """
    stages = {stage: json.loads((run / stage / "stage.json").read_text(encoding="utf-8")) for stage in STAGES}
    settings = json.loads((run / "settings.json").read_text(encoding="utf-8"))
    last = json.loads((run / "provenance.json").read_text(encoding="utf-8"))["jobs"][-1]
    with open(run / "train" / "gates.csv", encoding="utf-8", newline="") as file:
        gates = [row["open"] for row in csv.DictReader(file)]
    return {
        "accuracy": [asdict(one) for one in measured],
        "open_heads": gates.count("1"), "heads": len(gates),
        "tiles": stages["train"]["outputs"].get("tile_count"),
        "validation_map": stages["train"]["outputs"].get("validation_map"),
        "stage_seconds": {stage: record["seconds"] for stage, record in stages.items()},
        "seconds": {name: round(value, 1) for name, value in outside.items()},
        "preset": settings.get("preset"), "seed": last["parameters"].get("seed"), "version": last["version"],
        "packages": last["packages"], "machine": f"{os.cpu_count()} cores, {platform.machine()}",
    }


def table_lines(record: Mapping[str, Any]) -> list[str]:
    """The table that ends the demo, for a terminal."""
    lines = [f"  {'':<30}{'map':>8}{'largest class':>16}"]
    for one in record["accuracy"]:
        lines.append(f"  {one['where']}")
        for label, key in (("mean IoU", "miou"), ("overall accuracy", "overall_accuracy")):
            lines.append(f"    {label:<28}{100 * one[key]:>8.1f}{100 * one['majority_' + key]:>16.1f}")
    lines += ["", f"  {'open heads':<30}{record['open_heads']:>5} of {record['heads']}",
              f"  {'tiles with labels':<30}{record['tiles']:>8}", "", f"  {'seconds':<30}"]
    around = {name: value for name, value in record["seconds"].items() if name not in ("pipeline", "total")}
    before = {name: around[name] for name in ("tiles", "labels") if name in around}
    after = {name: value for name, value in around.items() if name not in before}
    total = {"total": record["seconds"]["total"]}
    for name, value in {**before, **record["stage_seconds"], **after, **total}.items():
        lines.append(f"    {name:<28}{value:>8.1f}")
    return lines


def markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]], n_words: int = 1) -> str:
    """A Markdown table; behind the first ``n_words`` columns all are set right, as numbers are."""
    rule = ["---"] * n_words + ["---:"] * (len(heads) - n_words)
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *rows))
