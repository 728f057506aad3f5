"""The format string of a date-time entity (Bot API 9.5, "Date-time entity formatting")."""

import re

_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


def is_date_time_format(shape: str) -> bool:
    """Whether it is `r`, or any of `w`, one of `dD`, one of `tT` in this order; empty is allowed."""
    return _FORMAT.fullmatch(shape) is not None
