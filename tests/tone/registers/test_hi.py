import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    आपका ऑर्डर कल पहुँच जाएगा।
    कृपया अपना ऑर्डर नंबर बताइए।
    असुविधा के लिए हम आपसे क्षमा चाहते हैं।
    पार्सल की फ़ोटो भेज दीजिए।
    थोड़ी देर प्रतीक्षा कीजिएगा।
    क्या आपने हमारा जवाब देखा?
    रिफ़ंड आपके खाते में तीन दिन में आएगा।
    आप कौन सा रंग चाहते हैं?
    कृपया दोबारा कोशिश करें।
    सीमा जी, आपका सामान भेज दिया गया है।
    चिंता मत कीजिए, हम देख लेंगे।
    ऐप खोलें और लॉगिन करें।
    डिलीवरी वाले ने कहा, "तुम बाद में आओ", इसके लिए आपसे माफ़ी।
""")
CASUAL = lines("""
    तुम्हारा ऑर्डर कल पहुँच जाएगा।
    अपना ऑर्डर नंबर बताओ।
    तुम कौन सा रंग चाहते हो?
    पार्सल की फ़ोटो भेज दो।
    थोड़ी देर रुको।
    क्या तुमने हमारा जवाब देखा?
    पैसे तेरे खाते में आ जाएँगे।
    तू चिंता मत कर।
    दोबारा कोशिश करो।
    कब तक मँगाओगे?
    भाई, पैसे कब दोगे?
    मुझे फ़ोटो भेजो ना
    यार, सामान निकल गया है।
    दुकानदार ने "आप बैठिए" कहा, पर तुम खड़े रहे।
""")
NEUTRAL = lines("""
    ऑर्डर भेज दिया गया है।
    यह अपने आप बंद हो जाता है।
    दो दिन के लिए दुकान बंद है।
    इसलिए रिफ़ंड में समय लगेगा।
    ऐसा हो सकता है।
    उन्होंने रुपए वापस किए।
    बिल संलग्न है।
    नंबर चाहिए।
    सब ठीक हो जाएगा।
    आपसी सहमति से।
    उन्होंने फ़ोटो भेजी थी।
    वीडियो यहाँ है।
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("hi", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("hi", "formal", FORMAL)
    assert f1("hi", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("hi", "casual", CASUAL)


def test_what_addresses_nobody_shows_nothing() -> None:
    assert misses("hi", None, NEUTRAL) == []


@pytest.mark.parametrize(
    "word", ["तुम्हें", "तुम्हेंं", "तुम्हें\u200d", "पढ़ो", "\u092a\u095dो", "छोड़ो"], ids=["plain", "twice", "joiner", "nukta", "nukta-apart", "flap"]
)
def test_every_spelling_of_a_word_is_known_and_marked_whole(word: str) -> None:
    assert marked(f"अब {word} देर हुई।", "hi", "casual") == [word]


def test_aap_is_a_word_of_its_own() -> None:
    assert marked("आपस में बात हुई, आपकी नहीं।", "hi", "formal") == ["आपकी"]


def test_one_tum_among_aap_is_stray() -> None:
    text = "आपका ऑर्डर आ रहा है। तुम्हें कल मिलेगा। आपसे निवेदन है, इंतज़ार कीजिए।"
    assert [text[mark.start : mark.end] for mark in detect_register(text, "hi").stray] == ["तुम्हें"]


def test_marks_are_places_of_the_text_as_it_was_written() -> None:
    text = "ज़रा सुनिए: ऑर्डर हाँ में है, तुम्हारा।"
    assert marked(text, "hi", "casual") == ["तुम्हारा"]
