"""Ask py3langid, among the languages that the caller names."""

from __future__ import annotations

from collections.abc import Sequence

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from xborder_support.terms import LanguageTag

__all__ = ["LangidDetector"]

_LABELS = {"fil": "tl", "nb": "no"}  # what the model calls them, where that is not the language of the tag
_UNWRITTEN = ("hi-Latn", "ar-Latn")  # Romanised text is not in the model's training data; "hi" would answer for Devanagari.


class LangidDetector:
    """Rank languages by py3langid, a naive Bayes model of bytes; give it to ``identify(..., detector=...)``.

    Making one loads the model, which takes under a second and about 100 MB; keep it. It never changes afterwards, so threads may share it.

    Example:
        >>> from xborder_support.integrations.langid import LangidDetector
        >>> from xborder_support.language import identify
        >>> detector = LangidDetector()
        >>> identify("Umtausch Schuhe", market="DE", detector=detector).tag
        'de'
        >>> identify("Umtausch Schuhe", market="DE").tag
        'und'
    """

    __slots__ = ("_identifier",)

    def __init__(self) -> None:
        self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def rank(self, text: str, candidates: Sequence[LanguageTag], /) -> Sequence[tuple[LanguageTag, float]]:
        """Return the candidates that the model holds with their shares, which sum to 1, best first.

        A model restricted to the candidates would give the same shares. Without any of its features in the text, all are equal.
        """
        found: dict[str, float] = dict(self._identifier.rank(text))
        known = [(tag, found[label]) for tag in candidates if tag not in _UNWRITTEN and (label := _label(tag)) in found]
        total = sum(share for _, share in known)
        if total <= 0:
            return [(tag, 1 / len(known)) for tag, _ in known]
        return sorted([(tag, share / total) for tag, share in known], key=lambda item: (-item[1], item[0]))


def _label(tag: str) -> str:
    language = tag.split("-", 1)[0]
    return _LABELS.get(language, language)
