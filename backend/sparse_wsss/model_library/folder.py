"""The folder of installed models: a .safetensors with its .json for each, as a run writes them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from sparse_wsss.atomic import make_folder, write_json, written_whole
from sparse_wsss.errors import BadJob, ModelThere
from sparse_wsss.model_library.check import Checked
from sparse_wsss.models.checkpoint import card_path
from sparse_wsss.run_folder import file_hash, read_json

PLAIN_NAME = re.compile(r"^\w[\w .+-]{0,79}$")
OF_A_RUN = "model"  # the name that runs give to all of theirs


def installed(folder: Path) -> list[Path]:
    """Weights of the models that are there whole, by name."""
    return sorted(path for path in folder.glob("*.safetensors") if card_path(path).is_file())


def name_of(path: Path, asked: str = "") -> str:
    """Name for a model: as asked, else that of its file; of a run, that of the run.

    Raises: BadJob when it is none that every system takes.
    """
    is_of_run = path.stem == OF_A_RUN and path.suffix != ".zip" and path.parent.name in ("train", "refine")
    given = asked or (path.absolute().parents[1].name if is_of_run else path.stem)
    name = given if asked else re.sub(r"[^\w .+-]", "_", given).strip(" .")
    if not PLAIN_NAME.match(name) or name.endswith((" ", ".")):
        raise BadJob(f"'{given}' is no name for a model.",
                     hint="Set NAME: letters, digits, blanks, and + - _ . in it, at most 80.", where="name")
    return name


def install(folder: Path, name: str, weights: Path, found: Checked, additions: Mapping[str, str]) -> Path:
    """Copy a checked model into the folder.

    Args:
        folder: of the library; made when it is not there.
        name: of the model there.
        weights: to be copied.
        found: what its check found.
        additions: licence, authors, version: written where the card says nothing.

    Returns: the weights in the folder.
    Raises: BadJob when an addition contradicts the card; ModelThere when another model has the name; NotWritable.
    """
    card = dict(found.raw)
    for key, value in additions.items():
        if value and card.get(key) and card[key] != value:
            raise BadJob(f"The card says {key} '{card[key]}'; it stays as its authors wrote it.",
                         hint=f"Leave {key.upper()} empty.", where=key)
        if value:
            card[key] = value
    target = folder / f"{name}.safetensors"
    make_folder(folder)
    if target.exists() and card_path(target).exists() and file_hash(target) != found.digest:
        raise ModelThere(f"The library has another model '{name}'.",
                         hint="Give this one another NAME, or remove the other one first.")
    if not (target.exists() and file_hash(target) == found.digest):
        with written_whole(target) as part:
            shutil.copyfile(weights, part)
    write_json(card_path(target), {**card, "weights": found.digest})
    return target


def remove(folder: Path, weights: Path) -> None:
    """Remove an installed model.

    Raises: BadJob when the file is none of the library.
    """
    if weights.resolve().parent != folder.resolve() or weights.suffix != ".safetensors" or not weights.is_file():
        raise BadJob(f"{weights} is not in the library {folder}.", hint="Name a model of the library as MODEL.",
                     where="model")
    card_path(weights).unlink(missing_ok=True)  # first: without a card it is no model
    weights.unlink()


def title_of(weights: Path) -> str:
    """Name of a model of the library, with its classes, for a list."""
    classes = read_json(card_path(weights), {}).get("classes", [])
    return f"{weights.stem}: {', '.join(str(one.get('name')) for one in classes if isinstance(one, dict))}"
