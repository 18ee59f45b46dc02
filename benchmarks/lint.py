"""Measure the tone linter: replies of about 60 words in four languages by all rules, and the package's own catalogue.

No peer judges the tone of a reply by the market that it goes to; the row has none.
"""

from importlib import resources
from pathlib import Path
from time import perf_counter

from measure import best_of

from xborder_support.tone import lint, lint_messages

__all__ = ["PEERS", "print_lint"]

PEERS = ()

_REPLIES = {
    ("de", "DE"): """Guten Tag Anna Schmidt,

vielen Dank für Ihre Nachricht. Ihre Bestellung R-1042 hat unser Lager in Leipzig am 4. Februar verlassen. Der Paketdienst stellt sie am
Freitag, dem 6. Februar, zwischen 9 und 12 Uhr zu. Sind Sie an diesem Tag nicht zu Hause, können Sie das Paket in eine Filiale umleiten. Sie
können die Ware innerhalb von 30 Tagen zurückgeben.

Mit freundlichen Grüßen
Jana Weber""",
    ("en", "GB"): """Dear Ms Patel,

Thank you for getting in touch. I am sorry that your parcel R-1042 did not arrive on Tuesday. The courier tried to deliver it at 10:30 and
nobody was at home, so it is now waiting for you at the post office. You can collect it until 14 February. If you would rather have it
delivered again, reply to this email.

Kind regards,
Tom Ellis""",
    ("ja", "JP"): """佐藤 花子 様

お世話になっております。
カゼオーディオの伊藤でございます。

ご注文番号R-1042の商品は、
2月4日に発送いたしました。
2月6日（金）の午前中にお届けする予定です。
返品は商品到着後30日以内に承ります。
お手数ですが、ご不明な点はこのメールにご返信ください。
今後ともよろしくお願いいたします。

伊藤 愛子（担当者番号 3301）""",
    ("ar", "SA"): """عميلنا الكريم،

السلام عليكم ورحمة الله وبركاته. نشكركم على تواصلكم معنا. تم شحن طلبكم رقم R-1042 يوم الأربعاء، وسيصلكم يوم الجمعة قبل الساعة السادسة مساءً.
يحق لكم إرجاع المنتج خلال 30 يومًا من تاريخ الاستلام، ونتحمل نحن تكاليف الشحن. نعيد المبلغ وقدره 250 ريالًا إلى بطاقتكم خلال 3 أيام عمل.

مع خالص التحية،
سارة""",
}


def print_lint() -> None:
    """Print how many replies of each language are judged a second, and how many wordings of a catalogue."""
    print(f"{'a reply, all rules':<44}{'ms':>10}{'replies/s':>14}")
    ways = [
        lambda text=text, place=place: lint(text, locale=place[0], market=place[1], channel="email") for place, text in _REPLIES.items()
    ]
    for (locale, _), seconds in zip(_REPLIES, best_of(*ways), strict=True):
        print(f"{locale:<44}{seconds * 1e3:>10.2f}{1 / seconds:>14,.0f}", flush=True)
    with resources.as_file(resources.files("xborder_support.tone.catalogs").joinpath("messages")) as folder:
        seconds, count = _catalogue(folder)
    print(f"{'the catalogue of the package':<44}{'s':>10}{'wordings/s':>14}")
    print(f"{f'{count:,} wordings':<44}{seconds:>10.2f}{count / seconds:>14,.0f}", flush=True)


def _catalogue(folder: Path) -> tuple[float, int]:
    """Return the better time of two runs over every text of a folder, and how many wordings that are."""
    best, count = float("inf"), 0
    for _ in range(2):
        began = perf_counter()
        count = lint_messages(sorted(folder.glob("*.ftl"))).wordings
        best = min(best, perf_counter() - began)
    return best, count


if __name__ == "__main__":
    print_lint()
