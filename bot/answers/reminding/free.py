"""Reminders of anything: what was asked for is echoed with its hours, said at its time, changed and deleted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.access import is_coordinator
from bot.answers.meetings.rules import how_often
from bot.answers.reminding.silence import again, waits_for_word
from bot.answers.reminding.tongues import label
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import DeleteReminder, MoveReminder, RemindMe
from bot.names import fold
from bot.reminding import free
from bot.reminding.planning import PLANNED_AHEAD
from bot.reminding.wishes import has_own_clock, keep_own_clock
from bot.speech import Html, bold, italic, lines
from bot.times.bearable import too_often
from bot.times.zones import at_wall
from data.model import NEW_ID, Reminder

LONGEST = 1000
"""Characters of what one can be reminded of: it must fit into one message with all that stands around it."""
WAITING = "reminder_time"
"""The kind of answer that is awaited when no time was said."""


def remind_me(intent: RemindMe, talk: Talk) -> Say:
    """Keep a reminder, new or changed, and echo it with its hours on both shores; ask for a time that is not clear."""
    chat_id = _chat_of(intent, talk)
    refused = _impossible(intent, chat_id, talk)
    if refused or chat_id is None or intent.starts is None:
        return refused or _ask(talk.voice.say("When shall I remind you?"), intent, talk)
    reminder = _kept(intent, intent.starts, chat_id, talk)
    instant = free.next_time(reminder, talk.now)
    if instant is None:
        return _ask(talk.voice.say("That time has passed already. When shall I remind you?"), intent, talk)
    kept = _save(reminder, talk)
    if kept.rrule:
        keep_own_clock(kept, intent.zone_said, talk.memory, talk.now)
    free.plan_one(kept, talk.memory, talk.now, talk.now + PLANNED_AHEAD)
    if kept.chat_id == talk.sender.user_id and talk.member and talk.member.paused:
        waits = lines(_echo(kept, instant, intent, talk), waits_for_word(talk))
        return Say(waits, (buttons_of(kept, talk), (again(talk),)))
    return Say(_echo(kept, instant, intent, talk), (buttons_of(kept, talk),))


def _impossible(intent: RemindMe, chat_id: int | None, talk: Talk) -> Say | None:
    voice = talk.voice
    if chat_id is None:
        return Say(voice.say("For a reminder of your own, please write to me in private."))
    if len(intent.text) > LONGEST:
        return Say(voice.say("That is too long for a reminder: at most {number} characters, please.", number=LONGEST))
    if too_often(intent.rrule):
        return Say(voice.say("I can remind you at most once an hour."))
    if not intent.text:
        return Say(voice.say("What shall I remind you of? For example: “{example}”", example=_example(talk)))
    return None if may_touch(_before(intent, chat_id, talk), talk) else not_yours(talk)


def move_reminder(intent: MoveReminder, talk: Talk) -> Say:
    """Ask for another time."""
    reminder = talk.memory.reminders.get(intent.reminder_id)
    if reminder is None or reminder.cancelled_at is not None:
        return Say(talk.voice.say("There is no such reminder any more."))
    if not may_touch(reminder, talk):
        return not_yours(talk)
    for_group = reminder.chat_id == talk.where.id and not talk.where.private
    asking = RemindMe(reminder.text, None, talk.zone.key, None, for_group, reminder.message_id, reminder.id)
    return _ask(talk.voice.say("When shall I remind you?"), asking, talk)


def delete_reminder(intent: DeleteReminder, talk: Talk) -> Say:
    """Say it no more: by its number, else by words that are in it."""
    found = _meant(intent, talk)
    if not found:
        return Say(talk.voice.say("There is no such reminder any more."))
    if len(found) > 1:
        rows = [[Button(f"🗑 {one.text[:40]}", DeleteReminder(one.id))] for one in found[:8]]
        return Say(talk.voice.say("Which reminder?"), rows, verdict="ask")
    reminder = found[0]
    if not may_touch(reminder, talk):
        return not_yours(talk)
    over = replace(reminder, cancelled_at=talk.now, version=reminder.version + 1)
    talk.memory.reminders.update(over)
    said = talk.voice.say("Deleted: {text}", text=reminder.text)
    return Say(said, ((Button(talk.voice.say("Undo"), _again(reminder, talk)),),))


def may_touch(reminder: Reminder | None, talk: Talk) -> bool:
    """Whether somebody may change or delete a reminder: their own, one in their chat, or as a coordinator."""
    if reminder is None or reminder.chat_id == talk.sender.user_id or is_coordinator(talk.member):
        return True
    return talk.member is not None and reminder.member_id == talk.member.id


def not_yours(talk: Talk) -> Say:
    """Refuse to change a reminder that somebody else asked for."""
    words = talk.voice.say("Whoever asked for this reminder, or a coordinator, can change it.")
    return Say(words, toast=str(words))


def buttons_of(reminder: Reminder, talk: Talk) -> Sequence[Button]:
    """Give another time, and delete."""
    return (
        Button(label(talk, lambda voice: voice.say("🕑 Another time")), MoveReminder(reminder.id)),
        Button(label(talk, lambda voice: voice.say("🗑 Delete")), DeleteReminder(reminder.id)),
    )


def when_of(reminder: Reminder, instant: datetime, talk: Talk) -> Html:
    """Say when a reminder comes next by the chat's clock, its own, and those of the shores where they differ."""
    zones = dict.fromkeys((talk.zone, ZoneInfo(reminder.zone), *talk.zones))
    local = {zone: instant.astimezone(zone).replace(tzinfo=None) for zone in zones}
    shown = [zone for place, zone in enumerate(zones) if local[zone] not in list(local.values())[:place]]
    said = talk.voice.moment(instant, shown)
    if reminder.rrule is None:
        return said
    return talk.voice.say("🔁 {rule}, from {when} on", rule=how_often(reminder.rrule, talk), when=said)


