"""Silence without an end: reminders of one's own wait too, and are listed when it ends."""

from collections.abc import Iterator
from datetime import datetime

from bot.answers.reminding.hours import missed_line
from bot.answers.talk import Talk
from bot.reminding import free
from bot.reminding.wishes import stopped, stopped_since
from bot.speech import Html

MOST_LISTED = 20


def own_reminders_wait(talk: Talk) -> Html | None:
    """Take note since when a member wants nothing; say that reminders of their own wait, when they have any."""
    if talk.member is None or not talk.where.private:
        return None
    stopped(talk.member, talk.memory, talk.now)
    ahead = [one for one in talk.memory.reminders.of_chat(talk.where.id) if free.next_time(one, talk.now)]
    if not ahead:
        return None
    return talk.voice.say("Your own reminders wait too: /resume shows those that you missed.")


def missed_meanwhile(talk: Talk) -> Iterator[Html]:
    """Say what a member wanted to be reminded of while they wanted nothing: of what repeats, the last time."""
    since = stopped_since(talk.member, talk.memory, talk.now) if talk.member and talk.where.private else None
    found = _missed_since(since, talk) if since else []
    if found:
        yield talk.voice.say("Meanwhile you had wanted to be reminded of this:")
    for due, text in found[:MOST_LISTED]:
        yield missed_line(text, due.isoformat(), talk)
    if len(found) > MOST_LISTED:
        yield talk.voice.count("and one more", "and {number} more", len(found) - MOST_LISTED)


def _missed_since(since: datetime, talk: Talk) -> list[tuple[datetime, str]]:
    here = talk.memory.reminders.of_chat(talk.where.id)
    passed = [(list(free.times(one, since, talk.now)), one.text) for one in here]
    return sorted((times[-1], text) for times, text in passed if times)
