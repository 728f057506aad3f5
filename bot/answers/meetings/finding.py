"""Hours that suit both shores, or everybody who is named: a picture, and buttons that call the meeting."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.answers.meetings.common_hours import Slot, slots
from bot.answers.meetings.drafts import USUAL_MINUTES
from bot.answers.meetings.lengths import session
from bot.answers.talk import Button, Say, Talk
from bot.formats.picture import HoursChart, Row, hours_picture
from bot.intents import CallMeeting, Draft, FindSlot, When
from bot.replies import Attachment
from bot.speech import Html, lines
from bot.times.zones import at_wall
from bot.understanding.meetings.shores import author_zone, zone_of_organisation, zone_of_person, zone_of_post

MOST_DAYS, MOST_OFFERED = 7, 4
GOOD, FAIR = 0.5, 3.0
"""Up to which cost a time is called good, or fair."""
HALF_HOUR = timedelta(minutes=30)


def find_slot(intent: FindSlot, talk: Talk) -> Say:
    """Offer the best common hours of a stretch of days, on a picture and as buttons."""
    zone, zones = author_zone(talk), zones_of(intent, talk)
    minutes, days = intent.minutes or USUAL_MINUTES, _days(intent, zone, talk)
    every = [one for one in slots([day.date() for day in days], zone, zones, minutes) if one.starts > talk.now]
    wanted = [one for one in every if _is_within(one, intent, minutes)]
    found = wanted or every
    towns = talk.voice.join(talk.voice.town(one) for one in zones)
    if not found:
        sorry = talk.voice.say(
            "On these days no hour suits {towns}: nights, weekends and public holidays are left out.",
            towns=towns,
        )
        return Say(sorry)
    best = best_of(found)
    heading = talk.voice.say("Best hours for {towns}, for {length}:", towns=towns, length=session(minutes, talk.voice))
    listed = [_line(one, zones, number, talk) for number, one in enumerate(best, 1)]
    buttons = [(Button(_label(one, talk), CallMeeting(_draft(intent, one, zone, talk))),) for one in best]
    otherwise = None if wanted else talk.voice.say("No hour of that part of the day suits everybody; these do.")
    return Say(
        lines(otherwise, heading, *listed), buttons, (_picture(days, zones, minutes, best, talk),), verdict="ask"
    )


def zones_of(intent: FindSlot, talk: Talk) -> tuple[ZoneInfo, ...]:
    """Give the zones of those who are named, the sender's first; without names, those of the shores."""
    named = [zone_of_person(one, talk) for one in intent.person_ids]
    named += [zone_of_post(one, talk) for one in intent.post_ids]
    named += [zone_of_organisation(one, talk) for one in intent.organisation_ids]
    named += [ZoneInfo(one.time_zone) for one in talk.memory.places.by_ids(intent.place_ids)]
    known = [zone for zone in named if zone]
    others = known or [shore.zone for shore in talk.directory.shores]
    return tuple(dict.fromkeys((author_zone(talk), *others)))


def best_of(found: Sequence[Slot]) -> list[Slot]:
    """Give the best times in their order, on different days as far as there are good ones."""
    ranked = sorted(found, key=lambda one: (one.cost, one.starts.minute != 0, one.starts))
    chosen: list[Slot] = []
    for one in ranked:
        if len(chosen) < MOST_OFFERED and all(one.starts.date() != other.starts.date() for other in chosen):
            chosen.append(one)
    for one in ranked:
        apart = all(abs(one.starts - other.starts) >= 2 * HALF_HOUR for other in chosen)
        if len(chosen) < MOST_OFFERED and apart:
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.starts)


def _days(intent: FindSlot, zone: ZoneInfo, talk: Talk) -> list[datetime]:
    """The days asked about, without those that are over; by default the seven days from tomorrow on."""
    today = talk.now.astimezone(zone).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    first = intent.after.astimezone(zone).replace(tzinfo=None) if intent.after else today + timedelta(days=1)
    until = intent.until.astimezone(zone).replace(tzinfo=None) if intent.until else first + timedelta(days=MOST_DAYS)
    start = max(first.replace(hour=0, minute=0), today)
    count = min(MOST_DAYS, max(1, (until - start + timedelta(hours=23)).days))
    return [start + timedelta(days=ahead) for ahead in range(count)]


def _is_within(one: Slot, intent: FindSlot, minutes: int) -> bool:
    """Whether a time is in the part of the day that was asked for."""
    begins, ends = one.starts, one.starts + timedelta(minutes=minutes)
    early = intent.earliest is not None and begins.time() < intent.earliest
    return not early and (intent.latest is None or ends.time() <= intent.latest)


def _line(one: Slot, zones: Sequence[ZoneInfo], number: int, talk: Talk) -> Html:
    return talk.voice.say("{number}. {when}", number=number, when=talk.voice.moment(one.starts, zones))


def _label(one: Slot, talk: Talk) -> str:
    town = talk.voice.town(ZoneInfo(str(one.starts.tzinfo)))
    return f"{talk.voice.weekday(one.starts.date())}, {one.starts:%H:%M} {town}"


def _draft(intent: FindSlot, one: Slot, zone: ZoneInfo, talk: Talk) -> Draft:
    local = one.starts.astimezone(zone)
    named = intent.person_ids or intent.post_ids or intent.organisation_ids
    chats = (talk.where.id,) if not talk.where.private or named else ()
    return Draft(
        title=intent.title,
        when=When(local.date(), local.time().replace(tzinfo=None), zone.key),
        minutes=intent.minutes,
        chat_ids=chats,
        person_ids=intent.person_ids,
        post_ids=intent.post_ids,
        organisation_ids=intent.organisation_ids,
    )


def _picture(
    days: Sequence[datetime], zones: Sequence[ZoneInfo], minutes: int, best: Sequence[Slot], talk: Talk
) -> Attachment:
    found = {one.starts: one for one in slots([day.date() for day in days], zones[0], zones, minutes)}
    marks = {one.starts: str(number) for number, one in enumerate(best, 1)}
    instants = [[at_wall(day + half * HALF_HOUR, zones[0])[0] for day in days] for half in range(14, 42)]
    rows = [_row(each, found, marks, zones, talk) for each in instants if any(one in found for one in each)]
    voice = talk.voice
    chart = HoursChart(
        str(voice.say("Hours that suit everybody")),
        tuple(voice.town(zone) for zone in zones),
        tuple(format_date(day.date(), "EEE d MMM", locale=voice.language) for day in days),
        tuple(rows),
        (
            ("best", str(voice.say("best"))),
            ("good", str(voice.say("good"))),
            ("fair", str(voice.say("possible"))),
            ("bad", str(voice.say("no"))),
        ),
    )
    return hours_picture(chart, "hours")


def _row(
    instants: Sequence[datetime], found: dict[datetime, Slot], marks: dict[datetime, str], zones: Sequence[ZoneInfo],
    talk: Talk,
) -> Row:  # fmt: skip
    """Half an hour on each day; the clocks are those of the first day."""
    suits = []
    for instant in instants:
        slot = found.get(instant)
        ahead = slot is not None and instant > talk.now
        suits.append("best" if instant in marks else _suit(slot.cost) if slot and ahead else "bad")
    hours = tuple(f"{instants[0].astimezone(zone):%H:%M}" for zone in zones)
    return Row(hours, tuple(suits), tuple(marks.get(one, "") for one in instants))


def _suit(cost: float) -> str:
    return "good" if cost <= GOOD else "fair" if cost <= FAIR else "bad"
