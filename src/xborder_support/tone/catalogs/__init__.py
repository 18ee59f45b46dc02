"""Hold the messages of every language, and write one of them with its values."""

from .catalog import Catalog, OnMissing
from .liquid import fluent_from_liquid
from .parameters import Parameter
from .rendered import RenderedText, ReviewState, Span

__all__ = ["Catalog", "OnMissing", "Parameter", "RenderedText", "ReviewState", "Span", "fluent_from_liquid"]
