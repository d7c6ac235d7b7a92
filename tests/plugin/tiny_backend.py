"""A backend that is installed in a second: its worker is the fake one, its lock names one small wheel."""

from __future__ import annotations

import zipfile

from tests.plugin.conftest import FAKE_WORKER

BUILDER = '''
import os, pathlib, time, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    if os.environ.get("BUILD_WAITS"):
        pathlib.Path(os.environ["BUILD_WAITS"]).write_text(str(os.getpid()) + "\\n")
        time.sleep(600)
    name = "sparse_wsss-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        for path in sorted(pathlib.Path("sparse_wsss").glob("*.py")):
            wheel.write(path, f"sparse_wsss/{path.name}")
        info = "sparse_wsss-0.1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: sparse-wsss\\nVersion: 0.1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    pathlib.Path("left_by_the_build").write_text("")
    return name
'''


def make_wheel(folder, name, version="1.0"):
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        info = f"{name}-{version}.dist-info"
        wheel.writestr(f"{name}.py", "VALUE = 1\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def make_backend(folder):
    """Make `backend` and, beside it, the folder `wheels` with what its lock names."""
    backend = folder / "backend"
    (backend / "sparse_wsss").mkdir(parents=True)
    (backend / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "builder"\nbackend-path = ["."]\n')
    (backend / "builder.py").write_text(BUILDER)
    (backend / "sparse_wsss" / "__init__.py").write_text("")
    fake = FAKE_WORKER.read_text().replace("STAGE = sys.argv[4]", "import tinything; STAGE = sys.argv[1]")
    (backend / "sparse_wsss" / "__main__.py").write_text(fake.replace("sys.argv[6]", "sys.argv[3]"))
    (backend / "requirements.lock").write_text("# a lock\ntinything==1.0\n")
    make_wheel(folder / "wheels", "tinything")
    return backend
