"""A Sentinel-2 product as its agency lays it out: folders, metadata that GDAL's own driver reads, tiny images.

Images are written by the caller's GDAL, so that tests inside QGIS use it too.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

ORDER = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
SIZES = {"B02": 10, "B03": 10, "B04": 10, "B08": 10, "B01": 60, "B09": 60, "B10": 60}
WEST, NORTH = 600_000, 5_200_020
Write = Callable[[Path, int], None]
"""Writes the image of a band to a path, with pixels of so many metres."""


def pixel_of(band: str) -> int:
    """Finest pixel of a band, m."""
    return SIZES.get(band, 20)


def write_safe(folder: Path, write: Write, *, level: str = "2A", baseline: str = "05.10", side: int = 96,
               offset: int | None = -1000) -> Path:
    """Write a product of ``side`` x ``side`` pixels of 10 m, and return its SAFE folder."""
    digits = baseline.replace(".", "")
    name = f"S2B_MSIL{level}_20230614T101559_N{digits}_R065_T32TPT_20230614T134212"
    granule = f"L{level}_T32TPT_A032742_20230614T101610"
    bands = [band for band in ORDER if band != "B10" or level == "1C"]
    safe = folder / f"{name}.SAFE"
    images = []
    for band in bands:
        finest = pixel_of(band)
        coarser = [size for size in (10, 20, 60) if size > finest and band not in ("B08", "B09")]
        for pixel in [finest] if level == "1C" else [finest, *coarser]:
            place = f"GRANULE/{granule}/IMG_DATA" + ("" if level == "1C" else f"/R{pixel}m")
            images.append(f"{place}/T32TPT_20230614T101559_{band}" + ("" if level == "1C" else f"_{pixel}m"))
            (safe / place).mkdir(parents=True, exist_ok=True)
            write(safe / f"{images[-1]}.jp2", pixel)
    (safe / f"MTD_MSIL{level}.xml").write_text(_product(name, granule, level, baseline, offset, images))
    (safe / "GRANULE" / granule / "MTD_TL.xml").write_text(_granule(level, side))
    (safe / "manifest.safe").write_text("<xfdu/>")
    return safe


def zip_folder(folder: Path) -> Path:
    """Zip a folder with its name, as archives of products are, and return the zip."""
    return Path(shutil.make_archive(str(folder.with_suffix("")), "zip", folder.parent, folder.name))


def zip_files(path: Path, *files: Path) -> Path:
    """Zip files into the folder ``data``."""
    with ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, f"data/{file.name}")
    return path


def _product(name: str, granule: str, level: str, baseline: str, offset: int | None, images: list[str]) -> str:
    kind, added = ("BOA", "BOA_ADD_OFFSET") if level == "2A" else ("RADIO", "RADIO_ADD_OFFSET")
    list_of = "BOA_ADD_OFFSET_VALUES_LIST" if level == "2A" else "Radiometric_Offset_List"
    offsets = "" if offset is None else f"<{list_of}>" + "".join(
        f'<{added} band_id="{number}">{offset}</{added}>' for number in range(13)) + f"</{list_of}>"
    quantification = ('<QUANTIFICATION_VALUES_LIST><BOA_QUANTIFICATION_VALUE unit="none">10000'
                      "</BOA_QUANTIFICATION_VALUE></QUANTIFICATION_VALUES_LIST>" if level == "2A" else
                      '<QUANTIFICATION_VALUE unit="none">10000</QUANTIFICATION_VALUE>')
    files = "".join(f"<IMAGE_FILE>{image}</IMAGE_FILE>" for image in images)
    root = f"Level-{level}_User_Product"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:{root} xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-{level}.xsd">
 <n1:General_Info>
  <Product_Info>
   <PRODUCT_START_TIME>2023-06-14T10:15:59.024Z</PRODUCT_START_TIME>
   <PRODUCT_STOP_TIME>2023-06-14T10:15:59.024Z</PRODUCT_STOP_TIME>
   <PRODUCT_URI>{name}.SAFE</PRODUCT_URI>
   <PROCESSING_LEVEL>Level-{level}</PROCESSING_LEVEL>
   <PRODUCT_TYPE>S2MSI{level}</PRODUCT_TYPE>
   <PROCESSING_BASELINE>{baseline}</PROCESSING_BASELINE>
   <Query_Options completeSingleTile="true"><PRODUCT_FORMAT>SAFE_COMPACT</PRODUCT_FORMAT></Query_Options>
   <Product_Organisation><Granule_List>
    <Granule granuleIdentifier="S2B_OPER_MSI_L{level}_TL_2BPS_T32TPT_N{baseline}" imageFormat="JPEG2000">
    {files}</Granule>
   </Granule_List></Product_Organisation>
  </Product_Info>
  <Product_Image_Characteristics>
   <Special_Values><SPECIAL_VALUE_TEXT>NODATA</SPECIAL_VALUE_TEXT><SPECIAL_VALUE_INDEX>0</SPECIAL_VALUE_INDEX>
   </Special_Values>
   {quantification}{offsets}
  </Product_Image_Characteristics>
 </n1:General_Info>
 <n1:Quality_Indicators_Info><Cloud_Coverage_Assessment>{kind == "BOA"}</Cloud_Coverage_Assessment>
 </n1:Quality_Indicators_Info>
</n1:{root}>
"""


def _granule(level: str, side: int) -> str:
    sizes = "".join(f'<Size resolution="{pixel}"><NROWS>{side * 10 // pixel}</NROWS><NCOLS>{side * 10 // pixel}</NCOLS>'
                    f'</Size><Geoposition resolution="{pixel}"><ULX>{WEST}</ULX><ULY>{NORTH}</ULY><XDIM>{pixel}</XDIM>'
                    f"<YDIM>-{pixel}</YDIM></Geoposition>" for pixel in (10, 20, 60))
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-{level}_Tile_ID xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/S2_PDI_Level-{level}_Tile_Metadata.xsd">
 <n1:Geometric_Info><Tile_Geocoding metadataLevel="Brief">
  <HORIZONTAL_CS_NAME>WGS84 / UTM zone 32N</HORIZONTAL_CS_NAME><HORIZONTAL_CS_CODE>EPSG:32632</HORIZONTAL_CS_CODE>
  {sizes}
 </Tile_Geocoding></n1:Geometric_Info>
</n1:Level-{level}_Tile_ID>
"""
