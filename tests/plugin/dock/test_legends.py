"""The legends that come with the worker are classes to begin with."""

from __future__ import annotations

from sparse_wsss_plugin.dock.class_source import ClassSource
from sparse_wsss_plugin.dock.dock_state import DockState
from sparse_wsss_plugin.dock.legends import legends, titles


def test_every_legend_is_offered_and_becomes_the_classes(plugin, qgis):
    source, found, refused = ClassSource(DockState()), [], []
    source.picked.connect(found.append)
    source.refused.connect(refused.append)
    source.fill_menu()
    offered = next(action.menu() for action in source.menu.actions() if action.menu() is not None).actions()
    assert [action.text() for action in offered] == [title for title, _ in legends()]
    assert len(offered) == len(titles())
    for action in offered:
        action.trigger()
    assert refused == []
    assert [len(classes) for classes in found] == [5, 15, 44, 11, 9, 17, 10, 10, 19]
    assert ("Tree cover", "#006400") in [(one.name, one.colour) for one in found[3]]
