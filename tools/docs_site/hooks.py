"""Hooks of MkDocs (mkdocs.yml): pages that are made, marks that are filled, the index of the search."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [path for path in (str(ROOT / "tools"), str(ROOT)) if path not in sys.path]

from docs_site import algorithms, diagram, figures, marks, search_index  # noqa: E402
from docs_site.sources import NotThere  # noqa: E402

INDEX: list[list[str]] = []


def on_files(files: Files, config: Any, **_more: Any) -> Files:
    """Add what is made: page of the algorithms, changelog as it is, picture of the architecture, the plugin's icon."""
    INDEX.clear()
    made = {marks.ALGORITHMS: algorithms.page(figures.BLOCKS["presets"]()),
            "changelog.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
            "architecture.svg": diagram.architecture(),
            "icon.svg": (ROOT / "resources" / "icons" / "sparse_wsss.svg").read_text(encoding="utf-8")}
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_more: Any) -> str:
    """Fill the marks of a page.

    Raises: PluginError, which ends the build.
    """
    try:
        return marks.filled(markdown, page.file.src_uri)
    except NotThere as error:
        raise PluginError(str(error)) from None


def on_page_content(html: str, page: Any, **_more: Any) -> str:
    """Keep the words of a page for the search."""
    INDEX.extend(search_index.sections(html, page.file.url, page.title))
    return html


def on_post_build(config: Any, **_more: Any) -> None:
    """Write the index of the search."""
    search_index.write(Path(config.site_dir) / "search_index.js", INDEX)
