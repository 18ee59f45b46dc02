"""Judge whole histories: tickets as rows of a frame or of record batches, one row out for each run of a clock."""

from .batches import process_batch, process_batches, report_schema
from .question import SlaAsked, SlaQuestion
from .reporting import history_shape, sla_report

__all__ = ["SlaAsked", "SlaQuestion", "history_shape", "process_batch", "process_batches", "report_schema", "sla_report"]
