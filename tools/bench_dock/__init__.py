"""How long the panel keeps QGIS waiting, measured in real QGIS without a display and recorded in docs/dock.json.

Each measurement is a function in ``cases``; each of its repeats runs in a QGIS of its own. Scenes and the heartbeat are
those of the tests.
"""
