"""What widgets draw themselves can be read in every theme, QGIS's own dark one included."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("ground", "text", "drawn"), [
    ("#efefef", "#000000", "#000000"), ("#2d2f33", "#e4e4e4", "#e4e4e4"),
    ("#323232", "#535353", "#dcdcdc"),  # Night Mapping of QGIS 3.22
    ("#f0f0f0", "#c0c0c0", "#202020"),
])
def test_the_colour_of_the_palette_is_taken_where_it_can_be_read(qgis, ground, text, drawn):
    from qgis.PyQt.QtGui import QColor, QPalette
    from qgis.PyQt.QtWidgets import QWidget

    from sparse_wsss_plugin.dock.ink import READABLE, contrast, ink_of

    widget = QWidget()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    widget.setPalette(palette)
    assert ink_of(widget).name() == drawn
    assert contrast(ink_of(widget), QColor(ground)) >= READABLE


def test_contrast_is_that_of_wcag(qgis):
    from qgis.PyQt.QtGui import QColor

    from sparse_wsss_plugin.dock.ink import contrast

    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
