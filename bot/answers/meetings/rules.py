"""How often a series takes place, in words, and its next dates."""

from bot.answers.talk import Talk
from bot.reminding.occurrences import Occurrence
from bot.speech import Html


def rule_line(dates: list[Occurrence], rrule: str | None, talk: Talk) -> Html | None:
    """Say how often, and the dates after the first one; None for a single meeting."""
    if rrule is None:
        return None
    often, later = how_often(rrule, talk), dates[1:]
    if not later:
        return often
    named = talk.voice.join(talk.voice.weekday(one.starts.date()) for one in later)
    return talk.voice.say("{often}, then {dates} …", often=often, dates=named)


def how_often(rrule: str, talk: Talk) -> Html:
    """Say how often a rule has a date: every week, every two months."""
    parts = dict(part.split("=", 1) for part in rrule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    number = int(parts.get("INTERVAL", "1"))
    voice = talk.voice
    said = {
        "DAILY": voice.count("Every day", "Every {number} days", number),
        "WEEKLY": voice.count("Every week", "Every {number} weeks", number),
        "MONTHLY": voice.count("Every month", "Every {number} months", number),
        "YEARLY": voice.count("Every year", "Every {number} years", number),
    }
    return said.get(parts.get("FREQ", ""), voice.say("Again and again"))
