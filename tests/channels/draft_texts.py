"""Texts in many scripts, and drafts and profiles to fit them into."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from hypothesis import strategies as st

from xborder_support.channels import ChannelFact, ChannelProfile
from xborder_support.channels.limits import TextLimit
from xborder_support.conversations import Draft

ON = date(2026, 11, 21)
SOURCE = "https://example.com/limits"

SENTENCES = {
    "Latin": "Your parcel is on its way. Dr. No. will sign!",
    "Latin, accents": "Votre colis, c’est promis, arrive à Besançon… déjà ?",
    "Cyrillic": "Ваша посылка уже в пути. Спасибо за заказ!",
    "Greek": "Το δέμα σας είναι καθ’ οδόν. Ευχαριστούμε!",
    "Arabic": "طلبك رقم ١٢٣ في الطريق، شكرًا لك؟ نعم.",
    "Hebrew": "החבילה שלך בדרך. תודה רבה!",
    "Devanagari": "आपका पार्सल रास्ते में है। धन्यवाद॥ क्षत्रिय",
    "Bengali": "আপনার পার্সেল পথে আছে। ধন্যবাদ।",
    "Tamil": "உங்கள் பார்சல் வழியில் உள்ளது. நன்றி.",
    "Telugu": "మీ పార్సెల్ దారిలో ఉంది. ధన్యవాదాలు.",
    "Thai": "พัสดุของคุณกำลังเดินทาง ขอบคุณค่ะ เร็วๆ",
    "Lao": "ພັດສະດຸຂອງທ່ານກຳລັງເດີນທາງ ຂອບໃຈ",
    "Khmer": "កញ្ចប់របស់អ្នកកំពុងធ្វើដំណើរ។ សូមអរគុណ។",
    "Myanmar": "သင့်ပါဆယ်သည်လမ်းတွင်ရှိသည်။ ကျေးဇူးတင်ပါသည်။",
    "Tibetan": "ཁྱེད་ཀྱི་ཐུམ་སྒྲིལ་ལམ་དུ་ཡོད། ཐུགས་རྗེ་ཆེ།",
    "Georgian": "თქვენი ამანათი გზაშია. გმადლობთ!",
    "Armenian": "Ձեր ծանրոցը ճանապարհին է։ Շնորհակալություն։",
    "Ethiopic": "እሽግዎ በመንገድ ላይ ነው። እናመሰግናለን።",
    "Han": "您的包裹已经发出，预计三天内送达。谢谢！",
    "Japanese": "お荷物は発送済みです。「ありがとう」ございます、サーバー。",
    "Hangul": "소포가 배송 중입니다. 감사합니다!",
    "Sinhala": "ඔබේ පාර්සලය ක්‍රියා මාර්ගයේ ඇත. ස්තූතියි.",
}
SIGNS = ["👨‍👩‍👧‍👦", "🇯🇵", "🇳🇬🇧🇷", "1️⃣", "👍🏽", "é", "a̐́", "각", "🏳️‍🌈", "\u200f", "\u2068X\u2069", "\u061c", "€", "{", "\r\n"]
TOKENS = [
    "https://example.com/t?id=12&x=%C3%A9",
    "mailto@example.co.jp",
    "4111 2222 33",
    "+81 3-1234-5678",
    "{name}",
    "{{1}}",
    "%s",
    "US$ 12.50",
]

#: Texts as people write them: sentences of many scripts, emoji, addresses, and white space of all kinds between them.
TEXTS = st.lists(
    st.sampled_from([*SENTENCES.values(), *SIGNS, *TOKENS])
    | st.sampled_from([" ", "\n", "\n\n", "  ", "\u3000", "\u00a0", "-"])
    | st.text(max_size=5),
    max_size=30,
).map("".join)


def draft(text: str = "Hello.", **fields: Any) -> Draft:
    """Return a draft for a channel that the tests make."""
    return Draft(**{"channel": "test", "provider": "test", "to": "+100", "text": text, **fields})


def limits(*, confidence: Literal["high", "medium", "low"] = "high", **fields: Any) -> ChannelProfile:
    """Return the profile of a channel with these limits, each of them a fact of one confidence."""
    plain = {name: fields.pop(name) for name in ("kind", "needs_data", "is_live", "channel") if name in fields}
    facts: Mapping[str, ChannelFact] = {
        name: ChannelFact(value=value, source=SOURCE, checked=ON, confidence=confidence) for name, value in fields.items()
    }
    return ChannelProfile(**{"channel": "test", "kind": "messenger", **plain}, facts=facts, **fields)


def characters(count: int) -> TextLimit:
    """Return a limit in code points."""
    return TextLimit(count, "code_points")
