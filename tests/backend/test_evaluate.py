"""Accuracy: the figures equal those of slow plain counting, and nothing unknown is counted."""

import html.parser
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
import sklearn.metrics
from affine import Affine
from rasterio.warp import transform
from sparse_wsss.accuracy import confusion_matrix, figures, kappa, majority
from sparse_wsss.errors import (
    NoCrs,
    NoOverlap,
    NotWritable,
    NoValidPixels,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
    ReferenceUnreadable,
    UnknownClass,
)
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.writer import class_raster_sidecars, write_class_raster
from sparse_wsss.stages import comparison as stage

from tests.tiny import (
    CLASSES,
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    UTM,
    TinyScene,
    in_another_crs,
    rectangle,
    run,
    tells,
    tiny_scene,
    untouched,
    write_polygons,
    write_raster,
)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


def noisy(truth: np.ndarray, share: float = 0.3, seed: int = 0) -> np.ndarray:
    """Truth with a share of its pixels drawn anew."""
    rng = np.random.default_rng(seed)
    is_wrong = rng.random(truth.shape) < share
    return np.where(is_wrong, rng.integers(1, 5, truth.shape), truth).astype(np.uint8)


def map_of(tiny: TinyScene, codes: np.ndarray, classes: ClassTable = CLASSES) -> Path:
    path = tiny.optical.with_name("map.tif")
    write_class_raster(path, raster_info(tiny.optical), (0, 0, 128, 96), codes, classes)
    return path


def evaluated(tiny: TinyScene, path: Path, reference: Path | str, **parameters: Any) -> dict[str, Any]:
    output = tiny.optical.with_name("accuracy.json")
    run("evaluate", map=path, reference=reference, output_json=output, **parameters)
    found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


# ---------------------------------------------------------------- figures


def plain_iou(truth: list[int], found: list[int], code: int) -> float:
    both = sum(1 for a, b in zip(truth, found, strict=True) if a == code and b == code)
    either = sum(1 for a, b in zip(truth, found, strict=True) if a == code or b == code)
    return both / either


@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_those_of_plain_counting_and_of_scikit_learn(seed: int):
    rng = np.random.default_rng(seed)
    truth, found = rng.integers(0, 4, 500), rng.integers(0, 4, 500)
    found[rng.random(500) < 0.6] = truth[rng.random(500) < 0.6][0]
    result = figures(confusion_matrix(truth, found, 4), "abcd", range(4))
    ious = [plain_iou(truth.tolist(), found.tolist(), code) for code in range(4)]
    assert [row["iou"] for row in result["per_class"].values()] == pytest.approx(ious)
    assert result["miou"] == pytest.approx(np.mean(ious))
    assert result["overall_accuracy"] == pytest.approx(sklearn.metrics.accuracy_score(truth, found))
    assert result["average_accuracy"] == pytest.approx(sklearn.metrics.balanced_accuracy_score(truth, found))
    assert result["f1"] == pytest.approx(sklearn.metrics.f1_score(truth, found, average="macro"))
    assert result["kappa"] == pytest.approx(sklearn.metrics.cohen_kappa_score(truth, found))
    assert result["confusion"]["matrix"] == sklearn.metrics.confusion_matrix(truth, found).tolist()
    precision, recall, _, support = sklearn.metrics.precision_recall_fscore_support(truth, found)
    assert [row["precision"] for row in result["per_class"].values()] == pytest.approx(precision)
    assert [row["recall"] for row in result["per_class"].values()] == pytest.approx(recall)
    assert [row["support"] for row in result["per_class"].values()] == support.tolist()


