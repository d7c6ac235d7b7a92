"""Neither world has a way to run what a stranger's file says: no shell, no pickle, no text as code, no unpacking."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.code_rules import broken_rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("world", ["sparse_wsss_plugin", "backend/sparse_wsss"])
def test_no_file_has_a_way_to_run_what_a_file_says(world):
    files = sorted((ROOT / world).rglob("*.py"))
    assert len(files) > 50
    assert [line for path in files for line in broken_rules(path)] == []


@pytest.mark.parametrize("source", [
    "eval(text)", "exec(text)", "__import__(name)", "import os\nos.system('x')", "from os import popen\npopen('x')",
    "import subprocess\nsubprocess.run('x', shell=True)", "import subprocess as s\ns.Popen('x', shell=flag)",
    "import torch\ntorch.load(path)", "import torch\ntorch.load(path, weights_only=False)",
    "import numpy as np\nnp.load(path, allow_pickle=True)", "import pickle", "from yaml import load",
    "archive.extractall(folder)", "import zipfile\nzipfile.ZipFile(p).extractall(f)", "import socket",
    "from xml.etree import ElementTree as Xml\nXml.parse(path)", "import urllib.request", "import os\nos.execv(p, a)",
])
def test_each_way_would_be_found(tmp_path, source):
    (tmp_path / "module.py").write_text(source)
    assert broken_rules(tmp_path / "module.py")


@pytest.mark.parametrize("source", [
    "dialog.exec()", "model.eval()", "import torch\ntorch.load(p, weights_only=True)", "import numpy as np\nnp.load(p)",
    "import subprocess\nsubprocess.run(['x'], check=False)", "import re\nre.compile('x')",
])
def test_what_is_harmless_is_left_alone(tmp_path, source):
    (tmp_path / "module.py").write_text(source)
    assert broken_rules(tmp_path / "module.py") == []
