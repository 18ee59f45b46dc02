"""What a text with tags of HTML says is what a reader sees of it; what must not be there must not be there hidden either."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, SenderDetails, check_text
from xborder_support.compliance.texts.shown import shown_text
from xborder_support.conversations import Draft
from xborder_support.terms import Finding, Purpose

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
SHOP = SenderDetails(brand="Kaze", contacts=("help@kaze.example",), opt_out_address="https://kaze.example/bye")
OPT_OUT = "unsubscribe: https://x.example/u"


def check(text: str, place: str, purpose: Purpose = "marketing", *, channel: str = "email", language: str = "en") -> list[Finding]:
    draft = Draft(channel=channel, provider="any", to="x", text=text, subject="Sale", purpose=purpose, language=language)
    told = Circumstances(written_by="person", was_asked_for=True, is_bulk=False)
    return check_text(draft, rulebook=BOOK, on=TODAY, place=place, sender=SHOP, circumstances=told)


def lacks_way_out(text: str, place: str) -> bool:
    return any(found.facts.get("part") == "opt_out" for found in check(text, place))


@pytest.mark.parametrize("place", ["GB", "US", "DE"])
@pytest.mark.parametrize(
    "hidden",
    [
        f"<!-- {OPT_OUT} -->",
        f"<!-- {OPT_OUT}",
        f'<span style="display:none">{OPT_OUT}</span>',
        f"<span style='color:red; DISPLAY : none'>{OPT_OUT}</span>",
        f"<span style=display:none>{OPT_OUT}</span>",
        f'<div style="visibility:hidden"><b>{OPT_OUT}</b></div>',
        f'<p style="opacity:0">{OPT_OUT}</p>',
        f'<p style="opacity:0.0;color:red">{OPT_OUT}</p>',
        f'<p style="opacity:.0">{OPT_OUT}</p>',
        f'<p style="font-size:.0em">{OPT_OUT}</p>',
        f"<p hidden>{OPT_OUT}</p>",
        f'<p hidden="">{OPT_OUT}',
        f'<p style="font-size:0">{OPT_OUT}</p>',
        f'<p style="color:red;font-size:0px !important"><b>{OPT_OUT}</b></p>',
        f"<style>{OPT_OUT}</style>",
        f"<script>{OPT_OUT} <b></script>",
        f"<title>{OPT_OUT}</title>",
        f'<img alt="{OPT_OUT}">',
        f'<b title="{OPT_OUT}"></b>',
        '<a href="https://x.example/unsubscribe"></a>',
        '<p hidden><a href="https://x.example/unsubscribe">here</a></p>',
    ],
)
def test_a_way_out_that_nobody_sees_is_none(hidden: str, place: str) -> None:
    assert lacks_way_out(f"Kaze {hidden}", place)


@pytest.mark.parametrize("place", ["GB", "US", "DE"])
@pytest.mark.parametrize(
    "seen",
    [
        OPT_OUT,
        "unsubscribe: <https://x.example/u>",
        f"<p>{OPT_OUT}</p>",
        "<p>un<b>subscribe</b>: https://x.example/u</p>",
        "<p>click to\n  unsubscribe</p>",
        "<p>unsub&#115;cribe</p>",
        '<a href="https://x.example/unsubscribe">here</a>',
        "<a class=x href=https://x.example/unsubscribe>here</a>",
        '<a href="https://kaze.example/bye">here</a>',
        f'<p style="font-size:0"><span style="font-size:14px">{OPT_OUT}</span></p>',
        f'<p style="font-size:0.8em;opacity:0.9">{OPT_OUT}</p>',
        f'<p style="font-size:medium;opacity:inherit">{OPT_OUT}</p>',
        f'<p style="font-size:10px;opacity:.05">{OPT_OUT}</p>',
        f'<p data-x="hidden" class="hidden">{OPT_OUT}</p>',
        f"<p hidden>Preview<p>{OPT_OUT}</p>",
        f"<div hidden>Preview</div>{OPT_OUT}",
        f"<br hidden>{OPT_OUT}",
        f"<style>p {{}}</style><p>{OPT_OUT}</p>",
        f"</i>{OPT_OUT}",
    ],
)
def test_a_way_out_that_is_seen_counts(seen: str, place: str) -> None:
    assert not lacks_way_out(f"Kaze {seen}", place)


def test_a_number_with_tags_in_it_is_a_number() -> None:
    text = "<p>Ruf an: <b>0900</b>-1-234567</p>"
    (found,) = check(text, "DE", "service", language="de")
    assert found.span is not None
    assert (found.rule, text[slice(*found.span)]) == ("EU-CRD-21", "0900</b>-1-234567")


@pytest.mark.parametrize(
    "text", ["<p>Hallo <!-- 0900-1-234567 --></p>", '<a href="tel:0900-1-234567">Ruf an</a>', "<b>Hallo</b> 0900-1-234567"]
)
def test_a_dear_number_is_found_once_wherever_it_stands(text: str) -> None:
    spans = [found.span for found in check(text, "DE", "service", language="de")]
    assert spans == [(text.index("0900"), text.index("0900") + len("0900-1-234567"))]


def test_a_dead_page_behind_a_link_is_found() -> None:
    text = '<a href="https://ec.europa.eu/consumers/odr/">Streit?</a>'
    assert [found.rule for found in check(text, "DE", "service", language="de")] == ["EU-ODR-CLOSED"]


def test_what_is_asked_for_at_the_start_and_at_the_end_may_stand_in_tags() -> None:
    page = "<html>\n <body>\n  <p>(광고)Kaze help@kaze.example 할인</p>\n <p>무료수신거부 080-123-4567</p></body></html>"
    assert check(page, "KR", channel="sms", language="ko") == []
    (found,) = check(page.replace("(광고)", ""), "KR", channel="sms", language="ko")
    assert (found.facts["part"], found.span) == ("text", (0, 0))


def test_a_contact_behind_a_link_is_named() -> None:
    parts = {found.facts.get("part") for found in check('<p>Kaze, <a href="mailto:help@kaze.example">write to us</a></p>', "AU")}
    assert "contact" not in parts
    assert "contact" in {found.facts.get("part") for found in check("<p>Kaze, write to us</p>", "AU")}


@pytest.mark.parametrize("text", ["Reply <STOP> to end", "a < b > c", "<ADV> Sale", "<https://x.example>", "1 <3", "", "no tag"])
def test_words_between_brackets_are_words(text: str) -> None:
    assert shown_text(text) is None


@pytest.mark.parametrize(
    ("text", "seen", "targets"),
    [
        ("<b>a</b>c", "ac", ()),
        ("a<br>b", "a\nb", ()),
        ("<p>a</p>\n\n<p> b\n c</p>", "a\nb c\n", ()),
        ("<td>a</td><td>b</td>", "a b ", ()),
        ("x &amp; <i>&lt;</i>", "x & <", ()),
        ("line\n<b>two</b>", "line\ntwo", ()),
        ('<a href="https://x.example/?a=1&amp;b">go</a>!', "go!", (((0, 2), "https://x.example/?a=1&b"),)),
        ('<a title=">" href="u">go', "go", (((0, 2), "u"),)),
        ("<b>a <STOP> b</b>", "a <STOP> b", ()),
        ("<li hidden>a<li>b", "b", ()),
        ("<div hidden><div>a</div>b</div>c", "c", ()),
        ("<template>a</template>b", "b", ()),
        ("<!doctype html><b>x", "x", ()),
    ],
)
def test_what_is_seen(text: str, seen: str, targets: object) -> None:
    shown = shown_text(text)
    assert shown is not None
    assert (shown.text, shown.targets) == (seen, targets)


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<p>", "</p>", "<p hidden>", "<a href='u'>", "</a>", "<!--", "-->", "&amp;", "a", " ", "\n", "<", "'"]
        )
    )
)
def test_each_character_that_is_seen_stood_somewhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown = shown_text(text)
    if shown is None:
        return
    assert len(shown.text) == len(shown.starts) == len(shown.ends)
    assert list(shown.starts) == sorted(shown.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(shown.starts, shown.ends, strict=True))
    assert shown.span(len(shown.text), len(shown.text)) == ((len(text), len(text)) if shown.text else (0, 0))


@pytest.mark.parametrize("piece", ['<a "', "<b>", "<!--", "<p '", "<a ", "&", "<![ ", '"<a b" ', "</i>", "<a href=u>x"])
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = "<b>x</b>" + piece * (99_000 // len(piece))
    shown = shown_text(text)
    assert shown is not None
    assert shown.text.startswith("x")
