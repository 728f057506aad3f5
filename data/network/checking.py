"""What must hold between the facts of a network: references lead somewhere, days and zones make sense."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

from dateutil.rrule import rrulestr

from data.network.facts import BlockageFact, Fact, InteractionFact, MeetingSeriesFact, SourceFact, TenureFact

Record = Fact | SourceFact
# Which field names an entry of which table. A field holds one key or several.
REFERENCES: Mapping[str, str] = {
    "source": "source",
    "organisation": "organisation",
    "parent": "organisation",
    "successor": "organisation",
    "members": "organisation",
    "associates": "organisation",
    "concerns": "organisation",
    "organisations": "organisation",
    "person": "person",
    "persons": "person",
    "post": "post",
    "partnership": "partnership",
    "partnerships": "partnership",
    "themes": "theme",
}
PLACES = ("place", "places", "shore", "seeks")


def problems_of(record: Record, keys: Mapping[str, Collection[str]], places: Collection[str] | None) -> Iterator[str]:
    """What is wrong with a record, given the keys of each table and, perhaps, the known gazetteer codes."""
    for field, table in REFERENCES.items():
        for key in _named(record, field):
            if key not in keys[table]:
                yield f"{field}: there is no {table}.{key}"
    if places is not None:
        yield from _unknown_places(record, places)
    yield from _own_problems(record)


def _unknown_places(record: Record, places: Collection[str]) -> Iterator[str]:
    for field in PLACES:
        yield from (f"{field}: the gazetteer has no {code}" for code in _named(record, field) if code not in places)


def _named(record: Record, field: str) -> tuple[str, ...]:
    value = getattr(record, field, None)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _own_problems(record: Record) -> Iterator[str]:
    match record:
        case TenureFact(since=since, until=until):
            yield from _order(since, until, "until: lies before since")
        case InteractionFact():
            yield from _interaction(record)
        case MeetingSeriesFact():
            yield from _zone(record.zone)
            yield from _rule(record.rule)
        case BlockageFact(partnership=None, organisation=None):
            yield "names neither a partnership nor an organisation"


def _interaction(record: InteractionFact) -> Iterator[str]:
    yield from _zone(record.zone)
    yield from _order(record.first_day, record.last_day, "last_day: lies before first_day")
    yield from _order(record.starts, record.ends, "ends: lies before starts")
    if record.starts is not None and record.starts.date() != record.first_day:
        yield "starts: is not on first_day"
    for name, instant in (("starts", record.starts), ("ends", record.ends)):
        if instant is not None and not _of_zone(instant, record.zone):
            yield f"{name}: its offset is not that of {record.zone} on that day"


def _of_zone(instant: datetime, zone: str) -> bool:
    return zone in available_timezones() and instant.astimezone(ZoneInfo(zone)).utcoffset() == instant.utcoffset()


def _order(earlier: date | None, later: date | None, problem: str) -> Iterator[str]:
    if earlier is not None and later is not None and later < earlier:
        yield problem


def _zone(zone: str) -> Iterator[str]:
    if zone not in available_timezones():
        yield f"zone: there is no time zone {zone}"


def _rule(rule: str) -> Iterator[str]:
    try:
        rrulestr(rule)
    except ValueError as problem:
        yield f"rule: {problem}"
