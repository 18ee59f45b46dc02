"""Quick construction: the stand-in gives exactly what the frozen class gives."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields
from typing import Any

import pytest

from xborder_support.channels.wire import construction
from xborder_support.conversations import DeliveryStatus, Media, Message, Party, ReplyHandle, Text

_PAIRS = [
    (construction.new_message, Message, {"channel": "line", "provider": "line", "account": "a", "provider_id": "1", "received_at": 0}),
    (
        construction.new_status,
        DeliveryStatus,
        {
            "channel": "line",
            "provider": "line",
            "account": "a",
            "provider_id": "1",
            "received_at": 0,
            "status": "sent",
            "provider_status": "s",
        },
    ),
    (construction.new_party, Party, {}),
    (construction.new_reply_handle, ReplyHandle, {"token": "t"}),
    (construction.new_text, Text, {"text": "t"}),
    (construction.new_media, Media, {"media_kind": "image"}),
]


@pytest.mark.parametrize(("quick", "frozen", "arguments"), _PAIRS)
def test_the_stand_in_gives_an_equal_value_of_the_frozen_class(quick: Any, frozen: Any, arguments: dict[str, Any]) -> None:
    made = quick(**arguments)
    assert type(made) is frozen
    assert made == frozen(**arguments)
    assert pickle.loads(pickle.dumps(made)) == made
    for item in fields(frozen):
        with pytest.raises(FrozenInstanceError):
            setattr(made, item.name, None)


@pytest.mark.parametrize(("quick", "frozen", "arguments"), _PAIRS)
def test_defaults_that_are_made_anew_are_never_shared(quick: Any, frozen: Any, arguments: dict[str, Any]) -> None:
    first, second = quick(**arguments), quick(**arguments)
    for item in fields(frozen):
        if isinstance(getattr(first, item.name), dict):
            assert getattr(first, item.name) is not getattr(second, item.name)


@pytest.mark.parametrize(("quick", "frozen", "arguments"), _PAIRS)
def test_unknown_and_missing_arguments_are_refused_alike(quick: Any, frozen: Any, arguments: dict[str, Any]) -> None:
    for made in (quick, frozen):
        with pytest.raises(TypeError):
            made(**arguments, unheard_of=1)
        if arguments:
            with pytest.raises(TypeError):
                made()


def test_a_check_of_the_frozen_class_still_runs() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Positive:
        number: int
        notes: list[str] = field(default_factory=list)

        def __post_init__(self) -> None:
            if self.number <= 0:
                raise ValueError("not positive")

    made = construction.quick(Positive)
    assert made(number=1) == Positive(number=1)
    with pytest.raises(ValueError, match="not positive"):
        made(number=0)
