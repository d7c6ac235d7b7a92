"""A painted world whose truth is known, from raster and image labels to a judged map.

The west is trained on, the east is judged. Nothing here is mocked: real GeoTIFFs, networks and files.
"""

import csv
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.models.checkpoint import load_card, load_model
from sparse_wsss.run_folder import file_hash

from tests.pipeline.world import (
    BRIEF,
    TILE,
    World,
    agreement,
    majority,
    painted_world,
    pipeline_job,
    settings_of,
)
from tests.tiny import CLASS_MEANS, CLASSES, SAR_MEANS, UTM, exactly, run, untouched, write_raster

MARGIN = 0.3  # share of the pixels by which a map has to beat painting the most frequent class


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), seed=2)


@dataclass(frozen=True)
class Mapped:
    """A finished pipeline."""

    folder: Path
    outputs: dict[str, Any]

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @property
    def map(self) -> Path:
        return self.folder / "map.tif"


@pytest.fixture(scope="module")
def mapped(world: World, tmp_path_factory: pytest.TempPathFactory) -> Mapped:
    """The pipeline of optical and SAR; read only."""
    folder = tmp_path_factory.mktemp("mapped")
    outputs, _ = run("pipeline", **pipeline_job(world, folder))
    return Mapped(folder, outputs)


@pytest.fixture
def own(mapped: Mapped, tmp_path: Path) -> Path:
    """A run of one's own: a copy of the finished one."""
    shutil.copytree(mapped.run, tmp_path / "run")
    return tmp_path / "run"


