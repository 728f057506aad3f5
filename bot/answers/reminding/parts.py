"""What reminders of a meeting are made of: who comes, what is open, which clocks move, what can be pressed."""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.answers.reminding.tongues import bearings, label
from bot.answers.talk import Button, Talk
from bot.following.parties import owner_of
from bot.following.standing import may_read
from bot.intents import Attend, CallMeeting, Draft, MarkDone, MeetingDate, NoteMeeting, SnoozeMeeting, When
from bot.reminding.clocks import hour_moves
from bot.reminding.occurrences import Occurrence
from bot.reminding.wanted import Wanted
from bot.speech import Html
from data.model import ActionItem

MOST_ITEMS = 8
"""In one message; the list shows all."""
LONGEST_ITEM = 120
LONGEST_LABEL = 24


def buttons_of(occurrence: Occurrence, talk: Talk) -> Sequence[Sequence[Button]]:
    """Give coming, not coming, later. In a group later leads to private: it is nobody else's matter."""
    date = MeetingDate(occurrence.meeting.id, occurrence.original)
    snooze = SnoozeMeeting(occurrence.meeting.id, occurrence.original)
    coming = Button(label(talk, lambda voice: voice.say("✅ Coming")), Attend("yes", (date,)))
    not_coming = Button(label(talk, lambda voice: voice.say("❌ Not coming")), Attend("no", (date,)))
    later = label(talk, lambda voice: voice.say("💤 Later"))
    return ((coming, not_coming), (Button(later, snooze, in_private=not talk.where.private),))


def open_items(occurrence: Occurrence, talk: Talk) -> list[ActionItem]:
    """Give what is still open of a meeting and of the groups that meet, as far as it may be read here."""
    meeting = occurrence.meeting
    chats = {one.id for one in bearings(talk).groups(meeting)}
    alive = talk.memory.action_items.alive()
    of_it = [one for one in alive if one.meeting_id == meeting.id or one.chat_id in chats]
    return [one for one in of_it if may_read(one, talk.member, talk.where.id, talk.memory)]


def item_lines(occurrence: Occurrence, talk: Talk) -> list[Html]:
    """Say what is still open, a line for each, with its owner."""
    found = open_items(occurrence, talk)
    said = [_item_line(one, talk) for one in found[:MOST_ITEMS]]
    more = len(found) - len(said)
    return [*said, *([talk.voice.count("and one more", "and {number} more", more)] if more else [])]


def _item_line(item: ActionItem, talk: Talk) -> Html:
    owner = owner_of(item, talk.memory)
    text = _shortened(item.text, LONGEST_ITEM)
    if owner is None:
        return talk.voice.say("☐ #{number} {text}", number=item.id, text=text)
    return talk.voice.say("☐ #{number} {text} ({owner})", number=item.id, text=text, owner=owner.party.name)


def items_to_tick(occurrence: Occurrence, talk: Talk) -> Sequence[Sequence[Button]]:
    """Give a button for each open item, to say that it is done, and one for the minutes."""
    date = MeetingDate(occurrence.meeting.id, occurrence.original)
    found = open_items(occurrence, talk)[:MOST_ITEMS]
    done = [[Button(f"✓ #{one.id} {_shortened(one.text, LONGEST_LABEL)}", MarkDone((one.id,)))] for one in found]
    minutes = Button(label(talk, lambda voice: voice.say("📝 Minutes")), NoteMeeting("minutes", (date,)))
    decision = Button(label(talk, lambda voice: voice.say("⚖️ Decision")), NoteMeeting("decision", (date,)))
    return [*done, [minutes, decision], *_next_date(occurrence, talk)]


def _next_date(occurrence: Occurrence, talk: Talk) -> Sequence[Sequence[Button]]:
    """A button to call the same people again; a series has its next date already."""
    meeting = occurrence.meeting
    if meeting.rrule:
        return ()
    draft = Draft(
        talk.voice.pick(meeting.title),
        When(zone=meeting.zone),
        minutes=meeting.minutes,
        link=meeting.link,
        chat_ids=tuple(meeting.chat_ids),
        post_ids=tuple(meeting.post_ids),
        person_ids=tuple(meeting.person_ids),
    )
    return ((Button(label(talk, lambda voice: voice.say("📅 Next date")), CallMeeting(draft)),),)


def clock_lines(one: Wanted, talk: Talk) -> Iterator[Html]:
    """Say on which clocks the hour of the meeting is another one from this date on."""
    private = one.recipient.kind != "group"
    every = (one.recipient.zone,) if private else (one.recipient.zone, *(shore.zone for shore in talk.directory.shores))
    for zone in dict.fromkeys(every):
        moved = hour_moves(one.occurrence, zone)
        if moved:
            day = talk.voice.weekday(one.occurrence.starts.astimezone(zone).date())
            before, now = (f"{hour:%H:%M}" for hour in moved)
            said = {"day": day, "now": now, "before": before}
            yield _for_you(said, talk) if private else _in_town(said, zone, talk)


def _for_you(said: Mapping[str, str], talk: Talk) -> Html:
    return talk.voice.say("🕰 From {day} the meeting is at {now} for you (until then: {before}).", **said)


def _in_town(said: Mapping[str, str], zone: ZoneInfo, talk: Talk) -> Html:
    town = talk.voice.town(zone)
    return talk.voice.say("🕰 From {day} the meeting is at {now} in {town} (until then: {before}).", town=town, **said)


def _shortened(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
