# Each target in one line: `make`. On a fresh Debian 12 every target installs what it needs and is missing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

VENV   ?= .venv
PYTHON ?= $(VENV)/bin/python
SYSTEM_PYTHON ?= /usr/bin/python3
INSTALL := $(SYSTEM_PYTHON) tools/install.py --venv $(VENV)

VERSION := $(shell sed -n 's/^version=//p' metadata.txt)
ZIP := dist/sparse_wsss-$(VERSION).zip

# Plugin tests: QGIS without a window, with a profile of each target's own, never the user's.
QGIS_ENV = QT_QPA_PLATFORM=offscreen QGIS_CUSTOM_CONFIG_PATH=$(CURDIR)/build/$@ PYTHONDONTWRITEBYTECODE=1 \
	SPARSE_WSSS_PYTHON=$(abspath $(PYTHON)) SPARSE_WSSS_ZIP=$(CURDIR)/$(ZIP)

RASTER ?=
TILES ?=
SAR ?=
REFERENCE ?=
PRESET ?=
RECORD ?=
NEW ?=
FOLDS ?=
SEEDS ?=
ROWS ?=
THREADS ?=
ONLY ?=
REPEATS ?=
SHARE ?=
BENCH = PYTHONPATH=tools $(PYTHON) -m bench_accuracy
export SPARSE_WSSS_DATA

.PHONY: help install install-dev demo demo-check package test test-backend test-backend-new test-plugin test-plugin-new lint \
	translations contract lock walkthrough bench-accuracy accuracy-page bench-dock bench-speed reliability screenshot screenshots-dock \
	screenshot-toolbox report-picture readme docs tutorial clean

help:  ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 18

install:  ## Install what the demo needs: QGIS (Debian packages), the worker's environment in .venv
	@$(INSTALL) --system --runtime

install-dev:  ## As install, with what the checks need
	@$(INSTALL) --system --runtime --dev

demo: install  ## Synthetic scene to map through QGIS; RASTER= TILES= [SAR= REFERENCE= PRESET=] for your own data
	@$(SYSTEM_PYTHON) tools/demo.py --python $(PYTHON) --raster '$(RASTER)' --tiles '$(TILES)' --sar '$(SAR)' \
		--reference '$(REFERENCE)' --preset '$(PRESET)' $(if $(RECORD),--record '$(RECORD)')

demo-check: install  ## How hard the synthetic scene is: a supervised classifier of single pixels on it
	@$(PYTHON) tools/demo_scene.py build/demo-check --check

package: install-dev  ## dist/sparse_wsss-X.Y.Z.zip for "Install from ZIP" and the plugin site, checked by the site's rules
	@$(SYSTEM_PYTHON) tools/package.py
	$(PYTHON) tools/package_scan.py $(ZIP)

test: install-dev  ## Everything, side by side: lint, tests of the worker on two Pythons, of the plugin in two versions of QGIS
	@$(SYSTEM_PYTHON) tools/side_by_side.py test-plugin-new test-backend test-plugin lint test-backend-new
	echo "All checks passed."

test-backend: install-dev  ## Tests of the worker, of the contract and of the whole pipeline
	@$(PYTHON) -m pytest tests/backend tests/contract tests/pipeline tests/tools

# where another Python, torch, NumPy or GDAL shows first: processes, files, networks, clusters, maps
NEW_BACKEND = cli doctor events read_ahead run_folder stop_watch checkpoint saved_states pretrained onnx gated_vit late_fusion \
	features head_clusters losses schedule reader writer reference tile_index tile_store vectorize export sliding_map \
	calibration

test-backend-new: install-dev  ## Some of the worker's on Python 3.13 of Debian 13 (root alone; made once, in build/python-new)
	@PYTHONDONTWRITEBYTECODE=1 $(SYSTEM_PYTHON) tools/second_python.py --venv $(VENV) \
		pytest -m 'not slow' $(NEW_BACKEND:%=tests/backend/test_%.py) tests/contract

test-plugin: install-dev  ## Tests of the plugin inside QGIS, without a window
	@mkdir -p build/$@
	$(SYSTEM_PYTHON) tools/package.py
	$(QGIS_ENV) $(SYSTEM_PYTHON) -m pytest tests/plugin

test-plugin-new: install-dev  ## The same inside a newer QGIS, of Debian 13 (root alone; made once, in build/trixie)
	@mkdir -p build/$@
	$(SYSTEM_PYTHON) tools/package.py
	$(QGIS_ENV) xvfb-run -a $(SYSTEM_PYTHON) tools/second_qgis.py --venv $(VENV) /usr/bin/python3 -m pytest tests/plugin

