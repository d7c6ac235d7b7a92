"""Errors an analyst can read: what happened, where, and what to do next.

Every error has a stable ``code`` (for programs), a message (what and where) and a ``hint``
(the next step). The exit code follows from its class; a bug is anything else.
"""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable

EXIT_DONE, EXIT_BUG, EXIT_BAD_JOB, EXIT_CANCELLED, EXIT_USER = 0, 1, 2, 3, 4


class SparseWsssError(Exception):
    """Base of all expected failures."""

    code = "failed"
    exit_code = EXIT_USER

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        self.message = readable(message)
        self.hint = readable(hint)
        super().__init__(self.message)
        self.where = where


class Cancelled(SparseWsssError):
    """The person, the host or the system asked to stop; the state is saved."""

    code = "cancelled"
    exit_code = EXIT_CANCELLED


class BadJob(SparseWsssError, ValueError):
    """The job cannot be understood: an unknown stage, parameter or value."""

    code = "bad_job"
    exit_code = EXIT_BAD_JOB


class RankLost(SparseWsssError):
    """Another process of a job that several share has ended."""

    code = "rank_lost"


class UnknownParameter(BadJob):
    """A parameter that the stage does not have."""

    code = "unknown_parameter"


class SettingOutOfRange(BadJob):
    """A value outside the limits of its setting, or of another type."""

    code = "setting_out_of_range"


class RasterMissing(SparseWsssError, FileNotFoundError):
    """A raster that is not there."""

    code = "raster_missing"


class RasterUnreadable(SparseWsssError, OSError):
    """A file that is not a raster, or one that breaks off."""

    code = "raster_unreadable"


class NoCrs(SparseWsssError, ValueError):
    """A raster without a coordinate reference system."""

    code = "no_crs"


class RasterMismatch(SparseWsssError, ValueError):
    """A raster whose bands are not those of the model or of the other scenes."""

    code = "raster_mismatch"


class SarMismatch(SparseWsssError, ValueError):
    """SAR on another grid than the optical raster, or beside it."""

    code = "sar_mismatch"


class NoOverlap(SparseWsssError, ValueError):
    """Two inputs that do not meet on the ground."""

    code = "no_overlap"


class NoValidPixels(SparseWsssError, ValueError):
    """Nothing but nodata, NaN or infinity where pixels are needed."""

    code = "no_valid_pixels"


class ReferenceUnreadable(SparseWsssError, OSError):
    """A reference, class table or label file that cannot be read."""

    code = "reference_unreadable"


class DataSetUnknown(SparseWsssError, ValueError):
    """A folder that is in none of the layouts of data sets, or not in the one that was named."""

    code = "data_set_unknown"


class TileIndexUnreadable(SparseWsssError, OSError):
    """A file that is no tile index."""

    code = "tile_index_unreadable"


class TileIndexEmpty(SparseWsssError, ValueError):
    """A tile index without a tile."""

    code = "tile_index_empty"


class TileOutsideRaster(SparseWsssError, ValueError):
    """A tile whose pixels are not all inside its raster."""

    code = "tile_outside_raster"


class TileSize(SparseWsssError, ValueError):
    """A tile size that does not work: smaller than a patch, larger than the raster, mixed."""

    code = "tile_size"


class NoLabels(SparseWsssError, ValueError):
    """A tile index in which no tile is labelled."""

    code = "no_labels"


class OneClass(SparseWsssError, ValueError):
    """A training set with one class only: there is nothing to tell apart."""

    code = "one_class"


class UnknownClass(SparseWsssError, ValueError):
    """A label that the class table does not have."""

    code = "unknown_class"


class LabelsUnclear(SparseWsssError, ValueError):
    """Labels of a tile that contradict each other, or shares that do not sum to 100 %."""

    code = "labels_unclear"


class ClassInNoTile(SparseWsssError, ValueError):
    """A class of the class table that no tile is labelled with."""

    code = "class_in_no_tile"


class RunNotWritable(SparseWsssError, OSError):
    """A run folder that cannot be written."""

    code = "run_not_writable"


class RunHoldsAnother(SparseWsssError, ValueError):
    """A run folder that already holds the result of another job."""

    code = "run_holds_another"


class RunBusy(SparseWsssError, RuntimeError):
    """Another worker is at work in this run folder."""

    code = "run_busy"


class RunIncomplete(SparseWsssError, ValueError):
    """A stage whose predecessor has not been run."""

    code = "run_incomplete"


class NotAModel(SparseWsssError, ValueError):
    """A file that is not a Sparse WSSS model, or a damaged one."""

    code = "not_a_model"


class NewerModel(SparseWsssError, ValueError):
    """A model written by a newer version than this one."""

    code = "newer_model"


class ModelThere(SparseWsssError, FileExistsError):
    """The library has another model of this name."""

    code = "model_there"


class BundleUnreadable(SparseWsssError, ValueError):
    """A file that is no bundle, a damaged one, or one that would write where it should not."""

    code = "bundle_unreadable"


