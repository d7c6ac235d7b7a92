"""The clusters of a run and a person's names for them: rename, merge, mark as unknown, undo and redo.

Pure Python; painting is left to ``mask_painter``, the table on the screen to ``cluster_table``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..csv_text import csv_text
from ..whole_number import whole_number
from .edit_history import EditHistory
from .run_files import Row, RunFiles, number

UNKNOWN = -1
UNKNOWN_NAME = "unknown"
TABLE, EDITED = "clusters.csv", "clusters_edited.csv"
PREFIX = "score_"


@dataclass(frozen=True)
class Change:
    """One cluster before and after an edit: its name (position of a class) and the cluster it is merged into."""

    cluster: int
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True)
class Group:
    """Clusters that are one to a person; alone or merged. ``evidence`` sums to 1, or is all 0."""

    leader: int
    members: tuple[int, ...]
    name: int
    evidence: tuple[float, ...]
    share: float

    @property
    def margin(self) -> float:
        """How sure the evidence is: 0 when the two best classes are alike, 1 when there is but one."""
        best = sorted(self.evidence, reverse=True)[:2]
        total = sum(best)
        return (best[0] - best[-1]) / total if len(best) == 2 and total else 1.0 if total else 0.0


class ClusterNames:
    """Names of K clusters among C classes.

    Args:
        classes: names of the classes, by position.
        scores: evidence, K rows of C.
        shares: of the area, K.
        evident: names that the evidence gives, K positions of classes.
    """

    def __init__(self, classes: Iterable[str], scores: list[list[float]], shares: list[float],
                 evident: list[int]) -> None:
        self.classes, self.scores, self.shares, self.evident = tuple(classes), scores, shares, evident
        self.names = list(self.evident)
        self.into = list(range(len(scores)))
        self.history: EditHistory[list[Change]] = EditHistory()

    def __len__(self) -> int:
        return len(self.scores)

    @property
    def edited(self) -> list[int]:
        """Clusters that have another name than the evidence gives them."""
        return [k for k, (name, evident) in enumerate(zip(self.names, self.evident)) if name != evident]

    def name_of(self, cluster: int) -> str:
        """Name of a cluster, as the table has it."""
        return self.classes[self.names[cluster]] if self.names[cluster] != UNKNOWN else UNKNOWN_NAME

    def groups(self) -> list[Group]:
        """What a person sees as rows, by the number of the leader."""
        members: dict[int, list[int]] = {}
        for cluster, leader in enumerate(self.into):
            members.setdefault(leader, []).append(cluster)
        return [self._group(leader, found) for leader, found in sorted(members.items())]

    def with_members(self, clusters: Iterable[int]) -> list[int]:
        """The clusters with all that they are merged with."""
        leaders = {self.into[cluster] for cluster in clusters}
        return [cluster for cluster, leader in enumerate(self.into) if leader in leaders]

    # ------------------------------------------------------------ edits: each returns the clusters whose name changed

    def rename(self, clusters: Iterable[int], name: int) -> list[int]:
        """Give clusters, and what they are merged with, a class, or ``UNKNOWN``."""
        return self._do([(k, name, self.into[k]) for k in self.with_members(clusters)])

    def merge(self, clusters: Iterable[int]) -> list[int]:
        """Make one of several: it gets the name of the largest."""
        members = self.with_members(clusters)
        leaders = sorted({self.into[k] for k in members})
        if len(leaders) < 2:
            return []
        areas = {leader: sum(self.shares[k] for k in members if self.into[k] == leader) for leader in leaders}
        largest = max(leaders, key=lambda leader: areas[leader])
        return self._do([(k, self.names[largest], largest) for k in members])

    def split(self, clusters: Iterable[int]) -> list[int]:
        """Take merged clusters apart; each keeps its name."""
        return self._do([(k, self.names[k], k) for k in self.with_members(clusters)])

    def reset(self, clusters: Iterable[int]) -> list[int]:
        """Take clusters apart and name them by the evidence."""
        return self._do([(k, self.evident[k], k) for k in self.with_members(clusters)])

    def undo(self) -> list[int]:
        """Take back the last edit."""
        done = self.history.undo(lambda changes: self._set({one.cluster: one.before for one in changes}))
        return _renamed(done or [])

    def redo(self) -> list[int]:
        """Do again what was taken back."""
        done = self.history.redo(lambda changes: self._set({one.cluster: one.after for one in changes}))
        return _renamed(done or [])

    # ------------------------------------------------------------ as a table

    def to_csv(self) -> str:
        """The cluster table with the names as they are now, and the column ``merged_into``."""
        rows: list[list[object]] = [
            ["cluster", "class", *(f"{PREFIX}{name}" for name in self.classes), "share", "merged_into"]]
        for k, row in enumerate(self.scores):
            leader = self.into[k] if self.into[k] != k else ""
            rows.append([k, self.name_of(k), *(f"{score:.4f}" for score in row), f"{self.shares[k]:.6f}", leader])
        return csv_text(rows)

    def take(self, rows: list[Row]) -> bool:
        """Take names and merges of an edited table; False, and nothing is taken, when it is of other clusters."""
        if [row.get("cluster") for row in rows] != [str(k) for k in range(len(self))]:
            return False
        known = {**{name: k for k, name in enumerate(self.classes)}, UNKNOWN_NAME: UNKNOWN}
        if any(row.get("class", "") not in known for row in rows):
            return False
        self.names = [known[row["class"]] for row in rows]
        leaders = [whole_number(row.get("merged_into", "")) for row in rows]
        self.into = [leader if 0 <= leader < len(self) else k for k, leader in enumerate(leaders)]
        return True

    # ------------------------------------------------------------ helpers

    def _group(self, leader: int, members: list[int]) -> Group:
        share = sum(self.shares[k] for k in members)
        weights = [self.shares[k] / share if share else 1 / len(members) for k in members]
        evidence = [sum(weight * self.scores[k][c] for weight, k in zip(weights, members))
                    for c in range(len(self.classes))]
        total = sum(evidence)
        return Group(leader, tuple(members), self.names[leader],
                     tuple(one / total if total else 0.0 for one in evidence), share)

    def _do(self, wanted: list[tuple[int, int, int]]) -> list[int]:
        changes = [Change(k, (self.names[k], self.into[k]), (name, into)) for k, name, into in wanted
                   if (self.names[k], self.into[k]) != (name, into)]
        if not changes:
            return []
        self._set({one.cluster: one.after for one in changes})
        self.history.add(changes)
        return _renamed(changes)

    def _set(self, values: dict[int, tuple[int, int]]) -> None:
        for cluster, (name, into) in values.items():
            self.names[cluster], self.into[cluster] = name, into


def _renamed(changes: list[Change]) -> list[int]:
    return [one.cluster for one in changes if one.before[0] != one.after[0]]


def read_clusters(run: RunFiles) -> ClusterNames | None:
    """Clusters of a run, with a person's names when there are any; None when it has no finished clusters."""
    rows = run.table("pseudomasks", TABLE)
    if not rows or "class" not in rows[0] or not run.record("pseudomasks"):
        return None
    columns = [key for key in rows[0] if key.startswith(PREFIX)]
    scores = [[number(row[key]) for key in columns] for row in rows]
    classes = [key[len(PREFIX):] for key in columns]
    evident = [classes.index(row["class"]) if row["class"] in classes else UNKNOWN for row in rows]
    found = ClusterNames(classes, scores, [number(row.get("share")) for row in rows], evident)
    found.take(run.table("pseudomasks", EDITED))
    return found
