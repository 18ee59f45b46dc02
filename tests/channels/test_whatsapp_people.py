"""A batch never gives one customer the identity of another, whatever ids its messages and cards have."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels import whatsapp
from xborder_support.channels.wire import payload
from xborder_support.conversations import InboundEvent

NOW = datetime(2026, 2, 3, 7, tzinfo=UTC)
ANA = {"wa_id": "62811", "user_id": "ID.111", "profile": {"name": "Ana"}}
BUDI = {"wa_id": "62822", "user_id": "ID.222", "profile": {"name": "Budi"}}


def events(value: dict[str, Any], field: str = "messages") -> list[InboundEvent]:
    change = {"field": field, "value": {"metadata": {"phone_number_id": "1"}, **value}}
    return whatsapp.parse(json.dumps({"entry": [{"changes": [change]}]}), received_at=NOW)


def written(**ids: str) -> dict[str, Any]:
    return {"id": f"wamid.{ids}", "timestamp": "1770098400", "type": "text", "text": {"body": "Halo"}, **ids}


def test_a_scoped_id_in_the_place_of_the_number_finds_its_card_in_a_batch() -> None:
    first, second = events({"contacts": [ANA, BUDI], "messages": [written(**{"from": "ID.111"}), written(**{"from": "62822"})]})
    assert (first.sender.address, first.sender.name, first.sender.ids) == ("62811", "Ana", {"bsuid": "ID.111"})
    assert second.sender.name == "Budi"


def test_who_is_not_named_beside_somebody_who_is_gets_no_card() -> None:
    named, unnamed = events({"contacts": [ANA], "messages": [written(**{"from": "62811"}), written()]})
    assert named.sender.name == "Ana"
    assert (unnamed.sender.address, unnamed.sender.name, unnamed.sender.ids) == (None, None, {})


def test_the_only_card_is_that_of_the_only_message() -> None:
    assert events({"contacts": [ANA], "messages": [written()]})[0].sender.name == "Ana"


@pytest.mark.parametrize("cards", [[None], ["x"], [{"wa_id": ["62811"]}], [{"wa_id": 62811, "profile": {"name": "Ana"}}]])
def test_cards_of_any_shape_leave_the_message(cards: list[Any]) -> None:
    assert (
        events({"contacts": cards, "messages": [written(**{"from": "62811"}), written(**{"from": "62822"})]})[0].sender.address == "62811"
    )


def test_each_card_is_looked_at_once_however_many_messages_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    plain = payload.ident

    def counted(fields: dict[str, Any], key: str) -> str | None:
        nonlocal looks
        looks += key == "wa_id"
        return plain(fields, key)

    monkeypatch.setattr("xborder_support.channels.whatsapp.people.ident", counted)
    people = [str(10**9 + number) for number in range(300)]
    read = events({"contacts": [{"wa_id": one} for one in people], "messages": [written(**{"from": one}) for one in people]})
    assert len(read) == len(people)
    assert looks == len(people)


def test_errors_beside_calls_are_repeated_in_each_up_to_a_bound_and_none_is_lost() -> None:
    errors = [{"code": 1000 + number} for number in range(300)]
    calls = [{"id": f"wacid.{number}", "event": "terminate", "status": "FAILED"} for number in range(300)]
    read = events({"calls": calls, "errors": errors}, field="calls")
    assert [event.kind for event in read] == ["call_record"] * 300 + ["unparsed"]
    assert read[0].details["error_codes"].split() == [str(1000 + number) for number in range(20)]
    assert read[-1].raw == {"errors": errors}
