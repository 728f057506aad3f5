"""Lengths of time as people say them."""

from datetime import datetime, timedelta

from bot.answers.talk import Talk
from bot.speech import Html, Voice


def time_until(instant: datetime, talk: Talk) -> Html:
    """Say how long it is until an instant, in the largest unit that is still honest: days, hours or minutes."""
    return duration(max(instant - talk.now, timedelta()), talk.voice)


def duration(length: timedelta, voice: Voice) -> Html:
    """Say a length of time in days from two days on, else in hours from two hours on, else in minutes."""
    if length >= timedelta(days=2):
        return voice.count("{number} day", "{number} days", length.days)
    if length >= timedelta(hours=2):
        return voice.count("{number} hour", "{number} hours", round(length / timedelta(hours=1)))
    return voice.count("{number} minute", "{number} minutes", round(length / timedelta(minutes=1)))


def session(minutes: int, voice: Voice) -> Html:
    """Say how long a meeting lasts: 45 min, 1 h, 1 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return voice.say("{minutes} min", minutes=rest)
    if not rest:
        return voice.say("{hours} h", hours=hours)
    return voice.say("{hours} h {minutes}", hours=hours, minutes=f"{rest:02}")
