"""What the host says of a customer is brought into canonical form, or refused where the host still knows the record."""

from typing import Any

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
