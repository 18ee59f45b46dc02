"""Say it as a local would: messages in the customer's language, at the right level of politeness, safe for the channel.

Messages are Project Fluent files, compiled once and rendered strictly: a missing value, an unknown locale or a register that a locale does
not have raises, and nothing is ever replaced in silence.
"""

from .catalogs import Catalog, Parameter, RenderedText, Span
from .zone_label import zone_label

__all__ = ["Catalog", "Parameter", "RenderedText", "Span", "zone_label"]
