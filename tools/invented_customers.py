"""Give a customer a name of the language, so that honorifics and cases are seen. Nobody is real."""

from xborder_support.terms import PersonName

__all__ = ["invented_name"]

_NAMES = {
    "ar": ("سارة", "الأحمد"),
    "cs": ("Jana", "Nováková"),
    "da": ("Freja", "Holm"),
    "de": ("Anna", "Weber"),
    "el": ("Μαρία", "Παπαδοπούλου"),
    "en": ("Alex", "Morgan"),
    "es": ("Lucía", "Torres"),
    "fi": ("Aino", "Laine"),
    "fil": ("Liza", "Santos"),
    "fr": ("Camille", "Durand"),
    "he": ("נועה", "לוי"),
    "hi": ("अनीता", "शर्मा"),
    "hu": ("Anna", "Kovács"),
    "id": ("Dewi", "Lestari"),
    "it": ("Giulia", "Conti"),
    "ja": ("美咲", "田中"),
    "ko": ("지은", "김"),
    "ms": ("Aisyah", "Rahman"),
    "nb": ("Ingrid", "Berg"),
    "nl": ("Sanne", "Visser"),
    "pl": ("Anna", "Nowak"),
    "pt": ("Ana", "Souza"),
    "ro": ("Ioana", "Popa"),
    "sv": ("Elin", "Lund"),
    "sw": ("Asha", "Mwangi"),
    "th": ("มาลี", "ใจดี"),
    "tr": ("Elif", "Aydemir"),
    "uk": ("Олена", "Коваль"),
    "vi": ("Mai", "Nguyễn"),
    "zh": ("芳", "王"),
}


def invented_name(locale: str) -> PersonName:
    """Return a name that is usual where a locale is spoken."""
    language = locale.partition("-")[0]
    given, surname = _NAMES.get(language, _NAMES["en"])
    return PersonName(given=given, surname=surname, locale=language)
