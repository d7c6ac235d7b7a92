"""Settings of a stage as values: what the preset says, what was set beside it, what is therefore used.

Pure, from the contract; the form is ``settings_form``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..worker.contract import contract, parameters

STAGES = ("pipeline", "train", "heads", "pseudomasks", "refine", "predict")
"""What the page Run can start, the whole first."""
PRESET_STAGES = ("pipeline", "train")
FILES_OF = {
    "pipeline": ("tiles", "raster", "sar", "run", "output", "confidence"), "train": ("tiles", "run"),
    "heads": ("run", "output_heads", "output_attention"),
    "pseudomasks": ("run", "output", "confidence", "output_clusters"), "refine": ("run",),
    "predict": ("run", "raster", "sar", "output", "confidence"),
}
"""Files that the page fills in, by stage."""


def setting_entries(stage: str) -> dict[str, dict[str, Any]]:
    """Entries of a stage's settings by name, without the preset."""
    return {name: entry for name, entry in parameters(stage).items() if entry["role"] == "setting" and name != "preset"}


def preset_settings(preset: str) -> dict[str, Any]:
    """Return what a preset says, by name."""
    found: dict[str, Any] = contract()["presets"].get(preset, {}).get("settings", {})
    return found


def resolved(stage: str, preset: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """Values that a job will use: own ones before the preset's, and these before the defaults."""
    entries = {**setting_entries("pipeline"), **setting_entries(stage)}
    said = preset_settings(preset)
    return {name: own.get(name, said.get(name, entry["default"])) for name, entry in entries.items()}


def used_without(name: str, entry: Mapping[str, Any], preset: str) -> Any:
    """Value of a setting that is left empty."""
    return preset_settings(preset).get(name, entry["default"]) if entry["by_preset"] else entry["default"]
