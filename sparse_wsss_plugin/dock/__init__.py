"""The dock panel: from a raster to a map without the Toolbox."""
