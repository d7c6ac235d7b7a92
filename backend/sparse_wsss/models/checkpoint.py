"""Models on disk: weights as safetensors and a JSON card beside them. Nothing in them is executed.

The card says what a stranger needs: classes, bands, statistics, resolution, network, training record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from sparse_wsss import __version__
from sparse_wsss.atomic import write_json, written_whole
from sparse_wsss.errors import NewerModel, NotAModel, ReferenceUnreadable
from sparse_wsss.json_text import parse_json
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.models.card_check import inconsistency, misfit
from sparse_wsss.models.late_fusion import build_vit
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.run_folder import file_hash

FORMAT = 1
"""Number of the card's layout; a model with a higher one comes from a newer version."""


@dataclass(frozen=True)
class Modality:
    """Bands of one modality with the statistics that normalise them."""

    name: str
    bands: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    chosen: tuple[str, ...] = ()
    """What a person wrote in BANDS to choose them, empty where all bands of the rasters are used."""


@dataclass(frozen=True)
class ModelCard:
    """What a model is, in plain values."""

    kind: str
    """``gated_vit`` or ``unet``."""
    classes: ClassTable
    modalities: tuple[Modality, ...]
    tile_size: int
    network: dict[str, Any]
    resolution: float
    """Width of a training pixel on the ground, m."""
    training: dict[str, Any] = field(default_factory=dict)
    licence: str = ""
    temperature: float = 1.0
    """Divides the scores of the pixels, so that the highest probability is the chance of being right."""
    authors: str = ""
    version: str = ""
    """Of the model, as its authors count."""
    pixel_m: float = 0.0
    """Side of a training pixel on the ground, m; 0 where the CRS does not tell, and in cards of earlier versions."""

    @property
    def bands(self) -> tuple[str, ...]:
        """Names of all bands, in the order of the channels."""
        return tuple(band for modality in self.modalities for band in modality.bands)

    @property
    def mean(self) -> np.ndarray:
        """Mean of each band, float32 (C, 1, 1)."""
        return np.array([v for m in self.modalities for v in m.mean], np.float32)[:, None, None]

    @property
    def std(self) -> np.ndarray:
        """Standard deviation of each band, float32 (C, 1, 1)."""
        return np.array([v for m in self.modalities for v in m.std], np.float32)[:, None, None]

    def to_json(self) -> dict[str, Any]:
        """Plain values for the file."""
        return {
            "format": FORMAT, "made_by": f"sparse-wsss {__version__}", "kind": self.kind,
            "classes": self.classes.to_json(), "modalities": [_modality_json(m) for m in self.modalities],
            "tile_size": self.tile_size, "resolution": self.resolution, "network": self.network,
            "training": self.training, "licence": self.licence, "temperature": self.temperature,
            "authors": self.authors, "version": self.version, "pixel_m": self.pixel_m,
        }


class _CardFile(BaseModel):
    """Checks types of a card that a stranger may have written."""

    model_config = ConfigDict(extra="ignore")

    class _Modality(BaseModel):
        name: str
        bands: list[str]
        mean: list[float]
        std: list[float]
        chosen: list[str] = []

    kind: str
    classes: list[dict[str, Any]]
    modalities: list[_Modality]
    tile_size: int
    resolution: float
    network: dict[str, Any]
    training: dict[str, Any] = {}
    licence: str = ""
    temperature: float = Field(1.0, gt=0, allow_inf_nan=False)
    authors: str = ""
    version: str = ""
    pixel_m: float = Field(0.0, ge=0, allow_inf_nan=False)


def card_path(weights: Path) -> Path:
    """The card that belongs to a weights file."""
    return weights.with_suffix(".json")


def save_model(weights: Path, state: Mapping[str, Tensor], card: ModelCard) -> None:
    """Write weights and card, each whole; the card knows the digest of the weights."""
    tensors = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in state.items()}
    with written_whole(weights) as part:
        save_file(tensors, str(part))
    write_json(card_path(weights), {**card.to_json(), "weights": file_hash(weights)})


