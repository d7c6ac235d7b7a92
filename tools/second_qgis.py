"""Runs a command beside a newer QGIS than the machine's: in a tree of Debian 13 of its own, made once and kept.

Standard library only, as root, on Linux with apt. The command sees checkout, worker's environment and the Python of
that at their own places, by mounts that end with it. What is run there is left to the Makefile.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import install
from install import quiet, say

ROOT = install.ROOT
DEBIAN = "http://deb.debian.org/debian"
SUITE = "trixie"
PACKAGES = [name for name in install.PACKAGES if name not in ("xvfb", "xauth")]  # its windows are on our screen
PACKAGES += ["python3-torch"]  # for second_python
NEEDED_BYTES = 5 * 1024**3  # 2.2 GB stay, the packages themselves come on top while they are unpacked
WITHOUT = "Or leave it out: `make lint test-backend test-plugin` are the checks without it."
WITH_ALL_IN_THEM = ("/proc", "/sys", "/dev")  # /dev/shm and /dev/pts are mounts themselves
APT_NETWORK = re.compile(r"Acquire::(https?(::|\s)|Retries)", re.IGNORECASE)
PROXY = re.compile(r'Acquire::http::Proxy "(.+)";', re.IGNORECASE)
ABOUT = """
import json, os, sys, sysconfig
print(json.dumps({"program": os.path.realpath(sys.executable), "prefix": sys.base_prefix,
                  "library": sysconfig.get_path("stdlib"), "folder": sys.prefix}))
"""
VERSIONS = """
import platform
from qgis.core import Qgis
print(f"QGIS {Qgis.version()} on Python {platform.python_version()}", flush=True)
"""


@dataclass(frozen=True)
class Environment:
    """The worker's environment: its folder, and the Python that it was made of."""

    folder: Path
    program: Path
    prefix: Path
    library: Path

    @classmethod
    def of(cls, python: Path) -> Environment:
        """Ask the interpreter. Raises: CalledProcessError."""
        done = subprocess.run([python, "-I", "-c", ABOUT], capture_output=True, text=True, check=True)
        return cls(**{name: Path(value) for name, value in json.loads(done.stdout).items()})


def main() -> int:
    """Run the command in the tree and end as it ends; 1 with the next step when there can be no tree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--tree", type=Path, default=ROOT / "build" / SUITE)
    parser.add_argument("command", nargs=argparse.REMAINDER, help="what to run, in the checkout's folder")
    options = parser.parse_args()
    tree, python = options.tree.absolute(), options.venv.absolute() / "bin" / "python"
    try:
        have_tree(tree)
        environment = Environment.of(python)
        if run_in(tree, environment, [str(python), "-I", "-c", "import sparse_wsss"]).wait():
            raise RuntimeError(f"{python} does not run in {tree}, on Debian's {SUITE}: what it said is above.\nMake the"
                               f" environment anew with a Python that stands alone (pyenv, uv). {WITHOUT}")
        run_in(tree, environment, ["/usr/bin/python3", "-c", VERSIONS]).wait()
        return run_in(tree, environment, options.command).wait()
    except subprocess.CalledProcessError as error:
        print(f"Error: '{' '.join(map(str, error.cmd))}' ended with {error.returncode}.", file=sys.stderr)
    except (OSError, RuntimeError) as error:
        print(f"Error: {error}", file=sys.stderr)
    return 1


# ------------------------------------------------------------ the tree


def have_tree(tree: Path) -> None:
    """See that the tree is there, one of us at a time.

    Raises: RuntimeError with the next step where it cannot be; CalledProcessError.
    """
    see_that_it_can_be()
    tree.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{tree}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_whole(tree):
            if not _marker(tree).exists():
                make_tree(tree)
            install_packages(tree)


def see_that_it_can_be() -> None:
    """Install what makes trees.

    Raises: RuntimeError with the next step where that cannot be; CalledProcessError.
    """
    if os.geteuid() != 0:
        raise RuntimeError(f"A second QGIS needs root, for its mounts: run this again as root. {WITHOUT}")
    for program in ("unshare", "mount", "chroot"):
        if shutil.which(program) is None:
            raise RuntimeError(f"A second QGIS needs the program {program} (Linux, util-linux). {WITHOUT}")
    if shutil.which("debootstrap") is None:
        if shutil.which("apt-get") is None:
            raise RuntimeError(f"A second QGIS needs debootstrap: install it, then run this again. {WITHOUT}")
        say("Debian package: debootstrap")
        quiet(["apt-get", "update"])
        quiet(["apt-get", "install", "-y", "--no-install-recommends", "debootstrap"],
              {**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def is_whole(tree: Path) -> bool:
    """Tell whether the tree was made to its end, with these packages."""
    marker = _marker(tree)
    return marker.exists() and marker.read_text() == _wanted()


def make_tree(tree: Path) -> None:
    """Make the tree, still without our packages; one that was half made is removed first.

    Raises: RuntimeError when the disk is too full; CalledProcessError.
    """
    remove_tree(tree)
    free = shutil.disk_usage(tree.parent).free
    if free < NEEDED_BYTES:
        raise RuntimeError(f"{tree} needs {NEEDED_BYTES / 1e9:.1f} GB, {free / 1e9:.1f} GB are free: make room, or "
                           f"name a folder on another disk with --tree. {WITHOUT}")
    say(f"QGIS of {SUITE}-backports into {tree} (debootstrap, apt-get; about three minutes)")
    settings = network_settings()
    quiet(["unshare", "--mount", "debootstrap", "--variant=minbase", SUITE, tree, DEBIAN], _with_proxy(settings))
    (tree / "etc/apt/apt.conf.d/90network").write_text(settings)
    (tree / "etc/apt/sources.list.d/backports.list").write_text(f"deb {DEBIAN} {SUITE}-backports main\n")
    for path in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        if Path(path).exists():
            target = tree / path[1:]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            shutil.copy(path, target)
    (tree / "etc/dpkg/dpkg.cfg.d/unsafe-io").write_text("force-unsafe-io\n")  # one that is cut off is made anew


def install_packages(tree: Path) -> None:
    """Install our packages into a tree that is new, or was made with others. Raises: CalledProcessError."""
    say(f"Debian packages into {tree}: {' '.join(PACKAGES)}")
    _marker(tree).unlink(missing_ok=True)
    for words in (["update"], ["install", "-y", "--no-install-recommends", "-t", f"{SUITE}-backports", *PACKAGES],
                  ["clean"]):
        mounts = [f"mount --rbind {name} {shlex.quote(str(tree))}{name}" for name in ("/proc", "/dev")]
        enter = shlex.join(["exec", "chroot", str(tree), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words])
        quiet(["unshare", "--mount", "sh", "-ec", "\n".join([*mounts, enter])])
    _marker(tree).write_text(_wanted())


def remove_tree(tree: Path) -> None:
    """Remove a tree. Raises: RuntimeError when something is mounted in it, which would be emptied with it."""
    mounted = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    inside = [place for place in mounted if place.startswith(f"{tree}/")]
    if inside:
        raise RuntimeError(f"{inside[0]} is mounted in {tree}, which has to be made anew: unmount it (umount -l).")
    if tree.exists():
        say(f"Removing {tree}, which was not made to its end")
        shutil.rmtree(tree)


def network_settings() -> str:
    """How this machine's apt reaches Debian: proxy, time limits, tries."""
    done = subprocess.run(["apt-config", "dump", "--no-empty"], capture_output=True, text=True, check=True)
    return "".join(f"{line}\n" for line in done.stdout.splitlines() if APT_NETWORK.match(line))


