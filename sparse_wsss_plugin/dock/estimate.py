"""What a job will take, said before it starts: tiles, time, memory and disk, each with its reason.

Pure arithmetic over the tile index, the scene and the settings. The constants are of the demo on an idle machine of two
slow cores (preset standard): a first estimate is rather too long than too short. What this machine needed beside it is
learned from its own runs and kept by the caller.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..worker.contract import Translate
from ..worker.contract import steps as step_rule

RECORDED_CORES = 2
CORE_GAIN = 0.7  # of twice the cores about 1.6 times the speed comes
START_S = 7.0  # torch and the packages load
STEP_S = 0.004  # of a training step, whatever its size
VIT_FLOPS_S = 7.8e10  # of the transformer's training, two cores
UNET_S = {"timm-mobilenetv3_small_100": 4.5e-6, "resnet34": 24e-6}  # of one pixel in one step of a round
UNET_OTHER_S = 19e-6
MASK_S = 1.4e-5  # of one pixel of a tile, four passes and the clustering
MAP_S = 0.8e-6  # of one pixel seen by one window
BASE_MB = 650  # Python with torch
UNET_BYTES = 1600  # of activations for one pixel of a batch
UNET_MB = 60  # weights, gradients, averages and two moments
PIPELINE = ("train", "heads", "pseudomasks", "refine", "predict")
MAP_BYTES = 5  # class and confidence
MIB = 1 << 20


@dataclass(frozen=True)
class Facts:
    """What is there: the tile index, and the scene to map. Sizes in px; 0 where nothing is known."""

    n_tiles: int = 0
    n_labelled: int = 0
    tile_size: int = 64
    n_bands: int = 12
    width: int = 0
    height: int = 0
    cores: int = 2
    free_mb: int = 0
    memory_mb: int = 0


@dataclass
class Estimate:
    """Seconds by stage, memory and disk in MiB, and a sentence for each that says where it comes from."""

    seconds: dict[str, float] = field(default_factory=dict)
    memory_mb: float = BASE_MB
    disk_mb: float = 0.0
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def total_s(self) -> float:
        """Seconds of the whole job."""
        return START_S + sum(self.seconds.values())


def estimate(stage: str, facts: Facts, settings: Mapping[str, Any],
             speed: Mapping[str, float] | None = None, tr: Translate = str) -> Estimate:
    """Say what a job takes.

    Args:
        stage: ``pipeline`` or one of its stages.
        facts: tiles and scene.
        settings: resolved by name: the preset's values and those set beside it.
        speed: seconds measured on this machine as a multiple of the estimate, by stage; 1 where nothing is known.
        tr: translates the sentences.
    """
    stages = PIPELINE if stage == "pipeline" else (stage,)
    result = Estimate()
    factor = (RECORDED_CORES / max(1, int(settings.get("threads") or 0) or facts.cores)) ** CORE_GAIN
    for name in stages:
        work = _WORK.get(name)
        if work is None:
            continue
        seconds, memory_mb, disk_mb, reason = work(facts, settings, tr)
        known = (speed or {}).get(name, 1.0)
        result.seconds[name] = seconds * factor * known
        result.memory_mb = max(result.memory_mb, BASE_MB + memory_mb)
        result.disk_mb += disk_mb
        result.reasons.append(f"{name}: {reason}: {duration(result.seconds[name])}")
    _add_warnings(result, stages, facts, tr)
    return result


def duration(seconds: float) -> str:
    """Write a time as a person says it: ``40 s``, ``6 min``, ``2.5 h``."""
    if seconds < 90:
        return f"{max(1, round(seconds)):d} s"
    if seconds < 5400:
        return f"{round(seconds / 60):d} min"
    return f"{seconds / 3600:.1f} h"


def size(mebibytes: float) -> str:
    """Write a size as a person says it."""
    return f"{mebibytes / 1024:.1f} GB" if mebibytes >= 1000 else f"{max(1, round(mebibytes)):d} MB"


def learned(speed: Mapping[str, float], estimated: Mapping[str, float],
            measured: Mapping[str, float]) -> dict[str, float]:
    """Correct what is known of this machine's speed by a finished run: half of what it was, half of what it now was.

    ``estimated`` are the seconds said before, made with ``speed``; a stage that was reused teaches nothing.
    """
    result = dict(speed)
    for stage, seconds in measured.items():
        said = estimated.get(stage, 0.0)
        if said > 0.5 and seconds > 0.5:
            before = result.get(stage, 1.0)
            ratio = min(30.0, max(0.02, before * seconds / said))
            result[stage] = ratio if stage not in speed else math.sqrt(before * ratio)
    return result


def is_large(facts: Facts) -> bool:
    """Tell whether the tiles are large, as the worker tells."""
    return bool(facts.tile_size >= step_rule()["large_tile"])


def training_batch(facts: Facts, settings: Mapping[str, Any]) -> int:
    """Tiles in a step of the training, as the worker chooses them."""
    return int(settings.get("batch_size") or step_rule()["large_batch" if is_large(facts) else "batch"])


def training_steps(facts: Facts, settings: Mapping[str, Any]) -> int:
    """Steps of the training, as the worker chooses them."""
    n_train = round(facts.n_labelled * (1 - settings.get("validation_share", 0.15)))
    rule = step_rule()
    needed = -(-rule["shown"] * n_train // training_batch(facts, settings))
    return int(settings.get("steps") or max(rule["least"], needed))


def round_steps(facts: Facts, settings: Mapping[str, Any]) -> int:
    """Steps of a round, as the worker chooses them."""
    n_train = round(facts.n_labelled * (1 - settings.get("validation_share", 0.15)))
    rule = step_rule()
    shown = min(rule["round_shown"], max(1, rule["round_shown_pixels"] // facts.tile_size**2))
    needed = -(-shown * n_train // settings["round_batch_size"])
    return int(settings.get("round_steps") or max(rule["round_least"], needed))


def patches(facts: Facts, settings: Mapping[str, Any]) -> int:
    """Patches of a tile, as the worker cuts it."""
    automatic = min(16, max(2, 1 << max(0, (facts.tile_size // 16).bit_length() - 1)))
    side = -(-facts.tile_size // (settings.get("patch_size") or automatic))
    return int(side * side)


def _share_of_pixels(facts: Facts, half_size_share: float) -> float:
    """Share of its pixels that a large tile shows on average, when some steps show it at half its size."""
    return 1 - 0.75 * half_size_share if is_large(facts) else 1.0


# ------------------------------------------------------------ stages: seconds, MiB of memory, MiB of disk, reason

Work = tuple[float, float, float, str]


def _train(facts: Facts, settings: Mapping[str, Any], tr: Translate) -> Work:
    steps, batch = training_steps(facts, settings), training_batch(facts, settings)
    n = patches(facts, settings) + 1
    inner, pixels = settings["heads"] * settings["head_dim"], facts.tile_size**2
    block = n * settings["dim"] * (4 * inner + 2 * settings["mlp_dim"]) + 2 * n * n * inner
    stem, detail = settings["stem_width"], settings["detail_width"]
    convolutions = pixels * 9 * (stem * (facts.n_bands + stem) + detail * (facts.n_bands + detail))
    macs = settings["depth"] * block + convolutions
    shown = _share_of_pixels(facts, settings.get("half_size_share", 0.0))
    seconds = steps * (STEP_S + shown * 6 * batch * macs / VIT_FLOPS_S)
    activations = settings["depth"] * n * (12 * settings["dim"] + 4 * settings["mlp_dim"])
    memory = 4 * batch * (activations + pixels * (4 * stem + 6 * detail)) / MIB
    store = facts.n_labelled * pixels * (2 * facts.n_bands + 1) / MIB
    weights = settings["depth"] * settings["dim"] * (4 * inner + 2 * settings["mlp_dim"]) * 4 / MIB
    reason = tr("{} steps of {} tiles, {} patches each, {} blocks of {}").format(
        steps, batch, n - 1, settings["depth"], settings["dim"])
    return seconds, memory + 4 * weights, store + 5 * weights, reason


def _heads(facts: Facts, settings: Mapping[str, Any], tr: Translate) -> Work:
    return 1.0 + 1e-3 * settings["depth"] * settings["heads"], 100, 1, tr("one look at each open head")


def _pseudomasks(facts: Facts, settings: Mapping[str, Any], tr: Translate) -> Work:
    pixels = facts.n_labelled * facts.tile_size**2
    passes = 1.0 if settings.get("mask_flips", True) else 0.25
    reason = tr("{} tiles, {} clusters").format(facts.n_labelled, settings["clusters"])
    return MASK_S * pixels * passes + 1, 300, 5.5 * pixels / MIB, reason


def _refine(facts: Facts, settings: Mapping[str, Any], tr: Translate) -> Work:
    steps, batch, rounds = round_steps(facts, settings), settings["round_batch_size"], settings["rounds"]
    pixels = batch * facts.tile_size**2
    shown = _share_of_pixels(facts, settings.get("round_half_size_share", 0.0))
    seconds = rounds * steps * (STEP_S + shown * pixels * UNET_S.get(settings["encoder"], UNET_OTHER_S))
    disk = rounds * (2 * facts.n_labelled * facts.tile_size**2 / MIB + UNET_MB / 5) + UNET_MB
    reason = tr("at most {} rounds of {} steps of {} tiles, {}").format(rounds, steps, batch, settings["encoder"])
    return seconds, pixels * UNET_BYTES / MIB + UNET_MB, disk, reason


def _predict(facts: Facts, settings: Mapping[str, Any], tr: Translate) -> Work:
    pixels = facts.width * facts.height
    seen = pixels / (1 - settings["overlap"]) ** 2 * (4 if settings.get("flips") else 1)
    strip = 3 * facts.width * facts.tile_size * 10 * 4 / MIB
    reason = tr("{} x {} px, each seen {} times").format(facts.width, facts.height, round(seen / max(1, pixels)))
    return MAP_S * seen + 1, strip + 100, MAP_BYTES * pixels / MIB, reason


_WORK = {"train": _train, "heads": _heads, "pseudomasks": _pseudomasks, "refine": _refine, "predict": _predict}


def _add_warnings(result: Estimate, stages: tuple[str, ...], facts: Facts, tr: Translate) -> None:
    if set(stages) - {"predict"} and facts.n_tiles and not facts.n_labelled:
        result.warnings.append(tr("No tile has a label yet: label some on the page Labels."))
    elif set(stages) - {"predict"} and 0 < facts.n_labelled < 20:
        result.warnings.append(tr("{} labelled tiles are few: 100 make a useful map.").format(facts.n_labelled))
    if facts.free_mb and result.disk_mb > 0.9 * facts.free_mb:
        result.warnings.append(tr("The disk has {} free: choose another run folder, or make room.").format(
            size(facts.free_mb)))
    if facts.memory_mb and result.memory_mb > 0.9 * facts.memory_mb:
        result.warnings.append(tr("This machine has {} of memory: lower BATCH_SIZE, or take the preset quick.").format(
            size(facts.memory_mb)))
