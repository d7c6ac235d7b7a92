"""The one group "Sparse WSSS" in the layer tree: one layer for each role, replaced in its place.

How a file becomes a layer is left to ``layers``, its colours to ``palette`` or the style beside the file.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayer, QgsProject

from ..layers import file_of, load
from ..qt import tr

GROUP = "Sparse WSSS"
ROLE = "sparse_wsss/role"  # custom property of our layers
ORDER = ("tiles", "attention", "changes", "map", "pseudomasks", "confidence", "reference", "sar", "scene")
"""Roles from top to bottom; others come between the tiles and the map, the latest on top."""
UNKNOWN_PLACE = 0.5


def put(role: str, path: Path | str, name: str, project: QgsProject | None = None,
        opened: QgsMapLayer | None = None, *, is_styled: bool = True) -> QgsMapLayer:
    """Show a file as the layer of a role; the layer that had it goes, its place and visibility stay.

    Args:
        role: such as ``tiles``, ``map``, ``attention``.
        path: GeoTIFF, GeoPackage or table.
        name: name in the layer tree.
        project: by default the one that is open.
        opened: a layer of the file, where somebody has opened it already.
        is_styled: false for a raster that the caller gives a renderer, see ``layers.load``.

    Raises: OSError when QGIS cannot open the file, or when edits of the layer that had the role would be lost.
    """
    project = project or QgsProject.instance()
    refuse_edited(role, path, project)
    old = layer_of(role, project)
    if old is not None and old.isValid() and same_file(old, path):
        old.dataProvider().reloadData()
        old.setName(name)
        _read_style(old)
        old.triggerRepaint()
        return old
    new = opened if opened is not None else load(Path(path), name, is_styled=is_styled)
    new.setName(name)
    new.setCustomProperty(ROLE, role)
    project.addMapLayer(new, False)
    node = project.layerTreeRoot().findLayer(old.id()) if old is not None else None
    here = node.parent() if node is not None else group(project)
    added = here.insertLayer(here.children().index(node) if node is not None else _place(here, role), new)
    added.setExpanded(node is not None and node.isExpanded())
    if node is not None:
        added.setItemVisibilityChecked(node.itemVisibilityChecked())
    if old is not None:
        project.removeMapLayer(old.id())
    return new


def layer_of(role: str, project: QgsProject | None = None) -> QgsMapLayer | None:
    """Layer of a role, wherever in the tree a person has moved it; None when there is none."""
    layers = (project or QgsProject.instance()).mapLayers().values()
    return next((layer for layer in layers if layer.customProperty(ROLE) == role), None)


def refuse_edited(role: str, path: Path | str, project: QgsProject | None = None) -> None:
    """See that a file may take the place of the layer of a role. Raises: OSError while that layer is edited."""
    old = layer_of(role, project)
    if old is not None and old.isEditable() and not same_file(old, path):
        raise OSError(tr("The layer '{}' ({}) is being edited. Next step: save or cancel its edits, then try again.")
                      .format(old.name(), os.path.basename(file_of(old) or "")))


def node_of(layer: QgsMapLayer | None, project: QgsProject | None = None) -> QgsLayerTreeLayer | None:
    """Node of a layer, wherever in the tree a person has moved it; None when there is none."""
    root = (project or QgsProject.instance()).layerTreeRoot()
    return root.findLayer(layer.id()) if layer is not None else None


def remove(role: str, project: QgsProject | None = None) -> None:
    """Take the layer of a role out of the project."""
    layer = layer_of(role, project)
    if layer is not None:
        (project or QgsProject.instance()).removeMapLayer(layer.id())


def group(project: QgsProject | None = None) -> QgsLayerTreeGroup:
    """The group, made at the top of the tree when it is not there."""
    root = (project or QgsProject.instance()).layerTreeRoot()
    return root.findGroup(GROUP) or root.insertGroup(0, GROUP)


def _place(here: QgsLayerTreeGroup, role: str) -> int:
    """Row for a new layer: above the first whose role comes later, or as late."""
    for number, node in enumerate(here.children()):
        layer = node.layer() if isinstance(node, QgsLayerTreeLayer) else None
        if layer is not None and _rank(str(layer.customProperty(ROLE) or "")) >= _rank(role):
            return number
    return len(here.children())


def _rank(role: str) -> float:
    return float(ORDER.index(role)) if role in ORDER else UNKNOWN_PLACE


def same_file(layer: QgsMapLayer, path: Path | str) -> bool:
    """Tell whether a layer shows this file."""
    mine, asked = file_of(layer) or "", str(path)
    if "|" not in asked:
        mine = mine.split("|")[0]
    return os.path.normcase(os.path.abspath(mine)) == os.path.normcase(os.path.abspath(asked))


def _read_style(layer: QgsMapLayer) -> None:
    """Take the style that was written beside the file again: its classes may have changed with it."""
    if os.path.exists(layer.styleURI()):
        layer.loadDefaultStyle()
