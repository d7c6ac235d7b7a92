"""The only place that opens georeferenced files: windows in, windows out."""
