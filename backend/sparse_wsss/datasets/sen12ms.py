"""SEN12MS and DFC2020: patches of Sentinel-1, Sentinel-2 and land cover, a GeoTIFF each.

``ROIs1158_spring/s2_1/ROIs1158_spring_s2_1_p30.tif``, and the same with s1, lc and, in DFC2020, dfc. DFC2020's folders
are ``ROIs0000_validation`` and ``ROIs0000_test``, or those of its DFC_Public_Dataset, such as
``ROIs0000_autumn/s2_BandarAnzali``. s2: 13 bands, uint16; s1: VV and VH in dB; lc: four bands, the first MODIS' IGBP
classes; dfc: the ten classes of the contest.

Sources: Schmitt et al. 2019, doi:10.5194/isprs-annals-IV-2-W7-153-2019; doi:10.21227/rha7-m332; the loaders at
https://github.com/schmitt-muc/SEN12MS and https://github.com/lukasliebel/dfc2020_baseline. Facts alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from sparse_wsss.datasets.row import Found, Layout, Row, counted

NAME = re.compile(r"^(ROIs\d{4}_[A-Za-z]+)_(s1|s2|lc|dfc)_(\w+)_p(\d+)\.tif$")
CONTEST = "ROIs0000"
SPLITS = {"validation": "val", "test": "test"}
DROPPED = ("Savanna", "Snow/Ice")  # neither is scored in the contest, nor used by Hanna et al. 2023


def _parts(path: str) -> re.Match[str] | None:
    return NAME.match(path.rsplit("/", 1)[-1])


def is_dfc2020(folder: Path, path: str) -> bool:
    """Tell whether a file is named as in DFC2020."""
    found = _parts(path)
    return found is not None and (found[1].startswith(CONTEST) or found[2] == "dfc")


def is_sen12ms(folder: Path, path: str) -> bool:
    """Tell whether a file is named as in SEN12MS."""
    return _parts(path) is not None and not is_dfc2020(folder, path)


def dfc2020(folder: Path, paths: list[str]) -> Found:
    """Rows of DFC2020, labelled by its own 10 m classes."""
    return _found(folder, paths, "dfc", "dfc2020")


def sen12ms(folder: Path, paths: list[str]) -> Found:
    """Rows of SEN12MS or of DFC2020, labelled by MODIS' classes, simplified."""
    return _found(folder, paths, "lc", "igbp_simplified")


def _found(folder: Path, paths: list[str], reference: str, legend: str) -> Found:
    patches: dict[tuple[str, str, int], dict[str, str]] = defaultdict(dict)
    for path in paths:
        found = _parts(path)
        if found:
            patches[found[1], found[3], int(found[4])][found[2]] = path
    rows, without = [], {"s2": 0, "s1": 0, reference: 0}
    has_sar = any("s1" in files for files in patches.values())
    for (season, area, patch), files in sorted(patches.items()):
        missing = next((kind for kind in without if kind not in files and (kind != "s1" or has_sar)), None)
        if missing is not None:
            without[missing] += 1
            continue
        rows.append(Row(
            tile=f"{season}_{area}_p{patch}", optical=(folder / files["s2"],),
            sar=(folder / files["s1"],) if has_sar else (), reference=folder / files[reference],
            split=SPLITS.get(season.split("_")[1]), names=tuple(Path(path).stem for path in files.values())))
    notes = [f"{counted(n, 'patch has', 'patches have')} no {kind} file and {'is' if n == 1 else 'are'} left out."
             for kind, n in without.items() if n]
    return Found(rows, legend, notes)


DFC2020 = Layout("dfc2020", "DFC2020", "ROIs0000_validation/s2_0/ROIs0000_validation_s2_0_p0.tif", is_dfc2020, dfc2020,
                 DROPPED)
SEN12MS = Layout("sen12ms", "SEN12MS", "ROIs1158_spring/s2_1/ROIs1158_spring_s2_1_p30.tif", is_sen12ms, sen12ms,
                 DROPPED)
