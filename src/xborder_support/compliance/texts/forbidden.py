"""Answer whether a message holds what it must not: dead addresses, dear numbers, what a marketplace forbids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from xborder_support.compliance.rulebook import Forbidden, PlatformLimit, Rule
from xborder_support.terms import Finding

from .inspected import Inspected, finding
from .links import find_links, find_mail_addresses, find_page
from .numbers import costly_numbers
from .wording import table_named

__all__ = ["forbidden_findings"]

Spans = list[tuple[int, int]]

_NO_PLACE = (0, 0)
_SAID = {
    "premium_rate_number": "the text names a phone number that costs more than a basic call",
    "external_links": "the message leads out of the marketplace",
    "opt_out_language": "the text speaks of ending messages, which the marketplace does itself",
    "positive_review_request": "the text asks for a good review",
    "attachments_not_needed": "nobody said what the files are needed for",
}
_ADVICE = {
    "premium_rate_number": "name a number at the basic rate",
    "external_links": "leave the address out, or answer inside the marketplace",
    "opt_out_language": "leave it out: the marketplace has its own switch",
    "positive_review_request": "ask for a review without saying which",
    "attachments_not_needed": "leave the files out, or tell in Circumstances.kind what they are needed for",
}


def forbidden_findings(rule: Rule, forbidden: Forbidden, message: Inspected) -> Iterator[Finding]:
    """Yield what must not be there, each with its place."""
    for page in forbidden.urls:
        beside = [_NO_PLACE] if _is_named_beside(message, page) else []
        for span in (*find_page(message.text, page), *beside):
            suggestion = "take the address out"
            yield finding(rule, f"the text links to {page}", span=_shown(span), suggestion=suggestion, facts=(("page", page),))
    for content in forbidden.contents:
        said = _SAID.get(content, f"the message holds what must not be there: {content.replace('_', ' ')}")
        suggestion = _ADVICE.get(content, "do not send it here")
        for span in _LOOKS.get(content, _is_of_kind(content))(rule, message):
            yield finding(rule, said, span=_shown(span), suggestion=suggestion, facts=(("content", content),))


def _shown(span: tuple[int, int]) -> tuple[int, int] | None:
    return None if span == _NO_PLACE else span


def _is_named_beside(message: Inspected, page: str) -> bool:
    """Tell whether a page is named beside the text: in the subject, on a button, or in what fills a template."""
    draft = message.draft
    values = draft.template.values if draft.template else ()
    beside = (message.subject, *(option.url or "" for option in draft.options), *(media.caption or "" for media in draft.media), *values)
    return any(find_page(words, page) for words in beside if words)


def _is_of_kind(content: str) -> Callable[[Rule, Inspected], Spans]:
    return lambda _, message: [_NO_PLACE] if message.circumstances.kind == content else []


def _costly(_: Rule, message: Inspected) -> Spans:
    return costly_numbers(message.text, message.places)


def _marketing(_: Rule, message: Inspected) -> Spans:
    return [_NO_PLACE] if message.draft.purpose in {"marketing", "survey"} else []


def _way_out(_: Rule, message: Inspected) -> Spans:
    return [message.way_out] if message.way_out else []


def _praise(_: Rule, message: Inspected) -> Spans:
    span = message.tells("praise")
    return [span] if span else []


def _attachments(rule: Rule, message: Inspected) -> Spans:
    needed = {kind for limit in rule.duties_of(PlatformLimit) for kind in limit.categories}
    return [_NO_PLACE] if message.draft.media and message.circumstances.kind not in needed else []


def _links_away(rule: Rule, message: Inspected) -> Spans:
    hosts = table_named("own_hosts").get(rule.jurisdiction, {}).get("value", ())
    links = [span for span in find_links(message.text) if not _leads_to(message.text[slice(*span)], hosts)]
    away = links + find_mail_addresses(message.text)
    buttons = [option for option in message.draft.options if option.url and not _leads_to(option.url, hosts)]
    return away + ([_NO_PLACE] if buttons else [])


def _leads_to(link: str, hosts: Sequence[str]) -> bool:
    """Tell whether a link leads to one of the hosts or to a part of one."""
    authority = re.split(r"[/?#\\\\]", re.sub(r"^https?://", "", link.lower()), maxsplit=1)[0]
    name = authority.rpartition("@")[2].partition(":")[0]
    return any(name == each or name.endswith(f".{each}") for each in hosts)


_LOOKS: dict[str, Callable[[Rule, Inspected], Spans]] = {
    "premium_rate_number": _costly,
    "marketing": _marketing,
    "opt_out_language": _way_out,
    "positive_review_request": _praise,
    "attachments_not_needed": _attachments,
    "external_links": _links_away,
}
