"""The page Run, with clicks and keys: what it would do, what it takes, start, stop, go on, and a window that lives."""

from __future__ import annotations

import json

import pytest

from tests.plugin.dock.waiting import Heartbeat, wait_for
from tests.plugin.dock.worlds_dock import grid_index, tile_id
from tests.plugin.worlds import reference, scene


@pytest.fixture
def world(tmp_path):
    """Files of a tiny place, and the folder of a run that is not there yet."""
    labels = {tile_id(0, 0): "water", tile_id(0, 1): "forest", tile_id(1, 0): "water;forest"}
    return {"raster": scene(tmp_path / "scene.tif"), "tiles": grid_index(tmp_path / "tiles.gpkg", 2, 2, labels),
            "run": str(tmp_path / "run"), "map": str(tmp_path / "run_map.tif")}


@pytest.fixture
def page(plugin, world):
    from qgis.core import QgsProject, QgsSettings

    from sparse_wsss_plugin.dock.dock_state import DockState
    from sparse_wsss_plugin.dock.machine_speed import KEY
    from sparse_wsss_plugin.dock.run_page import RunPage

    QgsSettings().remove(KEY)
    state = DockState()
    state.set(**world)
    made = RunPage(state, None)
    made.resize(430, 860)
    made.show()
    made.shown()
    said = []
    made.said.connect(lambda text, is_problem: said.append((text, is_problem)))
    made.heard_by_test = said
    yield made
    if made.task is not None:
        made.task.cancel()
        wait_for(lambda: made.task is None)
    made.close()
    made.deleteLater()
    QgsProject.instance().clear()


