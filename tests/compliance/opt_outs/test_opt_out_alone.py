"""Is a keyword heard among the habits of mail, and beside something else that a customer wants?"""

import pytest

from xborder_support.compliance import recognise_opt_out

FRAMED = [
    "Abbestellen\n\nMit freundlichen Grüßen\nMax Muster",
    "STOP\nJohn",
    "Hi, STOP. Thank you, Bob",
    "unsubscribe\n\n-- \nJane Doe",
    "Dear Mr. Smith,\n\nplease unsubscribe.\n\nKind regards,\nAnna-Maria O'Neill",
    "Hi Anna,\nSTOP!\nThanks. Bob",
    "Sehr geehrte Frau Müller,\r\nbitte abmelden.\r\n\r\nViele Grüße\r\nJ. Meier",
    "Désabonner\n\nCordialement\nÉlodie Martin",
    "BAJA\n\nSaludos,\nJosé Luis García",
    "Отписаться\n\nС уважением,\nИван Петров",
    "S.T.O.P.\nJohn",
    "Please unsubscribe me\n\nSent from my iPhone",
    "STOOOP\nJohn",
    "Hi Anna, STOP",
    "Hi Anna, Stop",
    "Hello, Anna, stop, thanks, Bob",
    "Bonjour Anne, arrêt. Merci, Paul",
    "Здравствуйте, Анна, СТОП",
    "STOP, thank you",
    "STOP. Thank you",
    "Hi Anna, STOP, Bob",
    "Hi, Stop, Bob Smith",
    "Hola, BAJA, Juan",
    "Hello. Dear Anna. Stop",
]
BESIDE = [
    "Stop. Where is my parcel?",
    "STOP! You sent me the wrong size",
    "STOP\nwrong size",
    "STOP\n12345",
    "STOP\nReally?",
    "John wrote this\nSTOP",
    "Refund\nSTOP",
    "STOP. Refund",
    "STOP\nWRONG SIZE",
    "STOP\nMax Muster\nMusterweg 4\n12345 Berlin",
    "توقف\nأين طلبي",
    "停止。荷物はどこですか",
    "Bitte abmelden! Das Paket kam nie an.",
    "STOP\nJohn Peter Paul Mary",
    "Hi Anna. STOP. Wrong size, Bob",
    "Hi. Stop Bob",
    "Hello Stop Bob",
    "Hi Anna,\nPlease Stop Bob Smith",
    "Stop Bob",
    "Stop, Bob",
    "start. cancel",
]
OTHERWISE = [
    "STOP 12345",
    "cancel my order",
    "Is it a non-stop flight? Thanks, Bob",
    "my parcel stopped moving",
    "I will stop by the shop. Thanks",
    "Stop & Shop",
    "please stop the delivery",
    "Can you stop my order? Thank you, Bob",
    "bus stop",
    "The bus stop. Where is it?",
    "End. Where is my parcel?",
    "Not interested\nJohn Doe had the parcel",
    "Stop, wrong size",
    "Hi Anna, thanks",
    "Hi, STOP, wait, Bob, really, no",
    "Hi Anna, stop the order",
    "Anna, Stop",
    "It costs 20 euros, no more, no less",
    "STOP 12345, thanks",
    "a, b, c, d, e, f, stop",
    "Baja California",
    "Hola. Baja California",
    "Hello Stop bob",
    "Hi. Stop by the Shop",
]


@pytest.mark.parametrize("channel", ["email", "whatsapp", "sms"])
@pytest.mark.parametrize("text", FRAMED)
def test_greetings_sign_offs_and_a_name_change_nothing(text: str, channel: str) -> None:
    found = recognise_opt_out(text, channel=channel)
    assert (found.verdict, found.tier) == ("stop", 1)


@pytest.mark.parametrize("text", BESIDE)
def test_a_keyword_in_a_sentence_of_its_own_beside_something_else_is_for_a_person(text: str) -> None:
    found = recognise_opt_out(text, channel="email")
    assert (found.verdict, found.tier) == ("ambiguous", None)


@pytest.mark.parametrize("text", OTHERWISE)
def test_a_keyword_inside_a_sentence_or_of_another_channel_is_nothing(text: str) -> None:
    assert recognise_opt_out(text, channel="email").verdict == "none"


@pytest.mark.parametrize("text", ["Hi. Stop Bob", "Hello Stop Bob", "Hi Anna,\nPlease Stop Bob Smith"])
def test_a_name_right_behind_the_keyword_is_a_signature_where_keywords_are_the_custom(text: str) -> None:
    found = recognise_opt_out(text, channel="sms")
    assert (found.verdict, found.tier, found.matched) == ("stop", 1, "en.stop:stop")


@pytest.mark.parametrize("text", ["Stop Bob", "Stop, Bob", "Hi. Stop Bob. Wrong size"])
def test_without_a_greeting_or_with_more_words_it_is_for_a_person_there_too(text: str) -> None:
    assert recognise_opt_out(text, channel="sms").verdict == "ambiguous"


