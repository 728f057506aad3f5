"""Rules for longer stretches: parts of months and years, weeks, weekends, seasons, decades."""

from __future__ import annotations

from typing import Any, Final

from bot.times.chart import Options, Pattern, rule
from bot.times.meaning import Cycle, Decade, Fields, Holiday, Node, Portion, Season, Weekend, WeekNumber, WeekOf
from bot.times.rules.coarse import is_coarse


def decade(start: int) -> Decade | None:
    """ "the 90s", "les années 90", "los años noventa"."""
    if start < 100:
        start += 1900 if start >= 30 else 2000
    return Decade(start) if start % 10 == 0 else None


def portion(third: Any, node: Node) -> Portion | None:
    """ "fin juillet", "début de l'année prochaine"."""
    return Portion(third, node) if is_coarse(node) and not isinstance(node, Portion) else None


def portion_of_unit(third: Any, unit: str) -> Portion | None:
    """ "fin du mois"."""
    return Portion(third, Cycle(unit)) if unit in {"week", "month", "quarter", "year"} else None  # type: ignore[arg-type]


def end_of(unit: Any) -> Portion | Cycle:
    """ "EOM": the end of a unit said in one word."""
    return Cycle("day") if unit == "day" else Portion("late", Cycle(unit))


def end_of_day(unit: str, day: Node) -> Node | None:
    """ "end of day tomorrow"."""
    return day if unit == "day" and not is_coarse(day) else None


def week_of(day: Node) -> WeekOf:
    """ "la semaine du 4 août"."""
    return WeekOf(day)


def week_number(number: int) -> WeekNumber | None:
    """ "semaine 32"."""
    return WeekNumber(number) if 1 <= number <= 53 else None


def weekend_of(_: int, day: Node) -> Weekend:
    """ "le week-end du 14 juillet"."""
    return Weekend(of=day)


def weekend(_: int) -> Weekend:
    """The coming weekend."""
    return Weekend()


def next_weekend(_: int) -> Options:
    """ "le week-end prochain": the coming one; the one after it is the other reading."""
    return Options((Weekend(), Weekend(1)))


def last_weekend(_: int) -> Weekend:
    """ "le week-end dernier"."""
    return Weekend(-1)


def season(name: str) -> Season:
    """ "cet été"."""
    return Season(name)


def next_season(name: str) -> Season:
    """ "l'été prochain"."""
    return Season(name, 1)


def last_season(name: str) -> Season:
    """ "l'été dernier"."""
    return Season(name, -1)


def season_year(name: str, number: int) -> Season:
    """ "été 2015"."""
    return Season(name, year=number)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "date",
        """
        DECADE_OF number|figure
        DECADE_OF? decade
        """,
        decade,
    ),
    rule("date", "AT|IN? third THE? date", portion, cost=1),
    rule("date", "AT|IN? third OF|THE? unit", portion_of_unit),
    rule("date", "end_of", end_of),
    rule("date", "end_of OF? date", end_of_day),
    rule("date", "AT|IN? third OF? year", lambda third, number: Portion(third, Fields(number))),
    rule(
        "date",
        """
        WEEK_OF date
        WEEK_OF THE date
        """,
        week_of,
    ),
    rule("date", "WEEK_OF number", lambda number: week_of(Fields(day=number)) if 1 <= number <= 31 else None, cost=1),
    rule(
        "date",
        "WEEK_WORD number OF? year",
        lambda number, year: WeekNumber(number, year) if 1 <= number <= 53 else None,
    ),
    rule("date", "WEEK_WORD number", week_number, closed=True, cost=2),
    rule("date", "weekend OF date", weekend_of),
    rule("date", "feast weekend", lambda name, _: Weekend(of=Holiday(name))),
    rule("date", "THE? weekend AFTER_NEXT", lambda _: Weekend(1)),
    rule("date", "THIS|THE|IN|ON? weekend", weekend),
    rule(
        "date",
        """
        NEXT weekend
        weekend NEXT
        """,
        next_weekend,
    ),
    rule(
        "date",
        """
        LAST weekend
        weekend LAST
        """,
        last_weekend,
    ),
    rule("date", "THIS|IN|THE? season", season),
    rule(
        "date",
        """
        NEXT season
        season NEXT
        """,
        next_season,
    ),
    rule(
        "date",
        """
        LAST season
        season LAST
        """,
        last_season,
    ),
    rule("date", "IN? season OF? year", season_year),
)
