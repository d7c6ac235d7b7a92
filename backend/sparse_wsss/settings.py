"""Every parameter of every stage: its type, default, limits, unit and help, typed once.

Presets are differences from the defaults. ``contract`` checks jobs and tells the plugin. No torch is
imported here, so that a job is checked before anything heavy is loaded.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Role = Literal["input", "setting", "output"]


def source(kind: str, help: str, default: Any = ..., **more: Any) -> Any:
    """Declare an input: a raster, a layer, a folder, a file, an extent or a text."""
    return Field(default, description=help, json_schema_extra={"role": "input", "kind": kind, **more})


def setting(default: Any, help: str, unit: str = "", advanced: bool = True, **limits: Any) -> Any:
    """Declare a number, a choice or a text that shapes the work."""
    extra: dict[str, Any] = {"role": "setting", "unit": unit, "advanced": advanced}
    return Field(default, description=help, json_schema_extra=extra, **limits)


def target(kind: str, help: str, default: Any = ..., **more: Any) -> Any:
    """Declare an output: where a file or folder is written."""
    return Field(default, description=help, json_schema_extra={"role": "output", "kind": kind, **more})


def _as_list(value: Any) -> Any:
    """Accept one path, or several joined by ';', where a list of paths is meant."""
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


Paths = Annotated[list[str], BeforeValidator(_as_list)]


class Job(BaseModel):
    """Base of all jobs: nothing unknown passes, nothing changes once it is checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


# ---------------------------------------------------------------- settings shared by stages


class MachineSettings(Job):
    """Where and how repeatably the work is done."""

    seed: int = setting(0, "Seed of every random choice; the same seed gives the same result on the CPU.", ge=0,
                      le=2**31 - 1)
    device: Literal["auto", "cpu", "cuda", "mps"] = setting(
        "auto", "Processor for the networks: auto takes a GPU when there is one."
    )
    threads: int = setting(0, "CPU threads; 0 takes all cores.", ge=0, le=512)


PRESENCE_SHARE = 0.15  # a little above the 10 % at which a class is a label


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
    steps: int = setting(0, "Training steps; 0: enough to show every tile 48 times, at least 300.", ge=0, le=1_000_000,
                       advanced=False)
    batch_size: int = setting(16, "Tiles in a training step.", "tiles", ge=1, le=4096)
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
        PRESENCE_SHARE, "Share of a tile's patches that has to show a class that the tile is labelled with.", gt=0, le=1
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
        0.3, "Share of the network's own patch scores beside the clusters' names or the tokens' attention, per pixel.",
        ge=0, le=10,
    )
    mask_flips: bool = setting(
        True, "Average the network's maps and scores over mirrored tiles: four times its time here, better masks."
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
        0, "Training steps of a round; 0: enough for the number of tiles and their size, at least 200.", ge=0,
        le=1_000_000,
    )
    round_batch_size: int = setting(16, "Tiles in a training step of a round.", "tiles", ge=1, le=4096)
    round_learning_rate: float = setting(2e-3, "Highest learning rate of AdamW in a round.", gt=0, le=1)
    robustness: float = setting(
        0.0, "Exponent of the generalised cross-entropy: 0 is cross-entropy, 1 ignores doubtful pixels most.",
        ge=0, le=1,
    )
    class_balance: float = setting(
        0.75, "How much the pixels of rare classes count more: 0 all pixels alike, 1 all classes alike.", ge=0, le=1,
    )
    rare_tiles: float = setting(
        0.5, "Tiles with a class that fewer than this share of the tiles show come more often; 0: all alike.",
        ge=0, le=1,
    )
    candidate_weight: float = setting(
        0.5, "Weight of the rule that every pixel is one of the tile's labels.", ge=0, le=100
    )
    teacher_decay: float = setting(0.99, "Decay of the moving average of the weights that is kept.", ge=0, lt=1)


