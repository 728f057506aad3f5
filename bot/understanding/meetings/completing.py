"""How a typed answer completes a meeting that is being called: a day, an hour, a zone, a title."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answers.talk import Talk
from bot.intents import AskDraft, CallMeeting, Draft, Intent, When
from bot.understanding.meetings.drafting import LONGEST_TITLE, with_when
from bot.understanding.meetings.shores import author_zone
from bot.understanding.meetings.timing import Timed, merged

LONGEST_ANSWER = 120
"""Characters. Somebody who writes more means something else."""


def complete_draft(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    """Give the meeting with what was answered; None when it is no answer to what was asked."""
    if not isinstance(waiting, AskDraft) or len(text) > LONGEST_ANSWER or not text.strip():
        return None
    if waiting.part == "title":
        return CallMeeting(replace(waiting.draft, title=text.strip()[:LONGEST_TITLE]))
    if waiting.part == "zone":
        return _with_zone(text, waiting.draft, talk)
    return _with_time(text, waiting.draft, talk)


COMPLETIONS: Mapping[str, Callable[[str, Intent, Talk], Intent | None]] = {"meeting": complete_draft}
"""By the kinds of what is awaited (bot/answers/meetings/calling.py)."""


def _with_time(text: str, draft: Draft, talk: Talk) -> Intent | None:
    timed = Timed(text, talk.now, author_zone(talk))
    if timed.when == When():
        return _with_zone(text, draft, talk) if draft.when.zone is None else None
    said = with_when(draft, timed, talk)
    when = merged(draft.when, said.when)
    return CallMeeting(replace(said, when=when, minutes=timed.minutes or draft.minutes))


def _with_zone(text: str, draft: Draft, talk: Talk) -> Intent | None:
    zone = zone_named(text, talk)
    return CallMeeting(replace(draft, when=replace(draft.when, zone=zone))) if zone else None


def zone_named(text: str, talk: Talk) -> str | None:
    """Give the zone that a text names: "hora de Chile", "Santiago", or a town of the directory; None for neither."""
    timed = Timed(f"12:00 {text}", talk.now, author_zone(talk))
    if timed.says_zone:
        return timed.best.tz
    mention = talk.directory.index.look_up(text, prefer={"place": 5.0})
    places = [one.thing.key for one in mention.candidates if one.thing.kind == "place"]
    place = talk.memory.places.get(places[0]) if places and mention.verdict == "found" else None
    return place.time_zone if place else None
