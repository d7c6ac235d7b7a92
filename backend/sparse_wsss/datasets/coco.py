"""Multi-label JSON: COCO's form, or names of classes by the name of the file.

COCO's form has ``images`` (id, file_name), ``categories`` (id, name) and ``annotations`` (image_id, category_id), with
or without boxes: an image is labelled with the categories of its annotations. The short form is
``{"a.tif": ["water", "forest"]}``. The name of the JSON says the part of the split (instances_train.json).

Source: https://cocodataset.org/#format-data.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sparse_wsss.datasets.folders import is_image
from sparse_wsss.datasets.image_files import ImageFiles
from sparse_wsss.datasets.row import Found, Layout, Row, counted
from sparse_wsss.datasets.splits import split_of
from sparse_wsss.errors import ReferenceUnreadable
from sparse_wsss.json_text import parse_json

PARTS = ("images", "annotations", "categories")
SHAPE = "Give COCO's images, annotations and categories, or file names with a list of classes each."


def is_coco(folder: Path, path: str) -> bool:
    """Tell whether a file is such a JSON."""
    if not path.lower().endswith(".json") or path.count("/") > 1:
        return False
    try:
        return bool(_labels(folder / path))
    except ReferenceUnreadable:
        return False


def coco(folder: Path, paths: list[str]) -> Found:
    """Rows of the images that the JSON files name and the folder holds.

    Raises: ReferenceUnreadable when no JSON has labels.
    """
    files = ImageFiles(folder, [path for path in paths if is_image(path)])
    rows, missing = [], 0
    for path in (path for path in paths if path.lower().endswith(".json") and is_coco(folder, path)):
        for name, labels in _labels(folder / path).items():
            image = files.find(name, near=folder / path)
            missing += image is None
            if image is not None:
                rows.append(Row(tile=files.tile(image), optical=(image,), labels=labels,
                                split=split_of(Path(path).stem), names=(Path(name).stem,)))
    if not rows:
        raise ReferenceUnreadable(f"No JSON file of {folder} names images that lie there.", hint=SHAPE)
    note = f"{counted(missing, 'image', 'images')} of the JSON files lack their GeoTIFF: left out."
    return Found(rows, notes=[note] if missing else [])


def _labels(path: Path) -> dict[str, tuple[str, ...]]:
    """Names of the classes of each file name."""
    try:
        value = parse_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReferenceUnreadable(f"The labels {path} cannot be read: {error}", hint=SHAPE) from None
    if not isinstance(value, dict):
        raise ReferenceUnreadable(f"The labels {path} are not in a form that is known.", hint=SHAPE)
    try:
        if all(isinstance(value.get(part), list) for part in PARTS):
            return _of_coco(value)
    except (KeyError, TypeError) as error:
        raise ReferenceUnreadable(f"The labels {path} are broken: {error} is missing.", hint=SHAPE) from None
    if not value or not all(is_image(str(name)) and isinstance(labels, list) for name, labels in value.items()):
        raise ReferenceUnreadable(f"The labels {path} are not in a form that is known.", hint=SHAPE)
    return {str(name): tuple(_clean(label) for label in labels) for name, labels in value.items()}


def _of_coco(value: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    names = {one["id"]: _clean(one["name"]) for one in value["categories"]}
    found: dict[Any, dict[str, None]] = {one["id"]: {} for one in value["images"]}
    for one in value["annotations"]:
        if one["image_id"] in found:
            found[one["image_id"]][names[one["category_id"]]] = None
    return {str(one["file_name"]): tuple(found[one["id"]]) for one in value["images"]}


def _clean(name: object) -> str:
    return str(name).replace(";", ",").strip().lstrip("!")


COCO = Layout("coco", "multi-label JSON (COCO)", "annotations/instances_train.json", is_coco, coco)
