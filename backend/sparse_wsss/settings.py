"""Every setting that shapes a result: its type, default, limits, unit and help, typed once, by stage.

No torch is imported here, so that a job is checked before anything heavy is loaded.
"""

from __future__ import annotations

from typing import Literal

from sparse_wsss.fields import Job, setting


class MachineSettings(Job):
    """Where and how repeatably the work is done."""

    seed: int = setting(0, "Seed of every random choice; the same seed gives the same result on the CPU.", ge=0,
                      le=2**31 - 1)
    device: Literal["auto", "cpu", "cuda", "mps"] = setting(
        "auto", "Processor for the networks: auto takes a GPU when there is one."
    )
    threads: int = setting(0, "CPU threads; 0 takes all cores.", ge=0, le=512)


class LogSettings(Job):
    """Where else the curves go; they shape no result and belong to no preset."""

    log_tensorboard: bool = setting(
        False, "Also write the curves for TensorBoard, into the folder 'tensorboard' of the run. Needs the package "
        "tensorboard in the worker's environment.")
    log_mlflow: bool = setting(
        False, "Also send the curves to MLflow: to the server of MLFLOW_TRACKING_URI, else into 'mlflow.db' in the "
        "folder of the run. Needs the package mlflow in the worker's environment.")


PRESENCE_SHARE = 0.15  # a little above the 10 % at which a class is a label

SHOWN = 24  # times that a tile is shown in a training; twice as often made no mask of small tiles better
BATCH = 16  # tiles in a step of a training
LARGE_BATCH, LARGE_TILE = 8, 128  # tiles, of so many px and more: there is more to learn in each, so more steps
ROUND_SHOWN = 48  # times that a tile is shown in a round on small tiles
ROUND_SHOWN_PIXELS = 2**19  # of a tile, in a round on large tiles: a U-Net's time is its pixels
LEAST_STEPS, LEAST_ROUND_STEPS = 160, 200  # a network of a few tiles has to learn as well
STEP_RULE = {"shown": SHOWN, "batch": BATCH, "large_batch": LARGE_BATCH, "large_tile": LARGE_TILE,
             "least": LEAST_STEPS, "round_shown": ROUND_SHOWN, "round_shown_pixels": ROUND_SHOWN_PIXELS,
             "round_least": LEAST_ROUND_STEPS}


