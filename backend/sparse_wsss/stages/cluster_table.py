"""The cluster table of a run: what a person reads, edits and gives back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from sparse_wsss.array_file import open_array
from sparse_wsss.csv_text import csv_text, text_of_cell
from sparse_wsss.errors import BadJob, NotAModel, RunIncomplete, nearest
from sparse_wsss.run_folder import file_hash
from sparse_wsss.stages.mask_files import MASKS
from sparse_wsss.whole_number import whole_number

CLUSTER_MAP, SCORES = "clusters.npy", "scores.npy"
UNKNOWN = "unknown"
GIVE_TABLE = "Give the CSV that 'Pseudomasks' wrote as OUTPUT_CLUSTERS."


def cluster_table(scores: np.ndarray, names: np.ndarray, share: np.ndarray, classes: tuple[str, ...]) -> str:
    """CSV that a person reads and edits: cluster, class, a score for each class, share of the area."""
    rows: list[list[object]] = [["cluster", "class", *(f"score_{name}" for name in classes), "share"]]
    for cluster, row in enumerate(scores):
        name = classes[names[cluster]] if names[cluster] >= 0 else UNKNOWN
        rows.append([cluster, name, *(f"{value:.4f}" for value in row), f"{share[cluster]:.6f}"])
    return csv_text(rows)


def read_cluster_names(path: Path, n_clusters: int, classes: tuple[str, ...]) -> np.ndarray:
    """Read the column ``class`` of an edited cluster table: position of each class, -1 for ``unknown``.

    Raises: BadJob when the table is of another run, or names a class that the run does not have.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadJob(f"The cluster table {path} cannot be read: {error}.",
                     hint=GIVE_TABLE) from None
    if not rows or not {"cluster", "class"} <= set(rows[0]):
        raise BadJob(f"{path} is no cluster table: it needs the columns cluster and class.",
                     hint=GIVE_TABLE)
    names = np.full(n_clusters, -2)
    for row in rows:
        number, name = (row["cluster"] or "").strip(), text_of_cell((row["class"] or "").strip())
        cluster = whole_number(number)
        if not 0 <= cluster < n_clusters:
            raise BadJob(f"{path} names the cluster '{number}'; this run has the clusters 0 to {n_clusters - 1}.",
                         hint="Give the table of this run.")
        if name not in (*classes, UNKNOWN):
            raise BadJob(f"{path}, cluster {number}: there is no class '{name}'.",
                         hint=nearest(name, (*classes, UNKNOWN)))
        names[cluster] = classes.index(name) if name in classes else -1
    if np.any(names == -2):
        raise BadJob(f"{path} lacks the cluster {int(np.flatnonzero(names == -2)[0])}.",
                     hint="Keep every row of the table; only change the column 'class'.")
    return names


def clusters_of(folder: Path) -> dict[str, str | None]:
    """Name the clusters, their evidence and their masks, so that names given to others are not taken for theirs."""
    names = (CLUSTER_MAP, SCORES, MASKS)
    return {name: file_hash(folder / name) if (folder / name).exists() else None for name in names}


def open_scores(folder: Path, n_classes: int) -> np.ndarray:
    """Read the naming evidence of the method ``global``, float64 (K, C).

    Raises: RunIncomplete when the masks were made by the method ``paper``; NotAModel when the file is damaged.
    """
    try:
        scores = np.array(open_array(folder / SCORES, np.float64, (None, n_classes)))
        if not (len(scores) and np.isfinite(scores).all()):
            raise ValueError("it holds values that are no numbers")
        return scores
    except FileNotFoundError:
        raise RunIncomplete("This run has no clusters to name: its masks were not made with METHOD global.",
                            hint="Run 'Pseudomasks' with METHOD global first.") from None
    except ValueError as error:
        raise NotAModel(f"{folder / SCORES} is damaged: {error}.", hint="Run 'Pseudomasks' again.") from None
