"""Say what happened to each ticket, read from what help desks and spreadsheets export.

``read_zendesk``, ``read_freshdesk``, ``read_gorgias`` and ``read_chatwoot`` take decoded JSON of their APIs, ``read_rows`` any table with a
``ColumnMapping``. All return ``Histories``: of each ticket its events in order, and what could not be read. Rows may come in any order
and more than once. Nothing is fetched from here.
"""

from .chatwoot import read_chatwoot
from .freshdesk import read_freshdesk
from .gorgias import read_gorgias
from .history import Histories, TicketHistory
from .mapping import ColumnMapping
from .mapping_reading import load_mapping, mapping_from_config
from .rows import read_rows
from .zendesk import read_zendesk

__all__ = [
    "ColumnMapping",
    "Histories",
    "TicketHistory",
    "load_mapping",
    "mapping_from_config",
    "read_chatwoot",
    "read_freshdesk",
    "read_gorgias",
    "read_rows",
    "read_zendesk",
]
