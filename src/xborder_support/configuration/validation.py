"""Check decoded configuration against a pydantic model, and turn what pydantic says into faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .document import Document, KeyPath, dotted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

__all__ = ["StrictModel", "fault_at", "validate"]


class StrictModel(BaseModel):
    """Be the base of configuration models: frozen, and a key that the model does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


_Model = TypeVar("_Model", bound=BaseModel)


def validate(model: type[_Model], document: Document) -> _Model:
    """Return the model filled from a document.

    Errors: ``ConfigurationError`` with one fault for each thing that pydantic objects to.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ConfigurationError(_faults(model, document, error)) from None


def fault_at(document: Document, path: KeyPath, code: str, message: str, hint: str | None = None) -> Fault:
    """Return a fault placed at a key of the document."""
    file, line = document.place(path)
    return Fault(code, message, key=dotted(path), file=file, line=line, hint=hint)


def _faults(model: type[BaseModel], document: Document, error: ValidationError) -> list[Fault]:
    return [_fault(model, document, detail) for detail in error.errors(include_url=False)]


def _fault(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Fault:
    path = _path_in_data(document.data, detail["loc"])
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "extra_forbidden":
        known = _fields_around(model, detail["loc"][:-1])
        return fault_at(document, path, "unknown-key", f"no setting is called {key[:60]!r}", did_you_mean(key[:60], known))
    if detail["type"] == "missing":
        return fault_at(document, path, "missing-key", f"{key!r} is missing here", f"add {key} = …")
    if detail["type"] in {"literal_error", "enum"} and isinstance(detail.get("input"), str):
        wanted = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "")
        hint = did_you_mean(detail["input"][:60], [option.strip() for option in wanted.split(",")])
        return fault_at(document, path, "unknown-value", f"{detail['input'][:60]!r} is not known here", hint)
    cause = detail.get("ctx", {}).get("error")
    message = getattr(cause, "message", None) or str(cause or detail["msg"])
    return fault_at(document, path, getattr(cause, "code", None) or detail["type"].replace("_", "-"), message, getattr(cause, "hint", None))


def _path_in_data(data: Mapping[str, Any], loc: tuple[str | int, ...]) -> KeyPath:
    """Drop the parts that pydantic adds for union branches and validators, which are no keys of the file."""
    path: list[str | int] = []
    node: Any = data
    for part in loc:
        if isinstance(node, dict) and part in node:
            node = node[part]
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        elif part is not loc[-1]:
            continue
        path.append(part)
    return tuple(path)


def _fields_around(model: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
    """Find the names that were possible at a place, by walking the model's annotations along the path."""
    candidates: list[Any] = [model]
    for part in loc:
        following: list[Any] = []
        for candidate in candidates:
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                following += [info.annotation for name, info in candidate.model_fields.items() if part in {name, info.alias}]
            else:
                following += get_args(candidate)
        candidates = [leaf for annotation in following for leaf in _leaves(annotation)]
    models = [leaf for candidate in candidates for leaf in _leaves(candidate) if isinstance(leaf, type) and issubclass(leaf, BaseModel)]
    return {info.alias or name for found in models for name, info in found.model_fields.items()}


def _leaves(annotation: Any) -> list[Any]:
    """Return an annotation and everything inside its unions, lists and mappings."""
    return [annotation, *(leaf for inside in get_args(annotation) for leaf in _leaves(inside))]
