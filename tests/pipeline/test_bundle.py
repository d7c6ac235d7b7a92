"""A bundle: what it trains there is what would be trained here, and the run that comes back opens and maps."""

import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import BadJob, RunIncomplete
from sparse_wsss.labels.tile_index import read_tiles

from tests.pipeline.world import BRIEF, World, painted_world, pipeline_job, settings_of
from tests.tiny import execute, run, tells, untouched
from tests.worker import run_worker

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


@pytest.fixture(scope="module")
def here(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The job as it is done without a bundle."""
    folder = tmp_path_factory.mktemp("here")
    done = run_worker("pipeline", pipeline_job(world, folder, **BRIEF), folder)
    assert done.exit_code == 0, done.log
    return folder


@pytest.fixture(scope="module")
def there(world: World, here: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same job on another machine, which sees the bundle alone."""
    folder = tmp_path_factory.mktemp("there")
    run("bundle", job_file=here / "run" / "job.json", output=folder / "job.zip")
    run("unbundle", bundle=folder / "job.zip", folder=folder / "job")
    hidden = world.folder.with_name("hidden")
    world.folder.rename(hidden)
    try:
        job = json.loads((folder / "job" / "job.json").read_text())
        assert (job["stage"], "device" in job["parameters"]) == ("pipeline", False)
        done = run_worker("pipeline", {**job["parameters"], "device": "cpu", "threads": 1}, folder)
    finally:
        hidden.rename(world.folder)
    assert done.exit_code == 0, done.log
    return folder / "job"


def test_the_job_of_a_bundle_makes_the_same_gates_model_masks_and_map(here, there):
    for name in ("run/train/gates.csv", "run/train/model.safetensors", "run/pseudomasks/pseudomasks.tif",
                 "run/pseudomasks/clusters.csv", "run/refine/model.safetensors"):
        assert (there / name).read_bytes() == (here / name).read_bytes(), name
    for name in ("map.tif", "confidence.tif"):
        with rasterio.open(here / name) as one, rasterio.open(there / name) as other:
            np.testing.assert_array_equal(one.read(), other.read())


def test_the_training_alone_is_a_job_that_torchrun_takes(there):
    job = json.loads((there / "train.json").read_text())
    assert job["stage"] == "train"
    assert job["parameters"]["tiles"] == str(there / "tiles.gpkg")
    outputs, events = run("train", **{**job["parameters"], "device": "cpu", "threads": 1})
    assert any("done already" in line for line in events.messages("info"))
    assert outputs["run"] == str(there / "run")


def test_a_run_that_comes_back_opens_and_maps_at_home(world, there, tmp_path):
    run("bundle", run=there / "run", output=tmp_path / "result.zip")
    with zipfile.ZipFile(tmp_path / "result.zip") as archive:
        names = archive.namelist()
    assert {"map.tif", "map.qml", "map.tif.aux.xml", "confidence.tif", "run/report.html"} <= set(names)
    assert not [name for name in names if "cache" in name or name.endswith(".lock")]
    away = there.with_name("away")
    there.rename(away)
    try:
        back, _ = run("unbundle", bundle=tmp_path / "result.zip", folder=tmp_path / "back")
        home = tmp_path / "back"
        assert (back["run"], back["map"]) == (str(home / "run"), str(home / "map.tif"))
        assert (home / "map.tif").read_bytes() == (away / "map.tif").read_bytes()
        records = {name: json.loads((home / "run" / name).read_text())
                   for name in ("provenance.json", "settings.json", "train/stage.json", "predict/stage.json")}
        asked = records["provenance.json"]["jobs"][0]["parameters"]
        assert (asked["output"], asked["raster"]) == (str(home / "map.tif"), str(world.scene.optical))
        assert records["settings.json"]["pipeline"]["run"] == str(home / "run")
        assert records["train/stage.json"]["outputs"]["model"] == str(home / "run/train/model.safetensors")
        assert records["train/stage.json"]["sources"][0]["path"].startswith(str(there))  # what was read stays said
        assert records["predict/stage.json"]["outputs"]["confidence"] == str(home / "confidence.tif")
        tiles = read_tiles(home / "run/train/tiles.gpkg")
        assert set(tiles.optical) == {world.scene.optical}
        assert set(tiles.sar) == {world.scene.sar}
        run("predict", run=home / "run", raster=world.scene.optical, **world.sar(), output=tmp_path / "again.tif",
            **settings_of("predict"))
        with rasterio.open(tmp_path / "again.tif") as one, rasterio.open(home / "map.tif") as other:
            np.testing.assert_array_equal(one.read(), other.read())
        run("pseudomasks", run=home / "run", output=tmp_path / "masks.tif",
            **settings_of("pseudomasks", **{**BRIEF, "clusters": 6}))
        for name in ("images.npy", "valid.npy"):  # read again, of the rasters at home
            assert (home / "run/train/cache" / name).read_bytes() == (away / "run/train/cache" / name).read_bytes()
    finally:
        away.rename(there)


def test_only_labelled_tiles_and_the_extent_go_along(world, tmp_path):
    tiles = tmp_path / "part.gpkg"
    shutil.copy(world.tiles, tiles)
    names = sorted(read_tiles(tiles).tile)
    execute(tiles, f"update tiles set labels = null where tile = '{names[0]}'")
    execute(tiles, f"update tiles set split = 'test' where tile = '{names[1]}'")
    outputs, events = run("bundle", tiles=tiles, raster=world.scene.optical, **world.sar(), extent=world.east,
                          preset="quick", output=tmp_path / "job.zip")
    assert (outputs["n_tiles"], outputs["n_rasters"]) == (len(names) - 2, 4)
    assert any("2 tiles without labels" in line for line in events.messages("info"))
    run("unbundle", bundle=tmp_path / "job.zip", folder=tmp_path / "job")
    job = json.loads((tmp_path / "job/job.json").read_text())["parameters"]
    assert (job["preset"], job["steps"]) == ("quick", 200)
    with rasterio.open(job["raster"]) as part, rasterio.open(world.scene.optical) as whole:
        assert part.shape == (whole.height, whole.width // 2)
        np.testing.assert_array_equal(part.read(), whole.read()[:, :, whole.width // 2 :])
        assert part.bounds.right == whole.bounds.right
    assert names[0] not in read_tiles(tmp_path / "job/tiles.gpkg").tile


def test_without_a_scene_the_training_alone_goes_along(world, tmp_path):
    run("bundle", tiles=world.tiles, output=tmp_path / "job.zip")
    outputs, _ = run("unbundle", bundle=tmp_path / "job.zip", folder=tmp_path / "job")
    assert outputs["stage"] == "train"
    text = (tmp_path / "job/README.txt").read_text()
    assert "python -m sparse_wsss train --job job/job.json" in text


def test_what_does_not_go_together_is_refused_and_nothing_is_left(world, here, tmp_path):
    zip_file = tmp_path / "job.zip"
    asked = tmp_path / "heads.json"
    asked.write_text(json.dumps({"protocol": 1, "stage": "heads", "parameters": {}}))
    with untouched(tmp_path):
        with tells(BadJob, "is no job of the stage train or pipeline"):
            run("bundle", job_file=asked, output=zip_file)
        with tells(BadJob, "a job or a finished run"):
            run("bundle", run=here / "run", tiles=world.tiles, output=zip_file)
        with tells(BadJob, "A bundle is a zip"):
            run("bundle", tiles=world.tiles, output=tmp_path / "job.tar")
        with tells(BadJob, "belong to the scene"):
            run("bundle", tiles=world.tiles, extent=world.east, output=zip_file)
        with tells(BadJob, "needs the parameter 'tiles'"):
            run("bundle", raster=world.scene.optical, output=zip_file)
        with tells(RunIncomplete, "holds no run"):
            run("bundle", run=tmp_path, output=zip_file)
