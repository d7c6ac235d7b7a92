"""The jobs, one for each stage: its inputs and outputs beside the settings that it has.

``contract`` checks jobs against them and tells the plugin.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from sparse_wsss.fields import Job, Paths, setting, source, target
from sparse_wsss.presets import PRESET_HELP, Preset
from sparse_wsss.settings import (
    LogSettings,
    MachineSettings,
    PredictSettings,
    PseudomaskSettings,
    RefineSettings,
    TrainSettings,
)

FIELD_HELP = "Field of the reference layer that holds the class."
LABEL_FIELD_HELP = (
    "Field of the reference layer that holds the class, or a tag of OpenStreetMap such as landuse; of several joined "
    "by ',' the first that has a value counts.")
CLASSES_HELP = ("Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, "
                "corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.")
RUN_HELP = "Folder of the run: everything made along the way is kept here."
BANDS_HELP = ("Bands of {} to learn from, by name or number, joined by ';': {}, or 2-4. Empty takes all; an alpha band "
              "is never read. A map is made of the same bands, found by name, or by number where there are no names.")
EXTENSIONS = {"GTiff": ["tif", "tiff"], "COG": ["tif", "tiff"], "HFA": ["img"], "ENVI": ["dat"], "PNG": ["png"],
              "GPKG": ["gpkg"], "netCDF": ["nc"]}
"""Formats of a map by GDAL's names, and how their files end; none of them changes a class, as JPEG would."""
TILE_EXTENSIONS = {"GPKG": ["gpkg"]}
POLYGON_EXTENSIONS = {"GPKG": ["gpkg"], "GeoJSON": ["geojson", "json"], "FlatGeobuf": ["fgb"],
                      "ESRI Shapefile": ["shp"]}


class TilesJob(Job):
    """Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer."""

    raster: Paths = source("rasters", "Optical raster to cut; several make one training set.")
    sar: Paths | None = source("rasters", "SAR raster on the same grid, one for each optical raster.", None)
    tile_size: int = setting(64, "Side of a tile.", "px", ge=8, le=4096, advanced=False)
    stride: int = setting(0, "Distance between tiles; 0 takes the tile size, so that tiles do not overlap.", "px",
                          ge=0, le=4096, advanced=False)
    bands: str | None = source("text", BANDS_HELP.format("RASTER", "B02;B03;B04"), None)
    sar_bands: str | None = source("text", BANDS_HELP.format("SAR", "VV;VH"), None)
    min_valid: float = setting(0.5, "Smallest share of valid pixels of a tile.", ge=0, le=1)
    extent: str | None = source("extent", "Only tiles inside this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output: str = target(
        "tile_index", "Tile index (GeoPackage): footprint, source, window, labels and split of each tile.",
        extensions=TILE_EXTENSIONS)


class StackJob(Job):
    """Make one raster of the bands of several files, of any resolution, or of a Sentinel-2 product: a small VRT."""

    raster: Paths = source("rasters", "Files whose bands are stacked, in this order, or the SAFE folder, zip or "
                           "MTD_MSI*.xml of a Sentinel-2 product; all in one CRS.")
    bands: str | None = source("text", "Bands of the stack that are kept, in this order, by name or number, joined by "
                               "';'. Empty keeps all.", None)
    names: str | None = source("text", "Names of the bands of the stack, joined by ';'. Empty takes those of the "
                               "files: descriptions, else what the file's name says, such as B02.", None)
    output: str = target("vrt", "Raster of all bands on the grid of the finest (VRT); it names the files, so keep "
                         "them where they are, or move it with them.")


class LabelsJob(Job):
    """Say which classes occur in each tile, from a reference raster or layer, or from a CSV."""

    tiles: str = source("tile_index", "Tile index to label.")
    reference: str | None = source(
        "reference",
        "Raster of class codes (several joined by ';' with the command sparse-wsss), polygon layer, or CSV with the "
        "columns tile and labels (such as water;forest, or water;... for 'at least', or water 30;forest 70).", None,
    )
    class_field: str | None = source("field", LABEL_FIELD_HELP, None, parent="reference")
    classes: str | None = source("class_table", CLASSES_HELP, None)
    min_share: float = setting(0.10, "A class is a label of a tile when it covers at least this share of it.",
                               gt=0, le=1, advanced=False)
    record: Literal["classes", "shares", "touching"] = setting(
        "classes", "What is written from a reference raster or layer: the classes of each tile; or their shares in "
        "percent, which tell classes apart that always occur together (classes below MIN_SHARE are left out of both); "
        "or, as 'at least', those of which a polygon, line or point touches the tile. Points and lines always touch.")
    output: str = target("tile_index", "Tile index with labels.", extensions=TILE_EXTENSIONS)


