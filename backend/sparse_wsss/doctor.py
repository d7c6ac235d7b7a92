"""``sparse-wsss doctor``: what works in this environment and what does not, as one Markdown report without secrets.

It works as far as it can where packages are broken: standard library alone, and every package is imported in another
process, which may crash. It repairs nothing.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess  # nosec B404  # only this interpreter is started, without a shell
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from sparse_wsss import __version__
from sparse_wsss.redact import redact

IMPORTS = {
    "numpy": "numpy", "torch": "torch", "torchvision": "torchvision", "timm": "timm",
    "segmentation_models_pytorch": "segmentation-models-pytorch", "lightning_fabric": "lightning-fabric",
    "torchmetrics": "torchmetrics", "sklearn": "scikit-learn", "scipy": "scipy", "rasterio": "rasterio",
    "pyogrio": "pyogrio", "shapely": "shapely", "pydantic": "pydantic", "safetensors": "safetensors",
    "matplotlib": "matplotlib", "sparse_wsss.pipeline": "sparse-wsss",
}
"""Distribution by the name that is imported."""

PATIENCE_S = 300  # the first import after an installation compiles, and a virus scanner reads along
TORCHVISION_AHEAD = 15  # torchvision 0.28 belongs to torch 2.13, as 0.20 does to 2.5
REPAIR = "Run the algorithm 'Environment' in QGIS with ACTION=repair."
FAMILY_STEPS = (
    (r"libcud|libnv|CUDA|driver", "The build of torch may not fit the driver. " + REPAIR),
    (r"DLL load failed|WinError (126|1114)", "Install the 'Microsoft Visual C++ Redistributable' (x64)."),
    (r"cannot open shared object file", "Install the system's package that has the named file."),
)
IMPORT_EACH = """
import importlib, json, sys
for name in sys.argv[1:]:
    try:
        if name == "torchvision":
            from sparse_wsss.compatibility import import_torchvision
            import_torchvision()
        importlib.import_module(name)
        said = ""
    except BaseException as error:
        said = f"{type(error).__name__}: {error}"
    print(json.dumps([name, said]), flush=True)
"""
DEVICES = """
import json, torch
from sparse_wsss.compatibility import torchvision_problem
def on(device):
    try:
        a = torch.ones(64, 64, device=device)
        return "works" if (a @ a).sum().item() == 64.0 ** 3 else "multiplies wrongly"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
found = {"cpu": on("cpu")}
cuda = torch.version.cuda or torch.version.hip
if torch.cuda.is_available():
    for number in range(torch.cuda.device_count()):
        able = ".".join(map(str, torch.cuda.get_device_capability(number)))
        found[f"cuda:{number} {torch.cuda.get_device_name(number)}, compute capability {able}"] = on(f"cuda:{number}")
if torch.backends.mps.is_available():
    found["mps"] = on("mps")
print(json.dumps({"torch": f"{torch.__version__}, CUDA {cuda or 'none'}, {torch.get_num_threads()} threads",
                  "devices": found, "torchvision": torchvision_problem()}))
