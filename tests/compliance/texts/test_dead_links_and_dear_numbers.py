"""A page that is gone and a number that costs: found however they are written."""

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, check_text
from xborder_support.compliance.texts.links import find_links, find_mail_addresses, find_page, without_links
from xborder_support.compliance.texts.numbers import costly_numbers
from xborder_support.conversations import Draft, Media, Option, Template

BOOK = Rulebook.load()
PAGE = "ec.europa.eu/consumers/odr"


def spans(text: str, rule: str, place: str | tuple[str, ...] = "DE", on: date = date(2026, 11, 22)) -> list[tuple[int, int] | None]:
    draft = Draft(channel="webchat", provider="any", to="x", text=text, purpose="service", language="de")
    found = check_text(draft, rulebook=BOOK, on=on, place=place, circumstances=Circumstances(written_by="person"))
    return [each.span for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Siehe ec.europa.eu/consumers/odr bitte", "ec.europa.eu/consumers/odr"),
        ("Siehe https://ec.europa.eu/consumers/odr/.", "ec.europa.eu/consumers/odr"),
        ("http://www.ec.europa.eu/consumers/odr/main/index.cfm?event=main.home", "ec.europa.eu/consumers/odr"),
        ("HTTPS://EC.EUROPA.EU/CONSUMERS/ODR", "EC.EUROPA.EU/CONSUMERS/ODR"),
        ("https://ec.europa.eu%2Fconsumers%2fodr", "ec.europa.eu%2Fconsumers%2fodr"),
        ("https://ec.europa.eu/%63onsumers/odr", "ec.europa.eu/%63onsumers/odr"),
        ("https://ec.europa.eu/%2563onsumers/odr", "ec.europa.eu/%2563onsumers/odr"),
        ("https://ec.europa.eu/consumers/od%72 .", "ec.europa.eu/consumers/od%72"),
        ("https://%65c.europa.eu/consumers/od%2572.", "%65c.europa.eu/consumers/od%2572"),
        ("ec.euro\u200bpa.eu/cons\u00adumers/odr", "ec.euro\u200bpa.eu/cons\u00adumers/odr"),
        ("ec.europa.eu/con\r\n  sumers/odr", "ec.europa.eu/con\r\n  sumers/odr"),
        ("ec.europa.eu / consumers / odr", "ec.europa.eu / consumers / odr"),
        ("ｅｃ．ｅｕｒｏｐａ．ｅｕ／consumers／odr", "ｅｃ．ｅｕｒｏｐａ．ｅｕ／consumers／odr"),
        ("ec.europa.eu:443/consumers//odr", "ec.europa.eu:443/consumers//odr"),
        ("ec.europa.eu\\consumers\\odr", "ec.europa.eu\\consumers\\odr"),
        ("ec.europa.eu/./consumers/odr", "ec.europa.eu/./consumers/odr"),
        ("https://ec。europa。eu/consumers/odr", "ec。europa。eu/consumers/odr"),
        ("https://ec｡europa｡eu/consumers/odr", "ec｡europa｡eu/consumers/odr"),
        ("https://ec.europa.eu./consumers/odr", "ec.europa.eu./consumers/odr"),
        ("https://ec.europa.eu.:443/consumers/odr", "ec.europa.eu.:443/consumers/odr"),
        ("ec.europa.eu/consumers/x/../odr", "ec.europa.eu/consumers/x/../odr"),
        ("ec.europa.eu/a/b/../../consumers/odr", "ec.europa.eu/a/b/../../consumers/odr"),
        ("ec.europa.eu/odr", "ec.europa.eu/odr"),
        ("https://webgate.ec.europa.eu/odr/main", "ec.europa.eu/odr"),
    ],
)
def test_the_closed_platform_is_found_in_any_spelling(text: str, linked: str) -> None:
    start = text.index(linked)
    assert spans(text, "EU-ODR-CLOSED") == [(start, start + len(linked))]


@pytest.mark.parametrize(
    "text",
    [
        "ec.europa.eu/consumers",
        "ec.europa.eu/odrive",
        "ec.europa.eu/consumers/odr/../redress",
        "ec.europa.eu/x/odr",
        "ec.europa.eu/consumers/odrive",
        "notec.europa.eu/consumers/odr",
        "ec.europa.eu/consumers/redress",
        "",
        "%",
    ],
)
def test_other_pages_are_left_alone(text: str) -> None:
    assert spans(text, "EU-ODR-CLOSED") == []


