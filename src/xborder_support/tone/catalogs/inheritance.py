"""Compile the locales that overlays change, each over what it stands on: our texts of the locale, or those of its parent."""

from __future__ import annotations

from collections.abc import Mapping

from xborder_support.errors import Fault

from .assembly import Texts, compile_locale
from .layers import packaged_locales, packaged_source
from .locales import closest_catalogue
from .parameters import Declarations
from .sources import Source

__all__ = ["compile_layers", "packaged_below"]


def compile_layers(layers: Mapping[str, list[Source]], declarations: Declarations) -> tuple[dict[str, Texts], list[Fault]]:
    """Return the texts of each locale that has a source of a merchant's, with every fault once.

    A locale that we do not have stands on the texts of its CLDR parent, if we have that in the same language and script.
    """
    compiled: dict[str, Texts] = {}
    faults: dict[tuple[str, str, str | None, int | None], list[Fault]] = {}
    for locale in sorted(layers, key=lambda each: (each not in packaged_locales(), each)):  # a parent tells its own faults first
        compiled[locale], found = compile_locale(_stack(locale, layers), declarations)
        told = frozenset(faults)
        for fault in found:
            place = fault.code, fault.key, fault.file, fault.line
            if place not in told:
                faults.setdefault(place, []).append(fault)
    return compiled, [fault for each in faults.values() for fault in each]


def _stack(locale: str, layers: Mapping[str, list[Source]]) -> list[Source]:
    """Return the sources of a locale, the lowest first."""
    lowest = packaged_below(locale)
    if lowest is None:
        return layers[locale]
    below = [packaged_source(lowest), *layers.get(lowest, ())]
    return below if lowest == locale else [*below, *layers[locale]]


def packaged_below(locale: str) -> str | None:
    """Return the packaged locale that texts stand on: itself, or its parent of the same language; a text in nn stands on none in nb."""
    if locale in packaged_locales():
        return locale
    found = closest_catalogue(locale, packaged_locales())
    return found if found and found.partition("-")[0] == locale.partition("-")[0] else None