"""
PROJECTION = """
import json, rasterio
from rasterio.warp import transform
x, y = transform("EPSG:4326", "EPSG:32632", [9.0], [0.0])
print(json.dumps({"gdal": rasterio.__gdal_version__, "good": abs(x[0] - 500000) < 1 and abs(y[0]) < 1}))
"""


def main() -> int:
    """Print the report; exit code 0 when everything works, else 1."""
    text, is_good = report()
    sys.stdout.buffer.write((text + "\n").encode("utf-8"))
    return 0 if is_good else 1


def report() -> tuple[str, bool]:
    """Look at everything.

    Returns: the report as Markdown without secrets, and whether everything works.
    """
    imports = import_each(list(IMPORTS))
    problems = [problem for name, said in imports.items() if said for problem in [f"{name}: {said}"]]
    lines = ["## Doctor of the worker", "", f"- Worker: {__version__}, {Path(__file__).parent}",
             f"- Python: {platform.python_version()}, {sys.executable}", f"- System: {platform.platform()}",
             f"- Processors: {os.cpu_count()}"]
    for what, program in (("Devices", DEVICES), ("GDAL and PROJ", PROJECTION)):
        found, said = ask(program)
        more, wrong = _facts(what, found, said)
        lines += more
        problems += wrong
    lines += ["", "| package | version | import |", "| --- | --- | --- |"]
    lines += [f"| {IMPORTS[name]} | {version(IMPORTS[name])} | {_cell(said)} |" for name, said in imports.items()]
    if problems:
        lines += ["", "Problems:", "", *(f"- {_line(one)} Next step: {step(one)}" for one in problems)]
    else:
        lines += ["", "Everything works."]
    return redact("\n".join(lines)), not problems


def import_each(names: list[str]) -> dict[str, str]:
    """Import packages in another process, and go on after one that crashes it.

    Returns: what each said of its failure; empty for one that works.
    """
    found: dict[str, str] = {}
    while len(found) < len(names):
        rest = [name for name in names if name not in found]
        printed, ending, errors = _run(IMPORT_EACH, *rest)
        heard = dict(one for line in printed.splitlines() for one in [_parsed(line)] if isinstance(one, list))
        found.update(heard)
        if len(heard) < len(rest):
            first = next(name for name in rest if name not in heard)
            found[first] = f"its import ended the process ({ending}). {errors}".strip()
    return {name: found[name] for name in names}


def ask(program: str) -> tuple[dict[str, object], str]:
    """Run a small program in another process.

    Returns: what it found, and what it said when it failed.
    """
    printed, ending, errors = _run(program)
    found = next((one for line in printed.splitlines() for one in [_parsed(line)] if isinstance(one, dict)), None)
    return (found, "") if found is not None else ({}, errors or ending)


def version(distribution: str) -> str:
    """Installed version of a package."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
    except Exception as error:  # its metadata may be half-written
        return f"unknown ({type(error).__name__})"


def fits(torch: str, torchvision: str) -> bool:
    """Tell whether two releases belong together; True where it cannot be told."""
    one, other = (re.match(r"(\d+)\.(\d+)", text) for text in (torch, torchvision))
    if one is None or other is None or (one[1], other[1]) != ("2", "0"):
        return True
    return int(other[2]) == int(one[2]) + TORCHVISION_AHEAD


def step(problem: str) -> str:
    """Next step for a problem."""
    return next((text for pattern, text in FAMILY_STEPS if re.search(pattern, problem, re.IGNORECASE)), REPAIR)


def _facts(what: str, found: dict[str, object], said: str) -> tuple[list[str], list[str]]:
    """Lines on what a program found, and its problems."""
    if said:
        return [f"- {what}: cannot be told"], [f"{what}: {said}"]
    if what == "Devices":
        devices = found["devices"] if isinstance(found["devices"], dict) else {}
        lines = [f"- torch: {found['torch']}", *(f"- Device {name}: {_line(state)}" for name, state in devices.items())]
        pair = version("torch"), version("torchvision")
        if found["torchvision"] or not fits(*pair):
            more = found["torchvision"] or "it is of another release"
            lines.append(f"- torchvision {pair[1]} does not fit torch {pair[0]} ({_line(str(more))}); "
                         "its operators are not used here, so everything works without them.")
        return lines, [f"Device {name}: {state}" for name, state in devices.items() if state != "works"]
    problem = [] if found["good"] else ["PROJ transforms wrongly: its database may be that of another program."]
    return [f"- GDAL: {found['gdal']}, PROJ {'transforms rightly' if found['good'] else 'transforms wrongly'}"], problem


def _run(program: str, *arguments: str) -> tuple[str, str, str]:
    """Run a program; returns what it printed, how it ended, and the last line of its errors."""
    # no "-c": its own text would be found in the folder it is started in
    with tempfile.TemporaryDirectory(prefix="sparse_wsss_") as folder:
        try:
            done = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", program, *arguments], timeout=PATIENCE_S,
                                  stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, check=False)  # nosec B603  # see the import
        except subprocess.TimeoutExpired as error:
            return (error.stdout or b"").decode("utf-8", "replace"), f"no answer in {PATIENCE_S} s", ""
    said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return done.stdout.decode("utf-8", "replace"), f"exit code {done.returncode}", said[-1] if said else ""


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None  # a package that prints


def _cell(said: str) -> str:
    return "works" if not said else _line(said).replace("|", "\\|")


def _line(text: object) -> str:
    return " ".join(str(text).split())
