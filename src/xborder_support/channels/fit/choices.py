"""Turn what a channel cannot show as buttons into lines of text, and an answer to such lines back into a choice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xborder_support.channels.limits import OptionLimit, TextLimit
from xborder_support.channels.numbered import named_line, numbered_line
from xborder_support.channels.profiles import ChannelProfile
from xborder_support.conversations import Choice, Draft, Option

from .problem import Problem

__all__ = ["Offer", "chosen", "offer"]

_DETAIL = "options"


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold how options go out: those that the channel shows itself, lines of text, and what an answer to the lines means."""

    shown: tuple[Option, ...] = ()
    lines: tuple[str, ...] = ()
    details: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()


def offer(draft: Draft, profile: ChannelProfile) -> Offer:
    """Return how a channel offers the options of a draft: as buttons, list or quick replies where one takes them all, else as lines.

    An option with a ``url`` stays a button where the channel has buttons for all of them, and becomes ``title: url`` otherwise. Options
    stand below words: where there are none, the lines are the words.
    """
    links = [option for option in draft.options if option.url]
    rest = [option for option in draft.options if not option.url]
    is_said = bool(draft.text.strip())
    if not draft.options or (is_said and _shows_all(profile, draft, links, rest)):
        return Offer(shown=draft.options)
    lines = tuple(f"{_one_line(option.title)}: {option.url}" for option in links)
    if links and (is_said or not rest) and _shows(profile, draft, rest):
        return Offer(shown=tuple(rest), lines=lines, problems=(_advice(profile, "links"),))
    numbered = tuple(numbered_line(number, _line(option)) for number, option in enumerate(rest, start=1))
    details = {_DETAIL: json.dumps([[option.id, option.title] for option in rest], ensure_ascii=False)} if rest else None
    return Offer(lines=(*lines, *numbered), details=details, problems=(_advice(profile, "lines"),))


def chosen(text: str, offered: Draft | Mapping[str, str]) -> Choice | None:
    """Return what a customer chose who answers numbered lines with ``2``, ``2.``, other digits, the words of a line or all of it, or None.

    ``offered`` is the part that went out last, or its ``details``: the host keeps them with what it sent.

    Example:
        >>> from xborder_support.channels.fit import chosen
        >>> chosen(" 2. ", {"options": '[["track", "Track my parcel"], ["human", "Talk to a person"]]'}).id
        'human'
    """
    rows = _rows(offered)
    line = named_line(text, [title for _, title in rows])
    return None if line is None else Choice(id=rows[line][0], title=rows[line][1], source="list")


def _rows(offered: Draft | Mapping[str, str]) -> list[tuple[str, str]]:
    details = offered.details if isinstance(offered, Draft) else offered
    if isinstance(offered, Draft) and _DETAIL not in details:
        return [(option.id, option.title) for option in offered.options]
    try:
        rows: Any = json.loads(details.get(_DETAIL, "[]"))
        return [(str(row[0]), str(row[1])) for row in rows]
    except (ValueError, TypeError, LookupError, RecursionError):
        return []


def _shows_all(profile: ChannelProfile, draft: Draft, links: Sequence[Option], rest: Sequence[Option]) -> bool:
    if not links:
        return _shows(profile, draft, rest)
    if profile.link_buttons is not None:
        return not rest and _takes(profile.link_buttons, links)
    return _takes(profile.buttons, draft.options)


def _shows(profile: ChannelProfile, draft: Draft, options: Sequence[Option]) -> bool:
    """Tell whether one form of the channel takes all of these. A list is opened by a button, which needs words where they are limited."""
    forms = (profile.buttons, profile.quick_replies)
    rows = profile.list_rows
    is_opened = rows is not None and (rows.label is None or (bool(draft.options_label) and _holds(rows.label, draft.options_label)))
    return not options or any(_takes(form, options) for form in forms) or (is_opened and _takes(rows, options, says_more=True))


def _takes(limit: OptionLimit | None, options: Sequence[Option], *, says_more: bool = False) -> bool:
    """Tell whether all options are within a limit. Only a list has room for descriptions that nobody states a limit of."""
    if limit is None or len(options) > limit.count:
        return False
    if limit.description is None and not says_more and any(option.description for option in options):
        return False
    fields = ((limit.title, "title"), (limit.id, "id"), (limit.description, "description"))
    return all(_holds(bound, getattr(option, name)) for option in options for bound, name in fields)


def _holds(bound: TextLimit | None, words: str | None) -> bool:
    return bound is None or not words or bound.length(words) <= bound.count


def _line(option: Option) -> str:
    title = _one_line(option.title)
    return f"{title} - {_one_line(option.description)}" if option.description else title


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _advice(profile: ChannelProfile, what: str) -> Problem:
    fact = profile.fact("buttons") or profile.fact("list_rows") or profile.fact("quick_replies")
    links = what == "links"
    return Problem(
        code="links-as-text" if links else "options-as-text",
        severity="advice",
        message=f"{profile.channel} cannot show {'these links as buttons' if links else 'these options'}: they stand in the text",
        hint="nothing to do" if links else "read the answer with channels.fit.chosen(text, part), or offer fewer or shorter options",
        field="options",
        source=fact.source if fact else None,
    )
