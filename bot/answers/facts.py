"""How old a fact is and where it comes from, said the same way everywhere."""

from collections.abc import Iterable
from datetime import date

from bot.answers.talk import Talk
from bot.speech import Html, Voice, italic
from data.model import Partnership, PartnershipStatus, Place, PlaceKind, Tenure


def status(partnership: Partnership, voice: Voice) -> Html:
    """Say how a partnership stands, and on which day that was so."""
    day = voice.day(partnership.as_of)
    said: dict[PartnershipStatus, Html] = {
        "seeking": voice.say("looking for a partner on {day}, not confirmed since", day=day),
        "forming": voice.say("being set up on {day}, not confirmed since", day=day),
        "active": voice.say("active on {day}, not confirmed since", day=day),
        "asleep": voice.say("asleep on {day}, not confirmed since", day=day),
        "ended": voice.say("ended, as known on {day}", day=day),
    }
    return said[partnership.status]


def attested(tenure: Tenure, voice: Voice) -> Html:
    """Say for which day a tenure is attested, and since when it lasts if that is known."""
    if tenure.confirmed_on:
        return voice.say("confirmed on {day}", day=voice.day(tenure.confirmed_on))
    if tenure.since:
        return voice.say(
            "in post since {since}; as of {day}, not confirmed since",
            since=voice.day(tenure.since),
            day=voice.day(tenure.as_of),
        )
    return voice.say("as of {day}, not confirmed since", day=voice.day(tenure.as_of))


def attested_briefly(tenure: Tenure, voice: Voice, said_on: date | None) -> Html:
    """Say only the day, and not even that where the line of the partnership has said the same one."""
    if tenure.confirmed_on:
        return voice.say("confirmed on {day}", day=voice.day(tenure.confirmed_on))
    if tenure.as_of == said_on:
        return Html("")
    return voice.say("as of {day}", day=voice.day(tenure.as_of))


def sources(ids: Iterable[int], talk: Talk) -> Html:
    """Say where facts come from: each source once, in italics."""
    found = talk.memory.sources.by_ids(sorted(set(ids)))
    if not found:
        return Html("")
    titles = talk.voice.join(dict.fromkeys(talk.voice.pick(source.title) for source in found))
    return italic(talk.voice.say("Source: {titles}", titles=titles))


def kind_of_place(kind: PlaceKind, voice: Voice) -> Html:
    """Say what kind of place something is."""
    said: dict[PlaceKind, Html] = {
        "country": voice.say("country"),
        "region": voice.say("region"),
        "department": voice.say("département"),
        "province": voice.say("province"),
        "commune": voice.say("commune"),
        "comuna": voice.say("comuna"),
    }
    return said[kind]


def flag(country_code: str) -> str:
    """Give the flag of a country, written with Unicode's regional indicators from its ISO 3166-1 code."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country_code[:2])


def place_name(place: Place, voice: Voice) -> str:
    """Give the name of a place: a country's in the reader's language, any other as its own people write it."""
    return voice.country(place.code) if place.kind == "country" else place.name
