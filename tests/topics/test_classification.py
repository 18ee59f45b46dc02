"""The topic follows from entries that are named; where evidence is weak or even, there is none."""

import os
import subprocess
import sys
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.topics import TOPICS, Topic, TopicClassifier, TopicGuess, classify, topic_profile
from xborder_support.topics.reading import readings

_CLEAR = {
    "Where is my parcel?": ("en", "late"),
    "My card was declined again": ("en", "payment_failed"),
    "My package is stuck in customs": ("en", "customs_hold"),
    "Wo bleibt mein Paket?": ("de", "late"),
    "Ich kann mich nicht einloggen": ("de", "account_login"),
    "Das Kleid ist zu klein": ("de", "sizing"),
    "Où est mon colis ?": ("fr", "late"),
    "L'écran est fissuré": ("fr", "damaged"),
    "Mon mot de passe ne marche plus": ("fr", "account_login"),
    "Waar blijft mijn bestelling?": ("nl", "late"),
    "Mijn kortingscode werkt niet": ("nl", "promo"),
}

_NEUTRAL = {
    "en": "Good morning, thank you for reading this.",
    "de": "Guten Morgen, vielen Dank fürs Lesen.",
    "fr": "Bonjour, merci de me lire.",
    "nl": "Goedemorgen, bedankt voor het lezen.",
}


@pytest.mark.parametrize(("text", "expected"), _CLEAR.items())
def test_a_clear_message_has_its_topic(text: str, expected: tuple[str, str]) -> None:
    language, topic = expected
    guess = classify(text, language=language)
    assert (guess.topic, guess.language, guess.reason) == (topic, language, "topic-by-words")
    assert 0 < guess.score <= 1
    assert guess.words
    assert guess.ranked[0] == (topic, guess.score)


@pytest.mark.parametrize("text", ["", "   ", "Hello", "ok 👍", "?!", "12345", "\u200b"])
def test_a_message_that_tells_nothing_has_none(text: str) -> None:
    guess = classify(text, language="en")
    assert (guess.topic, guess.score, guess.words, guess.is_negative) == (None, 0.0, (), False)
    assert guess.reason == "no-words"


def test_one_weak_word_is_too_weak() -> None:
    guess = classify("refund", language="en")
    assert (guess.topic, guess.reason) == (None, "too-weak")
    assert {topic for topic, _ in guess.ranked} == {"refund_late", "return_process"}


def test_two_topics_with_the_same_evidence_tie() -> None:
    guess = classify("Forgot my password. Coupon!", language="en")
    assert (guess.topic, guess.reason, guess.words) == (None, "tie", ())


def test_a_cause_wins_a_tie_with_what_it_causes() -> None:
    guess = classify("It is delayed, stuck in customs", language="en")
    assert guess.topic == "customs_hold"
    assert "customs_hold" in topic_profile("late").yields_to


def test_a_strong_word_of_safety_always_decides() -> None:
    guess = classify("Where is my refund? Still waiting for my refund. The charger exploded.", language="en")
    assert (guess.topic, guess.reason) == ("safety", "safety-first")


def test_a_phrase_swallows_the_words_in_it() -> None:
    assert classify("lost", language="en").ranked[0][0] == "lost"
    assert classify("lost my password", language="en", candidates=["lost", "account_login"]).topic == "account_login"
    assert classify("stuck in customs", language="en").words == ("stuck in customs",)


def test_a_phrase_may_hold_one_word_more_and_not_two() -> None:
    assert classify("card declined", language="en").words == ("card declined",)
    assert "package is lost" in classify("my package is now lost", language="en").words
    assert "package is lost" not in classify("my package is now completely lost", language="en").words


def test_a_stem_matches_words_that_begin_so() -> None:
    assert classify("Lieferverzögerungen", language="de").words == ("lieferverzögerung*",)
    assert classify("Lieferverzug", language="de").words == ("lieferverzug",)


def test_a_repeated_entry_counts_once() -> None:
    assert classify("coupon coupon coupon", language="en").score == classify("coupon", language="en").score


@pytest.mark.parametrize("text", ["It is not damaged", "Das Paket ist nicht beschädigt", "Le colis n'est pas abîmé"])
def test_a_denied_state_is_none(text: str) -> None:
    assert classify(text).topic != "damaged"


def test_a_denial_elsewhere_is_the_complaint_itself() -> None:
    assert classify("I got no refund", language="en").topic == "refund_late"


