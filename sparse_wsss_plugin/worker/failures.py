"""The table of known failures: how each is recognised in what pip, uv, Python and the system print, and the next step.

Nothing here starts anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import INSTALL_STEP, REPAIR_STEP, REPORT_STEP


@dataclass(frozen=True)
class Family:
    """One kind of failure.

    Args:
        name: stable word for programs.
        pattern: what is printed, as a regular expression without regard to case.
        step: what to do next.
    """

    name: str
    pattern: str
    step: str


FAMILIES: tuple[Family, ...] = (
    Family("no_worker", r"No module named '?sparse_wsss", INSTALL_STEP),
    Family(
        "no_venv", r"ensurepip is not|No module named '?(ensurepip|venv)",
        "This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv. "
        "Elsewhere install Python 3.11 or newer and give its path as PYTHON.",
    ),
    Family(
        "disk_full", r"No space left|ENOSPC|Errno 28|not enough space on the disk|os error (28|112)\b|WinError 112|"
        r"Disk quota exceeded|os error 122\b.*quota",
        "The disk is full. The environment needs about 2 GB (6 GB with CUDA): free some space and run it again, or "
        "name a folder on another disk in the variable SPARSE_WSSS_HOME.",
    ),
    Family(
        "antivirus", r"WinError (225|226|4551|1260)\b|os error (225|226|4551|1260)\b|contains a virus|"
        r"Application Control policy|blocked by group policy|WinError 32\b.*\.(exe|dll|pyd)|"
        r"os error 32\b.*\.(exe|dll|pyd)",
        "A virus scanner or a policy of this computer holds or blocks a file of the environment. Let the folder of the "
        "environment be an exception there (ask who looks after this computer), close other QGIS windows, and run "
        "it again.",
    ),
    Family(
        "path_too_long", r"WinError 206\b|os error 206\b|filename or extension is too long|path too long|"
        r"Windows Long Path support",
        "A path is too long for Windows. Switch on long paths (LongPathsEnabled), or name a short folder such as "
        "C:\\wsss in the variable SPARSE_WSSS_HOME, and install again.",
    ),
    Family(
        "spaces", r"bad interpreter: \S*[^\n]*(No such file|no such file)|is not recognized as an internal or external|"
        r"can't open file '[^']*(Application|Users[\\/][^'\\/]*)'|'charmap' codec can't encode|"
        r"Fatal Python error: init_(fs_encoding|import_site|sys_streams)|did not find executable at '[^'\n]*\?",
        "A path with spaces or letters such as umlauts breaks a program here. Name a folder without them, such as "
        "/opt/wsss or C:\\wsss, in the variable SPARSE_WSSS_HOME, and take as PYTHON one whose path has none either.",
    ),
    Family(
        "proxy", r"407 Proxy|Proxy Authentication Required|ProxyError|Tunnel connection failed|Cannot connect to proxy|"
        r"proxy (connect|tunnel)|tunnel error|Missing dependencies for SOCKS|unsuccessful tunnel",
        "The proxy refuses. Check Settings > Options > Network > Proxy in QGIS, user and password included. With a "
        "SOCKS proxy only uv can install, not pip.",
    ),
    Family(
        "certificate", r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|invalid peer certificate|"
        r"UnknownIssuer|self.signed certificate",
        "A certificate is not trusted, often that of a company's proxy. Set the variable PIP_CERT to its file.",
    ),
    Family(
        "network", r"Temporary failure in name resolution|getaddrinfo failed|NewConnectionError|"
        r"Connection(Error| refused| reset|ResetError)|Read timed out|ConnectTimeout|operation timed out|"
        r"Network is unreachable|Name or service not known|nodename nor servname|dns error|"
        r"failed to lookup address|error sending request|network connectivity is disabled",
        "The package index cannot be reached. Check the internet connection and the proxy settings of QGIS, or give a "
        "folder of wheels downloaded elsewhere as WHEELS.",
    ),
    Family(
        "no_wheel",
        r"No matching distribution found|Could not find a version that satisfies|requires a different Python|"
        r"ResolutionImpossible|No solution found when resolving|has no wheels? (are available )?with a matching|"
        r"does not satisfy Python|is not a supported wheel on this platform",
        "A package has no build for this Python or in this folder of wheels. Give a Python 3.11, 3.12 or 3.13 as "
        "PYTHON and install again; a folder of wheels has to hold what backend/requirements.lock lists, for this "
        "Python and system.",
    ),
    Family(
        "old_driver", r"driver on your system is too old|no kernel image is available|"
        r"CUDA driver version is insufficient|is not compatible with the current PyTorch installation|"
        r"forward compatibility was attempted|Driver/library version mismatch",
        "The NVIDIA driver or card does not fit the build of torch. Update the driver and run the algorithm "
        "'Environment' with ACTION=repair, which chooses the build anew; or take DEVICE=cpu.",
    ),
    Family(
        "runtime_library", r"DLL load failed|WinError (126|1114)\b|c10\.dll|0xC0000135|VCRUNTIME140|"
        r"cannot open shared object file|Library not loaded",
        "A library of the system is missing. On Windows install the 'Microsoft Visual C++ Redistributable' (x64); on "
        "Linux the package that has the named file (libgomp1 for libgomp.so.1). Then run it again.",
    ),
    Family(
        "permission", r"WinError (5|32)\b|Permission denied|Errno 13|os error (5|13|32)\b|Read-only file system|"
        r"Operation not permitted|Access is denied",
        "A file is in use or may not be written. Close other QGIS windows, and install again; where the folder may "
        "not be written at all, name another one in the variable SPARSE_WSSS_HOME.",
    ),
    Family(
        "damaged_download", r"THESE PACKAGES DO NOT MATCH THE HASHES|BadZipFile|invalid wheel|Hash mismatch|"
        r"Failed to (extract|unzip)", "A download was damaged. Install again.",
    ),
    Family(
        "memory",
        r"out of memory|MemoryError|bad_alloc|Cannot allocate memory|paging file is too small|WinError 1455\b",
        "There was too little memory. Close other programs, lower BATCH_SIZE, or choose PRESET=quick.",
    ),
    Family(
        "mismatch", r"torchvision::nms does not exist|undefined symbol|Symbol not found|version `\w+[\d.]+' not found|"
        r"compiled with different CUDA|procedure could not be found|WinError 127\b",
        "Packages of the environment do not fit each other. " + REPAIR_STEP,
    ),
    Family("no_package", r"ModuleNotFoundError|ImportError", "A package is missing or damaged. " + REPAIR_STEP),
)
"""The first that fits counts: what explains another comes before it, as no network does before no package found."""


def family_of(printed: str) -> Family | None:
    """Family of what a failed program printed, or None for one that is not known."""
    return next((one for one in FAMILIES if re.search(one.pattern, printed, re.IGNORECASE)), None)


def next_step(printed: str) -> str:
    """Next step for what a failed program printed."""
    family = family_of(printed)
    return family.step if family else REPORT_STEP
