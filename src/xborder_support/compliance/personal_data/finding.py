"""Find the personal data of a text: every kind by its own rules, and then one answer for each place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import territory as territory_of

from .accounts import bank_account, ibans
from .births import dates_of_birth
from .cards import card_codes, cards, spread_cards
from .datum import KINDS, DatumKind, Found, PersonalDatum
from .digits import Chain, Piece, chains, outside, pieces
from .identities import national_ids, require_checks
from .internet import emails, ip_addresses
from .known import KnownValue, pattern_of, places_of
from .phones import phone
from .plans import Plans
from .postal import address_parts
from .reading import Reading, read
from .repeats import repeated
from .signs import any_of
from .surroundings import Roles, Surroundings

__all__ = ["Question", "check_text_itself", "find_personal_data", "found_in"]

MOST_CHARACTERS = 1_000_000  # More than any message or mail has.
_LINK = re.compile(r"(?:https?://|www\.)(?!wa\.me/)[^\s<>\"]{1,2000}", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"[0-9]")
_LISTED = 6  # Characters between two numbers of a list, to which the word before it speaks alike.
_JOINED_REACH = 24
_JOINED = re.compile(rf"[ ,;/&]{{0,3}}{any_of('joining')}(?:[ ][^\W\d_]{{1,10}}){{0,2}}[ :.]{{1,3}}", re.IGNORECASE)
_LEAST_NUMBER = 5  # Digits. The words before a shorter number speak of what follows it too.
_STRENGTH = {kind: place for place, kind in enumerate(("email", "iban", "card", "national_id", "card_code", "ip_address", "name", "phone"))}


class Question:
    """Hold what is asked of a text: where its writer is, which kinds count, what the host knows, and what numbering plans said."""

    __slots__ = ("kinds", "known", "plans", "territory")

    def __init__(self, territory: str | None, kinds: Collection[str] | None, known: Iterable[KnownValue]) -> None:
        self.territory = None if territory is None else _market(territory)
        self.kinds = None if kinds is None else _checked(kinds)
        self.known = pattern_of(known)
        self.plans = Plans()


def find_personal_data(
    text: str,
    *,
    territory: str | None = None,
    kinds: Collection[DatumKind] | None = None,
    known: Iterable[KnownValue] = (),
) -> tuple[PersonalDatum, ...]:
    """Return the personal data of a text in their order, without overlaps. Nothing in a text raises.

    ``territory`` is the customer's market or a part of it ("US-FL"). Its national numbers, its grouped phone
    numbers and its mobile numbers in one part or two need no word beside them. ``kinds`` narrows the answer.
    ``known`` are the customer's names and other values that the host has; no name is ever guessed. Digits and letters of any script
    count, also with characters between them that take no room. Numbers beside a word such as "order", "tracking" or "invoice", in any of
    the languages of the data, are the shop's own and are left alone, unless they are cards by their check digit.

    Errors: ``UsageError`` ``text-too-long`` (over 1,000,000 characters), ``not-a-text``, ``unknown-territory``, ``wrong-argument`` for a
    territory that is no text, ``unknown-kind``, ``bad-known-value``, ``too-many-values``; ``MissingExtraError`` ``missing-extra`` where
    ``kinds`` names ``national_id`` and python-stdnum is absent.

    Source: ``personal_data/data``; the forms of PCI DSS v4.0.1 and of the territories are those of the compliance rules.

    Example:
        >>> from xborder_support.compliance.personal_data import find_personal_data
        >>> for datum in find_personal_data("Order 4711-220391: please call 0171 2345678 or write to ana@example.com", territory="DE"):
        ...     print(datum.kind, datum.tier, datum.start, datum.end)
        phone probable 31 43
        email certain 56 71
    """
    check_text_itself(text)
    return found_in(text, Question(territory, kinds, known))


def check_text_itself(text: str) -> None:
    """Refuse what is no text, and what is longer than anybody writes: it would be read for minutes, and is never cut.

    Errors: ``UsageError`` ``not-a-text``, ``text-too-long``.
    """
    if not isinstance(text, str):
        raise UsageError(f"this is no text but {type(text).__name__}", code="not-a-text", hint="pass what the customer wrote")
    if len(text) > MOST_CHARACTERS:
        message = f"a text has at most {MOST_CHARACTERS:,} characters here"
        raise UsageError(message, code="text-too-long", hint="mask a conversation message by message")


def found_in(text: str, question: Question) -> tuple[PersonalDatum, ...]:
    """Return the personal data of a text of any length."""
    reading = read(text)
    settled = _settled(list(_all(reading.text, question)))
    return tuple(_datum(reading, found) for found in settled if question.kinds is None or found.kind in question.kinds)


def _market(territory: str) -> str:
    """Return the territory of a place: a part such as "US-FL" is in its market, and a locale such as "es-MX" or "es-mx" is no place."""
    whole, sign, part = territory.partition("-") if isinstance(territory, str) else (territory, "", "")
    if sign and part and (whole.isupper() or (territory.islower() and not _is_territory(part))):
        return str(territory_of(whole))
    if sign:
        hint = 'pass the customer\'s market, such as "US", or a part of it in capitals, such as "US-CA"; a locale is no place'
        raise UsageError(f"unknown territory {territory[:20]!r}", code="unknown-territory", hint=hint)
    return str(territory_of(territory))


def _is_territory(code: str) -> bool:
    try:
        territory_of(code)
    except UsageError:
        return False
    return True


def _checked(kinds: Collection[str]) -> frozenset[str]:
    if isinstance(kinds, str) or not isinstance(kinds, Iterable):
        raise UsageError("the kinds are no list", code="unknown-kind", hint='pass a list, such as kinds=["email"]')
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"there is no kind {str(kind)[:40]!r}", code="unknown-kind", hint=did_you_mean(str(kind)[:40], KINDS))
    if "national_id" in kinds:
        require_checks()
    return frozenset(kinds)


def _datum(reading: Reading, found: Found) -> PersonalDatum:
    start, end = reading.origin(found.start, found.end)
    return PersonalDatum(kind=found.kind, tier=found.tier, start=start, end=end, scheme=found.scheme)


def _all(text: str, question: Question) -> Iterator[Found]:
    if question.known:
        yield from places_of(question.known, text)
    yield from emails(text)
    if not _HAS_DIGIT.search(text):
        return
    surroundings, linked = Surroundings(text, question.territory), list(chains(text))
    found = [
        *ip_addresses(text),
        *ibans(text, surroundings),
        *card_codes(text, surroundings),
        *national_ids(text, surroundings, question.territory),
        *dates_of_birth(text, surroundings),
        *address_parts(text, surroundings),
        *_numbers(text, linked, surroundings, question),
        *spread_cards(text, surroundings),
    ]
    yield from found
    yield from repeated(text, linked, found)


def _numbers(text: str, linked: list[Chain], surroundings: Surroundings, question: Question) -> Iterator[Found]:
    """Yield cards, accounts and phones."""
    links = [match.span() for match in _LINK.finditer(text)]
    since, roles = 0, frozenset[str]()
    for chain in linked:
        named = _roles(surroundings, (chain[0].start, chain[-1].end), since, roles)
        found = list(cards(text, chain, named | {"order"} if _is_in(links, chain[0].start) else named))
        yield from found
        for piece in (piece for rest in outside(chain, found) for piece in pieces(text, rest)):
            roles = _roles(surroundings, (piece.start, piece.end), since, roles)
            since = piece.end if len(piece.digits) >= _LEAST_NUMBER else since
            number = None if piece.hidden or _is_in(links, piece.start) else _number(text, piece, roles, question)
            if number:
                yield number


def _number(text: str, piece: Piece, roles: Roles, question: Question) -> Found | None:
    return bank_account(text, piece, roles) or phone(text, piece, roles, question.territory, question.plans)


def _roles(surroundings: Surroundings, span: tuple[int, int], since: int, last: Roles) -> Roles:
    """Return what the words say of a number; the next in a list is what the one before it was, but for postal codes, which are no list."""
    near = surroundings.roles(*span, since)
    if near or not last or not 0 < span[0] - since <= _JOINED_REACH:
        return near
    is_listed = span[0] - since <= _LISTED or _JOINED.fullmatch(surroundings.text, since, span[0]) is not None
    return last - {"postcode"} if is_listed else near


def _is_in(spans: list[tuple[int, int]], position: int) -> bool:
    place = bisect_left(spans, (position + 1, 0))
    return place > 0 and position < spans[place - 1][1]


def _settled(found: list[Found]) -> list[Found]:
    """Return data that do not overlap: what is surer counts, then the kind that is more telling, then the longer one."""
    found.sort(key=lambda one: (one.tier != "certain", _STRENGTH.get(one.kind, len(_STRENGTH)), one.start - one.end, one.start))
    taken: list[tuple[int, int]] = []
    kept = []
    for one in found:
        place = bisect_left(taken, (one.start, one.end))
        is_free_before = place == 0 or taken[place - 1][1] <= one.start
        is_free_after = place == len(taken) or one.end <= taken[place][0]
        if is_free_before and is_free_after:
            taken.insert(place, (one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
