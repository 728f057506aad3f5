"""What is longer than a day, so that something may lie within it."""

from __future__ import annotations

from bot.times.meaning import (
    Cycle,
    Decade,
    Fields,
    Node,
    Nth,
    Part,
    Portion,
    Season,
    Weekday,
    Weekend,
    WeekNumber,
    WeekOf,
    Within,
)


def is_coarse(node: Node) -> bool:
    """Whether the node is longer than a day, so that something may lie within it."""
    match node:
        case Fields():
            return node.day is None and node.weekday is None
        case Cycle():
            return node.grain in {"week", "month", "quarter", "year"}
        case WeekOf() | WeekNumber() | Season() | Part() | Portion() | Weekend() | Decade():
            return True
        case Nth():
            return not isinstance(node.of, Weekday) and node.of != "day"
        case Within():
            return is_coarse(node.inner)
    return False