class DatasetJob(Job):
    """Import a data set as it is published: a tile index of its images, labels and split."""

    folder: str = source("folder", "Folder in which the data set is unpacked.")
    split_list: Paths | None = source(
        "files", "Lists of the images of a part (train_list.txt), or a CSV with the columns name and split. Empty "
        "takes lists that lie in FOLDER.", None)
    classes: str | None = source("class_table", CLASSES_HELP + " Empty takes the data set's own.", None)
    format: Literal["auto", "dfc2020", "sen12ms", "bigearthnet", "eurosat", "coco", "csv", "folders"] = setting(
        "auto", "Layout of the folder; auto recognises it. coco: multi-label JSON; csv: a table of files and labels; "
        "folders: a folder for each class.", advanced=False)
    split: Literal["all", "train", "val", "test"] = setting(
        "all", "Part that is imported. all keeps the parts in the field 'split', and training leaves test out; a part "
        "taken alone is divided anew.", advanced=False)
    min_share: float = setting(0.10, "A class is a label of an image when it covers at least this share of it, where a "
                               "raster says what is there.", gt=0, le=1, advanced=False)
    reference: Literal["auto", "dfc", "lc"] = setting(
        "auto", "Which rasters label DFC2020: its own 10 m classes (dfc) or MODIS' (lc).")
    drop: str = setting("auto", "Classes that are left out, joined by ';'. auto: Savanna and Snow/Ice of DFC2020 and "
                        "SEN12MS; none leaves nothing out.")
    max_tiles: int = setting(0, "Most images that are taken, drawn at random; 0 takes all.", ge=0, le=10_000_000)
    output: str = target("tile_index", "Tile index. Where bands lie in files of their own, virtual rasters are written "
                         "to a folder beside it.", extensions=TILE_EXTENSIONS)


class TrainJob(MachineSettings, TrainSettings, LogSettings):
    """Train the gated Vision Transformer on the tiles' labels; most attention heads close."""

    tiles: str = source("tile_index", "Labelled tile index.")
    run: str = target("run", RUN_HELP)
    preset: Preset = setting("standard", PRESET_HELP, advanced=False)


class HeadsJob(MachineSettings):
    """Show which heads survived, how much each matters, and what they look at in a tile."""

    run: str = source("run", RUN_HELP)
    tile: str | None = source(
        "text", "Id of the tile whose attention is drawn; empty takes the one with the most classes.", None
    )
    patch: str | None = source(
        "text", "Patch of that tile whose attention is drawn, as row,column from 0,0 at the upper left; empty takes "
        "the class token.", None)
    output_heads: str = target("table", "Table: layer, head, gate, open, importance, and importance for each class.")
    output_attention: str | None = target(
        "raster", "Attention from the class token or from PATCH, a band for each open head (L11H03: layer 11, head "
        "3).", None)
    output_patches: str | None = target(
        "array", "Attention in the tile from the class token and from every patch, float16 (heads, 1 + N, N).", None)
    output_strength: str | None = target(
        "table", "Table: tile, and how much each open head adds to the class token there.", None)
    output_maps: str | None = target(
        "array", "Attention from the class token in every tile of OUTPUT_STRENGTH, float16 (tiles, heads, h, w).", None)


class PseudomasksJob(MachineSettings, PseudomaskSettings):
    """Turn the surviving heads' representations into a mask of every labelled tile."""

    run: str = source("run", RUN_HELP)
    output: str = target("class_raster", "Pseudomasks of the tiles.")
    confidence: str | None = target("raster", "Confidence of the pseudomasks, 0 to 1.", None)
    output_clusters: str | None = target("table", "Table: cluster, class, a score for each class, share.", None)


class RelabelJob(MachineSettings):
    """Repaint the pseudomasks with the edited names of the clusters."""

    run: str = source("run", RUN_HELP)
    clusters: str = source("table", "Cluster table whose column 'class' was edited.")
    output: str = target("class_raster", "Pseudomasks with the new names.")


class RefineJob(MachineSettings, RefineSettings, LogSettings):
    """Train a U-Net in rounds on the pseudomasks, each pixel weighted by its confidence."""

    run: str = source("run", RUN_HELP)


