"""Models that somebody handed over: what is whole is shown and installed, anything else is told and left outside."""

from __future__ import annotations

import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sparse_wsss.errors import BadJob, ModelThere, NewerModel, NotAModel
from sparse_wsss.models.checkpoint import Modality, card_path, load_card

from tests.backend.test_onnx import OPTICAL, SAR, unet_model, vit_model
from tests.tiny import CLASSES, run, tells, tiny_scene, untouched, write_raster


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "given").mkdir()
    return vit_model(tmp_path / "given")


def edit(path: Path, **changes: object) -> Path:
    card = json.loads(card_path(path).read_text(encoding="utf-8"))
    card.update(changes)
    card_path(path).write_text(json.dumps(card), encoding="utf-8")
    return path


def zipped(path: Path, target: Path, **names: str) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for part, kind in ((path, "weights"), (card_path(path), "card")):
            name = names.get(kind, part.name)
            archive.writestr(zipfile.ZipInfo(name), part.read_bytes())  # as it is: write() would mend the name
    return target


def install(model: Path, library: Path, **more: object):
    return run("model", action="install", model=model, library=library, **more)


def test_the_card_is_shown_as_tables(tmp_path, model):
    edit(model, licence="CC-BY-4.0", authors="A. Person", version="2", pixel_m=10.0, training={
        "tiles": 534, "class_tiles": {"water": 120}, "date": "2026-11-28", "val_map": 0.71, "preset": "standard"})
    outputs, _ = run("model", model=model, output=tmp_path / "card.md")
    text = (tmp_path / "card.md").read_text(encoding="utf-8")
    for row in ("| licence | CC-BY-4.0 |", "| authors | A. Person |", "| version | 2 |", "| resolution | 10 m |",
                "| trained on | 534 tiles |", "| date | 2026-11-28 |", "| 1 | water | #2b7bba | 120 |",
                "| optical | nir | 0.3 | 0.16 |", "| mean average precision of the labels of tiles set aside | 0.71 |"):
        assert row in text
    assert outputs["classes"] == list(CLASSES.names)


def test_what_a_stranger_wrote_stays_text(tmp_path, model):
    edit(model, licence="a | b\n# head <script>alert(1)</script>")
    run("model", model=model, output=tmp_path / "card.md")
    text = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert "<script>" not in text.replace("\\<", "")
    assert "| licence | a \\| b # head" in text


@pytest.mark.parametrize("make", [unet_model, vit_model])
def test_an_installed_model_maps_as_the_one_that_was_given(tmp_path, make):
    scene = tiny_scene(tmp_path)
    model = make(tmp_path)
    outputs, _ = install(model, tmp_path / "library")
    kept = Path(outputs["model"])
    assert kept == tmp_path / "library" / f"{model.stem}.safetensors"
    maps = []
    for one in (model, kept):
        run("predict", model=one, raster=scene.optical, output=tmp_path / "map.tif", device="cpu", threads=1)
        maps.append((tmp_path / "map.tif").read_bytes())
    assert maps[0] == maps[1]
    listed, events = run("model", library=tmp_path / "library")
    assert listed["models"] == [str(kept)]
    assert any("water, forest" in line for line in events.messages("info"))


def test_a_zip_of_both_is_installed_under_its_own_name(tmp_path, model):
    for names in ({}, {"weights": "folder/a.safetensors", "card": "folder/a.json"}):
        given = zipped(model, tmp_path / "Oman 2026.zip", **names)
        outputs, _ = install(given, tmp_path / "library")
        assert Path(outputs["model"]).name == "Oman 2026.safetensors"
        assert load_card(Path(outputs["model"])).classes == CLASSES
    assert sorted(path.name for path in (tmp_path / "library").iterdir()) == ["Oman 2026.json", "Oman 2026.safetensors"]


@pytest.mark.parametrize("name", ["../evil.safetensors", "/tmp/evil.safetensors", "a/../../evil.safetensors",
                                  "..\\evil.safetensors", "C:evil.safetensors"])
