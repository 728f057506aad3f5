"""Examples of what can be asked, by topic: each is understood as it stands, and leads to a real answer."""

from bot.answers.talk import Talk
from bot.intents.talking import Topic
from bot.speech import Html
from data.model import Partnership, Place


def examples(topic: Topic, talk: Talk) -> tuple[Html, ...]:
    """Give the examples of a topic, the most useful first; those of the directory are of this very network."""
    match topic:
        case "directory":
            return _of_directory(talk)
        case "meetings":
            return _of_meetings(talk)
        case "reminders":
            return _of_reminders(talk)
        case "items":
            return _of_items(talk)


def _of_directory(talk: Talk) -> tuple[Html, ...]:
    voice, places = talk.voice, _example_names(talk)
    return (
        *(voice.say("“Who handles {place}?”", place=place) for place in places[:1]),
        *(voice.say("“{place}?”", place=place) for place in places[1:2]),
        voice.say("“Who cooperates with whom?”"),
    )


def _of_meetings(talk: Talk) -> tuple[Html, ...]:
    voice = talk.voice
    return (
        voice.say("“When is the next meeting?”"),
        voice.say("“Meeting on Tuesday at 15:00”"),
        voice.say("“Move the next meeting to 16:00”"),
        voice.say("“I am coming”"),
        voice.say("“Find a time next week”"),
    )


def _of_reminders(talk: Talk) -> tuple[Html, ...]:
    voice = talk.voice
    return (
        voice.say("“Remind me tomorrow at 10 to call the town hall”"),
        voice.say("“My reminders”"),
        voice.say("“Do not disturb me before 9”"),
        voice.say("“No reminders next week”"),
    )


def _of_items(talk: Talk) -> tuple[Html, ...]:
    voice = talk.voice
    return (
        voice.say("“Action: I send the agreement before Friday”"),
        voice.say("“My actions”"),
        voice.say("“What is overdue?”"),
        voice.say("“#12 done”"),
    )


def _example_names(talk: Talk) -> tuple[str, ...]:
    """The places of a partnership, an active one if possible; the far shore, which people ask about, first."""
    every = [(one.status != "active", _local_places(one, talk)) for one in talk.memory.partnerships.all()]
    places = next((places for _, places in sorted(every, key=lambda one: (one[0], -len(one[1]))) if places), [])
    return tuple(place.name for place in reversed(places))


def _local_places(partnership: Partnership, talk: Talk) -> list[Place]:
    return [place for place in talk.memory.places.by_ids(partnership.place_ids) if place.kind != "country"]
