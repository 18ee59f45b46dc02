"""Answer in which languages buyers must be informed or served, and whether a shop offers them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from xborder_support.compliance.rulebook import (
    LanguageDuty,
    Rule,
    Rulebook,
    expect,
    expect_names,
    jurisdictions_of,
    read_bound_by,
    read_day,
)
from xborder_support.terms import Finding, Severity, language_tag

from .binding import weight

__all__ = ["LanguageNeed", "check_languages", "language_duties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNeed:
    """State what one rule wants. ``required`` languages are offered in any case, of ``choice`` the buyer chooses one.

    ``as_customer``: the answer is in the language in which the buyer wrote. ``severity`` is that of the rule, and ``advisory`` where it
    binds only what the shop is not known to be.
    """

    rule: Rule
    severity: Severity
    required: tuple[str, ...] = ()
    choice: tuple[str, ...] = ()
    as_customer: bool = False


def language_duties(place: str, *, rulebook: Rulebook, on: date, bound_by: Collection[str] = ()) -> tuple[LanguageNeed, ...]:
    """Return what the law of a place wants of the shop's languages on a day. Where only the country is known, each of its regions counts.

    () is that no rule is known, which is not "any language will do" (``is_law_known``). ``bound_by`` names what the shop is of that which
    laws are limited to, such as ``large_firms``.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``rulebook-of-another-day``, ``wrong-argument``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import language_duties
        >>> book, day = Rulebook.load(), date(2026, 11, 22)
        >>> [language_duties(place, rulebook=book, on=day)[0].required for place in ("BE-WAL", "BE")]
        [('fr',), ('nl', 'fr')]
    """
    expect(rulebook, Rulebook, "rulebook")
    book, bound = rulebook.as_of(read_day(on, "on")), read_bound_by(bound_by, rulebook)
    region = jurisdictions_of(place)[0]
    return tuple(
        LanguageNeed(
            rule=rule,
            severity=weight(rule, bound),
            required=_required(duty, region),
            choice=duty.choice,
            as_customer=duty.as_customer,
        )
        for rule, duty in book.applying(LanguageDuty, place=place)
    )


def check_languages(
    offered: Collection[str],
    place: str,
    *,
    rulebook: Rulebook,
    on: date,
    bound_by: Collection[str] = (),
    customer_language: str | None = None,
) -> list[Finding]:
    """Return which languages a shop lacks for buyers in a place. ``offered`` are tags; ``pt-BR`` offers ``pt``.

    Errors: as ``language_duties``, and ``bad-language-tag``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import check_languages
        >>> [found.message for found in check_languages(["en"], "CA-QC", rulebook=Rulebook.load(), on=date(2026, 11, 22))]
        ['buyers in CA-QC must be informed and served in fr']
    """
    expect_names(offered, "offered", "fr")
    spoken = {_primary(tag) for tag in offered}
    where = jurisdictions_of(place)[0]
    needs = language_duties(place, rulebook=rulebook, on=on, bound_by=bound_by)
    wrote = _primary(customer_language) if customer_language else None
    lacks = ((need, said, tag) for need in needs for said, tag in _wanted(need, wrote) if tag not in spoken)
    return [_finding(need, f"buyers in {where} {said}", tag) for need, said, tag in lacks]


def _wanted(need: LanguageNeed, wrote: str | None) -> Iterator[tuple[str, str]]:
    """Yield each language that is wanted, behind what is said of it."""
    yield from ((f"must be informed and served in {tag}", tag) for tag in need.required)
    yield from ((f"may choose to be served in {tag}", tag) for tag in need.choice)
    if need.as_customer and wrote:
        yield "are answered in the language in which they wrote", wrote


def _required(duty: LanguageDuty, region: str) -> tuple[str, ...]:
    if not duty.by_region:
        return duty.required
    regional = duty.by_region.get(region)
    chosen = [regional] if regional is not None else duty.by_region.values()
    return tuple(dict.fromkeys((*duty.required, *(tag for tags in chosen for tag in tags))))


def _finding(need: LanguageNeed, message: str, language: str) -> Finding:
    facts = {"citation": need.rule.citation, "language": language}
    return Finding(need.rule.id, need.severity, message, None, f"offer {language}", None, facts)


def _primary(tag: str) -> str:
    return str(language_tag(tag)).partition("-")[0]
