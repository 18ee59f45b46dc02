"""Find what stands in the wrong order, or is not said first.

Steps before the papers that prove a thing (TON042), a request that nothing softens (TON043), an answer that does not say to what (TON044).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from xborder_support.markets import ReplyHabit
from xborder_support.tone.courtesy import habits_in
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.phrases import found_in, languages_with

__all__ = ["CHECKS", "is_habit_of_place"]

_STEP = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-*•–])[ \t]", re.MULTILINE)  # noqa: RUF001  (a dash that lists are made with)
_WAY = 120  # characters between a softening phrase and its request: a sentence, or the one before


def proof(passage: Passage) -> Iterator[Hit]:
    """Find documents that are first named after the list of steps, where customers look for them first."""
    step = _STEP.search(passage.text)
    if step is None or not is_habit_of_place(passage, "proof_first", facts("order")["proof"]["territories"]):
        return
    documents = found_in(passage, "order", ("proof",))
    if documents and documents[0].start > _end_of_list(passage, step.start()):
        yield Hit("TON042", documents[0].start, documents[0].end)


def requests(passage: Passage) -> Iterator[Hit]:
    """Find the first request, where no softening phrase stands in its sentence or the one before."""
    if not _is_habit_of_language(passage, "cushion"):
        return
    found = found_in(passage, "order", ("request", "cushion"))
    request = next((phrase for phrase in found if phrase.meaning == "request"), None)
    if request is None:
        return
    if not any(phrase.meaning == "cushion" and request.start - _WAY <= phrase.start < request.end for phrase in found):
        yield Hit("TON043", request.start, request.end)


def restated(passage: Passage) -> Iterator[Hit]:
    """Find an answer by mail that nowhere names the customer's matter. What a machine sends, or what advertises, answers nobody."""
    is_answer = passage.purpose == "service" and not passage.is_automatic
    if is_answer and _is_habit_of_language(passage, "restate") and not found_in(passage, "order", ("restate",)):
        yield Hit("TON044", 0, 0)


def is_habit_of_place(passage: Passage, habit: ReplyHabit, territories: Collection[str]) -> bool:
    """Tell whether replies to customers of a place have a habit: as their market says, else if the place is among ``territories``."""
    return habit in habits_in(passage.market, passage.locale, {habit} if passage.territory in territories else ())


def _is_habit_of_language(passage: Passage, habit: ReplyHabit) -> bool:
    """Tell whether replies in a language that is used to a habit have it: in the market's own languages, it says so itself."""
    return habit in habits_in(passage.market, passage.locale, {habit}, by_language=True)


def _end_of_list(passage: Passage, start: int) -> int:
    """Return where the last line of the list begins that starts there."""
    last = start
    for match in _STEP.finditer(passage.text, start):
        last = match.start()
    return last


CHECKS = (
    Check(
        find=proof,
        rules=frozenset({"TON042"}),
        languages=languages_with("order", "proof"),
        whole_only=True,
    ),
    Check(
        find=restated,
        rules=frozenset({"TON044"}),
        languages=languages_with("order", "restate"),
        channels=frozenset({"email", "html"}),
        whole_only=True,
    ),
    Check(find=requests, rules=frozenset({"TON043"}), languages=languages_with("order", "request", "cushion"), whole_only=True),
)
