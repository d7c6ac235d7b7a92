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
    return find_interpreter(chosen_interpreter())


def chosen_interpreter() -> str:
    """Path of the interpreter that was chosen; empty when the plugin's own environment is taken."""
    return str(QgsSettings().value(PYTHON_KEY, "") or "")


def remember_interpreter(path: str) -> None:
    """Keep the chosen interpreter for all projects; empty forgets it."""
    if path:
        QgsSettings().setValue(PYTHON_KEY, path)
    else:
        QgsSettings().remove(PYTHON_KEY)


def model_library() -> Path:
    """Folder of the installed models, beside the worker's environment, so that updates of the plugin keep it."""
    return data_folder() / "models"


def proxy_variables() -> dict[str, str]:
    """Variables that hand the proxy of QGIS to pip and uv; empty when QGIS uses none, or that of the system."""
    settings = QgsSettings()
    if not settings.value("proxy/proxyEnabled", False, type=bool):
        return {}
    scheme = PROXY_SCHEMES.get(str(settings.value("proxy/proxyType", "")))
    host = str(settings.value("proxy/proxyHost", "") or "")
    if scheme is None or not host:
        return {}  # "DefaultProxy" is what the system says, which pip and uv ask themselves
    user, password = (quote(str(settings.value(f"proxy/proxy{part}", "") or ""), safe="")
                      for part in ("User", "Password"))
    port = str(settings.value("proxy/proxyPort", "") or "")
    login = f"{user}:{password}@" if user else ""
    address = f"{scheme}://{login}{host}{':' + port if port else ''}"
    proxies = {name: address for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy",
                                          "all_proxy")}
    direct = _hosts_without_proxy(settings)
    return {**proxies, **({"NO_PROXY": direct, "no_proxy": direct} if direct else {})}


def _hosts_without_proxy(settings: QgsSettings) -> str:
    """Hosts that QGIS reaches without its proxy: it keeps them as addresses, the variable wants names."""
    addresses = settings.value("proxy/noProxyUrls", []) or []
    listed = [addresses] if isinstance(addresses, str) else addresses
    hosts = [str(one).split("://", 1)[-1].split("/", 1)[0].strip() for one in listed]
    return ",".join(host for host in hosts if host)
