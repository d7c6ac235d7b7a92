"""The doctor: a report without secrets that works as far as it can where packages are broken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import sparse_wsss
from sparse_wsss.doctor import IMPORTS, fits, import_each, step

PATIENCE_S = 300
HOME = str(Path(sys.executable).parents[1])  # the environment itself, so that its paths begin with the home folder


@pytest.fixture(scope="module")
def healthy() -> subprocess.CompletedProcess[str]:
    """What it says of the environment of the tests, in which everything works."""
    environment = {**os.environ, "HOME": HOME, "USERPROFILE": HOME}
    return subprocess.run([sys.executable, "-I", "-m", "sparse_wsss", "doctor"], env=environment, timeout=PATIENCE_S,
                          capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An environment that has the worker alone, and a torch that crashes."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(sparse_wsss.__file__).parent, packages / "sparse_wsss", ignore=ignored)
    (packages / "torch.py").write_text("import os\nos._exit(132)\n")
    (packages / "rasterio.py").write_text('raise ImportError("DLL load failed while importing _base")\n')
    return python


def test_a_healthy_environment_is_said_to_work(healthy: subprocess.CompletedProcess[str]) -> None:
    assert healthy.returncode == 0, healthy.stdout + healthy.stderr
    assert healthy.stdout.startswith("## Doctor of the worker\n")
    assert "- Device cpu: works" in healthy.stdout
    assert "PROJ transforms rightly" in healthy.stdout
    assert healthy.stdout.count("| works |") == len(IMPORTS)
    assert healthy.stdout.rstrip().endswith("Everything works.")


def test_the_home_folder_is_left_out(healthy: subprocess.CompletedProcess[str]) -> None:
    assert HOME not in healthy.stdout
    assert re.search(r"- Python: \S+, ~[/\\]", healthy.stdout)


def test_it_works_where_torch_crashes_and_pydantic_is_missing(broken: Path) -> None:
    done = subprocess.run([str(broken), "-I", "-m", "sparse_wsss", "doctor"], timeout=PATIENCE_S, capture_output=True,
                          text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "| torch | not installed | its import ended the process (exit code 132)" in done.stdout
    assert "| pydantic | not installed | ModuleNotFoundError" in done.stdout
    assert "Visual C++" in done.stdout
    assert "ACTION=repair" in done.stdout
    assert done.stderr == ""


def test_a_package_that_crashes_keeps_none_of_the_others_from_being_looked_at() -> None:
    found = import_each(["json", "sparse_wsss.no_such_thing", "csv"])
    assert found["json"] == found["csv"] == ""
    assert "ModuleNotFoundError" in found["sparse_wsss.no_such_thing"]


@pytest.mark.parametrize(("torch", "torchvision", "fit"), [
    ("2.13.0+cpu", "0.28.0", True), ("2.13.0", "0.27.1", False), ("2.5.1", "0.20.1+cu121", True),
    ("not installed", "0.28.0", True), ("3.0.0", "1.0.0", True),
])
def test_releases_of_torch_and_torchvision_that_do_not_belong_together_are_known(
    torch: str, torchvision: str, fit: bool
) -> None:
    assert fits(torch, torchvision) is fit


def test_a_torchvision_that_does_not_fit_is_survived_and_named(healthy: subprocess.CompletedProcess[str]) -> None:
    """Beside the CPU build of torch the registry's torchvision does not fit; elsewhere there is nothing to name."""
    from sparse_wsss.compatibility import import_torchvision, torchvision_problem

    import_torchvision()
    assert "torchvision" in sys.modules
    assert ("does not fit torch" in healthy.stdout) == bool(torchvision_problem())


def test_a_torchvision_without_its_compiled_part_is_survived_and_named(tmp_path: Path) -> None:
    """In a process of its own: operators are declared once."""
    package = tmp_path / "torchvision"
    package.mkdir()
    (package / "__init__.py").write_text("import torch\ntorch.ops.torchvision.nms\n")
    (package / "_C.so").write_bytes(b"of another release")
    program = ("import sys; sys.path.insert(0, sys.argv[1])\n"
               "from sparse_wsss.compatibility import import_torchvision, torchvision_problem\n"
               "import_torchvision(); print(torchvision_problem(), sys.modules['torchvision'].__file__)")
    done = subprocess.run([sys.executable, "-I", "-c", program, str(tmp_path)], capture_output=True, text=True,
                          timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr
    words = "Could not load this library", str(package / "_C.so")  # of a newer torch, of an older one
    assert done.stdout.startswith(words), done.stdout
    assert str(package / "__init__.py") in done.stdout


@pytest.mark.parametrize(("problem", "word"), [
    ("Device cuda:0: CUDA error: no kernel image is available", "ACTION=repair"),
    ("rasterio: ImportError: DLL load failed", "Visual C++"),
    ("sklearn: libgomp.so.1: cannot open shared object file", "system's package"),
    ("timm: ModuleNotFoundError: No module named 'timm'", "ACTION=repair"),
])
def test_every_problem_has_a_next_step(problem: str, word: str) -> None:
    assert word in step(problem)
