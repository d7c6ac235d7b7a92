"""The published implementation (github.com/HSG-AIML/sparse-vit-wsss), from a clone that lies outside this project.

It has no licence, so nothing of it is here; ``make bench-speed PUBLISHED=<clone>`` measures beside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

VARIABLE = "PUBLISHED"  # the clone
PACKAGES = Path(__file__).resolve().parents[2] / "build" / "bench-speed" / "packages"
"""What its code imports and ours does not: ``make bench-speed`` puts einops, lightning and opencv there."""


def is_there() -> bool:
    """Tell whether there is a clone to measure beside."""
    return bool(os.environ.get(VARIABLE))


def network(n_classes: int, n_bands: int, tile_size: int, patch_size: int) -> Any:
    """Its network at the size of the paper, with gates."""
    _import()
    from models.vit import ViT

    return ViT(image_size=(tile_size, tile_size), patch_size=patch_size, num_classes=n_classes, dim=1024, depth=12,
               heads=16, mlp_dim=2048, device="cpu", prune=True, channels=n_bands, l0_penalty=0.2)


def training_step(model: Any, images: Tensor, labels: Tensor) -> Callable[[], None]:
    """Its training step on a batch, with the optimiser that its command line chooses."""
    import warnings

    from models.vision_transformers import VisionTransformers

    warnings.filterwarnings("ignore", message=".*self.log.*")  # no trainer is there to take what it logs
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    module = VisionTransformers(model, torch.nn.BCELoss(), optimizer, None, prune=True)
    module.train()

    def step() -> None:
        optimizer.zero_grad()
        module.training_step({"img": images, "y": labels}, 0).backward()
        optimizer.step()

    return step


@torch.no_grad()
def close(model: Any, log_alpha: Tensor) -> None:
    """Set its gates. Shapes: (depth, heads)."""
    for (attention, _), values in zip(model.transformer.layers, log_alpha, strict=True):
        attention.fn.gate.log_a.copy_(values.view_as(attention.fn.gate.log_a))


@torch.no_grad()
def find(model: Any, present: Tensor) -> None:
    """Let it find these classes in every tile: it makes masks of what it finds, and fresh weights find what they like.

    Shapes: bool (K,).
    """
    model.mlp_head[-1].bias.copy_(torch.where(present, 20.0, -20.0))


def pseudomasks(model: Any, tiles: list[Tensor], patch_size: int) -> Callable[[], int]:
    """Its loop over tiles, one at a time. The work returns the number of masks."""
    sys.modules.setdefault("datasets", ModuleType("datasets"))  # its own read files, need more packages, are not used
    import generate_pseudomasks
    from models.recorder import Recorder

    side = tiles[0].shape[-1]
    loader = [{"img": tile[None], "mask": torch.zeros(1, side, side)} for tile in tiles]

    def masks() -> int:
        with redirect_stdout(StringIO()):  # where what we measured is said
            made, *_ = generate_pseudomasks.create_pseudo_groundtruh(
                Recorder(model, True), loader, False, False, "bench", patch_size, (side, side))
        if len(made) != len(tiles):
            raise RuntimeError(f"it made {len(made)} masks of {len(tiles)} tiles")
        return len(made)

    return masks


def _import() -> None:
    for folder in (PACKAGES, Path(os.environ[VARIABLE])):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
