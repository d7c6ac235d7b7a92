"""An invented landscape: which class and which kind of it covers each pixel, and what a satellite sees of it.

Arrays in, arrays out. Writing files is left to demo_scene.py. The classes overlap on purpose: crops are green as
grassland or bare as gravel, settlements hold gardens, so that single pixels do not tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

CLASSES = (
    (1, "water", "#3b7dd8"), (2, "forest", "#1f6b3a"), (3, "crops", "#e3b23c"),
    (4, "grassland", "#9ccb5a"), (5, "built", "#c0392b"), (6, "bare", "#b8a58c"),
)
BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
SHARPNESS_PX = (3.0, .7, .7, .7, 1.2, 1.2, 1.2, .7, 1.2, 3.0, 3.0, 1.2, 1.2)  # blur of bands of 60, 10 and 20 m


@dataclass(frozen=True)
class Kind:
    """A spectral kind of a class: top-of-atmosphere reflectance x 10000, SAR in dB, and its texture."""

    code: int
    share: float  # within its class
    reflectance: tuple[int, ...]
    vv_db: float
    vh_db: float
    grain: float  # relative spread from pixel to pixel
    patches: float  # relative spread over 5 to 10 pixels
    rows: float  # relative height of the rows of a field


KINDS = (
    Kind(1, .5, (1200, 900, 650, 400, 350, 280, 270, 250, 220, 80, 12, 120, 80), -20, -27, .03, .05, 0),
    Kind(1, .5, (1300, 1090, 1040, 880, 820, 460, 440, 400, 350, 120, 13, 150, 100), -18.5, -26, .03, .08, 0),
    Kind(2, .45, (1150, 820, 620, 400, 620, 1500, 1800, 1850, 1950, 650, 12, 850, 400), -9.5, -14.8, .16, .08, 0),
    Kind(2, .55, (1160, 860, 740, 450, 880, 2350, 2900, 3000, 3150, 980, 13, 1450, 680), -9, -14.2, .13, .08, 0),
    Kind(3, .30, (1200, 930, 910, 610, 1160, 2650, 3230, 3330, 3530, 1120, 13, 1800, 880), -12, -18, .03, .02, .08),
    Kind(3, .20, (1210, 960, 1040, 690, 1300, 2800, 3450, 3600, 3750, 1230, 13, 1880, 930), -11, -16.5, .03, .02, .09),
    Kind(3, .20, (1330, 1220, 1300, 1420, 1760, 2200, 2430, 2560, 2720, 900, 14, 2900, 2080), -13, -20, .03, .02, .07),
    Kind(3, .30, (1370, 1240, 1260, 1400, 1540, 1730, 1870, 1970, 2110, 700, 14, 2700, 2220), -12.5, -21, .03, .02, .1),
    Kind(4, .6, (1200, 925, 920, 620, 1180, 2550, 3090, 3190, 3390, 1080, 13, 1870, 920), -13.6, -19.8, .05, .10, 0),
    Kind(4, .4, (1310, 1170, 1230, 1250, 1660, 2200, 2480, 2620, 2770, 900, 14, 2760, 1880), -14.2, -20.8, .05, .11, 0),
    Kind(5, .30, (1450, 1350, 1400, 1680, 1830, 2030, 2130, 2230, 2330, 800, 14, 2600, 2100), -6.5, -13.5, .10, .05, 0),
    Kind(5, .25, (1620, 1640, 1720, 1830, 1930, 2030, 2130, 2230, 2280, 800, 15, 2450, 2150), -6, -13.5, .10, .05, 0),
    Kind(5, .20, (1400, 1250, 1160, 1160, 1210, 1310, 1360, 1410, 1460, 500, 14, 1620, 1460), -8.5, -16, .08, .04, 0),
    Kind(5, .25, (1230, 960, 950, 700, 1200, 2300, 2750, 2850, 3000, 980, 13, 1850, 980), -9, -15.5, .10, .08, 0),
    Kind(6, .35, (1520, 1490, 1640, 1880, 2030, 2180, 2290, 2390, 2530, 870, 15, 3250, 2780), -15, -23.2, .04, .05, 0),
    Kind(6, .65, (1430, 1330, 1380, 1530, 1640, 1760, 1870, 1970, 2080, 730, 14, 2700, 2330), -14, -22.4, .05, .06, 0),
)
ASPHALT = 12  # its place in KINDS


@dataclass(frozen=True)
class Landscape:
    """What covers each pixel. Shapes: all (h, w); ``kind`` indexes KINDS, ``parcel`` is any number for one field."""

    code: NDArray[np.uint8]
    kind: NDArray[np.intp]
    parcel: NDArray[np.intp]


def smooth_noise(shape: tuple[int, int], scale_px: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Blurred noise with mean 0 and spread 1. Shapes: (h, w)."""
    step = max(1, int(scale_px / 4))  # blurred on a coarse grid: the same field, many times faster
    coarse = rng.standard_normal((shape[0] // step + 9, shape[1] // step + 9))
    field = ndimage.zoom(ndimage.gaussian_filter(coarse, scale_px / step), step, order=1)[: shape[0], : shape[1]]
    return ((field - field.mean()) / field.std()).astype(np.float32)


def make_landscape(size_px: int, rng: np.random.Generator) -> Landscape:
    """Lay out lakes, a river, hills with forest, fields, settlements and roads, each over the one before."""
    shape = (size_px, size_px)
    rows, columns = np.mgrid[:size_px, :size_px].astype(np.float32)
    height = smooth_noise(shape, size_px / 11, rng) + .35 * smooth_noise(shape, size_px / 50, rng)
    parcel = _parcels(rows, columns, rng)
    code = _fields(parcel, height, rng)
    code[height + .25 * smooth_noise(shape, 4, rng) > .85] = 2
    towns = _towns(size_px, height, rng)
    nearness = _nearness(rows, columns, towns) + .30 * smooth_noise(shape, 7, rng)
    code[nearness > 1] = 5
    road = _roads(rows, columns, towns, rng)
    code[road] = 5
    river_px = _river_distance(rows, columns, rng)
    width_px = 5 + 2 * smooth_noise(shape, 40, rng)
    code[river_px < width_px + 6 * (smooth_noise(shape, 18, rng) > 1.1)] = 6  # gravel banks
    code[(river_px < width_px) | (height < -1.75)] = 1
    kind = np.where(road & (code == 5), ASPHALT, _kinds(code, parcel, rng))
    return Landscape(code, kind, parcel)


def _parcels(rows: NDArray, columns: NDArray, rng: np.random.Generator) -> NDArray[np.intp]:
    size_px = len(rows)
    density = np.clip(smooth_noise(rows.shape, size_px / 8, rng), -1, 1)
    seeds = rng.uniform(0, size_px, (size_px * size_px // 350, 2))
    kept = rng.uniform(size=len(seeds)) < .55 + .4 * density[seeds[:, 0].astype(int), seeds[:, 1].astype(int)]
    # fields are longer than wide, and their direction changes slowly
    bend = 6 * smooth_noise(rows.shape, 60, rng)
    points = np.stack([rows + bend, .65 * (columns - bend)], axis=-1).reshape(-1, 2)
    _, parcel = cKDTree(seeds[kept] * (1, .65)).query(points)
    return parcel.reshape(rows.shape)


def _fields(parcel: NDArray[np.intp], height: NDArray, rng: np.random.Generator) -> NDArray[np.uint8]:
    n_parcels = parcel.max() + 1
    count = np.bincount(parcel.ravel(), minlength=n_parcels)
    level = np.bincount(parcel.ravel(), height.ravel(), n_parcels) / np.maximum(count, 1)
    draw = rng.uniform(size=n_parcels) + .16 * level
    edges = (.02, .58, .94)  # below: bare; then crops, grassland, woodlots
    return np.array([6, 3, 4, 2], np.uint8)[np.searchsorted(edges, draw)][parcel]


def _towns(size_px: int, height: NDArray, rng: np.random.Generator) -> NDArray[np.float64]:
    """Centres and radii of settlements, away from hills and lakes. Shapes: (n, 3) row, column, radius in px."""
    n_towns = round(26 * (size_px / 1024) ** 2) or 1
    places = rng.uniform(.03, .97, (8 * n_towns, 2)) * size_px
    level = height[places[:, 0].astype(int), places[:, 1].astype(int)]
    places = places[np.abs(level) < 1][:n_towns]
    return np.column_stack([places, rng.gamma(6, 5, len(places)) + 8])


def _nearness(rows: NDArray, columns: NDArray, towns: NDArray) -> NDArray:
    nearness = np.zeros_like(rows)
    for row, column, radius in towns:
        np.maximum(nearness, 1.9 - np.hypot(rows - row, columns - column) / radius, out=nearness)
    return nearness


def _roads(rows: NDArray, columns: NDArray, towns: NDArray, rng: np.random.Generator) -> NDArray[np.bool_]:
    road = np.zeros(rows.shape, bool)
    bend = 5 * smooth_noise(rows.shape, 30, rng)
    _, nearest = cKDTree(towns[:, :2]).query(towns[:, :2], k=min(3, len(towns)))
    for start, ends in enumerate(np.atleast_2d(nearest)):
        for end in ends[1:]:
            (r0, c0), (r1, c1) = towns[start, :2], towns[end, :2]
            length = np.hypot(r1 - r0, c1 - c0)
            along = ((rows - r0) * (r1 - r0) + (columns - c0) * (c1 - c0)) / length
            across = ((rows - r0) * (c1 - c0) - (columns - c0) * (r1 - r0)) / length + bend
            road |= (np.abs(across) < 1.5) & (along > 0) & (along < length)
    return road


def _river_distance(rows: NDArray, columns: NDArray, rng: np.random.Generator) -> NDArray:
    """Distance from a river that winds from west to east, in px. Shapes: (h, w)."""
    size_px = len(rows)
    x = np.arange(size_px)
    path = size_px * (.55 + .09 * np.sin(x / size_px * 9 + rng.uniform(0, 6)) + .035 * np.sin(x / size_px * 31))
    slope = np.gradient(path)
    return np.abs(rows - path[columns.astype(int)]) / np.hypot(1, slope)[columns.astype(int)]


def _kinds(code: NDArray[np.uint8], parcel: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.intp]:
    kind = np.zeros(code.shape, np.intp)
    for class_code, _, _ in CLASSES:
        options = [index for index, entry in enumerate(KINDS) if entry.code == class_code]
        edges = np.cumsum([KINDS[index].share for index in options])[:-1]
        if class_code in (3, 4, 6):  # one kind a field
            draw = rng.uniform(size=parcel.max() + 1)[parcel]
        else:  # stands of trees, stretches of water, roofs and gardens
            noise = smooth_noise(code.shape, {1: 60, 2: 14, 5: 1.6}[class_code], rng)
            draw = noise.ravel().argsort().argsort().reshape(code.shape) / noise.size
        chosen = np.array(options)[np.searchsorted(edges, draw)]
        kind = np.where(code == class_code, chosen, kind)
    return kind


def observe_optical(land: Landscape, rng: np.random.Generator) -> NDArray[np.uint16]:
    """Reflectance x 10000 as Sentinel-2 would record it. Shapes: (13, h, w)."""
    shape = land.code.shape
    texture = _texture(land, rng)
    n_parcels = land.parcel.max() + 1
    light = 1 + .05 * np.linspace(-1, 1, shape[1]) + .04 * np.linspace(1, -1, shape[0])[:, None]
    light = light * (1 + .03 * smooth_noise(shape, shape[0] / 8, rng))
    green = np.array([-.5, -.5, -.3, -1, -.4, .4, .7, .8, .8, .6, 0, -.5, -.9])  # what more leaves do to a spectrum
    vigour = (.15 * rng.standard_normal(n_parcels))[land.parcel] + .04 * smooth_noise(shape, 12, rng)
    bright = 1 + (.10 * rng.standard_normal(n_parcels))[land.parcel]
    reflectance = np.array([entry.reflectance for entry in KINDS], np.float32)
    bands = np.empty((len(BANDS), *shape), np.uint16)
    for band, sharpness in enumerate(SHARPNESS_PX):
        surface = reflectance[land.kind, band] * bright * (1 + green[band] * vigour) * texture * light
        seen = ndimage.gaussian_filter(surface, sharpness)  # neighbours mix at the borders
        seen += rng.standard_normal(shape) * (12 + .012 * seen)
        bands[band] = np.clip(seen, 1, 65535)
    return bands


def _texture(land: Landscape, rng: np.random.Generator) -> NDArray[np.float32]:
    shape = land.code.shape
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    n_parcels = land.parcel.max() + 1
    angle, period_px = rng.uniform(0, np.pi, n_parcels), rng.uniform(3, 6, n_parcels)
    phase = (rows * np.sin(angle)[land.parcel] + columns * np.cos(angle)[land.parcel]) / period_px[land.parcel]
    grain, patches, height = (np.array([getattr(entry, name) for entry in KINDS], np.float32)[land.kind]
                              for name in ("grain", "patches", "rows"))
    wave = np.sin(2 * np.pi * phase)
    return 1 + 1.8 * grain * smooth_noise(shape, .8, rng) + patches * smooth_noise(shape, 3, rng) + 1.2 * height * wave


def observe_sar(land: Landscape, rng: np.random.Generator, looks: int = 6) -> NDArray[np.float32]:
    """Backscatter VV and VH in dB with speckle, as Sentinel-1 would record it. Shapes: (2, h, w)."""
    n_parcels = land.parcel.max() + 1
    moisture_db = (1.1 * rng.standard_normal(n_parcels))[land.parcel]
    relief_db = .8 * smooth_noise(land.code.shape, 25, rng)
    bands = []
    for name in ("vv_db", "vh_db"):
        mean_db = np.array([getattr(entry, name) for entry in KINDS], np.float32)[land.kind] + moisture_db + relief_db
        power = ndimage.gaussian_filter(10 ** (mean_db / 10), .7)
        bands.append(10 * np.log10(power * rng.gamma(looks, 1 / looks, power.shape)))
    return np.stack(bands).astype(np.float32)
