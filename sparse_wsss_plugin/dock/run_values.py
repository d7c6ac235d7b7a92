"""Parameters of the job that the page "Run" shows, and the names of files that nobody has named.

Plain values; what a person sets is left to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .settings_values import FILES_OF, PRESET_STAGES

if TYPE_CHECKING:
    from .dock_state import DockState

INSIDE = {  # the run, for stages that are done alone
    "heads": {"output_heads": "heads/heads.csv", "output_attention": "heads/attention.tif"},
    "pseudomasks": {"output": "pseudomasks/pseudomasks.tif", "confidence": "pseudomasks/confidence.tif",
                    "output_clusters": "pseudomasks/clusters.csv"},
}


def job_values(stage: str, state: DockState, preset: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of an algorithm by upper-case name.

    Args:
        stage: name of the algorithm.
        state: names the files.
        preset: taken by the stages that have one.
        settings: that were set beside it, by lower-case name.
    """
    run, output = state.run, state.map
    files = {"tiles": state.tiles, "raster": state.raster, "sar": state.sar, "run": run, "output": output,
             "confidence": state.confidence or _confidence_of(output)}
    files.update({name: str(Path(run) / place) if run else "" for name, place in INSIDE.get(stage, {}).items()})
    values = {name.upper(): files[name] for name in FILES_OF[stage]}
    if stage in PRESET_STAGES:
        values["PRESET"] = preset
    return {**values, **{name.upper(): value for name, value in settings.items()}}


def map_of(run: Path) -> str:
    """Map beside a run; "" for the root of a disk, which has no name."""
    return str(run.parent / f"{run.name}_map.tif") if run.name else ""


def _confidence_of(output: str) -> str:
    """``map.tif`` to ``map_confidence.tif``."""
    return str(Path(output).parent / f"{Path(output).stem}_confidence.tif") if Path(output).name else ""