@pytest.mark.parametrize(
    ("written", "language", "topic"),
    [
        ("MEIN PAKET IST VERSPÄTET", "de", "late"),
        ("mein paket ist verspatet", "de", "late"),
        ("mein paket ist verspaetet", "de", "late"),
        ("mein paket ist verspa\u0308tet", "de", "late"),
        ("ｍｅｉｎ ｐａｋｅｔ ｉｓｔ ｖｅｒｓｐäｔｅｔ", "de", "late"),
        ("mein_paket_ist_verspätet", "de", "late"),
        ("ver\u00adspätet", "de", "late"),
        ("it hasn’t arrived", "en", "late"),
        ("it hasnt arrived", "en", "late"),
        ("it hasn`t arrived", "en", "late"),
        ("colis abime", "fr", "damaged"),
        ("l’adresse est fausse, mauvaise adresse", "fr", "address"),
        ("ΠΟΥ ΕΙΝΑΙ ΤΟ ΔΕΜΑ ΜΟΥ", "el", "late"),
        ("Πού είναι το δέμα μου;", "el", "late"),
        ("kde je muj balik", "cs", "late"),
        ("Hol van a csomagom?", "hu", "late"),
        ("unde e coletul meu, il astept de mult", "ro", "late"),
        ("Plata a eşuat", "ro", "payment_failed"),
        ("Plata a eșuat", "ro", "payment_failed"),
        ("Коробка пом’ята", "uk", "damaged"),
        ("Коробка пом'ята", "uk", "damaged"),
    ],
)
def test_spellings_of_one_word_are_one(written: str, language: str, topic: str) -> None:
    assert classify(written, language=language).topic == topic


@pytest.mark.parametrize("text", _CLEAR)
@pytest.mark.parametrize("change", [str.upper, str.title, lambda text: text.replace(" ", ", ") + "!!!", lambda text: f"*** {text} …"])
def test_case_and_punctuation_change_nothing(text: str, change: object) -> None:
    assert callable(change)
    language, topic = _CLEAR[text]
    changed = change(text)
    assert isinstance(changed, str)
    assert classify(changed, language=language).topic == topic


@pytest.mark.parametrize("text", _CLEAR)
def test_neutral_words_around_change_nothing(text: str) -> None:
    language, _ = _CLEAR[text]
    neutral = _NEUTRAL[language]
    alone = classify(text, language=language)
    assert classify(neutral, language=language).ranked == ()
    assert classify(f"{neutral} {text} {neutral}", language=language) == alone


def test_only_topics_that_are_allowed_are_answered() -> None:
    text = "Delayed again. Promo code?"
    assert classify(text, language="en", candidates=["late"]).topic == "late"
    assert classify(text, language="en", candidates=["promo"]).topic == "promo"
    assert classify(text, language="en", candidates=[]).topic is None


def test_an_unknown_candidate_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        classify("x", candidates=["lates"])  # type: ignore[list-item]  # what a host may hand in
    assert caught.value.code == "unknown-topic"
    assert "late" in str(caught.value.hint)


@pytest.mark.parametrize("given", [None, b"where is my order", 7])
def test_what_is_no_text_is_refused(given: Any) -> None:
    with pytest.raises(UsageError) as caught:
        classify(given)
    assert caught.value.code == "wrong-argument"


def test_a_tag_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        classify("x", language="not a tag")
    assert caught.value.code == "bad-language-tag"


@pytest.mark.parametrize("language", ["de-CH", "de_CH", "de", "DE"])
def test_regions_and_spellings_of_the_tag_do_not_matter(language: str) -> None:
    assert classify("Wo bleibt mein Paket?", language=language).topic == "late"


def test_where_the_language_has_no_lexicon_nothing_is_guessed() -> None:
    guess = classify("Kus on minu pakk? Ma ootan ikka veel", language="et")
    assert (guess.topic, guess.language, guess.reason) == (None, None, "no-lexicon")


@pytest.mark.parametrize(
    ("language", "text", "nearest"),
    [
        ("sk", "Kde je môj balík?", "cs"),
        ("no", "Pakken har ikke kommet", "nb"),
        ("nn", "Pakka er ikkje komen", "nb"),
        ("ms", "Pesanan saya belum sampai", "id"),
    ],
)
def test_a_language_without_a_lexicon_is_read_with_the_nearest(language: str, text: str, nearest: str) -> None:
    guess = classify(text, language=language)
    assert (guess.topic, guess.language) == ("late", nearest)


def test_a_clear_text_in_a_known_language_is_read_whatever_was_said() -> None:
    guess = classify("Hello, where is my order? I have been waiting for two weeks and it has not arrived.", language="et")
    assert (guess.topic, guess.language) == ("late", "en")


def test_without_a_language_the_text_tells_it() -> None:
    assert classify("Wo bleibt mein Paket? Ich warte seit zwei Wochen").language == "de"
    assert classify("coupon").topic == "promo"


def test_hindi_is_tried_in_both_its_scripts_where_the_text_does_not_tell() -> None:
    assert classify("parcel kho gaya").topic == "lost"
    assert ("hi",) in readings("ए", "ए", None)
    assert ("hi",) in readings("ok", "ok", None)


