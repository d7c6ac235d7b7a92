"""What of this user concerns the worker: its interpreter and the proxy, as set in QGIS, and the folder of models."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsSettings

from .worker.environment import Interpreter, data_folder, find_interpreter

PYTHON_KEY = "sparse_wsss/python"
PROXY_SCHEMES = {"HttpProxy": "http", "HttpCachingProxy": "http", "Socks5Proxy": "socks5"}


def worker_interpreter() -> Interpreter:
    """Interpreter of the worker.

    Raises: NoEnvironment with the next step.
    """
    return find_interpreter(str(QgsSettings().value(PYTHON_KEY, "") or ""))


def model_library() -> Path:
    """Folder of the installed models, beside the worker's environment, so that updates of the plugin keep it."""
    return data_folder() / "models"


def proxy_variables() -> dict[str, str]:
    """Variables that hand the proxy of QGIS to pip; empty when QGIS uses none, or that of the system."""
    settings = QgsSettings()
    if not settings.value("proxy/proxyEnabled", False, type=bool):
        return {}
    scheme = PROXY_SCHEMES.get(str(settings.value("proxy/proxyType", "")))
    host = str(settings.value("proxy/proxyHost", "") or "")
    if scheme is None or not host:
        return {}  # "DefaultProxy" is what the system says, which pip asks itself
    user, password = (quote(str(settings.value(f"proxy/proxy{part}", "") or ""), safe="")
                      for part in ("User", "Password"))
    port = str(settings.value("proxy/proxyPort", "") or "")
    login = f"{user}:{password}@" if user else ""
    address = f"{scheme}://{login}{host}{':' + port if port else ''}"
    return {name: address for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")}
