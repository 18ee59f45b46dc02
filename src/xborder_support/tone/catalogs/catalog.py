"""Say a thing in the customer's language and register: which texts exist, and what one of them reads with its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import tzinfo
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from xborder_support.errors import Fault, UsageError, did_you_mean
from xborder_support.terms import Channel, LanguageTag, Register, language_tag
from xborder_support.terms import time_zone as zone_of

from .assembly import CompiledText, Texts, packaged_texts
from .formats import Formats, formats_for, known_locale
from .frame import Frame, PreviewFrame
from .host_channels import HostChannels
from .inheritance import compile_layers
from .layers import Overlay, in_order, listed, packaged_locales, read_overlays, sound
from .locales import closest_catalogue, is_same_locale
from .own_declarations import read_declarations
from .parameters import Declarations, Parameter
from .rendered import RenderedText, finished
from .sources import Source
from .wrong_arguments import check_keys, check_values, unknown_register, unwritten

__all__ = ["Catalog", "OnMissing"]

#: What to do where a required value is missing: raise, or show where it will stand, in a preview that is never sent.
OnMissing: TypeAlias = Literal["raise", "placeholder"]


class _Service(NamedTuple):
    """Hold what was asked for, whose texts serve it (nobody's: None), what they stand in for, how numbers are written, and the texts."""

    asked: LanguageTag
    used: LanguageTag | None
    fallback_from: LanguageTag | None
    formats: Formats
    texts: Texts


class Catalog:
    """Hold the messages of all locales, checked and compiled. Make one with ``Catalog.load`` and keep it: it never changes.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.tone import Catalog
        >>> catalog = Catalog.load()
        >>> values = {"due_at": datetime(2026, 2, 4, 2, 0, tzinfo=UTC)}
        >>> catalog.render(
        ...     "expected_reply", locale="de-AT", register="formal", values=values, channel="email", time_zone="Europe/Vienna"
        ... ).text
        'Sie erhalten unsere Antwort bis Mittwoch, 4. Februar, 03:00 Uhr.'
    """

    __slots__ = ("_available", "_declarations", "_digest", "_kind", "_overlaid", "_serve")

    def __init__(
        self, overlaid: Mapping[str, Texts], declarations: Declarations, *, digest: str = "", channels: HostChannels | None = None
    ) -> None:
        self._overlaid = overlaid
        self._kind = (channels or HostChannels()).kind
        self._digest = digest
        self._declarations = declarations
        self._available = packaged_locales() | frozenset(overlaid)
        self._serve = lru_cache(maxsize=1024)(self._served)

    @classmethod
    def load(cls, *, overlays: Overlay | Iterable[Overlay] = (), channels: Mapping[Channel, Channel] | None = None) -> Catalog:
        """Return the packaged catalogue with a merchant's own texts laid over it, later overlays over earlier ones.

        An overlay is a folder of ``<locale>.ftl`` files, one such file, or a mapping of locale to Fluent text; one alone needs no list.
        ``parameters.toml`` beside them declares messages of the merchant's own. ``channels`` says which of ours a host's own channel is
        written like: ``{"mychat": "html"}``.

        Errors: ``ConfigurationError`` with every fault of every file at once, each with file, line and column; ``UsageError``
        ``wrong-argument`` for what is no list of overlays and no mapping of channels, ``unknown-channel``.
        """
        described = HostChannels(channels)
        declarations, digest, overlaid, faults = _laid_over(overlays)
        return cls(sound(overlaid, faults), declarations, digest=digest, channels=described)

    @staticmethod
    def check(*, overlays: Overlay | Iterable[Overlay]) -> tuple[Fault, ...]:
        r"""Return everything that would keep overlays from being loaded, by file and line: what they lack, and what cannot be written.

        Fault codes, among others: ``missing-key``, ``undeclared-variable``, ``missing-plural-category``, ``template-syntax``.

        Example:
            >>> from xborder_support.tone import Catalog
            >>> text = "# review: draft\n\nack = { $sku }\nakc = Danke!"
            >>> [(fault.line, fault.code) for fault in Catalog.check(overlays=[{"de": text}])]
            [(3, 'undeclared-variable'), (4, 'unknown-key')]
        """
        return tuple(in_order(_laid_over(overlays)[-1]))

    @property
    def digest(self) -> str:
        """Return a digest of the texts laid over the packaged ones, which go with the version of the library; empty without any.

        Example:
            >>> from xborder_support.tone import Catalog
            >>> Catalog.load().digest
            ''
        """
        return self._digest

    @property
    def locales(self) -> tuple[LanguageTag, ...]:
        """Return the locales that have texts of their own."""
        return tuple(LanguageTag(locale) for locale in sorted(self._available))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the message keys."""
        return tuple(self._declarations.keys)

    def parameters(self, key: str) -> tuple[Parameter, ...]:
        """Return what a message takes. Errors: ``UsageError`` ``unknown-key``."""
        if not isinstance(key, str) or key not in self._declarations.keys:
            raise self._declarations.unknown_key(key)
        return tuple(self._declarations.keys[key].values())

    def resolve(self, locale: str) -> LanguageTag | None:
        """Return the locale whose texts serve another one: itself, a CLDR parent of its language and script, or None.

        Example:
            >>> from xborder_support.tone import Catalog
            >>> catalog = Catalog.load()
            >>> catalog.resolve("es-MX"), catalog.resolve("en-AU"), catalog.resolve("haw")
            ('es-419', 'en-GB', None)
        """
        with suppress(UsageError):
            return self._serve(locale, None).used
        return None

    def registers(self, locale: str) -> tuple[Register, ...]:
        """Return the registers that a locale has every message of ours in, the formal one first; empty where no text serves it."""
        texts = self._serve(locale, None).texts if self.resolve(locale) else ()
        known = {register for key, register in texts if key not in self._declarations.own}
        return tuple(register for register in get_args(Register) if register in known)

    def render(  # noqa: PLR0913  (the public contract: each argument decides the text)
        self,
        key: str,
        *,
        locale: str,
        register: Register,
        values: Mapping[str, Any],
        channel: Channel,
        time_zone: str | tzinfo | None = None,
        numbering_system: str | None = None,
        on_missing: OnMissing = "raise",
    ) -> RenderedText:
        """Return a message as it is sent on a channel; ``"html"``, ``"plain"`` and ``"subject"`` (one line) are channels too.

        ``values`` may hold what other messages of the same reply need. Shown times are in ``time_zone``; digits are Latin unless
        ``numbering_system`` is another of CLDR's, such as ``"arab"``, or ``"native"``: what the locale is used to. The register is never
        changed, and a wider locale is reported.

        Errors: ``UsageError`` ``unknown-key``, ``unknown-locale``, ``unknown-register``, ``missing-register``, ``missing-value``,
        ``wrong-value-type``, ``unknown-value``, ``unknown-word``, ``naive-datetime``, ``value-too-long``, ``value-out-of-range``,
        ``bad-url``, ``bad-reference``, ``missing-time-zone``, ``unknown-time-zone``, ``unsupported-numbering-system``,
        ``bad-language-tag``, ``unknown-on-missing``, ``unknown-channel`` for what is nearly the name of a channel, ``wrong-argument``.
        """
        service = self._serve(locale, numbering_system)
        try:
            text = service.texts[key, register]
        except (KeyError, TypeError):
            raise self._no_text(service, key, register) from None
        clock = None if time_zone is None else zone_of(time_zone)
        is_preview = on_missing != "raise" and _is_preview(on_missing)
        if type(values) is not dict:
            check_values(values)
        checked = self._declarations.read((key,), values, is_preview=is_preview)
        frame = (PreviewFrame if is_preview else Frame)(checked, service.formats, self._kind(channel), clock)
        return _rendered(text, service, frame)

    def render_all(  # noqa: PLR0913  (as ``render``)
        self,
        keys: Sequence[str],
        *,
        locale: str,
        register: Register,
        values: Mapping[str, Any],
        channel: Channel,
        time_zone: str | tzinfo | None = None,
        numbering_system: str | None = None,
        on_missing: OnMissing = "raise",
    ) -> tuple[RenderedText, ...]:
        """Return the messages of one reply, in the order of their keys. Each reads as ``render`` writes it, and together they cost less.

        Errors: those of ``render``, for any of the messages.

        Example:
            >>> from xborder_support.tone import Catalog
            >>> texts = Catalog.load().render_all(
            ...     ("salutation", "ack"), locale="de", register="casual", values={"ref": "1042"}, channel="email"
            ... )
            >>> [text.text for text in texts]
            ['Hallo!', 'Danke für deine Nachricht (Vorgang 1042)! Wir haben sie bekommen.']
        """
        check_keys(keys)
        if type(values) is not dict:
            check_values(values)
        service = self._serve(locale, numbering_system)
        try:
            found = [service.texts[key, register] for key in keys]
        except (KeyError, TypeError):
            raise self._no_text(service, next(key for key in keys if not _has(service, key, register)), register) from None
        clock = None if time_zone is None else zone_of(time_zone)
        is_preview = on_missing != "raise" and _is_preview(on_missing)
        checked, kind = self._declarations.read(keys, values, is_preview=is_preview), self._kind(channel)
        make = PreviewFrame if is_preview else Frame
        return tuple([_rendered(text, service, make(checked, service.formats, kind, clock)) for text in found])

    def _served(self, locale: str, numbering_system: str | None) -> _Service:
        """Find whose texts serve a locale. It writes numbers and dates its own way, where CLDR knows it."""
        tag = language_tag(locale)
        used = closest_catalogue(tag, self._available)
        formats = formats_for(tag if known_locale(tag) else used or "en", numbering_system)
        if used is None:
            return _Service(tag, None, None, formats, {})
        fallback_from = None if is_same_locale(tag, used) else tag
        return _Service(tag, LanguageTag(used), fallback_from, formats, self._overlaid.get(used) or packaged_texts(used))

    def _no_text(self, service: _Service, key: str, register: str) -> UsageError:
        """Say why there is no such text, the most likely mistake first."""
        if not isinstance(key, str) or key not in self._declarations.keys:
            return self._declarations.unknown_key(key)
        if register not in get_args(Register):
            return unknown_register(register)
        used = service.used
        if used is None:
            hint = f"lay your own texts over ours: Catalog.load(overlays=[{{{service.asked!r}: …}}]). Known: {', '.join(self.locales)}"
            return UsageError(f"there are no texts for {service.asked}", code="unknown-locale", hint=hint)
        if key in self._declarations.own:
            return unwritten(key, register, used, self._overlaid)
        hint = f"{used} has: {', '.join(self.registers(used))}; another register is never used in its place"
        return UsageError(f"there is no {register} text for {key} in {used}", code="missing-register", hint=hint)


def _has(service: _Service, key: Any, register: Any) -> bool:
    return isinstance(key, str) and isinstance(register, str) and (key, register) in service.texts


def _rendered(text: CompiledText, service: _Service, frame: Frame) -> RenderedText:
    text.write(frame)
    written, spans = frame.finish()
    if text.lent_by:
        return finished(written, text.lent_by, spans, text.review, service.asked, type(frame) is PreviewFrame)
    return finished(written, service.used, spans, text.review, service.fallback_from, type(frame) is PreviewFrame)


def _is_preview(on_missing: str) -> bool:
    if on_missing not in get_args(OnMissing):
        hint = did_you_mean(str(on_missing)[:40], get_args(OnMissing))
        raise UsageError(f"on_missing is no {str(on_missing)[:40]!r}", code="unknown-on-missing", hint=hint)
    return on_missing == "placeholder"


def _laid_over(overlays: Overlay | Iterable[Overlay]) -> tuple[Declarations, str, dict[str, Texts], list[Fault]]:
    """Return what overlays declare, the digest of their texts, the texts compiled, and every fault."""
    each = listed(overlays)
    declarations, undeclared = read_declarations(each)
    layers, unread = read_overlays(each)
    overlaid, faults = compile_layers(layers, declarations)
    return declarations, _digest(layers, declarations), overlaid, [*undeclared, *unread, *faults]


def _digest(layers: Mapping[str, list[Source]], declarations: Declarations) -> str:
    contents = [f"{locale}\0{source.content}" for locale in sorted(layers) for source in layers[locale]]
    contents += [f"{key}\0{tuple(declarations.keys[key].values())}" for key in sorted(declarations.own)]
    return sha256("\0".join(contents).encode("utf-8", "surrogatepass")).hexdigest() if contents else ""