def test_where_languages_disagree_nobody_knows() -> None:
    assert classify("resi", language="it").topic == "return_process"
    assert classify("resi", language="id").topic == "no_scan"
    guess = classify("resi")
    assert (guess.topic, guess.reason, guess.words) == (None, "tie", ())


def test_an_uncertain_language_is_not_believed_against_what_was_said() -> None:
    assert classify("retour", language="et").reason == "no-lexicon"


@pytest.mark.parametrize("text", ["สวัสดีครับ refund status please", "こんにちは refund status", "Здравствуйте, refund status"])
def test_english_words_in_other_scripts_are_read_along(text: str) -> None:
    assert classify(text).topic == "refund_late"


def test_angry_wording_is_told() -> None:
    assert classify("This is a scam! Where is my order?", language="en").is_negative
    assert classify("I am disappointed. I want to complain. Where is my order?", language="en").is_negative
    assert not classify("Where is my order? I am a bit disappointed.", language="en").is_negative
    assert not classify("Where is my order?", language="en").is_negative


def test_error_codes_come_with_the_guess() -> None:
    assert classify("My vacuum doesn't work, it shows E12", language="en").error_codes == ("E12",)


def test_the_function_is_a_classifier_and_so_may_be_a_model() -> None:
    def model(text: str, *, language: str | None = None) -> TopicGuess:
        return TopicGuess("late", 0.9)

    classifiers: list[TopicClassifier] = [classify, model]
    assert [classifier("Where is my parcel?", language="en").topic for classifier in classifiers] == ["late", "late"]


def test_topics_are_those_of_the_type() -> None:
    assert get_args(Topic) == TOPICS
    assert len(TOPICS) == len(set(TOPICS)) == 22


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_an_owner(topic: Topic) -> None:
    profile = topic_profile(topic)
    assert profile.topic == topic
    assert profile.owner
    assert 0 <= profile.urgency <= 100


_HOSTILE = [
    "where is my order " * 60_000,
    "a" * 1_000_000,
    "ä" * 1_000_000,
    "荷" * 1_000_000,
    "\ufdfa" * 100_000,
    "a\u0300" * 500_000,
    "Z\u0351\u036b\u0343a\u0300\u0301\u0302l\u0323g\u0317o\u0315" * 10_000,
    "\ud800\udfff\ud800" * 1000,
    "'" * 100_000,
    "a'b" * 100_000,
    "E1 " * 100_000,
    "0x" * 100_000,
    "\x00\x01\x1f",
    "not " * 50_000,
    "ال" * 100_000,
]


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
@pytest.mark.parametrize("language", [None, "en", "ja", "ar"])
def test_hostile_text_is_read_as_far_as_the_limit(text: str, language: str | None) -> None:
    assert classify(text, language=language) == classify(text[:4000], language=language)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=200), st.sampled_from([None, "en", "ar", "ja", "ru", "th", "vi", "zh-Hant"]))
def test_any_text_has_an_answer(text: str, language: str | None) -> None:
    guess = classify(text, language=language)
    assert guess.topic is None or guess.topic in TOPICS
    assert 0 <= guess.score <= 1
    assert (guess.topic is None) == (guess.words == ())
    assert list(guess.ranked) == sorted(guess.ranked, key=lambda row: -row[1])
    assert guess == classify(text, language=language)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "where",
                "is",
                "my",
                "order",
                "late",
                "not",
                "damaged",
                "lost",
                "refund",
                "yet",
                "card",
                "declined",
                "size",
                "too",
                "small",
                "customs",
            ]
        ),
        max_size=30,
    )
)
def test_case_never_changes_what_is_found(words: list[str]) -> None:
    text = " ".join(words)
    assert classify(text.upper(), language="en") == classify(text, language="en")


def test_hash_seeds_change_nothing() -> None:
    code = "from xborder_support.topics import classify; print([classify(t) for t in ('late', 'retour', 'Where is it? promo', '返品')])"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("我的订单未到", "zh", "late"),
        ("訂單仍未收到，請問進度", "zh-Hant", "late"),
        ("未收到退款", "zh", "refund_late"),
        ("ยังไม่ได้รับสินค้า จะได้รับเมื่อไหร่คะ", "th", "late"),
        ("ยังไม่ได้รับเงินคืน จะได้รับเมื่อไหร่", "th", "refund_late"),
    ],
)
def test_what_has_not_come_yet_is_late_and_money_is_a_refund(text: str, language: str, topic: str) -> None:
    assert classify(text, language=language).topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [("Pesanan saya masih belum sampai", "late"), ("Barang rosak, kotak pecah", "damaged"), ("Penghantaran percuma?", None)],
)
def test_malay_is_read_with_the_words_of_indonesian(text: str, topic: str | None) -> None:
    assert classify(text, language="ms").topic == topic
    assert classify(text, language="ms-MY").topic == topic
