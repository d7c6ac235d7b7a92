"""The parts of the report that give the reasons of a map: the heads that survived, the clusters and their names.

From the facts of a run to markup, as ``sections``; a part without facts is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sparse_wsss.report.formats import number, percent, shade
from sparse_wsss.report.page import Child, Html, bar, element, joined, section, swatch, table
from sparse_wsss.report.run_facts import Row, RunFacts, as_float, is_open
from sparse_wsss.whole_number import whole_number

SHOWN_CLUSTERS = 16  # the others are folded away


def gates(facts: RunFacts) -> Html:
    """Layer by head: which gates are open, and how much each head matters."""
    if not facts.heads:
        return Html("")
    names = sorted({int(row["head"]) for row in facts.heads if whole_number(row.get("head", "")) >= 0})
    by_layer: dict[int, dict[int, Row]] = {}
    for row in facts.heads:
        if min(whole_number(row.get(name, "")) for name in ("layer", "head")) >= 0:
            by_layer.setdefault(int(row["layer"]), {})[int(row["head"])] = row
    modalities = {row.get("modality", "") for row in facts.heads}
    most = max([as_float(row.get("importance")) or 0.0 for row in facts.heads] + [1e-12])
    lines = []
    for layer, heads in sorted(by_layer.items()):
        n_open = sum(is_open(row) for row in heads.values())
        cells = [_head_cell(f"L{layer:02d}H{head:02d}", heads.get(head), most) for head in names]
        sums = element("td", f"{n_open} of {len(heads)}", class_="sum")
        seen = next(iter(heads.values())).get("modality", "") if len(modalities) > 1 else ""
        lines.append(element("tr", element("th", f"layer {layer} {seen}".strip()), *cells, sums))
    head_row = element("tr", element("th", "head", class_="side"), *(element("th", head) for head in names))
    note = ("Each cell is an attention head. Open heads are shaded by their importance: how much the loss rises when "
            "the head is taken away. Dashed cells are closed; they are removed from the network.")
    grid = element("table", element("thead", head_row), element("tbody", *lines), class_="grid")
    return section("Attention heads", note, element("div", grid, class_="scroll"))


def _head_cell(name: str, row: Row | None, most: float) -> Html:
    if row is None or not is_open(row):
        gate = number(row.get("gate")) if row else "none"
        return element("td", "·", class_="closed", title=f"{name} closed, gate {gate}")
    value = as_float(row.get("importance"))
    share = .35 if value is None else .12 + .88 * max(0.0, value) / most
    shown = name if value is None else f"{value:.2g}"
    title = f"{name} open, gate {number(row.get('gate'))}, importance {shown}"
    return element("td", shown, style=shade(share), title=title)


def clusters(facts: RunFacts) -> Html:
    """Which cluster became which class, and how surely."""
    if not facts.clusters or "class" not in facts.clusters[0]:
        return Html("")
    colours = dict(zip(facts.classes.names, facts.classes.colours, strict=True))
    scores = [key for key in facts.clusters[0] if key.startswith("score_")]
    ordered = sorted(facts.clusters, key=lambda row: -(as_float(row.get("share")) or 0))
    heads = ["Cluster", "Named", "Share of the pixels", *(key.removeprefix("score_") for key in scores)]
    rows = [_cluster_row(row, scores, colours) for row in ordered]
    numbers = tuple(range(3, len(heads)))
    more = rows[SHOWN_CLUSTERS:]
    folded = element("details", element("summary", f"{len(more)} more clusters"), table(heads, more, numbers))
    note = ("The columns on the right are the evidence for each class; the highest names the cluster. To rename one, "
            "edit the column 'class' of clusters.csv and run the algorithm 'Relabel clusters'.")
    shown = table(heads, rows[:SHOWN_CLUSTERS], numbers)
    return section("Clusters and their names", note, shown, folded if more else None)


def _cluster_row(row: Row, scores: Sequence[str], colours: Mapping[str, str]) -> list[Child]:
    name, share = row.get("class", ""), as_float(row.get("share")) or 0.0
    values = {key: as_float(row.get(key)) for key in scores}
    best = max((value for value in values.values() if value is not None), default=None)
    cells = [element("b", number(v)) if v is not None and v == best else number(v) for v in values.values()]
    return [row.get("cluster", ""), joined([swatch(colours.get(name, "")), name]), bar(share, percent(share)), *cells]
