"""docs/speed.md from the record: what was measured, beside what, on which machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]


def page(record: dict[str, Figures]) -> str:
    """The page as Markdown, of the cases that are recorded."""
    parts = ["# How fast, in how much memory", "",
             "Made by `make bench-speed` from [speed.json](speed.json); no figure is typed by hand. What stands beside "
             "each other was measured in turn, in one run.", ""]
    for name, lines in SECTIONS.items():
        if name in record:
            parts += [*lines(record[name]), "", _measured_on(name, record[name]), ""]
    maps = {int(name.rpartition("_")[2]): record[name] for name in record if name.startswith("map_")}
    if maps:
        parts += [*_maps(maps), "", _measured_on("map_*", maps[max(maps)]), ""]
    others = {title: record[name] for name, title in OTHERS.items() if name in record}
    if "map_2745" in record and others:
        parts += [*_beside(record["map_2745"], others), "", _measured_on("*_map_2745", record["map_2745"]), ""]
    return "\n".join(parts)


def _hello(one: Figures) -> list[str]:
    return ["## The start of a worker", "",
            f"From the start of its process to its hello: {one['median_s']:.2f} s ({one['most_s']:.2f} s at most, of "
            f"{one['repeats']}). What the plugin adds to the start of QGIS, and how long its algorithms take to be "
            "listed, stands in [How long the panel waits](dock.md)."]


def _training_step(one: Figures) -> list[str]:
    lines = ["## A training step at the paper's size", "",
             "Width 1024, 12 blocks of 16 heads, tiles of 224 px with 13 bands, float32, losses, gates and optimiser "
             "included.", "",
             "| | images per second |", "| --- | ---: |", f"| here | {one['ours']['images_per_s']:.2f} |"]
    if "published" in one:
        faster = one["times_as_fast"]
        lines += [f"| published implementation | {one['published']['images_per_s']:.2f} |", "",
                  f"{faster['median']:.2f} times as fast as the published one ({faster['low']:.2f} to "
                  f"{faster['high']:.2f})."]
    return [*lines, "", f"{one['share_of_peak']:.0%} of the best matrix product of this machine "
                        f"({one['peak_gflops']:.0f} GFLOP/s); {one['peak_mib']:.0f} MiB."]


def _pseudomasks(one: Figures) -> list[str]:
    lines = ["## Pseudomasks by the published method", "",
             f"From that network with 70 % of its heads closed, {one['tiles']} tiles with two labels each, regions "
             "named again by the network: the same steps, written anew. Here closed heads are removed and tiles go "
             "through the network together.", "",
             "| | tiles per second |", "| --- | ---: |", f"| here | {one['ours']['tiles_per_s']:.3g} |"]
    if "published" in one:
        lines += [f"| published implementation | {one['published']['tiles_per_s']:.2g} |", "",
                  f"{one['times_as_fast']['median']:.0f} times as fast as the published one."]
    return [*lines, "", f"Everything after the forward passes takes {one['after_forward']:.1%} of their time."]


def _removed_heads(one: Figures) -> list[str]:
    faster = one["speed_up"]
    return ["## What the removal of closed heads brings", "",
            f"With {one['closed']:.0%} of the heads of that network removed a forward pass is {faster['median']:.2f} "
            f"times as fast ({faster['low']:.2f} to {faster['high']:.2f}); the operations that are left predict "
            f"{one['predicted']:.2f}. Outputs differ by at most {one['largest_difference']:.0e}."]


def _tiles_and_labels(one: Figures) -> list[str]:
    return ["## Tiles and labels of a whole Sentinel-2 tile", "",
            f"10980 x 10980 px, 13 bands, cut into tiles in {one['tiles_s']:.1f} s and labelled from a raster in "
            f"degrees in {one['labels_s']:.1f} s; {one['peak_mib']:.0f} MiB."]


def _clustering(one: Figures) -> list[str]:
    return ["## Clusters of ten million tokens", "",
            f"{one['tokens']:,} vectors of 64 features: {one['fit_s']:.1f} s to fit 64 clusters on a sample, "
            f"{one['assign_s']:.1f} s to give each its nearest; {one['more_mib']:.0f} MiB more than before."]


def _maps(maps: dict[int, Figures]) -> list[str]:
    lines = ["## The map of a scene", "",
             "The default U-Net, 13 bands of uint16, windows of 256 px that overlap by half and are blended, map and "
             "confidence as cloud-optimised GeoTIFFs.", "",
             "| scene, px | seconds | of these in the network | megapixels per second | MiB |",
             "| --- | ---: | ---: | ---: | ---: |"]
    return lines + [f"| {side} x {side} | {one['seconds']:.0f} | {one['in_network']:.0%} | "
                    f"{side**2 / one['seconds'] / 1e6:.2f} | {one['peak_mib']:.0f} |"
                    for side, one in sorted(maps.items())]


def _beside(ours: Figures, others: dict[str, Figures]) -> list[str]:
    side = ours["side"]
    lines = ["## The same map by other loops", "",
             f"A scene of {side} x {side} px, the same weights, windows and batches; the plain loop takes one "
             "window at a time. They hold the probabilities of the whole scene and write no overviews; blending is "
             f"that of each. Measured {ours.get('turns', 1)} times in turn: median, and in brackets the spread.",
             "", "| | seconds | times ours | MiB | times ours |", "| --- | ---: | ---: | ---: | ---: |",
             f"| here | {_spread(ours)} | | {ours['peak_mib']:.0f} | |"]
    return lines + [f"| {title} | {_spread(one)} | {one['seconds'] / ours['seconds']:.2f} | "
                    f"{one['peak_mib']:.0f} | {one['peak_mib'] / ours['peak_mib']:.2f} |"
                    for title, one in others.items()]


def _spread(one: Figures) -> str:
    low, high = one.get("low_s", one["seconds"]), one.get("high_s", one["seconds"])
    return f"{one['seconds']:.0f} ({low:.0f} to {high:.0f})"


def _measured_on(name: str, one: Figures) -> str:
    return (f"*`{name}`, {one['on']}, {one['machine']}, {one['threads']} threads; load of the machine before: "
            f"{one['load_before']:g}.*")


SECTIONS: dict[str, Callable[[Figures], list[str]]] = {
    "hello": _hello, "training_step": _training_step, "pseudomasks": _pseudomasks, "removed_heads": _removed_heads,
    "tiles_and_labels": _tiles_and_labels, "clustering": _clustering}
OTHERS = {"plain_map_2745": "a loop of rasterio", "torchgeo_map_2745": "torchgeo, GridGeoSampler",
          "terratorch_map_2745": "terratorch, tiled inference"}
