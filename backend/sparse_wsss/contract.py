"""Checks a job against its stage, and writes what QGIS and the worker both know.

``contract()`` turns ``jobs`` into ``resources/contract/stages.schema.json``, from which the Processing
parameters and the dock's forms are built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sparse_wsss import PROTOCOL
from sparse_wsss.errors import BadJob, SettingOutOfRange, UnknownParameter, nearest
from sparse_wsss.jobs import JOBS
from sparse_wsss.presets import PRESETS
from sparse_wsss.redact import COMMON_NAMES, SECRET_NAMES, SECRETS
from sparse_wsss.settings import SECTIONS, STEP_RULE

NO_CHARACTER = re.compile(r"[\0\ud800-\udfff]")
LONGEST_SHOWN = 200  # letters of a value in a message


def preset_names() -> frozenset[str]:
    """Names of the settings that a preset may change: they are empty in a form until a person sets them."""
    return frozenset(name for section in SECTIONS for name in section.model_fields)


def resolve(stage: str, given: Mapping[str, Any], preset: str | None = None) -> Any:
    """Check the parameters of a stage and fill in preset and defaults, in this order of weight.

    Args:
        stage: name of the stage, a key of ``JOBS``.
        given: what a person set; None and empty text mean "not set".
        preset: the preset of the run, for stages that do not choose one themselves.

    Returns: the checked job of the stage, an instance of ``JOBS[stage]``.
    Raises: BadJob, UnknownParameter or SettingOutOfRange, each naming the nearest valid value.
    """
    if stage not in JOBS:
        raise BadJob(f"There is no stage '{stage}'.", hint=nearest(stage, JOBS))
    model = JOBS[stage]
    unknown = [name for name in given if name not in model.model_fields]
    if unknown:
        raise UnknownParameter(
            f"The stage '{stage}' has no parameter '{unknown[0]}'.", hint=nearest(unknown[0], model.model_fields)
        )
    chosen = {name: value for name, value in given.items() if value is not None and value != ""}
    _require_characters(chosen)
    preset = chosen.get("preset") or preset or "standard"
    if not isinstance(preset, str) or preset not in PRESETS:
        raise SettingOutOfRange(f"There is no preset '{preset}'.", hint=nearest(str(preset), PRESETS))
    defaults = {name: value for name, value in PRESETS[preset]["settings"].items() if name in model.model_fields}
    try:
        return model.model_validate({**defaults, **chosen})
    except ValidationError as error:
        raise _readable(stage, error) from None


def _require_characters(given: Mapping[str, Any]) -> None:
    """See that no text holds what no file name and no file of text can hold: NUL, or half of a character."""
    for name, value in given.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and NO_CHARACTER.search(text):
                raise SettingOutOfRange(f"{name.upper()} = {text[:LONGEST_SHOWN]!r} holds a character that is none.",
                                        hint=f"Type {name.upper()} anew; rename a file that has such a name.",
                                        where=name)


def _readable(stage: str, error: ValidationError) -> BadJob:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else stage
    if first["type"] == "missing":
        return BadJob(f"The stage '{stage}' needs the parameter '{name}'.", hint=f"Set {name.upper()}.")
    limits = _limits(stage, name)
    return SettingOutOfRange(
        f"{name.upper()} = {first['input']!r} does not work: {first['msg'].lower()}.",
        hint=f"Allowed for {name.upper()}: {limits}." if limits else "", where=name,
    )


def _limits(stage: str, name: str) -> str:
    entry = stage_parameters(stage).get(name, {})
    if "choices" in entry:
        return ", ".join(entry["choices"])
    words = [entry.get("type", "")]
    words += [f"at least {entry['minimum']}"] if "minimum" in entry else []
    words += [f"more than {entry['exclusiveMinimum']}"] if "exclusiveMinimum" in entry else []
    words += [f"at most {entry['maximum']}"] if "maximum" in entry else []
    return ", ".join(word for word in words if word)


def stage_parameters(stage: str) -> dict[str, dict[str, Any]]:
    """Describe each parameter of a stage in plain JSON: role, kind or type, default, limits, unit, help."""
    schema = JOBS[stage].model_json_schema()
    required = set(schema.get("required", ()))
    entries = {}
    for name, raw in schema["properties"].items():
        options = raw.get("anyOf", [raw])
        typed = next(option for option in options if option.get("type") != "null")
        kept = ("role", "kind", "unit", "advanced", "parent", "extensions")
        entry: dict[str, Any] = {key: raw[key] for key in kept if key in raw}
        entry["help"] = raw["description"]
        entry["optional"] = name not in required
        entry["by_preset"] = name in preset_names()
        if "enum" in typed:
            entry["choices"] = list(typed["enum"])
        else:
            entry["type"] = typed["type"]
        for limit in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            if limit in typed:
                entry[limit] = typed[limit]
        entry["default"] = raw.get("default")
        entries[name] = entry
    order: dict[str, int] = {"input": 0, "setting": 1, "output": 2}


    def place(item: tuple[str, dict[str, Any]]) -> tuple[int, bool, bool]:
        name, entry = item
        return order[entry["role"]], entry.get("advanced", False), name != "preset"  # the preset before what it sets

    return dict(sorted(entries.items(), key=place))


def contract() -> dict[str, Any]:
    """What QGIS and the worker both know: protocol, presets, parameters, how steps follow from tiles, secrets."""
    return {
        "$comment": "Generated from backend/sparse_wsss/jobs.py by `make contract`; do not edit.",
        "protocol": PROTOCOL,
        "presets": PRESETS,
        "steps": STEP_RULE,
        "redaction": {"patterns": SECRETS, "names": SECRET_NAMES, "common": sorted(COMMON_NAMES)},
        "stages": {
            stage: {"help": (job.__doc__ or "").strip(), "parameters": stage_parameters(stage)}
            for stage, job in JOBS.items()
        },
    }


def write_contract(path: Path) -> None:
    """Write the contract to a file of the project, for the plugin to read."""
    path.write_text(json.dumps(contract(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
