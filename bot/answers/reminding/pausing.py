"""A pause with an end: nothing unasked, and what somebody asked for themselves as they like, said before it happens."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.answers.reminding.hours import missed_line
from bot.answers.talk import Button, Say, Talk
from bot.intents import PauseUntil
from bot.reminding import free
from bot.reminding.wishes import pause
from bot.speech import Html, lines
from bot.times.zones import at_wall

MOST_NAMED = 5
"""Of the reminders that fall into it."""


def pause_until(intent: PauseUntil, talk: Talk) -> Say:
    """Send nothing unasked before a day, at once or from another day on."""
    member, until = talk.member, _at(intent.until, intent.hour, talk)
    if member is None or until <= talk.now:
        return Say(talk.voice.say("That day has passed already. Until when shall I be silent?"), verdict="ask")
    since = _at(intent.since, None, talk) if intent.since else None
    pause(member, until, talk.memory, since, own_too=intent.own_too)
    own = _own_meanwhile(since or talk.now, until, talk)
    if not own:
        return Say(_understood(intent, talk))
    if intent.own_too:
        return Say(
            lines(_understood(intent, talk), talk.voice.say("What you asked for yourself waits until then too."))
        )
    wait = Button(talk.voice.say("These too shall wait"), replace(intent, own_too=True), personal=True)
    return Say(lines(_understood(intent, talk), *_named(own, talk)), ((wait,),))


def _understood(intent: PauseUntil, talk: Talk) -> Html:
    voice, last = talk.voice, intent.until - timedelta(days=1)
    if intent.since is None:
        ends = _at(intent.until, intent.hour, talk)
        day = voice.moment(ends, (talk.zone,)) if intent.hour else voice.weekday(intent.until)
        return voice.say("Understood: I send you nothing unasked before {day}. /resume ends the silence.", day=day)
    if intent.since == last:
        return voice.say(
            "Understood: on {day} I send you nothing unasked. /resume cancels that.", day=voice.weekday(last)
        )
    return voice.say(
        "Understood: from {first} to {last} I send you nothing unasked. /resume cancels that.",
        first=voice.weekday(intent.since),
        last=voice.weekday(last),
    )


def _own_meanwhile(since: datetime, until: datetime, talk: Talk) -> list[tuple[datetime, str]]:
    """What somebody wanted to be reminded of during a pause: of each reminder the first time."""
    here = talk.memory.reminders.of_chat(talk.where.id) if talk.where.private else ()
    firsts = [(next(free.times(one, since, until), None), one.text) for one in here]
    return sorted((when, text) for when, text in firsts if when)


def _named(own: list[tuple[datetime, str]], talk: Talk) -> list[Html]:
    voice, more = talk.voice, len(own) - MOST_NAMED
    return [
        voice.say("What you asked for yourself still comes:"),
        *(missed_line(text, when.isoformat(), talk) for when, text in own[:MOST_NAMED]),
        *([voice.count("and one more", "and {number} more", more)] if more > 0 else []),
    ]


def _at(day: date, hour: time | None, talk: Talk) -> datetime:
    """An hour of a day on the chat's wall; without an hour, as the day begins."""
    return at_wall(datetime.combine(day, hour or time()), talk.zone)[0]
