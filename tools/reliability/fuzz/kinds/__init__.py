"""One module for each kind of input: ``CASES`` of a whole campaign, and ``run(case)``, which mutates and uses it."""

NAMES = ("jobs", "tile_indexes", "class_tables", "label_tables", "rasters", "cards", "weights", "event_streams",
         "run_records", "states", "commands")
