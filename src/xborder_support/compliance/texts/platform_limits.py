"""Answer whether a platform takes a message: the category of an approved text, where it is delivered, which headers it needs."""

from __future__ import annotations

from collections.abc import Iterator

from xborder_support.compliance.rulebook import Forbidden, PlatformLimit, Rule
from xborder_support.terms import Finding

from .inspected import Inspected, finding

__all__ = ["platform_findings"]


def platform_findings(rule: Rule, limit: PlatformLimit, message: Inspected) -> Iterator[Finding]:
    """Yield why a platform would not take a message."""
    category = _category(rule, message)
    if category and limit.categories and category.lower() not in {each.lower() for each in limit.categories}:
        known = ", ".join(limit.categories)
        yield finding(rule, "the platform takes no message of this category", suggestion=f"one of: {known}", facts=(("known", known),))
    places = sorted(message.is_in & set(limit.not_delivered.get(_advertised(message), ())))
    if places:
        said = f"the platform does not deliver such messages to {', '.join(places)}"
        yield finding(rule, said, suggestion="use another channel", facts=(("places", ", ".join(places)),))
    header = limit.bounds.get("header")
    if header and message.draft.purpose == "marketing" and message.circumstances.is_bulk is not False and not message.has_list_header:
        said = f"advertising to many by mail needs the header {header}"
        yield finding(rule, said, suggestion='give draft.details["unsubscribe_url"]', facts=(("header", header),))


def _category(rule: Rule, message: Inspected) -> str | None:
    """Return what the message is in the words of its platform, where somebody said so: of an approved text, or of any message."""
    template = message.draft.template
    if template is not None:
        return template.category
    return message.circumstances.kind if rule.duties_of(Forbidden) else None


def _advertised(message: Inspected) -> str:
    template = message.draft.template
    return template.category.lower() if template and template.category else message.draft.purpose or ""
