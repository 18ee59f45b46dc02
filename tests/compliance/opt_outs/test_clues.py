"""Do the clues to an opt-out ever hide one, and do they spare ordinary messages a close reading?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.compliance.opt_outs.clues import may_hold_keywords
from xborder_support.compliance.opt_outs.folding import letters_of, without_points
from xborder_support.compliance.opt_outs.lexicon import lexicons, vocabularies
from xborder_support.compliance.opt_outs.recognition import _read_closely, _Reader
from xborder_support.compliance.opt_outs.seen import seen_in
from xborder_support.compliance.opt_outs.slips import mended
from xborder_support.compliance.opt_outs.tables import scripts
from xborder_support.compliance.opt_outs.wording import Slot, Wording

READERS = [_Reader("sms", None, None), _Reader("whatsapp", "vi", "VN"), _Reader("email", "it", "IT")]


def _alternatives(slot: Slot) -> list[str]:
    return [" ".join(phrase) for phrases in slot.phrases.values() for phrase in phrases] + list(slot.prefixes)


SAMPLES = 5  # Sentences of a wording that are tried, evenly spread over its alternatives.


def _sentences(wording: Wording) -> list[str]:
    """Return sentences with alternatives of each place, the first and the last among them."""
    places = [_alternatives(slot) for slot in wording.slots]
    longest = max(map(len, places))
    picked = sorted({round(step * (longest - 1) / (SAMPLES - 1)) for step in range(SAMPLES)})
    return [" ".join(places[at][index % len(places[at])] for at in range(len(places))) for index in picked]


def _closely(text: str, reader: _Reader) -> OptOut:
    """Return what a message means where nothing of the reading is spared."""
    seen, is_cut = text[:1000], len(text) > 1000
    words = lexicons(letters_of(seen))
    if not words:
        return OptOut("none")
    found = _read_closely(without_points(seen), words, reader, is_cut=is_cut)
    spelled = mended(seen, words) if found.verdict == "none" else None
    return _read_closely(without_points(spelled), words, reader, is_cut=is_cut) if spelled else found


VOCABULARIES = [vocabulary for script in scripts() for vocabulary in vocabularies(script)]
WHOLE = [" ".join(phrase) for vocabulary in VOCABULARIES for phrase in vocabulary.whole]
WISHES = [sentence for vocabulary in VOCABULARIES for wording in vocabulary.wordings for sentence in _sentences(wording)]
COURTESY = [" ".join(phrase) for vocabulary in VOCABULARIES for phrase in sorted(vocabulary.courtesy)]


def _recognised(text: str, reader: _Reader) -> OptOut:
    return recognise_opt_out(text, channel=reader.channel, locale=reader.language and f"{reader.language}-{reader.territory}")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.channel)
def test_whatever_the_data_can_find_is_found(reader: _Reader) -> None:
    found = [(text, closely) for text in WHOLE + WISHES if (closely := _closely(text, reader)).verdict != "none"]
    assert len(found) > 1500
    assert [text for text, closely in found if _recognised(text, reader) != closely] == []


PIECES = st.sampled_from(WHOLE) | st.sampled_from(WISHES) | st.sampled_from(COURTESY) | st.text(st.characters(), max_size=6)
JOINTS = st.sampled_from([" ", " ", " ", ". ", "! ", "\n", ", ", "。", "؟", "…", "-", " 🙏 ", "\u200b", "\u0301", ""])
CHANGES = st.sampled_from(
    [str, str, str, str.upper, str.title, " ".join, ".".join, lambda text: text.replace("o", "ooo").replace("a", "aaa")]
)


@given(st.lists(st.tuples(PIECES, CHANGES, JOINTS), max_size=6), st.sampled_from(READERS))
@settings(max_examples=600)
def test_a_close_reading_of_any_message_finds_no_more(pieces: list[tuple[str, object, str]], reader: _Reader) -> None:
    text = "".join(f"{change(piece)}{joint}" for piece, change, joint in pieces if callable(change))
    assert _recognised(text, reader) == _closely(text, reader)


@given(st.sampled_from(WISHES + WHOLE), st.text(st.characters(), max_size=5), st.integers(min_value=0))
@settings(max_examples=300)
def test_nor_where_strange_characters_stand_inside_a_wish(wish: str, strange: str, place: int) -> None:
    text = wish[: place % len(wish)] + strange + wish[place % len(wish) :]
    assert recognise_opt_out(text, channel="sms") == _closely(text, READERS[0])


@pytest.mark.parametrize(
    "text",
    [
        "荷物はまだ届いていません。いつ届きますか？注文番号は12345です。",
        "メールで送料を教えてください。停電で受け取れませんでした。",
        "Kak, kenapa paket saya belum sampai ya? Sudah seminggu.",
        "أين طلبي؟ لم يصل حتى الآن",
        "Wo bleibt mein Paket? Ich habe noch nichts erhalten und möchte es nicht mehr lange missen.",
        "Could you please send me the invoice? I do not want to wait any more, never mind.",
        "Meu pedido ainda não chegou, vocês podem mandar outro para mim?",
        "Bonjour, je ne trouve plus ma commande, pouvez-vous m'envoyer le numéro de suivi ?",
        "Hello, thank you!",
        "👍",
        "",
    ],
)
def test_no_keyword_is_looked_for_in_an_ordinary_message(text: str) -> None:
    letters = letters_of(text)
    words = lexicons(letters)
    assert words is None or not may_hold_keywords(letters, seen_in(letters), words)


@pytest.mark.parametrize(
    "text", ["stooop", "s t o p", "S.T.O.P. thanks", "s t o p sending me messages", "Please stoppp sennnding me messages"]
)
def test_a_word_that_is_stretched_or_spelled_out_is_read_closely(text: str) -> None:
    assert recognise_opt_out(text, channel="whatsapp").verdict == "stop"
