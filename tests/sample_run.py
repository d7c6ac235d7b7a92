"""A finished run as files, without running anything: what the report is tested on."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
from sparse_wsss.run_folder import RunFolder

from tests.tiny import CLASSES, write_raster

LAYERS, HEADS = 4, 8


def sample_run(folder: Path, *, size_px: int = 60, with_accuracy: bool = True) -> tuple[RunFolder, Path, Path]:
    """Write a run of four classes. Returns: run, map, confidence."""
    run = RunFolder(folder / "run one")
    rng = np.random.default_rng(0)
    rows, columns = np.mgrid[:size_px, :size_px]
    codes = 1 + (rows // (size_px // 4 + 1) + columns // (size_px // 3)) % 4
    codes[rows + columns < size_px // 5] = 255
    optical = (400 * codes + rng.normal(0, 60, (4, size_px, size_px))).clip(1, 4000).astype(np.uint16)
    optical[:, codes == 255] = 0
    raster = write_raster(folder / "scene.tif", optical, nodata=0, names=("B02", "B03", "B04", "B08"))
    land_cover = write_raster(folder / "map.tif", codes.astype(np.uint8), nodata=255)
    confidence = np.where(codes == 255, np.nan, .5 + .5 * np.sin(rows / 9) ** 2).astype(np.float32)
    confidence_path = write_raster(folder / "confidence.tif", confidence, nodata=float("nan"))
    outputs = {"output": str(land_cover), "confidence": str(confidence_path)}
    parameters = {"raster": str(raster), **outputs, "preset": "quick"}
    run.remember_settings("pipeline", {**parameters, "steps": 200}, "quick")
    run.provenance_open("pipeline", parameters, {str(raster): {"path": str(raster), "size": raster.stat().st_size}})
    _stages(run)
    _tables(run.path, rng)
    _curves(run.path)
    _attention(run.path / "heads" / "attention.tif", rng)
    if with_accuracy:
        _write(run.path / "evaluate" / "accuracy.json", json.dumps(_accuracy(rng)))
    run.provenance_close(0)
    return run, land_cover, confidence_path


def _stages(run: RunFolder) -> None:
    outputs = {"train": {"tile_count": 144, "open_heads": 20, "heads": 32}}
    for stage, seconds in {"train": 92.4, "heads": 4.1, "pseudomasks": 11.8, "refine": 71.0, "predict": 9.6}.items():
        run.begin(stage, {}, {})
        run.finish(stage, outputs.get(stage, {}), seconds)
    card = {"format": 1, "kind": "gated_vit", "classes": CLASSES.to_json(),
            "modalities": [{"name": "optical", "bands": ["B02", "B03", "B04", "B08"], "mean": [0] * 4, "std": [1] * 4}]}
    _write(run.path / "train" / "model.json", json.dumps(card))
    ready = {"event": "ready", "device": "cpu", "detail": "2 threads", "torch": "2.13.0"}
    _write(run.path / "events.jsonl", json.dumps(ready) + "\n{\"event\": \"prog")


def _tables(folder: Path, rng: np.random.Generator) -> None:
    gates, heads = ["layer,head,log_alpha,gate,open"], ["layer,head,name,gate,open,importance"]
    for layer in range(LAYERS):
        for head in range(HEADS):
            alpha = rng.normal(.8, 2)
            gate, is_open = 1 / (1 + math.exp(-alpha)), int(alpha > 0)
            gates.append(f"{layer},{head},{alpha:.4f},{gate:.4f},{is_open}")
            importance = is_open * rng.gamma(1, .02)
            heads.append(f"{layer},{head},L{layer:02d}H{head:02d},{gate:.4f},{is_open},{importance:.6f}")
    _write(folder / "train" / "gates.csv", "\n".join(gates) + "\n")
    _write(folder / "heads" / "heads.csv", "\n".join(heads) + "\n")
    lines = ["cluster,class," + ",".join(f"score_{name}" for name in CLASSES.names) + ",share"]
    shares = rng.dirichlet(np.full(24, 2))
    for cluster, share in enumerate(shares):
        scores = rng.gamma(1, .4, len(CLASSES))
        words = ",".join(f"{score:.4f}" for score in scores)
        lines.append(f"{cluster},{CLASSES.names[scores.argmax()]},{words},{share:.6f}")
    _write(folder / "pseudomasks" / "clusters.csv", "\n".join(lines) + "\n")
    rounds = [{"round": 1, "loss": .31, "changed_share": .12}, {"round": 2, "loss": .27, "changed_share": .04}]
    _write(folder / "refine" / "rounds.json", json.dumps(rounds))


def _attention(path: Path, rng: np.random.Generator) -> None:
    names = ("L00H01", "L03H06")
    write_raster(path, rng.uniform(0, .01, (2, 16, 16)).astype(np.float32), names=names)


def _curves(folder: Path) -> None:
    lines = []
    for step in range(10, 201, 10):
        fall = math.exp(-step / 60)
        values = {"loss": 1 + 2 * fall, "bce": .2 + .4 * fall, "val_loss": 1.2 + 1.8 * fall, "val_bce": .25 + .4 * fall,
                  "val_map": .9 - .5 * fall, "open_heads": 32 - min(12, step // 8), "heads": 32}
        lines.append({"stage": "train", "step": step, **values})
    for number in (1, 2):
        lines += [{"stage": "refine", "round": number, "step": step, "loss": .6 / number * math.exp(-step / 80) + .2}
                  for step in range(10, 121, 10)]
    _write(folder / "metrics.jsonl", "".join(json.dumps(line) + "\n" for line in lines))


def _accuracy(rng: np.random.Generator) -> dict[str, object]:
    matrix = (rng.uniform(0, 60, (4, 4)) + np.diag([900, 1400, 700, 300])).astype(int)
    hits, references, found = np.diag(matrix), matrix.sum(1), matrix.sum(0)
    iou = hits / (references + found - hits)
    per_class = {
        one.name: {"iou": iou[i], "precision": hits[i] / found[i], "recall": hits[i] / references[i],
                   "f1": 2 * hits[i] / (found[i] + references[i]), "support": int(references[i]), "code": one.code}
        for i, one in enumerate(CLASSES.classes)
    }
    return {
        "miou": iou.mean(), "overall_accuracy": hits.sum() / matrix.sum(), "average_accuracy": .9, "f1": .9,
        "kappa": .85, "per_class": per_class, "n_pixels": int(matrix.sum()), "left_out": 0,
        "confusion": {"classes": list(CLASSES.names), "matrix": matrix.tolist()},
        "majority": {"miou": .1, "overall_accuracy": .41, "class": "forest"},
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