lint: install-dev  ## ruff, mypy, import-linter, Qt 6, and the zip by the plugin site's rules and scanners
	@echo "ruff"; $(PYTHON) -m ruff check .
	echo "mypy"; $(PYTHON) -m mypy --no-error-summary --cache-dir build/mypy
	echo "Qt 6"; $(PYTHON) tools/qt6_names.py
	echo "import-linter"; PYTHONPATH=backend:. $(VENV)/bin/lint-imports --no-cache --no-logo | grep -v '^$$'
	echo "README"; $(SYSTEM_PYTHON) tools/fill_readme.py --check
	echo "site"; PYTHONPATH=tools:. $(PYTHON) -m mkdocs build 2>&1 | grep -v INFO || test $${PIPESTATUS[0]} = 0
	echo "translations"; $(SYSTEM_PYTHON) -m tools.translations --check
	echo "the zip"; $(SYSTEM_PYTHON) tools/package.py --folder build/lint
	echo "bandit, detect-secrets"; $(PYTHON) tools/package_scan.py build/lint/$(notdir $(ZIP))

translations:  ## Bring resources/i18n up to date with every text that is shown: docs/translating.md; NEW=es begins a language
	@$(INSTALL) --linguist
	$(SYSTEM_PYTHON) -m tools.translations $(if $(NEW),--new '$(NEW)')

contract: install  ## Write resources/contract/stages.schema.json from backend/sparse_wsss/jobs.py
	@$(PYTHON) -I -m sparse_wsss contract resources/contract/stages.schema.json

lock: install  ## Write backend/requirements.lock from what .venv holds
	@$(PYTHON) tools/lock.py backend/requirements.lock

walkthrough: install  ## Maps of real scenes, measured: SPARSE_WSSS_DATA=folder [EVERY_PLACE=1]; to docs/walkthrough.json
	@$(SYSTEM_PYTHON) tools/walkthrough.py --python $(PYTHON) $(if $(EVERY_PLACE),--every-place)

bench-accuracy: install  ## Record accuracy on real data: SPARSE_WSSS_DATA=folder [FOLDS= SEEDS= ROWS= THREADS=]; goes on where it stopped
	@$(BENCH) record --folds '$(FOLDS)' --rows '$(ROWS)' $(if $(SEEDS),--seeds '$(SEEDS)') \
		$(if $(THREADS),--threads '$(THREADS)')

accuracy-page: install  ## docs/accuracy.md and its plots from docs/accuracy.json
	@$(BENCH) page

bench-dock: install  ## How long the panel keeps QGIS waiting, to docs/dock.json and docs/dock.md [ONLY= REPEATS=]
	@PYTHONPATH=tools $(SYSTEM_PYTHON) -m bench_dock record --python $(PYTHON) --only '$(ONLY)' \
		$(if $(REPEATS),--repeats '$(REPEATS)')

bench-speed: install-dev  ## How fast, in how much memory, to docs/speed.json and .md [ONLY= PUBLISHED=<clone of the published code> PEERS=<python with torchgeo and terratorch>]
	$(if $(PUBLISHED),$(PYTHON) -m pip install -q --no-deps --upgrade --target build/bench-speed/packages \
		einops lightning lightning-utilities pytorch-lightning opencv-python-headless)
	PYTHONPATH=tools:. PUBLISHED='$(PUBLISHED)' PEERS='$(PEERS)' $(PYTHON) -m bench_speed record --only '$(ONLY)'

reliability: install-dev  ## Campaigns of kills, mutated and hostile input, to docs/reliability.json and .md [ONLY= SHARE=0.1]
	@$(INSTALL) --strace
	PYTHONPATH=tools:. $(PYTHON) -m reliability run --only '$(ONLY)' $(if $(SHARE),--share '$(SHARE)')

screenshot: install  ## A QGIS window on the demo's map, without a display, to docs/screenshot.png
	@$(SYSTEM_PYTHON) tools/screenshot.py --python $(PYTHON)

screenshots-dock: install  ## Every page of the panel in a QGIS window, without a display, to docs/dock_<page>.png
	@$(SYSTEM_PYTHON) tools/screenshot_dock.py --python $(PYTHON)

screenshot-toolbox: install  ## The Toolbox and the dialog of Environment, without a display, to docs/toolbox.png
	@$(SYSTEM_PYTHON) tools/screenshot_toolbox.py --python $(PYTHON)

report-picture:  ## docs/report.png from the demo's report (needs chromium; run `make demo` first)
	@chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$$(mktemp -d)" --hide-scrollbars \
		--window-size=1180,1075 --screenshot=docs/report.png "file://$(CURDIR)/demo/run/report.html"

readme:  ## Put the recorded figures of docs/*.json into README.md
	@$(SYSTEM_PYTHON) tools/fill_readme.py

docs:  ## The documents as a site, in build/site; strict: a broken link, a missing picture or an unknown figure fails
	@$(INSTALL) --runtime --dev
	PYTHONPATH=tools:. $(PYTHON) -m mkdocs build
	echo "build/site/index.html"

tutorial: install  ## The commands of docs/guide/tutorial.md, run as they stand in it, in a folder of their own
	@$(SYSTEM_PYTHON) tools/tutorial.py --python $(PYTHON)

clean:  ## Remove what the targets made, except .venv
	@rm -rf build demo dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
