"""Compile each kind of expression that may stand in braces: a value, a call, a reference, a choice, a literal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from fluent.syntax import ast

from xborder_support.errors import did_you_mean
from xborder_support.tone.names import NameForm

from .bounds import label
from .frame import Frame, Write, literal
from .functions import FUNCTIONS, IMPLICIT, Call
from .parameters import Parameter
from .scope import Scope, written
from .selectors import Selectors

if TYPE_CHECKING:
    from .compiler import Compiler

__all__ = ["compile_expression"]

_MAX_DIGITS = 15
_Compile: TypeAlias = "Callable[[Compiler, Any, Scope], Write]"


def compile_expression(compiler: Compiler, expression: ast.SyntaxNode, scope: Scope) -> Write:
    """Return what writes an expression in its scope."""
    return _EXPRESSIONS[type(expression)](compiler, expression, scope)


def _placeable(compiler: Compiler, node: ast.Placeable, scope: Scope) -> Write:
    return compiler.expression(node.expression, scope)


def _string(_compiler: Compiler, node: ast.StringLiteral, _scope: Scope) -> Write:
    return literal(node.parse()["value"])


def _number(compiler: Compiler, node: ast.NumberLiteral, scope: Scope) -> Write:
    if _is_long(node):
        return compiler.object_to(node, scope, "bad-argument", f"a number has at most {_MAX_DIGITS} digits", "write it as text")
    value = Decimal(node.value)

    def write(frame: Frame) -> None:
        shown = frame.formats.number(value)
        frame.pieces.append(shown)
        frame.length += len(shown)

    return write


def _is_long(node: ast.StringLiteral | ast.NumberLiteral) -> bool:
    return isinstance(node, ast.NumberLiteral) and len(node.value) > _MAX_DIGITS


def _variable(compiler: Compiler, node: ast.VariableReference, scope: Scope) -> Write:
    if scope.arguments is not None and node.id.name in scope.arguments:
        return compile_expression(compiler, scope.arguments[node.id.name], scope)
    parameter = compiler.variable(node, scope)
    if parameter and parameter.type == "word":
        hint = f"choose by it: {{ ${parameter.name} -> *[{parameter.words[0]}] … }}"
        return compiler.object_to(node, scope, "bad-argument", f"${parameter.name} is a word of code, and not written", hint)
    return _guarded(compiler, node, scope, IMPLICIT[parameter.type](Call(parameter.name)), parameter) if parameter else literal("")


def _guarded(compiler: Compiler, node: ast.SyntaxNode, scope: Scope, write: Write, parameter: Parameter) -> Write:
    """Allow an optional value only where a variant has made sure of it."""
    if parameter.name in scope.present:
        return write
    name = parameter.name
    hint = f"write {{ ${name} -> with the variants [none] … and *[other] …, and name it in the second"
    return compiler.object_to(node, scope, "unguarded-optional", f"${name} may be missing here", hint)


def _call(compiler: Compiler, node: ast.FunctionReference, scope: Scope) -> Write:
    function = FUNCTIONS.get(node.id.name)
    if function is None:
        hint = did_you_mean(node.id.name, FUNCTIONS)
        return compiler.object_to(node, scope, "unknown-function", f"no function is called {node.id.name}", hint)
    arguments = node.arguments.positional
    if len(arguments) != 1 or not isinstance(arguments[0], ast.VariableReference):
        return compiler.object_to(node, scope, "bad-argument", f"{node.id.name} takes one variable", f"{{ {node.id.name}($variable) }}")
    parameter = compiler.variable(arguments[0], scope)
    options = _options(compiler, node, scope)
    if parameter is None or options is None:
        return literal("")
    if parameter.type not in function.types:
        message = f"{node.id.name} cannot write ${parameter.name}, which is {parameter.type}"
        return compiler.object_to(node, scope, "bad-argument", message, f"it takes: {', '.join(sorted(function.types))}")
    return _guarded(compiler, node, scope, function.compile(Call(parameter.name, options, compiler.words)), parameter)


def _options(compiler: Compiler, node: ast.FunctionReference, scope: Scope) -> dict[str, str] | None:
    known = FUNCTIONS[node.id.name].options
    options: dict[str, str] = {}
    for argument in node.arguments.named:
        name, value = argument.name.name, written(argument.value)
        if name not in known:
            hint = did_you_mean(name, known)
            compiler.object_to(argument, scope, "bad-option", f"{node.id.name} has no option {name!r}", hint)
            return None
        if not known[name](value):
            compiler.object_to(argument, scope, "bad-option", f"{value[:40]!r} is no {name} for {node.id.name}", _OPTION_HINTS[name])
            return None
        options[name] = value
    if {"style", "pattern"} <= options.keys():
        compiler.object_to(node, scope, "bad-option", f"{node.id.name} has a style and a pattern", "leave out one of them")
        return None
    return options


def _message(compiler: Compiler, node: ast.MessageReference, scope: Scope) -> Write:
    """Write another message in the register in which it is referred to, so that a text never mixes two."""
    key = node.id.name
    if node.attribute or scope.register is None:
        message = f"{key}.{node.attribute.name} names a register" if node.attribute else "a term cannot refer to a message"
        return compiler.object_to(
            node, scope, "bad-reference", message, f"refer to {{ {key} }} in a message: it comes in the same register"
        )
    entry = compiler.entries.get((key, scope.register))
    if entry is None:
        known = [name for name, register in compiler.entries if register == scope.register]
        message = f"there is no {scope.register} message {key}"
        return compiler.object_to(node, scope, "unknown-reference", message, did_you_mean(key, known))
    return compiler.pattern(entry.pattern, replace(scope, entry=entry, key=label((key, scope.register))))


def _term(compiler: Compiler, node: ast.TermReference, scope: Scope) -> Write:
    entry = compiler.entries.get((f"-{node.id.name}", None))
    if entry is None:
        known = [name for name, register in compiler.entries if register is None]
        hint = did_you_mean(f"-{node.id.name}", known)
        return compiler.object_to(node, scope, "unknown-reference", f"there is no term -{node.id.name}", hint)
    if node.arguments and node.arguments.positional:
        hint = f'name what it takes: {{ -{node.id.name}(case: "dative") }}'
        return compiler.object_to(node, scope, "bad-argument", f"-{node.id.name} takes no value without a name", hint)
    named = node.arguments.named if node.arguments else ()
    if long := next((each.value for each in named if _is_long(each.value)), None):
        return compiler.object_to(long, scope, "bad-argument", f"a number has at most {_MAX_DIGITS} digits", "write it as text")
    arguments = {each.name.name: each.value for each in named}
    inside = Scope(entry, f"-{node.id.name}", None, {}, frozenset(), arguments)
    return compiler.pattern(entry.pattern, inside)


def _select(compiler: Compiler, node: ast.SelectExpression, scope: Scope) -> Write:
    return Selectors(compiler, scope).compile(node)


_OPTION_HINTS = {
    "minimumFractionDigits": "a number from 0 to 10",
    "maximumFractionDigits": "a number from 0 to 10",
    "style": "one of: full, long, medium, short",
    "pattern": 'a CLDR pattern such as "EEEE d MMMM" or "HH:mm", without seconds and zones, quoting words: "HH\'h\'"',
    "form": f"one of: {', '.join(get_args(NameForm))}",
}

_EXPRESSIONS: Mapping[type, _Compile] = {
    ast.Placeable: _placeable,
    ast.StringLiteral: _string,
    ast.NumberLiteral: _number,
    ast.VariableReference: _variable,
    ast.FunctionReference: _call,
    ast.MessageReference: _message,
    ast.TermReference: _term,
    ast.SelectExpression: _select,
}