def click(widget):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(combo, data):
    """Choose an entry with the keys, as a person does."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    while combo.currentData() != data:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, f"no {data}"


def asked(tmp_path):
    return json.loads((tmp_path / "asked.json").read_text())


def write_run(folder, status="started", exit_code=3, later=(), **parameters):
    """A run whose training is at that state; `later` are stages that were run alone since then."""
    (folder / "train").mkdir(parents=True)
    (folder / "train" / "stage.json").write_text(json.dumps({"stage": "train", "status": status}))
    jobs = [{"stage": "pipeline", "parameters": {"preset": "quick", **parameters}, "exit": exit_code}]
    jobs += [{"stage": stage, "parameters": {"run": str(folder), "device": "cpu"}, "exit": 0} for stage in later]
    (folder / "job.json").write_text(json.dumps({key: jobs[-1][key] for key in ("stage", "parameters")}))
    (folder / "provenance.json").write_text(json.dumps({"jobs": jobs}))
    (folder / "settings.json").write_text(json.dumps({"preset": "quick"}))
    lines = [json.dumps({"stage": "train", "step": 10 * i, "loss": 1 / (i + 1), "val_map": 0.5, "open_heads": 9,
                         "heads": 18}) for i in range(4)]
    (folder / "metrics.jsonl").write_text("\n".join(lines) + '\n{"stage": "tra')


def test_the_command_says_what_the_page_would_do_and_follows_every_choice(page, world):
    assert page.command() == (f"qgis_process run sparse_wsss:pipeline -- TILES={world['tiles']} "
                              f"RASTER={world['raster']} RUN={world['run']} OUTPUT={world['map']} "
                              f"CONFIDENCE={world['map'][:-4]}_confidence.tif PRESET=standard")
    choose(page.preset, "quick")
    assert page.state.preset == "quick"
    assert page.command().endswith("PRESET=quick")
    choose(page.stage, "refine")
    assert page.command() == f"qgis_process run sparse_wsss:refine -- RUN={world['run']}"
    assert not page.preset.isVisible()


def test_a_setting_that_is_typed_wins_over_the_preset_and_is_kept_in_the_state(page):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    steps = page.form.row("steps")
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(steps, "77")
    QTest.keyClick(steps, Qt.Key.Key_Tab)
    assert page.state.settings == {"steps": 77}
    assert "STEPS=77" in page.command()
    choose(page.stage, "predict")
    assert "STEPS" not in page.command()
    choose(page.stage, "train")
    assert "STEPS=77" in page.command(), "a setting of another stage is not forgotten"


def test_every_setting_of_the_contract_has_its_row_made_in_pieces_and_found_by_words(page):
    from sparse_wsss_plugin.dock.settings_values import setting_entries

    with Heartbeat() as heart:
        page.form.more.setCollapsed(False)
        wait_for(lambda: len(page.form._rows) == len(setting_entries("pipeline")))
    print(f"{len(page.form._rows)} rows; {heart}")
    page.form.search.setText("clusters number")
    shown = {name for name, row in page.form._rows.items() if row.widget.isVisible() and row.entry.get("advanced")}
    assert shown == {"clusters"}
    assert page.form.values() == {}


def test_the_estimate_is_there_before_the_start_with_its_reasons(page):
    wait_for(lambda: "tiles" in page.fields.estimate.text())
    assert page.fields.estimate.text().startswith("3 labelled tiles. About ")
    assert "3 labelled tiles are few" in page.fields.estimate.text()
    assert "3 of 4 tiles have labels" in page.fields.inputs.text()
    assert not page.fields.reasons.isVisible()
    click(page.fields.why)
    assert page.fields.reasons.isVisible()
    assert "160 steps of 16 tiles" in page.fields.reasons.text()


def test_start_runs_the_algorithms_job_and_the_map_joins_the_group(page, fake_worker, tmp_path, world):
    from sparse_wsss_plugin.dock import layer_group

    fake_worker("record", FAKE_WORKER_MAP=reference(tmp_path / "made.tif"))
    choose(page.preset, "quick")
    click(page.start)
    assert page.task is not None
    assert not page.start.isEnabled()
    wait_for(lambda: not page.is_busy)
    job = asked(tmp_path)
    assert job["stage"] == "pipeline"
    assert job["parameters"]["preset"] == "quick"
    assert job["parameters"]["run"] == world["run"]
    assert layer_group.layer_of("map").name() == "Land-cover map"
    assert page.view.data.panels["loss"] == {}, "the metric of a test's stage is none of the training"
    assert "a warning of the worker" in page.view.log.toPlainText()
    assert page.heard_by_test[-1] == ("The map is ready: run_map.tif. Look at it on the page Result.", False)
    assert page.start.isEnabled()


def test_stop_ends_the_job_and_says_that_it_goes_on_from_there(page, fake_worker, tmp_path):
    fake_worker("slow")
    click(page.start)
    wait_for(lambda: (tmp_path / "pids").exists() and page.view.bar.maximum() > 0)
    assert page.view.bar.isVisible()
    assert "train" not in page.view.text.text()
    click(page.stop)
    wait_for(lambda: not page.is_busy)
    assert page.heard_by_test[-1][1] is False, "a stop that was asked for is no problem"
    assert "Stopped on request" in page.heard_by_test[-1][0]
    assert page.view.text.text().startswith("Stopped.")


def test_a_crash_is_said_in_the_dock_with_its_next_step_and_nothing_pops_up(page, fake_worker, qgis):
    fake_worker("crash", FAKE_WORKER_SIGNAL="SIGKILL")
    click(page.start)
    wait_for(lambda: not page.is_busy)
    text, is_problem = page.heard_by_test[-1]
    assert is_problem
    assert "Next step: The system ended it, most likely for lack of memory" in text
    assert qgis.activeModalWidget() is None
    assert page.start.isEnabled()


def test_without_an_environment_start_names_the_next_step(page, monkeypatch, tmp_path):
    monkeypatch.setenv("SPARSE_WSSS_PYTHON", str(tmp_path / "gone"))
    click(page.start)
    assert page.task is None
    text, is_problem = page.heard_by_test[-1]
    assert is_problem
    assert "SPARSE_WSSS_PYTHON" in text


def test_a_run_that_was_stopped_is_shown_with_its_curves_and_resumed_with_its_settings(page, tmp_path, fake_worker):
    run = tmp_path / "stopped"
    write_run(run, steps=200, dim=64, output=str(tmp_path / "m.tif"), confidence=None, depth=3)
    page.run.setFilePath(str(run))
    assert page.state.preset == "quick"
    assert page.state.settings == {"dim": 64}, "what the preset says anyway is not set beside it"
    assert page.state.map == str(tmp_path / "m.tif")
    assert page.start.text() == "Resume"
    assert page.view.stages.text().startswith("▸ train")
    assert page.view.data.panels["heads"]["open"].ys == [9, 9, 9, 9]
    fake_worker("record")
    click(page.start)
    wait_for(lambda: not page.is_busy)
    assert asked(tmp_path)["parameters"]["dim"] == 64


def test_a_look_at_a_head_changes_nothing_about_how_a_stopped_run_is_resumed(page, tmp_path):
    write_run(tmp_path / "stopped", dim=64, output=str(tmp_path / "m.tif"), later=("heads", "relabel"))
    page.run.setFilePath(str(tmp_path / "stopped"))
    assert (page.state.preset, page.state.settings) == ("quick", {"dim": 64})
    assert page.state.map == str(tmp_path / "m.tif")
    assert page.start.text() == "Resume"
    choose(page.stage, "heads")
    assert page.start.text() == "Start", "the look was finished"


def test_a_stage_alone_takes_the_runs_own_preset_and_a_value_typed_beside_it_counts(page, tmp_path):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    from sparse_wsss_plugin.dock.settings_values import resolved

    standard, quick = resolved("refine", "standard", {}), resolved("refine", "quick", {})
    write_run(tmp_path / "quick")
    page.state.set(run=str(tmp_path / "quick"), preset="standard", settings={})
    choose(page.stage, "refine")
    rounds = page.form.row("rounds")
    assert page.form._rows["rounds"].used.text() == str(quick["rounds"])
    for typed, is_said in ((standard["rounds"], True), (quick["rounds"], False)):
        rounds.setFocus()
        QTest.keyClick(rounds, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(rounds, str(typed))
        QTest.keyClick(rounds, Qt.Key.Key_Tab)
        assert (f"ROUNDS={typed}" in page.command()) == is_said


def type_over(field, text):
    """Type another path into a field, and leave the field to a later key."""
    from qgis.PyQt.QtTest import QTest

    field.lineEdit().setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)


def test_a_path_that_is_typed_counts_when_it_is_whole_and_half_of_it_changes_nothing(page, tmp_path):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    write_run(tmp_path / "stopped", dim=64)
    write_run(tmp_path / "stopped_2", dim=32)
    page.state.set(preset="large", settings={"depth": 5})
    before = page.state.run, page.state.map
    type_over(page.run, str(tmp_path / "stopped_2"))
    assert (page.state.run, page.state.map) == before
    assert (page.state.preset, page.state.settings) == ("large", {"depth": 5}), "'stopped' was only passed by"
    QTest.keyClick(page.run.lineEdit(), Qt.Key.Key_Return)
    assert page.state.run == str(tmp_path / "stopped_2")
    assert page.state.settings == {"dim": 32}


def test_the_cursor_stays_where_somebody_types_even_when_the_page_is_shown_anew(page, tmp_path):
    from qgis.PyQt.QtTest import QTest

    for field in (page.run, page.output):
        shown = field.filePath()
        field.lineEdit().setFocus()
        field.lineEdit().setCursorPosition(3)
        QTest.keyClicks(field.lineEdit(), "X")
        page.shown()
        QTest.keyClicks(field.lineEdit(), "Y")
        assert field.filePath() == f"{shown[:3]}XY{shown[3:]}"


def test_the_root_of_a_disk_as_run_or_map_raises_nothing(page):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    for field in (page.run, page.output):
        type_over(field, "/")
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert (page.state.run, page.state.map) == ("/", "/")
    assert "RUN=/ " in page.command()
    click(page.fields.new_run)
    assert page.state.run.startswith("/run")


def test_start_takes_the_path_that_is_still_being_typed(page, fake_worker, tmp_path):
    fake_worker("record")
    type_over(page.run, str(tmp_path / "typed"))
    page.start_job()
    wait_for(lambda: not page.is_busy)
    assert asked(tmp_path)["parameters"]["run"] == str(tmp_path / "typed")


def test_of_a_run_with_endless_curves_the_newest_points_are_shown(page, tmp_path, monkeypatch):
    monkeypatch.setattr("sparse_wsss_plugin.dock.run_files.MOST_BYTES", 2000)
    write_run(tmp_path / "long")
    with open(tmp_path / "long" / "metrics.jsonl", "w") as file:
        file.writelines(json.dumps({"stage": "train", "step": step, "loss": 0.5}) + "\n" for step in range(1, 1000))
    page.run.setFilePath(str(tmp_path / "long"))
    assert page.view.data.panels["loss"]["training"].xs[-1] == 999


def test_a_finished_run_is_started_not_resumed_and_new_takes_the_next_free_folder(page, tmp_path):
    write_run(tmp_path / "run", status="done", exit_code=0)
    page.shown()
    assert page.start.text() == "Start"
    click(page.fields.new_run)
    assert page.state.run == str(tmp_path / "run_2")
    assert page.state.map == str(tmp_path / "run_2_map.tif")


def test_the_window_lives_while_a_job_floods_the_page(page, fake_worker):
    """The aim is 50 ms, and it is printed; the bound is that of a window that waits."""
    fake_worker("flood", FAKE_WORKER_SECONDS="3", FAKE_WORKER_PAUSE="0.005")
    wait_for(lambda: page.fields.estimate.text() != "")
    with Heartbeat() as heart:
        click(page.start)
        wait_for(lambda: not page.is_busy)
    print(f"{heart}; 99 % under {1000 * sorted(heart.gaps)[int(0.99 * len(heart.gaps))]:.0f} ms")
    assert page.view.data.panels["loss"]["training"].xs
    assert heart.largest_hold < 1


def flood_a_while(fake_worker, tmp_path):
    """A worker that says much for a second, then leaves a map."""
    fake_worker("flood", FAKE_WORKER_SECONDS="1", FAKE_WORKER_PAUSE="0.05",
                FAKE_WORKER_MAP=reference(tmp_path / "made.tif"))


def wait_for_all_jobs():
    from sparse_wsss_plugin.dock.run_task import board

    wait_for(lambda: not board().running)


def test_a_job_that_ends_while_another_project_is_open_leaves_that_one_alone(page, fake_worker, tmp_path):
    from sparse_wsss_plugin.dock import layer_group

    flood_a_while(fake_worker, tmp_path)
    click(page.start)
    page.state.set(run=str(tmp_path / "other"), map=str(tmp_path / "other.tif"))
    wait_for_all_jobs()
    assert page.state.map == str(tmp_path / "other.tif")
    assert layer_group.layer_of("map") is None
    assert page.heard_by_test[-1] == (f"The job in {tmp_path / 'run'} is done.", False)


def test_a_job_that_ends_in_a_new_project_leaves_it_empty(dock, project, fake_worker, tmp_path, world):
    page, said = dock.page("run"), []
    page.said.connect(lambda text, _: said.append(text))
    dock.state.set(**world)
    dock.show_page("run")
    flood_a_while(fake_worker, tmp_path)
    click(page.start)
    assert page.task is not None
    project.clear()
    assert dock.state.run == ""
    wait_for_all_jobs()
    assert project.mapLayers() == {}
    assert (dock.state.run, dock.state.map) == ("", "")
    assert said[-1] == f"The job in {world['run']} is done."


def test_another_run_can_be_started_meanwhile_and_the_job_is_found_again_with_its_run(page, fake_worker, tmp_path):
    fake_worker("slow")
    click(page.start)
    first, run = page.task, page.state.run
    wait_for(lambda: page.view.bar.maximum() > 0)
    page.state.set(run=str(tmp_path / "other"), map=str(tmp_path / "other.tif"))
    assert page.task is None
    assert (page.start.isEnabled(), page.stop.isEnabled(), page.fields.area.isEnabled()) == (True, False, True)
    assert (page.view.bar.isVisible(), page.view.text.text()) == (False, "")
    click(page.start)
    second = page.task
    assert second is not first
    page.state.set(run=f"{run}/")
    assert page.task is first, "a path that is written in another way is the same run"
    assert not page.start.isEnabled()
    wait_for(lambda: page.view.bar.isVisible() and page.view.bar.maximum() > 0)
    for task in (first, second):
        task.cancel()
    wait_for_all_jobs()
    assert page.start.isEnabled()


def test_closing_the_page_does_not_stop_the_job_and_a_new_page_follows_it(page, fake_worker, tmp_path):
    from sparse_wsss_plugin.dock.run_page import RunPage

    fake_worker("slow")
    click(page.start)
    wait_for(lambda: (tmp_path / "pids").exists())
    page.hidden()
    page.close()
    other = RunPage(page.state, None)
    assert other.task is page.task
    assert other.stop.isEnabled()
    click(other.stop)
    wait_for(lambda: other.task is None and page.task is None)


def test_a_run_of_the_real_worker_is_shown_with_its_curves_and_stages(page, whole_run):
    page.run.setFilePath(whole_run["run"])
    panels = page.view.data.panels
    assert len(panels["loss"]["training"].xs) == 4
    assert 0 <= panels["map"]["mAP"].ys[-1] <= 1
    assert sorted(panels["rounds"]) == ["round 1", "round 2"]
    assert page.view.stages.text().count("✓") == 5
    assert "Wrote map: " in page.view.log.toPlainText(), "what it said is in its events"
    assert page.state.preset == "quick"
    assert page.state.settings["round_steps"] == 3
    assert page.state.map == whole_run["map"]


def test_a_map_is_made_by_the_real_worker_from_the_page_while_the_window_lives(page, whole_run, tmp_path, monkeypatch):
    """The aim is that the event loop never waits over 50 ms, and it is printed; the bound is that of one that does."""
    from sparse_wsss_plugin.dock import layer_group
    from tests.plugin.conftest import REAL_WORKER
    from tests.plugin.dock.whole_run import TINY

    monkeypatch.setenv("SPARSE_WSSS_PYTHON", REAL_WORKER)
    page.state.set(raster=whole_run["raster"], tiles=whole_run["tiles"], run=str(tmp_path / "new"), preset="quick",
                   map=str(tmp_path / "new.tif"), settings={**TINY, "rounds": 1})
    with Heartbeat() as heart:
        click(page.start)
        wait_for(lambda: not page.is_busy, 240)
    print(f"a real run of {sum(heart.gaps):.0f} s: {heart}")
    assert not page.heard_by_test[-1][1], page.heard_by_test[-1][0]
    assert layer_group.layer_of("map").isValid()
    assert layer_group.layer_of("confidence").renderer().type() == "singlebandpseudocolor"
    assert page.view.stages.text().count("✓") == 5
    assert page.state.confidence == str(tmp_path / "new_confidence.tif")
    assert heart.largest_hold < 1
