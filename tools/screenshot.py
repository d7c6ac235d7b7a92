"""A picture of QGIS with the demo's map beside the true land cover, taken without a display.

Standard library only; starts a real QGIS under Xvfb in a profile of its own, where ``screenshot_scene.py``
arranges the window. Needs a finished demo.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess

SCREEN = "1600x940x24"
LIMIT_S = 120
PROFILE_ROOT = ROOT / "build" / "qgis-screenshot"
INI = """[app]
fontPointSize=9

[qgis]
showTips=false
checkVersion=false
newsFeed\\httpsfeedqgisorg\\disabled=true

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale={locale}
globalLocale={locale}
"""


def main() -> int:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--demo", type=Path, default=ROOT / "demo", help="folder of a finished demo")
    parser.add_argument("--map", type=Path, default=None, help="another map than the demo's")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "screenshot.png")
    options = parser.parse_args()
    demo = options.demo.absolute()
    files = {"scene": demo / "scene" / "optical.tif", "reference": demo / "scene" / "truth.tif",
             "map": (options.map or demo / "map.tif").absolute(), "tiles": demo / "labelled.gpkg",
             "confidence": demo / "confidence.tif", "output": options.output.absolute()}
    if not files["map"].exists():
        print(f"There is no map {files['map']}. Run `make demo` first.", file=sys.stderr)
        return 2
    try:
        take(QgisProcess(options.python, PROFILE_ROOT), {name: str(path) for name, path in files.items()})
    except (AlgorithmFailed, subprocess.SubprocessError) as error:
        print(f"No picture: {error}", file=sys.stderr)
        return 1
    print(f"{files['output']} ({files['output'].stat().st_size / 1000:.0f} kB)")
    return 0


def take(qgis: QgisProcess, files: dict[str, str]) -> None:
    """Start QGIS on a virtual screen and wait for the picture.

    Raises: AlgorithmFailed when there is none afterwards.
    """
    output = Path(files["output"])
    output.unlink(missing_ok=True)
    said = show(qgis, ROOT / "tools" / "screenshot_scene.py", files, SCREEN, LIMIT_S)
    if not output.exists():
        raise AlgorithmFailed(said[-3000:])


def show(qgis: QgisProcess, script: Path, facts: Mapping[str, Any], screen: str, limit_s: int,
         more_ini: str = "", locale: str = "en_US") -> str:
    """Run a script in a QGIS window on a virtual screen, in a profile of its own, until it leaves.

    Args:
        qgis: whose profile and worker are taken.
        script: run by ``qgis --code``; finds the facts in SPARSE_WSSS_SHOT.
        facts: what the script should know.
        screen: size and depth of the screen.
        limit_s: seconds after which it is ended.
        more_ini: settings of QGIS besides the usual ones.
        locale: language that QGIS speaks.

    Returns: what was printed.
    """
    settings = qgis.profile_root / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(INI.format(locale=locale) + more_ini, encoding="utf-8")
    qgis.install_plugin()
    environment = {**qgis.environment, "SPARSE_WSSS_SHOT": json.dumps(facts), "XDG_RUNTIME_DIR": "/tmp",
                   "SPARSE_WSSS_TOOLS": str(ROOT / "tools")}
    environment.pop("QT_QPA_PLATFORM")  # a real window, on the virtual screen
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {screen}", "qgis", "--nologo", "--noversioncheck",
               "--code", str(script)]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=limit_s, cwd=os.fspath(ROOT))
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
