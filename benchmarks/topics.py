"""Print what `classify` costs a message, with the language told and not told."""

from time import perf_counter

from measure import best_of

from xborder_support.topics import classify, find_error_codes, urgency

__all__ = ["print_topics"]

_MESSAGES = {
    "en": "Hello, I ordered two weeks ago and my parcel has still not arrived. Can you tell me when it will be delivered?",
    "de": "Guten Tag, ich habe vor zwei Wochen bestellt und mein Paket ist immer noch nicht da. Wann wird es geliefert?",
    "ru": "Здравствуйте, я заказал две недели назад, а посылка до сих пор не пришла. Когда её доставят?",
    "ar": "مرحبا، طلبت قبل أسبوعين ولم يصل الطرد حتى الآن. متى سيتم التوصيل؟",
    "ja": "こんにちは。二週間前に注文しましたが、荷物がまだ届きません。いつ届きますか。",
    "th": "สวัสดีค่ะ สั่งของไปสองสัปดาห์แล้ว แต่ยังไม่ได้รับพัสดุเลย จะได้รับเมื่อไหร่คะ",
    "ko": "안녕하세요. 2주 전에 주문했는데 택배가 아직 안 왔어요. 언제 배송되나요?",
}


def print_topics() -> None:
    """Print a row for each language, then the first call, a long message and the other functions."""
    began = perf_counter()
    classify(_MESSAGES["en"], language="en")
    print(f"{'classify, first call, one lexicon loaded':<44}{(perf_counter() - began) * 1e3:>10.1f} ms")
    print(f"{'µs a message':<44}{'told':>10}{'not told':>12}")
    for language, text in _MESSAGES.items():
        told, untold = best_of(lambda text=text, language=language: classify(text, language=language), lambda text=text: classify(text))
        print(f"{f'classify, {language}, {len(text)} characters':<44}{told * 1e6:>10.1f}{untold * 1e6:>12.1f}", flush=True)
    long = (_MESSAGES["en"] + " ") * 40
    told, untold = best_of(lambda: classify(long, language="en"), lambda: classify(long))
    print(f"{'classify, en, 4,000 characters':<44}{told * 1e6:>10.1f}{untold * 1e6:>12.1f}")
    codes, points = best_of(lambda: find_error_codes("It shows E12, then error 0x80070057"), lambda: urgency(topic="late", tier="vip"))
    print(f"{'find_error_codes':<44}{codes * 1e6:>10.1f}\n{'urgency':<44}{points * 1e6:>10.1f}")


if __name__ == "__main__":
    print_topics()
