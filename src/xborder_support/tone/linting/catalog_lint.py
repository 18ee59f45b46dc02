"""Judge a whole catalogue: every text in every register and in every wording that it can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from xborder_support.errors import ConfigurationError, Fault
from xborder_support.markets import Market
from xborder_support.terms import Channel, Finding, Register, language_tag
from xborder_support.tone.catalogs import (
    Entry,
    EntryId,
    Overlay,
    Source,
    ValueType,
    label,
    listed,
    packaged_below,
    packaged_source,
    read_declarations,
    read_overlay,
    term_entries,
    text_entries,
)

from .allowances import allowances
from .arguments import check_day, check_waivers
from .checks import hits_of
from .expansion import Wording, wordings
from .likely_market import territory_of
from .lint import finding_of, market_of
from .passage import Passage
from .rule_list import Wording as Reader
from .rule_list import wording
from .samples import Samples
from .waivers import Offence, Waived, Waiver, Waivers

__all__ = ["LintReport", "lint_messages"]


@dataclass(frozen=True, slots=True)
class LintReport:
    """Hold what was found in a catalogue, what of it is waived, and how many wordings were judged.

    The ``span`` of a finding counts code points of its file; its facts say ``file``, ``line`` and ``column`` (both from 1), ``end_line``,
    ``end_column``, ``key``, ``register`` and ``locale``.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    wordings: int


def lint_messages(  # noqa: PLR0913  (each is a circumstance that decides what is right to say)
    catalogue: Overlay | Iterable[Overlay],
    *,
    market: Market | str | None = None,
    channel: Channel = "email",
    waivers: Iterable[Waiver] = (),
    on: date | None = None,
    reader: str = "en",
    hedges: bool | None = None,
) -> LintReport:
    """Return what is wrong with the texts of a catalogue: a folder of ``.ftl`` files, one file, texts by locale, or several of these.

    Each text is judged in its own register and with sample values, once for each variant of each choice. Without a market each locale is
    judged for the territory that it names or that CLDR finds likely. A comment ``# lint: allow TON012: why`` above a message waives a rule
    there; waivers that nothing met are reported. ``on`` is the day by which waivers run out; ``hedges`` as in ``lint``.

    Errors: ``ConfigurationError`` for files that cannot be read and for waivers without a rule or a reason; ``UsageError`` as in ``lint``.

    Example:
        >>> from xborder_support.tone import lint_messages
        >>> report = lint_messages({"de": "ack = Wir haben deine Nachricht erhalten."})
        >>> [(finding.rule, finding.facts["line"], finding.facts["column"]) for finding in report.findings]
        [('TON002', '1', '17')]
    """
    check_day(on)
    check_waivers(waivers)
    sources, types = _sources(catalogue)
    inline, faults = _inline(sources)
    if faults:
        raise ConfigurationError(faults)
    sorting = Waivers([*waivers, *inline], on)
    judge = _Judge(market, channel, reader, hedges, types)
    found, waived = sorting.sorted(chain.from_iterable(judge.offences(source) for source in sources))
    return LintReport((*found, *sorting.expired(reader), *sorting.idle(reader)), tuple(waived), judge.wordings)


class _Judge:
    """Judge the texts of files, and count their wordings."""

    def __init__(
        self,
        market: Market | str | None,
        channel: Channel,
        reader: str,
        hedges: bool | None,  # noqa: FBT001  (True, False, or unsaid)
        types: Mapping[str, ValueType],
    ) -> None:
        self._types = types
        self._market = market
        self._channel: Channel = channel
        self._hedges = hedges
        self._said: Reader = wording(reader)
        self.wordings = 0

    def offences(self, source: Source) -> Iterator[Offence]:
        """Yield what is wrong with each text of a file, each place once."""
        entries, samples = _entries(source), Samples(source.locale, self._types)
        for key, register in source.texts:
            seen: set[tuple[str, str, int, int]] = set()
            for each in wordings(key, register, entries, samples):
                self.wordings += 1
                passage = self._passage(each, source, register)
                for hit in hits_of(passage):
                    origin, start, end = each.place(hit.start, hit.end)
                    if (hit.rule, hit.case, start, end) not in seen:
                        seen.add((hit.rule, hit.case, start, end))
                        finding = _placed(finding_of(hit, passage, self._said), origin, (start, end), (key, register))
                        yield Offence(finding, passage.text[hit.start : hit.end], source.locale, key)

    def _passage(self, each: Wording, source: Source, register: Register) -> Passage:
        tag = language_tag(source.locale)
        code, described = market_of(self._market) if self._market is not None else _likely(tag)
        return Passage(
            text=each.text,
            locale=tag,
            language=tag.partition("-")[0],
            territory=code,
            market=described,
            channel=self._channel,
            register=register,
            is_whole=False,
            spans=each.spans,
            hedges=self._hedges,
        )


def _likely(tag: str) -> tuple[str | None, Market | None]:
    code = territory_of(tag)
    return market_of(code) if code else (None, None)


def _placed(finding: Finding, source: Source, span: tuple[int, int], entry: EntryId) -> Finding:
    line, column = _line_and_column(source.content, span[0])
    end_line, end_column = _line_and_column(source.content, span[1])
    place = {
        "file": source.name,
        "line": str(line),
        "column": str(column),
        "end_line": str(end_line),
        "end_column": str(end_column),
        "key": label(entry),
        "register": str(entry[1]),
        "locale": source.locale,
    }
    return replace(finding, span=span, facts={**finding.facts, **place})


def _line_and_column(content: str, offset: int) -> tuple[int, int]:
    return content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset)


def _sources(catalogue: Overlay | Iterable[Overlay]) -> tuple[list[Source], Mapping[str, ValueType]]:
    """Read the files and what their variables are; whether each was reviewed and has every key is a question of the catalogue itself."""
    overlays = listed(catalogue)
    declarations, faults = read_declarations(overlays)
    sources: list[Source] = []
    for position, overlay in enumerate(overlays):
        found, wrong = read_overlay(overlay, position)
        sources += found.values()
        faults += [fault for fault in wrong if fault.code != "missing-review"]
    if faults:
        raise ConfigurationError(faults)
    return sources, declarations.types


def _inline(sources: Iterable[Source]) -> tuple[list[Waiver], list[Fault]]:
    waivers: list[Waiver] = []
    faults: list[Fault] = []
    for source in sources:
        found, wrong = allowances(source)
        waivers += found
        faults += wrong
    return waivers, faults


def _entries(source: Source) -> dict[EntryId, Entry]:
    """Return the texts and terms of a file, over those that the package has for its locale."""
    lowest = packaged_below(source.locale)
    below = [packaged_source(lowest)] if lowest else []
    return {entry_id: entry for each in (*below, source) for entry_id, entry in (text_entries(each) | term_entries(each)).items()}
