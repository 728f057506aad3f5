"""Invitations that come as calendar files (.ics, RFC 5545): read without trusting them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar, Component
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from bot.times.recurrence import naive_rule

LARGEST = 1_000_000
"""Bytes. Nobody invites with more."""
MOST_LINES = 2_000
"""Reading one takes a quarter of a millisecond, during which nobody else is answered."""
MOST_VALUES = 10_000
"""Counted by their commas; each takes as long as a line."""
MOST_LEFT_OUT = 500
"""Dates of a series on which it does not take place."""
YEARS = range(1990, 2200)
"""Which a meeting may begin in: what repeats is counted from there."""
LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINK = 120, 1000, 500
LONGEST_UID = 250
LONGEST_MINUTES = 24 * 60
MOST_DATES = 100
"""Changed dates that are read of one file."""

COMMA = re.compile(rb",")
LINE = re.compile(rb"[\r\n]+[^ \t\r\n]")

Fault = Literal["broken", "large", "empty"]


class NotAnInvitation(Exception):  # noqa: N818  # it is no error of ours
    """What was sent is no invitation that can be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


@dataclass(frozen=True, slots=True)
class InvitedDate:
    """What a file says of one date of a series (RECURRENCE-ID); naive wall times in the zone of the invitation."""

    original: datetime
    """When the rule has it."""
    starts: datetime
    minutes: int | None = None
    cancelled: bool = False
    and_later: bool = False
    """RANGE=THISANDFUTURE: the dates after it too."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says of one meeting."""

    uid: str
    title: str
    day: date
    hour: time | None
    """None for a whole day."""
    zone: str
    """An IANA name; the hours count by it."""
    minutes: int | None
    rrule: str | None = None
    exceptions: tuple[date, ...] = ()
    link: str | None = None
    text: str = ""
    sequence: int = 0
    cancelled: bool = False
    dates: tuple[InvitedDate, ...] = ()
    """Dates of the series that are not as its rule has them."""
    partial: bool = False
    """Whether the file speaks of these dates alone, and not of the series."""


def read_invitation(content: bytes, zone: ZoneInfo) -> Invitation:
    """Give the first meeting of a calendar file; what it says in UTC, or by no clock, is told by the clock of `zone`.

    Raises NotAnInvitation.
    """
    if len(content) > LARGEST or _lines_of(content) > MOST_LINES or len(COMMA.findall(content)) > MOST_VALUES:
        raise NotAnInvitation("large")
    try:
        calendar = Calendar.from_ical(content)
        events = list(calendar.walk("VEVENT"))
        if not events:
            raise NotAnInvitation("empty")
        return _invitation(events, calendar, zone)
    except NotAnInvitation:
        raise
    except Exception as error:
        raise NotAnInvitation("broken") from error


def _invitation(events: list[Component], calendar: Component, zone: ZoneInfo) -> Invitation:
    """The first meeting, with what the file says of single dates of it."""
    event = next((one for one in events if "RECURRENCE-ID" not in one), events[0])
    uid = _text(event, "UID", LONGEST_UID)
    parts = [one for one in events if "RECURRENCE-ID" in one and _text(one, "UID", LONGEST_UID) == uid]
    starts = event.decoded("DTSTART")
    wall, place = _wall(starts, _zone_said(event) or zone)
    void = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    return Invitation(
        uid=uid or f"{wall:%Y%m%dT%H%M}-{_text(event, 'SUMMARY', 40)}",
        title=_text(event, "SUMMARY", LONGEST_TITLE),
        day=wall.date(),
        hour=wall.time() if isinstance(starts, datetime) else None,
        zone=place.key,
        minutes=_minutes(event, starts),
        rrule=_rule(event, wall, place),
        exceptions=tuple(_days(event, place)),
        link=_link(event),
        text=_text(event, "DESCRIPTION", LONGEST_TEXT),
        sequence=max(int(one.get("SEQUENCE", 0)) for one in (event, *parts)),
        cancelled=void or _is_cancelled(event),
        dates=tuple(_date(one, place, void=void) for one in parts[:MOST_DATES]),
        partial="RECURRENCE-ID" in event,
    )


def _date(event: Component, place: ZoneInfo, *, void: bool) -> InvitedDate:
    starts = event.decoded("DTSTART")
    return InvitedDate(
        original=_in(place, event.decoded("RECURRENCE-ID")),
        starts=_in(place, starts),
        minutes=_minutes(event, starts),
        cancelled=void or _is_cancelled(event),
        and_later=str(event["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE",
    )


def _in(place: ZoneInfo, instant: date | datetime) -> datetime:
    """An instant as naive wall time of the zone; one without a clock is read by it."""
    if not isinstance(instant, datetime):
        return datetime.combine(instant, time(0))
    return instant.astimezone(place).replace(tzinfo=None) if instant.tzinfo else instant


def _is_cancelled(event: Component) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _wall(starts: date | datetime, zone: ZoneInfo) -> tuple[datetime, ZoneInfo]:
    """The naive wall time and its zone. Raises ValueError beyond `YEARS`."""
    if starts.year not in YEARS:
        raise ValueError("nobody meets then")
    if not isinstance(starts, datetime):
        return datetime.combine(starts, time(0)), zone
    if starts.tzinfo is None:
        return starts, zone
    known = getattr(starts.tzinfo, "key", None)
    place = ZoneInfo(known) if known in _known_zones() and known != "UTC" else zone
    return starts.astimezone(place).replace(tzinfo=None), place


def _lines_of(content: bytes) -> int:
    """How many lines a file has; what is folded (RFC 5545, 3.1), as an attachment is, counts as one."""
    return len(LINE.findall(content))


def _zone_said(event: Component) -> ZoneInfo | None:
    """The zone that DTSTART names, by its IANA name or as Windows calls it."""
    said = str(event["DTSTART"].params.get("TZID", "")).strip('"').lstrip("/")
    name = WINDOWS_TO_OLSON.get(said, said)
    return ZoneInfo(name) if name in _known_zones() else None


@cache
def _known_zones() -> frozenset[str]:
    """Every zone of this machine: finding them out takes as long as reading a whole invitation."""
    return frozenset(available_timezones())


def _rule(event: Component, wall: datetime, zone: ZoneInfo) -> str | None:
    said = event.get("RRULE")
    if said is None:
        return None
    first = said[0] if isinstance(said, list) else said
    rule = str(first.to_ical().decode())
    next(iter(naive_rule(rule, wall, zone)))
    return rule


def _minutes(event: Component, starts: date | datetime) -> int | None:
    if not isinstance(starts, datetime):
        return None
    if "DTEND" in event:
        length = _comparable(event.decoded("DTEND")) - _comparable(starts)
    elif "DURATION" in event:
        length = event.decoded("DURATION")
    else:
        return None
    minutes = round(length / timedelta(minutes=1))
    return minutes if 0 < minutes <= LONGEST_MINUTES else None


def _comparable(instant: Any) -> datetime:
    if not isinstance(instant, datetime):
        return datetime.combine(instant, time(0), UTC)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _days(event: Component, zone: ZoneInfo) -> list[date]:
    said = event.get("EXDATE", [])
    lists = said if isinstance(said, list) else [said]
    return [_wall(one.dt, zone)[0].date() for each in lists for one in each.dts][:MOST_LEFT_OUT]


def _link(event: Component) -> str | None:
    for name in ("X-GOOGLE-CONFERENCE", "URL", "LOCATION"):
        said = _text(event, name, LONGEST_LINK)
        if said:
            return said
    return None


def _text(event: Component, name: str, longest: int) -> str:
    return " ".join(str(event.get(name, "")).split())[:longest]
