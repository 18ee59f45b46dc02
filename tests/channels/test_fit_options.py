"""Options that a channel cannot show: lines of text, and what an answer to them means."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels.fit import chosen, fit
from xborder_support.channels.limits import OptionLimit, TextLimit
from xborder_support.conversations import Option

from .draft_texts import ON, SENTENCES, characters, draft, limits

_TWO = (Option(id="track", title="Track my parcel"), Option(id="human", title="Talk to a person", description="9 to 18 h"))
_LINK = Option(id="shop", title="Our shop", url="https://example.com/shop")


def _fitted(options: tuple[Option, ...], **fields: Any) -> tuple[str, tuple[Option, ...], list[str]]:
    found = fit(draft("What shall we do?", options=options), limits(**fields), on=ON)
    (part,) = found.parts
    return part.text, part.options, [one.code for one in found.problems]


@pytest.mark.parametrize(
    "fields",
    [
        {"buttons": OptionLimit(count=2, description=characters(20))},
        {"buttons": OptionLimit(count=2), "list_rows": OptionLimit(count=10, title=characters(24))},
        {"buttons": OptionLimit(count=2, title=characters(5)), "quick_replies": OptionLimit(count=13, description=characters(20))},
    ],
)
def test_options_stay_where_one_form_of_the_channel_takes_them_all(fields: dict[str, Any]) -> None:
    assert _fitted(_TWO, **fields) == ("What shall we do?", _TWO, [])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"buttons": OptionLimit(count=1)},
        {"buttons": OptionLimit(count=2)},  # which have no room for a description
        {"list_rows": OptionLimit(count=10, label=characters(20))},  # which nothing opens without a label
        {"list_rows": OptionLimit(count=10, title=characters(15))},
        {"quick_replies": OptionLimit(count=10, id=characters(4))},
        {"list_rows": OptionLimit(count=10, description=characters(8))},
    ],
)
def test_options_beyond_a_channel_become_numbered_lines(fields: dict[str, Any]) -> None:
    text, options, codes = _fitted(_TWO, **fields)
    assert text == "What shall we do?\n\n1. Track my parcel\n2. Talk to a person - 9 to 18 h"
    assert (options, codes) == ((), ["options-as-text"])


def test_a_list_that_its_label_opens_stays() -> None:
    rows = OptionLimit(count=10, label=characters(20))
    for label, shown in (("Choose", _TWO), ("Choose what we shall do now", ())):
        (part,) = fit(draft(options=_TWO, options_label=label), limits(list_rows=rows), on=ON).parts
        assert part.options == shown


@pytest.mark.parametrize("text_limit", [characters(100), characters(40), None])
def test_the_words_above_options_are_short_enough(text_limit: TextLimit | None) -> None:
    text = "One two three. Four five six. " * 4
    fields: dict[str, Any] = {"text_limit": text_limit} if text_limit else {}
    found = fit(
        draft(text, options=(Option(id="a", title="A"),)),
        limits(**fields, caption_limit=characters(20), buttons=OptionLimit(count=3)),
        on=ON,
    )
    assert "".join(part.text for part in found.parts) == text
    assert len(found.parts[-1].text) <= 20
    assert [len(part.options) for part in found.parts] == [0] * (len(found.parts) - 1) + [1]


def test_lines_of_an_sms_waste_no_room() -> None:
    assert _fitted(_TWO, kind="sms")[0].startswith("What shall we do?\n1. ")


def test_links_stay_buttons_or_become_lines() -> None:
    button = OptionLimit(count=3, description=characters(20))
    assert _fitted((*_TWO, _LINK), buttons=button)[1] == (*_TWO, _LINK)
    assert _fitted((*_TWO, _LINK), buttons=button, link_buttons=OptionLimit(count=1))[1] == _TWO
    assert _fitted((_LINK,), buttons=button, link_buttons=OptionLimit(count=1))[1] == (_LINK,)
    assert _fitted((_LINK, _LINK), buttons=button, link_buttons=OptionLimit(count=1))[1] == ()
    text, options, codes = _fitted((*_TWO, _LINK), list_rows=OptionLimit(count=10))
    assert (text, options, codes) == ("What shall we do?\n\nOur shop: https://example.com/shop", _TWO, ["links-as-text"])
    text, options, codes = _fitted((*_TWO, _LINK))
    assert text.splitlines()[2:] == ["Our shop: https://example.com/shop", "1. Track my parcel", "2. Talk to a person - 9 to 18 h"]
    assert (options, codes) == ((), ["options-as-text"])
    assert _fitted((_LINK,)) == ("What shall we do?\n\nOur shop: https://example.com/shop", (), ["links-as-text"])


@pytest.mark.parametrize("fields", [{}, {"buttons": OptionLimit(count=3, description=characters(20))}])
def test_options_without_a_text_are_the_text(fields: dict[str, Any]) -> None:
    (part,) = fit(draft("", options=_TWO), limits(**fields), on=ON).parts
    assert part.options == ()
    assert part.text == "1. Track my parcel\n2. Talk to a person - 9 to 18 h"


def test_what_the_numbers_mean_goes_with_the_last_part() -> None:
    whole = draft("One two three four five six seven. " * 3, options=_TWO, details={"session": "s"})
    parts = fit(whole, limits(text_limit=characters(80)), on=ON).parts
    assert ["options" in part.details for part in parts] == [False] * (len(parts) - 1) + [True]
    assert {part.details["session"] for part in parts} == {"s"}
    assert json.loads(parts[-1].details["options"]) == [["track", "Track my parcel"], ["human", "Talk to a person"]]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("2", "human"),
        (" 2.\n", "human"),
        ("(2)", "human"),
        ("#2", "human"),
        ("２", "human"),
        ("٢", "human"),
        ("२", "human"),
        ("②", "human"),
        ("2️⃣", "human"),
        ("02", None),
        ("track my parcel!", "track"),
        ("TRACK MY PARCEL", "track"),
        ("0", None),
        ("3", None),
        ("-1", None),
        ("12", None),
        ("", None),
        ("  ", None),
        ("I want 2 of them", None),
        ("track", None),
        ("2" * 10_000, None),
    ],
)
def test_an_answer_is_read_as_the_line_it_names(answer: str, wanted: str | None) -> None:
    (part,) = fit(draft(options=_TWO), limits(), on=ON).parts
    for offered in (part, part.details):
        found = chosen(answer, offered)
        assert (found.id if found else None) == wanted


def test_an_answer_to_buttons_may_be_written_too() -> None:
    found = chosen("talk to a person", draft(options=_TWO))
    assert found is not None
    assert (found.id, found.title, found.source) == ("human", "Talk to a person", "list")


def test_two_options_of_one_title_are_told_apart_by_number_alone() -> None:
    same = (Option(id="a", title="Yes"), Option(id="b", title="Yes"))
    assert chosen("yes", draft(options=same)) is None
    assert chosen("1", draft(options=same)) == chosen("1.", draft(options=same))


@pytest.mark.parametrize("stored", ["", "{", "1", "[1]", "[[]]", '{"a": 1}', "null", "[" * 100_000])
def test_a_stored_mapping_that_is_broken_gives_no_choice(stored: str) -> None:
    assert chosen("1", {"options": stored}) is None
    assert chosen("1", {}) is None


@given(st.lists(st.sampled_from(list(SENTENCES.values())), min_size=1, max_size=40), st.data())
def test_every_number_leads_back_to_its_option(titles: list[str], data: st.DataObject) -> None:
    options = tuple(Option(id=str(position), title=title) for position, title in enumerate(titles))
    parts = fit(draft(options=options), limits(text_limit=characters(100)), on=ON).parts
    number = data.draw(st.integers(1, len(titles)))
    found = chosen(str(number), parts[-1])
    assert found is not None
    assert (found.id, found.title) == (str(number - 1), titles[number - 1])
