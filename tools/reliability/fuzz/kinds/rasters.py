"""GeoTIFFs: directories and blocks of every layout, in each stage that reads one."""

from __future__ import annotations

from collections.abc import Callable

from reliability.fuzz import good
from reliability.fuzz.case import Case
from reliability.fuzz.tiff_edits import edited_tiff
from reliability.fuzz.told import Told

CASES = 1500
FILE = "mutated.tif"
MODEL = ("model.safetensors", "model.json")


def run(case: Case) -> Told:
    """Read a mutated raster of measurements or of classes."""
    use = case.random.choice((*MEASURED, *MEASURED, *CLASSED))
    of = "values" if use in MEASURED else "classes"
    names = sorted(path.name for path in (case.good / "rasters").glob(f"*_{of}.tif"))
    name = case.random.choice(names)
    case.take(f"rasters/{name}")
    (case.folder / name).rename(case.folder / FILE)
    case.edit(FILE, edited_tiff)
    case.note = f"{use.__name__} {name} {case.note}"
    return use(case)


def tiles(case: Case) -> Told:
    """Cut it."""
    return case.run("tiles", raster=[FILE], tile_size=16, output="t.gpkg")


def sar(case: Case) -> Told:
    """Take it for the SAR of another."""
    case.take("scene.tif")
    return case.run("tiles", raster=["scene.tif"], sar=[FILE], tile_size=16, output="t.gpkg")


def stack(case: Case) -> Told:
    """Stack it behind another."""
    case.take("scene.tif")
    return case.run("stack", raster=["scene.tif", FILE], output="s.vrt")


def predict(case: Case) -> Told:
    """Map it."""
    case.take(*MODEL)
    return case.run("predict", model=MODEL[0], raster=FILE, output="m.tif", confidence="c.tif",
                    **good.settings("predict"))


def model(case: Case) -> Told:
    """See whether a model fits it."""
    case.take(*MODEL)
    return case.run("model", model=MODEL[0], raster=FILE, output_json="m.json")


def labels(case: Case) -> Told:
    """Label tiles by it."""
    case.take("tiles.gpkg")
    return case.run("labels", tiles="tiles.gpkg", reference=FILE, output="l.gpkg")


def evaluate(case: Case) -> Told:
    """Compare it with a map, or a map with it."""
    case.take("map.tif")
    names = [FILE, "map.tif"]
    case.random.shuffle(names)
    return case.run("evaluate", map=names[0], reference=names[1], output_json="a.json", output_html="a.html")


def changes(case: Case) -> Told:
    """Compare it with an earlier map."""
    case.take("map.tif")
    return case.run("changes", before="map.tif", after=FILE, output="c.tif", output_table="c.csv")


def export(case: Case) -> Told:
    """Write it in another format."""
    crs = case.random.choice(({}, {"crs": "EPSG:4326"}))
    return case.run("export", map=FILE, output=case.random.choice(("e.tif", "e.png", "e.img")), **crs)


def vectorize(case: Case) -> Told:
    """Make polygons of it."""
    return case.run("vectorize", map=FILE, output=case.random.choice(("v.gpkg", "v.geojson")))


def stac(case: Case) -> Told:
    """Describe it."""
    return case.run("stac", map=FILE, time="2023", output="s.json")


Use = Callable[[Case], Told]
MEASURED: tuple[Use, ...] = (tiles, sar, stack, predict, model)
CLASSED: tuple[Use, ...] = (labels, evaluate, changes, export, vectorize, stac)