class PredictSettings(Job):
    """How a scene is mapped window by window."""

    overlap: float = setting(
        0.5, "Share of a window that its neighbours cover too; the results are blended.", ge=0, le=0.9
    )
    flips: bool = setting(False, "Average over mirrored windows: four times the time, a little more accurate.")
    window_batch: int = setting(16, "Windows in one forward pass.", "windows", ge=1, le=4096)


PRESETS: dict[str, dict[str, Any]] = {
    "quick": {
        "help": "A look in two minutes: few steps, a small network.",
        "settings": {
            "dim": 96, "depth": 3, "heads": 6, "mlp_dim": 192, "steps": 200, "evaluations": 10, "clusters": 64,
            "rounds": 1, "round_steps": 120,
        },
    },
    "standard": {"help": "1000 tiles in twelve minutes on two cores.", "settings": {}},
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
            "gate_start_spread": 0.6, "prune_at": 1.0, "patch_loss_weight": 0.0, "method": "paper", "relabel": True,
            "encoder": "resnet34", "rounds": 3, "round_steps": 3000, "robustness": 0.0, "class_balance": 0.0,
            "rare_tiles": 0.0, "candidate_weight": 0.0,
        },
    },
}
PRESET_HELP = "A whole set of settings: " + " ".join(f"{name}: {p['help']}" for name, p in PRESETS.items())
Preset = Literal["quick", "standard", "large", "paper"]
FIELD_HELP = "Field of the reference layer that holds the class."
RUN_HELP = "Folder of the run: everything made along the way is kept here."


# ---------------------------------------------------------------- the jobs, one a stage


class TilesJob(Job):
    """Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer."""

    raster: Paths = source("rasters", "Optical raster to cut; several make one training set.")
    sar: Paths | None = source("rasters", "SAR raster on the same grid, one for each optical raster.", None)
    tile_size: int = setting(64, "Side of a tile.", "px", ge=8, le=4096, advanced=False)
    stride: int = setting(0, "Distance between tiles; 0 takes the tile size, so that tiles do not overlap.", "px",
                          ge=0, le=4096, advanced=False)
    min_valid: float = setting(0.5, "Smallest share of valid pixels of a tile.", ge=0, le=1)
    extent: str | None = source("extent", "Only tiles inside this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output: str = target(
        "tile_index", "Tile index (GeoPackage): footprint, source, window, labels and split of each tile."
    )


class LabelsJob(Job):
    """Say which classes occur in each tile, from a reference raster or layer, or from a CSV."""

    tiles: str = source("tile_index", "Tile index to label.")
    reference: str | None = source(
        "reference",
        "Raster of class codes (several joined by ';' with the command sparse-wsss), polygon layer, or CSV with the "
        "columns tile and labels (such as water;forest, or water;... for 'at least', or water 30;forest 70).", None,
    )
    class_field: str | None = source("field", FIELD_HELP, None, parent="reference")
    classes: str | None = source("class_table", "Class table (CSV or JSON) with code, name and colour.", None)
    min_share: float = setting(0.10, "A class is a label of a tile when it covers at least this share of it.",
                               gt=0, le=1, advanced=False)
    record: Literal["classes", "shares"] = setting(
        "classes", "What is written from a reference raster or layer: the classes of each tile, or their shares in "
        "percent, of which more is learned. Classes below MIN_SHARE are left out of both.")
    output: str = target("tile_index", "Tile index with labels.")


class TrainJob(MachineSettings, TrainSettings):
    """Train the gated Vision Transformer on the tiles' labels; most attention heads close."""

    tiles: str = source("tile_index", "Labelled tile index.")
    run: str = target("run", RUN_HELP)
    preset: Preset = setting("standard", PRESET_HELP, advanced=False)


class HeadsJob(MachineSettings):
    """Show which heads survived, how much each matters, and what they look at in a tile."""

    run: str = source("run", RUN_HELP)
    tile: str | None = source(
        "text", "Id of the tile whose attention is drawn; empty takes the one with the most classes.", None
    )
    output_heads: str = target("table", "Table: layer, head, gate, open, importance.")
    output_attention: str | None = target(
        "raster", "Attention from the class token, a band for each open head (L11H03: layer 11, head 3).", None)


