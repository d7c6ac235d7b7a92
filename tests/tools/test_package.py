"""The zip of the plugin, made of a copy of this checkout, and the scanners on code that they must not pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import package
import package_scan
import pytest

ROOT = Path(__file__).resolve().parents[2]
BAD = {  # a line, and what bandit calls it
    "asserts.py": ("assert open", "B101"),
    "shell.py": ("import os; os.system('ls ' + name)", "B605"),
    "process.py": ("import subprocess", "B404"),
    "pickles.py": ("import pickle", "B403"),
    "passes.py": ("try:\n    work()\nexcept Exception:\n    pass", "B110"),
    "loads.py": ("import torch; torch.load(path)", "B614"),
    "hub.py": ("from huggingface_hub import snapshot_download; snapshot_download('owner/name')", "B615"),
    "hashes.py": ("import hashlib; hashlib.md5(b'')", "B324"),
    "password.py": ("token = 'sesame'", "B105"),
}
GOOD = "import pickle  # nosec B403  # for the name of an error\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Files that git tracks here, as another checkout of them: other times, other modes, other folder."""
    folder = tmp_path_factory.mktemp("elsewhere") / "checkout"
    for name in package.tracked():
        if (ROOT / name).is_file() and not name.startswith(("docs/accuracy", "docs/dock")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
            os.chmod(folder / name, 0o755)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "--all", "--force"], cwd=folder, check=True)
    return folder


def run(checkout, folder):
    return subprocess.run([sys.executable, checkout / "tools" / "package.py", "--folder", folder], text=True,
                          capture_output=True)


def test_the_same_files_give_the_same_bytes_wherever_they_lie(copy, tmp_path):
    done = run(copy, tmp_path)
    assert done.returncode == 0, done.stderr
    made = package.make_zip(tmp_path / "here")
    assert f"({made.stat().st_size / 1e6:.2f} MB, " in done.stdout
    assert (tmp_path / made.name).read_bytes() == made.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [made.name]


def test_the_zip_has_plugin_worker_and_resources_and_nothing_that_git_does_not_track(copy, tmp_path):
    for name in ("sparse_wsss_plugin/untracked.py", "backend/.env", "resources/notes.txt"):
        (copy / name).write_text("x = 1\n")
    try:
        done = run(copy, tmp_path)
    finally:
        for name in ("sparse_wsss_plugin/untracked.py", "backend/.env", "resources/notes.txt"):
            (copy / name).unlink()
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.zip"))) as made:
        names = made.namelist()
    tracked = [name for name in package.tracked() if name.startswith(("sparse_wsss_plugin/", "backend/", "resources/"))]
    assert len(names) == len(tracked) - len(package.LEFT_OUT) + 4
    assert {f"sparse_wsss/{name}" for name in (
        "__init__.py", "metadata.txt", "LICENSE", "README.md", "CITATION.cff", "worker/launch.py",
        "backend/pyproject.toml", "backend/requirements.lock", "backend/sparse_wsss/cli.py",
        "backend/sparse_wsss/report/report.css", "resources/contract/stages.schema.json",
        "resources/i18n/sparse_wsss_de.qm")} <= set(names)


@pytest.mark.parametrize("file", ["backend/pyproject.toml", "backend/sparse_wsss/__init__.py", "CITATION.cff"])
def test_a_version_that_differs_is_told_and_an_older_zip_stays(copy, tmp_path, file):
    zip_file = tmp_path / f"sparse_wsss-{package.version()}.zip"
    zip_file.write_bytes(b"older")
    text = (copy / file).read_text()
    (copy / file).write_text(text.replace(package.version(), "9.9.9"))
    try:
        done = run(copy, tmp_path)
    finally:
        (copy / file).write_text(text)
    assert done.returncode == 1
    assert file in done.stderr
    assert zip_file.read_bytes() == b"older"


def test_a_zip_that_breaks_a_rule_of_the_site_ends_with_it(copy, tmp_path):
    text = (copy / "metadata.txt").read_text()
    (copy / "metadata.txt").write_text(text.replace("category=Raster", "category=Plugins"))
    try:
        done = run(copy, tmp_path)
    finally:
        (copy / "metadata.txt").write_text(text)
    assert done.returncode == 1
    assert "says_its_menu_and_icon: category is 'Plugins'" in done.stderr


def test_where_git_tracks_nothing_the_next_step_is_said(copy, tmp_path):
    shutil.move(copy / ".git", tmp_path / "git")
    try:
        done = run(copy, tmp_path)
    finally:
        shutil.move(tmp_path / "git", copy / ".git")
    assert done.returncode == 1
    assert "git" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_bandit_must_not_pass_is_found_and_what_is_meant_is_passed(tmp_path):
    for name, (line, _) in BAD.items():
        (tmp_path / "deep" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "deep" / name).write_text(f"{line}\n")
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "broken.py").write_text("def x(:\n")
    hits = package_scan.bandit(tmp_path)
    assert {hit.split(":")[0] for hit in hits if not hit.startswith("bandit")} == {f"deep/{name}" for name in BAD}
    for name, (_, code) in BAD.items():
        assert any(f"{name}:" in hit and code in hit for hit in hits), (name, hits)
    assert any(hit.startswith("bandit could not read") and "broken.py" in hit for hit in hits)


def test_what_looks_like_a_secret_is_found_in_any_file(tmp_path):
    (tmp_path / "good.txt").write_text("nothing to see\n")
    (tmp_path / "metadata.txt").write_text("digest=" + "0123456789abcdef9e4f" * 2 + "\n")
    (tmp_path / "keys.md").write_text("the key AKIA" + "Z7Q3" * 4 + "\n")
    (tmp_path / "settings.py").write_text('password = "sesame open"\n')
    hits = package_scan.secrets(tmp_path)
    assert {hit.split(":")[0] for hit in hits} == {"metadata.txt", "keys.md", "settings.py"}


def test_a_zip_with_a_hit_ends_with_it_and_a_clean_one_does_not(tmp_path):
    for name, line in (("clean", GOOD), ("dirty", "assert 1\n")):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as made:
            made.writestr("tiny/a.py", line)
    ended = {name: subprocess.run([sys.executable, ROOT / "tools" / "package_scan.py", tmp_path / f"{name}.zip"],
                                  capture_output=True, text=True) for name in ("clean", "dirty")}
    assert ended["clean"].returncode == 0, ended["clean"].stderr
    assert ended["dirty"].returncode == 1
    assert "Error: tiny/a.py:1: B101" in ended["dirty"].stderr
