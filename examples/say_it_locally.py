"""Say one and the same thing as people of five markets expect it: greeting, apology, order, closing.

Run it with ``python examples/say_it_locally.py``.
"""

from datetime import UTC, date, datetime

from xborder_support import Catalog, PersonName
from xborder_support.markets import get_market
from xborder_support.tone import apology_level, arrange, closing, concern_of, emoji_budget, feast_greeting, salutation

# Where the question is said again: Japanese mail has to, German mail may.
RESTATED_IN = {"JP", "DE"}
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CATALOG = Catalog.load()
CUSTOMERS = {
    "JP": (PersonName(given="花子", surname="佐藤"), "email", "お荷物は明日届きます。", "注文 R-1042 がまだ届かない"),
    "DE": (
        PersonName(given="Anna", surname="Weber"),
        "email",
        "Das Paket kommt am 24. November an.",
        "Bestellung R-1042 ist noch nicht da",
    ),
    "BR": (PersonName(given="Ana", surname="Souza"), "whatsapp", "O pacote chega amanhã.", "O pedido R-1042 não chegou"),
    "US": (None, "email", "Your package arrives tomorrow.", "Order R-1042 has not arrived"),
    "SA": (None, "whatsapp", "تصل الشحنة غدًا.", "الطلب R-1042 لم يصل"),
}


def main() -> None:
    level = apology_level("late")
    for code, (name, channel, answer, summary) in CUSTOMERS.items():
        market = get_market(code, on=date(2026, 11, 23))
        register = market.register_for(channel)
        values = {"concern": concern_of("late"), "level": level, "summary": summary, "brand": "Kaze Audio"}
        keys = ("restate", "empathy", "apology") if code in RESTATED_IN else ("empathy", "apology")
        texts = CATALOG.render_all(keys, locale=market.locales[0], register=register, values=values, channel=channel)
        parts = {key: rendered.text for key, rendered in zip(keys, texts, strict=True)} | {
            "salutation": salutation(name, market, register, NOW, channel=channel, gender="female").text,
            "answer": answer,
            "signature": closing(
                market, register, NOW, brand="Kaze Audio", agent_name="Mika Ito", staff_number="107", channel=channel
            ).text,
        }
        print(f"== {code}, {channel}, texts {texts[0].review}")
        print(arrange(parts, market=market, channel=channel, kind="fault").text, end="\n\n")

    print("== Christmas, where the shop chose to greet")
    for code in ("DE", "US", "SA"):
        found = feast_greeting(date(2026, 12, 25), code, opted_in=True)
        print(code, found.text if found else "nothing to say")

    print("\n== Ramadan, for a customer who asked to be greeted: by the country's days, or in any language")
    found = feast_greeting(date(2027, 2, 12), "SA", opted_in=True)
    print("SA", found.text if found else "nothing to say")
    print("DE", CATALOG.render("feast_greeting", locale="de", register="formal", values={"feast": "ramadan"}, channel="email").text)

    print("\n== Emoji in a chat, about a sale and about a late parcel")
    for code in ("BR", "DE"):
        print(code, emoji_budget(code, "whatsapp", "promo"), emoji_budget(code, "whatsapp", "late"))


if __name__ == "__main__":
    main()
