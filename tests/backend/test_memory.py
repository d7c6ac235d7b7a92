"""Memory that was freed stays with the process: the next step finds it without a page fault."""

import subprocess
import sys

import pytest

STEPS = """
import resource
import statistics
import torch
from sparse_wsss.memory import keep_freed_memory
{first}
network = torch.nn.Sequential(torch.nn.Conv2d(8, 8, 3, padding=1), torch.nn.ReLU())
faults = []
for step in range(15):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    network(torch.ones(4, 8, 512, 512)).sum().backward()  # blocks of 32 MiB and more, which glibc gives back at once
    faults.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
print(int(statistics.median(faults[5:])))  # now and then the heap still grows by a block
"""


def faults_of_late_steps(first):
    done = subprocess.run([sys.executable, "-c", STEPS.format(first=first)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be told")
def test_late_steps_need_no_new_pages_once_freed_memory_is_kept():
    without, kept = faults_of_late_steps(""), faults_of_late_steps("keep_freed_memory() or exit(1)")
    assert kept * 10 < without


def test_other_systems_are_left_alone(monkeypatch):
    from sparse_wsss import memory

    monkeypatch.setattr(memory.sys, "platform", "win32")
    assert memory.keep_freed_memory() is False


def test_other_c_libraries_are_left_alone(monkeypatch):
    from sparse_wsss import memory

    monkeypatch.setattr(memory.platform, "libc_ver", lambda: ("", ""))
    assert memory.keep_freed_memory() is False
