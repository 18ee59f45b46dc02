"""Read which further fields a shop's own rules may ask about, as its ``attributes`` table declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

from xborder_support.conditions import Field, FieldKind, Schema
from xborder_support.configuration import Document, StrictModel, fault_at, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError

__all__ = ["AttributesTable", "schema_with"]

_MAX_ATTRIBUTES = 200

_Name = Annotated[str, Setting(min_length=1, max_length=60)]


class AttributeTable(StrictModel):
    """Describe one attribute: its kind and, where its values form a closed set, what they are."""

    kind: FieldKind
    values: Annotated[tuple[_Name, ...], Setting(min_length=1, max_length=1_000)] | None = None


class AttributesTable(BaseModel):
    """Describe the part of a configuration that declares attributes: ``gift = "boolean"``, or a table with values."""

    model_config = ConfigDict(extra="ignore")

    attributes: Annotated[dict[_Name, FieldKind | AttributeTable], Setting(max_length=_MAX_ATTRIBUTES)] = Setting(default_factory=dict)


def schema_with(document: Document, schema: Schema, attributes: Mapping[str, Field]) -> Schema:
    """Return a schema with the attributes that code declares and those of the configuration.

    Errors: ``ConfigurationError`` with every fault of the ``attributes`` table; ``UsageError`` ``bad-schema`` for one of the code.
    """
    extended = schema.extended(attributes) if attributes else schema
    if "attributes" not in document.data:
        return extended
    faults: list[Fault] = []
    declared: dict[str, Field] = {}
    for name, given in validate(AttributesTable, document).attributes.items():
        faults += _declare(document, name, given, extended, declared)
    if faults:
        raise ConfigurationError(faults)
    return extended.extended(declared)


def _declare(document: Document, name: str, given: Any, schema: Schema, declared: dict[str, Field]) -> Iterator[Fault]:
    table = given if isinstance(given, AttributeTable) else AttributeTable(kind=given)
    try:
        field = Field(table.kind, values=table.values)
        schema.extended({name: field})
    except UsageError as error:
        yield fault_at(document, ("attributes", name), error.code, error.message, error.hint)
    else:
        declared[name] = field
