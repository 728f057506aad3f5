"""Who handles a place: its own partnerships, or the nearest up, down or sideways, and the answer says which."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answers.contacts import relay_lines, shore_lines
from bot.answers.facts import kind_of_place, place_name, sources, status
from bot.answers.meetings import meeting_line
from bot.answers.open_items import open_items_line
from bot.answers.partnerships import (
    headline,
    interaction_line,
    last_interaction,
    partnership_lines,
    remark_line,
    remarks_of,
)
from bot.answers.talk import Talk
from bot.speech import Html, bold, joined, lines
from data.gazetteer.former_regions import former_region_of, former_regions_in
from data.model import Partnership, Place

MOST_WHOLE = 1
"""Partnerships told with all their contacts on one card; of the others only how they stand."""
MOST_BELOW = 200
MOST_RELAYS = 3
"""Where no partnership is known: whom to turn to depends on what for."""


@dataclass(frozen=True)
class Coverage:
    """The partnerships that answer for a place, and from where they do."""

    place: Place
    """The place they cover: the one asked for, one above it, or one below."""
    partnerships: tuple[Partnership, ...]
    way: Literal["here", "above", "below", "none"]


def coverage_of(place: Place, talk: Talk) -> Coverage:
    """Find who answers for a place: here, else at the nearest place above, else below."""
    if place.kind == "country":
        return Coverage(place, tuple(_of_country(place, talk)), "here")
    line = [place, *(one for one in talk.memory.places.ancestors(place.id) if one.kind != "country")]
    for one in line:
        found = talk.memory.partnerships.at_places([one.id])
        if found:
            return Coverage(one, tuple(found), "here" if one.id == place.id else "above")
    successor = talk.memory.places.get(place.successor_id) if place.successor_id else None
    if successor:
        return coverage_of(successor, talk)
    return _coverage_of_former(line, talk) or _coverage_below(place, talk)


def _coverage_of_former(line: Sequence[Place], talk: Talk) -> Coverage | None:
    """What was agreed with a region that was merged since: Dijon lay in Bourgogne, which lies in today's region."""
    codes = [former_region_of(one.code) for one in line]
    within = [code for code in codes if code] or former_regions_in(line[0].code)
    for code in within:
        region = talk.memory.places.by_code(code)
        found = talk.memory.partnerships.at_places([region.id]) if region else ()
        if region and found:
            return Coverage(region, tuple(found), "above" if any(codes) else "below")
    return None


def place_card(place: Place, talk: Talk, shore: str | None = None) -> Html:
    """Say who handles a place, on at most about eight lines in a fixed order."""
    coverage = coverage_of(place, talk)
    if coverage.way == "none":
        return _nobody(place, talk)
    told = [line for one in _told_whole(coverage) for line in partnership_lines(one, talk, shore, [coverage.place.id])]
    briefly = [headline(one, talk.voice) for one in coverage.partnerships if one not in _told_whole(coverage)]
    return lines(
        hierarchy(place, talk),
        _widening(place, coverage, talk),
        *told,
        *briefly,
        *_closing(coverage.partnerships, talk, place),
    )


def hierarchy(place: Place, talk: Talk) -> Html:
    """Say a place with what it is and what it lies in."""
    voice = talk.voice
    above = talk.memory.places.ancestors(place.id)
    names = [place_name(one, talk.voice) for one in above]
    name = place_name(place, talk.voice)
    kind = kind_of_place(place.kind, voice)
    if place.former:
        successor = talk.memory.places.get(place.successor_id) if place.successor_id else None
        kind = voice.say("{kind}, today {successor}", kind=kind, successor=successor.name) if successor else kind
    return joined(" · ", [voice.say("📍 {name} ({kind})", name=bold(name), kind=kind), *names])


def _told_whole(coverage: Coverage) -> tuple[Partnership, ...]:
    return coverage.partnerships[:MOST_WHOLE] if coverage.way != "below" or len(coverage.partnerships) == 1 else ()


def _coverage_below(place: Place, talk: Talk) -> Coverage:
    below = talk.memory.places.descendant_ids(place.id, MOST_BELOW)
    found = talk.memory.partnerships.at_places(below)
    return Coverage(place, tuple(found), "below" if found else "none")


def _of_country(place: Place, talk: Talk) -> Sequence[Partnership]:
    inside = {place.id, *talk.memory.places.descendant_ids(place.id, 100_000)}
    return [one for one in talk.memory.partnerships.all() if _touches(one, place, inside, talk)]


def _touches(partnership: Partnership, country: Place, inside: set[int], talk: Talk) -> bool:
    if inside & set(partnership.place_ids):
        return True
    bodies = talk.memory.organisations.by_ids(partnership.organisation_ids)
    return any(one.country_code == country.code for one in bodies)


def _widening(place: Place, coverage: Coverage, talk: Talk) -> Html | None:
    voice = talk.voice
    if coverage.way == "above":
        kind = kind_of_place(place.kind, voice)
        return voice.say("{name} is a {kind} of {wider}.", name=place.name, kind=kind, wider=coverage.place.name)
    if coverage.way == "below" and place.kind != "country":
        return voice.say("In this area:")
    return None


def _closing(partnerships: Sequence[Partnership], talk: Talk, place: Place) -> list[Html | None]:
    ids = sorted({one for partnership in partnerships for one in partnership.organisation_ids})
    last = last_interaction(talk.memory.organisations.by_ids(ids), talk)
    alone = partnerships[0] if len(partnerships) == 1 else None
    remarks = remarks_of(alone, talk)[:1] if alone else []
    origins = [one.source_id for one in partnerships] + [one.source_id for one in remarks]
    return [
        interaction_line(last, talk.voice) if last else None,
        *(remark_line(one, talk.voice) for one in remarks),
        open_items_line(partnerships, [place.id], talk),
        meeting_line(talk),
        sources([*origins, *([last.source_id] if last else [])], talk),
    ]


def _nobody(place: Place, talk: Talk) -> Html:
    voice = talk.voice
    nearest = talk.memory.partnerships.nearest_active_to(place)
    country = country_code_of(place, talk)
    line = [place.id, *(one.id for one in talk.memory.places.ancestors(place.id))]
    bodies = talk.memory.organisations.at_places([place.id])
    return lines(
        hierarchy(place, talk),
        voice.say("I know of no partnership there."),
        *(shore_lines(country, bodies, talk) if bodies else relay_lines(country, talk, line, MOST_RELAYS)),
        voice.say("The nearest one: {name}, {status}", name=voice.pick(nearest.name), status=status(nearest, voice))
        if nearest
        else None,
        meeting_line(talk),
        sources([nearest.source_id] if nearest else [], talk),
    )


def country_code_of(place: Place, talk: Talk) -> str:
    """Give the code of the country a place lies in; its own if it is one."""
    line = [place, *talk.memory.places.ancestors(place.id)]
    return line[-1].code
