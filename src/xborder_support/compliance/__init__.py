"""Say whether contact may go on: opt-outs in the customer's words, and whether a machine may answer.

It states facts and what was read in a message. It is never legal advice.
"""

from .auto_reply import AutoReplyVerdict, may_answer_automatically
from .opt_out import OptOut, recognise_opt_out

__all__ = ["AutoReplyVerdict", "OptOut", "may_answer_automatically", "recognise_opt_out"]
