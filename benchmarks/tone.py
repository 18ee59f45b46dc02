"""Measure the writing of a message beside other template engines: three values, one of them a name with markup, and one plural.

Every engine says the same words, in Russian, with the value escaped for HTML; that is checked before anything is timed. The peers do less:
they know no registers, no spans and no review marks. ``fluent.runtime`` escapes nothing by itself, so its value is escaped before.
"""

import sys
from collections.abc import Callable
from html import escape
from time import perf_counter

from fluent.runtime import FluentBundle, FluentResource
from fluent_compiler.bundle import FluentBundle as CompiledBundle
from jinja2.sandbox import ImmutableSandboxedEnvironment
from liquid import Environment
from measure import best_of

from xborder_support.tone import Catalog, RenderedText
from xborder_support.tone.catalogs.assembly import compile_locale, packaged_texts
from xborder_support.tone.catalogs.layers import packaged_source
from xborder_support.tone.catalogs.parameters import parse_declarations
from xborder_support.tone.catalogs.sources import read_source

__all__ = ["PEERS", "print_tone"]

PEERS = ("fluent.runtime", "fluent-compiler", "Jinja2", "python-liquid")
_BAR = 0.3
_NAME, _SHOP, _COUNT = "Анна <Анюта> Петрова", "Kaze & Co", 1203
_FORMS = {"one": "посылка ждёт", "few": "посылки ждут", "many": "посылок ждут", "other": "посылки ждут"}
_EXPECTED = "Анна &lt;Анюта&gt; Петрова, 1\xa0203 посылки ждут вас в магазине Kaze &amp; Co."

_FLUENT = """# review: draft
parcels = { $name }, { $count } { $count ->
        [one] посылка ждёт
        [few] посылки ждут
        [many] посылок ждут
       *[other] посылки ждут
    } вас в магазине { $shop }.
"""
_DECLARATIONS = """
[types]
name = "text"
shop = "text"
count = "integer"

[keys]
parcels = { required = ["name", "shop", "count"] }
"""
_JINJA = "{{ name }}, {{ number(count) }} {{ forms[plural(count)] }} вас в магазине {{ shop }}."
_LIQUID = "{{ name }}, {{ count | number }} {{ forms[category] }} вас в магазине {{ shop }}."

Way = Callable[[], str]


def _ours() -> Way:
    source, faults = read_source(_FLUENT, name="parcels.ftl", locale="ru")
    declarations = parse_declarations(_DECLARATIONS)
    texts, more = compile_locale([source], declarations)
    if faults + more:
        sys.exit(f"the benchmark's own text is faulty: {faults + more}")
    catalog = Catalog({"ru": texts}, declarations)

    def way() -> str:
        values = {"name": _NAME, "shop": _SHOP, "count": _COUNT}
        written: RenderedText = catalog.render("parcels", locale="ru", register="formal", values=values, channel="html")
        return written.text

    return way


def _runtime() -> Way:
    bundle = FluentBundle(["ru"], use_isolating=False)
    bundle.add_resource(FluentResource(_FLUENT))

    def way() -> str:
        message = bundle.get_message("parcels")
        text, errors = bundle.format_pattern(message.value, {"name": escape(_NAME), "shop": escape(_SHOP), "count": _COUNT})
        return str(text) if not errors else str(errors)

    return way


def _compiled() -> Way:
    bundle = CompiledBundle.from_string("ru", _FLUENT, use_isolating=False)

    def way() -> str:
        text, errors = bundle.format("parcels", {"name": escape(_NAME), "shop": escape(_SHOP), "count": _COUNT})
        return str(text) if not errors else str(errors)

    return way


def _number(value: int) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  (what a caller of an engine without numbers does)

    return format_decimal(value, locale="ru")


def _category() -> Callable[[int], str]:
    from babel import Locale  # noqa: PLC0415

    return Locale("ru").plural_form


def _jinja() -> Way:
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    environment.globals |= {"number": _number, "plural": _category(), "forms": _FORMS}
    template = environment.from_string(_JINJA)
    return lambda: template.render(name=_NAME, shop=_SHOP, count=_COUNT)


def _liquid() -> Way:
    environment, category = Environment(autoescape=True), _category()
    environment.filters["number"] = _number
    template = environment.from_string(_LIQUID)
    return lambda: template.render(name=_NAME, shop=_SHOP, count=_COUNT, forms=_FORMS, category=category(_COUNT))


def print_tone() -> None:
    """Print one row an engine, with its time as a share of that of ``fluent.runtime``, then what a locale costs when it is first met."""
    ways = {
        "ours": _ours(),
        "fluent.runtime": _runtime(),
        "fluent-compiler": _compiled(),
        "Jinja2, sandbox, autoescape": _jinja(),
        "python-liquid, autoescape": _liquid(),
    }
    for name, way in ways.items():
        if way() != _EXPECTED:
            sys.exit(f"{name} says something else: {way()!r}")
    seconds = dict(zip(ways, best_of(*ways.values()), strict=True))
    print(f"{'a message, one plural, escaped':<44}{'µs':>10}{'share':>10}")
    for name, each in seconds.items():
        share = each / seconds["fluent.runtime"]
        bar = f"   bar <= {_BAR}" + (" (bar missed)" if share > _BAR else "") if name == "ours" else ""
        print(f"{name:<44}{each * 1e6:>10.1f}{share:>9.2f}x{bar}", flush=True)
    print(f"{'one locale, read and compiled':<44}{'ms':>10}")
    for locale in ("de", "ja", "ar"):
        print(f"{locale:<44}{_cold(locale) * 1e3:>10.1f}", flush=True)


def _cold(locale: str) -> float:
    """Return the best of five loads of a packaged locale, its file read and every text compiled anew each time."""
    best = float("inf")
    for _ in range(5):
        packaged_source.cache_clear()
        packaged_texts.cache_clear()
        began = perf_counter()
        packaged_texts(locale)
        best = min(best, perf_counter() - began)
    return best


if __name__ == "__main__":
    print_tone()
