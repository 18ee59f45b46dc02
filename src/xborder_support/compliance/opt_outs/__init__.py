"""Answer whether a message ends contact: the words of many languages, folded, looked up and weighed."""

from .recognition import OptOut, recognise_opt_out

__all__ = ["OptOut", "recognise_opt_out"]
