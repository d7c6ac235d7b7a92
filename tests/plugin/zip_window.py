"""Run by ``qgis --code``: installs the zip as the button of the plugin manager does, and writes down what came of it.

Its facts are in SPARSE_WSSS_SHOT: ``zip``, and ``output``, the file that it writes.
"""

import json
import os
import sys
import traceback

from qgis.PyQt.QtCore import QTimer


def go():
    facts = json.loads(os.environ["SPARSE_WSSS_SHOT"])
    try:
        said = install(facts["zip"])
    except BaseException:
        said = {"trace": traceback.format_exc()}
    with open(facts["output"], "w", encoding="utf-8") as file:
        json.dump(said, file)
    sys.stdout.flush()
    os._exit(0)  # a plain exit from here crashes on the way out


def install(path):
    import pyplugin_installer
    from qgis import utils
    from qgis.core import QgsApplication, QgsSettings

    pyplugin_installer.instance().installFromZipFile(path)
    plugin = utils.plugins["sparse_wsss"]
    plugin.show_panel()
    dock = plugin._dock
    QgsSettings().sync()
    registry = QgsApplication.processingRegistry()
    return {
        "is_active": "sparse_wsss" in utils.active_plugins,
        "algorithms": [one.name() for one in registry.providerById("sparse_wsss").algorithms()],
        "menu": [action.text().replace("&", "") for action in utils.iface.rasterMenu().actions()],
        "is_docked": dock.isVisible() and dock.window() is utils.iface.mainWindow(),
        "pages": [name for name in dock._places if dock.page(name) is not None],
        "modules": {name: module.__file__ for name, module in sys.modules.items() if name.startswith("sparse_wsss")},
    }


QTimer.singleShot(0, go)
