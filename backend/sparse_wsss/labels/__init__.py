"""Which classes occur in which tile: class table, tile index, image labels."""
