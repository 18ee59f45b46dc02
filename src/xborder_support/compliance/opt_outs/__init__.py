"""Answer whether a message ends contact: the words of many languages, folded, looked up and weighed."""

from .recognition import recognise_opt_out
from .verdicts import OptOut

__all__ = ["OptOut", "recognise_opt_out"]
