"""Is a keyword heard that is repeated, wrapped in HTML, or written in letters that only look like its own?"""

from math import comb
from pathlib import Path

import pytest

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.compliance.opt_outs.visible import visible
from xborder_support.errors import UsageError

PHRASES = Path(__file__).parent / "phrases"


def _verdict(text: str, channel: str = "whatsapp") -> str:
    return recognise_opt_out(text, channel=channel).verdict


@pytest.mark.parametrize("keyword", ["stop ", "Stop! ", "STOP\n", "stop,", "arrêt ", "توقف ", "停止", "please stop "])
@pytest.mark.parametrize("times", [1, 10, 41, 76])
def test_a_keyword_that_is_repeated_is_no_less_of_one(keyword: str, times: int) -> None:
    assert _verdict(keyword * times) == "stop"


def test_a_row_of_keywords_that_goes_on_behind_what_is_read_is_for_a_person() -> None:
    assert recognise_opt_out("stop " * 200, channel="sms") == OptOut("stop", 1, "en.stop:stop", "all", "en")
    assert recognise_opt_out("stop " * 200 + "s", channel="sms") == OptOut("ambiguous", None, "en.stop:stop", "all", "en")


@pytest.mark.parametrize("text", ["stop " * 300, "stop" + " stop" * 300, "please " + "stop," * 300, "停止" * 600, "STOP\n" * 300])
def test_it_never_matters_where_the_row_is_cut(text: str) -> None:
    assert _verdict(text) == "ambiguous"


@pytest.mark.parametrize("text", ["start " * 300, "thanks " * 200, "stopped " * 200, "a" * 1500, "help " * 300])
def test_a_long_row_of_other_words_is_nothing(text: str) -> None:
    assert _verdict(text, "sms") == "none"


@pytest.mark.parametrize(
    "text",
    [
        "<b>STOP</b>",
        "<p>STOP</p>",
        "<P class='x'>STOP</P>",
        "STOP<br>",
        "STOP<br/>",
        "STOP<br />John",
        "STOP&nbsp;",
        "STOP&nbsp",
        "STOP&#160;",
        "STOP&#xA0;",
        "&zwnj;STOP&zwj;",
        "S&shy;TOP",
        "S<b>TO</b>P",
        "&#83;&#84;&#79;&#80;",
        "STOP&amp;nbsp;",
        "&lt;b&gt;STOP&lt;/b&gt;",
        "<STOP>",
        '<div dir="rtl">توقف</div>',
        "<!-- mail --><!DOCTYPE html><html><head><title>Re: parcel</title><style>p {a: b}</style></head>\n<body><p>STOP</p></body></html>",
        "<script>if (a) { parcel() }</script>STOP",
        "<div>Hello Anna,</div><div>unsubscribe</div><div>Kind regards<br>John Doe</div>",
        "<p>please stop\nsending me messages</p>",
        "<span style='" + "color:red;" * 200 + "'>STOP</span>",
    ],
)
def test_tags_and_entities_are_noise(text: str) -> None:
    assert _verdict(text) == "stop"


def test_what_is_no_markup_swallows_no_text() -> None:
    assert _verdict("price < 5 stop sending me messages") == "stop"
    assert _verdict("a <b and c> d: stop sending me messages") == "stop"
    assert _verdict("Q&A; R&D: stop sending me messages") == "stop"
    assert _verdict("<p>Where is my parcel?</p>") == "none"
    assert _verdict("I <3 you") == "none"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("price < 5 and > 3", "price < 5 and > 3"),
        ("a <b and c> d", "a <b and c> d"),
        ("a <five> d", "a <five> d"),
        ("Q&A; R&D &unknown; &#x;", "Q&A; R&D &unknown; &#x;"),
        ("<b", "<b"),
        ("a\nb", "a\nb"),
        ("a\n<i>b</i>", "a\nb"),
        ("a\nb<br>c", "a b\nc"),
        ("<td>a</td><td>b</td>", "a\n\nb"),
        ("a<script>b</style>c</script>d", "a\nd"),
        ("a<style>b", "a"),
        ("a</style>b", "a\nb"),
    ],
)
def test_only_whole_tags_and_known_entities_are_taken_away(text: str, seen: str) -> None:
    assert visible(text) == (seen, False)


def test_a_word_that_would_be_read_in_part_is_left_out() -> None:
    assert visible("a" * 1000) == ("a" * 1000, False)
    assert visible("a" * 1001) == ("a" * 1000, True)
    assert visible("a " * 499 + "stop") == ("a " * 499, True)
    assert visible("a " * 498 + "stop") == ("a " * 498 + "stop", False)
    assert visible("a " * 498 + "stop it") == ("a " * 498 + "stop", True)


