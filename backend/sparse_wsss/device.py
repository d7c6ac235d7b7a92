"""Which processor the networks run on, and what this environment has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import torch

from sparse_wsss.compatibility import import_torchvision, torchvision_problem
from sparse_wsss.errors import NoDevice
from sparse_wsss.events import Reporter
from sparse_wsss.memory import keep_freed_memory
from sparse_wsss.ranks import ALONE, Ranks
from sparse_wsss.run_folder import package_versions

if TYPE_CHECKING:
    from lightning_fabric import Fabric


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


def make_fabric(device: torch.device, ranks: Ranks) -> Fabric:
    """Lightning Fabric on a device, over all processes that share the job."""
    from lightning_fabric import Fabric

    if not ranks.are_several:
        return Fabric(accelerator=device.type, devices=1, precision=precision(device))  # type: ignore[arg-type]
    from lightning_fabric.plugins.environments.torchelastic import TorchElasticEnvironment
    from lightning_fabric.strategies.ddp import DDPStrategy

    strategy = DDPStrategy(find_unused_parameters=True)  # a block whose heads are all closed leaves its weights unused
    fabric = Fabric(accelerator=device.type, devices=ranks.local_count, num_nodes=ranks.count // ranks.local_count,
                    strategy=strategy, plugins=[TorchElasticEnvironment()],
                    precision=precision(device))  # type: ignore[arg-type]
    fabric.launch()
    return fabric


def prepare(asked: str, threads: int, reporter: Reporter, ranks: Ranks = ALONE) -> torch.device:
    """Set the number of threads, load the libraries and say ``ready``; each process of a machine has a card of its own.

    Raises: NoDevice when it has not.
    """
    keep_freed_memory()
    torch.set_num_threads(threads or max(1, (os.cpu_count() or 1) // ranks.local_count))
    import_torchvision()
    device = choose(asked)
    if ranks.are_several and device.type == "mps":
        raise NoDevice("DEVICE mps cannot be shared by several processes.", hint="Choose DEVICE cpu.")
    if device.type == "cuda":
        _take_card(ranks)
    name = torch.cuda.get_device_name() if device.type == "cuda" else f"{torch.get_num_threads()} threads"
    reporter.ready(str(device), detail=name, torch=torch.__version__)
    return device


def _take_card(ranks: Ranks) -> None:
    if ranks.local_count > torch.cuda.device_count():
        raise NoDevice(f"{ranks.local_count} processes share a machine with {torch.cuda.device_count()} GPUs.",
                       hint="Start torchrun with --nproc-per-node=gpu, or choose DEVICE cpu.")
    torch.cuda.set_device(ranks.local_rank)


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
