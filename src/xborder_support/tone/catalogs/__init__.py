"""Hold the messages of every language, and write one of them with its values."""

from .catalog import Catalog
from .parameters import Parameter
from .rendered import RenderedText, ReviewState, Span

__all__ = ["Catalog", "Parameter", "RenderedText", "ReviewState", "Span"]
