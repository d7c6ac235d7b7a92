"""Writes rasters strip by strip, so that a file is either the old one or the new one, whole.

Tiled and deflated GeoTIFFs with overviews and statistics, cloud-optimised where asked; class rasters with colours,
names, areas and a QGIS style beside them. What the values mean is left to the callers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it builds overviews
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader, DatasetWriter
from rasterio.windows import Window

from sparse_wsss.atomic import written_whole
from sparse_wsss.errors import DiskFull, NotWritable, SparseWsssError, from_system
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.raster_grid import Grid, shifted
from sparse_wsss.rasters.sidecars import colour_map, names_xml, sidecar_paths, style_qml
from sparse_wsss.rasters.statistics import BandStatistics, ClassAreas
from sparse_wsss.rasters.write_errors import write_error

BLOCK_PX = 256
NO_CLASS = 255  # nodata of every class raster
COG = {"driver": "COG", "compress": "deflate", "predictor": "yes", "blocksize": str(BLOCK_PX), "bigtiff": "IF_SAFER",
       "overview_compress": "deflate", "overview_predictor": "yes", "overviews": "FORCE_USE_EXISTING",
       "num_threads": "ALL_CPUS"}
"""How GDAL lays a file out for the web; its overviews are those that are there already."""


class RasterWriter:
    """A GeoTIFF that is written in strips and takes its place when the ``with`` block ends well.

    Args:
        path: the file; its folder is made.
        grid: the grid whose window is written, usually the scene's ``RasterInfo``.
        window: column, row, width, height of the file in that grid.
        dtype: NumPy name of the type, such as ``uint8``.
        n_bands: number of bands.
        nodata: value of pixels without a result, or None.
        band_names: a description for each band.
        classes: makes it a class raster: colour table, category names, areas and QGIS style, overviews by majority.
        cloud_optimised: lay the file out so that a part of it can be read from a web server; it is written twice.
    Raises: NotWritable, DiskFull. A file that was there before is then untouched, and so are its sidecars.
    """

    def __init__(self, path: str | Path, grid: Grid, window: tuple[int, int, int, int], dtype: str, n_bands: int,
                 nodata: float | None, band_names: tuple[str, ...] = (), *, classes: ClassTable | None = None,
                 cloud_optimised: bool = False) -> None:
        self.path = Path(path).absolute()
        column, row, self.width, self.height = window
        self._classes = classes
        self._cloud_optimised = cloud_optimised
        self._band_names = band_names
        self._profile = {
            "driver": "GTiff", "width": self.width, "height": self.height, "count": n_bands, "dtype": dtype,
            "crs": grid.crs, "transform": shifted(grid.transform, column, row),
            "nodata": nodata, "tiled": True, "blockxsize": BLOCK_PX, "blockysize": BLOCK_PX, "interleave": "band",
            "compress": "deflate", "predictor": 3 if np.dtype(dtype).kind == "f" else 1, "bigtiff": "IF_SAFER",
            "num_threads": "ALL_CPUS",  # blocks are compressed beside whoever writes, and laid down in their order
        }

    def __enter__(self) -> RasterWriter:
        """Open the file beside its place."""
        self._writing = self._written()
        self._dataset = self._writing.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> bool | None:
        """Finish and check the file and put it in its place, or remove what there is of it."""
        return self._writing.__exit__(kind, error, trace)

    def write(self, array: np.ndarray, row_offset: int, column_offset: int = 0) -> None:
        """Write a block of the window, shape (B, h, w), or (h, w) for one band.

        Raises: DiskFull, NotWritable.
        """
        bands = array[np.newaxis] if array.ndim == 2 else array
        window = Window(column_offset, row_offset, bands.shape[2], bands.shape[1])
        with _telling(self.path):
            self._dataset.write(bands.astype(self._profile["dtype"], copy=False), window=window)

    @contextmanager
    def _written(self) -> Iterator[DatasetWriter]:
        if self.path.is_dir():
            raise NotWritable(f"{self.path} is a folder.", hint="Give the output a file name, such as map.tif.")
        with ExitStack() as files, _telling(self.path):
            part = files.enter_context(written_whole(self.path))
            files.callback(_beside(part, ".aux.xml").unlink, missing_ok=True)
            with rasterio.open(part, "w", **self._profile) as dataset:
                self._describe(dataset)
                yield dataset
            areas = self._finish(part)
            # entered last, so renamed first: names and style lie there when the raster appears
            for sidecar, text in self._sidecars(areas):
                files.enter_context(written_whole(sidecar)).write_text(text, encoding="utf-8")
        for stale in (".ovr", ".msk", *(() if self._classes else (".aux.xml",))):
            _beside(self.path, stale).unlink(missing_ok=True)  # pyramids and statistics of a raster that is gone

    def _describe(self, dataset: DatasetWriter) -> None:
        for number, name in enumerate(self._band_names, 1):
            dataset.set_band_description(number, name)
        if self._classes is not None:
            dataset.write_colormap(1, colour_map(self._classes))

    def _finish(self, part: Path) -> ClassAreas | None:
        """Read the written file back, add statistics and overviews, and lay it out for the web where asked."""
        statistics, areas = _counted(part, self._classes is not None)
        _add_overviews(part, self._classes is not None, statistics)
        _check_overviews(part)
        if self._cloud_optimised:
            laid_out = part.with_name(f"{part.stem}.cog{part.suffix}")  # found by the name when the process is killed
            try:
                rasterio.shutil.copy(part, laid_out, **COG)
                _check_whole(laid_out)
                _check_overviews(laid_out)
                laid_out.replace(part)
            finally:
                laid_out.unlink(missing_ok=True)
        return areas

    def _sidecars(self, areas: ClassAreas | None) -> list[tuple[Path, str]]:
        if self._classes is None:
            return []
        names, style = sidecar_paths(self.path)
        return [(names, names_xml(self._classes, areas)), (style, style_qml(self._classes))]


def write_class_raster(path: str | Path, grid: Grid, window: tuple[int, int, int, int], codes: np.ndarray,
                       classes: ClassTable) -> None:
    """Write class codes (h, w) with colours, names and style; 255 is nodata. Raises: NotWritable, DiskFull."""
    with RasterWriter(path, grid, window, "uint8", 1, NO_CLASS, ("class",), classes=classes) as writer:
        writer.write(codes, 0)


def class_raster_sidecars(path: str | Path, classes: ClassTable) -> None:
    """Write category names (``<path>.aux.xml``) and QGIS style (``<stem>.qml``) of a class raster."""
    names, style = sidecar_paths(Path(path))
    with _telling(Path(path)), written_whole(style) as style_part, written_whole(names) as names_part:
        style_part.write_text(style_qml(classes), encoding="utf-8")
        names_part.write_text(names_xml(classes), encoding="utf-8")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn what GDAL and the system say while writing into an error a person can mend."""
    try:
        yield
    except SparseWsssError:
        raise
    except (RasterioError, CPLE_BaseError) as error:
        raise write_error(path, str(error.__cause__ or error)) from None
    except OSError as error:
        known = from_system(error)
        is_full = isinstance(known, DiskFull)
        raise (known if known and not is_full else write_error(path, error.strerror or str(error), is_full)) from None


