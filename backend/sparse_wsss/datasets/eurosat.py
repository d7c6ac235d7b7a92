"""EuroSAT with all bands: a folder for each class, GeoTIFFs of 64 x 64 px with the 13 bands of Sentinel-2.

``ds/images/remote_sensing/otherDatasets/sentinel_2/tif/AnnualCrop/AnnualCrop_1.tif`` (EuroSATallBands.zip) or
``EuroSAT_MS/AnnualCrop/AnnualCrop_1.tif`` (EuroSAT_MS.zip). The files do not name their bands, and B8A is the last. The
pictures of the RGB version (.jpg) have no place on the globe.

Sources: Helber et al. 2019, doi:10.1109/JSTARS.2019.2918242; https://zenodo.org/records/7711810; order of the bands as
in torchgeo's documentation. Lists of the split (Neumann et al. 2019, arXiv:1911.06721) name the .jpg files.
"""

from __future__ import annotations

import re
from pathlib import Path

from sparse_wsss.datasets.row import Found, Layout, Row
from sparse_wsss.errors import NoCrs
from sparse_wsss.legends import class_table

BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B12", "B8A")
CLASSES = class_table("eurosat")[0].names
NAME = re.compile(rf"(?:^|/)({'|'.join(CLASSES)})/\1_\d+\.(tif|jpg)$")


def is_eurosat(folder: Path, path: str) -> bool:
    """Tell whether a file is named as in EuroSAT."""
    return NAME.search(path) is not None


def eurosat(folder: Path, paths: list[str]) -> Found:
    """Rows of EuroSAT, labelled by their folders.

    Raises: NoCrs for the RGB version.
    """
    matches = [(path, match) for path in paths if (match := NAME.search(path))]
    rows = [Row(tile=Path(path).stem, optical=(folder / path,), bands=BANDS, labels=(match[1],))
            for path, match in matches if match[2] == "tif"]
    if matches and not rows:
        raise NoCrs(f"{folder} holds EuroSAT's pictures in red, green and blue, which have no place on the globe.",
                    hint="Take the version with all bands (EuroSAT_MS.zip, GeoTIFF).")
    return Found(rows, "eurosat")


EUROSAT = Layout("eurosat", "EuroSAT", "EuroSAT_MS/AnnualCrop/AnnualCrop_1.tif", is_eurosat, eurosat)
