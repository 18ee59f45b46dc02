"""Judge the service levels of histories in Apache Spark: the pure function of ``frames.process_batches``, run where the rows are.

Errors: ``MissingExtraError`` ``missing-extra`` where pyspark, pyarrow, numpy or narwhals is absent.
"""

from xborder_support.errors import MissingExtraError

try:
    from .reporting import sla_report
except ModuleNotFoundError as error:
    absent = (error.name or "").partition(".")[0]
    if absent not in {"narwhals", "numpy", "pyarrow", "pyspark"}:
        raise
    message = f"Spark needs the package {absent}"
    raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[spark]'") from error

__all__ = ["sla_report"]