def test_a_doubtful_word_with_a_sign_off_stays_doubtful_and_a_start_is_never_read_into_a_frame() -> None:
    assert recognise_opt_out("Cancel\n\nKind regards\nJohn Doe", channel="email").verdict == "ambiguous"
    assert recognise_opt_out("Cancel\n\nKind regards\nJohn Doe", channel="sms").verdict == "stop"
    assert recognise_opt_out("START\nJohn", channel="sms").verdict == "none"
    assert recognise_opt_out("START\nSTOP\nJohn", channel="sms").verdict == "ambiguous"


def test_a_clear_wish_beside_the_keyword_counts_more() -> None:
    assert recognise_opt_out("Stop. Where is my parcel? And stop sending me messages!", channel="email").verdict == "stop"


def test_what_stands_beyond_the_first_thousand_letters_makes_it_a_question() -> None:
    quoted = "STOP\n" + "> You bought a kettle\n" * 60
    assert recognise_opt_out(quoted, channel="email").verdict == "ambiguous"
    assert recognise_opt_out("a" * 995 + "\nSTOPPED", channel="email").verdict == "none"
    assert recognise_opt_out("STOP\n" + "Thanks\n" * 200, channel="email").verdict == "ambiguous"


@pytest.mark.parametrize("text", ["S.T.O.P sending me messages", "Please S.T.O.P. Where is my parcel", "s.t.o.p texting me"])
def test_a_word_with_points_between_its_letters_is_one_word(text: str) -> None:
    assert recognise_opt_out(text, channel="whatsapp").verdict in {"stop", "ambiguous"}
    assert recognise_opt_out("S.T.O.P sending me messages", channel="whatsapp").verdict == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Stop promotions", "stop promos", "Stop promotions, thanks",
        "Please stop promotions to this number", "Parar promoções", "Detener promociones",
        "Hentikan promosi", "プロモーションを停止", "Arrêter les promotions", "Werbung stoppen",
        "Werbeaktionen stoppen", "Interrompi promozioni", "Stop aan promoties", "Promoties stoppen",
        "Stoppa kampanjer", "Stop kampagner", "Stopp kampanjer", "Lopeta tarjoukset",
        "Zatrzymaj promocje", "Zastavit propagační akce", "Promóciók leállítása",
        "Oprește promoțiile", "Promosyonları durdur", "Berhenti promo", "Itigil ang mga promosyon",
        "Dừng khuyến mãi", "Simamisha matangazo", "Остановить рекламу", "Зупинити рекламу",
        "Διακοπή προσφορών", "إيقاف العروض الترويجية", "توقف تبلیغات", "تشہیر بند کریں",
        "הפסקת מבצעים", "प्रमोशन बंद करें", "promotion band karo", "প্রচার বন্ধ করুন", "停止促销",
        "停止促銷", "停止推廣", "프로모션 중지", "หยุดโปรโมชัน", "Atura les promocions", "Спри промоциите",
        "Zaustavi promocije",
    ],
)  # fmt: skip
def test_the_button_that_ends_promotions_narrows_the_wish(text: str) -> None:
    found = recognise_opt_out(text, channel="whatsapp")
    assert (found.verdict, found.scope) == ("stop", "marketing"), found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("falsche Nummer, nicht mehr schreiben", "stop"),
        ("No me interesa, no me escriban más. Quiero mi pedido", "stop"),
        ("Where is it? No more messages", "stop"),
        ("Where is it? No more", "none"),
        ("Where is it? Go away, please", "none"),
    ],
)
def test_a_wish_of_three_words_or_more_counts_beside_something_else(text: str, verdict: str) -> None:
    found = recognise_opt_out(text, channel="email")
    assert (found.verdict, found.tier) == (verdict, 2 if verdict == "stop" else None)


def test_six_clauses_make_a_frame_and_seven_do_not() -> None:
    assert recognise_opt_out("Hi, Hi Anna, hi, hi, thanks, stop", channel="sms").verdict == "stop"
    assert recognise_opt_out("Hi, Hi Anna, hi, hi, hi, thanks, stop", channel="sms").verdict == "none"


@pytest.mark.parametrize("text", ["Hi Anna STOP", "Dear Anna Smith STOP", "Hallo Frau Müller STOP", "Hola Ana STOP ALL"])
def test_a_keyword_in_capitals_behind_a_name_is_a_wish_where_keywords_are_the_custom_and_elsewhere_a_question(text: str) -> None:
    assert [recognise_opt_out(text, channel=channel).verdict for channel in ("sms", "email")] == ["stop", "ambiguous"]


@pytest.mark.parametrize("text", ["Please Don't STOP", "Please Never STOP", "Bitte Nicht STOP", "Hello Bus Stop", "Hi Anna STOP?"])
def test_a_keyword_in_capitals_behind_anything_else_is_none(text: str) -> None:
    assert recognise_opt_out(text, channel="sms").verdict == "none"
