"""A fold ready to work with: labelled tiles of the training places and of the unseen one, and their truth.

Tiles and labels are made by the stages themselves.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import filelock
import numpy as np
from sparse_wsss.atomic import write_json
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles, read_tiles, write_tiles
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.tile_grid import PixelWindow, extent_window
from sparse_wsss.run_folder import read_json

from bench_accuracy.data_sets import UNKNOWN, DataSet, Fold, Place, SceneFiles

DONE = "done.json"


@dataclass(frozen=True)
class FoldData:
    """Files of a fold: tile indexes and the class table of the classes that the training tiles are labelled with."""

    data_set: DataSet
    fold: Fold
    places: Mapping[str, Place]
    folder: Path

    @property
    def train_index(self) -> Path:
        """Labelled tiles of the training places."""
        return self.folder / "train.gpkg"

    @property
    def test_index(self) -> Path:
        """Labelled tiles of the unseen places."""
        return self.folder / "test.gpkg"

    def test_scenes(self) -> Iterator[tuple[SceneFiles, str | None]]:
        """Scenes of the unseen places, with the extent that counts."""
        for name in self.fold.test:
            for scene in self.places[name].scenes:
                yield scene, self.places[name].extent

    def truth_of_tiles(self, tiles: Tiles, chosen: np.ndarray) -> np.ndarray:
        """Position of the reference's class in the data set's table, 255 where it is not known.

        Shapes: chosen (n,) -> uint8 (n, S, S).
        """
        size = int(tiles.width[chosen[0]])
        truth = np.full((len(chosen), size, size), UNKNOWN, np.uint8)
        for scene in (scene for name in self.fold.train + self.fold.test for scene in self.places[name].scenes):
            mine = [n for n, tile in enumerate(chosen) if tiles.optical[tile] == scene.optical.absolute()]
            with Reference(scene.reference) as reference:
                info = raster_info(scene.optical)
                for n in mine:
                    column, row = int(tiles.column[chosen[n]]), int(tiles.row[chosen[n]])
                    truth[n] = self._positions(reference, info, (column, row, size, size))
        if (truth == UNKNOWN).all():
            raise ValueError(f"no reference for any tile of {self.folder}: its tiles are of other rasters")
        return truth

    def truth_of_scene(self, scene: SceneFiles, extent: str | None) -> tuple[np.ndarray, PixelWindow]:
        """Truth of the part of a scene that counts, as ``truth_of_tiles``, and that part as a window."""
        info = raster_info(scene.optical)
        window = extent_window(extent, info) if extent else (0, 0, info.width, info.height)
        with Reference(scene.reference) as reference:
            return self._positions(reference, info, window), window

    def _positions(self, reference: Reference, info: RasterInfo, window: PixelWindow) -> np.ndarray:
        codes = reference.codes_on(info, *window)
        return np.asarray(positions_of_codes(self.data_set.classes)[np.where(codes < 0, UNKNOWN, codes)])


def positions_of_codes(classes: ClassTable) -> np.ndarray:
    """Position in a class table of each code, 255 for codes that it lacks. Shapes: -> uint8 (256,)."""
    positions = np.full(256, UNKNOWN, np.uint8)
    positions[list(classes.codes)] = np.arange(len(classes))
    return positions


def make_fold(data_set: DataSet, fold: Fold, data: Path, work: Path, reporter: Reporter) -> FoldData:
    """Cut and label the tiles of a fold, unless that is done already."""
    places = data_set.prepare(data.absolute(), work.absolute() / data_set.name)
    made = FoldData(data_set, fold, places, work.absolute() / data_set.name / fold.name)
    made.folder.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(str(made.folder.with_suffix(".lock"))):  # several processes may record at once
        _prepare(made, reporter)
    return made


def _prepare(made: FoldData, reporter: Reporter) -> None:
    data_set, fold, facts = made.data_set, made.fold, facts_of(made)
    if read_json(made.folder / DONE, None) == facts:
        return
    shutil.rmtree(made.folder, ignore_errors=True)
    made.folder.mkdir()
    everything = _write_classes(made.folder / "classes.json", data_set.classes)
    used = _labelled(made, fold.train, made.train_index, everything, reporter)
    if len(used) < len(data_set.classes):  # a class that labels no training tile cannot be learned
        everything = _write_classes(made.folder / "classes.json", used)
        _labelled(made, fold.train, made.train_index, everything, reporter)
    _labelled(made, fold.test, made.test_index, everything, reporter)
    write_json(made.folder / DONE, facts)


def facts_of(made: FoldData) -> dict[str, Any]:
    """What the tiles of a fold were made of; other facts make them anew."""
    scenes = {name: [[str(scene.optical), str(scene.sar), str(scene.reference)] for scene in made.places[name].scenes]
              for name in (*made.fold.train, *made.fold.test)}
    return {"tile_size": made.data_set.tile_size, "classes": made.data_set.classes.to_json(), "scenes": scenes}


def _write_classes(path: Path, classes: ClassTable) -> Path:
    write_json(path, classes.to_json())
    return path


def _labelled(made: FoldData, names: tuple[str, ...], output: Path, classes: Path, reporter: Reporter) -> ClassTable:
    """Cut and label the tiles of places; returns the table of the classes that label one of them.

    Tiles without a label are taken out, as the rules of measurement say.
    """
    places = [made.places[name] for name in names]
    scenes = [scene for place in places for scene in place.scenes]
    cut = output.with_name(f"{output.stem}_cut.gpkg")
    run_stage("tiles", {
        "raster": ";".join(str(scene.optical) for scene in scenes),
        "sar": ";".join(str(scene.sar) for scene in scenes if scene.sar) or None,
        "tile_size": made.data_set.tile_size, "extent": places[0].extent, "output": str(cut),
    }, reporter)
    references = ";".join(sorted({str(scene.reference) for scene in scenes}))
    outputs = run_stage("labels", {"tiles": str(cut), "reference": references, "classes": str(classes),
                                   "output": str(output)}, reporter)
    tiles = read_tiles(output)
    write_tiles(output, replace(tiles, labels=[one if one and one.present else None for one in tiles.labels]))
    seen = outputs["tiles_by_class"]
    return ClassTable(one for one in tiles.classes.classes if seen.get(one.name))
