"""Changes between two maps: every pixel that both know is counted once, and only what differs is shown."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import (
    BadJob,
    Cancelled,
    NoCrs,
    NotWritable,
    NoValidPixels,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
)
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps import class_map
from sparse_wsss.maps.changes import change_table, changed
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.rasters.writer import class_raster_sidecars

from tests.tiny import (
    CLASSES,
    DEGREES,
    GEOGRAPHIC,
    NORTH_UP,
    ON_EVERY_GRID,
    Events,
    run,
    tells,
    untouched,
    write_raster,
)

HEIGHT, WIDTH = 50, 70


def drawn(seed: int) -> np.ndarray:
    """Codes 1 to 4, and 255 in a tenth of the pixels."""
    rng = np.random.default_rng(seed)
    codes = rng.integers(1, 5, (HEIGHT, WIDTH)).astype(np.uint8)
    codes[rng.random(codes.shape) < 0.1] = 255
    return codes


def map_of(path: Path, codes: np.ndarray, classes: ClassTable | None = CLASSES, **grid: Any) -> Path:
    write_raster(path, codes, nodata=255 if codes.dtype == np.uint8 else None, **grid)
    if classes is not None:
        class_raster_sidecars(path, classes)
    return path


def compared(folder: Path, before: Path, after: Path) -> tuple[dict[str, Any], list[dict[str, str]], np.ndarray]:
    """Outputs, rows of the table, and codes of the changes."""
    outputs, _ = run("changes", before=before, after=after, output=folder / "changes.tif",
                     output_table=folder / "changes.csv")
    with open(outputs["output_table"], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with rasterio.open(outputs["output"]) as dataset:
        return outputs, rows, dataset.read(1)


def plain_counts(before: np.ndarray, after: np.ndarray) -> dict[tuple[int, int], int]:
    counts: dict[tuple[int, int], int] = {}
    for old, new in zip(before.ravel().tolist(), after.ravel().tolist(), strict=True):
        if old != 255 and new != 255:
            counts[old, new] = counts.get((old, new), 0) + 1
    return counts


# ---------------------------------------------------------------- arrays


def test_a_pixel_changes_when_both_know_it_and_their_classes_differ():
    before, after = np.array([[1, 1, 255, 255, 0]]), np.array([[1, 2, 2, 255, 7]])
    np.testing.assert_array_equal(changed(before, after), [[255, 2, 255, 255, 7]])


def test_the_table_has_a_row_for_each_pair_that_occurs_and_no_hectares_where_none_are_known():
    pixels = np.zeros((256, 256), np.int64)
    pixels[1, 2], pixels[2, 2], pixels[2, 255] = 1, 3, 9
    assert change_table(pixels, None, CLASSES, CLASSES).splitlines() == [
        "before,class_before,after,class_after,pixels,hectares,share", "1,water,2,forest,1,,0.250000",
        "2,forest,2,forest,3,,0.750000"]


# ---------------------------------------------------------------- the stage


@pytest.mark.parametrize("window_px", [16, 33, 2048])
def test_counts_and_raster_equal_those_of_plain_counting_whatever_the_memory(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window_px: int):
    monkeypatch.setattr(class_map, "WINDOW_PX", window_px)
    before, after = drawn(0), drawn(1)
    outputs, rows, shown = compared(tmp_path, map_of(tmp_path / "a.tif", before), map_of(tmp_path / "b.tif", after))
    counts = plain_counts(before, after)
    assert {(int(row["before"]), int(row["after"])): int(row["pixels"]) for row in rows} == counts
    assert all(row["class_before"] == CLASSES.names[int(row["before"]) - 1] for row in rows)
    assert all(row["class_after"] == CLASSES.names[int(row["after"]) - 1] for row in rows)
    differs = (before != after) & (before != 255) & (after != 255)
    np.testing.assert_array_equal(shown, np.where(differs, after, 255))
    assert outputs["n_changed"] == differs.sum()
    assert outputs["changed_share"] == pytest.approx(differs.sum() / sum(counts.values()))


def test_the_counts_sum_to_all_pixels_that_both_maps_know_and_the_shares_to_one(tmp_path: Path):
    before, after = drawn(0), drawn(1)
    outputs, rows, _ = compared(tmp_path, map_of(tmp_path / "a.tif", before), map_of(tmp_path / "b.tif", after))
    n_known = int(((before != 255) & (after != 255)).sum())
    assert sum(int(row["pixels"]) for row in rows) == outputs["n_pixels"] == n_known
    assert sum(float(row["share"]) for row in rows) == pytest.approx(1, abs=1e-4)


def test_a_map_does_not_change_into_itself(tmp_path: Path):
    path = map_of(tmp_path / "a.tif", drawn(0))
    twin = map_of(tmp_path / "twin.tif", drawn(0))
    outputs, rows, shown = compared(tmp_path, path, twin)
    assert outputs["n_changed"] == outputs["changed_share"] == 0
    assert {row["before"] == row["after"] for row in rows} == {True}
    assert set(shown.ravel()) == {255}


def test_back_and_forth_are_the_same_table_turned_over(tmp_path: Path):
    first, second = map_of(tmp_path / "a.tif", drawn(0)), map_of(tmp_path / "b.tif", drawn(1))
    _, there, _ = compared(tmp_path, first, second)
    _, back, _ = compared(tmp_path, second, first)
    assert sorted((row["before"], row["after"], row["pixels"], row["hectares"]) for row in there) == sorted(
        (row["after"], row["before"], row["pixels"], row["hectares"]) for row in back)


@ON_EVERY_GRID
def test_hectares_are_those_of_the_ground_in_any_crs(tmp_path: Path, crs: CRS, transform: Affine):
    before, after, grid = drawn(0), drawn(1), {"crs": crs, "transform": transform}
    first, second = map_of(tmp_path / "a.tif", before, **grid), map_of(tmp_path / "b.tif", after, **grid)
    _, rows, _ = compared(tmp_path, first, second)
    areas = pixel_areas(raster_info(tmp_path / "a.tif"), 0, 0, WIDTH, HEIGHT)
    assert areas is not None
    for row in rows:
        here = (before == int(row["before"])) & (after == int(row["after"]))
        assert float(row["hectares"]) == pytest.approx(areas[here].sum() / 10_000, abs=1e-4)


def authalic(latitude: float) -> float:
    """Area of WGS 84 from the equator to a latitude, m2 for each radian of longitude: the closed form."""
    a, e2 = 6_378_137.0, 0.0066943799901413165
    e, sine = e2**0.5, np.sin(np.radians(latitude))
    return float(a**2 * (1 - e2) / 2 * (sine / (1 - e2 * sine**2) + np.arctanh(e * sine) / e))


def test_hectares_of_a_map_in_degrees_are_those_of_the_closed_form(tmp_path: Path):
    one, two = np.ones((HEIGHT, WIDTH), np.uint8), np.full((HEIGHT, WIDTH), 2, np.uint8)
    grid = {"crs": GEOGRAPHIC, "transform": DEGREES}  # a pixel is 0.001 degrees, the first corner at 47 north
    _, rows, _ = compared(tmp_path, map_of(tmp_path / "a.tif", one, **grid), map_of(tmp_path / "b.tif", two, **grid))
    expected = (authalic(47) - authalic(47 - 0.001 * HEIGHT)) * np.radians(0.001 * WIDTH) / 10_000
    assert [float(row["hectares"]) for row in rows] == pytest.approx([expected], rel=1e-6)


def test_a_crs_without_a_place_on_the_globe_has_pixels_and_no_hectares(tmp_path: Path):
    local = CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]')
    paths = [map_of(tmp_path / f"{seed}.tif", drawn(seed), crs=local) for seed in (0, 1)]
    _, rows, _ = compared(tmp_path, *paths)
    assert {row["hectares"] for row in rows} == {""}
    assert {tuple(map(int, (row["before"], row["after"]))): int(row["pixels"]) for row in rows} == plain_counts(
        drawn(0), drawn(1))


def test_the_changes_open_with_the_names_and_colours_of_the_later_map(tmp_path: Path):
    renamed = ClassTable.from_json([{**row, "name": f"new {row['name']}"} for row in CLASSES.to_json()])
    _, rows, _ = compared(tmp_path, map_of(tmp_path / "a.tif", drawn(0)),
                          map_of(tmp_path / "b.tif", drawn(1), renamed))
    assert read_class_table(tmp_path / "changes.tif") == renamed
    assert "new forest" in (tmp_path / "changes.qml").read_text(encoding="utf-8")
    with rasterio.open(tmp_path / "changes.tif") as dataset:
        assert dataset.nodata == 255
        assert "#{:02x}{:02x}{:02x}".format(*dataset.colormap(1)[2][:3]) == CLASSES.colours[1]
    assert {row["class_before"] for row in rows} == set(CLASSES.names)
    assert {row["class_after"] for row in rows} == set(renamed.names)


def test_maps_without_names_are_compared_by_code_and_0_is_nothing_known(tmp_path: Path):
    before, after = drawn(0), drawn(1)
    before[:5] = 0
    outputs, events = run("changes", before=map_of(tmp_path / "a.tif", before, None),
                          after=map_of(tmp_path / "b.tif", after, None), output=tmp_path / "c.tif")
    both = (before != 255) & (before != 0) & (after != 255)
    assert outputs["n_pixels"] == both.sum()
    assert outputs["output_table"] is None
    assert any("in one map alone" in message for message in events.messages("warning"))
    found = read_class_table(tmp_path / "c.tif")
    assert found is not None
    assert found.names == ("class 1", "class 2", "class 3", "class 4")


def test_0_is_a_class_where_the_map_names_it(tmp_path: Path):
    classes = ClassTable.from_pairs([(0, "fallow"), *zip(CLASSES.codes, CLASSES.names, strict=True)])
    before, after = drawn(0), drawn(1)
    after[:5] = 0
    outputs, rows, shown = compared(tmp_path, map_of(tmp_path / "a.tif", before),
                                    map_of(tmp_path / "b.tif", after, classes))
    assert outputs["n_pixels"] == ((before != 255) & (after != 255)).sum()
    assert "fallow" in {row["class_after"] for row in rows}
    assert (shown[:5] == 0).sum() == (before[:5] != 255).sum()


def test_codes_as_decimal_numbers_are_codes(tmp_path: Path):
    before = drawn(0).astype(np.float32)
    before[before == 255] = np.nan
    _, rows, _ = compared(tmp_path, map_of(tmp_path / "a.tif", before), map_of(tmp_path / "b.tif", drawn(1)))
    assert {tuple(map(int, (row["before"], row["after"]))): int(row["pixels"]) for row in rows} == plain_counts(
        drawn(0), drawn(1))


# ---------------------------------------------------------------- what a person may get wrong


def other_size(folder: Path) -> Path:
    return map_of(folder / "other.tif", drawn(1)[:-1])


def other_place(folder: Path) -> Path:
    return map_of(folder / "other.tif", drawn(1), transform=NORTH_UP @ Affine.translation(0.5, 0))


def other_crs(folder: Path) -> Path:
    return map_of(folder / "other.tif", drawn(1), crs=CRS.from_epsg(32633))


def three_bands(folder: Path) -> Path:
    return write_raster(folder / "other.tif", np.stack([drawn(1)] * 3))


def heights(folder: Path) -> Path:
    return write_raster(folder / "other.tif", drawn(1).astype(np.float32) + 0.5)


def numbered_otherwise(folder: Path) -> Path:
    turned = ClassTable.from_pairs(zip(CLASSES.codes, reversed(CLASSES.names), strict=True))
    return map_of(folder / "other.tif", drawn(1), turned)


def missing(folder: Path) -> Path:
    return folder / "other.tif"


def no_raster(folder: Path) -> Path:
    (folder / "other.tif").write_text("not a raster", encoding="utf-8")
    return folder / "other.tif"


def without_crs(folder: Path) -> Path:
    return map_of(folder / "other.tif", drawn(1), crs=None)


def nowhere_both(folder: Path) -> Path:
    return map_of(folder / "other.tif", np.where(drawn(0) == 255, 1, 255).astype(np.uint8))


@pytest.mark.parametrize(("make", "kind", "words"), [
    (other_size, RasterMismatch, ("not on the grid of a.tif", "70 x 49 pixels")),
    (other_place, RasterMismatch, ("not on the grid of a.tif", "shifted")),
    (other_crs, RasterMismatch, ("not on the grid of a.tif",)),
    (three_bands, RasterMismatch, ("other.tif is no map of class codes", "3 bands")),
    (heights, RasterMismatch, ("other.tif is no map of class codes", ".5")),
    (numbered_otherwise, RasterMismatch, ("number their classes differently", "'built' is 4 before and 1 after")),
    (missing, RasterMissing, ("other.tif",)),
    (no_raster, RasterUnreadable, ("other.tif",)),
    (without_crs, NoCrs, ("other.tif",)),
    (nowhere_both, NoValidPixels, ("a.tif and other.tif",)),
])
def test_what_cannot_be_compared_is_told_and_nothing_is_written(tmp_path: Path, make: Any, kind: Any,
                                                                words: tuple[str, ...]):
    before, other = map_of(tmp_path / "a.tif", drawn(0)), make(tmp_path)
    out = tmp_path / "out"
    compared(out, before, map_of(tmp_path / "b.tif", drawn(1)))  # of the time before
    with untouched(tmp_path), tells(kind, *words):
        run("changes", before=before, after=other, output=out / "changes.tif", output_table=out / "changes.csv")


@pytest.mark.parametrize("name", ["before", "after"])
def test_an_output_over_an_input_is_refused(tmp_path: Path, name: str):
    job = {"before": map_of(tmp_path / "a.tif", drawn(0)), "after": map_of(tmp_path / "b.tif", drawn(1))}
    with untouched(tmp_path), tells(BadJob, "OUTPUT would be written over"):
        run("changes", **job, output=job[name])


def test_a_table_that_cannot_be_written_leaves_the_raster_of_before(tmp_path: Path):
    paths = [map_of(tmp_path / f"{seed}.tif", drawn(seed)) for seed in (0, 1)]
    compared(tmp_path, *paths)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with untouched(tmp_path), tells(NotWritable, "file"):
        run("changes", before=paths[1], after=paths[0], output=tmp_path / "changes.tif",
            output_table=tmp_path / "file" / "changes.csv")


class StopsAt(Events):
    """Asks for a stop when it hears a message."""

    def __init__(self, message: str) -> None:
        super().__init__()
        self.message, self.reporter = message, Reporter([self])

    def write(self, event: dict[str, Any]) -> None:
        """Listen."""
        super().write(event)
        if event["event"] == "progress" and event["message"].startswith(self.message):
            self.reporter.stop("Stopped by the test")


@pytest.mark.parametrize("message", ["Counting", "Writing"])
def test_a_stop_is_noticed_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, message: str):
    monkeypatch.setattr(class_map, "WINDOW_PX", 16)
    job = {"before": str(map_of(tmp_path / "a.tif", drawn(0))), "after": str(map_of(tmp_path / "b.tif", drawn(1))),
           "output": str(tmp_path / "out" / "c.tif"), "output_table": str(tmp_path / "out" / "c.csv")}
    stopper = StopsAt(message)
    with pytest.raises(Cancelled, match="Stopped by the test during 'changes'"):
        run_stage("changes", job, stopper.reporter)
    assert not list((tmp_path / "out").glob("*"))


def test_the_bar_never_goes_back_and_ends_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(class_map, "WINDOW_PX", 16)
    _, events = run("changes", before=map_of(tmp_path / "a.tif", drawn(0)), after=map_of(tmp_path / "b.tif", drawn(1)),
                    output=tmp_path / "c.tif")
    shares = [event["overall"] for event in events.events if event["event"] == "progress"]
    assert shares == sorted(shares)
    assert shares[-1] == 100


def test_changes_and_export_start_without_torch():
    code = ("import sys; from sparse_wsss.stages import changes, export; "
            "print([name for name in ('torch', 'sklearn', 'scipy') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"
