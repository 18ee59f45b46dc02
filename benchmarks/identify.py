"""Measure ``identify`` per message: the core, and the core with py3langid beside it. Nothing is promised; the figures are printed."""

import statistics
from time import perf_counter

from xborder_support.integrations.langid import LangidDetector
from xborder_support.language import LanguageDetector, identify

PEERS = ("py3langid",)

ROUNDS = 7
MESSAGES = {
    "script tells (ja, ko, th, zh)": (
        ("荷物はいつ届きますか。注文番号は 503-1234567 です", "JP"),
        ("주문한 상품이 아직 안 왔어요", "KR"),
        ("สินค้ายังไม่มาเลยค่ะ ช่วยเช็คให้หน่อย", "TH"),
        ("我的包裹什么时候到？单号 SF1234567890", "CN"),
    ),
    "words tell (de, en, es, ar, ru)": (
        ("Wo bleibt mein Paket? Ich habe noch nichts erhalten.", "DE"),
        ("Where is my parcel? It has not arrived yet.", "US"),
        ("¿Dónde está mi pedido? Todavía no ha llegado", "MX"),
        ("أين طلبي؟ لم يصل حتى الآن", "SA"),
        ("Где мой заказ? Он ещё не пришёл", "RU"),
    ),
    "words leave it open (pairs)": (
        ("Rücksendung Schuhe", "DE"),
        ("livraison retardée", "FR"),
        ("zapatos rotos", "MX"),
        ("kapotte schoenen", "NL"),
        ("sepatu rusak", "ID"),
    ),
    "romanised or mixed": (
        ("ana 3ayez arga3 el flous bta3y", "EG"),
        ("mera order abhi tak nahi aaya, please tell me when it will arrive", "IN"),
        ("Hello, meine Bestellung ist noch nicht da, can you check where it is", "DE"),
    ),
    "gate: nothing to read": (
        ("NKE-AIR-42-BLK", "DE"),
        ("ok", "DE"),
        ("👍", "US"),
        ("112-9384756-1122334", "US"),
        ("https://shop.example/55", "FR"),
    ),
    "1 MB, its first 1,000 characters": (("Wo bleibt mein Paket? Ich warte seit zwei Wochen. " * 20_000, "DE"),),
}


def _microseconds(messages: tuple[tuple[str, str], ...], detector: LanguageDetector | None) -> float:
    calls = 300 // len(messages)
    best = []
    for _ in range(ROUNDS):
        started = perf_counter()
        for _ in range(calls):
            for text, market in messages:
                identify(text, market=market, detector=detector)
        best.append((perf_counter() - started) / calls / len(messages) * 1e6)
    return statistics.median(best)


def print_identify() -> None:
    started = perf_counter()
    detector = LangidDetector()
    print(f"{'identify, per message':<40}{'core':>10}{'langid':>12}   us; model loaded in {perf_counter() - started:.2f} s")
    for name, messages in MESSAGES.items():
        print(f"{name:<40}{_microseconds(messages, None):>10,.1f}{_microseconds(messages, detector):>12,.1f}", flush=True)


if __name__ == "__main__":
    print_identify()
