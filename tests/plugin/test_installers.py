"""Command lines and variables of uv and pip: the build that fits, our environment and no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sparse_wsss_plugin.worker.hardware import Hardware, read_gpus
from sparse_wsss_plugin.worker.installers import Installer, find_uv, uv_version, variables
from sparse_wsss_plugin.worker.torch_build import choose

PYTHON, UV, LOCK = Path("/data dir/venv/bin/python"), Path("/usr/bin/uv"), Path("/p/requirements.lock")
TORCH = ["torch==2.13.0", "torchvision==0.28.0"]
CPU = choose(Hardware("linux", "x86_64"))
NEW = choose(Hardware("linux", "x86_64", read_gpus("NVIDIA L4, 580.95.05, 8.9")))
OLD = choose(Hardware("linux", "x86_64", read_gpus("NVIDIA GTX 1080, 580.95.05, 6.1")))
WINDOWS = choose(Hardware("windows", "x86_64"))


def torch_by(installer, build):
    return installer.install_torch(TORCH, LOCK, build)


def test_uv_chooses_itself_unless_the_card_needs_another_build():
    uv = Installer(PYTHON, UV)
    assert torch_by(uv, NEW)[-2:] == torch_by(uv, CPU)[-2:] == ["--torch-backend", "auto"]
    assert torch_by(uv, OLD)[-2:] == ["--torch-backend", "cu126"]
    assert "--torch-backend" not in torch_by(uv, None)


def test_pip_takes_the_index_of_the_build_and_names_it():
    command = torch_by(Installer(PYTHON), OLD)
    assert "torch==2.13.0+cu126" in command
    assert command[command.index("--extra-index-url") + 1].endswith("/whl/cu126")
    assert torch_by(Installer(PYTHON), WINDOWS) == torch_by(Installer(PYTHON), None)


@pytest.mark.parametrize("uv", [None, UV])
def test_a_folder_of_wheels_replaces_every_index(uv):
    command = torch_by(Installer(PYTHON, uv, Path("/my wheels")), NEW)
    assert command[command.index("--find-links") + 1] == "/my wheels"
    assert "--no-index" in command
    assert not {"--extra-index-url", "--torch-backend"} & set(command)


@pytest.mark.parametrize("uv", [None, UV])
def test_only_our_environment_is_filled(uv):
    for command in (Installer(PYTHON, uv).install("numpy"), Installer(PYTHON, uv).install_worker(Path("/backend"))):
        if uv:
            assert command[:3] == [str(UV), "pip", "install"]
            assert command[command.index("--python") + 1] == str(PYTHON)
        else:
            assert command[:5] == [str(PYTHON), "-I", "-m", "pip", "install"]


def test_what_leads_elsewhere_is_dropped_and_pip_wants_an_environment():
    given = {"PIP_TARGET": "/x", "UV_SYSTEM_PYTHON": "1", "PIP_USER": "1", "PIP_INDEX_URL": "https://mirror/simple",
             "PATH": "/bin", "PYTHONPATH": "/y"}
    made = variables({"HTTPS_PROXY": "http://proxy"}, given)
    assert not {"PIP_TARGET", "UV_SYSTEM_PYTHON", "PYTHONPATH"} & set(made)
    assert (made["PIP_USER"], made["PIP_REQUIRE_VIRTUALENV"]) == ("0", "1")
    assert made["HTTPS_PROXY"] == "http://proxy"


def test_what_is_set_for_pip_holds_for_uv_unless_that_is_set():
    made = variables({}, {"PIP_INDEX_URL": "https://mirror", "PIP_CERT": "/ca.pem", "PIP_FIND_LINKS": "/a /b"})
    assert (made["UV_DEFAULT_INDEX"], made["SSL_CERT_FILE"], made["UV_FIND_LINKS"]) == (
        "https://mirror", "/ca.pem", "/a,/b")
    assert variables({}, {"PIP_INDEX_URL": "a", "UV_DEFAULT_INDEX": "b"})["UV_DEFAULT_INDEX"] == "b"


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for uv")
def test_a_uv_is_found_when_it_is_new_enough(tmp_path):
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text("#!/bin/sh\necho 'uv 0.7.14 (abc 2025-06-23)'\n")
    uv.chmod(0o755)
    here = {"PATH": str(uv.parent), "HOME": str(tmp_path)}
    assert find_uv(here) == uv
    assert find_uv({**here, "SPARSE_WSSS_UV": "none"}) is None
    uv.write_text("#!/bin/sh\necho 'uv 0.6.9'\n")
    assert find_uv(here) is None
    assert uv_version(Path(sys.executable)) == ()
    assert uv_version(tmp_path / "gone") == ()