def _chat_of(intent: RemindMe, talk: Talk) -> int | None:
    """A group is reminded in the group, a person in private, where only members can be written to."""
    if talk.where.private or intent.for_group:
        return talk.where.id
    return talk.sender.user_id if talk.member and talk.member.left_at is None and talk.member.reachable else None


def _before(intent: RemindMe, chat_id: int, talk: Talk) -> Reminder | None:
    if intent.reminder_id:
        return talk.memory.reminders.get(intent.reminder_id)
    if intent.message_id is None or chat_id != talk.where.id:
        return None
    return next(iter(talk.memory.reminders.of_message(chat_id, intent.message_id)), None)


def _kept(intent: RemindMe, starts: datetime, chat_id: int, talk: Talk) -> Reminder:
    """The reminder as it will be kept; it counts as made now, so that no time before is taken for missed."""
    before = _before(intent, chat_id, talk)
    if before:
        return replace(
            before,
            text=intent.text,
            starts=starts,
            zone=intent.zone,
            rrule=intent.rrule,
            made_at=talk.now,
            version=before.version + 1,
            cancelled_at=None,
        )
    message = intent.message_id if chat_id == talk.where.id else None
    member = talk.member.id if talk.member else None
    return Reminder(NEW_ID, chat_id, intent.text, starts, intent.zone, talk.now, intent.rrule, member, message)


def _save(reminder: Reminder, talk: Talk) -> Reminder:
    if reminder.id == NEW_ID:
        return talk.memory.reminders.add(reminder)
    return talk.memory.reminders.update(reminder)


def _echo(reminder: Reminder, instant: datetime, intent: RemindMe, talk: Talk) -> Html:
    voice = talk.voice
    odd = {
        "gap": voice.say("That hour does not exist on that day: the clocks jump over it."),
        "fold": voice.say("That hour comes twice on that day: I take the first."),
    }
    private = not talk.where.private and not intent.for_group
    return lines(
        bold(voice.say("⏰ {text}", text=reminder.text)),
        when_of(reminder, instant, talk),
        italic(odd[intent.oddity]) if intent.oddity else None,
        italic(voice.say("I will tell you in private.")) if private else None,
    )


def _ask(words: Html, intent: RemindMe, talk: Talk) -> Say:
    wait_for(WAITING, replace(intent, starts=None, rrule=None), talk)
    rows = [
        [_at(talk.voice.say("In an hour"), talk.now + timedelta(hours=1), intent, talk)],
        [_at(talk.voice.say("Tomorrow at 9:00"), tomorrow_at_nine(talk), intent, talk)],
    ]
    return Say(words, rows, verdict="ask")


def _at(words: str, instant: datetime, intent: RemindMe, talk: Talk) -> Button:
    wall = instant.astimezone(talk.zone).replace(tzinfo=None, second=0, microsecond=0)
    return Button(words, replace(intent, starts=wall, zone=talk.zone.key, rrule=None), personal=True)


def tomorrow_at_nine(talk: Talk) -> datetime:
    """Give nine o'clock of the next day by the chat's clock, in UTC."""
    day = talk.today + timedelta(days=1)
    return at_wall(datetime(day.year, day.month, day.day, 9), talk.zone)[0].astimezone(UTC)  # noqa: DTZ001


def _meant(intent: DeleteReminder, talk: Talk) -> list[Reminder]:
    if intent.reminder_id is not None:
        one = talk.memory.reminders.get(intent.reminder_id)
        return [one] if one and one.cancelled_at is None else []
    wanted = set(fold(intent.words).split())
    here = [one for one in talk.memory.reminders.of_chat(talk.where.id) if free.next_time(one, talk.now)]
    return [one for one in here if wanted <= set(fold(one.text).split())]


def _again(reminder: Reminder, talk: Talk) -> RemindMe:
    for_group = reminder.chat_id == talk.where.id and not talk.where.private
    return RemindMe(
        reminder.text,
        reminder.starts,
        reminder.zone,
        reminder.rrule,
        for_group,
        reminder.message_id,
        reminder.id,
        zone_said=has_own_clock(reminder, talk.memory, talk.now),
    )


def _example(talk: Talk) -> Html:
    return talk.voice.say("Remind me to call the town hall tomorrow at 9")
