"""Answer what a customer can be told."""

from .load import Load
from .promise import Promise, promise
from .segments import PromiseSegment

__all__ = [
    "Load",
    "Promise",
    "PromiseSegment",
    "promise",
]
