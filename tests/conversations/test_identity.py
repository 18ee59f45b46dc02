"""Who writes on two channels is one customer only where a key that can be trusted says so."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.conversations import Identities, IdentityKey, Party, identity_keys
from xborder_support.errors import UsageError
from xborder_support.testing import message


def _keys(channel: str, address: str, territory: str | None = None, **ids: str) -> list[tuple[str, str, bool]]:
    event = replace(message("Hi", channel=channel, account="shop"), sender=Party(address=address, ids=ids))
    return [(key.kind, key.value, key.is_verified) for key in identity_keys(event, territory=territory)]


@pytest.mark.parametrize(
    ("channel", "address", "territory", "expected"),
    [
        ("sms", "+81312345678", None, [("phone", "+81312345678", True)]),
        ("sms", "03-1234-5678", "JP", [("phone", "+81312345678", True)]),
        ("whatsapp", "6281234567890", None, [("phone", "+6281234567890", True)]),
        # Ten digits of Singapore are a number of the United States too; WhatsApp always means the international one.
        ("whatsapp", "6591234567", "US", [("phone", "+6591234567", True)]),
        ("whatsapp", "US.13491208655302741918", None, [("bsuid", "US.13491208655302741918", True)]),
        ("sms", "20880", "NG", []),
        ("sms", "KAZE", "JP", []),
        ("email", " Kim@Customer.example", None, [("email", "kim@customer.example", True)]),
        ("line", "U1", None, [("line_user", "shop/U1", True)]),
        ("telegram", "1087968824", None, []),
        ("telegram", "42", None, [("telegram_user", "42", True)]),
        ("line", " ", None, []),
    ],
)
def test_what_a_customer_is_known_by(channel: str, address: str, territory: str | None, expected: Any) -> None:
    assert _keys(channel, address, territory) == expected


def test_what_was_typed_is_a_claim_and_a_display_name_is_nothing() -> None:
    found = _keys(
        "webchat", "v1", claimed_email="Kim@customer.example", claimed_phone="+81312345678", username="k", parent_bsuid="US.ENT.1"
    )
    assert found == [
        ("webchat_user", "shop/v1", True),
        ("email", "kim@customer.example", False),
        ("phone", "+81312345678", False),
        ("parent_bsuid", "US.ENT.1", True),
    ]


def test_a_mail_server_that_checks_nothing_vouches_for_nobody() -> None:
    mail = message("Hi", channel="email", sender="kim@customer.example")
    assert [key.is_verified for key in identity_keys(mail, trusts_mail_senders=False)] == [False]


def test_ids_of_a_platform_stay_within_the_account_that_they_were_given_for() -> None:
    first, second = (identity_keys(message("Hi", channel="line", sender="U1", account=account)) for account in ("a", "b"))
    assert Identities().link("c", *first).match(*second).verdict == "new"


def _key(kind: str, value: str, *, verified: bool = True) -> IdentityKey:
    return IdentityKey(kind, value, verified)


def test_the_four_verdicts() -> None:
    known = Identities().link("ann", _key("phone", "+1"), _key("email", "a@x")).link("bob", _key("phone", "+2"))
    assert known.match(_key("phone", "+1"), _key("email", "a@x")).customer == "ann"
    assert known.match(_key("phone", "+9")).verdict == "new"
    both = known.match(_key("phone", "+2"), _key("email", "a@x"))
    assert (both.verdict, both.customer, both.candidates) == ("ambiguous", None, ("ann", "bob"))
    claimed = known.match(_key("email", "a@x", verified=False))
    assert (claimed.verdict, claimed.customer, claimed.candidates) == ("claimed", None, ("ann",))
    assert known.match().verdict == "new"


def test_a_claim_never_changes_who_a_proven_key_says() -> None:
    known = Identities().link("ann", _key("phone", "+1")).link("bob", _key("email", "b@x"))
    assert known.match(_key("phone", "+1"), _key("email", "b@x", verified=False)).customer == "ann"


def test_a_claim_links_nobody() -> None:
    assert Identities().link("eve", _key("email", "ann@x", verified=False)) == Identities()


def test_a_number_that_two_people_share_is_ambiguous() -> None:
    shared = Identities().link("ann", _key("phone", "+1")).link("bob", _key("phone", "+1"))
    assert shared.match(_key("phone", "+1")).verdict == "ambiguous"


@pytest.mark.parametrize("customer", ["", None, 7])
def test_a_customer_needs_an_id(customer: Any) -> None:
    with pytest.raises(UsageError) as caught:
        Identities().link(customer, _key("phone", "+1"))
    assert caught.value.code == "wrong-argument"


_LINKS = st.lists(
    st.tuples(st.sampled_from("abc"), st.builds(_key, st.sampled_from(["phone", "email"]), st.sampled_from("123"))), max_size=6
)


@given(_LINKS, st.randoms())
def test_the_order_of_links_never_matters_and_json_keeps_them(links: list[tuple[str, IdentityKey]], random: Any) -> None:
    first, second = Identities(), Identities()
    for customer, key in links:
        first = first.link(customer, key)
    random.shuffle(links)
    for customer, key in [*links, *links]:
        second = second.link(customer, key)
    assert first == second == Identities.from_json(first.to_json())
    assert "phone" not in repr(first)


@pytest.mark.parametrize(
    ("channel", "address", "territory"),
    [
        ("sms", "5551234567", None),  # ten digits of the United States are a number of Brazil with a plus before them
        ("sms", "6281234567890", None),
        ("sms", "555-1234", "US"),  # without an area code, somebody in each area has it
        ("sms", "1800FLOWERS", "US"),
        ("sms", "INFO 8123456", "JP"),
        ("telegram", "-1001234567890", None),
        ("whatsapp", "0812345678", None),
        ("sms", "", "US"),
        ("email", "  ", None),
    ],
)
def test_what_may_be_several_people_is_nobody(channel: str, address: str, territory: str | None) -> None:
    assert _keys(channel, address, territory) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strasse@customer.example", "straße@customer.example"),
        ("kim@customer.example", "\u212aim@customer.example"),  # the sign for kelvin
        ("kim@customer.example", "kim+shop@customer.example"),
        ("info@customer.example", "ınfo@customer.example"),
        ("i@customer.example", "İ@customer.example"),
    ],
)
def test_addresses_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert _keys("email", one) != _keys("email", other)


def test_a_form_vouches_for_nobody_and_its_sender_is_no_customer() -> None:
    assert _keys("email", "kim@customer.example", **{"from": "noreply@shop.example"}) == [("email", "kim@customer.example", False)]


def test_an_address_that_a_help_desk_took_from_a_form_stays_what_it_is_there() -> None:
    assert _keys("freshdesk", "+81312345678", claimed_phone="+81312345678", reply_to="7") == [("phone", "+81312345678", False)]
    both = _keys("zendesk", "9", zendesk_user="9", email="Kim@customer.example", reply_to="7")
    assert both == [("zendesk_user", "shop/9", True), ("email", "kim@customer.example", True)]
    ticket = replace(message("Hi", channel="zendesk"), sender=Party(address="9", ids={"email": "kim@customer.example"}))
    assert [(key.kind, key.is_verified) for key in identity_keys(ticket, trusts_mail_senders=False)] == [
        ("zendesk_user", True),
        ("email", False),
    ]


@pytest.mark.parametrize("kind", ["reply_to", "username", "screen_name", "from", "participant_sid", "user_ref"])
def test_what_is_chosen_shared_or_good_for_one_visit_is_no_identity(kind: str) -> None:
    assert _keys("line", "", **{kind: "x1"}) == []
