"""By whose clock somebody wants to live: a zone that they name, or that of the place where they say they are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from bot.answers.talk import Talk
from bot.intents import LiveInZone
from bot.names import Mention, fold
from bot.times import understand
from bot.times.words import places
from bot.times.zones import country_of
from bot.understanding.reminders.words import Sentence, reminder_words
from bot.understanding.vocabulary import common_words
from data.model import Place


def zone_named(name: str, talk: Talk) -> LiveInZone | None:
    """Give the zone of an IANA name or a town, or those to choose from of a country; None when nothing is called so."""
    key = next((one for one in available_timezones() if one.casefold() == name.strip().casefold()), None)
    if key is not None:
        return LiveInZone(key)
    mention = _looked_up(name, talk)
    found = _places(mention, talk) if mention.verdict != "unknown" else []
    return _zone_of(found[0]) if found else None


def zone_said(said: Sentence, now: datetime, talk: Talk) -> LiveInZone | None:
    """Read which zone somebody wants to live by, or where they are at this moment; None when it is about else."""
    lead = said.opens_with("zone")
    if lead:
        name = _name(said, lead[1])
        return zone_named(name, talk) if name else LiveInZone()
    lead = said.opens_with("here")
    if lead is None or lead[1] == len(said.words):
        return None
    name, for_now = _at_this_moment(said.after(lead[1]), said, now, talk)
    return _whole_name(name, for_now, said, talk) if name else None


def _name(said: Sentence, place: int) -> str:
    """What stands behind the wish, without articles before it and politeness after it."""
    small, polite = (reminder_words(said.language)[kind] for kind in ("before_places", "polite"))
    words = list(said.words[place:])
    while words and (words[0].text,) in small:
        words.pop(0)
    while words and (words[-1].text,) in polite:
        words.pop()
    return said.text[words[0].start : words[-1].end] if words else ""


def _at_this_moment(text: str, said: Sentence, now: datetime, talk: Talk) -> tuple[str, bool]:
    """What is left of a text without the time said in it, and whether one was; nothing when that time is not now."""
    best = understand(text, now=now, zone=talk.zone, language=said.language).best
    if best.kind == "none" or best.start is None or best.span is None:
        return text, False
    begins_now = best.kind != "recurrence" and (best.start <= now or best.direction is not None)
    return (text[: best.span[0]] + text[best.span[1] :], True) if begins_now else ("", True)


def _whole_name(name: str, for_now: bool, said: Sentence, talk: Talk) -> LiveInZone | None:
    """The zone of a place when a text is its name and nothing else: one may be in a meeting, or in a hurry, too."""
    words = name.strip(" ,.!;:").split()
    while words and (fold(words[-1]),) in reminder_words(said.language)["polite"]:
        words.pop()
    known = common_words()
    if all(fold(word) in known and word[:1].islower() for word in words):
        return None
    zone = _zone_called(words, said)
    if zone:
        return LiveInZone(zone, for_now=for_now)
    mention = _looked_up(" ".join(words), talk)
    wanted = {*fold(" ".join(words)).split()}
    if mention.verdict == "unknown" or not wanted <= {*fold(mention.text).split(), *known}:
        return None
    found = _places(mention, talk, exactly=True)
    wanted_zones = tuple(dict.fromkeys(_zone_of(one) for one in found))
    return replace(wanted_zones[0], for_now=for_now) if len(wanted_zones) == 1 else None


def _zone_called(words: list[str], said: Sentence) -> str | None:
    """The zone called just so by its place: "La Réunion" too, while "en réunion" is no place."""
    name = tuple(fold(" ".join(words)).split())
    if not name or (len(name) == 1 and name[0] in common_words() and said.language != "en"):
        return None
    found = (phrase for phrase in places().get(name[0], ()) if phrase.words == name)
    meant = (str(one.value) for phrase in found for one in phrase.meanings if one.category == "place")
    return next((key for key in meant if country_of(ZoneInfo(key)) is None), None)


def _looked_up(name: str, talk: Talk) -> Mention:
    return talk.directory.index.look_up(name, prefer={"place": 5.0})


def _places(mention: Mention, talk: Talk, *, exactly: bool = False) -> list[Place]:
    fitting = [one for one in mention.candidates if one.thing.kind == "place" and (one.how == "exact" or not exactly)]
    found = [talk.memory.places.get(one.thing.key) for one in fitting]
    return [one for one in found if one is not None]


def _zone_of(place: Place) -> LiveInZone:
    """The zone of a place; of a country that has several, all of them to choose from, the capital's first."""
    if place.kind != "country":
        return LiveInZone(place.time_zone)
    every = tuple(dict.fromkeys((place.time_zone, *sorted(_zones_of(place)))))
    return LiveInZone(None, every) if len(every) > 1 else LiveInZone(place.time_zone)


def _zones_of(country: Place) -> Iterator[str]:
    """The zones that people name by a place and in which the holidays of a country hold."""
    for phrases in places().values():
        for phrase in phrases:
            named = [str(one.value) for one in phrase.meanings if one.category == "shore"]
            yield from (zone for zone in named if country_of(ZoneInfo(zone)) == country.code)
