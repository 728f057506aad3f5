"""Times written in figures: clocks, dates, ordinals, quarters, offsets; never inside codes or telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from bot.times.chart import Edge, Options
from bot.times.clockface import Clock, Length
from bot.times.folding import Token
from bot.times.meaning import At, Fields, Part, Zoned
from bot.times.parts import in_half

Made = tuple[str, Any]
Maker = Callable[[re.Match[str]], "Iterator[Made]"]

_BEFORE: Final = r"(?<![\w+#€$@_/.,:\\-])"
_AFTER: Final = r"(?![\w%€$@_#]|[.,:/]\d|-\d|\s?[%€$])"
_LOOSE: Final = r"(?<![\w+#€$@_/.,:\\])"
_TELEPHONE: Final = re.compile(
    r"\+\d[\d .-]{5,}\d|(?<![\d/.-])\d{2}(?:[ .-]\d{2}){3,}(?!\d)|\b\d{7,}\b|\b9 \d{4} \d{4}\b"
)


def _clock(found: re.Match[str]) -> Iterator[Made]:
    hour, minute, second = found["hour"], found["minute"], found["second"]
    if int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        return
    grain = "second" if second else "minute" if minute else "hour"
    twelve = hour[0] != "0" and 1 <= int(hour) <= 12
    yield "clock", Clock(int(hour), int(minute or 0), int(second or 0), grain, twelve)  # type: ignore[arg-type]


def _hours(found: re.Match[str]) -> Iterator[Made]:
    yield from _clock(found)
    hours, minutes = int(found["hour"]), int(found["minute"] or 0)
    yield "length", Length(hours * 60 + minutes, "minute") if minutes else Length(hours, "hour")


def _dotted(found: re.Match[str]) -> Iterator[Made]:
    yield from (("dotted_clock", value) for _, value in _clock(found))


def _compact(found: re.Match[str]) -> Iterator[Made]:
    yield from (("compact_clock", value) for _, value in _clock(found))


def _year(text: str | None) -> int | None:
    """A year written with two figures is the one between 1950 and 2049."""
    if text is None:
        return None
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 50 else 2000)


def _date(year: str | None, month: str, day: str) -> Fields | None:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return Fields(_year(year), int(month), int(day))
    return None


def _iso(found: re.Match[str]) -> Iterator[Made]:
    date = _date(found["year"], found["month"], found["day"])
    if date and not found["hour"]:
        yield "fields", date
    elif date:
        for _, clock in _clock(found):
            moment = At(date, clock)
            yield "moment", Zoned(moment, _offset(found["zone"])) if found["zone"] else moment


def _offset(text: str) -> str:
    """The IANA zone of a fixed offset, whose sign is the other way round (Etc/GMT-2 is two hours ahead)."""
    hours = 0 if text == "z" else int(text.split(":", maxsplit=1)[0][:3])
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _figures(found: re.Match[str]) -> Iterator[Made]:
    """Day before month; the other order too, as the lesser reading, or the only one where the first is impossible."""
    first, second, year = found["first"], found["second"], found["year"]
    dates = tuple(filter(None, (_date(year, second, first), _date(year, first, second))))
    if dates:
        yield "fields", Options(dict.fromkeys(dates))


def _month_year(found: re.Match[str]) -> Iterator[Made]:
    if 1 <= int(found["month"]) <= 12:
        yield "date", Fields(int(found["year"]), int(found["month"]))


def _year_month(found: re.Match[str]) -> Iterator[Made]:
    """ "2026-10", but not "2011-12", which is a season or a school year."""
    year, month = int(found["year"]), int(found["month"])
    if month != (year + 1) % 100:
        yield "date", Fields(year, month)


def _ordinal(found: re.Match[str]) -> Iterator[Made]:
    if 1 <= int(found["day"]) <= 31:
        yield "ordinal", int(found["day"])
        yield "ordinal_figure", int(found["day"])


def _quarter(found: re.Match[str]) -> Iterator[Made]:
    yield "date", Part(int(found["number"]), 6 if found["letter"] in "sh" else 3, _year(found["year"]))


def _utc_offset(found: re.Match[str]) -> Iterator[Made]:
    yield "zone", _offset(found["sign"] + found["hours"].zfill(2))


def _short_year(found: re.Match[str]) -> Iterator[Made]:
    yield "year", _year(found["year"])


def _decade(found: re.Match[str]) -> Iterator[Made]:
    yield "decade", _year(found["year"])


def _decimal(found: re.Match[str]) -> Iterator[Made]:
    yield "amount", float(found["number"].replace(",", "."))


def _halved(found: re.Match[str]) -> Iterator[Made]:
    for _, clock in _clock(found):
        meant = in_half(clock, f"{found['half']}m")
        if meant:
            yield "clock", meant


_HOUR: Final = r"(?P<hour>\d{1,2})"
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Maker], ...]] = tuple(
    (re.compile(pattern), maker)
    for pattern, maker in (
        (
            _BEFORE + r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
            r"(?:[t ](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>z|[+-]\d{2}:?\d{2})?)?"
            + _AFTER,
            _iso,
        ),
        (_BEFORE + r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?P<hour>)" + _AFTER, _iso),
        (
            _BEFORE + r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})" + _AFTER,
            _figures,
        ),
        (_BEFORE + r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?P<year>\d{4})?" + _AFTER, _figures),
        (_BEFORE + r"(?P<month>\d{1,2})/(?P<year>(?:19|20)\d{2})" + _AFTER, _month_year),
        (_LOOSE + _HOUR + r":(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:%]|[.,/]\d|[a-gi-z])", _clock),
        (
            _LOOSE
            + _HOUR
            + r"\s?h(?:rs|s|r)?\.?\s?(?:(?P<minute>[0-5]\d)(?:\s?mn|\s?min)?(?P<second>))?(?![\w%])(?!:\d)(?!\.\d)",
            _hours,
        ),
        (_LOOSE + _HOUR + r"(?:[:.h](?P<minute>[0-5]\d))?(?P<second>)\s?(?P<half>[ap])(?:\.\s?m\.|\.?\s?m\b)", _halved),
        (_LOOSE + _HOUR + r"\.(?P<minute>[0-5]\d)(?P<second>)(?![\d%€$])(?!\.\d)", _dotted),
        (_LOOSE + r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<second>)(?:h|hrs)?\b(?![%€$/.])", _compact),
        (
            _LOOSE + r"(?P<day>\d{1,2})(?:st|nd|rd|th|\s?ers?|re|ere|eme|e|ro|ra|do|da|to|ta|mo|ma|\s?[°ºª])(?![\w])",
            _ordinal,
        ),
        (r"(?<![\w.])(?P<letter>[qts])(?P<number>[1-4])(?:[ /-]?(?P<year>20\d{2}|19\d{2}))?(?!\w)", _quarter),
        (r"(?<![\w.])(?P<year>20\d{2}|19\d{2})[ /-]?(?P<letter>[qt])(?P<number>[1-4])(?!\w)", _quarter),
        (r"(?<![\w.])(?P<letter>h)(?P<number>[12])[ /-]?(?P<year>20\d{2}|19\d{2})(?!\w)", _quarter),
        (_BEFORE + r"(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])" + _AFTER + r"(?!-)", _year_month),
        (r"\b(?:utc|gmt)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?00)?(?!\w)", _utc_offset),
        (r"(?<!\w)'(?P<year>\d{2})(?!\w)", _short_year),
        (r"(?<![\w'])'?(?P<year>(?:19|20)?\d0)'?s(?!\w)", _decade),
        (_BEFORE + r"(?P<number>\d{1,3}[.,]\d{1,2})(?![\w%€$])", _decimal),
    )
)
_NUMBER: Final = re.compile(
    r"(?<![\w+#€$@_/.\\])(?<!\d[,:])\d{1,4}(?![\w%€$@_#]|[.,:/]\d|\s?[%€$])|(?<=\d[-])\d{1,4}(?![\w%€$@_#]|[.,:/]\d)"
)


def figures_in(folded: str, tokens: tuple[Token, ...]) -> Iterator[Edge]:
    """Edges for everything about time that is written in figures."""
    if not any(letter.isdigit() for letter in folded):
        return
    starts = {token.start: place for place, token in enumerate(tokens)}
    ends = {token.end: place + 1 for place, token in enumerate(tokens)}
    dead = _dead(folded)
    for found, category, value in _made(folded):
        start, end = starts.get(found.start()), ends.get(len(folded[: found.end()].rstrip()))
        if start is None or end is None or (found.end() - found.start() < 8 and _overlaps(found, dead)):
            continue
        options = value if isinstance(value, Options) else (value,)
        yield from (Edge(start, end, category, option, 2 * place) for place, option in enumerate(options))


def _made(folded: str) -> Iterator[tuple[re.Match[str], str, Any]]:
    for pattern, make in _PATTERNS:
        for found in pattern.finditer(folded):
            yield from ((found, category, value) for category, value in make(found))
    for found in _NUMBER.finditer(folded):
        yield found, "number", int(found.group())
        yield found, "figure", int(found.group())
        if 1900 <= int(found.group()) <= 2100:
            yield found, "year", int(found.group())


def _dead(folded: str) -> list[tuple[int, int]]:
    """Where telephone numbers and other long rows of figures are, dates excepted."""
    dates = [found.span() for pattern, make in _PATTERNS[:3] for found in pattern.finditer(folded) if any(make(found))]
    rows = [found.span() for found in _TELEPHONE.finditer(folded)]
    return [row for row in rows if not any(date[0] < row[1] and row[0] < date[1] for date in dates)]


def _overlaps(found: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in spans)