@pytest.mark.parametrize("page", ["ec.europa.eu/consumers/odr", "ec.europa.eu/odr"])
def test_the_finding_names_the_page_that_the_text_names(page: str) -> None:
    draft = Draft(channel="webchat", provider="any", to="x", text=f"https://{page}/", purpose="service", language="de")
    (found,) = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22), place="DE", circumstances=Circumstances(written_by="person"))
    assert (found.message, found.facts["page"]) == (f"the text links to {page}", page)


def test_two_addresses_of_the_platform_are_two_findings() -> None:
    assert spans(f"ec.europa.eu/odr und {PAGE}", "EU-ODR-CLOSED") == [(21, 47), (0, 16)]


def test_every_mention_is_found() -> None:
    assert spans(f"{PAGE} und {PAGE}", "EU-ODR-CLOSED") == [(0, 26), (31, 57)]


@pytest.mark.parametrize(("on", "count"), [(date(2025, 7, 19), 0), (date(2025, 7, 20), 1)])
def test_the_link_was_right_until_the_platform_closed(on: date, count: int) -> None:
    assert len(spans(PAGE, "EU-ODR-CLOSED", on=on)) == count


@pytest.mark.parametrize("place", ["GB", "CH", "US"])
def test_elsewhere_the_link_is_nobodys_duty(place: str) -> None:
    assert spans(PAGE, "EU-ODR-CLOSED", place) == []


@pytest.mark.parametrize(
    "beside",
    [
        {"subject": f"see {PAGE}"},
        {"options": (Option(id="1", title="ODR", url=f"https://{PAGE}"),)},
        {"media": (Media(media_kind="image", caption=PAGE),)},
        {"template": Template(id="t", values=("x", PAGE))},
    ],
    ids=["subject", "button", "caption", "template"],
)
def test_the_link_is_found_beside_the_text(beside: dict[str, object]) -> None:
    draft = Draft(channel="webchat", provider="any", to="x", text="x", purpose="service", **beside)  # type: ignore[arg-type]
    found = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22), place="DE", circumstances=Circumstances(written_by="person"))
    assert [(each.rule, each.span) for each in found] == [("EU-ODR-CLOSED", None)]


@given(data=st.data())
def test_no_encoding_hides_the_page(data: st.DataObject) -> None:
    def dressed(letter: str) -> str:
        forms = [
            letter,
            letter.upper(),
            f"%{ord(letter):02x}",
            f"%{ord(letter):02X}",
            letter + "\u200b",
            letter + "\n",
            quote(f"%{ord(letter):02x}"),
        ]
        return data.draw(st.sampled_from(forms))

    text = "".join(dressed(letter) for letter in PAGE)
    assert len(find_page(f"Siehe {text} bitte", PAGE)) == 1


@given(st.text(alphabet="ec.europa/odr%26\\:\n \u200bäß", max_size=60))
def test_any_text_is_searched_without_an_error_and_spans_lie_within(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_page(text, PAGE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a https://x.example/a?b=c, d", ["https://x.example/a?b=c"]),
        ("(www.x.example)", ["www.x.example"]),
        ("x.example", ["x.example"]),
        ("x.example/path.", ["x.example/path"]),
        ("Datei.pdf", []),
        ("a@x.example", []),
        ("1.5 kg, z.B. heute", []),
        ("https://x.example 。", ["https://x.example"]),
        ("詳細はhttps://x.example/aです。", ["https://x.example/a"]),
    ],
)
def test_pages_are_told_from_what_only_looks_like_one(text: str, expected: list[str]) -> None:
    found = [text[start:end] for start, end in find_links(text)]
    assert [each.removesuffix("です") for each in found] == expected