class NoOnnx(SparseWsssError, ImportError):
    """The package that writes ONNX files is not installed."""

    code = "no_onnx"


class OnnxFailed(SparseWsssError, RuntimeError):
    """A model that cannot be an ONNX file, or whose file does not say what the network says."""

    code = "onnx_failed"


class NoPretrained(SparseWsssError, OSError):
    """Pretrained weights that are not there: no such file, no such name, or no network to fetch them."""

    code = "no_pretrained"


class NotAnEncoder(SparseWsssError, ValueError):
    """Pretrained weights of another kind of network, for other bands, or in a file that would run code."""

    code = "not_an_encoder"


class NoDevice(SparseWsssError, RuntimeError):
    """The asked-for device is not on this machine."""

    code = "no_device"


class Diverged(SparseWsssError, ArithmeticError):
    """A training whose loss is no number any more."""

    code = "diverged"


class OutOfMemory(SparseWsssError, MemoryError):
    """Too little memory, on the processor or on the GPU."""

    code = "out_of_memory"


class DiskFull(SparseWsssError, OSError):
    """No space left where something is written."""

    code = "disk_full"


class NotWritable(SparseWsssError, OSError):
    """An output path that cannot be written."""

    code = "not_writable"


class DriveFailed(SparseWsssError, OSError):
    """A disk or network drive that does not answer, answers with an error, or has gone."""

    code = "drive_failed"


NO_MEMORY = ("out of memory", "can't allocate memory", "cannot allocate memory", "not enough memory", "bad_alloc",
             "bad allocation", "unable to allocate", "failed to allocate", "alloc_failed", "paging file is too small")
"""What torch, NumPy, CUDA, GDAL and the systems say when memory runs out, in lower case."""
DRIVE_FAILED = frozenset(getattr(errno, name) for name in (
    "EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH",
    "EREMOTEIO") if hasattr(errno, name))
MOST_LETTERS = 2000  # of a message: more no window shows, and a damaged file may hold millions in one name
MOST_LISTED = 80  # more words than this help nobody


def readable(text: str) -> str:
    """A text that can be read and written: without its middle where it is too long, halves of characters as escapes."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS // 2]} [...] {text[-MOST_LETTERS // 4:]}"


def nearest(word: str, valid: Iterable[str]) -> str:
    """Name the closest valid word, and list them unless they are too many: ``Did you mean 'TILE_SIZE'?``."""
    words = sorted(valid)
    close = difflib.get_close_matches(word.lower(), [w.lower() for w in words], n=1, cutoff=0.5)
    best = next((f"Did you mean '{w}'? " for w in words if close and w.lower() == close[0]), "")
    shown = words if len(words) <= MOST_LISTED else [*words[:5], f"and {len(words) - 5} more"]
    return f"{best}Valid: {', '.join(shown)}."


def is_memory_error(error: BaseException) -> bool:
    """Tell whether memory ran out, on the processor or on a GPU, whoever says so."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    return isinstance(error, RuntimeError | OSError) and any(words in str(error).lower() for words in NO_MEMORY)


def from_system(error: BaseException) -> SparseWsssError | None:
    """Turn what the system or torch says into an error of this module, or None for a bug."""
    text = str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            f"The disk is full: {error.filename or 'writing failed'}.",
            hint="Free some space, or put RUN and OUTPUT on another disk, and start the same job again.",
        )
    if "No space left on device" in text or "ENOSPC" in text or "Disk quota exceeded" in text:
        return DiskFull(f"The disk is full: {text}", hint="Free some space and start the same job again.")
    if isinstance(error, FileNotFoundError) and "No usable temporary directory" in text:
        return NotWritable(f"There is no folder for temporary files: {text}.",
                           hint="Set the variable TMPDIR (on Windows TEMP) to a folder that you may write to.")
    if isinstance(error, OSError) and error.errno in DRIVE_FAILED:
        return DriveFailed(
            f"The disk or network drive has failed: {error.filename or 'a file'}: {error.strerror}.",
            hint="Look whether the drive is there, and start the same job again: it goes on from what was saved.",
        )
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return NotWritable(f"The name is too long for this disk: {error.filename or text}.",
                           hint="Shorten the name of the file, or of the folders above it.")
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return NotWritable(f"The file would be larger than this disk or account allows: {error.filename or text}.",
                           hint="Choose a disk without that limit; FAT32 holds files of at most 4 GB.")
    if isinstance(error, PermissionError) or (isinstance(error, OSError) and error.errno == errno.EROFS):
        return NotWritable(
            f"No permission: {error.filename or text}.", hint="Choose a folder that you may write to."
        )
    if is_memory_error(error):
        return OutOfMemory(
            f"Not enough memory: {text or 'an allocation failed'}.",
            hint="Close other programs, lower BATCH_SIZE, ROUND_BATCH_SIZE or WINDOW_BATCH, or choose the preset "
                 "'quick'.",
        )
    if type(error).__module__ == "rasterio._err":  # GDAL's own words, at a place where nobody expected any
        return RasterUnreadable(f"A raster is damaged: {text}", hint="Copy, download or export it again.")
    return None
