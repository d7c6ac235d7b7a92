"""Names from a stranger's files are shown as text: no label, tooltip or cell of the panel takes them for HTML."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core")

from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QLabel, QWidget

from sparse_wsss_plugin.dock.figure_table import FigureTable
from sparse_wsss_plugin.dock.footer import Footer
from sparse_wsss_plugin.dock.head_gallery import HeadGallery
from sparse_wsss_plugin.dock.land_class import LandClass
from sparse_wsss_plugin.dock.plain_text import plain_tip
from tests.plugin.dock.arrays import made_up_run
from tests.plugin.dock.waiting import wait_for
from tests.plugin.dock.worlds_dock import grid_index

EVIL = '<img src="file:///etc/x.png"><a href="http://x">class</a>'
ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)


def shown_as_html(widget: QWidget) -> list[str]:
    """Texts below a widget that Qt may take for HTML and that hold the stranger's tag."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        found += [f"tooltip of {one.objectName() or type(one).__name__}"] * ("<img" in one.toolTip())
        if isinstance(one, QLabel):
            is_told = one.textFormat() != Qt.TextFormat.AutoText
            is_ours = type(one.parent()).__module__.startswith("sparse_wsss_plugin")
            found += [f"label '{one.text()}'"] * (
                (is_ours and not is_told) or
                ("<img" in one.text() and one.textFormat() != Qt.TextFormat.PlainText and one.isVisibleTo(widget)))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            found += [f"cell of {type(one).__name__}: {text}" for text in tips(one.model()) if "<img" in text]
    return found


def tips(model: QAbstractItemModel) -> list[str]:
    n_columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    heads = [model.headerData(n, Qt.Orientation.Horizontal, role) for n in range(n_columns) for role in ROLES]
    cells = [model.index(row, column).data(role) for row in range(model.rowCount()) for column in range(n_columns)
             for role in ROLES]
    return [str(text) for text in (*heads, *cells) if text]


@pytest.fixture
def hostile_run(tmp_path):
    folder = made_up_run(tmp_path / "run")
    for path in folder.rglob("*"):
        if path.suffix in (".json", ".csv", ".qml"):
            quoted = EVIL.replace('"', '\\"' if path.suffix == ".json" else "'")
            path.write_text(path.read_text(encoding="utf-8").replace("class 0", quoted), encoding="utf-8")
    (folder / "heads").mkdir()
    (folder / "heads" / "stage.json").write_text('{"status": "done", "outputs": {}}', encoding="utf-8")
    heads = [f"layer,head,name,gate,open,importance,modality,importance_{EVIL}".replace('"', "'"),
             "0,0,L00H00,0.9,1,0.1,<img>,0.3", "0,1,L00H01,0.9,1,0.2,optical,0.2"]
    (folder / "heads" / "heads.csv").write_text("\n".join(heads) + "\n", encoding="utf-8")
    return folder


def test_no_page_of_the_panel_shows_a_name_as_html(dock, hostile_run, tmp_path):
    tiles = grid_index(tmp_path / "tiles.gpkg", labels={"scene_r0000_c0000": EVIL},
                       classes=((1, EVIL, "#0000ff"), (2, "forest", "#00aa00")))
    dock.state.set(tiles=tiles, classes=[LandClass(1, EVIL, "#0000ff"), LandClass(2, "forest", "#00aa00")],
                   raster=str(tmp_path / f"{'<img src=x>'}.tif"), run=str(hostile_run))
    found = []
    for name in ("data", "labels", "run", "heads", "clusters", "result"):
        dock.show_page(name)
        page = dock.page(name)
        if name == "clusters":
            wait_for(lambda page=page: page.repainter.masks is not None and not page.repainter.is_busy)
            assert page.form.table.model().rowCount()
        if name == "labels":
            wait_for(lambda page=page: page.panel.chips.chips)
        page.warn(f"{EVIL} is wrong")
        found += [f"{name}: {text}" for text in shown_as_html(dock)]
    assert found == [], "\n".join(found)


def test_what_the_status_line_says_is_text(qgis):
    footer = Footer()
    footer.say(f"The file {EVIL} is missing.", True)
    assert footer.line.textFormat() == Qt.TextFormat.PlainText
    assert shown_as_html(footer) == []


def test_a_tooltip_keeps_a_plain_text_and_escapes_a_tag(qgis):
    assert plain_tip("a & b\nc") == "a & b\nc"
    assert "<img" not in plain_tip(EVIL)


def test_ids_of_tiles_in_the_gallery_are_text(qgis):
    gallery = HeadGallery(lambda _: None)
    gallery.show_tiles([(EVIL, 0.5)])
    assert "<img" not in gallery.item(0).toolTip()


def test_a_copied_table_runs_no_formula(qgis):
    table = FigureTable(("class", "share"), ("", ""))
    table.fill([("=cmd|'/C calc'!A0", "", [(-0.5, "-0.5")])])
    assert table.text() == "class\tshare\n'=cmd|'/C calc'!A0\t-0.5"