class TrainSettings(Job):
    """The gated Vision Transformer and its training from image-level labels."""

    dim: int = setting(128, "Width of the transformer's tokens.", ge=16, le=2048)
    depth: int = setting(4, "Number of transformer blocks.", ge=1, le=32)
    heads: int = setting(8, "Attention heads in a block, each with a gate.", ge=1, le=64)
    head_dim: int = setting(16, "Width of an attention head.", ge=4, le=256)
    mlp_dim: int = setting(256, "Width of the hidden layer of a block.", ge=16, le=8192)
    patch_size: int = setting(
        0, "Side of a patch; 0 takes a sixteenth of the tile, rounded down to a power of two, 2 to 16.", "px",
        ge=0, le=64,
    )
    stem_width: int = setting(
        24, "Channels of the convolutional stem that sees texture inside a patch; 0 is the paper's plain embedding.",
        ge=0, le=512,
    )
    detail_width: int = setting(
        48, "Channels of the convolutions that score parts of patches over 4 px; 0 scores whole patches.",
        ge=0, le=512,
    )
    fusion: Literal["early", "late"] = setting(
        "early",
        "early: the patches of optical and SAR are summed before one transformer. late: a transformer and gates for "
        "each, joined at the end; it maps without SAR too.",
    )
    class_tokens: Literal["one", "per_class"] = setting(
        "one",
        "one: a single class token. per_class: a class token for each class, those of absent classes masked at random "
        "(Hanna & Borth 2025); the method 'tokens' needs it.",
    )
    pretrained: str = setting(
        "",
        "Pretrained plain ViT to start from: path of a .safetensors, .pth or .bin file, a timm name, or "
        "hf-hub:owner/name; one for each modality joined by ';'. It sets DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM and "
        "STEM_WIDTH. Only a name or an id is looked up on the network.",
    )
    steps: int = setting(0, f"Training steps; 0: enough to show every tile {SHOWN} times, at least "
                         f"{LEAST_STEPS}.",
                         ge=0, le=1_000_000, advanced=False)
    half_size_share: float = setting(
        0.6, f"Share of the training in which tiles of {LARGE_TILE} px and more are shown at half their size: such a "
        "step takes a quarter of the time. Smaller tiles are never halved.", ge=0, le=1
    )
    batch_size: int = setting(
        0, f"Tiles in a training step; 0: {BATCH}, and {LARGE_BATCH} when they have {LARGE_TILE} px or more.", "tiles",
        ge=0, le=4096,
    )
    learning_rate: float = setting(1e-3, "Highest learning rate of AdamW.", gt=0, le=1)
    weight_decay: float = setting(0.05, "Weight decay; never acts on the gates.", ge=0, le=1)
    l0_weight: float = setting(
        1.5, "Weight of the share of open heads in the loss: higher closes more heads.", ge=0, le=1000
    )
    gate_start: float = setting(2.0, "First log-alpha of the gates: above 0 is open.", ge=-10, le=10)
    gate_start_spread: float = setting(
        0.01, "Half the range of the random part of the first log-alpha.", ge=0, le=5
    )
    gate_close_share: float = setting(
        0.25, "Share of the training in which a head that no class needs closes.", gt=0, le=1
    )
    prune_at: float = setting(
        0.6,
        "Share of the training after which the gates are fixed and closed heads removed; 1 keeps them learning.",
        gt=0, le=1,
    )
    min_open_heads: int = setting(
        0, "Heads that stay open in the last block; 0 takes the largest number of labels of a tile.", ge=0, le=64
    )
    patch_loss_weight: float = setting(
        1.0, "Weight of the candidate-set loss on the patches; 0 trains on the image labels alone.", ge=0, le=100
    )
    presence_share: float = setting(
        PRESENCE_SHARE, "Share of a tile's patches that has to show a class that the tile is labelled with, at the "
        "end of the training.", gt=0, le=1
    )
    presence_start: float = setting(
        1.0, f"PRESENCE_SHARE at the start of the training on tiles of {LARGE_TILE} px and more, from where it falls "
        "evenly; 1 is the whole tile. The less it is, the likelier what the first steps take for a class by chance is "
        "kept. Smaller tiles, and classes of few tiles, have PRESENCE_SHARE throughout.", gt=0, le=1
    )
    label_balance: float = setting(
        0.5, "How much labels of rare classes count more where a class has to show: 0 all labels alike, 1 all rare "
        "classes alike.",
        ge=0, le=1,
    )
    patience: int = setting(
        8, "Evaluations without a better one after which training stops early.", ge=1, le=1000
    )
    evaluations: int = setting(30, "How often the tiles set aside are evaluated in a whole training.", ge=1, le=1000)
    validation_share: float = setting(
        0.15, "Share of the labelled tiles set aside when the tile index has no split 'val'.", ge=0.02, le=0.5
    )


