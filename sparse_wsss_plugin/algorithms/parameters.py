"""Builds Processing parameters from the contract: one entry in, one parameter definition out.

Reading their values again is left to ``job_values``.
"""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ..qt import (
    FILE,
    FLAG_ADVANCED,
    FOLDER,
    NUMBER_DOUBLE,
    NUMBER_INTEGER,
    SOURCE_FILE,
    SOURCE_POLYGON,
    SOURCE_RASTER,
    SOURCE_VECTOR,
    tr,
)
from ..worker.contract import in_words, limits

Entry = dict[str, Any]
Builder = Callable[[str, str, Entry], QgsProcessingParameterDefinition]

YES_NO = ("true", "false")
"""A yes-or-no that a preset may decide needs a third state, which a check box does not have."""


def own_entry(role: str, help: str, **more: Any) -> Entry:
    """Entry of a parameter that the contract does not have: of an algorithm that QGIS does without a stage."""
    return {"role": role, "help": help, "optional": True, "by_preset": False, "default": None, **more}


def build(name: str, entry: Entry, label: str = "") -> QgsProcessingParameterDefinition:
    """Make the parameter of a contract entry.

    Args:
        name: lower-case name of the contract; the parameter's is the same in upper case.
        entry: what the contract says of it.
        label: text in a form; by default the name in words.
    """
    text = label or tr(in_words(name))
    if entry.get("unit"):
        text = f"{text} [{tr(entry['unit'])}]"
    definition = _builder(entry)(name.upper(), text, entry)
    definition.setHelp(help_text(entry))
    if entry.get("advanced"):
        definition.setFlags(definition.flags() | FLAG_ADVANCED)
    if entry["role"] == "output" and entry["optional"]:
        definition.setCreateByDefault(False)
    return definition


def help_text(entry: Entry) -> str:
    """Help of a parameter: what it is, its limits, and what an empty field means."""
    words = [tr(entry["help"])]
    if limits(entry) and entry["role"] == "setting":
        words.append(tr("Allowed: {}.").format(limits(entry, tr)))
    if entry["by_preset"] and entry["role"] == "setting":
        words.append(tr("Empty: the preset's value; standard: {}.").format(_plain(entry["default"])))
    elif entry["role"] == "setting" and entry["default"] is not None:
        words.append(tr("Default: {}.").format(_plain(entry["default"])))
    return " ".join(words)


def _builder(entry: Entry) -> Builder:
    return SETTINGS[_kind_of_setting(entry)] if entry["role"] == "setting" else BUILDERS[entry["role"], entry["kind"]]


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _default(entry: Entry) -> Any:
    return None if entry["by_preset"] else entry["default"]


def _kind_of_setting(entry: Entry) -> str:
    if entry.get("type") == "boolean" and entry["by_preset"]:
        return "yes_no"
    return "choice" if "choices" in entry else str(entry["type"])


def _may_be_empty(entry: Entry) -> bool:
    return bool(entry["optional"]) and (entry["role"] != "setting" or _default(entry) is None)


def _number(name: str, text: str, entry: Entry) -> QgsProcessingParameterNumber:
    kind = NUMBER_INTEGER if entry["type"] == "integer" else NUMBER_DOUBLE
    number = QgsProcessingParameterNumber(name, text, kind, _default(entry), _may_be_empty(entry))
    low, high = (entry.get(side, entry.get(f"exclusive{side.capitalize()}")) for side in ("minimum", "maximum"))
    if low is not None:
        number.setMinimum(low)
    if high is not None:
        number.setMaximum(high)
    return number


def _choice(name: str, text: str, entry: Entry) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(
        name, text, entry.get("choices", YES_NO), allowMultiple=False, defaultValue=_default(entry),
        optional=_may_be_empty(entry), usesStaticStrings=True,
    )


def _boolean(name: str, text: str, entry: Entry) -> QgsProcessingParameterBoolean:
    return QgsProcessingParameterBoolean(name, text, _default(entry), _may_be_empty(entry))


def _text(name: str, text: str, entry: Entry) -> QgsProcessingParameterString:
    return QgsProcessingParameterString(name, text, _default(entry), optional=_may_be_empty(entry))


def _raster(name: str, text: str, entry: Entry) -> QgsProcessingParameterRasterLayer:
    return QgsProcessingParameterRasterLayer(name, text, optional=entry["optional"])


def _rasters(name: str, text: str, entry: Entry) -> QgsProcessingParameterMultipleLayers:
    return QgsProcessingParameterMultipleLayers(name, text, SOURCE_RASTER, optional=entry["optional"])


def _files(name: str, text: str, entry: Entry) -> QgsProcessingParameterMultipleLayers:
    return QgsProcessingParameterMultipleLayers(name, text, SOURCE_FILE, optional=entry["optional"])


