"""Where a unit does its work: its fold, seed and run folder, the stages timed, the rows that it measures."""

from __future__ import annotations

import json
import resource
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from sparse_wsss.calibration import N_BINS, reliability
from sparse_wsss.context import Context
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.pipeline import run_stage
from sparse_wsss.run_folder import RunFolder, read_json
from sparse_wsss.settings import LEAST_ROUND_STEPS, LEAST_STEPS
from sparse_wsss.training.training_set import TrainingSet, make_training_set, read_labelled

from bench_accuracy.data_sets import UNKNOWN
from bench_accuracy.folds import FoldData, positions_of_codes
from bench_accuracy.kinds import SETTINGS_OF, default
from bench_accuracy.measure import count, mean_iou, overall_accuracy

SHORTENED = {"steps": LEAST_STEPS, "round_steps": LEAST_ROUND_STEPS}  # by a trial's budget


@dataclass
class Workplace:
    """One unit at work.

    ``budget`` below 1 shortens the trainings, to try the benchmark out; such figures are no record.
    """

    fold: FoldData
    seed: int
    threads: int
    budget: float
    folder: Path
    settings: Mapping[str, Any]
    reporter: Reporter
    ours: Mapping[str, Any] | None = None
    """What is recorded of the unit 'ours' of the same fold and seed."""
    seconds: dict[str, float] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: {"labels": {}, "unseen": {}})
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def run(self) -> Path:
        """Folder of the run."""
        return self.folder / "run"

    @property
    def context(self) -> Context:
        """Context of the run, for what reads it."""
        return Context(self.reporter, RunFolder(self.run, create=False))

    def setting(self, name: str) -> Any:
        """Setting of the unit: its own, else the default; shortened in a trial."""
        value = self.settings.get(name, default(name))
        if self.budget < 1 and name in SHORTENED:
            return max(2, round((value or SHORTENED[name]) * self.budget))
        return value

    def stage(self, name: str, again: Mapping[str, Any] | None = None, **parameters: Any) -> dict[str, Any]:
        """Run a stage of the run, or use it when it is done; its seconds are those of its record."""
        given = {key: self.setting(key) for key in SETTINGS_OF[name]} | dict(again or {})
        self._forget_half_done(name)
        common = {"run": str(self.run), "seed": self.seed, "threads": self.threads, "device": "cpu"}
        outputs = run_stage(name, {**common, **given, **parameters}, self.reporter)
        self.seconds[name] = read_json(self.run / name / "stage.json", {}).get("seconds", 0.0)
        return outputs

    def _forget_half_done(self, name: str) -> None:
        """Start a broken-off stage anew: its time could not be told otherwise."""
        if name != "predict" and read_json(self.run / name / "stage.json", {}).get("status") == "started":
            shutil.rmtree(self.run / name)

    def training_set(self) -> TrainingSet:
        """Training tiles of the fold, for rows without a run, with the tiles set aside that a run sets aside."""
        index = read_labelled(str(self.fold.train_index))
        share = float(default("validation_share"))  # no row may learn from more tiles than ours
        with self.timed("reading tiles"):
            data = make_training_set(index, self.folder / "tiles", share, self.seed, self.reporter)
        self.figures["tiles"] = len(data)
        return data

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Take the time of something that is no stage."""
        start = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - start

    # ------------------------------------------------------------ rows

    def keep_row(self, table: str, row: str, confusion: np.ndarray, stages: tuple[str, ...],
                 bins: np.ndarray | None = None) -> None:
        """Keep a row: its confusion matrix, and the time of the stages behind it and the memory up to now."""
        self.rows[table][row] = {
            "miou": round(mean_iou(confusion), 5), "overall_accuracy": round(overall_accuracy(confusion), 5),
            "confusion": confusion.tolist(), "seconds": round(sum(self.seconds[name] for name in stages), 1),
            "peak_mb": peak_mb(), **({} if bins is None else {"reliability": bins.round(3).tolist()}),
        }

    def keep_masks(self, row: str, data: TrainingSet, masks: np.ndarray, stages: tuple[str, ...]) -> None:
        """Measure masks of the training tiles. Shapes: masks uint8 (n, S, S), positions of the fold's classes."""
        truth = self.truth(data)
        mapped = self.to_data_set(data.classes)[masks]
        self.keep_row("labels", row, count(truth, mapped, len(self.fold.data_set.classes)), stages)

    def truth(self, data: TrainingSet) -> np.ndarray:
        """Truth of the training tiles where they have pixels. Shapes: uint8 (n, S, S)."""
        truth = self.fold.truth_of_tiles(data.tiles, data.chosen)
        valid = np.stack([data.store.valid[position] for position in data.store.positions])
        return np.where(valid, truth, np.uint8(UNKNOWN))

    def to_data_set(self, classes: ClassTable) -> np.ndarray:
        """Position in the data set's table of each position in a fold's. Shapes: uint8 (256,)."""
        table = np.full(256, UNKNOWN, np.uint8)
        table[: len(classes)] = positions_of_codes(self.fold.data_set.classes)[list(classes.codes)]
        return table

    def map_unseen(self, row: str, stages: tuple[str, ...], **source: str) -> None:
        """Map the unseen places with a run or a model, and measure the maps and their confidence."""
        n_classes = len(self.fold.data_set.classes)
        confusion, bins = np.zeros((n_classes, n_classes + 1), np.int64), np.zeros((3, N_BINS))
        folder = self.folder / "maps" / row
        started = time.monotonic()
        for scene, extent in self.fold.test_scenes():
            output, confidence = folder / scene.optical.name, folder / f"confidence_{scene.optical.name}"
            settings = {key: self.setting(key) for key in SETTINGS_OF["predict"]}
            run_stage("predict", {
                **settings, **source, "raster": str(scene.optical), "sar": str(scene.sar) if scene.sar else None,
                "extent": extent, "output": str(output), "confidence": str(confidence), "seed": self.seed,
                "threads": self.threads, "device": "cpu",
            }, self.reporter)
            truth, _ = self.fold.truth_of_scene(scene, extent)
            with rasterio.open(output) as file:
                mapped = positions_of_codes(self.fold.data_set.classes)[file.read(1)]
            with rasterio.open(confidence) as file:
                sure = file.read(1)
            truth[mapped == UNKNOWN] = UNKNOWN  # no valid pixel
            confusion += count(truth, mapped, n_classes)
            known = (truth != UNKNOWN) & np.isfinite(sure)
            bins += reliability(sure[known], truth[known] == mapped[known])
        self.seconds[f"predict {row}"] = time.monotonic() - started
        self.keep_row("unseen", row, confusion, (*stages, f"predict {row}"), bins)

    def result(self) -> dict[str, Any]:
        """All that the record keeps of the unit."""
        return {"rows": self.rows, "figures": self.figures, "stage_seconds": {
            name: round(value, 1) for name, value in self.seconds.items()}, "peak_mb": peak_mb()}

    def write_result(self, path: Path) -> None:
        """Write the result for the process that started the unit."""
        path.write_text(json.dumps(self.result()), encoding="utf-8")


def peak_mb() -> int:
    """Most memory that the process has held so far, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def copy_run(source: Path, target: Path, stages: tuple[str, ...]) -> None:
    """Copy a run with some of its stages, without the store of its tiles."""
    if target.exists():
        return
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for file in source.iterdir():
        if file.is_file() and not file.name.startswith("."):
            shutil.copy2(file, part / file.name)
    for stage in stages:
        shutil.copytree(source / stage, part / stage, ignore=shutil.ignore_patterns("cache"))
    part.rename(target)
