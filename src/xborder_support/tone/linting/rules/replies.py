"""Find what a whole reply lacks: a greeting, a closing phrase, who answers, and after a failure what comes next.

TON006, TON007 and TON052. None of them is asked of a single message of a catalogue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.phrases import found_in, languages_with

__all__ = ["CHECKS"]

_HEAD = 200  # characters in which a greeting is looked for
_TAIL = 500  # characters in which a closing phrase is, since a signature stands below it
_FAR = 0x110000
_LONGEST_NAME = 60  # characters of a line
_REACHABLE = re.compile(r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()./-]{6,}\d")


def frame(passage: Passage) -> Iterator[Hit]:
    """Find a letter that does not greet, or does not take leave (TON006)."""
    start, end = _own_words(passage.text)
    found = found_in(passage, "replies", ("opening", "closing"))
    if not any(phrase.meaning == "opening" and phrase.start < start + _HEAD for phrase in found):
        yield Hit("TON006", start, start, case="greeting")
    if not any(phrase.meaning == "closing" and end - _TAIL <= phrase.start < end for phrase in found):
        yield Hit("TON006", end, end, case="closing")


def signature(passage: Passage) -> Iterator[Hit]:
    """Find a letter that does not say who answers, where the market wants to know (TON007). A machine has no name to sign with."""
    if passage.is_automatic:
        return
    end = _own_words(passage.text)[1]
    if "name" in passage.sign_with and not _is_signed(passage, "agent_name", passage.agent_name):
        yield Hit("TON007", end, end, case="name")
    if "staff_number" in passage.sign_with and not _is_signed(passage, "staff_number", passage.staff_number):
        yield Hit("TON007", end, end, case="staff_number")


def failure(passage: Passage) -> Iterator[Hit]:
    """Find a notice of failure that leaves the customer alone (TON052)."""
    found = found_in(passage, "replies", ("failure", "step", "contact"))
    first = next((phrase for phrase in found if phrase.meaning == "failure"), None)
    if first is None:
        return
    said = {phrase.meaning for phrase in found}
    if "step" not in said:
        yield Hit("TON052", first.start, first.end, case="step")
    if "contact" not in said and not _names_somebody(passage):
        yield Hit("TON052", first.start, first.end, case="contact")


def _names_somebody(passage: Passage) -> bool:
    is_named = bool(passage.agent_name and passage.agent_name in passage.text)
    return is_named or any(span.name in {"contact", "agent_name"} for span in passage.spans) or bool(_REACHABLE.search(passage.text))


def _is_signed(passage: Passage, name: str, value: str | None) -> bool:
    """Tell whether the agent's name or number stands in the text: as it is known, as it was inserted, or as signatures write one."""
    if value:
        return value in passage.text
    if any(span.name == name for span in passage.spans) or _signatures()[name].search(passage.text):
        return True
    if name != "agent_name":
        return False
    teams = {bisect_right(passage.lines, (found.start, _FAR)) - 1 for found in found_in(passage, "replies", ("team",))}
    return any(
        number not in teams and _may_be_a_person(passage.text[slice(*passage.lines[number])]) for number in _signature_lines(passage)
    )


def _signature_lines(passage: Passage) -> range:
    """Return which lines stand below the last closing phrase; without one, those of the last paragraph."""
    start, end = _own_words(passage.text)
    closings = [found.end for found in found_in(passage, "replies", ("closing",)) if found.end <= end]
    below = max([*closings, passage.text.rfind("\n\n", start, end)], default=-1)
    if below < 0:
        return range(0)  # a single paragraph is no letter
    return range(bisect_left(passage.lines, (below, 0)), bisect_left(passage.lines, (end, 0)))


def _may_be_a_person(line: str) -> bool:
    """Tell whether a line of a signature is short, and neither a sentence nor an address."""
    text = line.strip()
    if not text or len(text) > _LONGEST_NAME or text[-1] in ".!?。！？:" or _REACHABLE.search(text):  # noqa: RUF001  (full-width)
        return False
    return any(character.isalpha() for character in text)


@cache
def _signatures() -> dict[str, re.Pattern[str]]:
    written = facts("replies")["signature"]
    return {"agent_name": re.compile(written["name"]), "staff_number": re.compile(written["staff_number"])}


def _own_words(text: str) -> tuple[int, int]:
    """Return where the reply itself begins and ends, without the mail that is quoted below it."""
    end = len(text)
    while end:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and not line.startswith(">"):
            break
        end = max(start - 1, 0)
    return len(text) - len(text.lstrip()), end


# Where one writes letters, with all that belongs to one. A line of a chat is not signed.
_LETTERS = frozenset({"email", "html", "amazon", "freshdesk", "gorgias", "zendesk"})
_GREETED = frozenset({"email", "html"})

CHECKS = (
    Check(
        find=frame,
        rules=frozenset({"TON006"}),
        languages=languages_with("replies", "opening", "closing"),
        channels=_GREETED,
        whole_only=True,
    ),
    Check(find=signature, rules=frozenset({"TON007"}), channels=_LETTERS, whole_only=True),
    Check(find=failure, rules=frozenset({"TON052"}), languages=languages_with("replies", "failure", "step", "contact"), whole_only=True),
)
