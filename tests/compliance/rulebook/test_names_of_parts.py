"""Who passes the name of a part of a country is told its code."""

import pytest

from xborder_support.compliance.rulebook import Rulebook, jurisdictions_of
from xborder_support.compliance.rulebook.jurisdictions import named_parts
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Florida", "US-FL"),
        ("new jersey", "US-NJ"),
        ("Quebec", "CA-QC"),
        ("QUÉBEC", "CA-QC"),
        ("Que\u0301bec", "CA-QC"),
        ("Scotland", "GB-SCT"),
    ],
)
def test_who_passes_the_name_of_a_part_that_has_rules_is_told_its_code(name: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        jurisdictions_of(name)
    assert str(caught.value.hint).startswith(f'did you mean "{code}"? pass a territory such as "DE"')
    assert jurisdictions_of(code)[0] == code


@pytest.mark.parametrize("name", ["Washington DC", "West Virginia", "Florid", "New"])
def test_a_name_that_only_resembles_one_is_not_taken_for_it(name: str) -> None:
    with pytest.raises(UsageError, match="unknown jurisdiction") as caught:
        jurisdictions_of(name)
    assert str(caught.value.hint).startswith("pass a territory")


def test_every_part_that_has_rules_has_a_name() -> None:
    parts = {place for rule in Rulebook.load().rules for place in rule.places if "-" in place and ":" not in place}
    assert len(parts) > 20
    assert parts <= set(named_parts().values())