def test_means_are_over_the_classes_of_the_reference():
    confusion = np.array([[8, 0, 2, 0], [5, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    result = figures(confusion, ("hit", "missed", "invented", "nowhere"), (1, 2, 3, 4))
    assert result["per_class"]["missed"]["iou"] == result["per_class"]["missed"]["precision"] == 0
    assert result["per_class"]["invented"]["iou"] == 0
    assert result["per_class"]["invented"]["recall"] is None
    assert result["per_class"]["nowhere"]["iou"] is None
    assert result["miou"] == pytest.approx((8 / 15 + 0) / 2)
    assert result["average_accuracy"] == pytest.approx(0.8 / 2)


def test_the_majority_map_is_measured_as_any_other():
    support = np.array([10, 70, 20, 0])
    confusion = np.zeros((4, 4), int)
    confusion[:, 1] = support
    painted = figures(confusion, "abcd", range(4))
    assert majority(support, "abcd") == {"class": "b", "miou": pytest.approx(painted["miou"]),
                                         "overall_accuracy": pytest.approx(painted["overall_accuracy"])}
    assert painted["kappa"] == pytest.approx(0)


def test_one_class_everywhere_has_no_kappa():
    assert kappa(np.array([[5]])) is None
    with pytest.raises(ValueError, match="without a pixel"):
        figures(np.zeros((2, 2), int), "ab", (1, 2))


# ---------------------------------------------------------------- the stage


@pytest.mark.parametrize("strip_pixels", [1, 1000, 1 << 22])
def test_the_whole_map_is_counted_whatever_the_memory(tiny: TinyScene, monkeypatch: pytest.MonkeyPatch,
                                                      strip_pixels: int):
    monkeypatch.setattr(stage, "STRIP_PIXELS", strip_pixels)
    found = noisy(tiny.truth)
    result = evaluated(tiny, map_of(tiny, found), tiny.reference)
    expected = sklearn.metrics.confusion_matrix(tiny.truth.ravel(), found.ravel())
    assert result["confusion"]["matrix"] == expected.tolist()
    assert result["confusion"]["classes"] == list(CLASSES.names)
    assert result["n_pixels"] == 96 * 128
    assert result["left_out"] == 0


def test_the_truth_is_right_everywhere(tiny: TinyScene):
    result = evaluated(tiny, map_of(tiny, tiny.truth), tiny.reference)
    assert result["miou"] == result["overall_accuracy"] == result["kappa"] == result["f1"] == 1


def test_the_truth_stays_nearly_right_when_the_reference_is_in_another_crs(tmp_path: Path):
    tiny = tiny_scene(tmp_path, crs=LAMBERT)
    other = in_another_crs(tiny.reference, tmp_path / "fine.tif", GEOGRAPHIC, 2e-5)
    assert evaluated(tiny, map_of(tiny, tiny.truth), other)["overall_accuracy"] > 0.97


def test_nodata_of_the_reference_is_not_counted(tiny: TinyScene):
    known = tiny.truth.copy()
    known[:, :64] = 0
    reference = write_raster(tiny.optical.with_name("half.tif"), known, nodata=0)
    assert evaluated(tiny, map_of(tiny, noisy(tiny.truth)), reference)["n_pixels"] == 96 * 64


@pytest.mark.parametrize("code", [0, 255])
def test_code_0_and_255_of_the_reference_are_left_out_when_the_map_has_no_such_class(tiny: TinyScene, code: int):
    known = tiny.truth.copy()
    known[:10] = code
    reference = write_raster(tiny.optical.with_name("gaps.tif"), known)
    result = evaluated(tiny, map_of(tiny, tiny.truth), reference)
    assert result["n_pixels"] == 86 * 128
    assert result["miou"] == 1


def test_code_0_counts_when_it_is_a_class_of_the_map(tiny: TinyScene):
    classes = ClassTable.from_pairs([(0, "fallow"), *zip(CLASSES.codes, CLASSES.names, strict=True)])
    known = tiny.truth.copy()
    known[:10] = 0
    reference = write_raster(tiny.optical.with_name("fallow.tif"), known)
    result = evaluated(tiny, map_of(tiny, known, classes), reference)
    assert result["n_pixels"] == 96 * 128
    assert result["per_class"]["fallow"]["iou"] == 1


def test_a_class_that_only_the_reference_has_counts_as_missed(tiny: TinyScene):
    known = tiny.truth.copy()
    known[:10] = 9
    reference = write_raster(tiny.optical.with_name("more.tif"), known)
    result = evaluated(tiny, map_of(tiny, tiny.truth), reference)
    assert result["per_class"]["class 9"] == {"iou": 0, "precision": 0, "recall": 0, "f1": 0, "support": 10 * 128,
                                              "code": 9}
    assert result["miou"] == pytest.approx(np.mean([row["iou"] for row in result["per_class"].values()]))
    assert len(result["per_class"]) == 5


def test_pixels_that_the_map_leaves_open_are_left_out_and_told(tiny: TinyScene):
    mapped = noisy(tiny.truth)
    mapped[:24] = 255
    path = map_of(tiny, mapped)
    outputs, events = run("evaluate", map=path, reference=tiny.reference, output_json=path.with_suffix(".json"))
    result = json.loads(Path(outputs["output_json"]).read_text(encoding="utf-8"))
    assert result["left_out"] == 24 * 128
    assert result["left_out_share"] == 0.25
    assert result["n_pixels"] == 72 * 128
    assert any("25.0%" in message for message in events.messages("warning"))


def test_only_the_extent_is_counted(tiny: TinyScene):
    mapped = tiny.truth.copy()
    mapped[:48] = 1
    bounds = rectangle((30, 50, 40, 20)).bounds
    extent = f"{bounds[0]},{bounds[2]},{bounds[1]},{bounds[3]} [EPSG:32632]"
    result = evaluated(tiny, map_of(tiny, mapped), tiny.reference, extent=extent)
    assert result["n_pixels"] == 40 * 20
    assert result["overall_accuracy"] == 1


def test_a_map_without_names_is_evaluated_by_code(tiny: TinyScene):
    path = write_raster(tiny.optical.with_name("plain.tif"), tiny.truth)
    result = evaluated(tiny, path, tiny.reference)
    assert result["miou"] == 1
    assert list(result["per_class"]) == ["class 1", "class 2", "class 3", "class 4"]


def test_polygons_are_compared_by_name_or_by_code(tiny: TinyScene):
    shapes = [rectangle((column, row, 4, 4)) for row in range(0, 96, 4) for column in range(0, 128, 4)]
    codes = [int(tiny.truth[row, column]) for row in range(0, 96, 4) for column in range(0, 128, 4)]
    names = [CLASSES.names[code - 1].upper() for code in codes]
    path = write_polygons(tiny.optical.with_name("fields.gpkg"), shapes, {"name": names, "code": codes})
    for field in ("name", "code"):
        result = evaluated(tiny, map_of(tiny, tiny.truth), path, class_field=field)
        assert result["miou"] == 1
        assert result["n_pixels"] == 96 * 128


def test_a_polygon_class_that_the_map_lacks_counts_as_missed(tiny: TinyScene):
    shapes = [rectangle((0, 0, 128, 48)), rectangle((0, 48, 128, 48))]
    path = write_polygons(tiny.optical.with_name("fields.gpkg"), shapes, {"name": ["water", "glacier"]})
    result = evaluated(tiny, map_of(tiny, np.ones((96, 128), np.uint8)), path, class_field="name")
    assert result["per_class"]["water"]["recall"] == 1
    assert result["per_class"]["glacier"]["iou"] == 0
    assert result["overall_accuracy"] == 0.5


def test_a_reference_that_numbers_its_classes_otherwise_is_compared_by_name(tiny: TinyScene):
    theirs = ClassTable.from_pairs([(1, "built"), (2, "crops"), (3, "glacier"), (7, "water"), (8, "forest")])
    codes = np.array([0, 7, 8, 2, 1], np.uint8)[tiny.truth]
    codes[:10] = 3
    reference = write_raster(tiny.optical.with_name("theirs.tif"), codes)
    class_raster_sidecars(reference, theirs)
    path = map_of(tiny, tiny.truth)
    outputs, events = run("evaluate", map=path, reference=reference, output_json=path.with_suffix(".json"))
    result = json.loads(Path(outputs["output_json"]).read_text(encoding="utf-8"))
    assert result["per_class"]["glacier"]["support"] == 10 * 128
    assert result["overall_accuracy"] == pytest.approx(86 / 96)
    assert all(result["per_class"][name]["recall"] == 1 for name in CLASSES.names)
    assert any("by name" in message for message in events.messages("warning"))


# ---------------------------------------------------------------- confidence


def confidence_of(tiny: TinyScene, values: np.ndarray, name: str = "confidence.tif", **grid: Any) -> Path:
    return write_raster(tiny.optical.with_name(name), values.astype(np.float32), nodata=float("nan"), **grid)


@pytest.mark.parametrize("strip_pixels", [1000, 1 << 22])
def test_calibration_equals_slow_plain_binning_whatever_the_memory(tiny: TinyScene, monkeypatch: pytest.MonkeyPatch,
                                                                   strip_pixels: int):
    monkeypatch.setattr(stage, "STRIP_PIXELS", strip_pixels)
    found = noisy(tiny.truth)
    values = np.random.default_rng(1).random(tiny.truth.shape).astype(np.float32)
    values[:5] = np.nan
    result = evaluated(tiny, map_of(tiny, found), tiny.reference, confidence=confidence_of(tiny, values))["calibration"]
    is_right, gaps = found == tiny.truth, 0.0
    for one in result["bins"]:
        inside = (values >= np.float32(one["low"])) & (values < np.float32(one["high"]))
        assert one["count"] == inside.sum()
        assert one["confidence"] == pytest.approx(values[inside].mean(), abs=1e-5)
        assert one["accuracy"] == pytest.approx(is_right[inside].mean())
        gaps += abs(values[inside].mean() - is_right[inside].mean()) * inside.sum()
    assert result["n_pixels"] == np.isfinite(values).sum()
    assert result["ece"] == pytest.approx(gaps / np.isfinite(values).sum(), abs=1e-5)


def test_confidence_counts_where_accuracy_does_and_right_is_what_is_right_there(tiny: TinyScene):
    theirs = ClassTable.from_pairs([(1, "built"), (2, "crops"), (7, "water"), (8, "forest")])
    codes = np.array([0, 7, 8, 2, 1], np.uint8)[tiny.truth]
    codes[:10] = 0  # nothing known there
    reference = write_raster(tiny.optical.with_name("theirs.tif"), codes)
    class_raster_sidecars(reference, theirs)
    mapped = noisy(tiny.truth)
    mapped[10:20] = 255
    result = evaluated(tiny, map_of(tiny, mapped), reference, confidence=confidence_of(tiny, np.full((96, 128), 0.75)))
    assert result["calibration"]["n_pixels"] == result["n_pixels"] == 76 * 128
    assert result["calibration"]["accuracy"] == pytest.approx(result["overall_accuracy"])
    assert result["calibration"]["ece"] == pytest.approx(abs(0.75 - result["overall_accuracy"]))


def test_a_confidence_that_is_none_or_lies_elsewhere_is_told(tiny: TinyScene):
    path = map_of(tiny, tiny.truth)
    good = np.full((96, 128), 0.5)
    shifted = confidence_of(tiny, good, "shifted.tif", transform=NORTH_UP @ Affine.translation(1, 0))
    cases = [
        (RasterMismatch, ("small.tif", "40 x 30"), confidence_of(tiny, good[:30, :40], "small.tif")),
        (RasterMismatch, ("shifted.tif", "shifted or"), shifted),
        (RasterMismatch, ("percent.tif", "50"), confidence_of(tiny, 100 * good, "percent.tif")),
        (RasterMissing, ("nowhere.tif",), tiny.optical.with_name("nowhere.tif")),
        (NoValidPixels, ("empty.tif",), confidence_of(tiny, np.nan * good, "empty.tif")),
    ]
    for kind, words, confidence in cases:
        with untouched(tiny.optical.parent), tells(kind, *words):
            run("evaluate", map=path, reference=tiny.reference, confidence=confidence,
                output_json=path.with_suffix(".json"))


# ---------------------------------------------------------------- areas


def random_points(tiny: TinyScene, n_units: int, seed: int = 0) -> tuple[list[shapely.Point], list[int]]:
    """Points in random pixels, with the true class there."""
    rng = np.random.default_rng(seed)
    rows, columns = rng.integers(0, 96, n_units), rng.integers(0, 128, n_units)
    points = [shapely.Point(NORTH_UP @ (column + 0.5, row + 0.5)) for column, row in zip(columns, rows, strict=True)]
    return points, tiny.truth[rows, columns].tolist()


def test_random_points_give_areas_whose_intervals_hold_the_truth(tiny: TinyScene):
    shapes, codes = random_points(tiny, 400)
    path = write_polygons(tiny.optical.with_name("points.gpkg"), shapes, {"code": codes}, kind="Point")
    mapped = tiny.truth.copy()
    mapped[(tiny.truth == 3) & (np.random.default_rng(3).random(tiny.truth.shape) < 0.4)] = 4  # crops taken for built
    area = evaluated(tiny, map_of(tiny, mapped), path)["area"]
    assert (area["unit"], area["reference"], area["n_units"]) == ("ha", "sample", 400)
    hectares = sum(row["mapped"] for row in area["per_class"].values()) / mapped.size
    assert hectares == pytest.approx(0.01, rel=0.002)  # a pixel of 10 m; UTM shrinks a little here
    for code, one in enumerate(CLASSES.classes, 1):
        row = area["per_class"][one.name]
        assert row["mapped"] == pytest.approx(hectares * (mapped == code).sum())
        truth = hectares * (tiny.truth == code).sum()
        assert row["area"]["low"] - 1e-3 <= truth <= row["area"]["high"] + 1e-3
    crops = area["per_class"]["crops"]
    assert crops["mapped"] < crops["area"]["low"]
    assert crops["precision"]["value"] == 1
    assert crops["recall"]["low"] < 0.6 < crops["recall"]["high"]
    assert area["overall_accuracy"]["low"] < (mapped == tiny.truth).mean() < area["overall_accuracy"]["high"]


def test_points_in_another_crs_and_outside_of_the_map_find_their_pixels(tiny: TinyScene):
    shapes, codes = random_points(tiny, 100)
    x, y = transform(UTM, GEOGRAPHIC, [one.x for one in shapes], [one.y for one in shapes])
    degrees = [shapely.Point(*place) for place in zip(x, y, strict=True)] + [shapely.Point(0, 0)]
    path = write_polygons(tiny.optical.with_name("points.gpkg"), degrees, {"code": [*codes, 1]}, crs=GEOGRAPHIC,
                          kind="Point")
    result = evaluated(tiny, map_of(tiny, tiny.truth), path)
    assert result["overall_accuracy"] == 1
    assert result["area"]["n_units"] == 100


def test_each_part_of_a_polygon_is_one_unit_however_large(tiny: TinyScene):
    small, large = rectangle((2, 2, 3, 3)), rectangle((20, 20, 40, 40))
    both = shapely.MultiPolygon([rectangle((70, 5, 8, 8)), rectangle((90, 5, 8, 8))])
    path = write_polygons(tiny.optical.with_name("fields.gpkg"), [shapely.MultiPolygon([one]) for one in (small, large)]
                          + [both], {"code": [1, 2, 1]}, kind="MultiPolygon")
    result = evaluated(tiny, map_of(tiny, np.ones((96, 128), np.uint8)), path)
    assert result["n_pixels"] == 9 + 1600 + 128
    assert result["area"]["n_units"] == 4
    assert result["area"]["per_class"]["water"]["precision"]["value"] == 0.75
    assert result["area"]["per_class"]["forest"]["area"]["value"] == pytest.approx(0.25 * 96 * 128 * 0.01, rel=0.002)


def test_a_reference_of_the_whole_map_has_areas_without_an_interval(tiny: TinyScene):
    mapped = noisy(tiny.truth)
    area = evaluated(tiny, map_of(tiny, mapped), tiny.reference)["area"]
    assert (area["reference"], area["share_known"], area["n_units"]) == ("whole", 1, None)
    for code, one in enumerate(CLASSES.classes, 1):
        row = area["per_class"][one.name]
        assert row["area"]["value"] == pytest.approx(0.01 * (tiny.truth == code).sum(), rel=0.002)
        assert row["area"]["standard_error"] is row["area"]["low"] is None


def test_a_raster_of_a_part_corrects_the_whole_but_claims_no_interval(tiny: TinyScene):
    known = tiny.truth.copy()
    known[:, 64:] = 0
    reference = write_raster(tiny.optical.with_name("west.tif"), known, nodata=0)
    mapped = tiny.truth.copy()
    mapped[tiny.truth == 3] = 4
    area = evaluated(tiny, map_of(tiny, mapped), reference)["area"]
    assert (area["reference"], area["share_known"]) == ("part", 0.5)
    assert area["per_class"]["crops"]["mapped"] == 0
    assert area["per_class"]["crops"]["area"]["value"] > 0
    assert area["per_class"]["crops"]["area"]["low"] is None
    total = sum(row["area"]["value"] for row in area["per_class"].values())
    assert total == pytest.approx(96 * 128 * 0.01, rel=0.002)


def test_no_area_is_claimed_when_a_class_of_the_map_has_no_units(tiny: TinyScene):
    shapes, codes = random_points(tiny, 300)
    chosen = [k for k, code in enumerate(codes) if code != 4]
    path = write_polygons(tiny.optical.with_name("points.gpkg"), [shapes[k] for k in chosen],
                          {"code": [codes[k] for k in chosen]}, kind="Point")
    page = tiny.optical.with_name("accuracy.html")
    area = evaluated(tiny, map_of(tiny, tiny.truth), path, output_html=page)["area"]
    assert all(row["area"]["value"] is None for row in area["per_class"].values())
    assert area["per_class"]["water"]["precision"]["value"] == 1
    assert area["per_class"]["built"]["mapped"] > 0
    assert "fewer than 2 units lie where the map shows built" in page.read_text(encoding="utf-8")


def test_only_the_extent_is_estimated(tiny: TinyScene):
    shapes, codes = random_points(tiny, 600)
    path = write_polygons(tiny.optical.with_name("points.gpkg"), shapes, {"code": codes}, kind="Point")
    bounds = rectangle((0, 0, 64, 96)).bounds
    area = evaluated(tiny, map_of(tiny, tiny.truth), path, extent=f"{bounds[0]},{bounds[2]},{bounds[1]},{bounds[3]}"
                     " [EPSG:32632]")["area"]
    assert sum(row["mapped"] for row in area["per_class"].values()) == pytest.approx(64 * 96 * 0.01, rel=0.002)
    assert 200 < area["n_units"] < 400


# ---------------------------------------------------------------- the report


class Outline(html.parser.HTMLParser):
    """Collects tags and text; a script or a link would show."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_shows_figures_and_confusion_and_escapes_names(tiny: TinyScene):
    classes = ClassTable.from_pairs([(1, "<script>alert(1)</script>"), (2, "a & b"), (3, "crops"), (4, "built")])
    path = map_of(tiny, noisy(tiny.truth), classes)
    page = path.with_suffix(".html")
    result = evaluated(tiny, path, tiny.reference, output_html=page)
    outline = Outline()
    outline.feed(page.read_text(encoding="utf-8"))
    assert "script" not in outline.tags
    assert "<script>alert(1)</script>" in outline.text
    assert f"{100 * result['miou']:.1f} %" in outline.text
    assert outline.tags.count("td") >= 4 * 4
    assert outline.tags.count("table") == 3
    assert "svg" not in outline.tags


def test_the_report_shows_the_reliability_curve_and_the_areas(tiny: TinyScene):
    shapes, codes = random_points(tiny, 300)
    points = write_polygons(tiny.optical.with_name("points.gpkg"), shapes, {"code": codes}, kind="Point")
    mapped = noisy(tiny.truth)
    confidence = confidence_of(tiny, np.where(mapped == tiny.truth, 0.8, 0.6))
    path = map_of(tiny, mapped)
    page = path.with_suffix(".html")
    result = evaluated(tiny, path, points, confidence=confidence, output_html=page)
    outline = Outline()
    outline.feed(page.read_text(encoding="utf-8"))
    assert outline.tags.count("svg") == 1
    assert f"error {100 * result['calibration']['ece']:.1f} %" in outline.text
    assert "means what it says" in outline.text
    assert "Estimated [ha]" in outline.text
    assert "Olofsson et al. 2014" in outline.text
    low, high = (result["area"]["per_class"]["water"]["area"][side] for side in ("low", "high"))
    assert f"{low:.3g} to {high:.3g}" in outline.text


# ---------------------------------------------------------------- what does not work


def test_what_does_not_work_is_told_and_old_figures_stay(tiny: TinyScene):
    folder = tiny.optical.parent
    path, output = map_of(tiny, tiny.truth), folder / "accuracy.json"
    evaluated(tiny, path, tiny.reference)
    plain = write_raster(folder / "plain.tif", tiny.truth)
    far = write_raster(folder / "far.tif", tiny.truth, transform=NORTH_UP @ Affine.translation(9000, 0))
    empty = write_raster(folder / "empty.tif", np.full((96, 128), 255, np.uint8), nodata=255)
    other = write_raster(folder / "other.tif", np.full((96, 128), 77, np.uint8))
    heights = write_raster(folder / "heights.tif", np.full((96, 128), 812.5, np.float32))
    no_crs = write_raster(folder / "no_crs.tif", tiny.truth, crs=None)
    named = write_polygons(folder / "named.gpkg", [rectangle((0, 0, 9, 9))], {"name": ["water"]})
    strange = write_polygons(folder / "strange.gpkg", [rectangle((0, 0, 9, 9))], {"name": ["Wasser"]})
    broken = write_raster(folder / "broken.tif", np.random.default_rng(0).integers(1, 5, (96, 128)).astype(np.uint8))
    broken.write_bytes(broken.read_bytes()[:6000])
    (folder / "file").write_text("no folder", encoding="utf-8")
    cases = [
        (RasterMissing, ("nowhere.tif",), {"map": folder / "nowhere.tif"}),
        (RasterUnreadable, ("broken.tif",), {"map": broken}),
        (RasterMismatch, ("heights.tif", "812.5"), {"map": heights}),
        (NoCrs, ("no_crs.tif",), {"map": no_crs}),
        (NoValidPixels, ("empty.tif",), {"map": empty}),
        (ReferenceUnreadable, ("nowhere.tif",), {"reference": folder / "nowhere.tif"}),
        (ReferenceUnreadable, ("broken.tif",), {"reference": broken}),
        (ReferenceUnreadable, ("heights.tif", "812.5"), {"reference": heights}),
        (NoCrs, ("no_crs.tif",), {"reference": no_crs}),
        (NoOverlap, ("far.tif", "map.tif"), {"reference": far}),
        (NoOverlap, ("empty.tif",), {"reference": empty}),
        (NoOverlap, ("map.tif",), {"extent": "0,1,0,1 [EPSG:4326]"}),
        (UnknownClass, ("class 77", "water"), {"reference": other}),
        (UnknownClass, ("Wasser", "water"), {"reference": strange}),
        (UnknownClass, ("plain.tif", "names"), {"map": plain, "reference": named}),
        (NotWritable, (str(folder / "file"),), {"output_json": folder / "file" / "out.json"}),
    ]
    for kind, words, parameters in cases:
        with untouched(folder), tells(kind, *words):
            run("evaluate", **{"map": path, "reference": tiny.reference, "output_json": output, **parameters})
