"""Class tables of published maps and data sets: codes, names and colours, and which raster values mean them.

Sources, each with the colours of its publisher unless it says otherwise:

* corine1, corine2, corine3: CORINE Land Cover nomenclature and the legend of CLC2018 V2020_20 (Copernicus Land
  Monitoring Service, CLC2018_CLC2018_V2018_20_QGIS.txt). A raster holds grid codes 1 to 44 or codes 111 to 523; 48, 49
  and 50, and 999, 990 and 995, mean no data and unclassified. Levels 1 and 2 have the colour of one of their classes.
* worldcover: ESA WorldCover 2021 v200, Product User Manual; 0 is no data.
* dynamicworld: Dynamic World V1, band ``label`` (Brown et al. 2022, doi:10.1038/s41597-022-01307-4); 0 is water.
* modis_igbp: MCD12Q1 version 6.1, LC_Type1 (User Guide, table 3); 255, before version 6 254, is unclassified.
  Colours as in the Earth Engine catalogue.
* dfc2020: 2020 IEEE GRSS Data Fusion Contest, simplified IGBP scheme (doi:10.21227/rha7-m332); 0 is not labelled.
* igbp_simplified: the same classes, out of the 17 of IGBP (Schmitt and Wu 2021, arXiv:2104.00704, table 1).
* eurosat: Helber et al. 2019, doi:10.1109/JSTARS.2019.2918242; the colours are ours.
* bigearthnet19: Sumbul et al. 2021, doi:10.1109/MGRS.2021.3089174, out of CORINE's level 3; CORINE's colours.

Reading rasters is left to ``rasters``; finding the legend of a raster is ``recognise``'s.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np

from sparse_wsss.errors import ReferenceUnreadable, nearest
from sparse_wsss.labels.class_table import ClassTable

NOT_KNOWN = -1
OTHER = 254
"""Code for values that a legend has no class for, where its codes are not the raster's values."""
CORINE_UNKNOWN = (48, 49, 50, -128, 128, 255, 990, 995, 999)  # -128 and 128: no data of an 8-bit raster
NOT_CLASSES = (0, 255)  # no data in every product but Dynamic World, where 0 is water


@dataclass(frozen=True)
class Facts:
    """What a legend is called, which values mean "not known", and what the files of its product are called."""

    title: str
    unknown: tuple[int, ...] = NOT_CLASSES
    mark: str = ""
    """Pattern of a file's name; a legend without one is never found by itself."""


FACTS = {
    "corine1": Facts("CORINE Land Cover, level 1", (0, *CORINE_UNKNOWN)),
    "corine2": Facts("CORINE Land Cover, level 2", (0, *CORINE_UNKNOWN)),
    "corine3": Facts("CORINE Land Cover, level 3", (0, *CORINE_UNKNOWN), r"clc_?\d|corine"),
    "worldcover": Facts("ESA WorldCover", mark=r"world_?cover"),
    "dynamicworld": Facts("Dynamic World", (255,), r"dynamic_?world"),
    "modis_igbp": Facts("MODIS land cover (MCD12Q1), IGBP", (0, 254, 255), r"mcd12|igbp|lc_type1"),
    "dfc2020": Facts("DFC2020", mark=r"(^|_)dfc_"),
    "igbp_simplified": Facts("IGBP, simplified as in DFC2020", (0, 254, 255)),
    "eurosat": Facts("EuroSAT"),
    "bigearthnet19": Facts("BigEarthNet, 19 classes", (0, *CORINE_UNKNOWN)),
}


@dataclass(frozen=True)
class Coding:
    """Which value of a raster or a field is which class.

    ``words`` says so in a message; ``code_of`` maps values to codes; ``unknown`` are values without information.
    """

    words: str
    code_of: dict[int, int]
    unknown: frozenset[int]

    @property
    def is_plain(self) -> bool:
        """Tell whether values are the codes themselves."""
        return all(value == code for value, code in self.code_of.items())

    def knows(self, values: Iterable[int]) -> bool:
        """Tell whether all values that say something are those of classes."""
        told = {int(value) for value in values} - self.unknown
        return bool(told) and told <= self.code_of.keys()

    def codes(self, values: np.ndarray) -> np.ndarray:
        """Codes of whole numbers, -1 for what is not known; shapes stay.

        Values without a class stay as they are where values are codes, and become ``OTHER`` elsewhere.
        """
        codes = values.astype(np.int64)
        for value in np.unique(codes).tolist():
            if value in self.unknown:
                codes[values == value] = NOT_KNOWN
            elif not self.is_plain:
                codes[values == value] = self.code_of.get(value, OTHER)
        return codes


@dataclass(frozen=True)
class Legend:
    """A published class table; ``codings`` are the ways in which its rasters are coded, the most usual first."""

    name: str
    title: str
    classes: ClassTable
    codings: tuple[Coding, ...]
    mark: re.Pattern[str] | None

    def coding_of(self, values: Iterable[int]) -> Coding:
        """The coding that knows all values, or else most of them."""
        found = {int(value) for value in values}
        return next((one for one in self.codings if one.knows(found)),
                    max(self.codings, key=lambda one: len(one.code_of.keys() & found)))


def legend(name: str) -> Legend | None:
    """The legend of that name, whatever its case; None when there is none."""
    return _read(name.lower()) if name.lower() in FACTS else None


def class_table(text: str) -> tuple[ClassTable, Legend | None]:
    """Read a class table: a file, or the name of a legend.

    Raises: ReferenceUnreadable, which lists the legends when there is neither.
    """
    if not Path(text).is_file():
        found = legend(text)
        if found is not None:
            return found.classes, found
        if not Path(text).suffix:
            raise ReferenceUnreadable(f"There is no class table {text}, and no legend of that name.",
                                      hint=f"Give a CSV or JSON file, or a legend. {nearest(text, FACTS)}")
    return ClassTable.from_file(text), None


@lru_cache
def _read(name: str) -> Legend:
    facts = FACTS[name]
    text = resources.files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    unknown = frozenset(facts.unknown)
    kinds = {"grid": "CORINE's grid codes 1 to 44", "clc": "CORINE's codes 111 to 523", "igbp": "IGBP's codes 1 to 17"}
    codings = [Coding(words, {int(value): int(row["code"]) for row in rows for value in row[kind].split()}, unknown)
               for kind, words in kinds.items() if kind in rows[0]]
    own = {int(row["code"]): int(row["code"]) for row in rows}
    if all(coding.code_of != own for coding in codings):
        codings.append(Coding("the legend's own codes", own, unknown))
    return Legend(name, facts.title, ClassTable.from_json(rows), tuple(codings),
                  re.compile(facts.mark, re.IGNORECASE) if facts.mark else None)
