"""What the plugin reads is what the worker's settings say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "resources" / "contract" / "stages.schema.json"


def test_the_contract_is_fresh(tmp_path):
    pytest.importorskip("sparse_wsss", reason="runs in the worker's environment")
    made = tmp_path / "contract.json"
    subprocess.run([sys.executable, "-I", "-m", "sparse_wsss", "contract", str(made)], check=True, timeout=120)
    assert made.read_text(encoding="utf-8") == CONTRACT.read_text(encoding="utf-8"), "run `make contract` and commit it"


def test_every_entry_has_what_a_form_needs():
    stages = json.loads(CONTRACT.read_text(encoding="utf-8"))["stages"]
    for stage, described in stages.items():
        assert described["help"], stage
        for name, entry in described["parameters"].items():
            assert name == name.lower()
            assert entry["help"], f"{stage}.{name}"
            assert entry["role"] in ("input", "setting", "output")
            if entry["role"] == "setting":
                assert "type" in entry or "choices" in entry, f"{stage}.{name}"
                assert entry["default"] is not None, f"{stage}.{name}"
            else:
                assert entry["kind"], f"{stage}.{name}"


def test_presets_change_only_settings_that_stages_have():
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    settings = {name for stage in contract["stages"].values() for name, entry in stage["parameters"].items()
                if entry["by_preset"]}
    for name, preset in contract["presets"].items():
        assert set(preset["settings"]) <= settings, name


def test_the_plugin_reads_the_contract_without_qgis():
    from sparse_wsss_plugin.worker import contract

    assert contract.protocol() == json.loads(CONTRACT.read_text(encoding="utf-8"))["protocol"]
    tile_size = contract.parameters("tiles")["tile_size"]
    assert contract.limits(tile_size) == "8 to 4096 px"
    assert contract.violates(tile_size, 7)
    assert not contract.violates(tile_size, 8)
    rate = contract.parameters("train")["learning_rate"]
    assert contract.limits(rate) == "more than 0 to 1"
    assert contract.violates(rate, 0)
    assert contract.nearest("TILESIZE", ["TILE_SIZE", "STRIDE"]).startswith("Did you mean 'TILE_SIZE'?")
    assert contract.nearest("zzz", ["TILE_SIZE"]) == "Valid: TILE_SIZE."
