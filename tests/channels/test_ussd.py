"""USSD: what fits on a screen, how the rest is paged, and what an answer means."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import sms, ussd
from xborder_support.conversations import Option
from xborder_support.errors import UsageError


def _options(*titles: str) -> tuple[Option, ...]:
    return tuple(Option(id=title.lower(), title=title) for title in titles)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 182),
        ("Where is it?", 182),
        ("€ {}", 182),
        ("ñÑ¿", 182),
        ("ç", 80),
        ("Где?", 80),
        ("你好", 80),
        ("👍", 80),
        ("€ç", 80),
        ("\ud83d", 80),
    ],
)
def test_a_screen_holds_182_septets_or_80_utf16_units(text: str, units: int) -> None:
    assert ussd.capacity(text) == units


@pytest.mark.parametrize("text", ["x" * 182, "€" * 91, "я" * 80, "👍" * 40])
def test_what_fills_a_screen_stays_on_one(text: str) -> None:
    assert ussd.screens(text) == [text]
    assert len(ussd.screens(text + "x")) == 2


def test_a_menu_follows_its_text_line_by_line() -> None:
    assert ussd.screens("Your order:", _options("Track", "Return")) == ["Your order:\n1. Track\n2. Return"]
    assert ussd.screens("", _options("Track")) == ["1. Track"]


def test_a_long_menu_goes_on_and_keeps_its_numbers() -> None:
    first, second, third = ussd.screens("Which?", _options(*"ABCDEFGHIJK"), more="More", back="Back", septets=36)
    assert first == "Which?\n1. A\n2. B\n3. C\n4. D\n98 More"
    assert second == "5. E\n6. F\n7. G\n8. H\n0 Back\n98 More"
    assert third == "9. I\n10. J\n11. K\n0 Back"


def test_a_menu_begins_on_the_next_screen_where_the_text_fills_the_first() -> None:
    first, second = ussd.screens("x" * 177, _options("Track"))
    assert (first, second) == ("x" * 177 + "\n98 >", "1. Track\n0 <")


def test_a_text_is_cut_after_a_space_and_never_inside_a_character() -> None:
    screens = ussd.screens("Your parcel left Nairobi on Monday and is on its way.", septets=30)
    assert [screen.partition("\n")[0] for screen in screens] == ["Your parcel left Nairobi ", "on Monday and is on ", "its way."]
    family = "👨‍👩‍👧‍👦"
    assert ussd.screens(family * 20)[0] == family * 6 + "\n98 >"


def test_a_character_longer_than_a_screen_is_cut_all_the_same() -> None:
    heap = "e" + "\u0301" * 200
    assert "".join(screen.partition("\n")[0] for screen in ussd.screens(heap)) == heap


@pytest.mark.parametrize(
    ("text", "titles", "options", "code"),
    [
        ("x", ["A"] * 98, {}, "too-many-options"),
        ("x" * 182, ["y" * 180], {}, "option-too-long"),
        ("x" * 200, [], {"septets": 4}, "bad-limit"),
        ("x" * 200, [], {"more": "m" * 180}, "bad-limit"),
        ("x" * 300, [], {"back": "b" * 179}, "bad-limit"),
    ],
)
def test_what_fits_on_no_screen_is_refused(text: str, titles: list[str], options: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        ussd.screens(text, _options(*titles), **options)
    assert caught.value.code == code


_words = st.text(st.sampled_from("ab 12\n€{çя字👍é\u0301\u200d"), max_size=600)


@settings(max_examples=150, deadline=None)
@given(_words, st.sampled_from([(120, 52), (160, 70), (182, 80)]), st.sampled_from([(">", "<"), ("Mais", "Voltar")]))
def test_every_screen_fits_and_together_they_say_the_text(text: str, room: tuple[int, int], labels: tuple[str, str]) -> None:
    (septets, utf16_units), (more, back) = room, labels
    screens = ussd.screens(text, more=more, back=back, septets=septets)
    for screen in screens:
        assert sms.units(screen) <= (septets if ussd.capacity(screen) == 182 else utf16_units)
    feet = [["98 " + more] if index == 0 else ["0 " + back, "98 " + more] for index in range(len(screens) - 1)]
    feet.append(["0 " + back] if len(screens) > 1 else [])
    bodies = []
    for screen, foot in zip(screens, feet, strict=True):
        end = "\n".join(foot)
        assert screen.endswith(end)
        body = screen.removesuffix(end) if end else screen
        bodies.append(body.removesuffix("\n") if end else body)
    assert "".join(bodies) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("abc é字"), min_size=1, max_size=12), max_size=97), st.text(st.sampled_from("ab 字"), max_size=200))
def test_every_option_stands_once_under_its_number(titles: list[str], text: str) -> None:
    screens = ussd.screens(text, _options(*titles))
    assert all(sms.units(screen) <= ussd.capacity(screen) for screen in screens)
    lines = "\n".join(screens).split("\n")
    for number, title in enumerate(titles, 1):
        assert f"{number}. {title}" in lines


_MENU = _options("Track", "Return", "Other")


@pytest.mark.parametrize(
    ("path", "state", "kind", "text", "choice"),
    [
        ("1", {"before": ""}, "option", "1", "track"),
        ("2", {}, "option", "2", "return"),
        ("1*3", {"before": "1"}, "option", "3", "other"),
        ("1* 3 ", {"before": "1"}, "option", " 3 ", "other"),
        ("1*4", {"before": "1"}, "text", "4", None),
        ("1*03", {"before": "1"}, "text", "03", None),
        ("1*Hello", {"before": "1"}, "text", "Hello", None),
        ("1*4*5", {"before": "1"}, "text", "4*5", None),
        ("4*5", {"before": ""}, "text", "4*5", None),
        ("1*4*5", {}, "text", "5", None),
        ("1*", {"before": "1"}, "text", "", None),
        ("", {}, "text", "", None),
        ("9*2", {"before": "1"}, "option", "2", "return"),
        ("98", {"before": ""}, "text", "98", None),
        ("0", {"before": ""}, "text", "0", None),
    ],
)
def test_an_answer_is_the_end_of_the_path(path: str, state: dict[str, Any], kind: str, text: str, choice: str | None) -> None:
    answer = ussd.answer(path, options=_MENU, **state)
    assert (answer.kind, answer.text, answer.option.id if answer.option else None, answer.screen) == (kind, text, choice, 0)


@pytest.mark.parametrize(
    ("entry", "screen", "of", "kind", "shown"),
    [
        ("98", 0, 3, "more", 1),
        ("98", 2, 3, "text", 2),
        ("0", 2, 3, "back", 1),
        ("0", 0, 3, "text", 0),
        ("2", 1, 3, "option", 1),
    ],
)
def test_the_lines_of_navigation_lead_through_the_screens(entry: str, screen: int, of: int, kind: str, shown: int) -> None:
    answer = ussd.answer(f"1*{entry}", before="1", options=_MENU, screen=screen, of=of)
    assert (answer.kind, answer.screen) == (kind, shown)


def test_an_answer_shows_no_words_in_its_repr() -> None:
    assert "secret" not in repr(ussd.answer("secret"))


@given(st.text(max_size=50), st.text(max_size=50))
def test_a_kept_path_gives_back_whatever_was_typed(before: str, typed: str) -> None:
    assert ussd.answer(f"{before}*{typed}" if before else typed, before=before).text == typed
