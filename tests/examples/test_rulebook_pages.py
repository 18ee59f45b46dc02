"""The pages on rules have a page for each country, and explain every name that the data uses."""

from __future__ import annotations

import re
from pathlib import Path

from xborder_support.compliance.rulebook import DUTIES, ConsentDuty, DeadlineDuty, Retention, Rulebook, Slots, Withdrawal

_DOCS = Path(__file__).parents[2] / "docs" / "compliance"
_RULES = Rulebook.load().rules
_KEYS = {kind: key for key, kind in DUTIES.items()}


def test_the_names_inside_duties_are_explained_on_the_page() -> None:
    page = (_DOCS / "index.md").read_text(encoding="utf-8")
    used: set[str] = {rule.limited_to for rule in _RULES if rule.limited_to}
    used |= {"also_in", "parts", "limited_to", "valid_from", "valid_to"} | {_KEYS[type(duty)] for rule in _RULES for duty in rule.duties}
    for duty in (duty for rule in _RULES for duty in rule.duties):
        used |= {*(duty.accepts if isinstance(duty, ConsentDuty) else ())}
        used |= {*(duty.required if isinstance(duty, Slots) else ())}
        used |= {*(duty.records if isinstance(duty, Retention) else ())}
        used |= {*duty.otherwise, *duty.added} if isinstance(duty, Withdrawal) else set()
        used |= {*duty.only_for, duty.start} if isinstance(duty, DeadlineDuty) else set()
        used |= {str(getattr(duty, name)) for name in ("start", "starts", "only_if", "calendar") if getattr(duty, name, None)}
    assert sorted(name for name in used if f"`{name}`" not in page) == []


def test_each_country_with_rules_has_its_page_and_the_index_lists_them_all() -> None:
    countries = {rule.jurisdiction.partition(":")[0].partition("-")[0] for rule in _RULES}
    pages = {file.stem: file.read_text(encoding="utf-8") for file in _DOCS.glob("*.md") if re.fullmatch("[A-Z]+", file.stem)}
    assert sorted(pages) == sorted(countries)
    assert [name for name, text in pages.items() if f"```{{rules-of}} {name}\n" not in text or "it is no legal advice" not in text] == []
    index = (_DOCS / "index.md").read_text(encoding="utf-8")
    assert sorted(index.partition(":maxdepth: 1\n\n")[2].partition("\n```")[0].split()) == sorted(countries)
