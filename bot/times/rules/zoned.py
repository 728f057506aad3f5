"""Rules for zones said in words, on one shore or on both."""

from __future__ import annotations

from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, ClockRange
from bot.times.meaning import At, Node, Shores, Zoned
from bot.times.rules.bounds import as_node


def zoned(value: Any, zone: str) -> Zoned | None:
    """A time with its zone."""
    return None if isinstance(value, Zoned) else Zoned(_node_of_clock(value), zone)


def _node_of_clock(value: Any) -> Node:
    return At(None, value) if isinstance(value, ClockRange) else as_node(value)


def shores(first: Any, second: Any) -> Shores | None:
    """ "15h Paris / 10h Santiago"."""
    both = isinstance(first, Zoned) and isinstance(second, Zoned) and first.zone != second.zone
    points = both and all(isinstance(each.node, At) and isinstance(each.node.clock, Clock) for each in (first, second))
    return Shores(first, second) if points else None


def shores_on(pair: Shores, day: Node) -> Shores | None:
    """ "15h Paris / 10h Santiago, le 13 octobre"."""
    first = pair.first.node
    return (
        Shores(Zoned(At(day, first.clock), pair.first.zone), pair.second)
        if isinstance(first, At) and first.day is None
        else None
    )


def on_shores(day: Node, pair: Shores) -> Shores | None:
    """ "le 13 octobre : 15h Paris / 10h Santiago"."""
    return shores_on(pair, day)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "zone",
        """
        time_zone_word place|sign|zone
        place|sign time_zone_word
        """,
        lambda *said: next(each for each in said if "/" in each or each.isupper()),
    ),
    rule("zone", "IN|THE zone", lambda zone: zone),
    rule(
        "moment",
        """
        moment|clock zone|sign|shore
        clock ON shore
        """,
        zoned,
    ),
    rule("range", "range|clock_range zone|sign|shore", zoned),
    rule("open", "open zone|sign|shore", zoned),
    rule("rule", "rule zone|sign", zoned),
    rule("placed", "moment|clock IN|PLACED|OF shore", zoned),
    rule(
        "shores",
        """
        moment SEPARATOR? moment
        placed SEPARATOR? placed
        """,
        shores,
    ),
    rule("shores", "shores ON? date", shores_on),
    rule("shores", "date shores", on_shores),
)