class PseudomaskSettings(Job):
    """How the surviving heads' representations become a mask of every tile."""

    method: Literal["global", "paper", "tokens"] = setting(
        "global",
        "global: one clustering of the whole training set, named by evidence. "
        "paper: clusters of heads in each tile, named by rank (Hanna et al. 2023). "
        "tokens: what the class token of each class looks at (Hanna & Borth 2025); needs CLASS_TOKENS per_class.",
        advanced=False,
    )
    clusters: int = setting(96, "Number of clusters of the method 'global'.", ge=2, le=1024)
    bands_weight: float = setting(1.0, "Weight of the standardised bands in the clustering.", ge=0, le=100)
    texture_weight: float = setting(1.0, "Weight of the local mean and spread in the clustering.", ge=0, le=100)
    tokens_weight: float = setting(0.0, "Weight of the patch tokens in the clustering.", ge=0, le=100)
    heads_weight: float = setting(0.5, "Weight of the open heads' attention maps in the clustering.", ge=0, le=100)
    scores_weight: float = setting(0.5, "Weight of the patch head's class scores in the clustering.", ge=0, le=100)
    network_share: float = setting(
        1.0, "Share of the network's own patch scores beside the clusters' names or the tokens' attention, per pixel. "
        "The method 'global' takes less in tiles of a class that fewer than eight tiles show.",
        ge=0, le=10,
    )
    mask_flips: bool = setting(
        True, "Average the network's maps and scores over mirrored tiles: four times its time here, better masks."
    )
    mask_shifts: bool = setting(
        True, "Move these four passes by half a patch each, where scores are finer than a patch: finer masks, at no "
        "cost beside MASK_FLIPS.",
    )
    snap_steps: int = setting(
        0, "Steps that draw the network's scores to the edges of the image (pixel-adaptive refinement); 0 leaves them. "
        "Ten are usual. It helps large patches, and blurs classes where pixels are noisy.", ge=0, le=100,
    )
    relabel: bool = setting(
        False, "Method 'paper': name each region again by a forward pass with the rest hidden."
    )


class RefineSettings(Job):
    """The segmentation network trained in rounds on the masks."""

    rounds: int = setting(2, "Most rounds: each trains on the masks that the round before has improved.", ge=1, le=20,
                          advanced=False)
    encoder: str = setting(
        "timm-mobilenetv3_small_100", "Encoder of the U-Net, by its name in segmentation-models-pytorch."
    )
    round_steps: int = setting(
        0,
        f"Training steps of a round; 0: enough for the number of tiles and their size, at least {LEAST_ROUND_STEPS}.",
        ge=0, le=1_000_000,
    )
    round_half_size_share: float = setting(
        0.6, f"Share of a round's training in which tiles of {LARGE_TILE} px and more are shown at half their size, as "
        "HALF_SIZE_SHARE is for the training.", ge=0, le=1
    )
    round_batch_size: int = setting(16, "Tiles in a training step of a round.", "tiles", ge=1, le=4096)
    round_learning_rate: float = setting(2e-3, "Highest learning rate of AdamW in a round.", gt=0, le=1)
    robustness: float = setting(
        0.0, "Exponent of the generalised cross-entropy: 0 is cross-entropy, 1 ignores doubtful pixels most.",
        ge=0, le=1,
    )
    class_balance: float = setting(
        0.75, "How much the pixels and labels of rare classes count more: 0 all alike, 1 all rare classes alike.", ge=0,
        le=1,
    )
    rare_tiles: float = setting(
        0.5, "Tiles with a class that fewer than this share of the tiles show come more often; 0: all alike.",
        ge=0, le=1,
    )
    candidate_weight: float = setting(
        0.5, "Weight of the rule that every pixel is one of the tile's labels.", ge=0, le=100
    )
    mask_weight: float = setting(
        1.0, "Weight of the pseudomasks and their confidence beside what the network sees when a round paints the "
        "masks again; 0: the network alone.",
        ge=0, le=100,
    )
    teacher_decay: float = setting(0.99, "Decay of the moving average of the weights that is kept.", ge=0, lt=1)


class PredictSettings(Job):
    """How a scene is mapped window by window."""

    overlap: float = setting(
        0.5, "Share of a window that its neighbours cover too; the results are blended.", ge=0, le=0.9
    )
    flips: bool = setting(False, "Average over mirrored windows: four times the time, a little more accurate.")
    window_batch: int = setting(
        0, "Windows in one forward pass; 0: 8 of 256 px, more of smaller ones.", "windows", ge=0, le=4096
    )


SECTIONS = (TrainSettings, PseudomaskSettings, RefineSettings, PredictSettings)
"""Those that a preset may change."""


def encoder_names(pretrained: str) -> list[str]:
    """Encoders that the setting PRETRAINED names, one or one for each modality: files, or names to look up."""
    return [name.strip() for name in pretrained.split(";") if name.strip()]
