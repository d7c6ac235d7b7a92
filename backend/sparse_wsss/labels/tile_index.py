"""The tile index: one vector layer, a feature a tile, that QGIS opens, edits and filters like any layer.

Fields: tile, scene, optical, sar, column, row, width, height, valid_fraction, labels, split. ``labels``
holds what is known of the tile's classes, in the words of ``tile_labels``, or NULL for "not labelled yet".
``bands`` and ``sar_bands`` are there only when not all bands are read.
A layer "classes" without geometry beside it holds code, name and colour. Cutting and labelling are
left to the stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from sparse_wsss.atomic import written_whole
from sparse_wsss.errors import (
    NotWritable,
    ReferenceUnreadable,
    TileIndexEmpty,
    TileIndexUnreadable,
    nearest,
)
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_checks import check_tiles, require_same_bands
from sparse_wsss.labels.tile_labels import Labels, names_in, parse_labels
from sparse_wsss.labels.tile_set import NUMBERS, Tiles, footprints
from sparse_wsss.rasters.addresses import gdal_name, is_address, raster_path
from sparse_wsss.rasters.band_choice import split_bands, text_of
from sparse_wsss.rasters.write_errors import write_error
from sparse_wsss.whole_number import whole_number

__all__ = ["Labels", "Tiles", "check_tiles", "footprints", "read_tiles", "require_same_bands", "split_layer_path",
           "write_tiles"]
LAYER, CLASSES_LAYER = "tiles", "classes"
GPKG_VERSION = "1.2"  # QGIS 3.22 warns about the 1.4 that GDAL writes by itself
BANDS = {"optical": "bands", "sar": "sar_bands"}  # fields of a modality's chosen bands
REQUIRED = ("tile", "optical", *NUMBERS)
MAKE_ONE = "Make a tile index with the algorithm 'Tiles', or choose the layer 'tiles' of its GeoPackage."


def read_tiles(path: str | Path, classes: ClassTable | None = None) -> Tiles:
    """Read a tile index: ``file.gpkg``, ``file.gpkg|layername=x`` or any vector file with these fields.

    ``classes`` takes the place of the class table beside the tiles; without either, the labels name the classes.

    Raises: TileIndexUnreadable, TileIndexEmpty, UnknownClass, LabelsUnclear, ReferenceUnreadable (broken class table).
    """
    file, options = split_layer_path(path)
    layers = _layers(file)
    layer = options.get("layername") or _choose_layer(layers, options.get("layerid"))
    if layer not in layers:
        raise TileIndexUnreadable(f"{file} has no layer '{layer}'.", hint=nearest(layer, layers))
    meta, fields, geometry = _read_layer(file, layer, options.get("subset"))
    missing = [name for name in REQUIRED if name not in fields]
    if missing:
        raise TileIndexUnreadable(f"{file} is no tile index: it has no field '{missing[0]}'.", hint=MAKE_ONE)
    if not len(fields["tile"]):
        raise TileIndexEmpty(f"The tile index {file} holds no tile.", hint="Clear its filter, or cut tiles again.")
    texts = [_text(value) for value in fields.get("labels", np.full(len(fields["tile"]), None))]
    classes = classes or _read_classes(file, layers) or ClassTable.from_names(names_in(filter(None, texts)))
    labels = [None if text is None else parse_labels(text, classes.names, str(tile), file.name)
              for tile, text in zip(fields["tile"], texts, strict=True)]
    tiles = _tiles(file, fields, geometry, _crs(file, meta), labels, classes)
    _check_ids(file, tiles)
    return tiles


def split_layer_path(path: str | Path) -> tuple[Path, dict[str, str]]:
    """Split what QGIS calls a source, ``file|layername=x|subset=y``, into the file and its options."""
    first, *rest = str(path).split("|")
    return Path(first), {key.lower(): value for key, _, value in (part.partition("=") for part in rest)}


def _layers(file: Path) -> list[str]:
    if not file.exists():
        raise TileIndexUnreadable(f"The tile index {file} does not exist.", hint=MAKE_ONE)
    try:
        return [str(name) for name in pyogrio.list_layers(file)[:, 0]]
    except DataSourceError as error:
        raise TileIndexUnreadable(f"{file} cannot be read as a vector layer: {error}", hint=MAKE_ONE) from None


def _choose_layer(layers: list[str], number: str | None) -> str:
    if number and 0 <= whole_number(number) < len(layers):
        return layers[whole_number(number)]
    return LAYER if LAYER in layers or not layers else layers[0]


def _read_layer(file: Path, layer: str, subset: str | None
                ) -> tuple[dict[str, Any], dict[str, np.ndarray], np.ndarray | None]:
    try:
        meta, _, geometry, values = pyogrio.raw.read(file, layer=layer, where=subset)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise TileIndexUnreadable(f"The layer '{layer}' of {file} cannot be read: {error}",
                                  hint="Clear its filter, or save it again as a GeoPackage.") from None
    return meta, dict(zip((str(name) for name in meta["fields"]), values, strict=True)), geometry


def _read_classes(file: Path, layers: list[str]) -> ClassTable | None:
    if CLASSES_LAYER not in layers:
        return None
    _, fields, _ = _read_layer(file, CLASSES_LAYER, None)
    rows = [dict(zip(fields, values, strict=True)) for values in zip(*fields.values(), strict=True)]
    try:
        return ClassTable.from_json(rows) if rows else None
    except ReferenceUnreadable as error:
        raise ReferenceUnreadable(f"The layer '{CLASSES_LAYER}' of {file} is broken: {error.message}",
                                  hint=error.hint) from None


def _text(value: object) -> str | None:
    return None if value is None or (isinstance(value, float) and np.isnan(value)) else str(value)


def _crs(file: Path, meta: dict[str, Any]) -> CRS:
    try:
        return CRS.from_user_input(meta["crs"]) if meta["crs"] else CRS()
    except CRSError:
        raise TileIndexUnreadable(f"The CRS of the tile index {file} is not known.",
                                  hint="Save the layer again with a CRS such as EPSG:4326.") from None


def _tiles(file: Path, fields: dict[str, np.ndarray], geometry: np.ndarray | None, crs: CRS, labels: list[Labels],
           classes: ClassTable) -> Tiles:
    n_tiles = len(fields["tile"])
    nothing = np.full(n_tiles, None)
    shares = fields.get("valid_fraction", np.ones(n_tiles))
    optical = _texts(file, fields, "optical")
    return Tiles(
        tile=[str(name) for name in fields["tile"]],
        scene=[str(name or Path(path).stem) for name, path in zip(fields.get("scene", nothing), optical, strict=True)],
        optical=[_find(path, file) for path in optical],
        sar=[_find(path, file) if path else None for path in fields.get("sar", nothing)],
        **{name: _whole_numbers(file, name, fields[name]) for name in NUMBERS},
        valid_fraction=np.asarray(shares, dtype=float),
        labels=labels,
        split=[str(text) if text else None for text in fields.get("split", nothing)],
        geometry=_footprints(file, geometry) if geometry is not None else np.full(n_tiles, None),
        crs=crs,
        classes=classes,
        bands={modality: chosen for modality, name in BANDS.items()
               for chosen in [_one_choice(file, name, fields.get(name, nothing))] if chosen},
    )


def _footprints(file: Path, geometry: np.ndarray) -> np.ndarray:
    try:
        polygons: np.ndarray = shapely.from_wkb(geometry)
    except shapely.errors.ShapelyError as error:
        raise TileIndexUnreadable(f"A footprint of {file} is damaged: {error}.", hint=MAKE_ONE) from None
    return polygons


def _one_choice(file: Path, name: str, values: np.ndarray) -> tuple[str, ...]:
    texts = sorted({_text(value) or "" for value in values})
    if len(texts) > 1:
        raise TileIndexUnreadable(f"The tiles of {file} differ in the field '{name}': '{texts[0]}' and '{texts[1]}'.",
                                  hint="Train on tiles of the same bands: cut them together, or give all one value.")
    return split_bands(texts[0]) if texts[0] else ()


def _texts(file: Path, fields: dict[str, np.ndarray], name: str) -> list[str]:
    for tile, text in zip(fields["tile"], fields[name], strict=True):
        if not isinstance(text, str) or not text:
            raise TileIndexUnreadable(f"The tile '{tile}' of {file} has no value in the field '{name}'.", hint=MAKE_ONE)
    return [str(text) for text in fields[name]]


def _whole_numbers(file: Path, name: str, values: np.ndarray) -> np.ndarray:
    try:
        numbers = values.astype(float)
    except (TypeError, ValueError):
        numbers = np.array([np.nan])
    if not (np.isfinite(numbers) & (numbers == np.rint(numbers))).all():
        raise TileIndexUnreadable(f"The field '{name}' of {file} has a value that is no whole number.", hint=MAKE_ONE)
    return numbers.astype(np.int64)


def _find(text: str, index: Path) -> Path:
    """Take the path as written, else the file of that name beside the index, for folders that were moved."""
    path = Path(text)
    if is_address(path) or (path.is_absolute() and path.exists()):
        return path
    name = text.replace("\\", "/").rsplit("/", 1)[-1]  # an index from Windows, read elsewhere
    for candidate in (index.absolute().parent / path, index.absolute().parent / name):
        if candidate.exists():
            return candidate
    return path


def _check_ids(file: Path, tiles: Tiles) -> None:
    names, counts = np.unique(tiles.tile, return_counts=True)
    if (counts > 1).any():
        raise TileIndexUnreadable(f"{file} has {counts.max()} tiles called '{names[counts.argmax()]}'.",
                                  hint="Give each tile an id of its own in the field 'tile'.")


# ---------------------------------------------------------------- writing


def write_tiles(path: str | Path, tiles: Tiles) -> Path:
    """Write a tile index as a GeoPackage, whole or not at all.

    Returns: the absolute path. Raises: NotWritable, DiskFull.
    """
    file, _ = split_layer_path(path)
    file = file.absolute()
    if file.suffix.lower() != ".gpkg":
        raise NotWritable(f"A tile index is a GeoPackage; {file.name} is not one.", hint="Let the name end in .gpkg.")
    with written_whole(file) as part:
        try:
            _write_layers(part, tiles)
        except (DataSourceError, DataLayerError, FeatureError) as error:
            raise write_error(file, str(error)) from None
    for stale in (f"{file}-wal", f"{file}-shm"):
        # QGIS keeps these beside an open GeoPackage; left there, SQLite would play the old pages into the new file
        Path(stale).unlink(missing_ok=True)
    return file


def _write_layers(part: Path, tiles: Tiles) -> None:
    fields: dict[str, np.ndarray] = {
        "tile": _objects(tiles.tile), "scene": _objects(tiles.scene),
        "optical": _objects([gdal_name(raster_path(path)) for path in tiles.optical]),
        "sar": _objects([None if path is None else gdal_name(raster_path(path)) for path in tiles.sar]),
        **{name: getattr(tiles, name).astype(np.int32) for name in NUMBERS},
        "valid_fraction": np.round(tiles.valid_fraction.astype(float), 6),
        "labels": _objects([None if labels is None else labels.text for labels in tiles.labels]),
        "split": _objects(tiles.split),
        **{name: _objects([text_of(tiles.bands[modality])] * len(tiles)) for modality, name in BANDS.items()
           if modality in tiles.bands},
    }
    pyogrio.raw.write(part, shapely.to_wkb(tiles.geometry), list(fields.values()), list(fields), layer=LAYER,
                      driver="GPKG", geometry_type="Polygon", crs=tiles.crs.to_wkt() if tiles.crs else None,
                      dataset_options={"VERSION": GPKG_VERSION})
    if len(tiles.classes):
        rows = {"code": np.array(tiles.classes.codes, np.int32), "name": _objects(tiles.classes.names),
                "colour": _objects(tiles.classes.colours)}
        pyogrio.raw.write(part, None, list(rows.values()), list(rows), layer=CLASSES_LAYER, driver="GPKG",
                          geometry_type=None, append=True)


def _objects(values: Sequence[object]) -> np.ndarray:
    array = np.empty(len(values), object)
    array[:] = values
    return array
