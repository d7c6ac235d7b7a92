"""Opens pretrained encoders: local files, names of timm, ids of the Hugging Face hub. Nothing in them is executed.

What the weights mean is left to ``plain_vit``. Only a name or an id that a person gave is ever looked up on the net.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle  # nosec B403  # for the name of the error that torch raises; nothing is unpickled
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import timm
import torch
from huggingface_hub import constants as hub
from safetensors import SafetensorError
from safetensors.torch import load_file
from timm.models.vision_transformer import Block, VisionTransformer
from torch import Tensor, nn

from sparse_wsss.errors import NoPretrained, NotAnEncoder, nearest
from sparse_wsss.models.plain_vit import PLAIN_EXAMPLES, PlainViT, plain_vit
from sparse_wsss.run_folder import file_hash

HUB_PREFIX = "hf-hub:"
FILE_SUFFIXES = (".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".tar", ".npz")
NO_TORCH_FILE = "it is no file of torch, a broken one, or one that you may not read"
PROBE_SECONDS = 10.0  # the hub's own client tries for up to a minute before it says that there is no network


@dataclass(frozen=True)
class Encoder:
    """A pretrained encoder and where it comes from."""

    source: str
    """Absolute path, timm name or hub id."""
    digest: str
    """SHA-256 of the file, or of the tensors of a model by name, 16 hex digits."""
    vit: PlainViT


def open_encoder(source: str) -> Encoder:
    """Open a pretrained encoder by path, timm name or ``hf-hub:owner/name``.

    Raises: NoPretrained when it is not there or cannot be fetched; NotAnEncoder when it is something else.
    """
    path = Path(source).expanduser()
    if path.is_file():
        return Encoder(str(path.absolute()), file_hash(path), plain_vit(read_checkpoint(path), path.name))
    if not source.startswith(HUB_PREFIX) and (path.suffix.lower() in FILE_SUFFIXES or path.exists()):
        raise NoPretrained(f"PRETRAINED names no file: {path}.", where="pretrained",
                           hint="Give the path of a .safetensors, .pth or .bin file, a timm name, or "
                                f"{HUB_PREFIX}owner/name.")
    if not source.startswith(HUB_PREFIX):
        _require_plain_name(source)
    model = _fetched(source)
    weights = model.state_dict()
    return Encoder(source, _tensor_hash(weights), _plain_model(model, source))


def read_checkpoint(path: Path) -> Mapping[str, Any]:
    """Read tensors, and dictionaries of them, from a .safetensors file or one of torch, without executing anything.

    Raises: NotAnEncoder when the file holds code, is damaged, or is no file of weights.
    """
    if path.suffix.lower() == ".safetensors":
        try:
            return dict(load_file(str(path)))
        except (SafetensorError, OSError) as error:
            raise _unreadable(path, str(error)) from None
    try:
        # published trainings of DINO and MAE keep their options, plain values, in this class
        with torch.serialization.safe_globals([argparse.Namespace]):
            checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        code = re.search(r"GLOBAL (\S+)", str(error))
        if code is None:
            raise _unreadable(path, NO_TORCH_FILE) from None
        raise NotAnEncoder(
            f"PRETRAINED {path.name} holds more than tensors and plain values ({code[1]}): opening it would run code "
            "from the file, so it is left closed.", where="pretrained",
            hint="Where you trust it, load it in Python of your own and save its state_dict as .safetensors.",
        ) from None
    except (OSError, RuntimeError, EOFError, LookupError, ValueError, TypeError, AttributeError):
        raise _unreadable(path, NO_TORCH_FILE) from None
    if not isinstance(checkpoint, Mapping):
        raise _unreadable(path, f"it holds one {type(checkpoint).__name__}, not weights by name")
    return checkpoint


def _unreadable(path: Path, reason: str) -> NotAnEncoder:
    return NotAnEncoder(f"PRETRAINED {path.name} cannot be read: {' '.join(reason.split())[:200]}.", where="pretrained",
                        hint="Give a .safetensors file, or a .pth or .bin file of torch; fetch it again if it broke.")


# ------------------------------------------------------------ by name


def _require_plain_name(name: str) -> None:
    """See that timm has the name and that it is a plain ViT, before anything is fetched."""
    if not timm.is_model(name.partition(".")[0]):
        slash = f"A hub id is written {HUB_PREFIX}{name}. " if re.fullmatch(r"[\w.-]+/[\w.-]+", name) else ""
        known = timm.list_models(["vit_*", "deit*"])
        raise NoPretrained(f"PRETRAINED '{name}' is no file here and no name of timm.", where="pretrained",
                           hint=slash + nearest(name, known))
    with torch.device("meta"):  # shapes without memory
        model = timm.create_model(name, pretrained=False, num_classes=0)
    _plain_model(model, name)


def _plain_model(model: nn.Module, name: str) -> PlainViT:
    block: Any = model.blocks[0] if type(model) is VisionTransformer else None
    if type(block) is not Block:
        raise NotAnEncoder(f"PRETRAINED '{name}' is a {type(model).__name__} of its own kind, no plain Vision "
                           "Transformer.", hint=PLAIN_EXAMPLES, where="pretrained")
    if not isinstance(block.mlp.act, nn.GELU):
        raise NotAnEncoder(f"PRETRAINED '{name}' has {type(block.mlp.act).__name__} in its blocks, the gated "
                           "transformer has GELU.", hint=PLAIN_EXAMPLES, where="pretrained")
    heads: Any = block.attn.num_heads
    return plain_vit(model.state_dict(), f"'{name}'", heads)


def _fetched(name: str) -> nn.Module:
    """Let timm fetch a model, from its cache where it lies there already."""
    with _patience_of_seconds() as unreachable:
        try:
            model: nn.Module = timm.create_model(name, pretrained=True, num_classes=0)
        except (OSError, RuntimeError, ValueError, LookupError, AssertionError, pickle.UnpicklingError) as error:
            reason = unreachable or " ".join(str(error).split())[:300]
            raise NoPretrained(
                f"PRETRAINED '{name}' could not be fetched: {reason}. It is not in the cache of this machine either."
                if unreachable else f"PRETRAINED '{name}' could not be fetched from {hub.ENDPOINT}: {reason}.",
                hint="A local file works without a network: PRETRAINED=file.safetensors (or .pth, .bin), downloaded "
                     "elsewhere. Behind a proxy set HTTPS_PROXY; a mirror of the hub is named by HF_ENDPOINT.",
                where="pretrained") from None
    return model


@contextmanager
def _patience_of_seconds() -> Iterator[str]:
    """Ask once whether the hub answers; when not, let its client look in its cache only. Yields the reason, or ''."""
    reason = _why_unreachable()
    before = hub.HF_HUB_OFFLINE
    hub.HF_HUB_OFFLINE = bool(reason)
    try:
        yield reason
    finally:
        hub.HF_HUB_OFFLINE = before


def _why_unreachable() -> str:
    if hub.HF_HUB_OFFLINE:
        return "HF_HUB_OFFLINE forbids the network"
    try:
        question = urllib.request.Request(hub.ENDPOINT, method="HEAD")
        with urllib.request.urlopen(question, timeout=PROBE_SECONDS):  # nosec B310  # the hub or HF_ENDPOINT; unread
            return ""
    except urllib.error.HTTPError:
        return ""  # it answered
    except (OSError, ValueError) as error:
        return f"{hub.ENDPOINT} cannot be reached from here ({getattr(error, 'reason', error)})"


def _tensor_hash(weights: Mapping[str, Tensor]) -> str:
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].detach().contiguous().cpu().numpy().tobytes())
    return digest.hexdigest()[:16]
