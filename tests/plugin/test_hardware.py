"""Which build of torch fits a machine, from what nvidia-smi prints on it."""

from __future__ import annotations

import os
import re
import sys

import pytest

from sparse_wsss_plugin.worker.hardware import Gpu, Hardware, detect, read_gpus
from sparse_wsss_plugin.worker.torch_build import choose
from tests.plugin.conftest import ROOT

RTX_4090 = "NVIDIA GeForce RTX 4090, 580.95.05, 8.9\n"
T4 = "Tesla T4, 535.183.01, 7.5\n"
GTX_1060 = "NVIDIA GeForce GTX 1060 6GB, 581.29, 6.1\n"
RTX_5090 = "NVIDIA GeForce RTX 5090, 575.64, 12.0\n"
K80 = "Tesla K80, 470.256.02, 3.7\nTesla K80, 470.256.02, 3.7\n"
A100_OLD_DRIVER = "NVIDIA A100-SXM4-40GB, 470.82.01, 8.0\n"
WITHOUT_CAPABILITY = "Quadro P2000, 528.49\n"
MIXED = "NVIDIA T400 4GB, 580.65.06, 7.5\nNVIDIA RTX A6000, 580.65.06, 8.6\nQuadro K620, 580.65.06, 5.0\n"
NO_DRIVER = ("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest "
             "NVIDIA driver is installed and running.\n")
UNKNOWN_FIELD = 'Field "compute_cap" is not a valid field to query.\n'


def machine(printed="", system="linux", of="x86_64", problem=""):
    return Hardware(system, of, read_gpus(printed), problem)


def test_cards_are_read_with_driver_and_capability():
    assert read_gpus(RTX_4090) == (Gpu("NVIDIA GeForce RTX 4090", (580, 95, 5), (8, 9)),)
    assert read_gpus(WITHOUT_CAPABILITY) == (Gpu("Quadro P2000", (528, 49)),)
    assert len(read_gpus(K80)) == 2
    assert str(read_gpus(T4)[0]) == "Tesla T4 (compute capability 7.5, driver 535.183.01)"


@pytest.mark.parametrize("printed", ["", NO_DRIVER, UNKNOWN_FIELD, "No devices were found\n", "[N/A], [N/A], [N/A]\n",
                                     "Failed to initialize NVML: Driver/library version mismatch\n", ",,,\n"])
def test_what_is_no_card_is_none(printed):
    assert read_gpus(printed) == ()


@pytest.mark.parametrize(("printed", "system", "of", "build"), [
    (RTX_4090, "linux", "x86_64", "cu130"),
    (RTX_4090, "windows", "x86_64", "cu130"),
    (T4, "linux", "x86_64", "cu126"),  # its driver is older than CUDA 13
    (GTX_1060, "windows", "x86_64", "cu126"),  # CUDA 13 has no code for it
    (WITHOUT_CAPABILITY, "windows", "x86_64", "cu126"),
    (MIXED, "linux", "x86_64", "cu130"),
    ("NVIDIA GH200 480GB, 580.95.05, 9.0\n", "linux", "arm64", "cu130"),
    (RTX_5090, "linux", "x86_64", "cpu"),  # CUDA 13 needs a newer driver, CUDA 12.6 does not know the card
    (K80, "linux", "x86_64", "cpu"),
    (A100_OLD_DRIVER, "linux", "x86_64", "cpu"),
    ("", "linux", "x86_64", "cpu"),
    ("", "darwin", "arm64", "mps"),
    ("", "darwin", "x86_64", "cpu"),
])
def test_the_build_fits_card_driver_and_system(printed, system, of, build):
    assert choose(machine(printed, system, of)).name == build


@pytest.mark.parametrize(("printed", "why"), [
    (RTX_5090, r"CUDA 13\.0 needs driver 580\.65\.06 or newer; CUDA 12\.6 has no code for compute capability 12\.0"),
    (K80, r"CUDA 13\.0 has no code for compute capabilities below 7\.5; CUDA 12\.6 has no code for .* below 5\.0"),
    (A100_OLD_DRIVER, r"driver 580\.65\.06 or newer; CUDA 12\.6 needs driver 525\.60\.13 or newer.*update the NVIDIA"),
    (GTX_1060, r"GTX 1060 6GB \(compute capability 6\.1, driver 581\.29\): the build for CUDA 12\.6"),
])
def test_the_reason_names_card_driver_and_what_is_missing(printed, why):
    assert re.search(why, choose(machine(printed)).reason)


def test_an_update_of_the_driver_is_proposed_only_where_it_would_help():
    assert "update the NVIDIA driver" in choose(machine(A100_OLD_DRIVER)).reason
    assert "update the NVIDIA driver" not in choose(machine(K80)).reason


def test_a_driver_that_does_not_answer_is_said():
    build = choose(machine(problem=NO_DRIVER.strip()))
    assert build.name == "cpu"
    assert "couldn't communicate with the NVIDIA driver" in build.reason
    assert not build.is_auto, "uv would look at the driver's files and take a build for CUDA"


def test_the_index_is_that_of_the_build_and_none_where_the_package_index_has_it():
    assert choose(machine(GTX_1060)).index.endswith("/cu126")
    assert choose(machine()).index.endswith("/cpu")
    assert choose(machine(system="windows")).index == ""
    assert choose(machine(system="darwin", of="arm64")).index == ""


def test_the_choice_is_left_to_uv_only_where_its_own_is_as_good():
    assert choose(machine(RTX_4090)).is_auto
    assert choose(machine()).is_auto
    assert not choose(machine(GTX_1060)).is_auto
    assert not choose(machine(K80)).is_auto


def test_the_figures_are_those_of_the_locked_torch():
    """Another torch has builds for other versions of CUDA: look them up in its release matrix, then change this too."""
    lock = (ROOT / "backend" / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^torch==(2\.1[234])\.", lock, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the driver's tool")
@pytest.mark.parametrize(("script", "gpus", "problem"), [
    (f"printf '{T4}'", 1, ""),
    (f"case \"$1\" in *compute_cap) printf '{UNKNOWN_FIELD}'; exit 2;; esac; printf '{WITHOUT_CAPABILITY}'", 1, ""),
    (f"printf \"{NO_DRIVER}\"; exit 9", 0, "couldn't communicate"),
    ("exit 6", 0, "it says nothing"),
])
def test_this_machine_is_asked_by_the_tool_of_the_driver(tmp_path, monkeypatch, script, gpus, problem):
    tool = tmp_path / "nvidia-smi"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    found = detect()
    assert len(found.gpus) == gpus
    assert problem in found.problem
    assert found.system == {"linux": "linux", "darwin": "darwin"}.get(sys.platform, found.system)
