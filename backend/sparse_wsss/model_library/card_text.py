"""A model's card as Markdown that a person reads; what a stranger wrote into it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sparse_wsss.model_library.check import Checked
from sparse_wsss.models.checkpoint import ModelCard

LONGEST_TEXT = 300
FIGURES = {"val_map": "mean average precision of the labels of tiles set aside",
           "label_f1": "F1 of the labels of tiles set aside", "round": "round of the refinement", "seed": "seed",
           "preset": "preset", "steps": "steps", "step": "steps"}
KINDS = {"unet": "refined network (U-Net)", "gated_vit": "sparse Vision Transformer"}


def card_lines(name: str, found: Checked, problems: Sequence[str] | None = None) -> list[str]:
    """Lines of the card; with what does not fit of the raster that was asked about, None when none was."""
    card, training = found.card, found.card.training
    lines = [f"# {plain(name)}", "", *_table(("", ""), _facts(found)), "", "## Classes", ""]
    counts = training.get("class_tiles")
    counts = counts if isinstance(counts, dict) else {}
    lines += _table(("code", "class", "colour", "tiles with it"), (
        (str(one.code), plain(one.name), one.colour, plain(counts.get(one.name, ""))) for one in card.classes.classes))
    lines += ["", "## Bands", "", *_table(("modality", "band", "mean", "standard deviation"), (
        (plain(one.name), plain(band), f"{mean:.6g}", f"{std:.6g}") for one in card.modalities
        for band, mean, std in zip(one.bands, one.mean, one.std, strict=True)))]
    record = [(text, plain(training[key])) for key, text in FIGURES.items() if key in training]
    if record:
        lines += ["", "## Training", "", *_table(("", ""), record)]
    if problems is not None:
        lines += ["", "## The raster", "", *(f"- {plain(one, 1000)}" for one in problems or ["It fits."])]
    return lines


def _facts(found: Checked) -> list[tuple[str, str]]:
    card, training = found.card, found.card.training
    unknown = "not said"
    digest = found.digest if found.is_digest_known else f"{found.digest} (not checked: the card names none)"
    rows = [
        ("network", f"{KINDS.get(card.kind, plain(card.kind))}, {found.n_weights:,} numbers"),
        ("licence", plain(card.licence) or unknown), ("authors", plain(card.authors) or unknown),
        ("version", plain(card.version) or unknown),
        ("resolution", resolution_text(card)), ("tile size", f"{card.tile_size} px"),
        ("trained on", f"{plain(training.get('tiles', unknown))} tiles"),
        ("date", plain(training.get("date", unknown))),
        ("made by", plain(found.raw.get("made_by", unknown))), ("digest of the weights", digest),
    ]
    units = training.get("units")
    if isinstance(units, dict) and units:
        rows.append(("units", "; ".join(sorted({plain(one) for one in units.values()}))))
    return rows


def resolution_text(card: ModelCard) -> str:
    """Size of a training pixel: on the ground where that is known."""
    return f"{card.pixel_m:.4g} m" if card.pixel_m else f"{card.resolution:.6g} in units of its CRS"


def plain(value: Any, longest: int = LONGEST_TEXT) -> str:
    """Text of a value on one line, without signs that Markdown or HTML would take for more."""
    text = " ".join(str(value).split())[:longest]
    return re.sub(r"([|<>`*_\[\]\\])", r"\\\1", text)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *(f"| {' | '.join(row)} |" for row in rows)]