def load_card(weights: Path) -> ModelCard:
    """Read the card of a model.

    Raises: NotAModel, NewerModel.
    """
    path = card_path(weights)
    try:
        raw = parse_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotAModel(f"{weights.name} has no card {path.name} beside it.",
                        hint="Keep the .safetensors and the .json file of a model together.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise _no_model(path, str(error)) from None
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int):
        raise _no_model(path, "it has no 'format'")
    if raw["format"] > FORMAT:
        maker = raw.get("made_by", "a newer version")
        raise NewerModel(f"{weights.name} was written by {maker} (format {raw['format']}; this version reads "
                         f"{FORMAT}).",
                         hint="Update the plugin and its environment.")
    try:
        checked = _CardFile.model_validate(raw)
        modalities = tuple(
            Modality(m.name, tuple(m.bands), tuple(m.mean), tuple(m.std), tuple(m.chosen)) for m in checked.modalities
        )
        classes = ClassTable.from_json(checked.classes)
    except (ValidationError, KeyError, TypeError, ValueError, ReferenceUnreadable) as error:
        raise _no_model(path, str(error).splitlines()[0]) from None
    return ModelCard(checked.kind, classes, modalities, checked.tile_size, checked.network, checked.resolution,
                     checked.training, checked.licence, checked.temperature, checked.authors, checked.version,
                     checked.pixel_m)


def load_model(weights: Path) -> tuple[nn.Module, ModelCard]:
    """Read a model and its card; the network is in evaluation mode on the CPU.

    Raises: NotAModel when a file is missing, damaged or something else; NewerModel.
    """
    weights = Path(weights)
    if not weights.is_file():
        raise NotAModel(f"There is no model file {weights}.", hint="Pick a .safetensors file with its .json card.")
    card = load_card(weights)
    reason = inconsistency(card) or _misfit(weights, card)
    if reason:
        raise _no_model(weights, reason)
    try:
        network = build_network(card)
        network.load_state_dict(load_file(str(weights)))
    except (SafetensorError, RuntimeError, LookupError, ArithmeticError, AssertionError, TypeError, ValueError,
            OSError) as error:  # whatever a network says that is built from a stranger's numbers
        raise _no_model(weights, " ".join(str(error).split())[:200]) from None
    return network.eval(), card


def _misfit(weights: Path, card: ModelCard) -> str | None:
    """What of the file is not of the card's network; no tensor is read, and of the network only shapes are made."""
    try:
        with safe_open(str(weights), framework="pt") as file:
            stored = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118 (no mapping)
    except (SafetensorError, OSError, ValueError) as error:
        return f"it is no safetensors file ({' '.join(str(error).split())[:120]})"
    depth = card.network.get("depth", 0)
    if isinstance(depth, int) and depth > len(stored):
        return f"its card names {depth} blocks, and it holds {len(stored)} tensors"
    try:
        with torch.device("meta"):
            wanted = {name: tuple(tensor.shape) for name, tensor in build_network(card).state_dict().items()}
    except Exception as error:  # whatever a network says that is built from a stranger's numbers
        return f"its card describes no network ({' '.join(str(error).split())[:120]})"
    return misfit(stored, wanted)


def build_network(card: ModelCard) -> nn.Module:
    """Build the network that a card describes, with fresh weights."""
    if card.kind == "gated_vit":
        return build_vit(ViTShape.from_json(card.network))
    if card.kind == "unet":
        return build_unet(UNetShape(**card.network))
    raise ValueError(f"unknown kind of network '{card.kind}'")


def _modality_json(modality: Modality) -> dict[str, Any]:
    values = asdict(modality)
    return values if modality.chosen else {name: value for name, value in values.items() if name != "chosen"}


def freeze(network: nn.Module) -> dict[str, Tensor]:
    """Copy a network's weights to the CPU."""
    with torch.no_grad():
        return {name: tensor.detach().cpu().clone() for name, tensor in network.state_dict().items()}


def _no_model(path: Path, reason: str) -> NotAModel:
    return NotAModel(f"{path.name} is not a Sparse WSSS model: {reason}.",
                     hint="Pick a .safetensors file that a run wrote, in its folder train or refine.")
