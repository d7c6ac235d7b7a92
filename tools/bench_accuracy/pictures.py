"""A page of pictures for each data set, from the runs of the first fold and seed that lie in the work folder.

Upper rows: training tiles, masks with their labels. Lower rows: an unseen place, maps without labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.run_folder import TILES_COPY
from sparse_wsss.stages.mask_files import CONFIDENCE, MASKS

from bench_accuracy.chains import best_round
from bench_accuracy.data_sets import DATA_SETS, UNKNOWN, DataSet
from bench_accuracy.folds import FoldData, positions_of_codes
from bench_accuracy.plots import stretched, write_figure

N_TILES, N_SCENES = 3, 2
LABELLED = ("image", "reference", "paper's mask", "our mask", "refined", "confidence")
MAPPED = ("image", "reference", "paper's masks,\nrefined", "our sparse ViT", "our map (refined)", "confidence")
NO_CLASS_COLOUR = (0.93, 0.93, 0.93)


@dataclass(frozen=True)
class Strip:
    """One line of pictures: image (h, w, 3), class positions (h, w) by column, confidence (h, w)."""

    image: np.ndarray
    classes: tuple[np.ndarray, ...]
    confidence: np.ndarray


def newest_run(work: Path, data_set: DataSet, kind: str) -> Path | None:
    """Folder of the newest finished unit of a kind, first fold and first seed; None when there is none."""
    folder = work / "runs" / data_set.name / data_set.folds[0].name / "0" / kind
    finished = [one for one in folder.glob("*") if (one / "maps").is_dir()]
    return max(finished, key=lambda one: one.stat().st_mtime, default=None)


def write_pictures(work: Path, data: Path, name: str, path: Path) -> bool:
    """Draw the page of a data set; tells whether the runs for it, on these data, are here."""
    data_set = DATA_SETS[name]
    ours, paper = newest_run(work, data_set, "ours"), newest_run(work, data_set, "paper")
    if ours is None or paper is None:
        return False
    places = data_set.prepare(data.absolute(), work.absolute() / "data" / name)
    fold = FoldData(data_set, data_set.folds[0], places, work.absolute() / "data" / name / data_set.folds[0].name)
    if not {*read_tiles(ours / "run" / "train" / TILES_COPY).optical} <= {
            scene.optical.absolute() for place in places.values() for scene in place.scenes}:
        return False  # the runs were made with data that lay elsewhere
    blocks = [(LABELLED, labelled_strips(fold, ours, paper)), (MAPPED, mapped_strips(fold, ours, paper))]
    write_figure(_figure(data_set, blocks), path, dpi=80)
    return True


def labelled_strips(fold: FoldData, ours: Path, paper: Path) -> list[Strip]:
    """Training tiles with the most classes, from different scenes where there are several."""
    tiles = read_tiles(ours / "run" / "train" / TILES_COPY)
    chosen = np.array([i for i, one in enumerate(tiles.labels) if one is not None])
    masks = [np.load(folder / MASKS, mmap_mode="r") for folder in
             (paper / "run" / "pseudomasks", ours / "run" / "pseudomasks", best_round(ours / "run"))]
    confidence = np.load(ours / "run" / "pseudomasks" / CONFIDENCE, mmap_mode="r")
    if any(len(one) != len(chosen) for one in masks):
        return []  # tiles without a valid pixel were left out, so that positions do not agree
    table = np.full(256, UNKNOWN, np.uint8)
    table[: len(tiles.classes)] = positions_of_codes(fold.data_set.classes)[list(tiles.classes.codes)]
    strips = []
    for n in _varied([one.present if one else () for one in tiles.labels], chosen, tiles.scene):
        tile = int(chosen[n])
        window = (int(tiles.column[tile]), int(tiles.row[tile]), int(tiles.width[tile]), int(tiles.height[tile]))
        image, valid = _picture(tiles.optical[tile], window, fold.data_set)
        truth = fold.truth_of_tiles(tiles, np.array([tile]))[0]
        truth[~valid] = UNKNOWN
        strips.append(Strip(image, (truth, *(table[one[n]] for one in masks)), confidence[n] / 255))
    return strips


def _varied(labels: list[tuple[str, ...]], chosen: np.ndarray, scene: list[str]) -> list[int]:
    """Positions of the tiles with most labels, no two with the same set of labels, scenes in turn."""
    order = sorted(range(len(chosen)), key=lambda n: (-len(labels[chosen[n]]), chosen[n]))
    picked: list[int] = []
    for n in order:
        sets = {labels[chosen[m]] for m in picked}
        scenes = [scene[chosen[m]] for m in picked]
        if labels[chosen[n]] not in sets and (scene[chosen[n]] not in scenes or len(set(scene)) < N_TILES):
            picked.append(n)
        if len(picked) == N_TILES:
            break
    return picked


def mapped_strips(fold: FoldData, ours: Path, paper: Path) -> list[Strip]:
    """Scenes of the unseen place with the most classes."""
    found = []
    for scene, extent in fold.test_scenes():
        truth, window = fold.truth_of_scene(scene, extent)
        found.append((len(np.unique(truth[truth != UNKNOWN])), scene, truth, window))
    strips = []
    for _, scene, truth, window in sorted(found, key=lambda one: -one[0])[:N_SCENES]:
        image, valid = _picture(scene.optical, window, fold.data_set)
        name, codes = scene.optical.name, positions_of_codes(fold.data_set.classes)
        maps = [codes[_band(folder / "maps" / row / name)] for folder, row in
                ((paper, "paper, refined"), (ours, "sparse ViT"), (ours, "refined"))]
        truth[~valid] = UNKNOWN
        strips.append(Strip(image, (truth, *maps), _band(ours / "maps" / "refined" / f"confidence_{name}")))
    return strips


def _band(path: Path) -> np.ndarray:
    with rasterio.open(path) as file:
        return np.asarray(file.read(1))


def _picture(path: Path, window: tuple[int, int, int, int], data_set: DataSet) -> tuple[np.ndarray, np.ndarray]:
    with Scene(path) as scene:
        values, valid = scene.read(*window)
    bands = values[list(data_set.picture_bands)]
    return stretched(np.where(valid, bands, np.nan)), valid


def _figure(data_set: DataSet, blocks: list[tuple[tuple[str, ...], list[Strip]]]) -> Figure:
    colours = np.full((256, 3), NO_CLASS_COLOUR)
    for position, one in enumerate(data_set.classes.classes):
        colours[position] = [int(one.colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    n_lines = sum(len(strips) for _, strips in blocks)
    figure = Figure(figsize=(2 * len(LABELLED), 2 * n_lines + 1), layout="constrained")
    axes = figure.subplots(n_lines, len(LABELLED), squeeze=False)
    lines = [(titles if first == 0 else ("",) * len(titles), strip)
             for titles, strips in blocks for first, strip in enumerate(strips)]
    for line, (titles, strip) in zip(axes, lines, strict=True):
        shown = [strip.image, *(colours[classes] for classes in strip.classes), strip.confidence]
        for cell, title, values in zip(line, titles, shown, strict=True):
            cell.imshow(values, cmap="cividis", vmin=0, vmax=1, interpolation="nearest")
            cell.set_title(title, fontsize=9)
            cell.set_axis_off()
    handles = [Patch(color=one.colour, label=one.name) for one in data_set.classes.classes]
    figure.legend(handles=handles, loc="outside lower center", ncols=5, fontsize=8, frameon=False)
    return figure
