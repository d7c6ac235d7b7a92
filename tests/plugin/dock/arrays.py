"""The arrays of a run, made up: for what is tested on their shapes and sizes alone."""

from __future__ import annotations

import json

import numpy as np

from sparse_wsss_plugin.dock.mask_painter import MaskPainter
from sparse_wsss_plugin.dock.run_files import RunFiles
from sparse_wsss_plugin.dock.tile_places import read_places

UTM_40 = ('PROJCS["WGS 84 / UTM zone 40N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
          'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
          'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",57],PARAMETER["scale_factor",0.9996],'
          'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","32640"]]')
COLOURS = ("#1f78b4", "#33a02c", "#e6c35c", "#d7301f", "#984ea3", "#ff7f00", "#a65628", "#999999")


def made_up_run(folder, *, n_tiles=12, size=16, n_classes=3, n_clusters=7, across=4, stride=None, cells=4,
                network_share=0.3, seed=0):
    """A run with finished pseudomasks: blobs of clusters, labels of one to three classes, a nodata corner."""
    rng = np.random.default_rng(seed)
    stride = stride or size
    masks, train = folder / "pseudomasks", folder / "train"
    (train / "cache").mkdir(parents=True)
    masks.mkdir()
    side = -(-n_tiles // across) * size
    ground = rng.integers(0, n_clusters, (side // 4 + size, across * size // 4 + size)).repeat(4, 0).repeat(4, 1)
    places = [(stride * (n // across), stride * (n % across)) for n in range(n_tiles)]
    clusters = np.stack([ground[row : row + size, column : column + size] for row, column in places]).astype(np.uint16)
    present = rng.random((n_tiles, n_classes)) < 0.5
    present[np.arange(n_tiles), rng.integers(0, n_classes, n_tiles)] = True
    valid = np.ones((n_tiles, size, size), bool)
    valid[0, : size // 3, : size // 3] = False
    scores = rng.gamma(1.0, 1.0, (n_clusters, n_classes))
    np.save(masks / "clusters.npy", clusters)
    np.save(masks / "scores.npy", scores)
    np.save(masks / "patch_logits.npy", rng.normal(0, 2, (n_tiles, n_classes, cells, cells)).astype(np.float16))
    np.save(train / "cache" / "valid.npy", valid)
    np.save(train / "cache" / "images.npy", rng.normal(0, 1, (n_tiles, 3, size, size)).astype(np.float16))
    names = [f"class {n}" for n in range(n_classes)]
    classes = [{"code": n + 1, "name": name, "colour": COLOURS[n]} for n, name in enumerate(names)]
    rows = ["cluster,class," + ",".join(f"score_{name}" for name in names) + ",share"]
    share = np.bincount(clusters.ravel(), minlength=n_clusters) / clusters.size
    for k, row in enumerate(scores):
        rows.append(f"{k},{names[row.argmax()]}," + ",".join(f"{one:.4f}" for one in row) + f",{share[k]:.6f}")
    (masks / "clusters.csv").write_text("\n".join(rows) + "\n")
    (masks / "stage.json").write_text(json.dumps({"status": "done", "outputs": {}}))
    (train / "stage.json").write_text(json.dumps({"status": "done", "outputs": {}}))
    (train / "model.json").write_text(json.dumps({"classes": classes}))
    tiles = [{"tile": f"t{n:04d}", "scene": 0, "column": column, "row": row, "stored": n,
              "labels": np.flatnonzero(present[n]).tolist()} for n, (row, column) in enumerate(places)]
    scene = {"raster": "scene.tif", "width": 9999, "height": 9999, "crs": UTM_40,
             "transform": [300_000, 10, 0, 2_800_000, 0, -10]}
    (masks / "tiles.json").write_text(json.dumps({
        "tile_size": size, "patch_size": size // cells, "grid": cells, "score_grid": cells, "padded_size": size,
        "bands": ["red", "green", "blue"], "classes": classes, "network_share": network_share, "snap_steps": 0,
        "scenes": [scene], "tiles": tiles}))
    _paint(folder, scores.argmax(1).tolist(), clusters.shape)
    return folder


def _paint(folder, names, shape):
    """Masks as the stage would leave them; that they are right is tested in `test_mask_painter`."""
    run = RunFiles(folder)
    painter = MaskPainter(run, read_places(run, "pseudomasks"))
    masks = np.full(shape, 255, np.uint8)
    for part in painter.paint(list(range(len(names))), names, painter.counts()):
        masks[part.tile, part.row, part.column] = part.classes
    np.save(folder / "pseudomasks" / "masks.npy", masks)
