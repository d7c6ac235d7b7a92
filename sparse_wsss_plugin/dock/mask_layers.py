"""The layers of the pseudomasks as the dock paints them: one a scene, in the palette of the dock.

Their files are ``live_mask``'s.
"""

from __future__ import annotations

from qgis.core import QgsProject

from ..qt import tr
from . import layer_group
from .land_class import LandClass
from .mask_repainter import MOST_LAYERS, Masks
from .palette import Palette

ROLE = "pseudomasks"


def put(masks: Masks | None, classes: list[LandClass], *, recolour: bool = False,
        project: QgsProject | None = None) -> None:
    """Show the masks, or read their files again where they are shown.

    Raises: OSError when QGIS cannot open a file; PaletteProblem for classes that are no palette.
    """
    if masks is None:
        return
    for number, path in enumerate(masks.live.paths[:MOST_LAYERS]):
        role = ROLE if number == 0 else f"{ROLE}_{number}"
        name = tr("Pseudomasks") if number == 0 else tr("Pseudomasks {}").format(number + 1)
        old = layer_group.layer_of(role, project)
        layer = layer_group.put(role, path, name, project, masks.opened.pop(path, None), is_styled=False)
        if layer is not old or recolour:
            Palette(classes).show_on(layer)


def note_of(masks: Masks) -> str:
    """What a person should know of what the map shows; empty when there is nothing."""
    n_scenes = len(masks.live.paths)
    if n_scenes > MOST_LAYERS:
        return tr("The masks of {} of {} scenes are on the map; all are painted when the names are used.").format(
            MOST_LAYERS, n_scenes)
    if masks.places.facts.get("snap_steps"):
        return tr("These masks were drawn to the edges of the image (SNAP_STEPS); what is repainted here is drawn to "
                  "them when it is used in the refinement.")
    if masks.places.facts.get("has_areas"):
        return tr("Labels give shares: what is repainted here gets its areas when it is used in the refinement.")
    return ""