class PseudomasksJob(MachineSettings, PseudomaskSettings):
    """Turn the surviving heads' representations into a mask of every labelled tile."""

    run: str = source("run", RUN_HELP)
    output: str = target("class_raster", "Pseudomasks of the tiles.")
    confidence: str | None = target("raster", "Confidence of the pseudomasks, 0 to 1.", None)
    output_clusters: str | None = target("table", "Table: cluster, class, a score for each class, share.", None)


class RelabelJob(MachineSettings):
    """Repaint the pseudomasks with the edited names of the clusters."""

    run: str = source("run", RUN_HELP)
    clusters: str = source("table", "Cluster table whose column 'class' was edited.")
    output: str = target("class_raster", "Pseudomasks with the new names.")


class RefineJob(MachineSettings, RefineSettings):
    """Train a U-Net in rounds on the pseudomasks, each pixel weighted by its confidence."""

    run: str = source("run", RUN_HELP)


class PredictJob(MachineSettings, PredictSettings):
    """Map a whole scene with the model of a run or a model file."""

    run: str | None = source("run", "Run whose best model maps the scene.", None)
    model: str | None = source("model", "Model file (.safetensors with its .json card) instead of a run.", None)
    raster: str = source("raster", "Optical raster to map.")
    sar: str | None = source("raster", "SAR raster on the same grid, when the model was trained with one.", None)
    extent: str | None = source("extent", "Map only this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output: str = target("class_raster", "Land-cover map.")
    confidence: str | None = target("raster", "Confidence of the map, 0 to 1.", None)
    probabilities: str | None = target("raster", "Probability of each class, a band each.", None)


class EvaluateJob(Job):
    """Compare a map with a reference: accuracy overall and by class."""

    map: str = source("raster", "Land-cover map to evaluate.")
    reference: str = source("reference", "Raster of class codes, or layer of polygons or points; its CRS and grid may "
                            "differ.")
    class_field: str | None = source("field", FIELD_HELP, None, parent="reference")
    confidence: str | None = source(
        "raster", "Confidence of the map, on its grid: its calibration is measured as well.", None
    )
    extent: str | None = source("extent", "Evaluate only inside this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output_json: str = target("json", "Accuracy figures (JSON).")
    output_html: str | None = target("html", "Report with the confusion matrix (HTML).", None)


class PipelineJob(MachineSettings, TrainSettings, PseudomaskSettings, RefineSettings, PredictSettings):
    """From labelled tiles to a map: train, heads, pseudomasks, refine and predict in one run."""

    @model_validator(mode="before")
    @classmethod
    def _tokens_for_their_method(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Train a class token for each class when the masks are to come from them."""
        return {"class_tokens": "per_class", **given} if given.get("method") == "tokens" else given

    tiles: str = source("tile_index", "Labelled tile index.")
    raster: str = source("raster", "Optical raster to map.")
    sar: str | None = source("raster", "SAR raster on the same grid, when the tiles have one.", None)
    run: str = target("run", RUN_HELP)
    preset: Preset = setting("standard", PRESET_HELP, advanced=False)
    output: str = target("class_raster", "Land-cover map.")
    confidence: str | None = target("raster", "Confidence of the map, 0 to 1.", None)


JOBS: dict[str, type[Job]] = {
    "tiles": TilesJob, "labels": LabelsJob, "train": TrainJob, "heads": HeadsJob, "pseudomasks": PseudomasksJob,
    "relabel": RelabelJob, "refine": RefineJob, "predict": PredictJob, "evaluate": EvaluateJob, "pipeline": PipelineJob,
}
PRESET_SECTIONS = (TrainSettings, PseudomaskSettings, RefineSettings, PredictSettings)
