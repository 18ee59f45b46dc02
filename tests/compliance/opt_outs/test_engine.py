"""What does a whole message mean, by role, channel, locale and what stands beside it? Shown with small languages made up for it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.compliance.opt_outs import tables, tongue
from xborder_support.errors import ConfigurationError, Fault
from xborder_support.language import LanguageGuess
from xborder_support.terms import LanguageTag

Speak = Callable[..., None]
Put = Callable[[str, Mapping[str, str]], None]
KEYWORDS = 'keyword_channels = ["sms", "line"]\nnear = ["xa xb", "xb xc xd"]\n'
NONE = OptOut("none")


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch, put_languages: Put) -> Speak:
    """Return what puts other languages, as TOML by tag, in the place of the packaged ones. No sentence is surely of any of them."""

    def put(**files: str) -> None:
        monkeypatch.setattr(tongue, "identify", lambda _: LanguageGuess(LanguageTag("und"), "unclear"))
        put_languages(KEYWORDS, {"zz": 'courtesy = ["sinjoro"]', **files})

    return put


XA = """
territories = ["XK", "GB"]
stop = ["halto", "halto omna", "reklamo for"]
stop_sms = ["fino"]
stop_here = ["rego"]
phrases = ["lasu min", "neniam plu skribu", "for reklamo tuj"]
ask = ["sufice", "reklamo"]
start = ["ekas"]
help = ["helpu"]
courtesy = ["bonvolu", "multan dankon"]
marketing = ["reklamo"]
"""


@pytest.mark.parametrize(
    ("text", "by_keyword", "elsewhere"),
    [
        ("halto", OptOut("stop", 1, "xa.stop:halto", "all", "xa"), OptOut("stop", 1, "xa.stop:halto", "all", "xa")),
        ("HALTO omna!", OptOut("stop", 1, "xa.stop:halto-omna", "all", "xa"), OptOut("stop", 1, "xa.stop:halto-omna", "all", "xa")),
        (
            "Reklamo for",
            OptOut("stop", 1, "xa.stop:reklamo-for", "marketing", "xa"),
            OptOut("stop", 1, "xa.stop:reklamo-for", "marketing", "xa"),
        ),
        ("fino", OptOut("stop", 1, "xa.stop_sms:fino", "all", "xa"), OptOut("ambiguous", None, "xa.stop_sms:fino", "all", "xa")),
        ("rego", OptOut("ambiguous", None, "xa.stop_here:rego", "all", "xa"), NONE),
        ("lasu min", OptOut("stop", 2, "xa.phrases:lasu-min", "all", "xa"), OptOut("stop", 2, "xa.phrases:lasu-min", "all", "xa")),
        ("sufice", OptOut("ambiguous", None, "xa.ask:sufice", "all", "xa"), OptOut("ambiguous", None, "xa.ask:sufice", "all", "xa")),
        (
            "reklamo",
            OptOut("ambiguous", None, "xa.ask:reklamo", "marketing", "xa"),
            OptOut("ambiguous", None, "xa.ask:reklamo", "marketing", "xa"),
        ),
        ("ekas", OptOut("start", 1, "xa.start:ekas", "all", "xa"), OptOut("start", 1, "xa.start:ekas", "all", "xa")),
        ("helpu", OptOut("help", 1, "xa.help:helpu", "all", "xa"), NONE),
        ("bonvolu halto, multan dankon", OptOut("stop", 1, "xa.stop:halto", "all", "xa"), OptOut("stop", 1, "xa.stop:halto", "all", "xa")),
        ("bonvolu", NONE, NONE),
        ("multan halto", NONE, NONE),
        ("lasu", NONE, NONE),
        ("halto 5", NONE, NONE),
    ],
)
def test_a_role_means_what_the_data_says_on_keyword_channels_and_elsewhere(
    text: str, by_keyword: OptOut, elsewhere: OptOut, speak: Speak
) -> None:
    speak(xa=XA)
    assert recognise_opt_out(text, channel="sms") == recognise_opt_out(text, channel="line") == by_keyword
    assert recognise_opt_out(text, channel="email") == recognise_opt_out(text, channel="") == elsewhere


@pytest.mark.parametrize(
    ("text", "by_keyword", "elsewhere"),
    [
        ("halto ekas", ("ambiguous", "xa.stop:halto"), ("ambiguous", "xa.stop:halto")),
        ("ekas halto", ("ambiguous", "xa.stop:halto"), ("ambiguous", "xa.stop:halto")),
        ("ekas helpu", ("ambiguous", "xa.start:ekas"), ("start", "xa.start:ekas")),
        ("ekas sufice", ("ambiguous", "xa.start:ekas"), ("ambiguous", "xa.start:ekas")),
        ("fino ekas", ("ambiguous", "xa.stop_sms:fino"), ("ambiguous", "xa.start:ekas")),
        ("helpu halto", ("ambiguous", "xa.stop:halto"), ("stop", "xa.stop:halto")),
        ("helpu sufice", ("help", "xa.help:helpu"), ("ambiguous", "xa.ask:sufice")),
        ("sufice halto", ("stop", "xa.stop:halto"), ("stop", "xa.stop:halto")),
        ("fino halto", ("stop", "xa.stop_sms:fino"), ("stop", "xa.stop:halto")),
        ("sufice lasu min", ("stop", "xa.phrases:lasu-min"), ("stop", "xa.phrases:lasu-min")),
        ("rego halto", ("stop", "xa.stop:halto"), ("stop", "xa.stop:halto")),
    ],
)
def test_of_several_keywords_the_weightiest_counts_and_those_that_contradict_are_for_a_person(
    text: str, by_keyword: tuple[str, str], elsewhere: tuple[str, str], speak: Speak
) -> None:
    speak(xa=XA)
    for channel, expected in (("sms", by_keyword), ("whatsapp", elsewhere)):
        found = recognise_opt_out(text, channel=channel)
        assert (found.verdict, found.matched) == expected
        assert (found.language, found.scope, found.tier is None) == ("xa", "all", expected[0] == "ambiguous")


@pytest.mark.parametrize(
    ("locale", "by_keyword", "elsewhere"),
    [
        (None, "ambiguous", "none"),
        ("", "ambiguous", "none"),
        ("und", "ambiguous", "none"),
        ("UND-XK", "ambiguous", "none"),
        ("xa", "stop", "stop"),
        ("XA_qq", "stop", "stop"),
        ("xb-XK", "stop", "stop"),
        ("xb_xk", "stop", "stop"),
        ("xb-Latn-GB", "stop", "stop"),
        ("xb", "none", "none"),
        ("xb-QQ", "none", "none"),
        ("xk", "none", "none"),
        ("xb-u-xk-foo", "none", "none"),  # A key of an extension is no territory.
        ("xb-QQ-u-xk-foo", "none", "none"),
        ("xb-XK-u-ca-japanese", "stop", "stop"),
        ("xb-x-xk", "none", "none"),
    ],
)
def test_a_word_of_one_country_counts_for_its_language_and_its_territories(
    locale: str | None, by_keyword: str, elsewhere: str, speak: Speak
) -> None:
    speak(xa=XA)
    assert recognise_opt_out("rego", channel="sms", locale=locale).verdict == by_keyword
    assert recognise_opt_out("rego", channel="email", locale=locale).verdict == elsewhere


def test_a_word_of_one_country_counts_for_its_language_in_any_script(speak: Speak) -> None:
    speak(**{"xb-Latn": 'territories = ["XK"]\nstop_here = ["rego"]'})
    assert [recognise_opt_out("rego", channel="email", locale=locale).verdict for locale in ("xb", "xb-Cyrl", "xc")] == [
        "stop",
        "stop",
        "none",
    ]


def test_a_word_of_two_languages_is_of_the_customers_else_of_the_weightier_one(speak: Speak) -> None:
    speak(xa='stop = ["duo"]\nask = ["tri"]', **{"xb-Latn": 'stop = ["duo", "tri"]'})
    assert recognise_opt_out("duo", channel="sms").matched == "xa.stop:duo"
    assert recognise_opt_out("duo", channel="sms", locale="xb-QQ").matched == "xb-Latn.stop:duo"
    assert recognise_opt_out("tri", channel="sms", locale="xa").matched == "xb-Latn.stop:tri"
    assert recognise_opt_out("tri tri duo", channel="sms", locale="xa").matched == "xa.stop:duo"


def test_the_courtesy_of_one_language_stands_around_the_keyword_of_another(speak: Speak) -> None:
    speak(xa='stop = ["halto"]\ncourtesy = ["bonvolu"]', xb='accents = true\nstop = ["dừng"]\ncourtesy = ["xin vui lòng"]')
    for text in ("bonvolu dừng", "xin vui lòng halto", "xin vui long halto", "xin vui lòng dừng bonvolu"):
        assert recognise_opt_out(text, channel="sms").verdict == "stop", text
    assert recognise_opt_out("xin vui dừng", channel="sms").verdict == "none"


ACCENTED = """
accents = true
stop = ["dừng", "omat"]
phrases = ["đừng nhắn", "đừng nhắn nữa", "khong nhan"]
wording = [{ words = [["ngưng"], ["gửi tin"]] }]
softeners = ["đến mai"]
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Dừng", "stop"),
        ("đúng", "none"),
        ("dụng", "none"),
        ("dung", "none"),  # Could be either.
        ("omat", "stop"),
        ("OMÁT", "none"),
        ("đừng nhắn", "stop"),
        ("dung nhan", "none"),
        ("dung nhan nua", "stop"),
        ("khong nhan", "stop"),
        ("đúng nhắn nữa", "none"),
        ("ngưng ngay gửi tin", "stop"),
        ("ngung ngay gui tin", "stop"),
        ("ngung ngay gửi tin", "none"),
        ("ngung gui tin den mai", "ambiguous"),
    ],
)
def test_a_language_of_accents_is_read_with_them_or_wholly_without(text: str, verdict: str, speak: Speak) -> None:
    speak(xb=ACCENTED)
    assert recognise_opt_out(text, channel="email").verdict == verdict