def test_addresses_are_blanked_in_place() -> None:
    text = "a https://x.example/a b@c.example d"
    assert without_links(text) == "a " + " " * 19 + " " + " " * 11 + " d"
    assert [text[slice(*span)] for span in find_mail_addresses(text)] == ["b@c.example"]


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        ("Rufen Sie 0900 1 123456 an", "DE", "0900 1 123456"),
        ("Rufen Sie +49 900 1123456 an", "DE", "+49 900 1123456"),
        ("Rufen Sie +49 900 1123456 an", "FR", "+49 900 1123456"),
        ("Rufen Sie 0180 5 123456 an", "DE", "0180 5 123456"),
        ("Appelez le 0899 70 01 23", "FR", "0899 70 01 23"),
        ("Llame al 803 123 456", "ES-CT", "803 123 456"),
        ("٠٩٠٠١١٢٣٤٥٦", "DE", "٠٩٠٠١١٢٣٤٥٦"),
    ],
)
def test_a_number_above_the_basic_rate_is_found(text: str, place: str, number: str) -> None:
    start = text.index(number)
    assert spans(text, "EU-CRD-21", place) == [(start, start + len(number))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rufen Sie 030 901820 an", "DE"),
        ("Rufen Sie 0800 1234567 an", "DE"),
        ("Bestellung 0900-1-123456", "GB"),
        ("0900 1 123456", "EU"),
        ("Bestellung 12345", "DE"),
    ],
)
def test_ordinary_numbers_are_left_alone(text: str, place: str) -> None:
    assert spans(text, "EU-CRD-21", place) == []


@pytest.mark.parametrize("number", ["0871 123 4567", "0844 123 4567", "0909 879 0123", "+44 871 123 4567"])
def test_britain_too_wants_the_basic_rate_for_its_help_lines(number: str) -> None:
    text = f"Call {number} about your order"
    assert spans(text, "GB-CCR-41", "GB") == [(5, 5 + len(number))]
    assert spans(text, "GB-CCR-41", "GB", on=date(2014, 6, 13)) == [(5, 5 + len(number))]
    assert spans(text, "GB-CCR-41", "GB", on=date(2014, 6, 12)) == []


@pytest.mark.parametrize("number", ["020 7946 0958", "0330 123 4567", "0800 123 4567", "07700 900123"])
def test_british_numbers_at_the_basic_rate_are_left_alone(number: str) -> None:
    assert spans(f"Call {number} about your order", "GB-CCR-41", "GB") == []


def test_a_number_is_read_as_in_every_place_that_is_possible() -> None:
    assert spans("0899 70 01 23", "EU-CRD-21", ("DE", "FR")) == [(0, 13)]


def test_a_long_hostile_text_is_read_in_bounded_time() -> None:
    assert spans("0900 1 123456; " * 6000, "EU-CRD-21")[:2] == [(0, 13), (15, 28)]
    assert spans("0 " * 50_000, "EU-CRD-21") == []


@pytest.mark.parametrize("part", ["reply stop ", "a.", "a@", "http://", "%2", "1 ", "stop 123 "])
def test_a_hostile_text_is_read_to_its_end(part: str) -> None:
    draft = Draft(channel="sms", provider="any", to="x", text=part * (30_000 // len(part)), language="en", purpose="marketing")
    found = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22), place=("KR", "DE"), circumstances=Circumstances(written_by="person"))
    assert "KR-NET-50-LABEL" in {each.rule for each in found}


@pytest.mark.parametrize(
    ("place", "number", "is_dear"),
    [
        ("DE", "0900 1 234567", True),
        ("DE", "0137/1234567", True),
        ("DE", "01805-123456", True),
        ("DE", "０９００ １ ２３４５６７", True),
        ("DE", "0900\u200b1234567", True),
        ("DE", "030 1234567", False),
        ("FR", "08.99.12.34.56", True),
        ("FR", "0 820 123 456", True),
        ("FR", "0 809 12 34 56", False),
        ("FR", "01 23 45 67 89", False),
        ("IT", "899 123456", True),
        ("IT", "89-2424", True),
        ("IT", "199 123 456", True),
        ("IT", "02 1234567", False),
        ("ES", "806 123 456", True),
        ("ES", "902 123 456", True),
        ("ES", "912 345 678", False),
        ("GB", "0909 879 0123", True),
        ("GB", "0871 123 4567", True),
        ("GB", "0844 123 4567", True),
        ("GB", "070 1234 5678", True),
        ("GB", "020 7946 0958", False),
    ],
)
def test_dear_numbers_are_known_as_people_write_them_at_home(place: str, number: str, *, is_dear: bool) -> None:
    assert bool(costly_numbers(f"Tel: {number}, 9-17", [place])) is is_dear
