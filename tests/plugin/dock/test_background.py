"""Functions on threads of their own: whatever happens, each is told once, or never when nobody is there to hear."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from sparse_wsss_plugin.dock.background import at_work, in_background
from sparse_wsss_plugin.layers import crs_of_raster, open_raster, open_vector
from sparse_wsss_plugin.worker.errors import WorkerCancelled
from tests.plugin.conftest import ROOT
from tests.plugin.dock.waiting import wait_for, wait_for_background
from tests.plugin.worlds import scene


def test_what_is_done_in_the_background_is_not_told_to_a_widget_that_is_gone(qgis):
    from qgis.PyQt import sip
    from qgis.PyQt.QtCore import QObject

    told, here, gone = [], QObject(), QObject()
    for name, owner in (("here", here), ("gone", gone)):
        in_background("test", lambda is_cancelled, name=name: name, told.append, told.append, owner)
    sip.delete(gone)
    wait_for_background()
    assert told == ["here"]


def test_a_failure_in_the_background_is_told_with_its_next_step(qgis):
    def work(is_cancelled):
        raise OSError("the file is gone")

    told = []
    in_background("test", work, told.append, told.append)
    wait_for(lambda: told)
    assert told[0].message == "the file is gone"
    assert told[0].hint


def test_of_many_short_ones_that_begin_while_others_end_none_is_lost(qgis):
    told = []
    for number in range(300):
        in_background("test", lambda _, number=number: number, told.append, told.append)
        time.sleep(0.001 * (number % 3))
    wait_for_background()
    assert sorted(told) == list(range(300))


def test_one_that_was_cancelled_is_told_so_and_its_result_is_not_taken(qgis):
    go_on, told = threading.Event(), []
    call = in_background("test", lambda is_cancelled: go_on.wait(60) and is_cancelled(), told.append, told.append)
    call.cancel()
    assert at_work() == ["test"]
    go_on.set()
    wait_for(lambda: told)
    assert isinstance(told[0], WorkerCancelled)
    assert told[0].hint
    assert at_work() == []


CLOSE = """
import sys, time
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from qgis.PyQt.QtCore import QTimer
from sparse_wsss_plugin.dock import background
background.LEAVE_S = float(sys.argv[1])
def work(is_cancelled):
    end = time.monotonic() + float(sys.argv[2])
    while time.monotonic() < end and not (is_cancelled() and len(sys.argv) > 3):
        time.sleep(0.01)
    print("the work has ended", is_cancelled(), flush=True)
background.in_background("test", work, lambda _: print("told"), lambda _: print("told"))
QTimer.singleShot(100, application.quit)
application.exec()
application.exitQgis()
print("QGIS has ended", flush=True)
"""


@pytest.mark.parametrize(("words", "said"), [
    (("30", "60", "listens"), ["the work has ended True", "QGIS has ended"]), (("0.2", "600"), ["QGIS has ended"])])
def test_closing_qgis_waits_for_what_listens_and_not_for_what_hangs(qgis, words, said):
    done = subprocess.run([sys.executable, "-c", CLOSE, *words], timeout=60, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout.splitlines()) == (0, said), done.stderr


# ------------------------------------------------------------ layers from a thread

TILE = """{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32645"}},
"features": [{"type": "Feature", "properties": {},
              "geometry": {"type": "Point", "coordinates": [300000, 2800000]}}]}"""
OWN_CRS = "+proj=laea +lat_0=47.123 +lon_0=8.456 +datum=WGS84 +units=m"


def in_thread(work):
    """What a thread made, taken on the main thread as the panel takes it, a while later."""
    made = []
    in_background("test", lambda _: work(), made.append, made.append)
    wait_for(lambda: made)
    time.sleep(0.3)  # a thread that ends has ended
    return made[0]


def placed(path, crs):
    """The raster in another CRS, at the same coordinates."""
    from osgeo import gdal, osr

    system, data = osr.SpatialReference(), gdal.Open(path, gdal.GA_Update)
    system.SetFromUserInput(crs)
    data.SetProjection(system.ExportToWkt())
    data = None
    return path


def transformed(crs):
    """A point of a layer on a map of another CRS, through the transform that QGIS keeps for all of that CRS."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    world = QgsCoordinateReferenceSystem("EPSG:4326")
    found = QgsCoordinateTransform(crs, world, QgsProject.instance()).transform(QgsPointXY(300_000, 2_800_000))
    return found.x(), found.y()


def test_a_raster_that_a_thread_opened_lies_at_its_place_on_a_map_of_another_crs(qgis, tmp_path):
    path = placed(scene(tmp_path / "scene.tif"), "EPSG:32644")
    layer = in_thread(lambda: open_raster(path))
    assert layer.crs().toWkt()
    assert transformed(layer.crs()) == pytest.approx((79.0134, 25.3032), abs=1e-4)


def test_tiles_that_a_thread_opened_lie_at_their_place_on_a_map_of_another_crs(qgis, tmp_path):
    path = tmp_path / "tiles.geojson"
    path.write_text(TILE, encoding="utf-8")
    layer = in_thread(lambda: open_vector(path))
    assert transformed(layer.crs()) == pytest.approx((85.0134, 25.3032), abs=1e-4)


def test_a_crs_without_a_code_comes_from_a_thread_whole(qgis, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem

    path = placed(scene(tmp_path / "scene.tif"), OWN_CRS)
    layer, crs = in_thread(lambda: (open_raster(path), crs_of_raster(path)))
    assert transformed(layer.crs()) == transformed(crs)
    assert transformed(crs) == pytest.approx(transformed(QgsCoordinateReferenceSystem.fromProj(OWN_CRS)))


def test_one_that_waits_for_a_drive_keeps_no_other_waiting_and_threads_are_used_again(qgis):
    go_on, told = threading.Event(), []
    in_background("test", lambda _: go_on.wait(60), told.append, told.append)
    for _ in range(20):
        before = len(told)
        in_background("test", lambda _: threading.get_ident(), told.append, told.append)
        wait_for(lambda before=before: len(told) > before)
    assert len(set(told)) <= 3
    go_on.set()
    wait_for_background()
    assert told[-1] is True
