"""The plugin speaks the language of QGIS where there is one for it, and English elsewhere; in real QGIS."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import lru_cache

import pytest

from tests.plugin.conftest import ROOT
from tests.plugin.test_qgis_process import QGIS_PROCESS
from tools import install_plugin, translations

SPEAK = """
import json, os, sys
from qgis.core import QgsApplication, QgsSettings
application = QgsApplication([], True)
application.initQgis()
locale = sys.argv[1]
QgsSettings().setValue("locale/overrideFlag", bool(locale))
QgsSettings().setValue("locale/userLocale", locale)
from sparse_wsss_plugin import classFactory
from sparse_wsss_plugin.dock.dock_widget import SparseWsssDock
from sparse_wsss_plugin.dock.run_view import RunView
from sparse_wsss_plugin.qt import tr
plugin = classFactory(None)
plugin.initProcessing()
algorithm = application.processingRegistry().algorithmById("sparse_wsss:tiles")
parameter = algorithm.parameterDefinition("TILE_SIZE")
dock = SparseWsssDock(None)
said = {"names": [algorithm.name(), parameter.name()], "algorithm": algorithm.displayName(), "group": algorithm.group(),
        "help": algorithm.shortHelpString().splitlines()[0], "label": parameter.description(), "of": parameter.help(),
        "tabs": [dock.tabs.tabText(number) for number in range(dock.tabs.count())]}
