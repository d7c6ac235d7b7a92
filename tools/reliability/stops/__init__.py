"""Stops of every kind at random moments: the run goes on, and its map is the one of a run that nobody disturbed.

Two lanes work side by side: one kills workers and reads the order of their system calls, the other cancels as a person
does and kills a QGIS in which labels are set.
"""

from __future__ import annotations

import json
import random
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from reliability.campaign import Options
from reliability.stops import cancels, chains, labels, power, side_stages, tables
from reliability.stops.workers import Stoppable, Warm
from reliability.stops.world import BRIEF, SLOW, Undisturbed

TITLE = "Stops at any moment"
STOPS, SIDE, LOADING, LABEL_KILLS, LONG_STEPS = 200, 40, 8, 12, 15
"""Stops of workers in all; of these in the stages around the pipeline, and while libraries are loaded; kills of a QGIS
with labels; cancels in long steps."""
PER_RUN = 10  # stops of a run before it is left in peace
section = tables.section


class Campaign:
    """All figures, and what both lanes write to."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.found, self.cancelled, self.labelled = chains.Found(), cancels.Cancelled(), labels.Labelled()
        self.order: power.Order | None = None
        self.failures: list[str] = []
        self._lock = threading.Lock()

    def figures(self) -> dict[str, Any]:
        """Figures so far, as JSON can hold them."""
        return tables.figures(self.found, self.cancelled, self.labelled, self.order, self.failures)

    def tell(self, text: str = "") -> None:
        """Say how far it is, and keep the figures: a campaign that is interrupted is not lost."""
        with self._lock:
            (self.options.folder / "figures.json").write_text(json.dumps(self.figures(), indent=1), encoding="utf-8")
            self.options.tell(text or f"stop {len(self.found.stops)}: {self.found.stops[-1]}")

    def tried(self, part: Callable[[], None]) -> None:
        """Work at a part; when it breaks down that is a failure, and the next part has its turn."""
        try:
            part()
        except Exception:
            self.failures.append(traceback.format_exc()[-2000:])
            self.tell(self.failures[-1])

    def share_of(self, number: int) -> int:
        """How many of a number belong to the asked-for share."""
        return max(1, round(number * self.options.share))


def run(options: Options) -> dict[str, Any]:
    """Stop workers, cancel jobs and kill a labelling QGIS."""
    power.require_strace()
    campaign, folder = Campaign(options), options.folder
    brief = Undisturbed(folder / "brief", BRIEF, 96)
    campaign.tell("undisturbed pipeline is made")
    with ThreadPoolExecutor(2) as lanes:
        for lane in [lanes.submit(_kills, campaign, brief), lanes.submit(_cancels, campaign, brief)]:
            lane.result()
    return campaign.figures()


def _kills(campaign: Campaign, brief: Undisturbed) -> None:
    folder, rng = campaign.options.folder / "kills", random.Random(campaign.options.seed)
    with Warm() as warm:
        calls = _order(campaign, brief, warm, folder / "traced")
        campaign.tried(lambda: side_stages.stop_side_stages(
            brief, warm, folder / "side", campaign.share_of(SIDE), rng, campaign.found, campaign.tell))
        number, wanted = 0, campaign.share_of(STOPS - LOADING)
        while len(campaign.found.stops) < wanted and number < 2 * STOPS / PER_RUN:  # some come too late
            (dues,) = chains.plan(PER_RUN, PER_RUN, rng)
            number += 1
            chain = chains.Chain(brief, warm, folder / f"run_{number:02d}", calls, rng, campaign.found)
            campaign.tried(lambda chain=chain, dues=dues: chain.disturb(dues, campaign.tell))


def _order(campaign: Campaign, brief: Undisturbed, warm: Warm, folder: Path) -> dict[str, int]:
    """Read the order of the system calls of an undisturbed pipeline. Returns: how often each comes."""
    worker = Stoppable(warm, "pipeline", brief.job(folder), folder, traced=True)
    calls = power.traced_calls(worker, folder / "strace")
    worker.wait()
    campaign.order = power.Order(calls, folder)
    campaign.failures += [f"not on the disk when it is in its place: {name}" for name in campaign.order.unflushed]
    campaign.failures += [f"written in place and not flushed: {name}" for name in campaign.order.appended
                          if not name.endswith(".jsonl")]
    campaign.tell(f"{campaign.order.renamed} files were renamed into place")
    return power.counts(calls)


def _cancels(campaign: Campaign, brief: Undisturbed) -> None:
    folder, rng = campaign.options.folder / "cancels", random.Random(campaign.options.seed + 1)
    campaign.tried(lambda: chains.while_loading(brief, folder / "loading", campaign.share_of(LOADING), rng,
                                                campaign.found))
    with Warm() as warm:
        for number in range(campaign.share_of(len(cancels.WAYS))):
            way = cancels.WAYS[number]
            campaign.tried(lambda way=way, number=number: cancels.cancel_everywhere(
                way, brief, warm, folder / f"way_{number}", rng, campaign.cancelled, campaign.tell))
        campaign.tried(lambda: _long_steps(campaign, warm, folder, rng))

    def label() -> None:
        campaign.labelled = labels.kill_while_labelling(folder / "labels", campaign.share_of(LABEL_KILLS), rng,
                                                        campaign.tell)

    campaign.tried(label)


def _long_steps(campaign: Campaign, warm: Warm, folder: Path, rng: random.Random) -> None:
    slow = Undisturbed(folder / "slow", SLOW, 256)
    campaign.tell("undisturbed pipeline with long steps is made")
    cancels.cancel_long_steps(slow, warm, folder / "long_steps", rng, campaign.cancelled,
                              campaign.share_of(LONG_STEPS))
    campaign.tell("long steps were cancelled")
