"""What is told unasked besides reminders: that an hour is another one, and what could not be said in time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.access import is_coordinator
from bot.answers.meetings.card import meeting_card
from bot.answers.reminding.tongues import in_every_language, may_be_told
from bot.answers.talk import Say, Talk
from bot.reminding.clocks import Shifted
from bot.reminding.missed import TALLY
from bot.reminding.occurrences import Occurrence, date_of
from bot.speech import Html, bold, lines
from data.model import Outgoing

MOST_NAMED = 3
"""Of what could not be said; the rest is counted."""
LONGEST_TEXT = 120


def new_hour(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Say that a meeting has another hour because the rules of a clock have changed."""
    content = outgoing.content
    meeting = talk.memory.meetings.get(content["meeting"])
    if meeting is None or meeting.cancelled_at is not None or not may_be_told(talk):
        return None
    found = date_of(talk.memory, meeting, datetime.fromisoformat(content["original"]))
    if found is None or found.starts.astimezone(UTC) != datetime.fromisoformat(content["starts"]):
        return None
    moved = Shifted(found, content["planned"])
    return Say(in_every_language(talk, lambda spoken: _of_new_hour(moved, found, spoken)))


def _of_new_hour(moved: Shifted, occurrence: Occurrence, talk: Talk) -> Html:
    voice = talk.voice
    changed = [zone for zone in dict.fromkeys((talk.zone, *talk.zones)) if moved.moved_in(zone)]
    towns = voice.join(voice.town(zone) for zone in changed)
    was = voice.join(_planned(moved, zone, talk) for zone in changed)
    return lines(
        bold(voice.say("🕰 The rules of the clock have changed in {towns}: the meeting has another hour.", towns=towns)),
        meeting_card(occurrence, talk),
        voice.say("Until now it was planned for {was}.", was=was),
    )


def _planned(moved: Shifted, zone: ZoneInfo, talk: Talk) -> Html:
    before = datetime.fromisoformat(moved.planned[zone.key])
    day, town = talk.voice.weekday(before.date()), talk.voice.town(zone)
    return talk.voice.say("{day}, {hour} {town}", day=day, hour=f"{before:%H:%M}", town=town)


def missed(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Tell a coordinator in one line what could not be said while it was of use."""
    tally = talk.memory.settings.get(TALLY)
    if tally is None or tally["number"] != outgoing.content["number"] or not is_coordinator(talk.member):
        return None
    named = [_named(int(meeting), instant, talk) for meeting, instant in tally["dates"]]
    known = [one for one in named if one]
    some = talk.voice.join(known[:MOST_NAMED])
    more = len(known) - MOST_NAMED
    count = talk.voice.count(
        "One reminder could not be sent in time: {some}",
        "{number} reminders could not be sent in time: {some}",
        tally["count"],
        some=some,
    )
    rest = talk.voice.count("and one more date", "and {number} more dates", more) if more > 0 else None
    return Say(lines(count, rest))


def _named(meeting_id: int, instant: str, talk: Talk) -> Html | None:
    meeting = talk.memory.meetings.get(meeting_id)
    if meeting is None:
        return None
    day = talk.voice.day(datetime.fromisoformat(instant).astimezone(talk.zone).date())
    return talk.voice.say("“{title}” of {day}", title=talk.voice.pick(meeting.title), day=day)


def missed_free(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Tell whoever asked to be reminded what could not be said at its time, all in one message."""
    found = [(talk.memory.reminders.get(int(number)), due) for number, due in outgoing.content["reminders"]]
    alive = [(one, due) for one, due in found if one and one.cancelled_at is None]
    if not alive or not may_be_told(talk):
        return None
    said = [missed_line(one.text, due, talk) for one, due in alive]
    return Say(lines(talk.voice.say("I could not remind you of this in time, and am sorry:"), *said))


def missed_line(text: str, due: str, talk: Talk) -> Html:
    """Say one thing that somebody wanted to be reminded of, and when that was, as ISO 8601."""
    when = talk.voice.moment(datetime.fromisoformat(due), (talk.zone,))
    return talk.voice.say("• {text} ({when})", text=text[:LONGEST_TEXT], when=when)