def test_tags_do_not_count_for_the_limit_and_a_hostile_row_of_them_is_bounded() -> None:
    assert visible("<b>a</b>" * 999) == ("a" * 999, False)
    assert visible("<b>a</b>" * 1000) == ("a" * 1000, False)
    assert visible("<b>a</b>" * 1001) == ("a" * 1000, True)
    assert len(visible("<b " * 100_000)[0]) == 1000
    assert _verdict("<p " * 100_000) == "none"


@pytest.mark.parametrize(
    "text",
    ["ѕtор", "STΟP", "STОP", "Ѕtop!", "sᴛᴏᴘ", "ꜱᴛᴏᴘ", "🆂🆃🅾🅿", "🆂🆃🅾🅿\ufe0f", "🅢🅣🅞🅟", "st0p", "ST0P", "5top", "$TOP", "S Т О P",
     "\u202ePOTS\u202c", "\u202epots", "Unsubsсribe", "АBMELDEN", "<b>STОP</b>"],
)  # fmt: skip
def test_letters_that_only_look_like_those_of_a_keyword_are_read_as_it(text: str) -> None:
    assert _verdict(text) == "stop"


def test_a_doubtful_keyword_stays_doubtful_behind_such_letters() -> None:
    assert (_verdict("c4ncel", "sms"), _verdict("c4ncel")) == ("stop", "ambiguous")
    assert (_verdict("сancel", "sms"), _verdict("сancel")) == ("stop", "ambiguous")


def test_a_word_that_is_wholly_of_another_script_is_for_a_person() -> None:
    assert recognise_opt_out("ѕтор", channel="sms") == OptOut("ambiguous", None, "en.stop:stop", "all", "en")


@pytest.mark.parametrize(
    "text",
    ["ok", "стор", "рост", "пот", "сор", "тор", "Спорт", "τόπος", "στο", "όχι", "роѕе", "St4rt", "ST0P 5", "3ND", "4LT0", "1234", "$5",
     "5", "@anna",
     "A4", "size 5t0p", "ѕtop the parcel", "\u202e321\u202c", "pots", "𝓞𝓴", "тест", "хватает"],
)  # fmt: skip
def test_words_of_their_own_codes_and_sentences_are_left_alone(text: str) -> None:
    assert _verdict(text, "sms") == "none"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("🛑", "octagonal-sign"),
        ("✋", "raised-hand"),
        ("✋🏽", "raised-hand"),
        ("🚫!", "no-entry-sign"),
        ("🛑 🛑 🛑", "octagonal-sign"),
        ("🙏🛑", "octagonal-sign"),
        ("🙅\u200d♀\ufe0f", "face-with-no-good-gesture"),
        ("<p>⛔</p>", "no-entry"),
    ],
)
def test_a_sign_alone_is_for_a_person(text: str, name: str) -> None:
    assert recognise_opt_out(text, channel="line") == OptOut("ambiguous", None, f"signs:{name}", "all", None)


@pytest.mark.parametrize("text", ["👍", "🙏", "✋👍", "", "!", "✋ where is my parcel", "\ufe0f", "🏽"])
def test_other_signs_and_a_sign_beside_words_are_nothing(text: str) -> None:
    assert _verdict(text) == "none"


@pytest.mark.parametrize("text", [None, 123, b"STOP", ["STOP"]])
def test_what_is_no_text_is_refused_with_a_remedy(text: object) -> None:
    with pytest.raises(UsageError, match="text is of type") as caught:
        recognise_opt_out(text, channel="sms")  # type: ignore[arg-type]
    assert (caught.value.code, "STOP" in str(caught.value)) == ("wrong-argument", False)
    assert caught.value.hint is not None
    assert "decode bytes" in caught.value.hint


def test_a_channel_or_locale_that_is_no_text_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="channel is of type list") as channel:
        recognise_opt_out("STOP", channel=["sms"])  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="locale is of type int") as locale:
        recognise_opt_out("STOP", channel="sms", locale=5)  # type: ignore[arg-type]
    assert (channel.value.code, locale.value.code) == ("wrong-argument", "wrong-argument")
    assert "sms" in str(channel.value.hint)
    assert "de-AT" in str(locale.value.hint)


