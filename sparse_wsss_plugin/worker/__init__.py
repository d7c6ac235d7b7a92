"""What starts, watches and installs the worker: standard library alone, usable without QGIS."""
