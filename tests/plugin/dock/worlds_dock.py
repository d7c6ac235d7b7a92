"""Tile indexes for the tests of the panel, as the worker writes them but made with the GDAL of QGIS."""

from __future__ import annotations

from osgeo import ogr

from tests.plugin.worlds import utm

WEST, NORTH, TILE_M = 300_000, 2_800_000, 80
CLASSES = ((1, "water", "#0000ff"), (2, "forest", "#00aa00"), (3, "sand", "#ddcc77"))


def grid_index(path, columns=4, rows=3, labels=None, classes=CLASSES):
    """Tiles of 80 m in rows from the north-west corner, ids `scene_r0000_c0000`; `labels` by id."""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    tiles = data.CreateLayer("tiles", utm(), ogr.wkbPolygon)
    for field in ("tile", "scene", "optical", "sar"):
        tiles.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for field in ("column", "row", "width", "height"):
        tiles.CreateField(ogr.FieldDefn(field, ogr.OFTInteger))
    for field in ("labels", "split"):
        tiles.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    data.StartTransaction()
    for row in range(rows):
        for column in range(columns):
            name = tile_id(row, column)
            feature = ogr.Feature(tiles.GetLayerDefn())
            for field, value in (("tile", name), ("scene", "scene"), ("optical", "scene.tif"), ("column", column * 8),
                                 ("row", row * 8), ("width", 8), ("height", 8)):
                feature.SetField(field, value)
            if labels and name in labels:
                feature.SetField("labels", labels[name])
            west, north = WEST + column * TILE_M, NORTH - row * TILE_M
            east, south = west + TILE_M, north - TILE_M
            feature.SetGeometry(ogr.CreateGeometryFromWkt(
                f"POLYGON(({west} {north},{east} {north},{east} {south},{west} {south},{west} {north}))"))
            tiles.CreateFeature(feature)
    data.CommitTransaction()
    if classes:
        table = data.CreateLayer("classes", None, ogr.wkbNone)
        table.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
        for field in ("name", "colour"):
            table.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        for code, name, colour in classes:
            feature = ogr.Feature(table.GetLayerDefn())
            for field, value in (("code", code), ("name", name), ("colour", colour)):
                feature.SetField(field, value)
            table.CreateFeature(feature)
    data = tiles = table = feature = None
    return str(path)


def tile_id(row, column):
    return f"scene_r{row:04d}_c{column:04d}"


def centre(row, column):
    """Middle of a tile on the ground."""
    return WEST + (column + .5) * TILE_M, NORTH - (row + .5) * TILE_M


def stored(path):
    """What another program reads: labels by id."""
    data = ogr.Open(str(path))
    return {feature.GetField("tile"): feature.GetField("labels") for feature in data.GetLayerByName("tiles")}


def stored_classes(path):
    data = ogr.Open(str(path))
    return [(int(one.GetField("code")), one.GetField("name"), one.GetField("colour"))
            for one in data.GetLayerByName("classes")]
