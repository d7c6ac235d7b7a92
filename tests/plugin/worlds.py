"""Tiny real files for the plugin's tests, made with the GDAL that comes with QGIS."""

from __future__ import annotations

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
UTM = 32640


def utm():
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(UTM)
    return crs


def write_raster(path, values, west=300_000.0, north=2_800_000.0, pixel=10.0):
    """GeoTIFF of rows of numbers, or of several bands of them, in UTM zone 40."""
    bands = values if isinstance(values[0][0], (list, tuple)) else [values]
    height, width = len(bands[0]), len(bands[0][0])
    data = gdal.GetDriverByName("GTiff").Create(str(path), width, height, len(bands), gdal.GDT_Byte)
    data.SetGeoTransform((west, pixel, 0, north, 0, -pixel))
    data.SetProjection(utm().ExportToWkt())
    for number, rows in enumerate(bands, start=1):
        data.GetRasterBand(number).WriteRaster(0, 0, width, height, bytes(v for row in rows for v in row))
    data = None
    return str(path)


def scene(path, side=32, stripe=None):
    """Water on the left and forest on the right, again and again from `stripe` to stripe (two halves), in 3 bands."""
    return write_raster(path, [_rows(side, stripe, *values) for values in ((20, 120), (40, 90), (60, 30))])


def reference(path, side=32, stripe=None):
    """Codes of the stripes of the scene: 1 and 2."""
    return write_raster(path, _rows(side, stripe, 1, 2))


def _rows(side, stripe, water, forest):
    stripe = stripe or side // 2
    return [[water if x // stripe % 2 == 0 else forest for x in range(side)] for _ in range(side)]


def tile_index(path, n_tiles=4, labels=("water", "forest", "water;forest", None)):
    """GeoPackage with the layer `tiles` and the table `classes`."""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    tiles = data.CreateLayer("tiles", utm(), ogr.wkbPolygon)
    for field in ("tile", "labels", "split"):
        tiles.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for number in range(n_tiles):
        feature = ogr.Feature(tiles.GetLayerDefn())
        feature.SetField("tile", f"scene_r0000_c{number:04d}")
        if labels[number % len(labels)] is not None:
            feature.SetField("labels", labels[number % len(labels)])
        west = 300_000 + 80 * number
        feature.SetGeometry(ogr.CreateGeometryFromWkt(
            f"POLYGON(({west} 2800000,{west + 80} 2800000,{west + 80} 2799920,{west} 2799920,{west} 2800000))"))
        tiles.CreateFeature(feature)
    classes = data.CreateLayer("classes", None, ogr.wkbNone)
    for field in ("code", "name", "colour"):
        classes.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for code, name, colour in ((1, "water", "#0000ff"), (2, "forest", "#00ff00")):
        feature = ogr.Feature(classes.GetLayerDefn())
        for field, value in (("code", str(code)), ("name", name), ("colour", colour)):
            feature.SetField(field, value)
        classes.CreateFeature(feature)
    data = tiles = classes = feature = None
    return str(path)


def layers_in(path):
    """Names of the layers of a GeoPackage."""
    data = ogr.Open(str(path))
    return [data.GetLayer(number).GetName() for number in range(data.GetLayerCount())]


def labels_of(path):
    """Labels of the tiles in a tile index."""
    data = ogr.Open(str(path))
    return [feature.GetField("labels") for feature in data.GetLayerByName("tiles")]


def points(path):
    """Sixteen points in both halves of `reference`, with its code in the field `code`."""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer("sample", utm(), ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
    for number in range(16):
        row, column = 2 * number, (11 * number) % 32
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("code", 1 if column < 16 else 2)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({300_005 + 10 * column} {2_799_995 - 10 * row})"))
        layer.CreateFeature(feature)
    data = layer = feature = None
    return str(path)


def polygons(path):
    """Two polygons, the halves of the scene, with the class as text in the field `cover`."""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer("land", utm(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("cover", ogr.OFTString))
    for name, west in (("water", 300_000), ("forest", 300_160)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("cover", name)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(
            f"POLYGON(({west} 2800000,{west + 160} 2800000,{west + 160} 2799680,{west} 2799680,{west} 2800000))"))
        layer.CreateFeature(feature)
    data = layer = feature = None
    return str(path)
