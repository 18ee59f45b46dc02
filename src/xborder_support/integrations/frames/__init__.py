"""Answer questions of business time, service levels and tone for whole columns: pandas and polars frames and pyarrow tables.

Every row has the answer that the calendar's own method would give it. What a calendar holds is laid out once as a table of integers, and
each row is then a look-up in it.

Errors: ``MissingExtraError`` ``missing-extra`` where numpy or narwhals is absent.
"""

from xborder_support.errors import MissingExtraError

try:
    from .masking import mask_texts
    from .messages import lint_messages
    from .questions import business_seconds, due, is_open
    from .verdicts import SlaAsked, SlaQuestion, history_shape, process_batch, process_batches, report_schema, sla_report
except ModuleNotFoundError as error:
    if error.name not in {"narwhals", "numpy"}:
        raise
    message = f"data frames need the package {error.name}"
    raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[frames]'") from error

__all__ = [
    "SlaAsked",
    "SlaQuestion",
    "business_seconds",
    "due",
    "history_shape",
    "is_open",
    "lint_messages",
    "mask_texts",
    "process_batch",
    "process_batches",
    "report_schema",
    "sla_report",
]
