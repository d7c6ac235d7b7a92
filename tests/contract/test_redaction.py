"""What a report leaves out: the worker's and the plugin's leave out the same."""

from __future__ import annotations

import pytest

from sparse_wsss_plugin.worker.redact import redact as of_the_plugin

LOGIN = "jane" + ":" + "s3cr3t"  # in two parts: else scanners take this file for one that holds a secret
ENVIRONMENT = {"HOME": "/home/jane müller", "USERPROFILE": r"C:\Users\Jane Müller", "HF_TOKEN": "abcdef123456",
               "PWD": "/data/project"}
SAMPLES = {
    f"http://{LOGIN}@proxy.example.org:3128": "http://<login>@proxy.example.org:3128",
    "http://jane:a/b@c@proxy:80/simple": "http://<login>@proxy:80/simple",
    "https://" + "t0ken" + "@pypi.example.org/simple": "https://<login>@pypi.example.org/simple",
    "Authorization: Bearer " + "abc.def-123456": "Authorization: Bearer <secret>",
    "pulled with hf_" + "abcdefghijklmnop": "pulled with <secret>",
    "the value abcdef123456 of a variable": "the value <secret> of a variable",
    "https://host/x?sig=" + "abc%2F&part=1": "https://host/x?sig=<secret>&part=1",
    'password = "two words" and more': "password = <secret> and more",
    "--token=abc --verbose": "--token=<secret> --verbose",
    "API_KEY: abc": "API_KEY: <secret>",
    "/home/jane müller/.local/share/x": "~/.local/share/x",
    r"C:\Users\Jane Müller\AppData\x": r"~\AppData\x",
    r'"C:\\Users\\Jane Müller\\AppData"': r'"~\\AppData"',
    "C:/Users/Jane Müller/x": "~/x",
    "/home/other/x": "/home/<user>/x",
    "/Users/bob smith/Library": "/Users/<user>/Library",
    r"D:\janem\x of janem": r"D:\<user>\x of <user>",
}
KEPT = ("tokens: 64 patches: 3", "/data/project/run", "torch 2.13.0+cpu", "janemara and a basic function",
        "https://pypi.org/simple/torch/", "No matching distribution found for torch==2.13.0", "sparse-wsss token masks")


@pytest.fixture(params=["plugin", "worker"])
def redact(request):
    if request.param == "plugin":
        return of_the_plugin
    return pytest.importorskip("sparse_wsss.redact", reason="runs in the worker's environment").redact


@pytest.mark.parametrize("text", SAMPLES)
def test_what_is_private_is_replaced(redact, text):
    assert redact(text, ENVIRONMENT, "janem") == SAMPLES[text]


@pytest.mark.parametrize("text", KEPT)
def test_what_helps_is_kept(redact, text):
    assert redact(text, ENVIRONMENT, "janem") == text


def test_the_name_of_everybody_is_no_name(redact):
    assert redact("root of the user", {"HOME": "/"}, "root") == "root of the user"
