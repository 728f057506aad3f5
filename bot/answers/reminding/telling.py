"""A reminder of anything as it is said at its time, put off, done; and the list of those to come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.meetings.lengths import duration
from bot.answers.reminding.free import buttons_of, may_touch, not_yours, tomorrow_at_nine, when_of
from bot.answers.reminding.silence import silent_now
from bot.answers.reminding.tongues import in_every_language, label, may_be_told
from bot.answers.talk import Button, Say, Talk
from bot.intents import DeleteReminder, FinishReminder, Later, ShowReminders, ShowSettings, SnoozeReminder
from bot.reminding import free
from bot.reminding.quiet import QuietHours
from bot.reminding.recipients import night_of
from bot.reminding.wishes import own_reminders_wait_until
from bot.speech import Html, Voice, bold, italic, joined, lines
from data.model import Outgoing, Reminder

LATE = timedelta(minutes=3)
MOST_LISTED = 12
LONGEST_LABEL = 28


def free_reminder(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Say a reminder at its time, late if it must be; None when it was changed or deleted meanwhile."""
    content = outgoing.content
    reminder = talk.memory.reminders.get(content["reminder"])
    if reminder is None or not _holds(reminder, outgoing, talk):
        return None
    due = datetime.fromisoformat(content["due"])
    waits_until = _waits_until(outgoing, talk)
    if waits_until is not None:
        _put_off(outgoing, waits_until, talk)
        return None
    html = in_every_language(talk, lambda spoken: lines(_words(reminder.text), _late(due, spoken)))
    return Say(html, _keys(reminder, due, talk), silent=False)


