"""How a typed answer completes what she has asked about a meeting: a time, a zone, a title, who comes instead …"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.answers.talk import Talk
from bot.intents import (
    AddMeeting,
    AmendMeeting,
    AskDraft,
    Attend,
    CallMeeting,
    CancelMeeting,
    Draft,
    DropDraft,
    Intent,
    LeaveMeeting,
    MoveMeeting,
    NoteMeeting,
    ProposeChange,
    UpdateMeeting,
    When,
)
from bot.times import durations
from bot.understanding.meetings.consent import consents
from bot.understanding.meetings.drafting import LONGEST_TITLE, link_in, with_when, zoned
from bot.understanding.meetings.noting import lines_of
from bot.understanding.meetings.timing import merged, times_in
from bot.understanding.meetings.words import cut_out, said, said_in

LONGEST_ANSWER, LONGEST_TIME = 2000, 120
"""Characters. Somebody who writes more means something else."""


def complete(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    """Give the intent with what was answered; None when it is no answer to what was asked."""
    return _completed(text, waiting, talk) if text.strip() and len(text) <= LONGEST_ANSWER else None


def _completed(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    if isinstance(waiting, YES_OR_NO) and _is_settled(waiting):
        return _agreed(text, waiting, talk)
    complete_it = BY_KIND.get(type(waiting))
    return complete_it(text, waiting, talk) if complete_it else None


YES_OR_NO = (AddMeeting, MoveMeeting, CancelMeeting, UpdateMeeting, ProposeChange, NoteMeeting)
"""What is done after a yes; a time, or lines, may be missing of some of them instead."""


def _is_settled(waiting: Intent) -> bool:
    if isinstance(waiting, MoveMeeting):
        return waiting.sure and (waiting.when != When() or waiting.shift is not None)
    return not isinstance(waiting, NoteMeeting) or bool(waiting.texts)


def _agreed(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    """Yes, no, or another time for the meeting that was shown."""
    agrees = consents(text)
    if agrees is None:
        return _otherwise(text, waiting.draft, talk) if isinstance(waiting, AddMeeting) else None
    if agrees:
        return waiting
    return DropDraft(waiting.draft.author) if isinstance(waiting, AddMeeting) else LeaveMeeting()


def _otherwise(text: str, draft: Draft, talk: Talk) -> Intent | None:
    """Another time, or another clock, for a meeting that was shown: "plutôt à 16h", "no, el jueves"."""
    heard = said(text, talk.voice.language)
    timed = times_in(text, talk, heard.language)
    spans = [one.span for one in timed.times if one.span]
    rest = said_in(cut_out(text, spans), heard.language)
    covered = rest.covered({"rather", "polite"})
    small = rest.small("edges") | rest.small("towards") | rest.small("yes") | rest.small("negation") | rest.small("no")
    loose = [word for place, word in enumerate(rest.words) if place not in covered and word.text not in small]
    return _with_time(text, draft, talk) if spans and not loose and len(text) <= LONGEST_TIME else None


def complete_draft(text: str, waiting: AskDraft, talk: Talk) -> Intent | None:
    """Give the meeting with what was answered about it."""
    if len(text) > LONGEST_TIME:
        return None
    if waiting.part == "title":
        return CallMeeting(replace(waiting.draft, title=text.strip()[:LONGEST_TITLE]))
    if waiting.part == "zone":
        return _with_zone(text, waiting.draft, talk)
    return _with_time(text, waiting.draft, talk)


def _stood_in(text: str, waiting: Attend, _: Talk) -> Intent | None:
    return replace(waiting, stand_in=text.strip(" .!"))


def _noted(text: str, waiting: NoteMeeting, _: Talk) -> Intent | None:
    return replace(waiting, texts=lines_of(text))


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


BY_KIND: Mapping[type, Callable[[str, Any, Talk], Intent | None]] = {
    AskDraft: complete_draft,
    Attend: _stood_in,
    NoteMeeting: _noted,
    AmendMeeting: _amended,
    MoveMeeting: _moved,
}
"""How what was asked for is filled in."""
