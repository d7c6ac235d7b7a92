"""Presets: differences from the defaults of the settings, by name."""

from __future__ import annotations

from typing import Any, Literal

PRESETS: dict[str, dict[str, Any]] = {
    "quick": {
        "help": "A look in two minutes: few steps, a small network.",
        "settings": {
            "dim": 96, "depth": 3, "heads": 6, "mlp_dim": 192, "steps": 200, "evaluations": 10, "clusters": 64,
            "rounds": 1, "round_steps": 120,
        },
    },
    "standard": {"help": "The default, for two cores: it trains as long as the tiles ask for.", "settings": {}},
    "large": {
        "help": "For a GPU: a ViT-S of 12 blocks and a deeper U-Net.",
        "settings": {
            "dim": 384, "depth": 12, "heads": 6, "head_dim": 64, "mlp_dim": 1536, "steps": 6000, "batch_size": 64,
            "learning_rate": 5e-4, "encoder": "resnet34", "rounds": 3, "round_steps": 3000, "round_batch_size": 32,
            "round_learning_rate": 1e-3, "clusters": 128, "window_batch": 64,
        },
    },
    "paper": {
        "help": "The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.",
        "settings": {
            "dim": 1024, "depth": 12, "heads": 16, "head_dim": 64, "mlp_dim": 2048, "patch_size": 14,
            "stem_width": 0, "detail_width": 0,
            "steps": 10000, "batch_size": 32, "learning_rate": 1e-4, "weight_decay": 0.0,
            "l0_weight": 38.4, "gate_start": 0.0,
            "gate_start_spread": 0.6, "prune_at": 1.0, "half_size_share": 0.0, "patch_loss_weight": 0.0,
            "label_balance": 0.0,
            "method": "paper", "relabel": True,
            "encoder": "resnet34", "rounds": 3, "round_steps": 3000, "round_half_size_share": 0.0, "robustness": 0.0,
            "class_balance": 0.0, "rare_tiles": 0.0, "candidate_weight": 0.0, "mask_weight": 0.0,
        },
    },
}
PRESET_HELP = "A whole set of settings: " + " ".join(f"{name}: {p['help']}" for name, p in PRESETS.items())
Preset = Literal["quick", "standard", "large", "paper"]