def test_a_zip_that_names_a_place_outside_is_refused(tmp_path, model, name):
    given = zipped(model, tmp_path / "evil.zip", weights=name)
    with untouched(tmp_path), tells(NotAModel, "names a place outside"):
        install(given, tmp_path / "library")


def test_a_zip_with_a_link_or_with_more_than_a_model_is_refused(tmp_path, model):
    given = zipped(model, tmp_path / "link.zip")
    with zipfile.ZipFile(given, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with untouched(tmp_path), tells(NotAModel, "'link'"):
        install(given, tmp_path / "library")
    given = zipped(model, tmp_path / "more.zip")
    with zipfile.ZipFile(given, "a") as archive:
        archive.writestr("run.py", "print()")
    with untouched(tmp_path), tells(NotAModel, "run.py"):
        install(given, tmp_path / "library")
    (tmp_path / "cut.zip").write_bytes(given.read_bytes()[:-100])
    with untouched(tmp_path), tells(NotAModel, "cannot be unpacked"):
        install(tmp_path / "cut.zip", tmp_path / "library")


def other_weights(path: Path) -> None:
    tensors = load_file(str(path))
    tensors["image_head.bias"] += 1
    save_file(tensors, str(path))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def pickled(path: Path) -> None:
    path.write_bytes(pickle.dumps({"weights": 1}))


def no_numbers(path: Path) -> None:
    tensors = load_file(str(path))
    tensors["image_head.bias"][0] = torch.nan
    save_file(tensors, str(path))
    edit(path, weights=None)


def one_tensor_more(path: Path) -> None:
    save_file({**load_file(str(path)), "extra": torch.zeros(2)}, str(path))
    edit(path, weights=None)


def another_shape(path: Path) -> None:
    save_file({**load_file(str(path)), "image_head.bias": torch.zeros(5)}, str(path))
    edit(path, weights=None)


def network_of(path: Path, **changes: object) -> None:
    card = json.loads(card_path(path).read_text(encoding="utf-8"))
    edit(path, network={**card["network"], **changes}, weights=None)


@pytest.mark.parametrize(("spoil", "words"), [
    (other_weights, "not the weights that its card belongs to"), (cut_off, "digest"), (pickled, "digest"),
    (no_numbers, "no numbers"), (one_tensor_more, "'extra' is not of this network"),
    (another_shape, "'image_head.bias' is (5,)"),
    (lambda path: (pickled(path), edit(path, weights=None)), "no safetensors"),
    (lambda path: card_path(path).unlink(), "no card"),
    (lambda path: edit(path, kind="forest"), "no network"),
    (lambda path: edit(path, tile_size=64), "another tile size"),
    (lambda path: network_of(path, dim=10**9), "beyond all measure"),
    (lambda path: network_of(path, depth=60_000), "60000 blocks"),
    (lambda path: network_of(path, n_classes=9), "another number of classes"),
    (lambda path: edit(path, modalities=[{"name": "optical", "bands": ["a", "b", "c", "d"], "mean": [0] * 4,
                                          "std": [1, 1, 0, 1]}]), "cannot normalise"),
    (lambda path: edit(path, modalities=[{"name": "lidar", "bands": ["a", "b", "c", "d"], "mean": [0] * 4,
                                          "std": [1] * 4}]), "neither optical nor sar"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_not_whole_is_neither_shown_nor_installed(tmp_path, model, spoil, words):
    install(model, tmp_path / "library", name="before")
    spoil(model)
    for action in ("show", "install"):
        with untouched(tmp_path), tells(NotAModel, words):
            run("model", action=action, model=model, library=tmp_path / "library", output=tmp_path / "card.md")


def test_a_model_of_a_newer_version_says_so(tmp_path, model):
    edit(model, format=99)
    with untouched(tmp_path), tells(NewerModel, "format 99"):
        install(model, tmp_path / "library")


def test_a_card_of_an_earlier_version_is_installed_with_a_warning_and_gets_the_digest(tmp_path, model):
    card = json.loads(card_path(model).read_text(encoding="utf-8"))
    for key in ("weights", "authors", "version", "pixel_m", "temperature"):
        card.pop(key)
    card_path(model).write_text(json.dumps(card), encoding="utf-8")
    _, events = run("model", model=model)
    assert any("no digest" in text for text in events.messages("warning"))
    outputs, events = install(model, tmp_path / "library")
    assert not events.messages("warning")
    assert json.loads(card_path(Path(outputs["model"])).read_text(encoding="utf-8"))["weights"] == outputs["digest"]


def test_licence_and_authors_are_added_where_the_card_says_nothing(tmp_path, model):
    outputs, _ = install(model, tmp_path / "library", licence="CC0-1.0", authors="B. Person", version="1.1")
    card = load_card(Path(outputs["model"]))
    assert (card.licence, card.authors, card.version) == ("CC0-1.0", "B. Person", "1.1")
    assert load_card(model).licence == ""
    with untouched(tmp_path), tells(BadJob, "licence 'CC0-1.0'"):
        install(Path(outputs["model"]), tmp_path / "library", licence="mine alone")


def test_another_model_is_not_overwritten_and_the_same_one_may_come_again(tmp_path, model):
    install(model, tmp_path / "library", name="one")
    install(model, tmp_path / "library", name="one")
    other_weights(model)
    edit(model, weights=None)
    with untouched(tmp_path), tells(ModelThere, "another model 'one'"):
        install(model, tmp_path / "library", name="one")
    install(model, tmp_path / "library", name="two")


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "a" * 81, "end."])
def test_a_name_that_is_none_is_refused(tmp_path, model, name):
    with untouched(tmp_path), tells(BadJob, "is no name for a model"):
        install(model, tmp_path / "library", name=name)


def test_a_model_of_a_run_takes_the_name_of_the_run(tmp_path, model):
    folder = tmp_path / "oman" / "refine"
    folder.mkdir(parents=True)
    for path in (model, card_path(model)):
        os.rename(path, folder / f"model{path.suffix}")
    outputs, _ = install(folder / "model.safetensors", tmp_path / "library")
    assert outputs["name"] == "oman"


def test_only_models_of_the_library_are_removed(tmp_path, model):
    outputs, _ = install(model, tmp_path / "library")
    with untouched(tmp_path), tells(BadJob, "is not in the library"):
        run("model", action="remove", model=model, library=tmp_path / "library")
    run("model", action="remove", model=outputs["model"], library=tmp_path / "library")
    assert list((tmp_path / "library").iterdir()) == []
    assert model.is_file()


@pytest.mark.parametrize(("given", "words"), [
    ({"action": "install"}, "no model to install"), ({"action": "remove"}, "no model to remove"),
    ({"action": "show"}, "not known here"),
])
def test_what_is_missing_is_named(given, words):
    with tells(BadJob, words):
        run("model", **given)


# ------------------------------------------------------------ does a raster fit


def warned(model: Path, raster: Path, **more: object) -> list[str]:
    outputs, _ = run("model", model=model, raster=raster, **more)
    return outputs["warnings"]


def test_a_raster_like_the_training_fits(tmp_path, model):
    scene = tiny_scene(tmp_path)
    assert warned(model, scene.optical) == []
    run("model", model=model, raster=scene.optical, output=tmp_path / "card.md")
    assert "- It fits." in (tmp_path / "card.md").read_text(encoding="utf-8")


def test_other_bands_are_told(tmp_path, model):
    few = write_raster(tmp_path / "few.tif", np.ones((3, 40, 40), np.float32))
    assert "few.tif has 3 optical bands; the model was trained on 4" in warned(model, few)[0]
    names = ("blue", "green", "red", "mir")
    named = write_raster(tmp_path / "named.tif", np.ones((4, 40, 40), np.float32), names=names)
    assert "lacks the optical band 'nir'" in warned(model, named)[0]


def test_sar_that_is_missing_is_told(tmp_path):
    scene = tiny_scene(tmp_path)
    model = vit_model(tmp_path, (OPTICAL, SAR))
    assert "trained with SAR (VV, VH)" in warned(model, scene.optical)[0]
    assert warned(model, scene.optical, sar=scene.sar) == []
    assert warned(vit_model(tmp_path, (OPTICAL, SAR), fusion="late"), scene.optical) == []


@pytest.mark.parametrize("on_ground", [False, True])
def test_pixels_of_another_size_are_told(tmp_path, model, on_ground):
    scene = tiny_scene(tmp_path)
    if on_ground:
        edit(model, resolution=0.0001, pixel_m=20.0)  # trained on degrees
    else:
        edit(model, resolution=20.0)
    assert "has pixels of 10" in warned(model, scene.optical)[0]
    assert "trained on 20" in warned(model, scene.optical)[0]
    edit(model, resolution=0.0001, pixel_m=10.0)
    assert warned(model, scene.optical) == []


def shifted(scene, tmp_path: Path, change) -> Path:
    import rasterio

    with rasterio.open(scene.optical) as dataset:
        values, names = dataset.read(), dataset.descriptions
    return write_raster(tmp_path / "changed.tif", np.where(values == -9999, -9999, change(values)), nodata=-9999,
                        names=names)


def test_values_outside_the_training_are_told_by_predict_too(tmp_path, model):
    scene = tiny_scene(tmp_path)
    brighter = shifted(scene, tmp_path, lambda values: values + 0.35)
    said = warned(model, brighter)
    assert len(said) == 1
    assert "% of the pixels are more than 3 standard deviations" in said[0]
    _, events = run("predict", model=model, raster=brighter, output=tmp_path / "map.tif", device="cpu", threads=1)
    assert events.messages("warning") == said
    _, events = run("predict", model=model, raster=scene.optical, output=tmp_path / "map.tif", device="cpu", threads=1)
    assert events.messages("warning") == []


def sentinel2(tmp_path: Path, added: int) -> Path:
    """Land without a dark pixel, so that nothing proves the offset."""
    rng = np.random.default_rng(0)
    values = rng.normal(1900, 60, (4, 64, 64)) + added
    return write_raster(tmp_path / f"s2_{added}.tif", values.astype(np.uint16), names=("B02", "B03", "B04", "B08"))


def test_the_offset_of_sentinel_2_that_nobody_can_prove_is_told(tmp_path):
    known = Modality("optical", ("B02", "B03", "B04", "B08"), (1900.0,) * 4, (450.0,) * 4)
    model = vit_model(tmp_path, (known,))
    assert not [text for text in warned(model, sentinel2(tmp_path, 0)) if "trained on" in text]
    said = warned(model, sentinel2(tmp_path, 1000))
    told = next(text for text in said if "all bands are brighter" in text)
    assert "median of 29" in told
    assert "Sentinel-2's offset of 1000" in told


def test_an_8_bit_preview_and_linear_sar_that_is_no_power_are_told(tmp_path):
    scene = tiny_scene(tmp_path)
    known = Modality("optical", ("blue", "green", "red", "nir"), (900.0, 1000.0, 1100.0, 2400.0), (400.0,) * 4)
    model = vit_model(tmp_path, (known, SAR))
    preview = write_raster(tmp_path / "preview.tif", np.full((4, 96, 128), 90, np.uint8),
                           names=("blue", "green", "red", "nir"), photometric="minisblack")
    assert "8-bit picture" in warned(model, preview, sar=scene.sar)[0]
    smooth = np.random.default_rng(0).normal(0.5, 0.02, (2, 96, 128)).astype(np.float32)  # no speckle: is it power?
    linear = write_raster(tmp_path / "linear.tif", smooth, names=("VV", "VH"))
    assert "(sar) are not those the model was trained on" in warned(vit_model(tmp_path, (OPTICAL, SAR)), scene.optical,
                                                                   sar=linear)[0]
