"""What neither world may do, found in its source: run a text as code, use a shell, load a pickle, unpack, call home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

RUNS_TEXT = frozenset({"eval", "exec", "compile", "__import__"})
FORBIDDEN = frozenset({
    "os.system", "os.popen", "pty.spawn", "subprocess.getoutput", "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell", "pickle.load", "pickle.loads", "pickle.Unpickler", "marshal.load",
    "marshal.loads", "shelve.open", "joblib.load", "dill.load", "dill.loads", "pandas.read_pickle", "yaml.load",
    "yaml.unsafe_load", "yaml.full_load", "torch.hub.load", "torch.jit.load", "runpy.run_path", "shutil.unpack_archive",
    "code.interact",
})
ENDINGS = (".extractall", ".extract")  # of archives: names in them are a stranger's
XML = frozenset({"ElementTree.parse", "ElementTree.fromstring", "ElementTree.XML", "ElementTree.iterparse"})
MODULES = {  # what may be imported, and where alone
    "pickle": ("models/encoder_files.py",), "socket": (), "requests": (), "http.client": (), "ftplib": (), "yaml": (),
    "urllib.request": ("models/encoder_files.py",), "xml.sax": (), "xml.dom": (), "lxml": (), "dill": (), "joblib": (),
    "marshal": (), "shelve": (), "telnetlib": (), "smtplib": (),
}
NAMES = frozenset({"pickle.UnpicklingError"})  # of an error, which loads nothing
XML_READER = "rasters/xml_text.py"


def broken_rules(path: Path) -> list[str]:
    """What a file does that it may not, a line each."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{path}:{line}: {what}" for line, what in _found(tree, path.as_posix())]


def _found(tree: ast.AST, name: str) -> Iterator[tuple[int, str]]:
    aliases: dict[str, str] = {}
    for node in ast.walk(tree):
        for module, alias in _imports(node):
            aliases[alias] = module
            for forbidden, where in MODULES.items():
                is_it = module == forbidden or module.startswith(f"{forbidden}.")
                if is_it and module not in NAMES and not name.endswith(where or ("-",)):
                    yield node.lineno, f"imports {module}"  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _calls(node, aliases, name))


def _imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for one in node.names:
            yield one.name, one.asname or one.name
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for one in node.names:
            yield f"{node.module}.{one.name}", one.asname or one.name


def _calls(node: ast.Call, aliases: dict[str, str], name: str) -> Iterator[str]:
    called = _dotted(node.func, aliases)
    given = {one.arg: one.value for one in node.keywords}
    if called in RUNS_TEXT or called in FORBIDDEN or called.startswith(("os.exec", "os.spawn")) \
            or called.endswith(ENDINGS):
        yield f"calls {called}"
    if any(called.endswith(one) for one in XML) and not name.endswith(XML_READER):
        yield f"reads XML by {called}, not by {XML_READER}"
    if "shell" in given and not _is(given["shell"], False):
        yield f"{called} uses a shell"
    if called == "torch.load" and not _is(given.get("weights_only"), True):
        yield "torch.load without weights_only=True"
    if called in ("numpy.load", "np.load") and not _is(given.get("allow_pickle", ast.Constant(False)), False):
        yield "numpy.load of pickles"


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str:
    """Name of what is called, with the modules that aliases stand for."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return "." + ".".join(reversed(parts)) if parts else ""
    return ".".join([aliases.get(node.id, node.id), *reversed(parts)])


def _is(node: ast.expr | None, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value
