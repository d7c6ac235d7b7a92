"""Sentinel-2 products as their agency delivers them: a SAFE folder, its zip, or the metadata file in it.

All bands come on the 10 m grid, B01 to B12 with B8A after B08, with the offset and the quantification of the product's
metadata declared in each band. How a stack is written is left to ``stack``.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml  # nosec B405 (its types alone; reading is xml_text's)

import rasterio
from rasterio.errors import RasterioError

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.radiometry import S2_ORDER, S2_QUANTIFICATION
from sparse_wsss.rasters.stack import StackBand
from sparse_wsss.rasters.xml_text import MOST_BYTES, parse_xml
from sparse_wsss.whole_number import whole_number

PRODUCT_XML = re.compile(r"MTD_MSIL(1C|2A)\.xml")
IMAGE = re.compile(r"GRANULE/([\w.-]+)/IMG_DATA/(?:R\d0m/)?[\w-]+_(B0[1-9]|B1[0-2]|B8A)(?:_(\d0)m)?")
PARTS = re.compile(r"MTD_\w+\.xml|manifest\.safe|INSPIRE\.xml", re.IGNORECASE)
DEPTH = 3  # folders between a granule's metadata file and the product
COMPLETE = "Download the product again, whole, and unpack all of it, or give the zip as it is."


@dataclass(frozen=True)
class Product:
    """Where a product lies: ``root`` is GDAL's name of its folder, ``inside`` of a zip the names of its files."""

    path: Path
    root: str
    metadata: bytes
    inside: frozenset[str] | None = None

    def has(self, name: str) -> bool:
        """Tell whether a file of the product is there."""
        return Path(self.root, name).is_file() if self.inside is None else name in self.inside


def find_product(path: Path) -> Product | None:
    """Find the Sentinel-2 product that a folder, a zip or a metadata file stands for; None when it is none.

    Raises: RasterUnreadable when a zip is damaged, or there are several products.
    """
    if path.is_dir():
        return _in_folder(path)
    if path.suffix.lower() == ".zip" and path.is_file():
        return _in_zip(path)
    if PARTS.fullmatch(path.name) and path.is_file():
        found = (_in_folder(folder) for folder in list(path.absolute().parents)[:DEPTH])
        return next((product for product in found if product), None)
    return None


def product_folder(path: Path) -> Path:
    """The folder of the product for a metadata file in it, which says more in a tile index; else the path itself."""
    product = find_product(path) if PARTS.fullmatch(path.name) else None
    return product.path if product else path


def _in_folder(folder: Path) -> Product | None:
    files = [file for place in ("", "*.SAFE/") for file in sorted(folder.glob(f"{place}MTD_MSIL*.xml"))
             if PRODUCT_XML.fullmatch(file.name)]
    if not files:
        return None
    if len({file.parent for file in files}) > 1:
        raise _several(folder, [file.parent.name for file in files])
    place = files[0].parent
    return Product(place, place.as_posix(), _first_bytes(files[0]))


def _first_bytes(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(MOST_BYTES + 1).replace(b"\r\n", b"\n")  # a copy for Windows is the same product


def _in_zip(path: Path) -> Product | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            files = [name for name in names
                     if name.count("/") <= 1 and PRODUCT_XML.fullmatch(name.rpartition("/")[2])]
            if not files:
                return None
            if len(files) > 1:
                raise _several(path, files)
            with archive.open(files[0]) as file:
                text = file.read(MOST_BYTES + 1)  # a small zip may hold a file without an end
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error, EOFError) as error:
        raise zip_error(path, error) from None
    folder = files[0].rpartition("/")[0]
    start = len(folder) + 1 if folder else 0
    root = zipped(path) + (f"/{folder}" if folder else "")
    return Product(path, root, text, frozenset(name[start:] for name in names if name.startswith(folder)))


def zipped(path: Path) -> str:
    """GDAL's name of the inside of a zip; the form with braces would be safer, but QGIS does not open it."""
    return f"/vsizip/{path.absolute().as_posix()}"


def zip_error(path: Path, error: Exception) -> RasterUnreadable:
    """Say that a zip cannot be read."""
    return RasterUnreadable(f"{path} cannot be read as a zip: {error}",
                            hint="Copy or download it again; one with a password has to be unpacked first.")


def _several(path: Path, names: list[str]) -> RasterUnreadable:
    return RasterUnreadable(f"{path} holds several Sentinel-2 products: {', '.join(names)}.",
                            hint="Give one of them; several scenes are joined by ';'.")


def product_bands(product: Product) -> tuple[list[StackBand], dict[str, str]]:
    """Bands of a product in their order, and its tags for the stack.

    Raises: RasterUnreadable when an image is missing or broken, or the product has several granules.
    """
    try:
        root = parse_xml(product.metadata)
    except Xml.ParseError as error:
        raise RasterUnreadable(f"The metadata of {product.path} are damaged: {error}", hint=COMPLETE) from None
    said = {_local(node.tag): (node.text or "").strip() for node in root.iter()}
    offsets = {S2_ORDER[int(node.get("band_id", ""))]: float(node.text or 0) for node in root.iter()
               if _local(node.tag) in ("BOA_ADD_OFFSET", "RADIO_ADD_OFFSET") and _is_band(node.get("band_id", ""))}
    quantification = said.get("BOA_QUANTIFICATION_VALUE") or said.get("QUANTIFICATION_VALUE")
    scale = S2_QUANTIFICATION / float(quantification or S2_QUANTIFICATION)
    bands = [_open_band(product, name, file, scale, offsets.get(name, 0.0) * scale)
             for name, file in _images(product, root).items()]
    tags = {key: said[key] for key in ("PRODUCT_URI", "PROCESSING_BASELINE", "PRODUCT_START_TIME") if said.get(key)}
    return bands, tags


def _images(product: Product, root: Xml.Element) -> dict[str, str]:
    """File of each band at its finest resolution, from the product's folder, in the order of the bands."""
    found = [(match, f"{match[0]}.jp2") for node in root.iter() if _local(node.tag) == "IMAGE_FILE"
             for match in [IMAGE.fullmatch((node.text or "").strip())] if match]
    granules = sorted({match[1] for match, _ in found})
    if not found:
        raise RasterUnreadable(f"The metadata of {product.path} name no image.",
                               hint="Products from before December 2016 are laid out otherwise: stack their bands "
                               "with 'Stack bands'.")
    if len(granules) > 1:
        raise RasterUnreadable(f"{product.path} has {len(granules)} granules: {', '.join(granules)}.",
                               hint="Stack the bands of each granule with 'Stack bands'.")
    files = {match[2]: file for match, file in sorted(found, key=lambda one: -int(one[0][3] or 0))}
    missing = next((name for name in S2_ORDER if name in files and not product.has(files[name])), None)
    if missing:
        raise RasterUnreadable(f"{product.path} lacks the image of {missing}, {files[missing]}.", hint=COMPLETE)
    return {name: files[name] for name in S2_ORDER if name in files}


def _open_band(product: Product, name: str, file: str, scale: float, offset: float) -> StackBand:
    path = f"{product.root}/{file}"
    try:
        with rasterio.open(path) as dataset:
            return StackBand.of(dataset, path, 1, name, nodata=0.0, scale=scale, offset=offset)
    except RasterioError as error:
        raise RasterUnreadable(f"The image of {name} in {product.path} cannot be read: {error}",
                               hint=COMPLETE) from None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is_band(number: str) -> bool:
    return 0 <= whole_number(number) < len(S2_ORDER)
