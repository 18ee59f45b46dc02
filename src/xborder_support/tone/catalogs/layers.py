"""Find the catalogue files: those of the package, and those that a merchant lays over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeAlias, TypeVar

from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.terms import language_tag

from .formats import known_locale
from .sources import Source, read_source

__all__ = ["Overlay", "in_order", "packaged_locales", "packaged_source", "read_overlay", "sound"]

_Value = TypeVar("_Value")

#: A folder of ``<locale>.ftl`` files, one such file, or the texts themselves by locale.
Overlay: TypeAlias = str | Path | Mapping[str, str]

_MAX_READ = 256 * 1024  # well over the limit of a source, so that the limit is what is reported


@cache
def packaged_locales() -> frozenset[str]:
    """Return the locales that the package has texts in."""
    files = resources.files(__package__).joinpath("messages").iterdir()
    return frozenset(file.name.removesuffix(".ftl") for file in files if file.name.endswith(".ftl"))


@cache
def packaged_source(locale: str) -> Source:
    """Return the packaged texts of one of ``packaged_locales``. They are read when they are first needed."""
    name = f"{locale}.ftl"
    content = resources.files(__package__).joinpath("messages", name).read_text(encoding="utf-8")
    source, faults = read_source(content, name=name, locale=locale)
    return sound(source, faults)


def sound(value: _Value, faults: list[Fault]) -> _Value:
    """Return a value that has no faults.

    Errors: ``ConfigurationError`` with those it has.
    """
    if faults:
        raise ConfigurationError(in_order(faults))
    return value


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults as somebody who mends the files meets them."""
    return sorted(faults, key=lambda fault: (fault.file or "", fault.line or 0))


def read_overlay(overlay: Overlay, position: int) -> tuple[dict[str, Source], list[Fault]]:
    """Return the sources of an overlay by locale, with everything that is wrong with their form.

    Fault codes: those of ``read_source``, and ``file-not-found``, ``not-utf-8``, ``empty-overlay``, ``bad-language-tag``,
    ``unknown-locale``.
    """
    sources: dict[str, Source] = {}
    faults: list[Fault] = []
    for name, file, content in _files(overlay, position):
        source, found = _read(name, content, file) if isinstance(content, str) else (None, [content])
        faults += found
        if source:
            sources[source.locale] = source
    if not sources and not faults:
        hint = "name the files after their locale: de.ftl, es-419.ftl"
        faults.append(Fault("empty-overlay", "the overlay has no catalogue files", file=_name_of(overlay, position), hint=hint))
    return sources, faults


def _read(name: str, content: str, file: str) -> tuple[Source | None, list[Fault]]:
    try:
        locale = language_tag(name)
    except UsageError as error:
        return None, [Fault(error.code, error.message, file=file, hint=error.hint)]
    if known_locale(locale) is None:
        return None, [
            Fault("unknown-locale", f"CLDR does not know the locale {locale!r}", file=file, hint="use a tag such as 'fr' or 'es-419'")
        ]
    return read_source(content, name=file, locale=locale)


def _files(overlay: Overlay, position: int) -> Iterator[tuple[str, str, str | Fault]]:
    """Yield the locale, the name and the content of each file, or the fault that kept it from being read."""
    if isinstance(overlay, Mapping):
        for locale, content in overlay.items():
            yield locale, f"{_name_of(overlay, position)}[{locale!r}]", content
        return
    path = Path(overlay)
    for file in sorted(path.glob("*.ftl")) if path.is_dir() else [path]:
        yield file.stem, str(file), _content(file)


def _content(file: Path) -> str | Fault:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_MAX_READ)
        return raw.decode("utf-8-sig")
    except OSError as error:
        return Fault("file-not-found", error.strerror or "cannot be read", file=str(file), hint="check the path of the overlay")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Fault("not-utf-8", "the file is not UTF-8", file=str(file), line=line, hint="save it as UTF-8")


def _name_of(overlay: Overlay, position: int) -> str:
    return f"overlays[{position}]" if isinstance(overlay, Mapping) else str(overlay)
