"""Write one advertising message for several markets, and see what each of them wants around it.

Run it with ``python examples/check_a_campaign.py``.
"""

from datetime import date

from xborder_support.compliance import Circumstances, Rulebook, SenderDetails, check_text, message_frame
from xborder_support.conversations import Draft

TODAY = date(2026, 11, 22)
RULEBOOK = Rulebook.load()
SHOP = SenderDetails(
    brand="Kaze Audio",
    postal_address="1-2-3 Kanda, Chiyoda-ku, Tokyo 101-0000",
    contacts=("help@kaze.example",),
    complaint_contact="complaints@kaze.example",
    opt_out_address="https://kaze.example/stop",
)
# Everybody on the list agreed to it, and people wrote it.
CAMPAIGN = Circumstances(was_asked_for=True, is_bulk=True, written_by="person")
TEXTS = {
    "KR": ("sms", "ko", "헤드폰 20% 할인"),
    "VN": ("sms", "vi", "Tai nghe giảm 20%"),
    "JP": ("email", "ja", "ヘッドホンが20%オフです。"),
    "US": ("email", "en", "Headphones are 20% off."),
    "DE": ("email", "de", "Kopfhörer sind 20 % günstiger."),
    "IL": ("sms", "he", "אוזניות ב-20% הנחה"),
    "IN": ("sms", "en", "Headphones are 20% off."),
}


def main() -> None:
    for place, (channel, language, text) in TEXTS.items():
        draft = Draft(
            channel=channel,
            provider="any",
            to="x",
            text=text,
            language=language,
            purpose="marketing",
            subject="-20 %" if channel == "email" else None,
            details={"unsubscribe_url": "https://kaze.example/stop"},
        )
        bare = check_text(draft, rulebook=RULEBOOK, on=TODAY, place=place, sender=SHOP, circumstances=CAMPAIGN)
        frame = message_frame(
            rulebook=RULEBOOK,
            on=TODAY,
            place=place,
            channel=channel,
            purpose="marketing",
            language=language,
            sender=SHOP,
            circumstances=CAMPAIGN,
        )
        framed = frame.around(draft)
        left = check_text(framed, rulebook=RULEBOOK, on=TODAY, place=place, sender=SHOP, circumstances=CAMPAIGN)
        print(f"== {place}, {channel}: {len(bare)} objections to the bare text, {len(left)} to the framed one")
        print(framed.text if framed.subject is None else f"[{framed.subject}]\n{framed.text}")
        for found in left:
            print(f"  {found.rule} ({found.severity}): {found.message}; {found.suggestion}")
        print()


if __name__ == "__main__":
    main()
