"""The changes themselves, in the memory: each is kept with what was before, so that it can be taken back."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.answers.meetings.accounts import account
from bot.answers.talk import Talk
from bot.reminding.occurrences import Occurrence, date_at, dates
from bot.times.recurrence import naive_rule
from data.model import NEW_ID, Change, Meeting, OccurrenceChange

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
A_LONG_TIME_AGO = timedelta(days=3660)


def move_date(found: Occurrence, wall: datetime, talk: Talk) -> tuple[Change, Occurrence]:
    """Move one date of a series to a naive wall time in the meeting's zone."""
    return change_date(found, talk, starts=wall)


def change_date(found: Occurrence, talk: Talk, **news: Any) -> tuple[Change, Occurrence]:
    """Change something about one date; its version counts up."""
    before = found.change
    plain = before or OccurrenceChange(NEW_ID, found.meeting.id, found.original, version=0)
    changed = replace(plain, version=plain.version + 1, **news)
    keep = talk.memory.occurrence_changes.update if before else talk.memory.occurrence_changes.add
    kept = keep(changed)
    change = account(found.meeting, {"date": as_json(plain)}, {"date": as_json(kept)}, talk)
    return change, date_at(found.meeting, found.original, kept)


def change_meeting(meeting: Meeting, talk: Talk, **news: Any) -> tuple[Change, Meeting]:
    """Change something about a whole meeting."""
    kept = talk.memory.meetings.update(replace(meeting, **news))
    before = {name: getattr(meeting, name) for name in news}
    after = {name: getattr(kept, name) for name in news}
    return account(meeting, {"meeting": plain(before)}, {"meeting": plain(after)}, talk), kept


def move_all(found: Occurrence, wall: datetime, rule: str | None, talk: Talk) -> tuple[Change, Occurrence]:
    """Move a single meeting, or a series from this date on; `rule` replaces the series' rule."""
    meeting = found.meeting
    if meeting.rrule is None:
        if found.change:
            return move_date(found, wall, talk)
        change, kept = change_meeting(meeting, talk, starts=wall)
        return change, date_at(kept, wall)
    moved = rule or rule_moved(meeting.rrule, found.original, wall)
    if not _has_taken_place(found, talk):
        change, kept = change_meeting(meeting, talk, starts=wall, rrule=moved)
        return change, _first(kept, wall)
    return _split(found, wall, moved, talk)


def rule_moved(rule: str, before: datetime, after: datetime) -> str:
    """Give a rule for another weekday or day of the month, when the date it is counted from has moved there."""
    parts = dict(part.split("=", 1) for part in rule.removeprefix("RRULE:").split(";"))
    if "BYDAY" in parts and before.weekday() != after.weekday():
        old, new = WEEKDAYS[before.weekday()], WEEKDAYS[after.weekday()]
        parts["BYDAY"] = ",".join(day.replace(old, new) for day in parts["BYDAY"].split(","))
    if "BYMONTHDAY" in parts and before.day != after.day:
        parts["BYMONTHDAY"] = str(after.day)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _has_taken_place(found: Occurrence, talk: Talk) -> bool:
    """Whether the series has dates before this one: they stay what they were."""
    early = found.starts - A_LONG_TIME_AGO
    return next(iter(dates(talk.memory, found.meeting, early, found.starts)), None) is not None


def _split(found: Occurrence, wall: datetime, rule: str, talk: Talk) -> tuple[Change, Occurrence]:
    """The series ends before this date, and another one goes on: what has taken place stays as it was."""
    meeting = found.meeting
    ended = _until(meeting.rrule or "", found)
    change, old = change_meeting(meeting, talk, rrule=ended)
    key = f"{wall:%Y%m%d}-{meeting.id}-{old.version}"
    new = replace(meeting, id=NEW_ID, key=key, starts=wall, rrule=_counted(rule, found), version=1, made_at=talk.now)
    going_on = talk.memory.meetings.add(new)
    follow = {**change.after, "goes_on_as": going_on.id}
    return account(old, change.before, follow, talk), _first(going_on, wall)


def _until(rule: str, found: Occurrence) -> str:
    parts = [part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    last = date_at(found.meeting, found.original).starts.astimezone(UTC) - timedelta(minutes=1)
    return ";".join([*parts, f"UNTIL={last:%Y%m%dT%H%M%SZ}"])


def _counted(rule: str, found: Occurrence) -> str:
    """A rule that has so many dates has fewer left."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "COUNT" in parts:
        whole = naive_rule(found.meeting.rrule or "", found.meeting.starts, found.zone)
        past = sum(1 for one in whole if one < found.original)
        parts["COUNT"] = str(max(int(parts["COUNT"]) - past, 1))
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _first(meeting: Meeting, wall: datetime) -> Occurrence:
    """The first date of a meeting from a naive wall time on."""
    if meeting.rrule is None:
        return date_at(meeting, wall)
    found = date_at(meeting, wall)
    rule = naive_rule(meeting.rrule, meeting.starts, found.zone)
    return date_at(meeting, rule.after(wall, inc=True) or wall)


def as_json(change: OccurrenceChange) -> dict[str, Any]:
    """Give what is different about a date as plain values."""
    return plain({field.name: getattr(change, field.name) for field in fields(change)})


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Give values as JSON keeps them."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