dock.close_pages()
plugin.unload()
said["after"] = tr("Data")
print(json.dumps(said))
sys.stdout.flush()
os._exit(0)
"""
GERMAN = {
    "names": ["tiles", "TILE_SIZE"], "algorithm": "Kacheln schneiden", "group": "1 Kacheln und Labels",
    "help": "Szenen in Kacheln schneiden: ein Kachelindex, den QGIS wie jeden Layer öffnet, bearbeitet und filtert.",
    "label": "Kachelgröße [px]", "of": "Seite einer Kachel. Erlaubt: 8 bis 4096 px. Standardwert: 64.",
    "tabs": ["Daten", "Labels", "Lauf", "Köpfe", "Cluster", "Ergebnis"], "after": "Data",
}
FRENCH = {
    "names": ["tiles", "TILE_SIZE"], "algorithm": "Découper des tuiles", "group": "1 Tuiles et étiquettes",
    "help": "Découper des scènes en tuiles\xa0: un index de tuiles que QGIS ouvre, modifie et filtre comme toute "
            "couche.",
    "label": "Taille de tuile [px]", "of": "Côté d'une tuile. Admis\xa0: 8 à 4096 px. Par défaut\xa0: 64.",
    "tabs": ["Données", "Étiquettes", "Exécution", "Têtes", "Clusters", "Résultat"], "after": "Data",
}
ENGLISH = {
    "names": ["tiles", "TILE_SIZE"], "algorithm": "Cut tiles", "group": "1 Tiles and labels",
    "help": "Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer.",
    "label": "Tile size [px]", "of": "Side of a tile. Allowed: 8 to 4096 px. Default: 64.",
    "tabs": ["Data", "Labels", "Run", "Heads", "Clusters", "Result"], "after": "Data",
}


@pytest.mark.parametrize(("locale", "system", "expected"), [
    ("de", "C.UTF-8", GERMAN),
    ("de_AT", "C.UTF-8", GERMAN),
    ("", "de_DE.UTF-8", GERMAN),
    ("en_US", "de_DE.UTF-8", ENGLISH),
    ("fr", "C.UTF-8", FRENCH),
    ("cy", "C.UTF-8", ENGLISH),
], ids=["chosen", "of Austria", "of the system", "English on a German system", "French", "a language without a file"])
def test_the_plugin_speaks_the_language_of_qgis_until_it_is_unloaded(tmp_path, locale, system, expected):
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": system, "HOME": str(tmp_path),
                 "XDG_CONFIG_HOME": str(tmp_path), "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SPEAK, locale], cwd=ROOT, capture_output=True, text=True,
                          env=variables, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.strip().splitlines()[-1]) == expected


@pytest.mark.skipif(QGIS_PROCESS is None, reason="qgis_process is not installed")
def test_an_installed_plugin_brings_its_languages(tmp_path):
    install_plugin.install(tmp_path, copy=True)
    for ini in (tmp_path / "profiles" / "default" / "QGIS").glob("*.ini"):
        ini.write_text(ini.read_text() + "\n[locale]\noverrideFlag=true\nuserLocale=de\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPARSE_WSSS")}
    done = subprocess.run([QGIS_PROCESS, "help", "sparse_wsss:tiles"], capture_output=True, text=True, timeout=120,
                          env={**kept, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"})
    assert "Kacheln schneiden (sparse_wsss:tiles)" in done.stdout, done.stdout + done.stderr
    assert "TILE_SIZE: Kachelgröße [px]" in done.stdout


@pytest.mark.parametrize("path", translations.ts_files(), ids=translations.language_of)
def test_what_qgis_loads_says_what_the_translator_wrote(qgis, path):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    from sparse_wsss_plugin.qt import tr

    gathered, loaded = translations.gathered(), QTranslator()
    assert loaded.load(str(path.with_suffix(".qm")))
    messages = {source: one for source, one in translations.read(path).items() if source in gathered}
    QCoreApplication.installTranslator(loaded)
    said = {source: tr(source) for source in messages}
    QCoreApplication.removeTranslator(loaded)
    assert said == {source: one.translation or source for source, one in messages.items()}, "run `make translations`"


# ------------------------------------------------------------ nothing that is shown passes the translator by

WORD = re.compile(r"[^\W\d_]{2}")  # what has two letters
TAGS = re.compile(r"<code>.*?</code>|<[^>]*>|\(\.\w+\)")  # and endings of files
QT_OWN = ("qt_", "Scroll")  # beginnings of the object names of buttons that Qt adds


@pytest.fixture
def brackets(qgis):
    """Every text that `make translations` gathers in brackets: an invented language that shows what passes it by."""
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    known = translations.gathered()

    class Brackets(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, source, disambiguation=None, number=-1):
            return f"«{source}»" if context == translations.CONTEXT and source in known else None

    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def outside(text):
    """Tell whether a text has words in no brackets that are no words of the command line."""
    text, before = re.sub(r"\b[0-9.]+ (s|min|h)\b", "", TAGS.sub("", text)), ""  # symbols are the same everywhere
    while text != before:
        text, before = re.sub(r"«[^«»]*»", "", text), text
    return bool(WORD.search(words_of_commands().sub("", text)))


@lru_cache(maxsize=1)
def words_of_commands():
    """Stages, choices and names of encoders, which are the same in every language."""
    from sparse_wsss_plugin.worker.contract import contract

    words = {"px", "true", "false", "check", "install", r"timm-[\w…]+", *contract()["stages"]}
    for stage in contract()["stages"].values():
        words.update(word for entry in stage["parameters"].values() for word in entry.get("choices", []))
    return re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})(?!\w)")


def test_everything_that_the_toolbox_shows_is_translated(plugin, qgis, brackets):
    for one in qgis.processingRegistry().providerById("sparse_wsss").algorithms():
        made = one.create()
        texts = [made.displayName(), made.group(), *made.shortHelpString().split("\n")]
        for parameter in made.parameterDefinitions():
            texts += [parameter.description(), parameter.help()]
        texts += [output.description() for output in made.outputDefinitions()]
        assert [text for text in texts if outside(text)] == [], made.name()


def test_everything_that_the_panel_shows_is_translated(brackets, dock):
    from qgis.PyQt.QtWidgets import QApplication

    left = {}
    for name in ("data", "labels", "run", "heads", "clusters", "result"):
        dock.show_page(name)
        if name == "run":
            dock.page(name).fields.form.more.setCollapsed(False)
        for _ in range(40):
            QApplication.processEvents()
        left.update({text: where for where, text in texts_of(dock) if outside(text)})
    assert left == {}


def texts_of(window):
    """Every text of our own widgets, with where it is."""
    from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
    from qgis.PyQt import QtWidgets as w
    from qgis.PyQt.QtCore import Qt

    of_qgis = (QgsFileWidget, QgsProjectionSelectionWidget)
    for widget in [window, *window.findChildren(w.QWidget)]:
        kind = type(widget).__name__
        if widget.objectName().startswith(QT_OWN) or kind.startswith("Qgs") or isinstance(widget.parent(), of_qgis):
            continue
        for name in ("text", "title", "placeholderText", "toolTip", "accessibleName", "specialValueText"):
            read = getattr(widget, name, None)
            if callable(read) and not (name == "text" and isinstance(widget, w.QLineEdit)):
                yield f"{kind}.{name}", str(read())
        if isinstance(widget, w.QComboBox):
            items = [widget.itemText(number) for number in range(widget.count())]
            if any("«" in item for item in items):  # others are words of the contract, of GDAL or of QGIS
                yield from (("item", item) for item in items)
        if isinstance(widget, (w.QTableView, w.QTreeView)) and widget.model() is not None:
            model = widget.model()
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield from (("header", str(model.headerData(number, Qt.Orientation.Horizontal, role) or ""))
                            for number in range(model.columnCount()))
        if isinstance(widget, w.QTabWidget):
            yield from (("tab", widget.tabText(number)) for number in range(widget.count()))
