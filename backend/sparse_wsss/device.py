"""Which processor the networks run on, and what this environment has."""

from __future__ import annotations

import os
from typing import Any

import torch

from sparse_wsss.compatibility import import_torchvision, torchvision_problem
from sparse_wsss.errors import NoDevice
from sparse_wsss.events import Reporter
from sparse_wsss.memory import keep_freed_memory
from sparse_wsss.run_folder import package_versions


def choose(asked: str) -> torch.device:
    """Turn ``auto``, ``cpu``, ``cuda`` or ``mps`` into a device of this machine.

    Raises: NoDevice when the asked-for one is not there.
    """
    has = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if asked == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if has[name]))
    if not has[asked]:
        there = ", ".join(name for name, is_there in has.items() if is_there)
        raise NoDevice(f"DEVICE {asked} is not on this machine.", hint=f"Choose auto or one of: {there}.")
    return torch.device(asked)


def precision(device: torch.device) -> str:
    """Lightning Fabric's name of the number type: bfloat16 where the GPU has it, float32 on a CPU."""
    if device.type == "cuda":
        return "bf16-mixed" if torch.cuda.is_bf16_supported() else "16-mixed"
    return "32-true"


def prepare(asked: str, threads: int, reporter: Reporter) -> torch.device:
    """Set the number of threads, load the libraries and say ``ready``."""
    keep_freed_memory()
    torch.set_num_threads(threads or os.cpu_count() or 1)
    import_torchvision()
    device = choose(asked)
    name = torch.cuda.get_device_name() if device.type == "cuda" else f"{torch.get_num_threads()} threads"
    reporter.ready(str(device), detail=name, torch=torch.__version__)
    return device


def check_environment(reporter: Reporter) -> dict[str, Any]:
    """Import every package, multiply two matrices on the device, and report versions."""
    with reporter.stage("check"):
        device = prepare("auto", 0, reporter)
        import rasterio
        import segmentation_models_pytorch
        import sklearn
        import timm

        modules = (rasterio, segmentation_models_pytorch, sklearn, timm)
        try:
            product = (torch.ones(64, 64, device=device) @ torch.ones(64, 64, device=device)).sum().item()
        except RuntimeError as error:  # a build of torch without code for this card says so only now
            raise NoDevice(
                f"The device {device} cannot compute: {error}",
                hint="Update its driver, then run the algorithm 'Environment' with ACTION=repair, which chooses the "
                     "build of torch anew; or choose DEVICE cpu.",
            ) from None
        if product != 64.0**3:
            raise NoDevice(f"The device {device} multiplies wrongly ({product}).", hint="Choose DEVICE cpu.")
    return {"device": str(device), "packages": package_versions(), "imported": [m.__name__ for m in modules],
            "gdal": rasterio.__gdal_version__, "torchvision": torchvision_problem()}
