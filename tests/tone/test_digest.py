"""The digest of a catalogue names what was laid over the packaged texts."""

from xborder_support.tone import Catalog

_TEXT = "Wir antworten bis { DATETIME($due_at) }."
_OURS = f"# review: confident\nexpected_reply = {_TEXT}\n    .casual = {_TEXT}\n"


def test_packaged_texts_have_none_of_their_own() -> None:
    assert Catalog.load().digest == ""


def test_it_follows_the_texts_laid_over() -> None:
    first = Catalog.load(overlays=[{"de": _OURS}])
    assert first.digest == Catalog.load(overlays=[{"de": _OURS}]).digest
    assert first.digest != Catalog.load(overlays=[{"de": _OURS.replace("Wir", "wir")}]).digest