def read(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        values: np.ndarray = dataset.read()
    return values


# ------------------------------------------------------------ the map


def test_the_map_beats_the_majority_where_it_never_trained(world: World, mapped: Mapped):
    right = agreement(world.map_east(mapped.map), world.truth_east)
    assert right > majority(world) + MARGIN


def test_the_evaluation_says_what_a_plain_comparison_says(world: World, mapped: Mapped, tmp_path: Path):
    outputs, _ = run("evaluate", map=mapped.map, reference=world.scene.reference, extent=world.east,
                     confidence=mapped.folder / "confidence.tif", output_json=tmp_path / "accuracy.json",
                     output_html=tmp_path / "accuracy.html")
    figures = json.loads((tmp_path / "accuracy.json").read_text(encoding="utf-8"))
    assert figures["overall_accuracy"] == pytest.approx(agreement(world.map_east(mapped.map), world.truth_east))
    assert figures["majority"]["overall_accuracy"] == pytest.approx(majority(world))
    assert outputs["miou"] > figures["majority"]["miou"] + MARGIN
    assert set(figures["per_class"]) == set(CLASSES.names)
    assert outputs["ece"] == figures["calibration"]["ece"] < 0.3
    assert figures["calibration"]["accuracy"] == pytest.approx(figures["overall_accuracy"])
    assert "<html" in (tmp_path / "accuracy.html").read_text(encoding="utf-8")


def test_the_map_lies_on_the_grid_of_the_scene_with_colours_and_names(world: World, mapped: Mapped):
    with rasterio.open(world.scene.optical) as scene, rasterio.open(mapped.map) as land_cover:
        assert (land_cover.crs, land_cover.transform, land_cover.shape) == (scene.crs, scene.transform, scene.shape)
        assert land_cover.crs == UTM
        assert land_cover.dtypes == ("uint8",)
        assert land_cover.nodata == 255
        for one in CLASSES.classes:
            colour = "#" + "".join(f"{value:02x}" for value in land_cover.colormap(1)[one.code][:3])
            assert colour == one.colour
    names = ElementTree.parse(f"{mapped.map}.aux.xml").findall(".//CategoryNames/Category")
    assert [names[one.code].text for one in CLASSES.classes] == list(CLASSES.names)
    style = mapped.map.with_suffix(".qml").read_text(encoding="utf-8")
    assert all(one.name in style and one.colour in style for one in CLASSES.classes)


def test_nodata_is_exactly_where_the_input_is(world: World, mapped: Mapped):
    np.testing.assert_array_equal(read(mapped.map)[0] == 255, ~world.scene.valid)
    assert set(np.unique(read(mapped.map))) <= {1, 2, 3, 4, 255}


def test_confidence_is_between_0_and_1_and_nan_where_there_is_no_class(world: World, mapped: Mapped):
    confidence = read(mapped.folder / "confidence.tif")[0]
    np.testing.assert_array_equal(np.isnan(confidence), ~world.scene.valid)
    known = confidence[world.scene.valid]
    assert known.min() >= 0
    assert known.max() <= 1
    right = read(mapped.map)[0] == world.scene.truth
    assert confidence[right & world.scene.valid].mean() > confidence[~right & world.scene.valid].mean()


# ------------------------------------------------------------ the record


def test_both_models_of_a_run_carry_a_temperature_and_what_it_was_fitted_to(mapped: Mapped):
    for stage in ("train", "refine"):
        card = load_card(mapped.run / stage / "model.safetensors")
        fit = card.training["calibration"]
        assert card.temperature >= 1
        assert card.temperature == pytest.approx(fit["temperature"], abs=1e-4)
        assert 0 < fit["chance"] < fit["label_agreement"] <= 1
        if card.temperature > 1:
            assert fit["mean_confidence"] == pytest.approx(fit["estimated_accuracy"], abs=1e-3)


def test_a_map_has_the_confidence_that_the_temperature_of_its_model_gives(world: World, mapped: Mapped,
                                                                          tmp_path: Path):
    for name in ("model.safetensors", "model.json"):
        shutil.copy(mapped.run / "refine" / name, tmp_path / name)
    card = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    sure = []
    for temperature in (1.0, 3.0):
        (tmp_path / "model.json").write_text(json.dumps({**card, "temperature": temperature}), encoding="utf-8")
        run("predict", model=tmp_path / "model.safetensors", raster=world.scene.optical, **world.sar(),
            output=tmp_path / "map.tif", confidence=tmp_path / "sure.tif", probabilities=tmp_path / "shares.tif",
            **settings_of("predict"))
        sure.append(read(tmp_path / "sure.tif")[0][world.scene.valid])
        shares = read(tmp_path / "shares.tif")[:, world.scene.valid]
        np.testing.assert_allclose(sure[-1], shares.max(0), rtol=1e-6)
    assert sure[1].mean() < sure[0].mean() - 0.02
    assert sure[1].min() >= 1 / len(CLASSES)


def test_every_file_of_a_run_is_there_and_agrees_with_the_others(world: World, mapped: Mapped):
    folder = mapped.run
    card = load_card(folder / "train" / "model.safetensors")
    assert card.kind == "gated_vit"
    assert card.classes == CLASSES
    assert card.bands == ("blue", "green", "red", "nir", "VV", "VH")
    assert card.resolution == 10
    assert load_card(folder / "refine" / "model.safetensors").kind == "unet"
    gates, heads = (rows(folder / name) for name in ("train/gates.csv", "heads/heads.csv"))
    assert [(row["layer"], row["head"], row["open"]) for row in gates] == \
        [(row["layer"], row["head"], row["open"]) for row in heads]
    open_names = [row["name"] for row in heads if row["open"] == "1"]
    assert len(gates) == 8
    assert len(open_names) == mapped.outputs["train"]["open_heads"]
    with rasterio.open(folder / "heads" / "attention.tif") as attention:
        assert list(attention.descriptions) == open_names
        assert attention.shape == (TILE, TILE)
        assert attention.crs == UTM
    clusters = rows(folder / "pseudomasks" / "clusters.csv")
    assert [row["cluster"] for row in clusters] == [str(i) for i in range(24)]
    assert {row["class"] for row in clusters} <= set(CLASSES.names)
    assert sum(float(row["share"]) for row in clusters) == pytest.approx(1, abs=1e-3)
    assert {f"score_{name}" for name in CLASSES.names} <= set(clusters[0])
    assert not list(folder.rglob("*.part*"))
    assert not list(folder.rglob("state.pt"))


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_provenance_is_complete(world: World, mapped: Mapped):
    (job,) = json.loads((mapped.run / "provenance.json").read_text(encoding="utf-8"))["jobs"]
    assert (job["stage"], job["exit"]) == ("pipeline", 0)
    assert job["start"] <= job["end"]
    assert job["parameters"]["seed"] == 2
    assert job["device"] == "cpu"
    for path in (world.tiles, world.scene.optical, world.scene.sar):
        facts = job["inputs"][str(path)]
        assert facts["size"] == path.stat().st_size
        assert len(facts["header"]) == 16
        assert facts["modified"]
    settings = json.loads((mapped.run / "settings.json").read_text(encoding="utf-8"))
    assert settings["preset"] == "quick"
    assert settings["pipeline"]["dim"] == 32
    for stage in ("train", "heads", "pseudomasks", "refine", "predict"):
        record = json.loads((mapped.run / stage / "stage.json").read_text(encoding="utf-8"))
        assert record["status"] == "done"
        assert record["seconds"] >= 0
    sources = json.loads((mapped.run / "train" / "stage.json").read_text(encoding="utf-8"))["sources"]
    assert {source["path"] for source in sources} == {str(world.scene.optical), str(world.scene.sar)}


def test_events_and_curves_are_recorded_in_their_order(mapped: Mapped):
    events = [json.loads(line) for line in (mapped.run / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    stages = list(dict.fromkeys(event["stage"] for event in events if event["event"] == "progress"))
    assert stages == ["train", "heads", "pseudomasks", "refine", "predict"]
    overall = [event["overall"] for event in events if event["event"] == "progress"]
    assert overall == sorted(overall)
    assert overall[-1] == 100
    points = [json.loads(line) for line in (mapped.run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()]
    trained = [point for point in points if point["stage"] == "train"]
    assert [point["step"] for point in trained] == [10, 20, 30, 40]
    assert all({"loss", "bce", "val_loss", "val_map", "open_heads"} <= set(point) for point in trained)
    assert trained[-1]["val_loss"] < trained[0]["val_loss"]
    written = {event["path"] for event in events if event["event"] == "artifact"}
    assert {str(mapped.map), str(mapped.folder / "confidence.tif"), str(mapped.run / "report.html")} <= written
    assert all(Path(path).exists() for path in written)


def test_the_report_shows_the_run(mapped: Mapped):
    assert mapped.outputs["report"] == str(mapped.run / "report.html")
    page = (mapped.run / "report.html").read_text(encoding="utf-8")
    assert all(name in page for name in CLASSES.names)
    assert page.count("data:image/png;base64") >= 2


def test_outputs_are_absolute_paths_of_files_that_exist(mapped: Mapped):
    for name in ("output", "confidence", "report"):
        path = Path(mapped.outputs[name])
        assert path.is_absolute()
        assert path.exists()


# ------------------------------------------------------------ pseudomasks


def test_masks_name_only_labels_of_their_tile_and_mostly_the_right_one(world: World, mapped: Mapped):
    masks, tiles = read(mapped.run / "pseudomasks" / "pseudomasks.tif")[0], read_tiles(world.tiles)
    inside = np.zeros(masks.shape, bool)
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        window = np.s_[row : row + TILE, column : column + TILE]
        inside[window] = True
        allowed = {CLASSES.code_of(name) for name in labels.present} | {255}
        assert set(np.unique(masks[window])) <= allowed
    np.testing.assert_array_equal(masks == 255, ~(inside & world.scene.valid))
    assert agreement(masks, world.scene.truth) > majority(world) + MARGIN


def edited(table: Path, target: Path, names: dict[str, str]) -> Path:
    """Copy a cluster table, with other names for some clusters."""
    lines = rows(table)
    for row in lines:
        row["class"] = names.get(row["cluster"], row["class"])
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    return target


def test_a_persons_names_repaint_the_masks_and_the_refinement_learns_from_them(own: Path, tmp_path: Path):
    table, machine = own / "pseudomasks" / "clusters.csv", settings_of("relabel")
    before = read(own / "pseudomasks" / "pseudomasks.tif")
    same, _ = run("relabel", run=own, clusters=table, output=tmp_path / "same.tif", **machine)
    assert same["changed_clusters"] == 0
    np.testing.assert_array_equal(read(tmp_path / "same.tif"), before)
    built = [row["cluster"] for row in rows(table) if row["class"] == "built"]
    names = edited(table, tmp_path / "edited.csv", {**dict.fromkeys(built, "water"), "0": "unknown"})
    outputs, _ = run("relabel", run=own, clusters=names, output=tmp_path / "edited.tif", **machine)
    after = read(tmp_path / "edited.tif")
    assert outputs["changed_clusters"] >= len(built) > 0
    assert (after == 4).sum() < 0.7 * (before == 4).sum()
    assert (after == 1).sum() > 1.1 * (before == 1).sum()
    np.testing.assert_array_equal(after == 255, before == 255)
    with untouched(own / "pseudomasks"):
        run("refine", run=own, **settings_of("refine", **BRIEF))
    record = json.loads((own / "refine" / "stage.json").read_text(encoding="utf-8"))
    assert record["inputs"]["masks"] == file_hash(own / "relabel" / "masks.npy")
    assert (own / "refine.1").is_dir()


def test_a_round_paints_as_the_network_sees_it_and_the_first_masks_by_their_weight(own: Path):
    first, painted = {name: np.load(own / "pseudomasks" / f"{name}.npy") for name in ("masks", "confidence")}, {}
    for weight in (0.0, 1.0, 100.0):
        run("refine", run=own, **settings_of("refine", **{**BRIEF, "rounds": 1, "mask_weight": weight}))
        painted[weight] = np.load(own / "refine" / "round_01" / "masks.npy")
    alone, together, held = ((painted[weight] != first["masks"]).mean() for weight in (0.0, 1.0, 100.0))
    assert alone > together > held
    sure = first["confidence"] > 0.2 * 255
    np.testing.assert_array_equal(painted[100.0][sure], first["masks"][sure])


def test_masks_snapped_to_edges_differ_and_are_repainted_as_they_were_made(own: Path, tmp_path: Path):
    before = read(own / "pseudomasks" / "pseudomasks.tif")
    run("pseudomasks", run=own, output=tmp_path / "snapped.tif",
        **settings_of("pseudomasks", snap_steps=10, network_share=3.0))
    run("pseudomasks", run=own, output=tmp_path / "plain.tif", **settings_of("pseudomasks", network_share=3.0))
    assert (read(tmp_path / "snapped.tif") != read(tmp_path / "plain.tif")).any()
    np.testing.assert_array_equal(read(tmp_path / "snapped.tif") == 255, before == 255)
    run("pseudomasks", run=own, output=tmp_path / "snapped.tif",
        **settings_of("pseudomasks", snap_steps=10, network_share=3.0))
    run("relabel", run=own, clusters=own / "pseudomasks" / "clusters.csv", output=tmp_path / "same.tif",
        **settings_of("relabel"))
    np.testing.assert_array_equal(read(tmp_path / "same.tif"), read(tmp_path / "snapped.tif"))


def test_names_given_to_other_clusters_are_not_taken_for_new_ones(own: Path, tmp_path: Path):
    run("relabel", run=own, clusters=own / "pseudomasks" / "clusters.csv", output=tmp_path / "m.tif",
        **settings_of("relabel"))
    run("pseudomasks", run=own, output=tmp_path / "masks.tif", **settings_of("pseudomasks", clusters=6))
    run("refine", run=own, **settings_of("refine", **BRIEF))
    record = json.loads((own / "refine" / "stage.json").read_text(encoding="utf-8"))
    assert record["inputs"]["masks"] == file_hash(own / "pseudomasks" / "masks.npy")
    assert (own / "pseudomasks.1").is_dir()


def test_the_papers_masks_are_painted_and_have_no_table(world: World, own: Path, tmp_path: Path):
    _, events = run("pseudomasks", run=own, output=tmp_path / "masks.tif", output_clusters=tmp_path / "c.csv",
                    **settings_of("pseudomasks", method="paper", relabel=True))
    masks, tiles = read(tmp_path / "masks.tif")[0], read_tiles(world.tiles)
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        seen = set(np.unique(masks[row : row + TILE, column : column + TILE])) - {255}
        assert seen <= {CLASSES.code_of(name) for name in labels.present}
    assert not (tmp_path / "c.csv").exists()
    assert any("no table" in message for message in events.messages("warning"))


def test_tiles_that_show_none_of_the_classes_are_learned_from_and_not_painted(world: World, tmp_path: Path):
    tiles = read_tiles(world.tiles)
    tiles.labels[3], tiles.labels[9] = exactly(), None
    path = write_tiles(tmp_path / "tiles.gpkg", tiles)
    run("train", tiles=path, run=tmp_path / "run", **settings_of("train", **BRIEF))
    run("pseudomasks", run=tmp_path / "run", output=tmp_path / "masks.tif",
        **settings_of("pseudomasks", **BRIEF))
    masks = read(tmp_path / "masks.tif")[0]
    for number in (3, 9):
        row, column = tiles.row[number], tiles.column[number]
        assert (masks[row : row + TILE, column : column + TILE] == 255).all()
    run("refine", run=tmp_path / "run", **settings_of("refine", **BRIEF))


# ------------------------------------------------------------ laws


def test_the_pipeline_equals_its_single_stages(world: World, mapped: Mapped, tmp_path: Path):
    folder = tmp_path / "run"
    run("train", tiles=world.tiles, run=folder, **settings_of("train"))
    run("heads", run=folder, output_heads=tmp_path / "heads.csv", **settings_of("heads"))
    run("pseudomasks", run=folder, output=tmp_path / "masks.tif", output_clusters=tmp_path / "clusters.csv",
        **settings_of("pseudomasks"))
    run("refine", run=folder, **settings_of("refine"))
    run("predict", run=folder, raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
        **settings_of("predict"))
    pairs = [("map.tif", mapped.map), ("masks.tif", mapped.run / "pseudomasks" / "pseudomasks.tif"),
             ("clusters.csv", mapped.run / "pseudomasks" / "clusters.csv"),
             ("heads.csv", mapped.run / "heads" / "heads.csv")]
    for name, theirs in pairs:
        assert (tmp_path / name).read_bytes() == theirs.read_bytes(), name
    assert json.loads((folder / "settings.json").read_text(encoding="utf-8"))["preset"] == "quick"


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_weights(world: World, tmp_path: Path):
    for name, seed in (("first", 5), ("second", 5), ("other", 6)):
        run("pipeline", **pipeline_job(world, tmp_path / name, seed=seed, **BRIEF))
    names = ["map.tif", "confidence.tif", "run/train/model.safetensors", "run/refine/model.safetensors",
             "run/train/gates.csv", "run/heads/heads.csv", "run/pseudomasks/clusters.csv"]
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name
    assert (tmp_path / "first" / names[2]).read_bytes() != (tmp_path / "other" / names[2]).read_bytes()


@pytest.mark.parametrize("stage", ["train", "refine"])
@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_the_map_of_a_constant_raster_is_constant(mapped: Mapped, tmp_path: Path, stage: str, number: int):
    """A scene in the mean of a class, without noise: one class in all of it, but for the very edge of the scene,
    where a network that was trained for seconds may take its own padding for something else.
    """
    side = 3 * TILE + 5
    optical = np.broadcast_to(CLASS_MEANS[number][:, None, None], (4, side, side)).astype(np.float32)
    sar = np.broadcast_to(SAR_MEANS[number][:, None, None], (2, side, side)).astype(np.float32)
    raster = write_raster(tmp_path / "optical.tif", optical, names=("blue", "green", "red", "nir"))
    beside = write_raster(tmp_path / "sar.tif", sar, names=("VV", "VH"))
    run("predict", model=mapped.run / stage / "model.safetensors", raster=raster, sar=beside,
        output=tmp_path / "map.tif", **settings_of("predict"))
    codes = read(tmp_path / "map.tif")[0]
    assert len(np.unique(codes[4:-4, 4:-4])) == 1
    assert (codes == codes[side // 2, side // 2]).mean() > 0.97


def test_the_order_of_bands_does_not_matter_when_they_have_names(world: World, mapped: Mapped, tmp_path: Path):
    order, names = [2, 0, 3, 1], ("blue", "green", "red", "nir")
    raster = write_raster(tmp_path / "shuffled.tif", read(world.scene.optical)[order], nodata=-9999,
                          names=[names[i] for i in order])
    run("predict", run=mapped.run, raster=raster, **world.sar(), output=tmp_path / "map.tif", **settings_of("predict"))
    assert (tmp_path / "map.tif").read_bytes() == mapped.map.read_bytes()


def test_a_model_file_maps_as_its_run_does_wherever_it_lies(world: World, mapped: Mapped, tmp_path: Path):
    for suffix in (".safetensors", ".json"):
        shutil.copy(mapped.run / "refine" / f"model{suffix}", tmp_path / f"my model{suffix}")
    outputs, _ = run("predict", model=tmp_path / "my model.safetensors", raster=world.scene.optical, **world.sar(),
                     output=tmp_path / "map.tif", probabilities=tmp_path / "p.tif", **settings_of("predict"))
    assert Path(outputs["output"]).read_bytes() == mapped.map.read_bytes()
    with rasterio.open(tmp_path / "p.tif") as dataset:
        probabilities = dataset.read()
        assert dataset.descriptions == CLASSES.names
    known = world.scene.valid
    assert np.isnan(probabilities[:, ~known]).all()
    np.testing.assert_allclose(probabilities[:, known].sum(0), 1, atol=1e-5)
    np.testing.assert_array_equal(probabilities[:, known].argmax(0) + 1, read(mapped.map)[0][known])


def test_a_run_that_was_moved_maps_as_before(world: World, mapped: Mapped, own: Path, tmp_path: Path):
    run("predict", run=own, raster=world.scene.optical, **world.sar(), output=tmp_path / "map.tif",
        **settings_of("predict"))
    assert (tmp_path / "map.tif").read_bytes() == mapped.map.read_bytes()


def test_only_an_extent_is_mapped_and_much_the_same(world: World, mapped: Mapped, tmp_path: Path):
    run("predict", run=mapped.run, raster=world.scene.optical, **world.sar(), extent=world.east,
        output=tmp_path / "east.tif", **settings_of("predict"))
    whole, part = world.map_east(mapped.map), read(tmp_path / "east.tif")[0]
    assert part.shape == whole.shape
    assert (part == whole).mean() > 0.95
    with rasterio.open(tmp_path / "east.tif") as east, rasterio.open(mapped.map) as scene:
        assert east.bounds.right == scene.bounds.right
        assert east.bounds.left == (scene.bounds.left + scene.bounds.right) / 2


def test_maps_of_several_rasters_in_the_folder_of_the_run_all_stay(world: World, own: Path, tmp_path: Path):
    other = write_raster(tmp_path / "other.tif", read(world.scene.optical)[:, :64, :64], nodata=-9999,
                         names=("blue", "green", "red", "nir"))
    beside = write_raster(tmp_path / "other_sar.tif", read(world.scene.sar)[:, :64, :64], names=("VV", "VH"))
    outputs = [run("predict", run=own, raster=raster, sar=sar, output=own / "predict" / name,
                   **settings_of("predict"))[0]["output"]
               for raster, sar, name in ((world.scene.optical, world.scene.sar, "a.tif"), (other, beside, "b.tif"))]
    assert all(Path(path).exists() for path in outputs)


# ------------------------------------------------------------ other worlds


def test_optical_alone_beats_the_majority_too(tmp_path: Path):
    world = painted_world(tmp_path, sar=False, seed=2)
    run("pipeline", **pipeline_job(world, tmp_path / "out", has_sar=False))
    assert agreement(world.map_east(tmp_path / "out" / "map.tif"), world.truth_east) > majority(world) + MARGIN
    assert load_card(tmp_path / "out" / "run" / "train" / "model.safetensors").bands == ("blue", "green", "red", "nir")


def test_two_scenes_in_different_crs_make_one_training_set(tmp_path: Path):
    first = painted_world(tmp_path / "a", side=128, seed=2)
    other = painted_world(tmp_path / "b", side=128, seed=3, crs=CRS.from_epsg(32633))
    run("tiles", raster=f"{first.scene.optical};{other.scene.optical}", sar=f"{first.scene.sar};{other.scene.sar}",
        tile_size=TILE, output=tmp_path / "cut.gpkg")
    tiles = read_tiles(tmp_path / "cut.gpkg")
    labels = {scene: read_tiles(world.tiles) for scene, world in
              ((first.scene.optical, first), (other.scene.optical, other))}
    for i in range(len(tiles)):
        theirs = labels[tiles.optical[i]]
        match = np.flatnonzero((theirs.column == tiles.column[i]) & (theirs.row == tiles.row[i]))
        tiles.labels[i] = theirs.labels[match[0]] if len(match) else None
    index = write_tiles(tmp_path / "tiles.gpkg", replace(tiles, classes=CLASSES))
    both = World(tmp_path, first.scene, index, first.west, first.east)
    outputs, _ = run("pipeline", **pipeline_job(both, tmp_path / "out"))
    assert agreement(first.map_east(tmp_path / "out" / "map.tif"), first.truth_east) > majority(first) + MARGIN
    run("predict", run=tmp_path / "out" / "run", raster=other.scene.optical, **other.sar(),
        output=tmp_path / "other.tif", **settings_of("predict"))
    assert agreement(other.map_east(tmp_path / "other.tif"), other.truth_east) > majority(other) + MARGIN
    masks = sorted((tmp_path / "out" / "run" / "pseudomasks").glob("pseudomasks*.tif"))
    assert len(masks) == 2
    crs = set()
    for path in masks:
        with rasterio.open(path) as dataset:
            crs.add(dataset.crs.to_epsg())
    assert crs == {32632, 32633}
    assert outputs["train"]["tile_count"] == sum(names is not None for names in tiles.labels)


def test_masks_of_scenes_of_one_file_name_do_not_overwrite_each_other(tmp_path: Path):
    worlds = [painted_world(tmp_path / name, side=64, seed=seed) for seed, name in enumerate("abc")]
    paths = ";".join(str(world.scene.optical) for world in worlds)
    run("tiles", raster=paths, tile_size=TILE, output=tmp_path / "cut.gpkg")
    tiles = read_tiles(tmp_path / "cut.gpkg")
    tiles.labels[:] = [exactly(CLASSES.names[i % 4]) for i in range(len(tiles))]
    index = write_tiles(tmp_path / "tiles.gpkg", replace(tiles, classes=CLASSES))
    run("train", tiles=index, run=tmp_path / "run", **settings_of("train", **BRIEF))
    run("pseudomasks", run=tmp_path / "run", output=tmp_path / "masks" / "m.tif",
        confidence=tmp_path / "masks" / "c.tif", **settings_of("pseudomasks", **BRIEF))
    assert sorted(path.name for path in (tmp_path / "masks").glob("*.tif")) == [
        "c.tif", "c_scene_2.tif", "c_scene_3.tif", "m.tif", "m_scene_2.tif", "m_scene_3.tif"]


def test_a_transformer_alone_maps_when_nothing_was_refined(world: World, tmp_path: Path):
    run("train", tiles=world.tiles, run=tmp_path / "run", **settings_of("train", **BRIEF))
    outputs, _ = run("predict", run=tmp_path / "run", raster=world.scene.optical, **world.sar(),
                     output=tmp_path / "map.tif", **settings_of("predict", flips=True))
    network, card = load_model(Path(outputs["model"]))
    assert card.kind == "gated_vit"
    assert network.is_pruned
    np.testing.assert_array_equal(read(tmp_path / "map.tif")[0] == 255, ~world.scene.valid)
