"""What the host says of a customer is brought into canonical form, or refused where the host still knows the record."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from xborder_support.conversations import Customer
from xborder_support.errors import UsageError


def test_everything_may_be_unknown() -> None:
    customer = Customer()
    assert (customer.language, customer.territory, customer.time_zone, customer.gender, customer.opted_out) == (
        None,
        None,
        None,
        "unknown",
        False,
    )


def test_what_is_known_is_kept_in_canonical_form() -> None:
    customer = Customer(language="pt_br", territory="uk", time_zone="Asia/Tokyo")
    assert (customer.language, customer.territory, customer.time_zone) == ("pt-BR", "GB", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"language": "english please"}, "bad-language-tag"),
        ({"territory": "Japan"}, "unknown-territory"),
        ({"time_zone": "JST"}, "unknown-time-zone"),
        ({"time_zone": "+09:00"}, "unknown-time-zone"),
    ],
)
def test_what_cannot_be_is_refused_at_once(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Customer(**fields)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("fields", "message", "remedy"),
    [
        ({"name": "Petra"}, "Customer.name: a PersonName was expected, not str", "PersonName(given=…, surname=…)"),
        ({"name": {"given": "Petra"}}, "Customer.name: a PersonName was expected, not dict", "PersonName(given=…, surname=…)"),
        ({"opted_out": "no"}, "Customer.opted_out: True or False was expected, not str", "counts as true"),
        ({"opted_out": 1}, "Customer.opted_out: True or False was expected, not int", "convert it"),
        ({"opted_out": None}, "Customer.opted_out: True or False was expected, not NoneType", "convert it"),
        ({"id": 7}, "Customer.id: text was expected, not int", "pass str(id)"),
        ({"tier": ["gold"]}, "Customer.tier: text was expected, not list", "pass tier as text"),
        ({"language": 5}, "Customer.language: text was expected, not int", "str(language)"),
        ({"territory": ["JP"]}, "Customer.territory: text was expected, not list", "pass territory as text"),
        ({"segments": "senior"}, "Customer.segments: a tuple of texts was expected, not str", 'segments=("senior",)'),
        ({"segments": None}, "Customer.segments: a tuple of texts was expected, not NoneType", 'segments=("senior",)'),
        ({"segments": (1,)}, "Customer.segments: a tuple of texts was expected, not tuple", 'segments=("senior",)'),
        ({"gender": "femal"}, "Customer.gender: this word is not known here", 'did you mean "female"?'),
        ({"gender": ["female"]}, "Customer.gender: this word is not known here", "Known: "),
    ],
)
def test_a_field_of_another_type_is_named_with_its_remedy(fields: dict[str, Any], message: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        Customer(**fields)
    assert (caught.value.code, caught.value.message) == ("wrong-argument", message)
    assert remedy in str(caught.value.hint)
    assert "Petra" not in str(caught.value)


def test_a_zone_may_be_an_object_and_segments_a_list() -> None:
    customer = Customer(time_zone=ZoneInfo("Asia/Tokyo"), segments=["senior"])  # type: ignore[arg-type]
    assert (customer.time_zone, customer.segments) == ("Asia/Tokyo", ("senior",))
