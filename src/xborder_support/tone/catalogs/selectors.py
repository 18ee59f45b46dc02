"""Compile a choice between variants: by plural category, by a word, or by whether a value is there at all.

An optional value that is missing takes the variant ``[none]``. It must be written, and it cannot be the default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from fluent.syntax import ast

from xborder_support.errors import did_you_mean
from xborder_support.tone.names import PARTS, part

from .frame import Frame, Write
from .parameters import Parameter
from .plurals import CATEGORIES, ordinal_categories, plural_categories
from .scope import Scope, plain_text, written

if TYPE_CHECKING:
    from .compiler import Compiler

__all__ = ["Selectors"]

_NONE = "none"
_MAX_DIGITS = 15
_NUMBERS = frozenset({"integer", "decimal"})

_Variants: TypeAlias = Mapping[str, ast.Variant]


def _word_fault(parameter: Parameter, variants: _Variants, default: str) -> tuple[str, str, str] | None:
    """A choice by a word has its unmarked case as the default, so that what is not known never takes a guessed variant."""
    if strange := sorted(variants.keys() - set(parameter.words)):
        message = f"${parameter.name} is never {strange[0]!r}"
        return "unknown-variant", message, did_you_mean(strange[0], parameter.words)
    if default != parameter.words[0]:
        message = f"the default of a choice by ${parameter.name} is [{default}]"
        return "missing-unknown-variant", message, f"write *[{parameter.words[0]}] …, for the customer of whom nothing is known"
    return None


def _listed(categories: list[str]) -> str:
    return ", ".join(f"[{category}]" for category in categories)


@dataclass(frozen=True, slots=True)
class Selectors:
    """Compile the choices that stand in one scope."""

    compiler: Compiler
    scope: Scope

    def compile(self, node: ast.SelectExpression) -> Write:
        """Return what writes the variant that fits."""
        variants = self._variants(node)
        default = next(key for key, variant in variants.items() if variant.default)
        selector = node.selector
        if isinstance(selector, ast.TermReference):
            return self._by_term(selector, variants, default)
        if isinstance(selector, ast.FunctionReference):
            return self._by_function(selector, variants, default)
        if not isinstance(selector, ast.VariableReference):
            return self._object(selector, "bad-selector", "a choice needs a variable", "write { $variable -> … }")
        if self.scope.arguments is not None:
            argument = self.scope.arguments.get(selector.id.name)
            return self._by_argument(selector, argument, variants, default)
        parameter = self.compiler.variable(selector, self.scope)
        return self._by_value(selector, parameter, variants, default) if parameter else self._all(variants)

    def _variants(self, node: ast.SelectExpression) -> _Variants:
        variants: dict[str, ast.Variant] = {}
        for variant in node.variants:
            key = variant.key.name if isinstance(variant.key, ast.Identifier) else written(variant.key)
            if key in variants:
                self._object(variant, "duplicate-variant", f"the variant [{key}] stands twice", "remove one of them")
            if key not in variants or variant.default:
                variants[key] = variant
        return variants

    def _by_value(self, node: ast.SyntaxNode, parameter: Parameter, variants: _Variants, default: str) -> Write:
        if fault := self._presence_fault(parameter, variants, default):
            return self._object(node, *fault)
        present = self._present(parameter, variants, default)
        name, choose = parameter.name, self._rule(node, parameter, present, default)
        if parameter.is_always_there:
            return lambda frame: choose(frame.values[name])(frame)
        absent = self.compiler.pattern(variants[_NONE].value, self.scope)

        def write(frame: Frame) -> None:
            value = frame.values.get(name)
            (absent if value is None else choose(value))(frame)

        return write

    def _presence_fault(self, parameter: Parameter, variants: _Variants, default: str) -> tuple[str, str, str] | None:
        """Return code, message and hint of what is wrong with how a choice treats a missing value."""
        name = parameter.name
        if parameter.words:
            return _word_fault(parameter, variants, default)
        if parameter.is_required and parameter.type not in _NUMBERS | {"text"}:
            return "bad-selector", f"${name} is {parameter.type} and always there: there is nothing to choose", "use it as it is"
        if not parameter.is_required and _NONE not in variants:
            return "missing-none-variant", f"${name} may be missing, and no variant is for that", "add [none] …"
        if not parameter.is_required and default == _NONE:
            return "none-is-default", f"the default is for the values of ${name}, not for their absence", "write [none] … and *[other] …"
        return None

    def _present(self, parameter: Parameter, variants: _Variants, default: str) -> dict[str, Write]:
        """Compile the variants for a value that is there; the default has the key ``""`` as well."""
        scope = replace(self.scope, present=self.scope.present | {parameter.name})
        skipped = set() if parameter.is_always_there else {_NONE}
        compiler = self.compiler
        present = {key: compiler.pattern(variant.value, scope) for key, variant in variants.items() if key not in skipped}
        return present | {"": present[default]}

    def _rule(self, node: ast.SyntaxNode, parameter: Parameter, present: dict[str, Write], default: str) -> Callable[[Any], Write]:
        if parameter.type in _NUMBERS:
            return self._plural(node, parameter, present, default)
        if parameter.type in {"text", "word"}:
            other = present[""]
            return lambda value: present.get(value, other)
        if strange := sorted(present.keys() - {"", default}):
            hint = "a choice by this value has [none] and one default"
            self._object(node, "unknown-variant", f"${parameter.name} is {parameter.type} and never fits [{strange[0]}]", hint)
        return lambda _value: present[""]

    def _plural(
        self, node: ast.SyntaxNode, parameter: Parameter, present: dict[str, Write], default: str, *, is_ordinal: bool = False
    ) -> Callable[[Any], Write]:
        """Choose by the exact number first, then by the plural category of the locale of the text."""
        exact = {int(key): write for key, write in present.items() if key.isdecimal() and len(key) <= _MAX_DIGITS}
        for key in sorted(present.keys() - CATEGORIES - {""} - {str(number) for number in exact}):
            self._object(node, "unknown-variant", f"a number never fits [{key}]", did_you_mean(key, CATEGORIES))
        if present.keys() - {"", default}:  # else it is no choice by the number, but by whether it is there
            self._check_categories(node, parameter, present, is_ordinal=is_ordinal)
        category = self.compiler.formats.ordinal if is_ordinal else self.compiler.formats.plural
        other = present[""]

        if exact:
            return lambda value: exact.get(value) or present.get(category(value), other)
        return lambda value: present.get(category(value), other)

    def _check_categories(self, node: ast.SyntaxNode, parameter: Parameter, present: Mapping[str, Write], *, is_ordinal: bool) -> None:
        """Insist on every category that the language needs. An exact number stands for itself alone."""
        locale = self.compiler.formats.locale
        needed = ordinal_categories(locale) if is_ordinal else plural_categories(locale, has_fractions=parameter.type == "decimal")
        if lacking := [category for category in needed if category not in present]:
            kind = "ordinal" if is_ordinal else "plural"
            message = f"{self.compiler.formats.tag} has the {kind} categories {', '.join(needed)}: there is no {_listed(lacking)}"
            hint = f"write {_listed(lacking)} too, even where it reads like another"
            self._object(node, "missing-plural-category", message, hint)

    def _by_part(self, node: ast.FunctionReference, variants: _Variants, default: str) -> Write:
        """Choose by whether a part of a name is known: ``{ PERSON($name, form: "surname") -> [none] … *[other] … }``."""
        arguments, forms = node.arguments.positional, [written(each.value) for each in node.arguments.named if each.name.name == "form"]
        is_known = len(arguments) == len(forms) == len(node.arguments.named) == 1 and forms[0] in PARTS
        if not is_known or not isinstance(arguments[0], ast.VariableReference) or variants.keys() != {_NONE, default} or default == _NONE:
            hint = f'write {{ PERSON($name, form: "surname") -> [none] … *[other] … }}; the forms are: {", ".join(PARTS)}'
            return self._object(node, "bad-selector", "this call is no way to choose", hint)
        parameter = self.compiler.variable(arguments[0], self.scope)
        if parameter is None:
            return self._all(variants)
        if parameter.name not in self.scope.present or parameter.type != "person":
            hint = f"choose by {'{'} ${parameter.name} -> [none] … {'}'} first, and by its part inside"
            return self._object(node, "unguarded-optional", f"${parameter.name} is no person who is known to be there", hint)
        absent, there = (self.compiler.pattern(variants[key].value, self.scope) for key in (_NONE, default))
        name, form = parameter.name, forms[0]
        return lambda frame: (there if part(frame.values[name], form) else absent)(frame)

    def _by_function(self, node: ast.FunctionReference, variants: _Variants, default: str) -> Write:
        """Choose by ``NUMBER($n, type: "ordinal")`` or by a part of a name, the two functions that are also ways to choose."""
        if node.id.name == "PERSON":
            return self._by_part(node, variants, default)
        arguments, named = node.arguments.positional, node.arguments.named
        kinds = [written(each.value) for each in named if each.name.name == "type"]
        is_known = node.id.name == "NUMBER" and len(named) == len(kinds) and set(kinds) <= {"cardinal", "ordinal"}
        if not is_known or len(arguments) != 1 or not isinstance(arguments[0], ast.VariableReference):
            return self._object(node, "bad-selector", "this call is no way to choose", 'write NUMBER($count, type: "ordinal")')
        parameter = self.compiler.variable(arguments[0], self.scope)
        if parameter is None:
            return self._all(variants)
        is_ordinal = kinds == ["ordinal"]
        if parameter.name not in self.scope.present or parameter.type not in (_NUMBERS - {"decimal"} if is_ordinal else _NUMBERS):
            hint = "choose by { $variable -> [none] … } first, where it may be missing"
            return self._object(node, "bad-selector", f"${parameter.name} is no number that is known to be there", hint)
        present = self._present(parameter, variants, default)
        name, choose = parameter.name, self._plural(node, parameter, present, default, is_ordinal=is_ordinal)
        return lambda frame: choose(frame.values[name])(frame)

    def _by_argument(
        self, node: ast.SyntaxNode, argument: ast.StringLiteral | ast.NumberLiteral | None, variants: _Variants, default: str
    ) -> Write:
        """Choose, once and for all, by what a term is called with: a text, or a number."""
        if isinstance(argument, ast.NumberLiteral):
            chosen = self._of_number(node, Decimal(argument.value), variants, default)
        else:
            chosen = written(argument) if argument else default
        return self.compiler.pattern(variants.get(chosen, variants[default]).value, self.scope)

    def _of_number(self, node: ast.SyntaxNode, number: Decimal, variants: _Variants, default: str) -> str:
        """Return the variant of exactly a number, else its plural category, which is there if any other is chosen by."""
        exact = next((key for key, each in variants.items() if isinstance(each.key, ast.NumberLiteral) and Decimal(key) == number), None)
        if exact:
            return exact
        category: str = self.compiler.formats.plural(number)
        if category not in variants and not variants.keys().isdisjoint({*CATEGORIES} - {default}):
            message = f"{self.compiler.formats.tag} has the plural category {category} for {number}: there is no [{category}]"
            self._object(node, "missing-plural-category", message, f"write [{category}] too, even where it reads like another")
        return category

    def _by_term(self, node: ast.TermReference, variants: _Variants, default: str) -> Write:
        """Choose, once and for all, by an attribute of a term, such as the gender of a brand."""
        name = f"-{node.id.name}.{node.attribute.name if node.attribute else ''}"
        entry = self.compiler.entries.get((name, None))
        if entry is None:
            known = [key for key, register in self.compiler.entries if register is None]
            return self._object(node, "unknown-reference", f"there is no term attribute {name}", did_you_mean(name, known))
        text = plain_text(entry.pattern)
        return self.compiler.pattern(variants.get(text, variants[default]).value, self.scope)

    def _all(self, variants: _Variants) -> Write:
        """Compile every variant for its faults alone, where the selector itself is at fault."""
        for variant in variants.values():
            self.compiler.pattern(variant.value, self.scope)
        return lambda _frame: None

    def _object(self, node: ast.SyntaxNode, code: str, message: str, hint: str) -> Write:
        return self.compiler.object_to(node, self.scope, code, message, hint)
