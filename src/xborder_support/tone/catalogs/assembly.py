"""Lay catalogue files over one another and compile what they add up to, locale by locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from xborder_support.errors import Fault, did_you_mean
from xborder_support.terms import LanguageTag, Register
from xborder_support.tone.cleaning import is_blank

from .bounds import Bounds, Entry, EntryId, label, term_entries, text_entries
from .compiler import WORD, Compiler
from .formats import formats_for
from .frame import Write, literal
from .layers import packaged_source, sound
from .parameters import Declarations, packaged_declarations
from .rendered import ReviewState
from .scope import beyond_plain_text, plain_text
from .sources import Source
from .substance import Substance

__all__ = ["CompiledText", "Texts", "compile_locale", "packaged_texts"]


@dataclass(frozen=True, slots=True)
class CompiledText:
    """Hold the function that writes one text, whether its file was reviewed, and which locale it comes from if not from its own."""

    write: Write
    review: ReviewState
    lent_by: LanguageTag | None = None


#: The texts of one locale by key and register.
Texts: TypeAlias = Mapping[tuple[str, Register], CompiledText]


@cache
def packaged_texts(locale: str) -> Texts:
    """Return the packaged texts of one locale. They are compiled when they are first needed."""
    texts, faults = compile_locale([packaged_source(locale)], packaged_declarations())
    return sound(texts, faults)


def compile_locale(sources: Sequence[Source], declarations: Declarations) -> tuple[Texts, list[Fault]]:
    """Compile the sources of one locale, the later over the earlier, and return the texts with every fault.

    A later source replaces single texts: one key in one register. The locale is that of the last one; what a source of another locale has
    is lent. Fault codes: those of ``Bounds`` and ``Compiler``, ``bad-argument``,
    ``unknown-key``, ``missing-key``, ``blank-text``.
    """
    entries = {entry_id: entry for source in sources for entry_id, entry in (text_entries(source) | term_entries(source)).items()}
    texts = {entry_id: entry for entry_id, entry in entries.items() if entry_id[1] is not None}
    unknown = [_unknown_key(entry_id, entry, declarations) for entry_id, entry in texts.items() if entry_id[0] not in declarations.keys]
    bounds = Bounds(entries)
    bounds.check()
    sound = {entry_id: entry for entry_id, entry in texts.items() if entry_id not in bounds.unsound and entry_id[0] in declarations.keys}
    compiler = Compiler(formats_for(sources[-1].locale, None), entries)
    compiled = {
        (key, register): CompiledText(
            compiler.compile(key, register, declarations.keys[key]), entry.source.review, _lender(entry.source, sources[-1])
        )
        for (key, register), entry in sound.items()
        if register
    }
    substance = Substance(entries)
    blank = [fault for key, register in sound if register for fault in substance.faults(key, register, declarations)]
    faults = [*unknown, *_composed(entries), *bounds.faults, *compiler.faults, *blank, *_missing(texts, sources[-1], declarations)]
    return _unsaid(compiled, declarations) | compiled, list(dict.fromkeys(faults))


def _composed(entries: Mapping[EntryId, Entry]) -> list[Fault]:
    """Say which ``-word-…`` terms and attributes of terms are no plain words: they are listed and compared as they stand."""
    faults = []
    for (name, register), entry in entries.items():
        is_plain = name.startswith(WORD) or (register is None and "." in name)
        strange = entry.pattern if is_plain and is_blank(plain_text(entry.pattern)) else beyond_plain_text(entry.pattern)
        if is_plain and strange:
            hint = "write it out, without variables, references and choices"
            faults.append(entry.source.fault("bad-argument", f"{name} is no plain text", at=strange, key=name, hint=hint))
    return faults


def _unsaid(texts: Texts, declarations: Declarations) -> dict[tuple[str, Register], CompiledText]:
    """Return an empty text for each courtesy, in the registers that a locale has."""
    return {
        (key, register): CompiledText(literal(""), "confident")
        for key in declarations.courtesies
        for register in {each for known, each in texts if known not in declarations.own}
    }


def _lender(source: Source, last: Source) -> LanguageTag | None:
    return None if source.locale == last.locale else LanguageTag(source.locale)


def _unknown_key(entry_id: EntryId, entry: Entry, declarations: Declarations) -> Fault:
    key = entry_id[0]
    hint = (
        f"{did_you_mean(key, declarations.keys)}; declare a message of your own in parameters.toml: [keys] {key} = {{}}; "
        f"words for several texts are a term: -{key}"
    )
    message = f"no message is called {key!r}"
    return entry.source.fault("unknown-key", message, at=entry.pattern, key=label(entry_id), hint=hint)


def _missing(texts: Mapping[EntryId, Entry], source: Source, declarations: Declarations) -> list[Fault]:
    """A register that a locale has at all, it has for every key of ours, so that no reply is cut short in the middle."""
    left_out = declarations.courtesies | declarations.own
    registers = sorted({register for key, register in texts if register and key not in declarations.own}, reverse=True) or ["formal"]
    absent = [
        (key, register) for register in registers for key in declarations.keys if (key, register) not in texts and key not in left_out
    ]
    return [_missing_key(source, key, register) for key, register in absent]


def _missing_key(source: Source, key: str, register: Register) -> Fault:
    hint = f"write {key} = …" if register == "formal" else f"write .casual = … under {key}"
    message = f"{source.locale} has no {register} text for {key}"
    return Fault("missing-key", message, key=label((key, register)), file=source.name, line=1, hint=hint)
