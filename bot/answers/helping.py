"""What can be asked: the answer to a greeting, to /help, and to what holds no question."""

from bot.answers.talk import Say, Talk
from bot.intents import DropQuestion, Help, Nothing, NotText, TooLong
from bot.speech import Html, italic, joined, lines
from data.model import Partnership, Place


def help_(intent: Help, talk: Talk) -> Say:
    """Say in one line what can be asked, with three examples from this very network."""
    return Say(lines(greeting(talk) if intent.greeting else None, what_to_ask(talk)), verdict="help")


def greeting(talk: Talk) -> Html:
    """Greet whoever speaks by their first name, where there is one."""
    name = talk.sender.first_name
    return talk.voice.say("Hello {name}.", name=name) if name else talk.voice.say("Hello.")


def nothing(_: Nothing, talk: Talk) -> Say:
    """Answer thanks in private; in a group, stay silent."""
    return Say(talk.voice.say("With pleasure.") if talk.where.private else Html(""), verdict="help")


def drop_question(_: DropQuestion, talk: Talk) -> Say:
    """Leave a question unanswered, at the wish of whoever was asked."""
    return Say(talk.voice.say("All right, let us leave it. Nothing was changed."))


def left_question(talk: Talk) -> Html:
    """Say that the answer to an earlier question is not waited for any more."""
    return italic(talk.voice.say("↩ I no longer wait for an answer to my question before."))


def too_long(_: TooLong, talk: Talk) -> Say:
    """Say that a question fits in one sentence."""
    return Say(
        lines(talk.voice.say("That is long for me. Please ask in one sentence."), what_to_ask(talk)), verdict="help"
    )


def not_text(_: NotText, talk: Talk) -> Say:
    """Say that only words are understood."""
    return Say(lines(talk.voice.say("I only read text."), what_to_ask(talk)), verdict="help")


def what_to_ask(talk: Talk) -> Html:
    """Give the examples, made from an active partnership, so that pressing on leads to a real answer."""
    voice = talk.voice
    places = _example_names(talk)
    asked = [
        *(voice.say("“Who handles {place}?”", place=place) for place in places[:1]),
        *(voice.say("“{place}?”", place=place) for place in places[1:2]),
        voice.say("“When is the next meeting?”"),
    ]
    return voice.say("Ask me for example: {examples}", examples=joined(" · ", asked))


def _example_names(talk: Talk) -> tuple[str, ...]:
    """The places of a partnership, an active one if possible; the far shore, which people ask about, first."""
    every = [(one.status != "active", _local_places(one, talk)) for one in talk.memory.partnerships.all()]
    places = next((places for _, places in sorted(every, key=lambda one: (one[0], -len(one[1]))) if places), [])
    return tuple(place.name for place in reversed(places))


def _local_places(partnership: Partnership, talk: Talk) -> list[Place]:
    return [place for place in talk.memory.places.by_ids(partnership.place_ids) if place.kind != "country"]