def _tile_index(name: str, text: str, entry: Entry) -> QgsProcessingParameterFeatureSource:
    # a feature source, not a vector layer: its form offers "Selected features only"
    return QgsProcessingParameterFeatureSource(name, text, [SOURCE_POLYGON], optional=entry["optional"])


def _reference(name: str, text: str, entry: Entry) -> QgsProcessingParameterMapLayer:
    kinds = [SOURCE_RASTER, SOURCE_VECTOR]  # a CSV is a vector layer without geometry
    return QgsProcessingParameterMapLayer(name, text, optional=entry["optional"], types=kinds)


def _field(name: str, text: str, entry: Entry) -> QgsProcessingParameterField:
    return QgsProcessingParameterField(
        name, text, parentLayerParameterName=entry["parent"].upper(), optional=entry["optional"]
    )


def _extent(name: str, text: str, entry: Entry) -> QgsProcessingParameterExtent:
    return QgsProcessingParameterExtent(name, text, optional=entry["optional"])


def _crs(name: str, text: str, entry: Entry) -> QgsProcessingParameterCrs:
    return QgsProcessingParameterCrs(name, text, optional=entry["optional"])


def _file(pattern: str) -> Builder:
    def make(name: str, text: str, entry: Entry) -> QgsProcessingParameterFile:
        return QgsProcessingParameterFile(
            name, text, FILE, optional=entry["optional"], fileFilter=f"{text} ({pattern});;{tr('All files')} (*)"
        )

    return make


def _folder(name: str, text: str, entry: Entry) -> QgsProcessingParameterFile:
    return QgsProcessingParameterFile(name, text, FOLDER, optional=entry["optional"])


def _to_raster(name: str, text: str, entry: Entry) -> QgsProcessingParameterRasterDestination:
    return QgsProcessingParameterRasterDestination(name, text, optional=entry["optional"])


def _to_polygons(name: str, text: str, entry: Entry) -> QgsProcessingParameterVectorDestination:
    return QgsProcessingParameterVectorDestination(name, text, SOURCE_POLYGON, optional=entry["optional"])


def _to_file(pattern: str) -> Builder:
    def make(name: str, text: str, entry: Entry) -> QgsProcessingParameterFileDestination:
        kind = pattern.rsplit(".", 1)[-1].upper()
        return QgsProcessingParameterFileDestination(
            name, text, f"{kind} ({pattern})", optional=entry["optional"], createByDefault=not entry["optional"]
        )

    return make


def _to_map_file(name: str, text: str, entry: Entry) -> QgsProcessingParameterFileDestination:
    filters = [f"{form} ({' '.join(f'*.{one}' for one in endings)})" for form, endings in entry["extensions"].items()]
    return QgsProcessingParameterFileDestination(name, text, ";;".join(filters), optional=entry["optional"])


def _to_folder(name: str, text: str, entry: Entry) -> QgsProcessingParameterFolderDestination:
    return QgsProcessingParameterFolderDestination(name, text, optional=entry["optional"])


SETTINGS: dict[str, Builder] = {
    "integer": _number, "number": _number, "boolean": _boolean, "string": _text, "choice": _choice, "yes_no": _choice,
}
BUILDERS: dict[tuple[str, str], Builder] = {
    ("input", "raster"): _raster,
    ("input", "rasters"): _rasters,
    ("input", "tile_index"): _tile_index,
    ("input", "reference"): _reference,
    ("input", "field"): _field,
    ("input", "extent"): _extent,
    ("input", "class_table"): _file("*.csv *.json"),
    ("input", "table"): _file("*.csv"),
    ("input", "model"): _file("*.safetensors"),
    ("input", "model_package"): _file("*.safetensors *.zip"),
    ("input", "bundle"): _file("*.zip"),
    ("input", "library"): _folder,
    ("input", "run"): _folder,
    ("input", "text"): _text,
    ("input", "crs"): _crs,
    ("input", "file"): _file("*"),
    ("input", "files"): _files,
    ("input", "folder"): _folder,
    ("output", "class_raster"): _to_raster,
    ("output", "raster"): _to_raster,
    ("output", "vrt"): _to_file("*.vrt"),
    ("output", "tile_index"): _to_polygons,
    ("output", "polygons"): _to_polygons,
    ("output", "map_file"): _to_map_file,
    ("output", "table"): _to_file("*.csv"),
    ("output", "onnx"): _to_file("*.onnx"),
    ("output", "json"): _to_file("*.json"),
    ("output", "html"): _to_file("*.html"),
    ("output", "text"): _to_file("*.md"),
    ("output", "array"): _to_file("*.npy"),
    ("output", "bundle"): _to_file("*.zip"),
    ("output", "run"): _to_folder,
    ("output", "folder"): _to_folder,
}
