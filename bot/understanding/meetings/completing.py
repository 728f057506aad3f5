"""How a typed answer completes what she has asked about a meeting: a time, a zone, a title, who comes instead …"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answers.talk import Talk
from bot.intents import (
    AmendMeeting,
    AskDraft,
    Attend,
    CallMeeting,
    Draft,
    Intent,
    MoveMeeting,
    NoteMeeting,
    When,
)
from bot.times import durations
from bot.understanding.meetings.answering import lines_of
from bot.understanding.meetings.drafting import LONGEST_TITLE, link_in, with_when, zoned
from bot.understanding.meetings.timing import merged, times_in
from bot.understanding.meetings.words import said

LONGEST_ANSWER, LONGEST_TIME = 2000, 120
"""Characters. Somebody who writes more means something else."""


def complete(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    """Give the intent with what was answered; None when it is no answer to what was asked."""
    return _completed(text, waiting, talk) if text.strip() and len(text) <= LONGEST_ANSWER else None


def _completed(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    match waiting:
        case AskDraft():
            return complete_draft(text, waiting, talk)
        case Attend():
            return replace(waiting, stand_in=text.strip(" .!"))
        case NoteMeeting():
            return replace(waiting, texts=lines_of(text))
        case AmendMeeting():
            return _amended(text, waiting, talk)
        case MoveMeeting():
            return _moved(text, waiting, talk)
    return None


def complete_draft(text: str, waiting: AskDraft, talk: Talk) -> Intent | None:
    """Give the meeting with what was answered about it."""
    if len(text) > LONGEST_TIME:
        return None
    if waiting.part == "title":
        return CallMeeting(replace(waiting.draft, title=text.strip()[:LONGEST_TITLE]))
    if waiting.part == "zone":
        return _with_zone(text, waiting.draft, talk)
    return _with_time(text, waiting.draft, talk)


COMPLETIONS: Mapping[str, Callable[[str, Intent, Talk], Intent | None]] = {"meeting": complete}
"""By the kinds of what is awaited (bot/answers/meetings/calling.py)."""


def _with_time(text: str, draft: Draft, talk: Talk) -> Intent | None:
    timed = times_in(text, talk)
    if timed.when == When():
        return _with_zone(text, draft, talk) if draft.when.zone is None else None
    said = with_when(draft, timed, talk)
    when = zoned(merged(draft.when, timed.when), draft, talk)
    return CallMeeting(replace(said, when=when, minutes=timed.minutes or draft.minutes))


def _with_zone(text: str, draft: Draft, talk: Talk) -> Intent | None:
    zone = zone_named(text, talk)
    return CallMeeting(replace(draft, when=replace(draft.when, zone=zone))) if zone else None


def _amended(text: str, waiting: AmendMeeting, talk: Talk) -> Intent | None:
    if waiting.part == "title":
        return replace(waiting, value=text.strip()[:LONGEST_TITLE])
    if waiting.part == "link":
        found = link_in(said(text, talk.voice.language))
        return replace(waiting, value=found.value) if found else None
    lengths = [one for one in durations(text) if one.grain in {"minute", "hour"}]
    minutes = round(lengths[0].amount * (60 if lengths[0].grain == "hour" else 1)) if lengths else 0
    return replace(waiting, value=str(minutes)) if minutes else None


def _moved(text: str, waiting: MoveMeeting, talk: Talk) -> Intent | None:
    timed = times_in(text, talk)
    if timed.when == When() or len(text) > LONGEST_TIME:
        return None
    return replace(waiting, when=merged(waiting.when, timed.when), shift=None, sure=True)


def zone_named(text: str, talk: Talk) -> str | None:
    """Give the zone that a text names: "hora de Chile", "Santiago", or a town of the directory; None for neither."""
    timed = times_in(f"12:00 {text}", talk)
    if timed.says_zone:
        return timed.best.tz
    mention = talk.directory.index.look_up(text, prefer={"place": 5.0})
    places = [one.thing.key for one in mention.candidates if one.thing.kind == "place"]
    place = talk.memory.places.get(places[0]) if places and mention.verdict == "found" else None
    return place.time_zone if place else None
