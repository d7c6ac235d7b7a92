"""The report of a run: whole, standalone, safe to open, and patient with what is missing."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser

import numpy as np
import pytest
from affine import Affine
from sparse_wsss.calibration import calibration_figures, reliability
from sparse_wsss.errors import RunIncomplete
from sparse_wsss.rasters.quicklook import natural_bands, natural_picture, read_decimated, window_under
from sparse_wsss.report.__main__ import main
from sparse_wsss.report.page import Html, element, swatch
from sparse_wsss.report.run_facts import gather
from sparse_wsss.report.run_report import rebuild_report, write_run_report
from sparse_wsss.run_folder import RunFolder

from tests.sample_run import sample_run
from tests.tiny import CLASSES, write_raster

VOID = {"meta", "img", "br", "path", "use", "rect"}


class Balanced(HTMLParser):
    """Notes elements that are not closed, and every address that the page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.addresses += [value for key, value in attributes if key in ("src", "href") and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.names.add(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def parsed(text: str) -> Balanced:
    parser = Balanced()
    parser.feed(text)
    return parser


def test_report_of_a_finished_run_has_every_part(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    text = write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    titles = re.findall("<h2>(.*?)</h2>", text)
    assert titles == ["Map", "Accuracy", "Training", "Attention heads", "What the heads look at",
                      "Clusters and their names", "Refinement", "How it was made"]
    assert text.count("<img") == 3 + 3
    assert text.count("<svg") == 5


def test_report_shows_what_the_evaluation_measured_of_confidence_and_areas(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    path = run.path / "evaluate" / "accuracy.json"
    rng = np.random.default_rng(0)
    sure = rng.random(1000)
    figure = {"value": 0.5, "standard_error": 0.1, "low": 0.3, "high": 0.7}
    area = {"unit": "ha", "reference": "sample", "share_known": 0.1, "n_units": 40, "overall_accuracy": figure,
            "per_class": {one.name: {"mapped": 1234.5, "units": 10, "area": figure, "precision": figure,
                                     "recall": figure} for one in CLASSES.classes}}
    found = {**json.loads(path.read_text()), "area": area,
             "calibration": calibration_figures(reliability(sure, rng.random(1000) < sure))}
    path.write_text(json.dumps(found))
    text = write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    titles = re.findall("<h2>(.*?)</h2>", text)
    assert titles[titles.index("Accuracy") + 1 :][:2] == ["Confidence", "Areas"]
    assert text.count("<svg") == 6
    assert parsed(text).open == []
    for words in ("means what it says", "1,234", "From 40 units", "30.0 % to 70.0 %"):
        assert words in text


def test_report_is_one_file_without_scripts(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    page = parsed(write_run_report(run, land_cover, confidence).read_text(encoding="utf-8"))
    assert page.open == []
    assert "script" not in page.names
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in page.addresses)


def test_names_in_a_run_cannot_become_markup(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    card = json.loads((run.path / "train" / "model.json").read_text())
    card["classes"][0]["name"] = card["modalities"][0]["bands"][0] = "<script>alert(1)</script>"
    (run.path / "train" / "model.json").write_text(json.dumps(card))
    text = write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_colour_cannot_become_a_style():
    assert "background" not in swatch("red;background:url(x)")
    assert 'style="background:#2b7bba"' in swatch("#2b7bba")


def test_element_escapes_text_and_attributes_and_leaves_markup():
    assert element("b", "<", Html("<i></i>"), title='"') == '<b title="&quot;">&lt;<i></i></b>'


def test_report_counts_the_open_heads_of_the_gate_table(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    n_open, n_heads = gather(run).heads_open()
    text = write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    assert n_heads == 32
    assert f"{n_open} <small>of 32</small>" in text
    assert text.count('class="closed"') == 32 - n_open


@pytest.mark.parametrize("missing", [
    "train", "heads", "pseudomasks", "refine", "evaluate", "metrics.jsonl", "events.jsonl", "settings.json",
])
def test_a_missing_part_is_left_out(tmp_path, missing):
    run, land_cover, confidence = sample_run(tmp_path)
    gone = run.path / missing
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert parsed(write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")).open == []


def test_report_of_an_empty_run_without_a_map_is_written(tmp_path):
    run = RunFolder(tmp_path / "run")
    run.provenance_open("pipeline", {}, {})
    text = write_run_report(run, tmp_path / "no map.tif", tmp_path / "no confidence.tif").read_text(encoding="utf-8")
    assert "<h2>Map</h2>" not in text
    assert parsed(text).open == []


def test_most_important_heads_are_drawn_first_beside_their_tile(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    text = write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    drawn = re.findall('alt="(The tile|Attention of head (L[0-9]+H[0-9]+))"', text)
    assert drawn[0][0] == "The tile"
    importance = {row["layer"] + row["head"]: float(row["importance"]) for row in gather(run).heads}
    first, second = (importance[f"{int(name[1:3])}{int(name[4:6])}"] for _, name in drawn[1:])
    assert first >= second


def test_a_tile_of_another_place_is_not_drawn(tmp_path):
    run, _, _ = sample_run(tmp_path)
    elsewhere = Affine(10, 0, 900_000, 0, -10, 5_200_000)
    attention = write_raster(run.path / "heads" / "attention.tif", np.ones((1, 8, 8), np.float32), transform=elsewhere)
    assert window_under(tmp_path / "scene.tif", attention) is None


def test_report_is_the_same_twice(tmp_path):
    run, land_cover, confidence = sample_run(tmp_path)
    first = write_run_report(run, land_cover, confidence).read_bytes()
    assert write_run_report(run, land_cover, confidence).read_bytes() == first


def test_rebuilding_finds_the_map_and_adds_the_accuracy(tmp_path, capsys):
    run, land_cover, confidence = sample_run(tmp_path, with_accuracy=False)
    assert "<h2>Accuracy</h2>" not in write_run_report(run, land_cover, confidence).read_text(encoding="utf-8")
    other, _, _ = sample_run(tmp_path / "other")
    shutil.copytree(other.path / "evaluate", run.path / "evaluate")
    assert main([str(run.path)]) == 0
    assert capsys.readouterr().out.strip() == str(run.path / "report.html")
    text = (run.path / "report.html").read_text(encoding="utf-8")
    assert "<h2>Accuracy</h2>" in text
    assert "Land cover: map.tif" in text


def test_rebuilding_a_run_that_mapped_nothing_says_what_to_run_first(tmp_path, capsys):
    run = RunFolder(tmp_path / "run")
    run.provenance_open("train", {}, {})
    with pytest.raises(RunIncomplete, match="has mapped no scene"):
        rebuild_report(run)
    assert main([str(run.path)]) == 4
    assert "Map a scene" in capsys.readouterr().err


def test_shares_of_the_classes_are_those_of_the_valid_pixels(tmp_path):
    run, _, _ = sample_run(tmp_path)
    codes = np.full((40, 40), 255, np.uint8)
    codes[:10, :10], codes[10:20, :30] = 1, 2
    text = write_run_report(run, write_raster(tmp_path / "quarter.tif", codes, nodata=255), None).read_text("utf-8")
    assert "water <small>25.0 %</small>" in text
    assert "forest <small>75.0 %</small>" in text


# ---------------------------------------------------------------- quick-looks


def test_quicklook_is_read_decimated_and_masks_nodata(tmp_path):
    values = np.ones((1, 400, 1000), np.float32)
    values[0, :200] = -9999
    values[0, 300:, :500] = np.nan
    small = read_decimated(write_raster(tmp_path / "wide.tif", values, nodata=-9999), 100)
    assert small.shape == (1, 40, 100)
    assert np.ma.getmaskarray(small)[0, :20].all()
    assert np.ma.getmaskarray(small)[0, 31:, :49].all()
    assert not np.ma.getmaskarray(small)[0, 21:, 51:].any()


def test_natural_colours_are_found_by_name():
    assert natural_bands(["B01", "B02", "B03", "B04"]) == (4, 3, 2)
    assert natural_bands(["Blue", "Green", "Red"]) == (3, 2, 1)
    assert natural_bands(["a", "b", "c", "d"]) == (1, 2, 3)
    assert natural_bands(["a", "b"]) == (1,)


def test_natural_picture_of_a_raster_without_valid_pixels_is_clear(tmp_path):
    empty = write_raster(tmp_path / "empty.tif", np.zeros((3, 8, 8), np.uint8), nodata=0)
    assert not natural_picture(empty, 8).any()
