"""docs/scale.md from the record of speed: how the work grows, and what a country would cost."""

from __future__ import annotations

import math
from typing import Any

Figures = dict[str, Any]
STAGES = ("train", "pseudomasks", "refine", "predict")
COUNTRY, COUNTRY_KM2, COUNTRY_TILES = "France (metropolitan)", 543_940, 100
"""Area: IGN; tiles are assumed: 45 of 110 km would cover the area, did they not overlap and did the border fit."""
EURO_PER_CORE_HOUR = 0.05  # assumed
SCENE = 10980  # px along the side of a tile of Sentinel-2
BANDS, BYTES = 13, 2


def page(record: dict[str, Figures]) -> str:
    """The page as Markdown, of the cases that are recorded."""
    parts = ["# What more of everything costs", "",
             "Made by `make bench-speed` from [speed.json](speed.json); no figure is typed by hand but the assumptions "
             "that are called so.", ""]
    maps = sorted((one for name, one in record.items() if name.startswith("map_")), key=lambda one: one["side"])
    if len(maps) > 1:
        parts += [*_pixels(maps), ""]
    for word, title in (("tiles", "Tiles"), ("classes", "Classes")):
        runs = sorted((one for name, one in record.items() if name.rpartition("_")[0] == word),
                      key=lambda one: one[f"n_{word}"])
        if len(runs) > 1:
            parts += [*_runs(runs, word, title), ""]
    if "ranks_1" in record and "ranks_2" in record:
        parts += [*_ranks(record["ranks_1"], record["ranks_2"]), ""]
    if maps and maps[-1]["side"] == SCENE:
        parts += [*_country(maps[-1]), ""]
    return "\n".join(parts)


def power(small: float, large: float, n_small: float, n_large: float) -> float:
    """Exponent of the growth between two sizes: 1 is linear."""
    return math.log(large / small) / math.log(n_large / n_small)


def _pixels(maps: list[Figures]) -> list[str]:
    first, last = maps[0], maps[-1]
    growth = power(first["seconds"], last["seconds"], first["side"] ** 2, last["side"] ** 2)
    return ["## Pixels", "", "| scene, px | seconds per megapixel | MiB |", "| --- | ---: | ---: |",
            *(f"| {one['side']} x {one['side']} | {one['seconds'] / one['side']**2 * 1e6:.2f} | {one['peak_mib']:.0f} |"
              for one in maps), "",
            f"The time of a map grows as the area to the power of {growth:.2f}. Memory grows with the width of the "
            "scene: a row of windows is held, whatever its height."]


def _runs(runs: list[Figures], word: str, title: str) -> list[str]:
    first, last = runs[0], runs[-1]
    lines = [f"## {title}", "", "A whole run with the defaults, tiles of 64 px with 13 bands; seconds.", "",
             f"| {word} | {' | '.join(STAGES)} | MiB | run on the disk, MiB |",
             "| ---: |" + " ---: |" * (len(STAGES) + 2)]
    for one in runs:
        seconds = " | ".join(f"{one['seconds'][stage]:.0f}" for stage in STAGES)
        lines.append(f"| {one[f'n_{word}']} | {seconds} | {one['peak_mib']:.0f} | {one['run_mib']:.0f} |")
    grown = ", ".join(
        f"{stage} {power(first['seconds'][stage], last['seconds'][stage], first[f'n_{word}'], last[f'n_{word}']):.2f}"
        for stage in STAGES)
    return [*lines, "", f"Exponents of the growth from the first row to the last: {grown}."]


def _ranks(one: Figures, two: Figures) -> list[str]:
    lines = ["## Processes", "", "The same training and the same map by processes of one thread each on this machine, "
             "start and end included.", "", "| processes | train, s | predict, s |", "| ---: | ---: | ---: |"]
    lines += [f"| {row['ranks']} | {row['train_s']:.0f} | {row['predict_s']:.0f} |" for row in (one, two)]
    return [*lines, "", f"Two are {one['train_s'] / two['train_s']:.2f} times as fast as one in the training, "
                        f"{one['predict_s'] / two['predict_s']:.2f} times in the map."]


def _country(scene: Figures) -> list[str]:
    core_hours = scene["seconds"] * scene["threads"] / 3600 * COUNTRY_TILES
    raw_gb = BANDS * BYTES * SCENE**2 / 1e9 * COUNTRY_TILES
    return ["## A country", "",
            f"{COUNTRY}, {COUNTRY_KM2:,} km²: about {COUNTRY_TILES} tiles of Sentinel-2 (assumed; neighbours overlap), "
            "one date, mapped with the default network. The training is the same as for one tile.", "",
            "| | |", "| --- | ---: |",
            f"| core-hours | {core_hours:,.0f} |", f"| memory of a process, MiB | {scene['peak_mib']:.0f} |",
            f"| scenes, {BANDS} bands of uint16, not compressed, GB | {raw_gb:,.0f} |",
            f"| maps and confidences, GB | {scene['written_mib'] * COUNTRY_TILES / 953.674:.1f} |",
            f"| at {EURO_PER_CORE_HOUR:g} € for a core-hour (assumed), € | {core_hours * EURO_PER_CORE_HOUR:,.0f} |",
            "",
            f"{scene['in_network']:.0%} of the time is spent in the network, where the next bottleneck lies: tiles of "
            "Sentinel-2 are independent, so more machines help as they are, and a GPU helps there."]
