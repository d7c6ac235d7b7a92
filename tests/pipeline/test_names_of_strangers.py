"""A whole run of files and classes with hostile names, without a network: it asks nobody, and runs nothing they say."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sparse_wsss.csv_text import text_of_cell
from sparse_wsss.stages.cluster_table import read_cluster_names

from tests.no_network import counters
from tests.pipeline.world import BRIEF, TILE, World, extents, pipeline_job
from tests.tiny import run, tiny_scene
from tests.worker import Finished, run_worker

FORMULA = "=cmd|'/C calc'!A0"
SCRIPT = '<img src=x onerror="alert(1)"> & <script>alert(1)</script>'
SHELL = "$(touch PWNED) `touch PWNED` | touch PWNED"
NAMES = (FORMULA, SCRIPT, SHELL, "@SUM(1+1)")
FOLDER = "ü 'x' \"y\" $(touch PWNED) & touch PWNED"
SCENE = "-rf `touch PWNED` > PWNED #"  # a ';' would part two rasters
ALONE = ["unshare", "--net", "--map-root-user"]


def hostile_world(folder: Path) -> World:
    """As ``painted_world``, with names that a shell, a spreadsheet or a browser would take for more."""
    scene = tiny_scene(folder, SCENE, height=128, width=192, corner=20, seed=2)
    with open(scene.classes, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["code", "name", "colour"], *(
            [code, name, f"#{code}0{code}0{code}0"] for code, name in enumerate(NAMES, 1))])
    west, east = extents(scene)
    run("tiles", raster=scene.optical, sar=scene.sar, tile_size=TILE, extent=west, output=folder / "cut.gpkg")
    run("labels", tiles=folder / "cut.gpkg", reference=scene.reference, classes=scene.classes,
        output=folder / "tiles.gpkg")
    return World(folder, scene, folder / "tiles.gpkg", west, east)


@dataclass(frozen=True)
class Ran:
    """A run of the hostile world, behind the hook and without a network."""

    world: World
    run: Path
    done: Finished
    heard: Path
    work: Path


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    if not shutil.which("unshare") or subprocess.run([*ALONE, "true"], capture_output=True).returncode:
        pytest.skip("needs Linux, and the right to make a namespace without a network")
    base = tmp_path_factory.mktemp("strangers")
    folder, work = base / FOLDER, base / "work"
    folder.mkdir()
    work.mkdir()
    world = hostile_world(folder)
    heard = base / "heard"
    hook = str(Path(__file__).parents[1] / "no_network.py")
    before = os.getcwd()
    os.chdir(work)  # where a shell would leave its traces
    try:
        done = run_worker("pipeline", pipeline_job(world, folder, **BRIEF), base / "worker",
                          command=[*ALONE, sys.executable, "-I", hook, str(heard)])
    finally:
        os.chdir(before)
    return Ran(world, folder / "run", done, heard, work)


def test_a_whole_run_needs_no_network_and_asks_nobody(ran: Ran):
    assert ran.done.exit_code == 0, ran.done.log
    assert not ran.heard.exists(), ran.heard.read_text()
    counted = json.loads(ran.heard.with_suffix(".json").read_text())
    assert {"IpOutNoRoutes", "Ip6OutNoRoutes"} <= set(counted)
    assert not any(counted.values()), counted


def test_the_kernel_counts_a_try_to_reach_somebody(ran: Ran):
    program = ("import json, socket, sys; sys.path.insert(0, sys.argv[1]); from no_network import counters\n"
               "try: socket.create_connection(('192.0.2.1', 80), timeout=1)\n"
               "except OSError: print(json.dumps(counters()))")
    said = subprocess.run([*ALONE, sys.executable, "-c", program, str(Path(__file__).parents[1])], check=True,
                          capture_output=True, text=True).stdout
    assert json.loads(said)["IpOutNoRoutes"] == 1
    assert counters()


def test_no_shell_saw_the_names(ran: Ran):
    assert list(ran.work.iterdir()) == []
    assert not [path for path in ran.world.folder.rglob("*") if path.name == "PWNED"]


def test_no_table_of_the_run_holds_a_formula(ran: Ran):
    tables = sorted(ran.run.rglob("*.csv"))
    assert {"clusters.csv", "heads.csv", "gates.csv"} <= {path.name for path in tables}
    for path in tables:
        with open(path, encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@]|-(?![\d.])", cell)], path


def test_no_page_of_the_run_holds_a_tag_of_theirs(ran: Ran):
    text = (ran.run / "report.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in text
    assert not re.search(r"<script|<img (?!src=\"data:)", text)
    outputs, _ = run("evaluate", map=ran.world.folder / "map.tif", reference=ran.world.scene.reference,
                     output_json=ran.run / "a.json", output_html=ran.run / "a.html")
    assert outputs
    text = (ran.run / "a.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in text
    assert "<script" not in text


def test_names_come_back_from_the_tables_as_they_were(ran: Ran):
    clusters = ran.run / "pseudomasks" / "clusters.csv"
    with open(clusters, encoding="utf-8", newline="") as file:
        written = [row["class"] for row in csv.DictReader(file)]
    found = read_cluster_names(clusters, len(written), NAMES)
    assert [NAMES[name] for name in found] == [text_of_cell(text) for text in written]
    assert set(written) <= {f"'{FORMULA}", SCRIPT, SHELL, "'@SUM(1+1)"}
