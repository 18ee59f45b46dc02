"""Answer whether advertising is marked as the law marks it: the exact words, in the right place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from xborder_support.compliance.rulebook import Label, Rule
from xborder_support.terms import Finding

from .folding import Folded, compact, is_letter
from .inspected import Inspected, finding

__all__ = ["label_findings"]

_LOOKED_AT = 40  # Characters at the start in which a misspelt label is looked for.


def label_findings(rule: Rule, label: Label, message: Inspected) -> Iterator[Finding]:
    """Yield what is wrong with the label that a rule asks for."""
    if not message.circumstances.meets(label.only_if, message.draft):
        return
    if label.at == "sender_suffix":
        yield from _of_sender(rule, label, message)
    elif label.at == "caller_number":
        yield from _of_number(rule, label, message)
    else:
        yield from _of_words(rule, label, message)


def _of_words(rule: Rule, label: Label, message: Inspected) -> Iterator[Finding]:
    place = "subject" if label.at == "subject" else "text"
    words = message.subject if place == "subject" else message.text
    beginning = _Beginning(words, label)
    if beginning.is_labelled():
        return
    shown = label.texts[0]
    suggestion = f"begin the {place} with {shown}"
    facts = (("label", " or ".join(label.texts)), ("part", place))
    variant = beginning.variant()
    if variant:
        said = f"the label of advertising is written otherwise than {' or '.join(label.texts)}"
    elif found := beginning.elsewhere():
        variant, said = found, f"the label {shown} does not stand at the very start of the {place}"
    else:
        variant, said = (0, 0), f"the label {' or '.join(label.texts)} is missing at the start of the {place}"
    yield finding(rule, said, span=variant if place == "text" else None, suggestion=suggestion, facts=facts)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Compare how words begin with a label."""

    words: str
    label: Label

    def is_labelled(self) -> bool:
        if self.label.forbids_variants:
            return any(self._begins(self.words, text) for text in self.label.texts)
        plain = compact(self.words[: _LOOKED_AT * 2])
        return any(self._begins_plainly(plain, compact(text).text) for text in self.label.texts)

    def variant(self) -> tuple[int, int] | None:
        """Return where the letters of the label stand at the start in another dress: other brackets, spaces, another case."""
        start = compact(self.words[:_LOOKED_AT])
        letters = [index for index, character in enumerate(start.text) if is_letter(character)]
        said = "".join(start.text[index] for index in letters)
        for text in self.label.texts:
            wanted = "".join(character for character in compact(text).text if is_letter(character))
            before = start.text[: letters[0]] if letters else ""
            if not said.startswith(wanted):
                continue
            last = letters[len(wanted) - 1]
            after = self.words[start.ends[last] : start.ends[last] + 1] or " "
            if before or self.label.forbids_variants or not is_letter(after):
                end = last + 1 + _closing(start.text[last + 1 :])
                return start.starts[0], start.ends[end - 1]
        return None

    def elsewhere(self) -> tuple[int, int] | None:
        found = [self.words.find(text) for text in self.label.texts if text in self.words]
        return (min(found), min(found) + len(self.label.texts[0])) if found else None

    def _begins(self, words: str, text: str) -> bool:
        return words.startswith(text)

    def _begins_plainly(self, plain: Folded, text: str) -> bool:
        """Compare without case, width and spaces; nothing invisible parts the label, and if it ends in a letter the word ends there."""
        if not plain.text.startswith(text):
            return False
        before, after = plain.span(0, len(text))
        if any(unicodedata.category(each) == "Cf" for each in self.words[before:after]):
            return False
        return not is_letter(text[-1]) or not self.words[after : after + 1] or not is_letter(self.words[after])


def _of_sender(rule: Rule, label: Label, message: Inspected) -> Iterator[Finding]:
    header = message.sender.header or message.draft.account
    if any(compact(header).text.endswith(compact(text).text) for text in label.texts):
        return
    suggestion = f"send from a name that ends in {label.texts[0]}, and tell it as SenderDetails.header"
    said = f"the sender name does not end in {label.texts[0]}"
    yield finding(rule, said, suggestion=suggestion, facts=(("label", label.texts[0]), ("part", "sender name")))


def _of_number(rule: Rule, label: Label, message: Inspected) -> Iterator[Finding]:
    digits = "".join(character for character in message.draft.account if character.isdecimal())
    if any(digits.removeprefix("55").startswith(text) for text in label.texts):
        return
    said = f"the number that calls does not begin with {label.texts[0]}"
    suggestion = f"call from a number with the prefix {label.texts[0]}"
    yield finding(rule, said, suggestion=suggestion, facts=(("label", label.texts[0]), ("part", "caller number")))


def _closing(rest: str) -> int:
    return 1 if rest and unicodedata.category(rest[0]) in {"Pe", "Pf", "Sm", "Po"} else 0
