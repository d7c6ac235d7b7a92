"""The site of the documents: complete, offline, made from what the code and the records say, and strict."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="the documents' tools are not installed (make install-dev)")
from docs_site import algorithms, formulas, marks, sources, troubleshooting
from tutorial import commands

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = json.loads((ROOT / "resources" / "contract" / "stages.schema.json").read_text(encoding="utf-8"))
LOADED = re.compile(r'<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="([^"]+)"')


def build(folder, config=ROOT / "mkdocs.yml"):
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(folder)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tools'}{os.pathsep}{ROOT}"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


def pages(site):
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_no_page_loads_anything_from_elsewhere(site):
    for name, html in pages(site).items():
        loaded = LOADED.findall(html)
        assert len(loaded) > 3
        for address in loaded:
            assert not re.match(r"[a-z]+:|//|/", address), f"{name} loads {address}"
            assert (site / name).parent.joinpath(address).resolve().is_file(), f"{name}: {address} is missing"
    for path in (site / "site.css", site / "site.js"):
        assert "http" not in path.read_text(encoding="utf-8")


def test_every_algorithm_and_parameter_is_on_its_page_with_its_help(site):
    html = pages(site)["guide/algorithms.html"]
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    for stage, entry in CONTRACT["stages"].items():
        assert f'id="{stage}"' in html
        for name, parameter in entry["parameters"].items():
            assert f'id="{stage}-{name}"' in html
            assert " ".join(parameter["help"].split()) in text
    assert 'id="environment-wheels"' in html
    assert "Folder of wheels to install from" in text


def test_every_code_of_the_worker_s_errors_is_on_the_page_of_troubles(site):
    html = pages(site)["guide/troubleshooting.html"]
    codes = re.findall(r'^    code = "(\w+)"', (ROOT / "backend/sparse_wsss/errors.py").read_text(), re.MULTILINE)
    assert len(codes) > 20
    assert [code for code in codes if code != "failed" and f"<code>{code}</code>" not in html] == []
    assert "Choose a new folder as RUN, or ask for the same settings to go on." in html
    assert "407 Proxy" in html


def test_formulas_are_mathml_and_every_mark_is_filled(site):
    made = pages(site)
    assert made["method.html"].count("<math") > 40
    for name, html in made.items():
        assert "{{" not in html, name
        assert "```math" not in html


def test_the_search_finds_headings_and_text(site):
    index = (site / "search_index.js").read_text(encoding="utf-8")
    rows = json.loads(index.removeprefix("window.SECTIONS = ").rstrip().removesuffix(";"))
    found = [row for row in rows if row[2].startswith("Proxies")]
    assert found[0][0] == "guide/recipes.html#proxies"
    assert "PIP_CERT" in found[0][3]
    assert all((site / row[0].split("#")[0]).is_file() for row in rows)


def site_of(folder, text):
    """Build a site of two pages, with the settings of the real one."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(f"# Start\n\n{text}\n")
    (docs / "other.md").write_text("# Other\n")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:\n  - Start")[0]
    for here, there in (("docs_dir: docs", f"docs_dir: {docs}"), ("tools/docs_site", f"{ROOT}/tools/docs_site")):
        config = config.replace(here, there)
    (folder / "mkdocs.yml").write_text(config)
    done = build(folder / "site", folder / "mkdocs.yml")
    return done.returncode, done.stdout + done.stderr


def test_a_broken_link_a_broken_anchor_and_a_missing_picture_end_the_build(tmp_path):
    code, said = site_of(tmp_path, "[a](nowhere.md) [b](other.md#not-there) ![c](missing.png)")
    assert code != 0
    for name in ("nowhere.md", "not-there", "missing.png"):
        assert name in said


def test_a_figure_that_is_not_recorded_ends_the_build(tmp_path):
    code, said = site_of(tmp_path, "{{ figure:demo.unheard_of }}")
    assert code != 0
    assert "index.md: {{ figure:demo.unheard_of }}: docs/demo.json has no 'unheard_of'" in said


@pytest.mark.parametrize("mark", ["setting:unheard_of", "code:training/losses.py:unheard_of", "code:unheard_of.py",
                                  "const:settings.py:UNHEARD_OF", "block:unheard_of", "unheard:of"])
def test_a_mark_that_names_nothing_is_refused(mark):
    with pytest.raises(sources.NotThere, match=re.escape(mark.rpartition(":")[0].split(":")[0])):
        marks.filled(f"{{{{ {mark} }}}}", "page.md")


def test_a_constant_a_name_and_a_text_are_read_as_the_code_has_them(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "ROOT", tmp_path)
    path = tmp_path / "module.py"
    path.write_text('LOW, HIGH = -0.1, 1.1\nMANY = 2**4\n'
                    'class Here:\n    def now(self):\n        return tr("a {}").format(1)\n')
    assert sources.constant(path, "HIGH") == 1.1
    assert sources.constant(path, "MANY") == 16
    assert sources.find(path, "Here.now") == 4
    assert sources.text_of(sources.returned(path, "now")) == f"a {sources.GAP}"
    with pytest.raises(sources.NotThere):
        sources.find(path, "Here.later")


def test_patterns_read_as_what_a_log_has():
    assert troubleshooting._words(r"No module named '?(ensurepip|venv)|WinError 5\b|c10\.dll|quota\b.*full") == [
        "No module named 'ensurepip", "No module named 'venv", "WinError 5", "c10.dll", f"quota{sources.GAP}full"]


def test_a_setting_is_shown_with_its_default_and_leads_to_its_help():
    default = CONTRACT["stages"]["train"]["parameters"]["l0_weight"]["default"]
    assert marks.filled("{{ setting:l0_weight }}", "method.md") == (
        f"[`L0_WEIGHT`](guide/algorithms.md#train-l0_weight) ({default})")
    assert marks.filled("{{ setting:l0_weight! }}", "guide/faq.md") == "[`L0_WEIGHT`](algorithms.md#train-l0_weight)"


def test_a_logarithm_stands_apart_from_what_it_is_taken_of():
    assert formulas.mathml(r"\log p") != formulas.convert(r"\log p")
    assert "<mspace" in formulas.mathml(r"\log p")


def test_the_tutorial_s_commands_are_those_of_its_page():
    page = (ROOT / "docs" / "guide" / "tutorial.md").read_text(encoding="utf-8")
    found = commands(page)
    assert found[0].startswith("PYTHON sparse-wsss/tools/demo_scene.py")
    assert [re.search(r"sparse_wsss:(\w+)", line)[1] for line in found[1:]] == [
        "tiles", "labels", "pipeline", "heads", "relabel", "evaluate"]


def test_titles_are_those_of_the_toolbox():
    assert algorithms.title("predict") == "Map a scene"


def test_pictures_of_the_panel_are_made_by_a_target_of_make():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    picture = re.compile(r"!\[[^\]]*\]\((?:\.\./)?([\w-]+\.png)\)")
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    used = {name for text in texts for name in picture.findall(text)}
    made = {"toolbox.png": "screenshot-toolbox", "screenshot.png": "screenshot", "report.png": "report-picture"}
    for name in used:
        target = made.get(name) or ("screenshots-dock" if name.startswith("dock_") else "accuracy-page")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), name
    assert "toolbox.png" in used
