"""Evaluate a condition, and say which part of it failed or which data it lacked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xborder_support.configuration import dotted

from .nodes import AllOf, Leaf, Node, NoneOf, Truth

__all__ = ["Condition", "Failure", "Outcome"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Name the first question that kept a condition from holding.

    ``key`` is where it stands below the condition (``none[0].market``), ``expected`` what it asks, in words. ``is_missing`` says that the
    context did not know the field, ``is_excluded`` that the question stands under ``none``, so that its holding is what failed.
    """

    field: str
    key: str
    expected: str
    is_missing: bool
    is_excluded: bool

    def describe(self) -> str:
        """Return the failure in words, without the value that was found."""
        if self.is_missing:
            return f"{self.field} is not known ({self._wanted})"
        return f"wanted: {self._wanted}"

    @property
    def _wanted(self) -> str:
        return f"not {self.expected}" if self.is_excluded else self.expected


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say whether a condition holds, and why not.

    ``missing`` names the fields whose absence left it undecided; it is empty where the condition was decided without them.
    ``failed`` is None exactly where ``value`` is true.
    """

    value: bool
    missing: frozenset[str] = frozenset()
    failed: Failure | None = None

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Condition:
    """Decide whether a context fulfils what a ``when`` table asks. Without a table, it always holds.

    Example:
        >>> from xborder_support.conditions import Condition
        >>> Condition().evaluate({}).value, Condition().describe()
        (True, 'always')
    """

    root: AllOf = field(default=AllOf(), repr=False)

    def truth(self, context: Mapping[str, object]) -> Truth:
        """Return true, false, or None where missing data leaves it open. Treat None as false."""
        return self.root.truth(context)

    def evaluate(self, context: Mapping[str, object]) -> Outcome:
        """Return whether the condition holds for a context of field values. It never raises for what the context holds.

        A field that is absent, None or of another kind than declared is missing. A condition that hangs on missing data does not hold,
        not even under ``none``.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> schema = Schema({"market": Field("territory"), "language": Field("language")})
            >>> condition = compile_condition({"none": [{"market": "JP"}]}, schema)
            >>> condition.evaluate({"market": "BR"}).value
            True
            >>> condition.evaluate({}).value, condition.evaluate({}).missing
            (False, frozenset({'market'}))
        """
        truth = self.root.truth(context)
        if truth:
            return Outcome(value=True)
        missing = frozenset(_undecided(self.root, context)) if truth is None else frozenset()
        return Outcome(value=False, missing=missing, failed=_first_failure(self.root, context, wanted=True))

    def describe(self) -> str:
        """Return the condition in words.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> schema = Schema({"market": Field("territory"), "language": Field("language")})
            >>> compile_condition({"market": "BR", "language": ["pt-BR", "es"]}, schema).describe()
            'market is BR and language is pt-BR or es'
        """
        return self.root.describe()

    @property
    def fields(self) -> frozenset[str]:
        """Return the names of the fields that the condition asks about."""
        return frozenset(leaf.field for leaf in _leaves(self.root))


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from _leaves(child)


def _undecided(node: Node, context: Mapping[str, object]) -> Iterator[str]:
    """Yield the fields behind a truth that stayed open."""
    if node.truth(context) is not None:
        return
    if isinstance(node, Leaf):
        yield node.field
    else:
        for child in node.children:
            yield from _undecided(child, context)


def _first_failure(node: Node, context: Mapping[str, object], *, wanted: bool) -> Failure | None:
    truth = node.truth(context)
    if truth is wanted:
        return None
    if isinstance(node, Leaf):
        return Failure(node.field, dotted(node.path), node.describe(), is_missing=truth is None, is_excluded=not wanted)
    below = wanted is not isinstance(node, NoneOf)
    failures = (_first_failure(child, context, wanted=below) for child in node.children)
    return next((failure for failure in failures if failure), None)
