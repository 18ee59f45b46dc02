"""What a draft offers and sends along is measured against the profile of its channel, and badly known limits refuse nothing."""

from typing import Any

import pytest

from xborder_support.channels import MediaLimit, draft_limits, provider
from xborder_support.channels.draft_limits import caption_limit, media_within_limits, options_within_limits, sayable
from xborder_support.channels.fit import fit
from xborder_support.conversations import Draft, Media, Option, Template
from xborder_support.errors import UsageError

from .draft_texts import ON


def _draft(channel: str, **changes: Any) -> Draft:
    return Draft(**{"channel": channel, "provider": channel, "to": "1", "text": "a", **changes})


def test_the_message_names_the_limit_its_unit_and_the_remedy() -> None:
    draft = _draft("telegram", options=(Option(id="ї" * 33, title="a"),))
    with pytest.raises(
        UsageError, match=r"option 1: the id has 66 bytes of UTF-8; a button takes 64 \[option-too-long\]\n.*telegram.*channels\.fit"
    ):
        options_within_limits(draft, draft.options, form="buttons")


def test_the_message_says_which_option_is_too_long_and_what_each_form_takes() -> None:
    options = (Option(id="1", title="a"), Option(id="2", title="x" * 34))
    draft = _draft("whatsapp", options=options, options_label="Choose")
    wanted = "option 2: the title has 34 code points; a button takes 20, a list row 24 [option-too-long]"
    for form in ("buttons", "list_rows"):
        with pytest.raises(UsageError) as caught:
            options_within_limits(draft, options[1:], form=form)
        assert str(caught.value).splitlines()[0] == wanted
    many = tuple(Option(id=str(number), title="a") for number in range(11))
    with pytest.raises(UsageError, match=r"these are 11 options, and whatsapp takes 3 buttons or 10 list rows \[too-many-options\]"):
        options_within_limits(_draft("whatsapp", options=many), many, form="list_rows")


_ONE = Option(id="a", title="A")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((_ONE, Option(id="b", title="B"), Option(id="a", title="C")), "option 3 has the same id as option 1"),
        ((_ONE, Option(id=" ", title="B")), "option 2 has no id"),
        ((_ONE, Option(id="b", title="\n")), "option 2 has no title"),
        ((_ONE, Option(id="b", title="")), "option 2 has no title"),
    ],
)
@pytest.mark.parametrize("name", ["telegram", "whatsapp", "line", "messenger", "viber", "x", "kakaotalk", "webchat"])
def test_options_that_cannot_be_told_apart_are_refused_by_each_provider(name: str, options: tuple[Option, ...], words: str) -> None:
    draft = _draft(name, to="1001", account="1002", text="Well?", options=options)
    with pytest.raises(UsageError, match=words) as caught:
        provider(name).render(draft)
    assert (caught.value.code, bool(caught.value.hint)) == ("bad-option", True)
    found = fit(draft, name, on=ON)
    assert (found.parts, ("bad-option", words) in {(one.code, one.message) for one in found.problems}) == ((), True)


def test_the_ids_of_links_may_be_the_same() -> None:
    links = (Option(id="", title="a", url="https://a.example"),) * 2
    assert options_within_limits(_draft("telegram", options=links), links, form="buttons") == links


@pytest.mark.parametrize(
    "url", ["/a.jpg", "ftp://a.example/a", "file:///etc/passwd", "a.jpg", "https://", "https://a.example/ b", "javascript:1"]
)
def test_an_address_that_is_none_of_the_web_is_refused(url: str) -> None:
    draft = _draft("whatsapp", media=(Media(media_kind="image", url="https://a.example/a.jpg"), Media(media_kind="image", url=url)))
    with pytest.raises(UsageError, match=r"the address of file 2 is no http or https address \[bad-media-url\]") as caught:
        media_within_limits(draft)
    assert url not in str(caught.value).partition("\n")[0]
    for channel in ("whatsapp", "sms", "email"):
        found = fit(draft, channel, on=ON)
        assert (found.parts, [one.code for one in found.problems if one.severity == "error"]) == ((), ["bad-media-url"])


def test_the_id_of_a_link_goes_nowhere_and_may_be_long() -> None:
    draft = _draft("telegram", options=(Option(id="i" * 99, title="a", url="https://a.example"),))
    assert options_within_limits(draft, draft.options, form="buttons") == draft.options


def test_a_channel_without_such_a_limit_takes_anything() -> None:
    draft = _draft("telegram", options=tuple(Option(id=f"{number:999}", title="a") for number in range(500)))
    assert options_within_limits(draft, draft.options, form="list_rows") == draft.options
    assert caption_limit(_draft("x")) is None


def test_a_kind_of_medium_that_the_channel_does_not_list_is_refused() -> None:
    with pytest.raises(UsageError, match="unsupported-media"):
        draft_limits._refuse_medium(Media(media_kind="audio"), (MediaLimit(kind="image"),), channel="viber")


def test_media_limits_known_badly_refuse_nothing() -> None:
    draft = _draft("x", media=(Media(media_kind="file", url="https://a.example", size_bytes=10**12),))
    assert media_within_limits(draft) == draft.media


def test_a_template_alone_says_nothing_where_there_are_none() -> None:
    with pytest.raises(UsageError, match="has no templates"):
        sayable(_draft("x", text="", template=Template(id="t")), channels={"x"})
    assert sayable(_draft("x", text=" ", media=(Media(media_kind="image"),)), channels={"x"}) == ""
