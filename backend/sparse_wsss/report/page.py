"""HTML as values: every text is escaped unless it is ``Html`` already. Also the page's frame and its style.

What stands on the page is left to ``run_report`` and ``sections``.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from importlib import resources

POLICY = ('<meta http-equiv="Content-Security-Policy" '
          'content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">')
"""First of the page: a browser that reads it runs no script and fetches nothing. The plugin looks for it."""


class Html(str):
    """Text that is markup already; made by ``element`` and by the plots alone."""

    __slots__ = ()


Child = Html | str | int | float | None


def element(name: str, *children: Child, **attributes: str) -> Html:
    """Build one element; ``class_`` stands for class, ``data_x`` for data-x. None leaves a child out."""
    words = "".join(f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items())
    if name in ("img", "br"):
        return Html(f"<{name}{words}>")
    return Html(f"<{name}{words}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Html:
    """Join children, escaping what is plain text."""
    return Html("".join(c if isinstance(c, Html) else html.escape(str(c)) for c in children if c is not None))


def section(title: str, note: str, *children: Child) -> Html:
    """One part of the page; empty when it has nothing to show."""
    shown = [child for child in children if child is not None and child != ""]
    if not shown:
        return Html("")
    return element("section", element("h2", title), element("p", note, class_="note") if note else None, *shown)


def table(heads: Sequence[Child], rows: Iterable[Sequence[Child]], numbers: Sequence[int] = ()) -> Html:
    """A table; the columns in ``numbers`` are set right."""

    def cells(kind: str, row: Sequence[Child]) -> Html:
        return joined(
            element(kind, child, class_="number") if column in numbers else element(kind, child)
            for column, child in enumerate(row)
        )

    body = joined(element("tr", cells("td", row)) for row in rows)
    return element("div", element("table", element("thead", element("tr", cells("th", heads))), element("tbody", body)),
                   class_="scroll")


def card(label: str, value: Child, note: Child = None) -> Html:
    """One figure of the summary."""
    return element("div", element("div", label, class_="label"), element("div", value, class_="value"),
                   element("div", note, class_="note") if note else None, class_="card")


def swatch(colour: str) -> Html:
    """A small square in a class colour; anything but #rrggbb is left colourless."""
    is_colour = len(colour) == 7 and colour[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in colour[1:])
    return element("i", class_="swatch", style=f"background:{colour}" if is_colour else "")


def bar(share: float, label: str) -> Html:
    """A horizontal bar from 0 to 1 with its label."""
    width = 100 * min(1.0, max(0.0, share))
    fill = element("span", class_="fill", style=f"width:{width:.1f}%")
    return element("span", fill, element("b", label), class_="bar")


def figure(picture: bytes, caption: Child, alt: str, kind: str = "") -> Html:
    """A PNG, inline, with a caption."""
    source = "data:image/png;base64," + base64.b64encode(picture).decode()
    return element("figure", element("img", src=source, alt=alt), element("figcaption", caption), class_=kind)


def page(title: str, *children: Child) -> Html:
    """The whole document, with its style inside: no script, no other file."""
    style = resources.files("sparse_wsss.report").joinpath("report.css").read_text(encoding="utf-8")
    head = element("head", Html(f'<meta charset="utf-8">{POLICY}<meta name="viewport" content="width=device-width">'),
                   element("title", title), element("style", Html(style)))
    body = element("body", element("main", *children))
    return Html("<!doctype html>\n" + element("html", head, body, lang="en") + "\n")
