"""Hold the messages of every language, and write one of them with its values."""

from .bounds import Entry, EntryId, label, term_entries, text_entries
from .catalog import Catalog, OnMissing
from .formats import Formats, formats_for, known_locale
from .inheritance import packaged_below
from .layers import Overlay, listed, packaged_source, read_overlay
from .liquid import fluent_from_liquid
from .own_declarations import read_declarations
from .parameters import Parameter
from .rendered import RenderedText, ReviewState, Span
from .scope import plain_text, written
from .sources import Source
from .values import ValueType

__all__ = [
    "Catalog",
    "Entry",
    "EntryId",
    "Formats",
    "OnMissing",
    "Overlay",
    "Parameter",
    "RenderedText",
    "ReviewState",
    "Source",
    "Span",
    "ValueType",
    "fluent_from_liquid",
    "formats_for",
    "known_locale",
    "label",
    "listed",
    "packaged_below",
    "packaged_source",
    "plain_text",
    "read_declarations",
    "read_overlay",
    "term_entries",
    "text_entries",
    "written",
]
