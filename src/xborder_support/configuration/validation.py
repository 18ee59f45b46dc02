"""Check decoded configuration against a pydantic model, and turn what pydantic says into faults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .branches import Placed, place_errors
from .document import Document, KeyPath, dotted, parse_key

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["StrictModel", "fault_at", "relocated", "validate"]


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


def relocated(faults: Iterable[Fault], document: Document, prefix: KeyPath) -> list[Fault]:
    """Return faults that a package reported about its own table, placed where that table stands in the whole document."""
    return [fault_at(document, (*prefix, *parse_key(fault.key)), fault.code, fault.message, fault.hint) for fault in faults]


def _faults(model: type[BaseModel], document: Document, error: ValidationError) -> list[Fault]:
    return [_fault(model, document, placed) for placed in place_errors(document.data, error.errors(include_url=False))]


def _fault(model: type[BaseModel], document: Document, placed: Placed) -> Fault:
    detail, path = placed.detail, placed.path
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "extra_forbidden":
        known = _fields_around(model, detail["loc"][:-1])
        return fault_at(document, path, "unknown-key", f"no setting is called {key[:60]!r}", did_you_mean(key[:60], known))
    if detail["type"] == "missing":
        return fault_at(document, path, "missing-key", f"{key!r} is missing here", f"add {key} = {_only_value(model, detail['loc'])}")
    if detail["type"] in {"literal_error", "enum"} and (isinstance(detail.get("input"), str) or placed.message == detail["msg"]):
        return _unknown_value(document, placed)
    if detail["type"] in _BOUNDS and placed.message == detail["msg"]:
        return _out_of_bounds(document, placed)
    cause = detail.get("ctx", {}).get("error")
    plain = _PLAIN.get(detail["type"], placed.message) if placed.message == detail["msg"] else placed.message
    message = getattr(cause, "message", None) or str(cause or plain)
    hint = getattr(cause, "hint", None) or _as_list(detail, path)
    return fault_at(document, path, getattr(cause, "code", None) or detail["type"].replace("_", "-"), message, hint)


def _as_list(detail: Mapping[str, Any], path: KeyPath) -> str | None:
    """Return how one value is written as a list, and one table as a table of an array, where such a thing was expected."""
    if detail["type"] not in {"list_type", "tuple_type"} or not path:
        return None
    given = detail.get("input")
    if isinstance(given, Mapping):
        return f"write [[{path[-1]}]], with two brackets" if isinstance(path[-1], str) else None
    return f'write {_assignment(path)}["{given}"]' if isinstance(given, str) and len(given) <= _SHORT and given.isprintable() else None


_SHORT = 60


def _only_value(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    """Return the one number that may stand at a place, as ``format`` has one; an ellipsis where there is a choice."""
    leaves = _inside(model, loc[-1]) if len(loc) == 1 else []
    values = [leaf for leaf in leaves if type(leaf) is int]
    return str(values[0]) if len(values) == 1 and type(values[0]) is int else "…"


def _out_of_bounds(document: Document, placed: Placed) -> Fault:
    """Return the fault of a number beyond what may stand there, with the bound."""
    kind = placed.detail["type"]
    name, side, words = _BOUNDS[kind]
    bound = placed.detail.get("ctx", {}).get(name)
    return fault_at(document, placed.path, kind.replace("_", "-"), f"the number is too {side} here", f"{words} {bound} is expected")


# What pydantic calls a bound, on which side of it the number is, and how to say where it should be.
_BOUNDS = {
    "greater_than_equal": ("ge", "small", "at least"),
    "less_than_equal": ("le", "large", "at most"),
    "greater_than": ("gt", "small", "more than"),
    "less_than": ("lt", "large", "less than"),
}


def _unknown_value(document: Document, placed: Placed) -> Fault:
    """Return the fault of a value that is none of those that may stand there; one of the right letters may be of the wrong type."""
    given = placed.detail.get("input")
    expected = str(placed.detail.get("ctx", {}).get("expected", ""))
    options = [option.strip() for option in expected.replace(" or ", ", ").split(",")]
    if len(options) == 1:
        message, hint = f"only {options[0]} can stand here", f"write {_assignment(placed.path)}{options[0]}"
    elif isinstance(given, str):
        message, hint = f"{given[:60]!r} is not known here", did_you_mean(given[:60], [option.strip("'") for option in options])
    else:
        message, hint = "one of a few words is expected here, in quotes", f"Known: {', '.join(option.strip(chr(39)) for option in options)}"
    return fault_at(document, placed.path, "unknown-value", message, hint)


def _assignment(path: KeyPath) -> str:
    """Return how the value at a path is set; nothing for a member of a list, which has no key."""
    return f"{path[-1]} = " if path and isinstance(path[-1], str) else ""


# What the commonest of pydantic's messages mean to people who write TOML and have never heard of dictionaries.
_PLAIN = {
    "bool_type": "true or false is expected here, without quotes",
    "dict_type": "a table is expected here: { key = … }",
    "int_type": "a whole number is expected here, without quotes",
    "list_type": "a list is expected here: [ … ]",
    "model_type": "a table is expected here: { key = … }",
    "string_too_short": "the text is too short",
    "string_type": "text is expected here, in quotes",
    "too_short": "there is nothing in it",
    "tuple_type": "a list is expected here: [ … ]",
}


def _fields_around(model: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
    """Find the names that were possible at a place, by walking the model's annotations along the path."""
    candidates: list[Any] = [model]
    for part in loc:
        named = [candidate for candidate in candidates if _is_model(candidate) and candidate.__name__ == part]
        candidates = named or [leaf for candidate in candidates for leaf in _inside(candidate, part)]
    models = [candidate for candidate in candidates if _is_model(candidate)]
    return {info.alias or name for found in models for name, info in found.model_fields.items()}


def _inside(candidate: Any, part: str | int) -> list[Any]:
    """Return the types that may stand at one part of a path: a field of a model, or anything a generic type holds."""
    if _is_model(candidate):
        annotations = [info.annotation for name, info in candidate.model_fields.items() if part in {name, info.alias}]
    else:
        annotations = list(get_args(candidate))
    return [leaf for annotation in annotations for leaf in _leaves(annotation)]


def _leaves(annotation: Any) -> list[Any]:
    """Return an annotation and everything inside its unions, lists and mappings."""
    return [annotation, *(leaf for inside in get_args(annotation) for leaf in _leaves(inside))]


def _is_model(candidate: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(candidate, type) and issubclass(candidate, BaseModel)