class PredictJob(MachineSettings, PredictSettings):
    """Map a whole scene with the model of a run or a model file."""

    run: str | None = source("run", "Run whose best model maps the scene.", None)
    model: str | None = source("model", "Model file (.safetensors with its .json card) instead of a run.", None)
    raster: str = source("raster", "Optical raster to map.")
    sar: str | None = source("raster", "SAR raster on the same grid, when the model was trained with one.", None)
    extent: str | None = source("extent", "Map only this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output: str = target("class_raster", "Land-cover map.")
    confidence: str | None = target("raster", "Confidence of the map, 0 to 1.", None)
    probabilities: str | None = target("raster", "Probability of each class, a band each.", None)


class EvaluateJob(Job):
    """Compare a map with a reference: accuracy overall and by class."""

    map: str = source("raster", "Land-cover map to evaluate.")
    reference: str = source("reference", "Raster of class codes, or layer of polygons or points; its CRS and grid may "
                            "differ.")
    class_field: str | None = source("field", FIELD_HELP, None, parent="reference")
    confidence: str | None = source(
        "raster", "Confidence of the map, on its grid: its calibration is measured as well.", None
    )
    extent: str | None = source("extent", "Evaluate only inside this extent: xmin,xmax,ymin,ymax [EPSG:code].", None)
    output_json: str = target("json", "Accuracy figures (JSON).")
    output_html: str | None = target("html", "Report with the confusion matrix (HTML).", None)


class ChangesJob(Job):
    """Compare two maps of one grid: where their classes differ, and how much of each class became which."""

    before: str = source("raster", "Earlier land-cover map.")
    after: str = source("raster", "Later land-cover map, on the grid of the earlier one.")
    output: str = target("class_raster", "Map of the changes: the later class where it is not the earlier one, no data "
                         "elsewhere.")
    output_table: str | None = target(
        "table", "Table: class before and after, pixels, hectares, share of the pixels that both maps know.", None)


class ExportJob(Job):
    """Write a map into another file, format or CRS; a pixel takes the nearest class, never a mixture."""

    map: str = source("raster", "Land-cover map to export.")
    crs: str | None = source("crs", "CRS of the file, such as EPSG:4326; empty keeps the map's own CRS and grid.", None)
    format: Literal["auto", "GTiff", "COG", "HFA", "ENVI", "PNG", "GPKG", "netCDF"] = setting(
        "auto", "Format of the file: GeoTIFF (GTiff, or COG for the web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage "
        "or netCDF. auto goes by how the file's name ends: tif, img, dat, png, gpkg, nc.", advanced=False)
    output: str = target("map_file", "File to write; its style (.qml) is written beside it.", extensions=EXTENSIONS)


class OnnxJob(Job):
    """Export a model as ONNX for other programs such as Deepness: raster values in, class probabilities out."""

    run: str | None = source("run", "Run whose network is exported.", None)
    model: str | None = source("model", "Model file (.safetensors with its .json card) instead of a run.", None)
    network: Literal["best", "vit"] = setting(
        "best", "Network of the run: best is the refined one, which maps scenes; vit is the sparse transformer before "
        "the rounds.", advanced=False)
    round: int = setting(0, "This round of the refinement instead; 0 takes NETWORK.", ge=0, le=99)
    raster: str | None = source(
        "raster", "Raster as the other program will be given it: the order and units of its bands become part of the "
        "file, which is checked on it. Empty: values in the units and order of the model's card.", None)
    sar: str | None = source("raster", "SAR raster on the same grid; its bands follow those of RASTER.", None)
    output: str = target("onnx", "ONNX file to write.")


class ModelJob(Job):
    """Show or install a model that was handed over: its card, whether it is whole, and whether a raster fits it."""

    model: str | None = source(
        "model_package", "Model: .safetensors with its .json card beside it, or a .zip of the two. Empty with show: "
        "all installed models.", None)
    raster: str | None = source("raster", "Raster to be mapped: what of it does not fit the model is said.", None)
    sar: str | None = source("raster", "SAR raster on the same grid.", None)
    library: str | None = source("library", "Folder of the installed models; empty takes the plugin's.", None)
    name: str | None = source("text", "Name in the library; empty takes that of the file, or of its run.", None)
    licence: str | None = source(
        "text", "With install: licence of the model, such as CC-BY-4.0, where its card names none.", None)
    authors: str | None = source("text", "With install: authors, where the card names none.", None)
    version: str | None = source("text", "With install: version of the model, where the card names none.", None)
    action: Literal["show", "install", "remove"] = setting(
        "show", "show: check a model and show its card. install: check it and copy it into the library. remove: take "
        "it out of the library.", advanced=False)
    output: str | None = target("text", "The card as text (Markdown).", None)
    output_json: str | None = target("json", "The card with the warnings, for programs (JSON).", None)


class VectorizeJob(Job):
    """Turn a map into polygons: one for each connected area of a class, with its hectares and mean confidence."""

    map: str = source("raster", "Land-cover map.")
    confidence: str | None = source("raster", "Confidence of the map, on its grid.", None)
    smallest_area: float = setting(
        0, "Areas smaller than this, on the ellipsoid, become part of the largest area beside them; 0 keeps all.",
        "m2", ge=0, advanced=False)
    output: str = target("polygons", "Polygons with code, name, area_ha and confidence; the style (.qml) is written "
                         "beside the file. Its name says the format.", extensions=POLYGON_EXTENSIONS)


class StacJob(Job):
    """Describe a map for catalogues: a STAC item with place, time, classes and colours, beside its files."""

    map: str = source("raster", "Land-cover map.")
    confidence: str | None = source("raster", "Confidence of the map.", None)
    report: str | None = source("file", "Report of the run (HTML).", None)
    card: str | None = source("file", "Card of the model (JSON), as it lies beside the model's weights.", None)
    time: str = source("text", "When the scene was taken: a date, a month, a year, a time such as "
                       "2023-07-14T10:20:00Z, or two of them joined by '/'.")
    output: str = target("json", "STAC item (JSON); best in the folder of the map: it names files relative to itself.")


class PipelineJob(MachineSettings, TrainSettings, PseudomaskSettings, RefineSettings, PredictSettings, LogSettings):
    """From labelled tiles to a map: train, heads, pseudomasks, refine and predict in one run."""

    @model_validator(mode="before")
    @classmethod
    def _tokens_for_their_method(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Train a class token for each class when the masks are to come from them."""
        return {"class_tokens": "per_class", **given} if given.get("method") == "tokens" else given

    tiles: str = source("tile_index", "Labelled tile index.")
    raster: str = source("raster", "Optical raster to map.")
    sar: str | None = source("raster", "SAR raster on the same grid, when the tiles have one.", None)
    run: str = target("run", RUN_HELP)
    preset: Preset = setting("standard", PRESET_HELP, advanced=False)
    output: str = target("class_raster", "Land-cover map.")
    confidence: str | None = target("raster", "Confidence of the map, 0 to 1.", None)


class BundleJob(Job):
    """Pack a job, with the part of the rasters that it reads, for another machine; or, with RUN, a run to send back."""

    tiles: str | None = source("tile_index", "Labelled tile index; only its labelled tiles and their pixels go along.",
                               None)
    raster: str | None = source("raster", "Optical raster to map there: it goes along whole, or inside EXTENT. Empty: "
                                "only the training is done there.", None)
    sar: str | None = source("raster", "SAR raster on the same grid, when the tiles have one.", None)
    extent: str | None = source("extent", "Take along and map only this extent of RASTER: xmin,xmax,ymin,ymax "
                                "[EPSG:code].", None)
    job_file: str | None = source(
        "file", "A job.json of the stage train or pipeline, as a run keeps it: its settings go along, and its files "
        "where none are given here. Empty: the settings of PRESET.", None)
    run: str | None = source("run", "Instead of a job: finished run that is packed with its map, without the cache of "
                             "its tiles.", None)
    preset: Preset = setting("standard", PRESET_HELP + " Not asked for with JOB_FILE, which has its own.",
                             advanced=False)
    output: str = target("bundle", "Bundle (zip): 'Unpack a job or a run' unpacks it on the other machine.")


class UnbundleJob(Job):
    """Unpack a bundle: a job ready to start on this machine, or a run that came back, with its map."""

    bundle: str = source("bundle", "Bundle (zip) that 'Pack a job or a run' made; its files are checked first.")
    folder: str = target("folder", "New or empty folder: of a job job.json, tile index and rasters; of a run the "
                         "folder run and the map.")


JOBS: dict[str, type[Job]] = {
    "tiles": TilesJob, "stack": StackJob, "labels": LabelsJob, "dataset": DatasetJob,
    "train": TrainJob, "heads": HeadsJob, "pseudomasks": PseudomasksJob,
    "relabel": RelabelJob, "refine": RefineJob, "predict": PredictJob, "evaluate": EvaluateJob, "changes": ChangesJob,
    "export": ExportJob, "onnx": OnnxJob, "model": ModelJob, "vectorize": VectorizeJob, "stac": StacJob,
    "pipeline": PipelineJob, "bundle": BundleJob, "unbundle": UnbundleJob,
}
