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
from .locales import closest_catalogue, is_same_locale
from .sources import Source, read_source

__all__ = [
    "Overlay",
    "in_order",
    "listed",
    "packaged_locales",
    "packaged_source",
    "parameters_file",
    "read_overlay",
    "read_overlays",
    "sound",
]

_Value = TypeVar("_Value")

#: A folder of ``<locale>.ftl`` files, one such file, or the texts themselves by locale. Messages of a merchant's own are declared in
#: ``parameters.toml``, which stands in the folder, or in the mapping under that name.
Overlay: TypeAlias = str | Path | Mapping[str, str]

_PARAMETERS = "parameters.toml"
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


def listed(overlays: Overlay | Iterable[Overlay]) -> list[Overlay]:
    """Return overlays as a list; one alone is a list of one.

    Errors: ``UsageError`` ``wrong-argument`` for what is no overlay and no list of them.
    """
    if isinstance(overlays, str | Path | Mapping):
        return [overlays]
    if not isinstance(overlays, Iterable):
        message = f"overlays is {type(overlays).__name__} where a list of overlays is expected"
        raise UsageError(message, code="wrong-argument", hint='pass overlays=["messages"], or leave it out')
    return list(overlays)


def read_overlays(overlays: Iterable[Overlay]) -> tuple[dict[str, list[Source]], list[Fault]]:
    """Return the sources of every locale, in the order of their overlays, with everything that is wrong with their form."""
    layers: dict[str, list[Source]] = {}
    faults: list[Fault] = []
    for position, overlay in enumerate(overlays):
        sources, found = read_overlay(overlay, position)
        faults += found
        for locale, source in sources.items():
            layers.setdefault(locale, []).append(source)
    return layers, faults


def read_overlay(overlay: Overlay, position: int) -> tuple[dict[str, Source], list[Fault]]:
    """Return the sources of an overlay by locale, with everything that is wrong with their form.

    Fault codes: those of ``read_source``, and ``file-not-found``, ``not-utf-8``, ``empty-overlay``, ``bad-language-tag``,
    ``unknown-locale``, ``duplicate-locale``.

    Errors: ``UsageError`` ``wrong-argument`` for what is no overlay.
    """
    sources: dict[str, Source] = {}
    faults: list[Fault] = []
    for name, file, content in _files(overlay, position):
        source, found = (None, [content]) if isinstance(content, Fault) else _read(name, content, file)
        faults += found
        if source and sources.setdefault(source.locale, source) is not source:
            message = f"{sources[source.locale].name} has texts of {source.locale} too"
            faults.append(source.fault("duplicate-locale", message, hint="put them into one file, or into two overlays: the later wins"))
    if not sources and not faults and parameters_file(overlay, position) is None:
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
    return read_source(content, name=file, locale=_as_packaged(locale))


def _as_packaged(locale: str) -> str:
    """Return the packaged locale that means the same readers, so that de-DE.ftl and zh-TW.ftl lie over de and zh-Hant."""
    served = closest_catalogue(locale, packaged_locales())
    return served if served and is_same_locale(locale, served) else locale


def _files(overlay: Overlay, position: int) -> Iterator[tuple[str, str, str | Fault]]:
    """Yield the locale, the name and the content of each file, or the fault that kept it from being read. Hidden files are no texts."""
    if isinstance(overlay, Mapping):
        for locale, content in overlay.items():
            if not isinstance(content, str):
                raise _no_overlay(f"overlays[{position}][{locale!r}]", content)
            if locale == _PARAMETERS:
                continue
            yield locale, f"{_name_of(overlay, position)}[{locale!r}]", content
        return
    if not isinstance(overlay, str | Path):
        raise _no_overlay(f"overlays[{position}]", overlay)
    path = Path(overlay)
    for file in sorted(path.glob("[!.]*.ftl")) if path.is_dir() else [path] if path.name != _PARAMETERS else []:
        yield file.stem, str(file), _content(file)


def parameters_file(overlay: Overlay, position: int) -> tuple[str, str | Fault] | None:
    """Return the name and the content of the file that declares an overlay's own messages, or the fault that kept it from being read.

    None where the overlay has no such file.
    """
    if isinstance(overlay, Mapping):
        content = overlay.get(_PARAMETERS)
        return (f"{_name_of(overlay, position)}[{_PARAMETERS!r}]", content) if isinstance(content, str) else None
    if not isinstance(overlay, str | Path):
        return None
    path = Path(overlay)
    file = path if path.name == _PARAMETERS else path / _PARAMETERS
    return (str(file), _content(file)) if path == file or (path.is_dir() and file.exists()) else None


def _no_overlay(name: str, found: object) -> UsageError:
    hint = "pass a folder, a file, or a mapping of locale to Fluent text"
    return UsageError(f"{name} is {type(found).__name__}, which is no catalogue", code="wrong-argument", hint=hint)


def _content(file: Path) -> str | Fault:
    if file.exists() and not file.is_file():
        return _unreadable(file, "it is no file")  # a pipe would keep us waiting
    try:
        with file.open("rb") as opened:
            raw = opened.read(_MAX_READ)
        return raw.decode("utf-8-sig", "strict" if len(raw) < _MAX_READ else "ignore")  # what is cut off may end within a character
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        return Source(str(file), "", before).fault("not-utf-8", "this is not UTF-8", at=len(before), hint="save the file as UTF-8")
    except OSError as error:
        return _unreadable(file, error.strerror or "cannot be read")
    except ValueError:  # a NUL in the path
        return _unreadable(file, "this is no path")


def _unreadable(file: Path, why: str) -> Fault:
    return Fault("file-not-found", why, file=str(file), hint="check the path of the overlay")


def _name_of(overlay: Overlay, position: int) -> str:
    return f"overlays[{position}]" if isinstance(overlay, Mapping) else str(overlay)
