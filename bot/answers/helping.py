"""What can be asked: the answer to a greeting, to /help, and to what holds no question."""

from bot.answers.facts import short_name
from bot.answers.talk import Say, Talk
from bot.intents import Help, Nothing, NotText, TooLong
from bot.speech import Html, joined, lines


def help_(intent: Help, talk: Talk) -> Say:
    """Say in one line what can be asked, with three examples from this very network."""
    greeting = talk.voice.say("Hello {name}.", name=talk.sender.first_name) if intent.greeting else None
    return Say(lines(greeting, what_to_ask(talk)), verdict="help")


def nothing(_: Nothing, talk: Talk) -> Say:
    """Answer thanks in private; in a group, stay silent."""
    return Say(talk.voice.say("With pleasure.") if talk.where.private else Html(""), verdict="help")


def too_long(_: TooLong, talk: Talk) -> Say:
    """Say that a question fits in one sentence."""
    return Say(
        lines(talk.voice.say("That is long for me. Please ask in one sentence."), what_to_ask(talk)), verdict="help"
    )


def not_text(_: NotText, talk: Talk) -> Say:
    """Say that only words are understood."""
    return Say(lines(talk.voice.say("I only understand words."), what_to_ask(talk)), verdict="help")


def what_to_ask(talk: Talk) -> Html:
    """Give the examples, made from an active partnership, so that pressing on leads to a real answer."""
    voice = talk.voice
    place, body = _example_names(talk)
    asked = [
        voice.say("“Who handles {place}?”", place=place) if place else None,
        voice.say("“{body}?”", body=body) if body else None,
        voice.say("“When is the next meeting?”"),
    ]
    return voice.say("Ask me for example: {examples}", examples=joined(" · ", asked))


def _example_names(talk: Talk) -> tuple[str, str]:
    with_places = [one for one in talk.memory.partnerships.all() if one.place_ids and one.organisation_ids]
    if not with_places:
        return "", ""
    partnership = next((one for one in with_places if one.status == "active"), with_places[0])
    # The far shore is what people ask about: its place stands in the example, not the near one's.
    place = talk.memory.places.get(partnership.place_ids[-1])
    body = talk.memory.organisations.get(partnership.organisation_ids[0])
    return place.name if place else "", short_name(body) if body else ""