def test_a_message_of_both_kinds_of_language_means_the_weightier_reading(speak: Speak) -> None:
    speak(xa='ask = ["duo"]\nstart = ["tri"]', xb='accents = true\nstop = ["duo"]\nhelp = ["tri"]')
    assert recognise_opt_out("duo", channel="sms").matched == "xb.stop:duo"
    assert recognise_opt_out("tri", channel="sms").matched == "xa.start:tri"


def test_the_first_thousand_characters_are_read(speak: Speak) -> None:
    speak(xa='stop = ["halto"]\ncourtesy = ["bonvolu"]\nwording = [{ words = [["cesu"], ["sendi"]] }]')
    assert recognise_opt_out("halto".rjust(1000), channel="sms").verdict == "stop"
    assert recognise_opt_out("halto".ljust(1000), channel="sms").verdict == "stop"
    assert recognise_opt_out("halto.".ljust(1001), channel="sms").verdict == "ambiguous"
    assert recognise_opt_out("halto".rjust(1001), channel="sms").verdict == "none"
    assert recognise_opt_out("cesu sendi".rjust(1000), channel="sms").verdict == "stop"
    assert recognise_opt_out("cesu sendi".rjust(1001), channel="sms").verdict == "none"
    assert recognise_opt_out(" halto" * 40, channel="sms").verdict == "stop"
    assert recognise_opt_out(" halto" * 41, channel="sms").verdict == "stop"


