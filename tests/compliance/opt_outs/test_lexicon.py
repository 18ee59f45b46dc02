"""Does what was read before change what a message means?"""

import pytest

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.compliance.opt_outs import lexicon

TEXTS = [
    "STOP",
    "не пишите мне больше",
    "please стоп",
    "td",
    "off",
    "stop sms",
    "odjava",
    "одјава",
    "不要再给我发短信",
    "メール 停止 please",
    "اوقفوا الرسائل",
    "Привет! Unsubscribe me, пожалуйста",
    "Where is my parcel?",
    "Где мой заказ?",
]


def _read(texts: list[str]) -> dict[str, OptOut]:
    return {text: recognise_opt_out(text, channel="sms", locale="en") for text in texts}


@pytest.fixture
def cold() -> None:
    """Forget what was read."""
    lexicon.vocabularies.cache_clear()
    lexicon._lexicons.cache_clear()


@pytest.mark.usefixtures("cold")
@pytest.mark.parametrize("text", TEXTS)
def test_a_message_means_the_same_whether_it_is_the_first_or_the_last(text: str) -> None:
    first = recognise_opt_out(text, channel="sms", locale="en")
    assert _read(TEXTS[::-1])[text] == first


@pytest.mark.usefixtures("cold")
def test_only_the_languages_of_the_scripts_of_a_text_are_read() -> None:
    recognise_opt_out("Где мой заказ?", channel="sms")
    assert lexicon.vocabularies.cache_info().currsize == 1
    recognise_opt_out("Где мой parcel?", channel="sms")
    assert lexicon.vocabularies.cache_info().currsize == 2
    recognise_opt_out("👍 123", channel="sms")
    recognise_opt_out("Where is мой?", channel="sms")
    assert lexicon.vocabularies.cache_info().currsize == 2
