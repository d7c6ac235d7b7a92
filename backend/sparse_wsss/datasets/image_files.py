"""Finds the raster that a table or a JSON means: by its path, or by its name alone where only one has it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path


class ImageFiles:
    """The rasters of a folder, by path and by name."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        self._folder = folder
        self._paths = set(paths)
        self._named: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            name = path.rsplit("/", 1)[-1]
            for key in {name, Path(name).stem}:
                self._named[key].append(path)
        self._unique = all(len(same) == 1 for key, same in self._named.items() if "." not in key)

    def find(self, name: str, near: Path) -> Path | None:
        """The raster of a name that stands in the file ``near``; None when there is none, or several."""
        name = name.strip().replace("\\", "/").removeprefix("./")
        beside = (near.parent / name).relative_to(self._folder).as_posix() if self._is_inside(near, name) else ""
        for path in (name, beside):
            if path in self._paths:
                return self._folder / path
        last = name.rsplit("/", 1)[-1]
        same = self._named.get(last) or self._named.get(Path(last).stem, [])
        return self._folder / same[0] if len(same) == 1 else None

    def tile(self, image: Path) -> str:
        """Id of the tile of a raster: its name, with its folders where names are not unique."""
        path = image.relative_to(self._folder).with_suffix("")
        return path.name if self._unique else "_".join(path.parts)

    def _is_inside(self, near: Path, name: str) -> bool:
        return ".." not in name and not name.startswith("/") and near.parent.is_relative_to(self._folder)