@pytest.mark.parametrize(
    "text",
    [
        "no more of these messages thanks", "no more of your emails", "No more of this crap please",
        "you're spamming me, knock it off", "You keep spamming me, cut it out", "you're harassing me, pack it in",
        "stop it, you're spamming me",
        "ihr spammt mich zu, hört auf damit", "Sie bombardieren mich mit Nachrichten, hören Sie auf",
        "nichts mehr von euren Nachrichten bitte",
        "vous me spammez, arrêtez ça", "vous m'inondez de messages, ça suffit", "plus aucun de vos messages", "plus de ces messages merci",
        "me están spameando, paren ya", "me estáis acosando, dejadlo", "nada más de estos mensajes", "no más de estos mensajes gracias",
        "vocês estão me enchendo de spam, parem", "vocês me bombardeiam com mensagens, chega", "nada mais dessas mensagens",
        "mi state spammando, smettetela", "niente più di questi messaggi", "mi state tempestando di messaggi, finitela",
        "jullie spammen me, hou op", "je spamt me, stop ermee", "jullie vallen me lastig, kap ermee", "geen van deze berichten meer",
    ],
)  # fmt: skip
def test_being_told_off_is_a_wish_to_end_it(text: str) -> None:
    assert _verdict(text) == "stop"


@pytest.mark.parametrize(
    "text",
    ["you are spamming me. knock it off", "ihr spammt mich zu", "vous me spammez", "me están acosando", "vocês estão spammando",
     "mi state spammando",     "jullie spammen me"],
)  # fmt: skip
def test_a_complaint_of_it_without_a_wish_is_for_a_person(text: str) -> None:
    assert _verdict(text) == "ambiguous"


@pytest.mark.parametrize(
    "text",
    ["no more of these shoes in stock?", "There are no more of these left", "none of your messages arrived",
     "The noise is bothering me enough", "My neighbour is harassing me about the parcel", "Ihr nervt mich, wo bleibt mein Paket",
     "plus aucun de vos produits", "fini, merci",
     "nada más, gracias", "niente più, grazie", "De jas valt mij te groot, genoeg ruimte"],
)  # fmt: skip
def test_other_things_that_there_are_no_more_of_are_nothing(text: str) -> None:
    assert _verdict(text) == "none"


def test_one_character_is_a_keyword_in_chinese_but_not_in_a_sentence() -> None:
    assert recognise_opt_out("停", channel="sms") == OptOut("stop", 1, "zh.stop:停", "all", "zh")
    assert (_verdict("请停"), _verdict("停!"), _verdict("停了吗"), _verdict("都停了")) == ("stop", "stop", "ambiguous", "ambiguous")
    assert (_verdict("停电了"), _verdict("停车在哪里"), _verdict("不停")) == ("none", "none", "none")
    assert (_verdict("退", "sms"), _verdict("退")) == ("stop", "ambiguous")


@pytest.mark.parametrize("number", ["no. 77", "No.77", "nr. 77", "Nr. #77", "NO. 77"])
def test_the_point_of_a_number_ends_no_sentence(number: str) -> None:
    assert _verdict(f"Stop sending messages about order {number} until Monday") == "ambiguous"


def test_any_other_point_ends_one() -> None:
    assert _verdict("Stop sending messages about piano. 77 until Monday") == "stop"
    assert _verdict("Stop sending messages to me, no. Until Monday") == "stop"


def _upper_bound(seen: int, trials: int) -> float:
    """Return the exact upper bound (Clopper-Pearson, one side, 95 %) of a rate that was seen so many times in so many trials."""
    low, high = 0.0, 1.0
    for _ in range(50):
        rate = (low + high) / 2
        chance = sum(comb(trials, count) * rate**count * (1 - rate) ** (trials - count) for count in range(seen + 1))
        low, high = (rate, high) if chance > 0.05 else (low, rate)
    return high


def test_the_bound_is_the_one_of_the_tables() -> None:
    assert [round(_upper_bound(seen, trials), 4) for seen, trials in ((0, 16), (0, 600), (1, 10), (10, 10))] == [0.1707, 0.005, 0.3942, 1.0]


def _ordinary_of(tag: str) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in (PHRASES / f"{tag}.tsv").read_text(encoding="utf-8").splitlines() if line]
    return [(row[1], row[3]) for row in rows if row[0] == "none"]


ORDINARY = {file.stem: _ordinary_of(file.stem) for file in sorted(PHRASES.glob("*.tsv"))}
FEW = {tag: rows for tag, rows in ORDINARY.items() if len(rows) < 50}


def _alarms(rows: list[tuple[str, str]]) -> list[str]:
    return [text for channel, text in rows if _verdict(text, channel) != "none"]


def test_languages_with_few_ordinary_sentences_bound_their_rate_of_false_alarms_only_together() -> None:
    pooled = [row for rows in FEW.values() for row in rows]
    assert _upper_bound(len(_alarms(pooled)), len(pooled)) <= 0.006
    assert min(_upper_bound(0, len(rows)) for rows in FEW.values()) > 0.05  # No one of them shows it alone.