def again(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Say what somebody wanted to be reminded of again."""
    reminder = talk.memory.reminders.get(outgoing.content["reminder"])
    if reminder is None or not may_be_told(talk):
        return None
    due = datetime.fromisoformat(outgoing.content["due"])
    return Say(lines(_words(outgoing.content["text"]), _late(due, talk)), _keys(reminder, due, talk))


def snooze_reminder(intent: SnoozeReminder, talk: Talk) -> Say:
    """Say it again later, to whoever pressed alone."""
    reminder = talk.memory.reminders.get(intent.reminder_id)
    if reminder is None or talk.member is None or talk.member.left_at is not None:
        return Say(Html(""), toast=str(talk.voice.say("Please write to me in private first.")))
    if talk.member.paused:
        return silent_now(talk)
    due = later_at(intent.later, talk)
    content = {"say": "free_again", "reminder": reminder.id, "text": reminder.text, "due": due.isoformat()}
    key = f"again:{reminder.id}:{talk.sender.user_id}:{due:%Y%m%dT%H%M}"
    useless = due + free.USEFUL_FOR
    talk.memory.outbox.put(Outgoing(key, talk.sender.user_id, "send", "reminder", due, content, useless))
    words = noted(due, talk)
    return Say(lines(_words(reminder.text), italic(words)) if talk.where.private else Html(""), toast=str(words))


def finish_reminder(intent: FinishReminder, talk: Talk) -> Say:
    """Note that it is done; one that repeats comes again."""
    reminder = talk.memory.reminders.get(intent.reminder_id)
    if reminder is None:
        return Say(talk.voice.say("There is no such reminder any more."))
    if not may_touch(reminder, talk):
        return not_yours(talk)
    if reminder.rrule is None and reminder.cancelled_at is None:
        talk.memory.reminders.update(replace(reminder, cancelled_at=talk.now, version=reminder.version + 1))
    return Say(lines(talk.voice.say("✅ {text}", text=reminder.text)), toast=str(talk.voice.say("Done.")))


def show_reminders(_: ShowReminders, talk: Talk) -> Say:
    """List what is to come here, the next one first."""
    every = [(one, free.next_time(one, talk.now)) for one in talk.memory.reminders.of_chat(talk.where.id)]
    ahead = sorted(((when, one) for one, when in every if when), key=lambda pair: pair[0])
    settings = Button(talk.voice.say("⚙️ Settings"), ShowSettings(), personal=True, in_private=not talk.where.private)
    if not ahead:
        words = talk.voice.say("No reminder is planned here. For example: “{example}”", example=_example(talk.voice))
        return Say(words, ((settings,),))
    shown = ahead[:MOST_LISTED]
    head = talk.voice.count("One reminder:", "{number} reminders:", len(ahead))
    said = [_line(number, one, when, talk) for number, (when, one) in enumerate(shown, 1)]
    keys = [
        Button(f"🗑 {number}", DeleteReminder(one.id), personal=talk.where.private)
        for number, (_, one) in enumerate(shown, 1)
    ]
    return Say(lines(bold(head), *said), (*(keys[place : place + 6] for place in range(0, len(keys), 6)), (settings,)))


def later_at(later: Later, talk: Talk) -> datetime:
    """Give the instant in UTC that is meant by "in an hour" or "tomorrow at nine", by the clock of whoever says it."""
    if later == "morning":
        zone = ZoneInfo(talk.member.zone) if talk.member and talk.member.zone else talk.zone
        return tomorrow_at_nine(replace(talk, chat=replace(talk.chat, zone=zone.key)) if talk.chat else talk)
    length = timedelta(minutes=10) if later == "minutes" else timedelta(hours=1)
    return (talk.now + length).astimezone(UTC).replace(microsecond=0)


def noted(due: datetime, talk: Talk) -> Html:
    """Say when it will be said again, in plain words."""
    local = due.astimezone(_zone_of(talk))
    if due - talk.now < timedelta(hours=2):
        return talk.voice.say("💤 I will remind you at {hour}.", hour=f"{local:%H:%M}")
    return talk.voice.say("💤 I will remind you on {day} at {hour}.", day=talk.voice.weekday(local.date()), hour="9:00")


def _zone_of(talk: Talk) -> ZoneInfo:
    return ZoneInfo(talk.member.zone) if talk.member and talk.member.zone else talk.zone


def _holds(reminder: Reminder, outgoing: Outgoing, talk: Talk) -> bool:
    unchanged = reminder.version == outgoing.content["version"] and reminder.cancelled_at is None
    return unchanged and reminder.chat_id == outgoing.chat_id and may_be_told(talk)


def _waits_until(outgoing: Outgoing, talk: Talk) -> datetime | None:
    """Until when it has to wait: the end of a pause in which it shall; the morning, when it is late and it is night."""
    if talk.where.private and talk.member:
        pause = own_reminders_wait_until(talk.member, talk.memory, talk.now)
        if pause:
            return pause
    night = night_of(talk.member, talk.zone) if talk.where.private and talk.member else QuietHours(talk.zone)
    late = talk.now - datetime.fromisoformat(outgoing.content["due"]) >= LATE
    return night.over_at(talk.now) if late and night.hold(talk.now) else None


def _put_off(outgoing: Outgoing, until: datetime, talk: Talk) -> None:
    key = f"{outgoing.key}:{until.astimezone(UTC):%Y%m%dT%H%M}"
    useless = until + free.USEFUL_FOR
    talk.memory.outbox.put(replace(outgoing, key=key, due_at=until, not_after=useless))


def _words(text: str) -> Html:
    return Html("⏰ ") + bold(text)


def _late(due: datetime, talk: Talk) -> Html | None:
    lateness = talk.now - due
    if lateness < LATE:
        return None
    return italic(talk.voice.say("This reminder is late by {time}.", time=duration(lateness, talk.voice)))


def _keys(reminder: Reminder, due: datetime, talk: Talk) -> Sequence[Sequence[Button]]:
    snooze = (
        Button(label(talk, lambda voice: voice.say("10 min")), SnoozeReminder(reminder.id, "minutes")),
        Button(label(talk, lambda voice: voice.say("1 h")), SnoozeReminder(reminder.id, "hour")),
        Button(label(talk, lambda voice: voice.say("Tomorrow at 9:00")), SnoozeReminder(reminder.id, "morning")),
    )
    done = Button(label(talk, lambda voice: voice.say("✅ Done")), FinishReminder(reminder.id, due))
    return (snooze, (done, *(buttons_of(reminder, talk)[1:] if reminder.rrule else ())))


def _line(number: int, reminder: Reminder, when: datetime, talk: Talk) -> Html:
    said = when_of(reminder, when, replace(talk, directory=replace(talk.directory, shores=())))
    text = " ".join(reminder.text.split())[:120]
    return joined(" ", (f"{number}.", talk.voice.say("{text} – {when}", text=text, when=said)))


def _example(voice: Voice) -> Html:
    return voice.say("Remind me to call the town hall tomorrow at 9")
