"""Hold one draft while it is checked: its parts folded, and what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from xborder_support.compliance.rulebook import Duty, Medium, Rule, Rulebook, jurisdictions_of
from xborder_support.conversations import Draft
from xborder_support.terms import Finding

from .circumstances import Circumstances
from .folding import Folded, folded
from .lettering import Lettering
from .links import find_links
from .media import medium_asked, platforms_of
from .places import duties_in
from .sender import SenderDetails
from .shown import Shown, shown_text
from .wording import Words, last_of, latest, says_reply

__all__ = ["Inspected", "finding"]

_Kind = TypeVar("_Kind", bound=Duty)
_REPLY = "Re: "
#: What an address that ends contact is called, in any language.
_WAYS_OUT = ("unsubscribe", "unsub", "optout", "opt-out", "opt_out", "abmelden", "desinscription", "desabonnement", "preferences")


@dataclass(frozen=True)
class Inspected:
    """Hold a draft with what the host told of it. ``places`` are all the jurisdictions that were named."""

    draft: Draft
    places: tuple[str, ...]
    sender: SenderDetails
    circumstances: Circumstances
    on: date
    shown: Shown | None = None

    @classmethod
    def views(cls, *given: Any) -> tuple[Inspected, ...]:
        """Return a draft as a reader sees it and, where its text has tags, also as it stands."""
        plain = cls(*given)
        shown = shown_text(plain.draft.text)
        return (plain,) if shown is None else (replace(plain, shown=shown), plain)

    @property
    def text(self) -> str:
        """Return what a reader sees of the text, or the text as it stands."""
        return self.shown.text if self.shown else self.draft.text

    @cached_property
    def medium(self) -> Medium | None:
        """Return what the law calls the channel, as the host says or as the library knows it."""
        return self.circumstances.medium or medium_asked(self.draft.channel, self.on)

    @cached_property
    def jurisdictions(self) -> tuple[str, ...]:
        """Return the places and platforms whose rules are asked."""
        return tuple(dict.fromkeys((*self.places, *platforms_of(self.draft.channel, self.medium, self.places))))

    def duties(self, rulebook: Rulebook, kind: type[_Kind]) -> Iterator[tuple[Rule, _Kind]]:
        """Yield the duties of a kind that this message has, in any of its places."""
        return duties_in(rulebook, kind, self.jurisdictions, medium=self.medium, purpose=self.draft.purpose)

    @cached_property
    def subject(self) -> str:
        """Return the subject as it goes out; answers get their mark in front."""
        subject = self.draft.subject or ""
        return _REPLY + subject if subject and self.draft.in_reply_to else subject

    @cached_property
    def folded(self) -> Folded:
        """Return the folded text."""
        return folded(self.text)

    @cached_property
    def letters(self) -> Lettering:
        """Return subject and text as letters and digits alone, to look names and addresses up in."""
        return Lettering.of(f"{self.subject}\n{self.text}")

    def carries(self, words: str) -> bool:
        """Tell whether subject or text hold some words, whatever stands between their letters."""
        return self.letters.find(words) is not None

    def tells(self, words: Words) -> tuple[int, int] | None:
        """Return where the text tells something in its language."""
        return last_of(words, self.folded, self.draft.language)

    @cached_property
    def way_out(self) -> tuple[int, int] | None:
        """Return where the text names a way to end contact: in words, by a keyword to reply with, or by an address that says so."""
        links = [span for span in find_links(self.text) if _is_way_out(self.text[slice(*span)])]
        links += [span for span, target in self.targets if _is_way_out(target)]
        known = self._known_address()
        found = (self.tells("opt_out"), says_reply(self.folded, self.text, self.draft.language), *links, known)
        return latest(span for span in found if span)

    def _known_address(self) -> tuple[int, int] | None:
        address = self.sender.opt_out_address
        return Lettering.of(self.text).find(address) or self.leading_to(address)

    def leading_to(self, address: str) -> tuple[int, int] | None:
        """Return where a link is seen that leads to an address without writing it out."""
        return next((span for span, target in self.targets if Lettering.of(target).find(address)), None)

    @property
    def targets(self) -> tuple[tuple[tuple[int, int], str], ...]:
        """Return where links stand whose address is not read but followed, and that address."""
        return self.shown.targets if self.shown else ()

    def placed(self, found: Finding) -> Finding:
        """Return a finding with its span counted in the draft's own text."""
        return found if self.shown is None or found.span is None else replace(found, span=self.shown.span(*found.span))

    @cached_property
    def has_list_header(self) -> bool:
        """Tell whether the mail gets the headers by which a mail program shows a button that ends contact."""
        return self.medium == "email" and self.draft.purpose == "marketing" and bool(self.draft.details.get("unsubscribe_url"))

    @cached_property
    def is_in(self) -> frozenset[str]:
        """Return every jurisdiction that holds, of all places."""
        return frozenset(each for place in self.places for each in jurisdictions_of(place))


def finding(
    rule: Rule, message: str, *, span: tuple[int, int] | None = None, suggestion: str | None = None, facts: Iterable[tuple[str, str]] = ()
) -> Finding:
    """Return what one rule found. Facts are words of rules, never those of a text."""
    return Finding(rule.id, rule.severity, message, span, suggestion, None, {"citation": rule.citation, **dict(facts)})


def _is_way_out(link: str) -> bool:
    address = link.lower()
    return any(way in address for way in _WAYS_OUT)
