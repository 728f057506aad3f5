"""What a reminder of a meeting says as it leaves; nothing when the meeting was moved, or it is of no use any more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.answers.meetings.card import file_of, full_card, meeting_card
from bot.answers.meetings.lengths import duration, time_until
from bot.answers.reminding.parts import (
    buttons_of,
    clock_lines,
    item_lines,
    items_to_tick,
)
from bot.answers.reminding.tongues import bearings, in_every_language
from bot.answers.talk import Button, Say, Talk
from bot.reminding import planning
from bot.reminding.moments import AFTER, ASK, CLOCK_CHANGE, DAY_BEFORE, HOUR_BEFORE, NOTICE, STARTED, WEEK_BEFORE
from bot.reminding.occurrences import dates
from bot.reminding.standing import standing
from bot.reminding.wanted import Wanted, wanted
from bot.replies import Attachment
from bot.speech import Html, bold, italic, lines
from data.model import Outgoing

LATE = timedelta(minutes=3)
"""From here on lateness is said."""
OLD = timedelta(days=1)
"""From here on the call for the agenda is left to an earlier date of the series, if one is ahead."""


def reminder(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Give a reminder by the meeting as it is now; None when there is nothing left to remind of."""
    ended = outgoing.content["moment"] == STARTED
    if ended and talk.memory.outbox.card_message(outgoing.card or "", outgoing.chat_id) is None:
        return None
    known = bearings(talk)
    one = standing(outgoing, known)
    if ended:
        return _without_buttons(one, talk)
    if one is None or talk.now >= one.until or _is_old_news(one, talk):
        return None
    if one.recipient.night.hold(talk.now) and not one.silent:
        _put_off(outgoing, one, talk)
        return None
    say = _said(one, outgoing, talk)
    return replace(say, silent=one.silent, attachments=_files(one, talk))


def _is_old_news(one: Wanted, talk: Talk) -> bool:
    """After days of silence a series is spoken of once: of its next date, not of every one within the week."""
    if one.moment != WEEK_BEFORE or talk.now - one.due < OLD:
        return False
    meeting = one.occurrence.meeting
    return any(each.starts < one.occurrence.starts for each in dates(talk.memory, meeting, talk.now, one.until))


def _said(one: Wanted, outgoing: Outgoing, talk: Talk) -> Say:
    html = in_every_language(talk, lambda spoken: _text(one, outgoing, spoken))
    return Say(html, _buttons(one, talk))


def _text(one: Wanted, outgoing: Outgoing, talk: Talk) -> Html:
    if one.moment == AFTER:
        return _afterwards(one, outgoing, talk)
    occurrence = one.occurrence
    shown = meeting_card if one.moment == CLOCK_CHANGE else full_card
    return lines(
        _headline(one, talk),
        shown(occurrence, talk),
        *(clock_lines(one, talk) if one.moment in {WEEK_BEFORE, CLOCK_CHANGE} else ()),
        *(item_lines(occurrence, talk) if one.moment == WEEK_BEFORE else ()),
        talk.voice.say("Will you come?") if one.moment == ASK else None,
        _late(outgoing, talk),
    )


def _headline(one: Wanted, talk: Talk) -> Html:
    voice = talk.voice
    if talk.now >= one.occurrence.starts:
        return Html("⏰ ") + bold(voice.say("It has begun."))
    time = time_until(one.occurrence.starts, talk)
    said = {
        NOTICE: voice.say("📅 A new meeting"),
        WEEK_BEFORE: voice.say("🗓 The meeting is in a week: what shall be on the agenda?"),
        CLOCK_CHANGE: voice.say("🕰 The clocks change before the next meeting"),
        ASK: voice.say("🗓 Your answer is still missing"),
        DAY_BEFORE: voice.say("🔔 Reminder: the meeting is near."),
    }
    if one.moment in said:
        return bold(said[one.moment])
    return Html("⏰ ") + bold(voice.say("It begins in {time}.", time=time))


def _afterwards(one: Wanted, outgoing: Outgoing, talk: Talk) -> Html:
    voice = talk.voice
    title = voice.pick(one.occurrence.meeting.title)
    items = item_lines(one.occurrence, talk)
    return lines(
        bold(voice.say("📝 After “{title}”: minutes? actions? next date?", title=title)),
        voice.say("Is anything of this done?") if items else None,
        *items,
        _late(outgoing, talk),
    )


def _buttons(one: Wanted, talk: Talk) -> Sequence[Sequence[Button]]:
    if one.moment == AFTER:
        return items_to_tick(one.occurrence, talk)
    return buttons_of(one.occurrence, talk) if talk.now < one.occurrence.starts else ()


def _without_buttons(one: Wanted | None, talk: Talk) -> Say:
    """The reminder of the last hour as it stays in the chat once the meeting has begun, or was moved away."""
    if one is None:
        return Say(in_every_language(talk, lambda spoken: spoken.voice.say("This reminder no longer holds.")))
    occurrence = one.occurrence
    return Say(in_every_language(talk, lambda spoken: lines(_headline(one, spoken), meeting_card(occurrence, spoken))))


def _late(outgoing: Outgoing, talk: Talk) -> Html | None:
    lateness = talk.now - datetime.fromisoformat(outgoing.content["since"])
    if lateness < LATE or outgoing.content.get("put_off"):
        return None
    return italic(talk.voice.say("This reminder is late by {time}.", time=duration(lateness, talk.voice)))


def _put_off(outgoing: Outgoing, one: Wanted, talk: Talk) -> None:
    """It could not leave in time and now it is night: it comes in the morning, if it is of use then."""
    morning = one.recipient.night.over_at(talk.now)
    if morning < one.until:
        content = {**outgoing.content, "put_off": True}
        key = f"{outgoing.key}:{morning.astimezone(UTC):%d%H%M}"
        talk.memory.outbox.put(replace(outgoing, key=key, due_at=morning, not_after=one.until, content=content))


def _files(one: Wanted, talk: Talk) -> tuple[Attachment, ...]:
    """The calendar file comes with the first reminder that this chat gets of this date."""
    if one.moment in {AFTER, HOUR_BEFORE}:
        return ()
    earlier = [each for each in wanted(one.occurrence, one.recipient, bearings(talk)) if each.due < one.due]
    sent = [talk.memory.outbox.by_key(planning.key_of(each)) for each in earlier]
    if any(row is not None and row.state == "sent" for row in sent):
        return ()
    return (file_of(one.occurrence.meeting, talk),)
