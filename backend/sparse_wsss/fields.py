"""How a parameter of a stage is declared: an input, a setting or an output, each with its help."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Role = Literal["input", "setting", "output"]


def source(kind: str, help: str, default: Any = ..., **more: Any) -> Any:
    """Declare an input: a raster, a layer, a folder, a file, an extent or a text."""
    return Field(default, description=help, json_schema_extra={"role": "input", "kind": kind, **more})


def setting(default: Any, help: str, unit: str = "", advanced: bool = True, **limits: Any) -> Any:
    """Declare a number, a choice or a text that shapes the work."""
    extra: dict[str, Any] = {"role": "setting", "unit": unit, "advanced": advanced}
    return Field(default, description=help, json_schema_extra=extra, **limits)


def target(kind: str, help: str, default: Any = ..., **more: Any) -> Any:
    """Declare an output: where a file or folder is written."""
    return Field(default, description=help, json_schema_extra={"role": "output", "kind": kind, **more})


def _as_list(value: Any) -> Any:
    """Accept one path, or several joined by ';', where a list of paths is meant."""
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


Paths = Annotated[list[str], BeforeValidator(_as_list)]


class Job(BaseModel):
    """Base of all jobs: nothing unknown passes, nothing changes once it is checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())
