"""Write the reference of a package from the names it exports, and link types to where they are documented.

``.. public-names:: xborder_support.terms`` documents every name in that module's ``__all__``, under its public path, in that order.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import stringify_annotation


class PublicNames(Directive):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        try:
            module = import_module(self.arguments[0])
        except ImportError as error:
            raise self.error(str(error)) from error
        lines = [f".. automodule:: {module.__name__}", "   :no-members:", ""]
        for name in module.__all__:
            lines += [*_entry(module, name), ""]
        holder = nodes.section()
        holder.document = self.state.document
        self.state.nested_parse(StringList(lines, source=module.__name__), 0, holder)
        return holder.children


def _entry(module: ModuleType, name: str) -> list[str]:
    value = getattr(module, name)
    path = f"{module.__name__}.{name}"
    if inspect.isclass(value):
        return [f".. autoclass:: {path}", "   :members:"]
    if inspect.isroutine(value) or hasattr(value, "__wrapped__"):
        return [f".. autofunction:: {path}"]
    if inspect.ismodule(value):
        return []
    return _alias(module, name)


def _alias(module: ModuleType, name: str) -> list[str]:
    """Document what has no docstring of its own, a type alias or a constant, by the ``#:`` comment above it."""
    for file in _sources(module.__name__):
        source = file.read_text(encoding="utf-8")
        for target, value, line in _assignments(source):
            if target == name:
                meaning = [f"   {text}" for text in _comment_above(source.splitlines(), line)]
                if not re.search(r":.*TypeAlias\b.*=|= NewType\(", source.splitlines()[line - 1]):
                    return [f".. py:data:: {module.__name__}.{name}", "", *meaning]
                return [f".. py:type:: {module.__name__}.{name}", f"   :canonical: {_annotation(value, module.__name__)}", "", *meaning]
    raise LookupError(f"{module.__name__} exports {name}, which is assigned in none of its files")


def _assignments(source: str) -> Iterator[tuple[str, str, int]]:
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:
                yield target.id, ast.unparse(node.value), node.lineno


def _comment_above(lines: list[str], line: int) -> list[str]:
    first = line - 1
    while lines[first - 1].startswith("#:"):
        first -= 1
    return [text.removeprefix("#:").strip() for text in lines[first : line - 1]]


def write_signature(
    _app: Sphinx, what: str, _name: str, value: object, _options: object, signature: str | None, _returns: str | None
) -> tuple[str, str | None] | None:
    """Show annotations as the source writes them: ``Priority`` rather than the four words that it stands for."""
    if signature is None or not callable(value):
        return None
    try:
        found = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    skip = 1 if what == "method" and next(iter(found.parameters), None) in {"self", "cls"} else 0
    parameters = list(found.parameters.values())[skip:]
    home = str(getattr(value, "__module__", ""))
    result = None if what == "class" or found.return_annotation is inspect.Signature.empty else _annotation(found.return_annotation, home)
    return f"({', '.join(_parameters(parameters, home))})", result


def _parameters(parameters: list[inspect.Parameter], home: str) -> Iterator[str]:
    star = False
    for parameter in parameters:
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not star:
            star = True
            yield "*"
        star = star or parameter.kind is inspect.Parameter.VAR_POSITIONAL
        yield _PREFIXES.get(parameter.kind, "") + parameter.name + _type_and_default(parameter, home)


_PREFIXES = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def _type_and_default(parameter: inspect.Parameter, home: str) -> str:
    text = "" if parameter.annotation is inspect.Parameter.empty else f": {_annotation(parameter.annotation, home)}"
    if parameter.default is inspect.Parameter.empty:
        return text
    is_plain = isinstance(parameter.default, (str, int, float, bool, tuple, type(None))) and len(repr(parameter.default)) < 40
    return f"{text} = {parameter.default!r}" if is_plain else f"{text} = ..."  # the repr of an object is no Python


def _annotation(annotation: object, home: str) -> str:
    written = annotation if isinstance(annotation, str) else stringify_annotation(annotation, "fully-qualified")
    plain = re.sub(r"NewType\('\w+', (\w+)\)", r"\1", _without_metadata(written))
    return re.sub(r"(?<![\w.'\"])[A-Z]\w+", lambda word: _private_aliases(home).get(word[0], word[0]), plain)


def _without_metadata(text: str) -> str:
    """Write ``Annotated[X, …]`` as ``X``."""
    while (start := re.search(r"(typing\.)?\bAnnotated\[", text)) is not None:
        depth, comma, end = 0, 0, start.end()
        while text[end] != "]" or depth:
            depth += (text[end] in "[(") - (text[end] in "])")
            comma = comma or (end if text[end] == "," and not depth else 0)
            end += 1
        text = text[: start.start()] + text[start.end() : comma] + text[end + 1 :]
    return text


@cache
def _private_aliases(home: str) -> dict[str, str]:
    """Return what the aliases stand for that a package keeps to itself: a reader could not look them up."""
    if not home.startswith("xborder_support."):
        return {}
    public = set(import_module(_package(home)).__all__)
    aliases = {name: value for file in _sources(home) for name, value, _ in _assignments(file.read_text(encoding="utf-8"))}
    return {name: _annotation(value, "") for name, value in aliases.items() if name not in public and not name.startswith("_")}


def _package(home: str) -> str:
    return ".".join(home.split(".")[:2])


def _sources(home: str) -> list[Path]:
    file = Path(str(import_module(_package(home)).__file__))
    return sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]


def _is_private_class(home: str, name: str) -> bool:
    pattern = re.compile(rf"^class {re.escape(name)}\b", re.MULTILINE)
    return home.startswith("xborder_support.") and any(pattern.search(file.read_text(encoding="utf-8")) for file in _sources(home))


def link_to_public_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> nodes.Node | None:
    """Link a type to its public name, wherever the annotation took it from. A class that a package keeps to itself stays a plain word."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    ours = [(path, entry) for path, entry in domain.objects.items() if path.rpartition(".")[2] == name and path[:1] == "x"]
    ours.sort(key=lambda item: (item[0].count("."), item[0]))
    if not ours:
        home = str(node["reftarget"]) if str(node["reftarget"]).startswith("xborder_support.") else str(node.get("py:module", ""))
        return content if _is_private_class(home, name) else None
    path, entry = ours[0]
    return make_refnode(app.builder, str(node["refdoc"]), entry.docname, entry.node_id, content, path)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("public-names", PublicNames)
    app.connect("autodoc-process-signature", write_signature)
    app.connect("missing-reference", link_to_public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
