"""The kinds of units: what each runs, with which settings, and the queue of units in the order of their importance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from sparse_wsss.fields import Job
from sparse_wsss.jobs import JOBS
from sparse_wsss.presets import PRESETS
from sparse_wsss.settings import (
    LARGE_TILE,
    PRESENCE_SHARE,
    SECTIONS,
    PredictSettings,
    PseudomaskSettings,
    RefineSettings,
    TrainSettings,
)

from bench_accuracy.data_sets import DATA_SETS, DataSet
from bench_accuracy.records import Key, Record
from bench_accuracy.said_labels import PREFIX, SAID

SIZE_AND_LENGTH = frozenset({"dim", "depth", "heads", "head_dim", "mlp_dim", "patch_size", "steps", "batch_size",
                             "learning_rate", "encoder", "rounds", "round_steps"})
PAPER_HEADS = PRESETS["paper"]["settings"]["depth"] * PRESETS["paper"]["settings"]["heads"]


def paper_small() -> dict[str, Any]:
    """The preset 'paper' at the default size and length; its penalty is the same for each head."""
    settings = {k: v for k, v in PRESETS["paper"]["settings"].items() if k not in SIZE_AND_LENGTH}
    heads = default("depth") * default("heads")
    return {**settings, "l0_weight": settings["l0_weight"] * heads / PAPER_HEADS}


def default(name: str) -> Any:
    """Default of a setting."""
    return next(section.model_fields[name].default for section in SECTIONS if name in section.model_fields)


def has_setting(name: str) -> bool:
    """Tell whether there is such a setting."""
    return any(name in section.model_fields for section in SECTIONS)


@dataclass(frozen=True)
class Kind:
    """What a unit does.

    ``after`` is the stage whose result of the kind 'ours' is used again: an ablation of the masks needs no
    training of its own.
    """

    name: str
    chain: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    sections: Sequence[type[Job]] = SECTIONS
    after: str | None = None
    is_ablation: bool = False
    needs_sar: bool = False
    needs_large: bool = False
    other_labels: bool = False

    @property
    def is_aside(self) -> bool:
        """True for what is recorded on the first fold alone."""
        return self.is_ablation or self.other_labels

    def suits(self, data_set: DataSet) -> bool:
        """Tell whether the data set has what the kind needs."""
        return (data_set.has_sar or not self.needs_sar) and (data_set.tile_size >= LARGE_TILE or not self.needs_large)

    def all_settings(self) -> dict[str, Any]:
        """Every setting that shapes the unit, resolved."""
        names = (name for section in self.sections for name in section.model_fields)
        return {name: self.settings.get(name, default(name)) for name in names}


def ablation(name: str, stage: str, **settings: Any) -> Kind:
    """A lever off: ``stage`` is the first stage that it changes."""
    after = {"train": None, "pseudomasks": "train", "refine": "pseudomasks"}[stage]
    chain = "masks" if stage != "refine" else "refined"
    sections = SECTIONS[:2] if stage != "refine" else SECTIONS[:3]
    return Kind(f"without {name}", chain, settings, sections, after, is_ablation=True)


METHODS = get_args(PseudomaskSettings.model_fields["method"].annotation)
TOKENS = {"method": "tokens", **({"class_tokens": "per_class"} if has_setting("class_tokens") else {})}
MASK_SECTIONS = (TrainSettings, PseudomaskSettings)
MAIN_KINDS = (
    Kind("baselines", "baselines", sections=(PseudomaskSettings, PredictSettings)),
    Kind("ours", "ours"),
    Kind("supervised", "supervised", {"robustness": 0.0, "candidate_weight": 0.0}, (RefineSettings, PredictSettings)),
    Kind("dense", "masks", {"l0_weight": 0.0, "prune_at": 1.0}, MASK_SECTIONS),
    Kind("paper", "paper", paper_small()),
    *([Kind("tokens", "masks", TOKENS, MASK_SECTIONS)] if "tokens" in METHODS else []),
    Kind("late fusion", "masks", {"fusion": "late"}, MASK_SECTIONS, needs_sar=True),
    Kind("gapcam", "gapcam", sections=(TrainSettings, PredictSettings)),
    ablation("texture in the clustering", "pseudomasks", texture_weight=0.0),
    ablation("attention maps in the clustering", "pseudomasks", heads_weight=0.0),
    ablation("patch scores in the clustering", "pseudomasks", scores_weight=0.0),
    ablation("the network's share beside the names", "pseudomasks", network_share=0.0),
    ablation("candidate-set and presence losses", "train", patch_loss_weight=0.0),
    replace(ablation("whole tiles at the start of the presence loss", "train", presence_start=PRESENCE_SHARE),
            needs_large=True),
    replace(ablation("half the size at the start of the training", "train", half_size_share=0.0), needs_large=True),
    ablation("balance of the labels in training", "train", label_balance=0.0),
    ablation("convolutional stem", "train", stem_width=0),
    ablation("scores finer than a patch", "train", detail_width=0),
    ablation("mirrored tiles averaged in the masks", "pseudomasks", mask_flips=False),
    ablation("passes shifted by half a patch in the masks", "pseudomasks", mask_shifts=False),
    ablation("balance of the classes in the rounds", "refine", class_balance=0.0),
    ablation("rare tiles more often in the rounds", "refine", rare_tiles=0.0),
    replace(ablation("half the size at the start of the rounds", "refine", round_half_size_share=0.0),
            needs_large=True),
    ablation("candidate term in the rounds", "refine", candidate_weight=0.0),
    ablation("the first masks in what the rounds paint", "refine", mask_weight=0.0),
    ablation("moving average of the weights (teacher)", "refine", teacher_decay=0.0),
    ablation("second round", "refine", rounds=1),
)
HALF_DRAWN = "half of the tiles labelled (drawn by chance)"
HALF_SUGGESTED = "half of the tiles labelled (half of these suggested)"
LABEL_KINDS = (
    *(Kind(PREFIX + said, "labels", sections=SECTIONS, other_labels=True) for said in SAID),
    *(Kind(name, "fewer", sections=SECTIONS, other_labels=True) for name in (HALF_DRAWN, HALF_SUGGESTED)),
)
ALL_KINDS = (*MAIN_KINDS, *LABEL_KINDS)
KINDS = {kind.name: kind for kind in ALL_KINDS}
SETTINGS_OF = {stage: [name for section in SECTIONS for name in section.model_fields
                       if name in JOBS[stage].model_fields] for stage in ("train", "pseudomasks", "refine", "predict")}


def queue(folds: Sequence[str], seeds: Sequence[int], rows: Sequence[str]) -> list[Key]:
    """Units to record, the most telling first: first folds and first seeds, main rows before ablations.

    Args:
        folds: beginnings of ``data set/fold``; empty takes all.
        seeds: to record.
        rows: beginnings of kinds, or 'main', 'ablation' or 'labels'; empty takes all.
    """
    ranked = []
    for set_rank, data_set in enumerate(DATA_SETS.values()):
        for fold_rank, fold in enumerate(data_set.folds):
            if folds and not any(f"{data_set.name}/{fold.name}".startswith(one) for one in folds):
                continue
            for kind_rank, kind in enumerate(ALL_KINDS):
                if (kind.is_aside and fold_rank > 0) or not (_is_asked(kind, rows) and kind.suits(data_set)):
                    continue
                ranked += [((seed_rank + fold_rank + kind.is_aside, kind_rank, set_rank, fold_rank),
                            Key(data_set.name, fold.name, seed, kind.name)) for seed_rank, seed in enumerate(seeds)]
    return [key for _, key in sorted(ranked)]


def _is_asked(kind: Kind, rows: Sequence[str]) -> bool:
    groups = {"main": not kind.is_aside, "ablation": kind.is_ablation, "labels": kind.other_labels}
    return not rows or any(groups.get(row, kind.name.startswith(row)) for row in rows)


def open_units(keys: Iterable[Key], record: Record, code: str | None) -> list[Key]:
    """Units that are not recorded yet, or were recorded with other settings; with ``code`` also with other code."""
    return [key for key in keys if key not in record.units
            or record.difference(key, KINDS[key.kind].all_settings()) is not None
            or (code is not None and record.units[key]["code"] != code)]
