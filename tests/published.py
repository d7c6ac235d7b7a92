"""Small data sets in the layouts in which they are published: true names, folders, bands, types and CRS."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from tests.tiny import write_raster

S2_CODES = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12")
COARSE = {"B01": 60, "B09": 60, "B05": 20, "B06": 20, "B07": 20, "B8A": 20, "B11": 20, "B12": 20}  # metres
ZONES = (32632, 32633, 32737)  # tiles of one data set lie in several zones of UTM


def s2_pixels(truth: np.ndarray, n_bands: int, seed: int) -> np.ndarray:
    """Sentinel-2 L1C as painted classes: uint16 (n_bands, h, w); band 11 of 13 (B10) is dark."""
    rng = np.random.default_rng(seed)
    means = 300 + 350 * ((truth[None].astype(int) * (np.arange(n_bands)[:, None, None] + 3)) % 7)
    values = means + rng.normal(0, 40, means.shape)
    if n_bands == 13:
        values[10] = rng.integers(5, 30, truth.shape)
    return np.maximum(values, 1).astype(np.uint16)


def s1_pixels(truth: np.ndarray, seed: int) -> np.ndarray:
    """Sentinel-1 in dB: float32 (2, h, w)."""
    rng = np.random.default_rng(seed)
    means = -20 + 1.5 * truth[None].astype(float) + np.array([0.0, -7.0])[:, None, None]
    return (means + rng.normal(0, 1, means.shape)).astype(np.float32)


def patch_truth(codes: Sequence[int], side: int, seed: int) -> np.ndarray:
    """A patch in four fields of these codes, uint8 (side, side)."""
    rng = np.random.default_rng(seed)
    fields = rng.choice(codes, (2, 2))
    return fields.repeat(side // 2, 0).repeat(side // 2, 1).astype(np.uint8)


def sen12ms_patch(folder: Path, season: str, area: str, patch: int, truth: np.ndarray, *, kinds: str = "s1 s2 lc",
                  zone: int = ZONES[0], sub: str | None = None) -> None:
    """Write one patch of SEN12MS or DFC2020; truth holds IGBP's classes for lc, the contest's for dfc."""
    grid = {"crs": CRS.from_epsg(zone), "transform": Affine(10, 0, 390_770 + 3000 * patch, 0, -10, 5_114_180)}
    layers = {
        "s2": s2_pixels(truth, 13, patch), "s1": s1_pixels(truth, patch),
        "lc": np.stack([truth, truth, truth, truth]).astype(np.uint16), "dfc": truth.astype(np.uint8),
    }
    for kind in kinds.split():
        name = f"{season}_{kind}_{area}_p{patch}.tif"
        write_raster(folder / season / f"{kind}_{sub or area}" / name, layers[kind], **grid)


def bigearthnet_s2(folder: Path, patch: str, seed: int, zone: int = ZONES[0]) -> None:
    """Write the twelve bands of a patch, each at its resolution."""
    truth = patch_truth([1, 2, 3], 120, seed)
    origin = (600_000 + 1200 * seed, 5_400_000)
    for number, (band, pixels) in enumerate(zip(S2_CODES, s2_pixels(truth, 12, seed), strict=True)):
        step = COARSE.get(band, 10) // 10
        write_raster(folder / patch / f"{patch}_{band}.tif", pixels[::step, ::step] + np.uint16(number),
                     crs=CRS.from_epsg(zone), transform=Affine(10.0 * step, 0, origin[0], 0, -10.0 * step, origin[1]))


def bigearthnet_s1(folder: Path, patch: str, seed: int, zone: int = ZONES[0]) -> None:
    """Write VV and VH of a patch on the grid of Sentinel-2."""
    for band, pixels in zip(("VV", "VH"), s1_pixels(patch_truth([1, 2, 3], 120, seed), seed), strict=True):
        write_raster(folder / patch / f"{patch}_{band}.tif", pixels, crs=CRS.from_epsg(zone),
                     transform=Affine(10, 0, 600_000 + 1200 * seed, 0, -10, 5_400_000))


def labels_json(folder: Path, patch: str, labels: Sequence[str], **more: str) -> None:
    """Write the JSON of version 1 beside the bands of a patch."""
    facts = {"labels": list(labels), "coordinates": {"ulx": 0, "uly": 0, "lrx": 0, "lry": 0}, "projection": "", **more}
    (folder / patch / f"{patch}_labels_metadata.json").write_text(json.dumps(facts), encoding="utf-8")


def eurosat_image(folder: Path, name: str, number: int, zone: int = ZONES[0]) -> Path:
    """Write one image of EuroSAT: 13 bands of which none is named and B8A is the last."""
    pixels = s2_pixels(patch_truth([1, 2], 64, number), 13, number)
    pixels[9] = 12  # B10 is the tenth
    pixels[12] = 3000 + number  # B8A
    return write_raster(folder / name / f"{name}_{number}.tif", pixels, crs=CRS.from_epsg(zone),
                        transform=Affine(10, 0, 500_000 + 640 * number, 0, -10, 5_300_000))
