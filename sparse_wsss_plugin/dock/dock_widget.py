"""The dock panel: a tab for each page, one line that says what happened, and the page as a command.

The page in front is loaded and made first. The others are loaded in the background, for with NumPy they take a third of
a second, and then made one after the other while nothing else happens. What pages do is theirs; what they share is in
``dock_state``, and this module keeps that in the project.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from typing import Any

from osgeo import osr
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsMessageLog, QgsProject
from qgis.gui import QgsDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ..qt import tr
from .background import in_background
from .dock_state import DockState
from .environment_bar import EnvironmentBar
from .footer import Footer
from .page import Page
from .palette import PaletteProblem, of_tile_index
from .plain_text import plain_labels
from .run_layers import recolour

LOG = "Sparse WSSS"
AHEAD_MS = 60  # between two pages that are made before somebody asks: a person at work does not notice
PAGES = (
    ("data", "data_page", "DataPage"), ("labels", "labels_page", "LabelsPage"), ("run", "run_page", "RunPage"),
    ("heads", "heads_page", "HeadsPage"), ("clusters", "clusters_page", "ClustersPage"),
    ("result", "result_page", "ResultPage"),
)
"""Name, module and class of each page, in the order of the work."""


class SparseWsssDock(QgsDockWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The panel "Sparse WSSS".

    Args:
        canvas: the map, or None where there is no window.
        project: keeps the state; by default the one that is open.
        parent: owner in Qt's sense.
    """

    def __init__(self, canvas: QgsMapCanvas | None, project: QgsProject | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(tr("Sparse WSSS"), parent)
        self.setObjectName("sparseWsssDock")
        self._canvas = canvas
        self._project = project or QgsProject.instance()
        self._pages: dict[str, Page] = {}
        self._front: Page | None = None
        self._is_loading = False
        self.state = DockState(self)
        self.state.load(self._project)
        self.tabs = QTabWidget()
        self.footer, self.environment = Footer(), EnvironmentBar()
        self._places: dict[str, list[str]] = {name: where for name, *where in PAGES if _is_there(where[0])}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._open_first)
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._build()
        self.state.changed.connect(self._keep)
        self._project.readProject.connect(self._load)
        self._project.cleared.connect(self._load)
        self.tabs.currentChanged.connect(self._turn)
        self.visibilityChanged.connect(self._show_or_hide)

    def page(self, name: str) -> Page | None:
        """The page of a name, made now if it is not yet there; None when this version has none."""
        if name not in self._pages and name in self._places:
            self._make(name)
        return self._pages.get(name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        if name in self._places:
            self.tabs.setCurrentIndex(list(self._places).index(name))
            if self.isVisible():
                self._bring(self.page(name))  # it may have been the tab in front before there was a page

    def close_pages(self) -> None:
        """Give back what the page in front has taken; the dock is about to go."""
        self._bring(None)
        self.environment.leave()
        self._project.readProject.disconnect(self._load)
        self._project.cleared.disconnect(self._load)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A person closes the dock: the project need not bring it back."""
        self.state.set(open=0)
        super().closeEvent(event)

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(tr("Pages of Sparse WSSS"))
        for number, name in enumerate(self._places):
            holder = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, page_titles()[name])
            self.tabs.setTabToolTip(number, page_tips()[name])
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.environment)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.footer)
        self.environment.said.connect(self.footer.say)
        self.setWidget(body)
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.show_page(self.state.page)

    def _make(self, name: str) -> None:
        page = _class_of(*self._places[name])(self.state, self._canvas)
        plain_labels(page)
        self._pages[name] = page
        self.tabs.widget(list(self._places).index(name)).layout().addWidget(page)
        page.said.connect(self.footer.say)
        page.command_changed.connect(self._tell_command)

    # ------------------------------------------------------------ what happens

    def _turn(self, number: int) -> None:
        if number < 0:
            return  # the tabs go with the panel
        name = list(self._places)[number]
        self.state.set(page=name)
        if self.isVisible():
            self._bring(self.page(name))

    def _show_or_hide(self, is_visible: bool) -> None:
        if is_visible:
            self.state.set(open=1)
            self.environment.look()
        name = self._current()
        if not is_visible:
            self._later.stop()
            self._ahead.stop()
            self._bring(None)
        elif name in self._pages:
            self._bring(self._pages[name])
        else:
            self._later.start()  # the panel is there first, then its page

    def _open_first(self) -> None:
        """Make the page in front, and load the others."""
        if self.isVisible():
            self._bring(self.page(self._current()))
        rest = list(self._places.values())
        in_background(tr("Sparse WSSS: load the pages"), lambda _: [_class_of(*where) for where in rest],
                      lambda _: self._ahead.start(), lambda _: None, self)  # what fails fails again, aloud, when shown

    def _make_ahead(self) -> None:
        """Make the next page that is not there yet."""
        missing = next((name for name in self._places if name not in self._pages), None)
        if missing is None or not self.isVisible():
            self._ahead.stop()
            _open_crs_database()
        else:
            self.page(missing)

    def _current(self) -> str:
        return list(self._places)[int(self.tabs.currentIndex())]

    def _bring(self, page: Page | None) -> None:
        if page is self._front:
            return
        before, self._front = self._front, page  # first: whatever the pages do, this one is in front now
        if before is not None:
            before.hidden()
            self.footer.turn()
        if page is not None:
            page.shown()
        self._tell_command()

    def _tell_command(self) -> None:
        page = self._front
        self.footer.set_command(*(page.command(), page.missing()) if page is not None else (None,))

    def _keep(self, name: str) -> None:
        # this one alone: a project that has just been read may not have reached the others yet
        self.state.save(self._project, only=name)
        if name == "tiles":
            self._take_classes()
        elif name == "classes" and not self._is_loading:  # layers of a project that is opened have their own
            recolour(self.state.classes, self._project)

    def _take_classes(self) -> None:
        """Take the classes that a tile index has, whichever page or project named it: they are what labels mean."""
        try:
            classes = list(of_tile_index(self.state.tiles).classes) if self.state.tiles else []
        except PaletteProblem as error:
            self.footer.say(str(error), True)
            return
        if classes:
            self.state.set(classes=classes)

    def _load(self, *_: Any) -> None:
        self.footer.say("", False)
        self._is_loading = True
        self.state.load(self._project)
        self._is_loading = False
        if self.isVisible():
            with QgsProject.blockDirtying(self._project):  # a project that was only looked at has not changed
                self.state.set(open=1)
        self.show_page(self.state.page)


def page_titles() -> dict[str, str]:
    """Texts of the tabs by the pages' names."""
    return {"data": tr("Data"), "labels": tr("Labels"), "run": tr("Run"), "heads": tr("Heads"),
            "clusters": tr("Clusters"), "result": tr("Result")}


def page_tips() -> dict[str, str]:
    """What each page is for, by its name."""
    return {
        "data": tr("Raster, tiles and classes"), "labels": tr("Say which classes occur in each tile"),
        "run": tr("Train and map, with live curves"), "heads": tr("Attention heads: which are open, what they look at"),
        "clusters": tr("Clusters and the classes they were named"), "result": tr("Map, accuracy, areas and report"),
    }


def _open_crs_database() -> None:
    """Let QGIS and GDAL open PROJ's database for this thread, once 10 to 20 ms: now, and not under a click."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32633)
    QgsCoordinateReferenceSystem.fromWkt(crs.ExportToWkt())


def _is_there(module: str) -> bool:
    """Tell whether a page is part of this version; one that is not gets a line in the log."""
    is_there = find_spec(f"{__package__}.{module}") is not None
    if not is_there:
        QgsMessageLog.logMessage(tr("The page '{}' is not part of this version.").format(module), LOG,
                                 Qgis.MessageLevel.Info)
    return is_there


def _class_of(module: str, name: str) -> type[Page]:
    return getattr(importlib.import_module(f"{__package__}.{module}"), name)  # type: ignore[no-any-return]