def test_files_are_read_by_name_english_first_and_others_than_toml_left_alone(speak: Speak, tmp_path: Path) -> None:
    speak(xb='stop = ["dừng"]', da="", en='help = ["help"]')
    (tmp_path / "languages" / "README.md").write_text("# Languages", encoding="utf-8")
    assert list(tables.language_tables("LATIN").items()) == [
        ("en", {"help": ["help"]}),
        ("da", {}),
        ("xb", {"stop": ["dừng"]}),
        ("zz", {"courtesy": ["sinjoro"]}),
    ]
    assert tables.keyword_channels() == {"sms", "line"}


def test_a_language_is_near_to_itself_and_to_all_of_its_groups(speak: Speak) -> None:
    speak()
    assert tables.near("xa") == {"xa", "xb"}
    assert tables.near("xb") == {"xa", "xb", "xc", "xd"}
    assert tables.near("x") == {"x"}


def test_groups_may_lie_four_deep() -> None:
    groups = {"a": ["@b", "one"], "b": ["@c"], "c": ["@d", "one"], "d": ["two", "three"], "e": ["@a"]}
    assert tables.spread(["@a", "two", "four"], groups) == ["two", "three", "one", "four"]
    with pytest.raises(ConfigurationError) as caught:
        tables.spread(["@e"], groups)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("nested-group", "opt_outs/data/languages")
    assert "'@d'" in fault.message
    assert "3" in (fault.hint or "")


@pytest.mark.parametrize(
    ("table", "code", "named", "remedy"),
    [
        ('marketing = ["@none"]', "unknown-group", "'@none'", "it has none"),
        ('[groups]\nb = ["x"]\na = ["y"]\n[[wording]]\nwords = [["@c"]]', "unknown-group", "'@c'", "a, b"),
        ('[groups]\na = ["@b"]\nb = ["@a"]\n[[wording]]\nwords = [["x"]]\nunless = ["@a"]', "nested-group", "'@", "at most 3"),
        ('softeners = ["ab*"]', "unreachable-beginning", "'ab*'", "first 3 letters"),
        ('negators = ["abc def*"]', "unreachable-beginning", "'abc def*'", "list the whole phrases"),
    ],
)
def test_a_fault_in_a_file_names_the_word_the_place_and_the_remedy(table: str, code: str, named: str, remedy: str, speak: Speak) -> None:
    speak(xa=table)
    with pytest.raises(ConfigurationError) as caught:
        recognise_opt_out("halto", channel="sms")
    (fault,) = caught.value.faults
    assert isinstance(fault, Fault)
    assert (fault.code, fault.file) == (code, "opt_outs/data/languages")
    assert named in fault.message
    assert remedy in (fault.hint or "")


def test_a_beginning_of_three_letters_is_long_enough(speak: Speak) -> None:
    speak(xa='[[wording]]\nwords = [["abc*"], ["de"]]')
    assert [recognise_opt_out(text, channel="sms").verdict for text in ("abc de", "Abcdef de", "abd de")] == ["stop", "stop", "none"]


@pytest.mark.parametrize("place", ["blockers", "negators", "softeners", "footers"])
def test_a_group_may_stand_wherever_words_may(place: str, speak: Speak) -> None:
    speak(xa=f'{place} = ["@g"]\nmarketing = ["@m"]\n[groups]\ng = ["duo"]\nm = ["beta"]\n[[wording]]\nwords = [["alfa"], ["@m"]]')
    assert recognise_opt_out("duo alfa beta duo", channel="sms").verdict == "ambiguous"
    assert recognise_opt_out("tri alfa beta tri", channel="sms") == OptOut("stop", 2, "xa.wording:1", "marketing", "xa")
