"""Opens rasters, whatever a person calls them, and reads windows of them; says why one cannot be read.

What the pixels mean is left to ``radiometry``, scenes of several files to ``reader``, names to ``addresses``.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.errors import RasterMissing, RasterUnreadable, SparseWsssError
from sparse_wsss.rasters.addresses import gdal_name, is_address
from sparse_wsss.rasters.files_beside import require_own_files
from sparse_wsss.rasters.sentinel2 import find_product, product_bands
from sparse_wsss.rasters.stack import MADE_OF, StackBand, stack_vrt
from sparse_wsss.rasters.virtual import require_rasters
from sparse_wsss.rasters.zipped import raster_in_zip
from sparse_wsss.run_folder import header_hash

COLOURS = ("red", "green", "blue")
MOST_BANDS = 2048  # hyperspectral sensors have less than 500; a damaged header claims thousands, and memory for them
MOST_PARTS = 12  # names of sub-datasets in a message


def open_raster(path: str | Path) -> DatasetReader:
    """Open a raster for reading, whatever its georeference.

    Besides what GDAL opens: a Sentinel-2 product (SAFE folder, zip, metadata file), a zip that holds one raster, and an
    address on the web.

    Raises: RasterMissing, RasterUnreadable.
    """
    path = Path(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)  # a missing CRS is an error of its own
            dataset: DatasetReader = rasterio.open(_source(path))
    except (RasterioError, CPLE_BaseError) as error:
        raise _open_error(path, error) from None
    try:
        if dataset.driver == "VRT":
            require_rasters(path)
        require_own_files(path, dataset)
    except RasterUnreadable:
        dataset.close()
        raise
    if dataset.count == 0:
        parts = [str(name) for name in dataset.subdatasets]
        dataset.close()
        raise RasterUnreadable(f"{path} holds no band" + (f", but {len(parts)} rasters." if parts else "."),
                               hint=f"Choose one of them: {', '.join(parts[:MOST_PARTS])}." if parts else
                               "Choose a raster that QGIS can open, such as a GeoTIFF.")
    try:
        _require_sound(path, dataset)
    except SparseWsssError:
        dataset.close()
        raise
    return dataset


def _require_sound(path: Path, dataset: DatasetReader) -> None:
    """See that what a header claims can be: GDAL reads parts of a damaged one only when somebody asks for them.

    Raises: RasterUnreadable saying what cannot be.
    """
    try:
        _ = dataset.mask_flag_enums, dataset.overviews(1), dataset.descriptions, dataset.nodatavals, dataset.tags()
        _ = dataset.colorinterp  # last: rasterio tells here what GDAL found wrong in what was asked for before
        grid = np.array(dataset.transform[:6])
    except (RasterioError, CPLE_BaseError, ValueError) as error:  # ValueError: a text of it is no text
        raise _open_error(path, error) from None
    if dataset.count > MOST_BANDS:
        raise RasterUnreadable(f"{path} claims to have {dataset.count} bands; at most {MOST_BANDS} can be read.",
                               hint="Its header is damaged, or it has to be divided (QGIS: Raster > Conversion > "
                               "Rearrange bands).")
    if not np.isfinite(grid).all() or dataset.transform.determinant == 0:
        raise RasterUnreadable(f"The pixels of {path} have no size on the ground: its georeference is damaged.",
                               hint="Export it again, or give it its extent (QGIS: Raster > Conversion > Translate).")


def _source(path: Path) -> str:
    """What GDAL opens for a raster: a name, or the text of a VRT."""
    product = find_product(path)
    if product is not None:
        bands, tags = product_bands(product)
        return stack_vrt(bands, {**tags, MADE_OF: str(product.path)})
    return plain_name(path)


def plain_name(path: Path) -> str:
    """GDAL's name of a raster that is one file, perhaps in a zip.

    Raises: RasterUnreadable when a zip holds none or several.
    """
    return raster_in_zip(path) if path.suffix.lower() == ".zip" and path.is_file() else gdal_name(path)


def stack_bands(path: Path) -> tuple[list[StackBand], dict[str, str]]:
    """The bands of a raster for a stack, by GDAL's names of their files, and the tags that go with them.

    Raises: what ``open_raster`` raises; RasterUnreadable when a mask or an alpha band hides pixels, which a stack of
        several files cannot.
    """
    product = find_product(path)
    if product is not None:
        return product_bands(product)
    with open_raster(path) as dataset:
        indexes = band_indexes(dataset)
        masks = dataset.mask_flag_enums
        if len(indexes) < dataset.count or any(MaskFlags.per_dataset in masks[index - 1] for index in indexes):
            raise RasterUnreadable(f"{path} has a mask or an alpha band, which cannot be stacked.",
                                   hint="Write it with a nodata value first (QGIS: Raster > Projections > Warp, with a "
                                   "nodata value for output bands).")
        file, names = plain_name(path), band_names(dataset, indexes)
        return [StackBand.of(dataset, file, index, name) for index, name in zip(indexes, names, strict=True)], {}


def source_hash(path: Path) -> str:
    """Hash that tells whether a raster is still the same: of a file's header, of a product's metadata, else of a name.

    16 hex digits.
    """
    product = find_product(path)
    if path.is_file() and product is None:
        return header_hash(path)
    return hashlib.sha256(product.metadata if product else gdal_name(path).encode()).hexdigest()[:16]


def shown_name(dataset: DatasetReader) -> str:
    """Name of an open raster for a message."""
    return str(dataset.tags().get(MADE_OF) or dataset.name)


def _open_error(path: Path, error: Exception) -> RasterMissing | RasterUnreadable:
    if is_address(path):
        return RasterUnreadable(f"{gdal_name(path)} cannot be opened: {_first_line(error)}",
                                hint="Check the address and the network; of a part of a file, that the file is there.")
    if not path.exists():
        return RasterMissing(f"The raster {path} does not exist.", hint="Check the path, or choose the file again.")
    if path.is_dir():
        return RasterUnreadable(f"{path} is a folder, not a raster.",
                                hint="Choose the raster file inside it; of Sentinel-2 the folder ending in .SAFE.")
    if not os.access(path, os.R_OK):
        return RasterUnreadable(f"{path} may not be read.", hint="Ask for permission to read it, or copy it.")
    return RasterUnreadable(
        f"{path} cannot be read as a raster: {_first_line(error)}",
        hint="Choose a raster that QGIS can open, such as a GeoTIFF; copy or download it again if it broke off.",
    )


def band_indexes(dataset: DatasetReader) -> tuple[int, ...]:
    """Numbers of the bands that hold measurements: all but alpha, counted from 1."""
    found = tuple(index for index, use in zip(dataset.indexes, dataset.colorinterp, strict=True)
                  if use != ColorInterp.alpha)
    return found or tuple(dataset.indexes)


def band_names(dataset: DatasetReader, indexes: Sequence[int]) -> tuple[str, ...]:
    """Names of bands: their descriptions when each has its own, else B1 and so on.

    Of three or four bands without names that are known to be blue, green and red in another order than red, green and
    blue, these are named: nobody would find red by its place.
    """
    texts, colours = dataset.descriptions, dataset.colorinterp  # each asks the file for all of its bands
    names = tuple((texts[index - 1] or "").strip() for index in indexes)
    if all(names) and len(set(names)) == len(names):
        return names
    uses = [colours[index - 1].name for index in indexes]
    named = {use for use in uses if use in COLOURS}
    is_told = len(named) == 3 and sum(use in named for use in uses) == 3 and uses[:3] != list(COLOURS)
    return tuple(use if is_told and len(uses) <= 4 and use in named else f"B{number}"
                 for number, use in enumerate(uses, 1))


def read_window(dataset: DatasetReader, indexes: Sequence[int], window: Window,
                shape: tuple[int, int] | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Read bands of an open raster and where none of them is masked; a shape (h, w) decimates to nearest pixels.

    Shapes: -> float32 (C, h, w), bool (h, w). Raises: RasterUnreadable naming the file.
    """
    out = None if shape is None else (len(indexes), *shape)
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # float64 beyond float32 becomes inf: invalid
            image = dataset.read(list(indexes), window=window, out_shape=out).astype(np.float32)
        valid = (dataset.read_masks(list(indexes), window=window, out_shape=out) > 0).all(axis=0)
    except (RasterioError, CPLE_BaseError) as error:
        raise read_error(shown_name(dataset), error) from None
    return image, valid


def read_error(name: str, error: Exception) -> RasterUnreadable:
    """Say which file breaks off."""
    cause = error.__cause__ or error
    return RasterUnreadable(
        f"{name} opens, but its pixels cannot be read: {_first_line(cause)}",
        hint="The file, or one that it is made of, is missing, damaged or cut off: copy, download or export it again.",
        where=name,
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
