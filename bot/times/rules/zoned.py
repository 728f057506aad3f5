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
    return Shores(first, second) if both and _is_point(first) and _is_point(second) else None


def here_and_there(here: Any, there: Any) -> Shores | None:
    """ "15h (10h Santiago)": the first is where the speaker is."""
    fits = isinstance(there, Zoned) and not isinstance(here, Zoned)
    return _one_named(as_node(here), there) if fits else None


def there_and_here(there: Any, here: Any) -> Shores | None:
    """ "10h Santiago (15h)"."""
    fits = isinstance(there, Zoned) and not isinstance(here, Zoned)
    return _one_named(there, as_node(here)) if fits else None


def _one_named(first: Any, second: Any) -> Shores | None:
    again: Any = second.node if isinstance(second, Zoned) else second
    fits = _is_point(first) and _is_point(second) and again.day is None
    return Shores(first, second) if fits else None


def _is_point(said: Any) -> bool:
    node = said.node if isinstance(said, Zoned) else said
    return isinstance(node, At) and isinstance(node.clock, Clock)


def shores_on(pair: Shores, day: Node) -> Shores | None:
    """ "15h Paris / 10h Santiago, le 13 octobre"."""
    first = pair.first.node if isinstance(pair.first, Zoned) else pair.first
    if not isinstance(first, At) or first.day is not None:
        return None
    dated = At(day, first.clock)
    return Shores(Zoned(dated, pair.first.zone) if isinstance(pair.first, Zoned) else dated, pair.second)


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
    rule("shores", "moment|clock EQUALS moment|placed", here_and_there),
    rule("shores", "moment|placed EQUALS moment|clock", there_and_here),
    rule("shores", "shores ON? date", shores_on),
    rule("shores", "date shores", on_shores),
)
