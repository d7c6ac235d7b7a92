"""A picture of the Toolbox and of the dialog of Environment in a real QGIS window, taken without a display.

Standard library only; the window is arranged by ``screenshot_toolbox_scene.py``. It needs no demo.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess
from screenshot import show
from screenshot_dock import shrink

SCREEN = "1300x800x24"
LIMIT_S = 180
PROFILE_ROOT = ROOT / "build" / "qgis-toolbox"


def main() -> int:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "toolbox.png")
    options = parser.parse_args()
    picture = options.output.absolute()
    picture.unlink(missing_ok=True)
    try:
        said = show(QgisProcess(options.python, PROFILE_ROOT), ROOT / "tools" / "screenshot_toolbox_scene.py",
                    {"output": str(picture)}, SCREEN, LIMIT_S)
        if not picture.exists():
            raise AlgorithmFailed(said[-3000:])
        shrink(options.python, [picture])
    except (AlgorithmFailed, subprocess.SubprocessError, OSError) as error:
        print(f"No picture: {error}", file=sys.stderr)
        return 1
    print(f"{picture} ({picture.stat().st_size / 1000:.0f} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