def _counted(path: Path, is_classes: bool) -> tuple[list[BandStatistics], ClassAreas | None]:
    """Read a finished file back: statistics of its bands and, of a class raster, the areas of its classes.

    Raises: RasterioError when a block is missing: GDAL closes a file on a full disk without an error.
    """
    with rasterio.open(path) as dataset:
        statistics = [BandStatistics(dataset.nodata) for _ in dataset.indexes]
        areas = ClassAreas(dataset) if is_classes else None
        for row, bands in _checked_strips(dataset, dataset, None):
            for one, values in zip(statistics, bands, strict=True):
                one.add(values)
            if areas is not None:
                areas.add(bands[0], row)
    return statistics, areas


def _add_overviews(path: Path, is_classes: bool, statistics: list[BandStatistics]) -> None:
    with rasterio.open(path, "r+") as dataset:
        for band, one in zip(dataset.indexes, statistics, strict=True):
            dataset.update_tags(band, **one.tags())
        steps = max(dataset.width, dataset.height) // BLOCK_PX
        factors = [2**level for level in range(1, steps.bit_length())]
        if factors:
            dataset.build_overviews(factors, Resampling.mode if is_classes else Resampling.average)


def _check_whole(path: Path) -> None:
    """See that every block is there. Raises: RasterioError when one is missing."""
    with rasterio.open(path) as dataset:
        for _ in _checked_strips(dataset, dataset, None):
            pass


def _check_overviews(path: Path) -> None:
    """See that every block of the overviews is there. Raises: RasterioError when one is missing."""
    with rasterio.open(path) as dataset:
        for level in range(len(dataset.overviews(1))):
            with rasterio.open(path, overview_level=level) as overview:
                for _ in _checked_strips(dataset, overview, level):
                    pass


def _checked_strips(dataset: DatasetReader, level: DatasetReader,
                    overview: int | None) -> Iterator[tuple[int, np.ndarray]]:
    """Rows of blocks of a file or of an overview, with the number of their first row."""
    across = -(-level.width // BLOCK_PX)
    for down, row in enumerate(range(0, level.height, BLOCK_PX)):
        bands = level.read(window=Window(0, row, level.width, min(BLOCK_PX, level.height - row)))
        for band in dataset.indexes:
            offsets = [dataset.get_tag_item(f"BLOCK_OFFSET_{number}_{down}", "TIFF", bidx=band, ovr=overview)
                       for number in range(across)]
            if None in offsets:  # reads as zeros without a complaint
                raise RasterioError(f"a block of band {band} is missing")
        yield row, bands
