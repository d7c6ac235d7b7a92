"""A map, a project and a dock for the tests of the panel."""

from __future__ import annotations

import pytest


@pytest.fixture
def project(qgis):
    """The open project, empty before and after."""
    from qgis.core import QgsProject

    one = QgsProject.instance()
    one.clear()
    yield one
    one.clear()


@pytest.fixture
def canvas(qgis, project):
    """A real map of 600 x 600 px that follows the layer tree."""
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas

    one = QgsMapCanvas()
    one.resize(600, 600)
    one.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32640"))
    bridge = QgsLayerTreeMapCanvasBridge(project.layerTreeRoot(), one)
    bridge.setAutoSetupOnFirstLayer(False)
    one.show()
    yield one
    one.stopRendering()
    one.waitWhileRendering()
    one.hide()
    project.clear()


@pytest.fixture
def state(qgis):
    from sparse_wsss_plugin.dock.dock_state import DockState

    return DockState()


@pytest.fixture
def dock(plugin, canvas, project):
    """The panel in a window of its own."""
    from qgis.PyQt import sip

    from sparse_wsss_plugin.dock.dock_widget import SparseWsssDock

    one = SparseWsssDock(canvas, project)
    one.resize(420, 900)
    one.show()
    yield one
    one.close_pages()
    one.close()
    sip.delete(one)  # now, not when Python ends: layers must not outlive QGIS


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory):
    """Files of a finished pipeline of the real worker, by the names of the dock's state; copy it to change it."""
    from tests.plugin.conftest import REAL_WORKER
    from tests.plugin.dock.whole_run import make

    if not REAL_WORKER:
        pytest.skip("SPARSE_WSSS_PYTHON names no interpreter with the worker")
    return make(tmp_path_factory.mktemp("whole"), REAL_WORKER)


@pytest.fixture(scope="session")
def learned_run(plugin, tmp_path_factory):
    """A run of the real worker with eight heads and twelve clusters; `real_run.copy_of` it before you write into it."""
    from tests.plugin.conftest import REAL_WORKER
    from tests.plugin.dock.real_run import make

    if not REAL_WORKER:
        pytest.skip("SPARSE_WSSS_PYTHON names no interpreter with the worker")
    return make(tmp_path_factory.mktemp("learned"))
