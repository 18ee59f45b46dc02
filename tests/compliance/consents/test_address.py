"""The same person is found again, however the address was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.consents import consent_address
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("given", "channel", "territory", "kept"),
    [
        ("+81 3-1234-5678", None, None, "+81312345678"),
        ("＋８１３１２３４５６７８", None, None, "+81312345678"),
        ("+49 (0)30 12345678", None, None, "+493012345678"),
        ("03-1234-5678", None, "JP", "+81312345678"),
        ("81312345678", "whatsapp", None, "+81312345678"),
        ("81312345678", "sms", None, "+81312345678"),
        ("03-1234-5678", "sms", "JP", "+81312345678"),
        ("+81312345678", "phone", None, "+81312345678"),
        ("whatsapp:+81312345678", None, None, "+81312345678"),
        ("tel:+81312345678", None, None, "+81312345678"),
        ("US.13491208655302741918", "whatsapp", None, "whatsapp:US.13491208655302741918"),
        ("Hanako.Sato@Example.COM", None, None, "hanako.sato@example.com"),
        ("  hanako@example.com\u200b ", "email", None, "hanako@example.com"),
        ("mailto:hanako@example.com", None, None, "hanako@example.com"),
        ("U1234abcD", "line", None, "line:U1234abcD"),
        ("LINE:U1234abcD", None, None, "line:U1234abcD"),
        ("12345678", "telegram", None, "telegram:12345678"),
        ("line:U1234abcD", "email", None, "line:U1234abcD"),
    ],
)
def test_an_address_has_one_spelling(given: str, channel: str | None, territory: str | None, kept: str) -> None:
    found = consent_address(given, channel=channel, territory=territory)
    assert found == kept
    assert consent_address(found) == kept


@pytest.mark.parametrize(
    ("given", "channel", "code"),
    [
        ("", None, "no-address"),
        (" \u200b\t", None, "no-address"),
        (None, None, "unclear-address"),
        (81312345678, None, "unclear-address"),
        ("81312345678", None, "unclear-address"),
        ("Hanako Sato", None, "unclear-address"),
        ("a@b@c", None, "unclear-address"),
        ("@hanako", None, "unclear-address"),
        ("hanako@", "email", "unclear-address"),
        ("hanako", "email", "unclear-address"),
        ("a" * 321, "line", "unclear-address"),
        ("U 1", "line", "unclear-address"),
        ("U1", "my line", "unclear-address"),
        ("+1", None, "bad-phone-number"),
        ("hanako", "sms", "bad-phone-number"),
    ],
)
def test_what_is_no_address_is_refused_without_being_quoted(given: object, channel: str | None, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        consent_address(given, channel=channel)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert caught.value.hint
    assert "anako" not in str(caught.value)
    assert "312345678" not in str(caught.value).replace("+81312345678", "")


def test_the_longest_address_is_kept() -> None:
    assert consent_address("a" * 315, channel="line") == "line:" + "a" * 315
    with pytest.raises(UsageError, match="unclear-address"):
        consent_address("a" * 316, channel="line")


@given(st.text(max_size=40), st.sampled_from([None, "sms", "email", "line", "whatsapp"]))
@settings(max_examples=150)
def test_any_text_is_an_address_or_a_named_error(text: str, channel: str | None) -> None:
    found = _address_or_code(text, channel)
    assert found in {"no-address", "unclear-address", "bad-phone-number"} or consent_address(found) == found


def _address_or_code(text: str, channel: str | None) -> str:
    try:
        return consent_address(text, channel=channel)
    except UsageError as error:
        return error.code
