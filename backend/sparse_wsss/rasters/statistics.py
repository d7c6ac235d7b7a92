"""What is counted while a finished raster is read back: statistics of its bands, pixels and hectares of its classes.

Arrays in, figures out, strip by strip; reading and writing are left to ``writer``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import Grid

N_CODES = 256
M2_PER_HECTARE = 10_000


@dataclass
class BandStatistics:
    """Smallest, largest and mean value and standard deviation of a band; grows with what is added."""

    nodata: float | None
    n_pixels: int = 0
    n_valid: int = 0
    minimum: float = np.inf
    maximum: float = -np.inf
    mean: float = 0.0
    squares: float = 0.0
    """Sum of the squared distances from the mean."""

    def add(self, values: np.ndarray) -> None:
        """Count the values of a part of the band, of any shape."""
        self.n_pixels += values.size
        is_valid = np.isfinite(values)
        if self.nodata is not None and np.isfinite(self.nodata):
            is_valid &= values != self.nodata
        found = values[is_valid].astype(np.float64)
        if not found.size:
            return
        mean = float(found.mean())
        squares = float(np.square(found - mean).sum())
        # parts joined as Chan, Golub and LeVeque do: exact enough however large the raster
        total, apart = self.n_valid + found.size, mean - self.mean
        self.squares += squares + apart * apart * self.n_valid * found.size / total
        self.mean += apart * found.size / total
        self.n_valid = total
        self.minimum, self.maximum = min(self.minimum, float(found.min())), max(self.maximum, float(found.max()))

    def tags(self) -> dict[str, str]:
        """The band's metadata in GDAL's words; empty for a band without a value."""
        if not self.n_valid:
            return {}
        return {
            "STATISTICS_MINIMUM": f"{self.minimum:.9g}", "STATISTICS_MAXIMUM": f"{self.maximum:.9g}",
            "STATISTICS_MEAN": f"{self.mean:.9g}",
            "STATISTICS_STDDEV": f"{np.sqrt(self.squares / self.n_valid):.9g}",
            "STATISTICS_VALID_PERCENT": f"{100 * self.n_valid / self.n_pixels:.4g}",
        }


@dataclass
class ClassAreas:
    """Pixels by class code and, where the CRS has a place on the globe, their hectares on the ellipsoid."""

    grid: Grid
    pixels: np.ndarray = field(default_factory=lambda: np.zeros(N_CODES, np.int64))
    hectares: np.ndarray | None = field(default_factory=lambda: np.zeros(N_CODES))

    def add(self, codes: np.ndarray, row: int) -> None:
        """Count whole rows of the raster, uint8 (h, w), the first of them at ``row``."""
        self.pixels += np.bincount(codes.ravel(), minlength=N_CODES)
        if self.hectares is None:
            return
        ground = pixel_areas(self.grid, 0, row, codes.shape[1], codes.shape[0])
        if ground is None:
            self.hectares = None
        else:
            self.hectares += np.bincount(codes.ravel(), ground.ravel(), N_CODES) / M2_PER_HECTARE
