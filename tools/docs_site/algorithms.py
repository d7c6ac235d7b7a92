"""The page of all algorithms: title, help and every parameter, from the contract and the algorithms' files."""

from __future__ import annotations

import ast
import json
from typing import Any

from docs_site.sources import GAP, PLUGIN, assigned, constant, returned, text_of
from sparse_wsss_plugin.worker.contract import contract, in_words, limits

HEAD = """# Algorithms

Made from the contract between QGIS and the worker, so it says what this version does. In the Toolbox they are under
*Sparse WSSS*; on the command line `qgis_process run sparse_wsss:NAME -- PARAMETER=value`. Names are in capitals there,
and what is marked *needed* has to be given. `qgis_process help sparse_wsss:NAME` says the same.

A setting that a preset decides is empty in the form until you set it. What you set wins over the preset. The presets:

"""
GROUPS = (("input", "Inputs"), ("setting", "Settings"), ("advanced", "Advanced settings"), ("output", "Outputs"))
KINDS = {
    "rasters": "one or several rasters", "reference": "raster, layer or CSV", "class_table": "CSV or JSON",
    "table": "CSV", "model": "model file", "run": "folder", "crs": "CRS", "class_raster": "map (GeoTIFF)",
    "array": "array (.npy)", "json": "JSON", "html": "HTML", "map_file": "map",
    "polygons": "layer of polygons",
}
OUTPUT_KINDS = {"raster": "GeoTIFF", "tile_index": "GeoPackage", "text": "Markdown"}


def page(presets: str) -> str:
    """The page, as Markdown. Args: presets: the table of them."""
    stages = {name: (stage["help"], stage["parameters"]) for name, stage in contract()["stages"].items()}
    stages["environment"] = (_summary("environment"), _environment())
    parts = [HEAD, presets, "\n\n## All of them\n\n"]
    parts += [f"* [{title(name)}](#{name}) (`sparse_wsss:{name}`): {help.splitlines()[0]}\n"
              for name, (help, _) in stages.items()]
    parts += [_stage(name, help, parameters) for name, (help, parameters) in stages.items()]
    return "".join(parts)


def title(stage: str) -> str:
    """Name of an algorithm in the Toolbox."""
    found = returned(PLUGIN / "algorithms" / f"{stage}.py", "title")
    return text_of(found) if found is not None else in_words(stage)


def _summary(stage: str) -> str:
    found = returned(PLUGIN / "algorithms" / f"{stage}.py", "summary")
    return text_of(found) if found is not None else ""


def _about(stage: str) -> str:
    found = returned(PLUGIN / "algorithms" / f"{stage}.py", "about")
    if found is None:
        return ""
    text = text_of(found)
    for value in found.args if isinstance(found, ast.Call) and isinstance(found.func, ast.Attribute) else ():
        text = text.replace(GAP, _put_in(value), 1)
    return text


def _put_in(node: ast.expr) -> str:
    """What a help text has where a value is put in: a constant of the plugin, or a folder of the user."""
    if isinstance(node, ast.Name):
        return f"`{constant(PLUGIN / 'worker' / 'environment.py', node.id)}`"
    return "your data folder (`sparse-wsss`)"


def _labels(stage: str) -> dict[str, str]:
    found = returned(PLUGIN / "algorithms" / f"{stage}.py", "labels")
    if not isinstance(found, ast.Dict):
        return {}
    return {key.value: text_of(value) for key, value in zip(found.keys, found.values, strict=True)
            if isinstance(key, ast.Constant)}


def _environment() -> dict[str, dict[str, Any]]:
    """Parameters of ``environment``, which the worker does not know: read from its file."""
    entries = assigned(PLUGIN / "algorithms" / "environment.py", "ENTRIES")
    found = {}
    if not isinstance(entries, ast.Dict):
        raise TypeError("ENTRIES of environment.py is no dictionary")
    for key, call in zip(entries.keys, entries.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(call, ast.Call):
            more = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
            found[key.value] = {"role": text_of(call.args[0]), "help": text_of(call.args[1]), "optional": True,
                                "by_preset": False, "default": None, **more}
    return found


def _stage(stage: str, help: str, parameters: dict[str, dict[str, Any]]) -> str:
    lines = ["", "", f"## {title(stage)} {{#{stage}}}", "", f"`sparse_wsss:{stage}`", "", help, ""]
    if _about(stage):
        lines += [_about(stage), ""]
    needed = " ".join(f"{name.upper()}=…" for name, entry in parameters.items() if not entry["optional"])
    lines += ["```", f"qgis_process run sparse_wsss:{stage} -- {needed}".rstrip(" -"), "```", ""]
    labels = _labels(stage)
    for role, heading in GROUPS:
        group = {name: entry for name, entry in parameters.items() if _group(entry) == role}
        if group:
            lines += [f"**{heading}**", ""]
            for name, entry in group.items():
                lines += _parameter(stage, name, entry, labels.get(name, ""))
    return "\n".join(lines) + "\n"


def _group(entry: dict[str, Any]) -> str:
    return "advanced" if entry["role"] == "setting" and entry.get("advanced") else str(entry["role"])


def _parameter(stage: str, name: str, entry: dict[str, Any], label: str) -> list[str]:
    facts = [_type(entry)]
    if not entry["optional"]:
        facts.append("**needed**")
    elif entry["role"] == "setting":
        facts.append(f"{'standard' if entry['by_preset'] else 'default'} {_plain(entry['default'])}")
    shown = label or in_words(name)
    anchor = f'<a id="{stage}-{name}"></a>'
    return [f"{anchor}`{name.upper()}` {shown}", f":   {_escaped(entry['help'])}  ", f"    {'; '.join(facts)}", ""]


def _type(entry: dict[str, Any]) -> str:
    if entry["role"] == "setting":
        if "choices" in entry:
            return "one of " + ", ".join(f"`{choice}`" for choice in entry["choices"])
        return ", ".join(filter(None, ({"boolean": "yes or no", "string": "text"}.get(entry["type"], entry["type"]),
                                       limits(entry))))
    kind = str(entry["kind"])
    found = OUTPUT_KINDS.get(kind) if entry["role"] == "output" else None
    return found or KINDS.get(kind, kind.replace("_", " "))


def _plain(value: Any) -> str:
    if value in (None, ""):
        return "empty"
    return f"`{json.dumps(value)}`" if not isinstance(value, str) else f"`{value}`"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*")


def parameter_stage(setting: str) -> str:
    """First stage of the contract that has a setting, for links. Raises: KeyError."""
    for name, stage in contract()["stages"].items():
        if setting in stage["parameters"]:
            return str(name)
    raise KeyError(setting)


