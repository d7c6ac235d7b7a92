"""The figures of the campaign as JSON can hold them, and the page's section made of them."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Any

from sparse_wsss.pipeline import PIPELINE

from reliability.stops import cancels, chains, labels, power

STAGES = ("start", *PIPELINE, "tiles", "labels", "export", "vectorize")
HEADS = {"start": "loading"}


def figures(found: chains.Found, cancelled: cancels.Cancelled, labelled: labels.Labelled, order: power.Order | None,
            failures: list[str]) -> dict[str, Any]:
    """Figures so far."""
    return {
        "stops": {kind: dict(Counter(stage for one, stage in found.stops if one == kind)) for kind in chains.KINDS},
        "n_stops": len(found.stops), "runs": found.runs, "refused": found.refused,
        "obeyed": {kind: _spread(seconds) for kind, seconds in sorted(found.obeyed_s.items())},
        "order": {"renamed": order.renamed, "unflushed": order.unflushed, "appended": order.appended} if order else {},
        "cancels": {way: {stage: _spread(seconds) for stage, seconds in stages.items()}
                    for way, stages in cancelled.seconds.items()},
        "cancelled_runs": cancelled.runs,
        "labels": {"kills": labelled.kills, "clicks": labelled.clicks, "unseen": labelled.unseen},
        "failures": [*failures, *found.failures, *cancelled.failures, *labelled.failures],
    }


def _spread(seconds: list[float]) -> dict[str, float]:
    return {"n": len(seconds), "median": round(median(seconds), 2), "max": round(max(seconds), 2)}


def section(figures: dict[str, Any]) -> list[str]:
    """Lines of Markdown."""
    return [*_stops(figures), "", *_power(figures), "", *_cancels(figures), "", _labels(figures["labels"])]


def _stops(figures: dict[str, Any]) -> list[str]:
    n, seconds = figures["n_stops"], figures["obeyed"]
    obeyed = ", ".join(f"{kind} {one['median']:.1f} s ({one['max']:.1f})" for kind, one in seconds.items())
    result = ("No file was torn, no process was left, no lock stayed; every run ended with the results of an "
              "undisturbed one, byte for byte." if not figures["failures"] else "What failed is listed below.")
    return [
        f"{n} workers were stopped at random moments, {figures['runs']} runs again and again before they were left in "
        f"peace. {result} A second worker in a run at work was refused {figures['refused']} times. After a kill of the "
        "process that started it (*host killed*) a worker ends by itself; a *power cut* is a kill at the entry of a "
        "random system call between write, flush and rename.", "",
        *_table("stopped by", {kind: {stage: str(count) for stage, count in row.items()}
                               for kind, row in figures["stops"].items()}), "",
        f"Median time until the worker was gone (longest): {obeyed}.",
    ]


def _power(figures: dict[str, Any]) -> list[str]:
    order = figures["order"]
    if not order:
        return []
    late = f"not so: {', '.join(order['unflushed'])}" if order["unflushed"] else "each"
    return [
        "A power cut may also lose what the system had not put on the disk. Of the "
        f"{order['renamed']} files that a pipeline renames into place, {late} was flushed before, and its folder after "
        "(read from the order of its system calls). Appended to without a flush, so that their last lines may be lost: "
        f"{', '.join(order['appended'])}."]


def _cancels(figures: dict[str, Any]) -> list[str]:
    rows = {way: {stage: f"{one['median']:.1f} ({one['max']:.1f})" for stage, one in stages.items()}
            for way, stages in figures["cancels"].items()}
    if not rows:
        return []
    n = sum(one["n"] for stages in figures["cancels"].values() for one in stages.values())
    return [
        f"{n} cancels, seconds until the worker was gone: median (longest). The limit is {cancels.LIMIT_S:g} s. "
        "Algorithm and task end as failed, the command with an exit code that is not 0, and the run goes on from "
        f"there: {figures['cancelled_runs']} runs were cancelled in one stage after the other, and ended with the "
        "undisturbed results.", "", *_table("cancelled by", rows)]


def _labels(found: dict[str, int]) -> str:
    return (f"A QGIS in which tiles were labelled by keys was killed {found['kills']} times at random moments: of "
            f"{found['clicks']} labels that had been shown none was lost, and SQLite's check found the file whole "
            "each time.")


def _table(corner: str, rows: dict[str, dict[str, str]]) -> list[str]:
    stages = [stage for stage in STAGES if any(stage in row for row in rows.values())]
    heads = [HEADS.get(stage, stage) for stage in stages]
    return [f"| {corner} | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(stages)}",
            *(f"| {name} | {' | '.join(row.get(stage, '') for stage in stages)} |" for name, row in rows.items())]