def _with_proxy(settings: str) -> dict[str, str]:
    """Variables with apt's proxy for debootstrap, which asks the variables alone."""
    found = PROXY.search(settings)
    return {"http_proxy": found.group(1), **os.environ} if found else dict(os.environ)


def _marker(tree: Path) -> Path:
    return tree / ".whole"


def _wanted() -> str:
    return f"{SUITE}: {' '.join(PACKAGES)}\n"


# ------------------------------------------------------------ a command in it


def run_in(tree: Path, environment: Environment, command: list[str]) -> subprocess.Popen[bytes]:
    """Start a command in the tree, in a mount namespace of its own: when it ends, however, nothing is mounted."""
    steps = [_mount(source, tree / str(target)[1:]) for source, target in shared(tree, environment)]
    enter = shlex.join(["exec", "chroot", str(tree), "env", f"--chdir={ROOT}", *command])
    return subprocess.Popen(["unshare", "--mount", "sh", "-ec", "\n".join([*steps, enter])])


def shared(tree: Path, environment: Environment) -> Iterator[tuple[Path, Path]]:
    """What is mounted, in this order: (path on the machine, path in the tree)."""
    for name in (*WITH_ALL_IN_THEM, "/tmp"):
        yield Path(name), Path(name)
    yield ROOT, ROOT
    if not environment.folder.is_relative_to(ROOT):
        yield environment.folder, environment.folder
    if environment.prefix != Path("/usr"):
        yield environment.prefix, environment.prefix
    elif not (tree / str(environment.library)[1:] / "os.py").exists():
        # The system's own Python, of a version that the tree has not: what it needs of the system is older than what
        # the tree has, so it runs there. The environment's links say python3, which is another version there.
        yield environment.library, environment.library
        if not environment.program.is_relative_to(environment.folder):
            yield environment.program, environment.program
            yield links_to(environment.program, tree / "opt" / "links"), environment.folder / "bin"


def links_to(program: Path, folder: Path) -> Path:
    """Make a folder that stands in for the environment's ``bin``: links to the Python, its version named.

    Links that are right stay: another command in the tree may be starting a worker by them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("python", "python3", program.name):
        link = folder / name
        if not link.is_symlink() or link.readlink() != program:
            link.unlink(missing_ok=True)
            link.symlink_to(program)
    return folder


def _mount(source: Path, target: Path) -> str:
    """Shell command that mounts a folder or a file, where the tree may have nothing yet."""
    place, folder = shlex.quote(str(target)), shlex.quote(str(target.parent))
    make = f"mkdir -p {place}" if source.is_dir() else f"mkdir -p {folder}\ntouch {place}"
    kind = "--rbind" if str(source) in WITH_ALL_IN_THEM else "--bind"
    return f"{make}\nmount {kind} {shlex.quote(str(source))} {place}"


if __name__ == "__main__":
    sys.exit(main())
