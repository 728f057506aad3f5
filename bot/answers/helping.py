"""What can be asked: the answer to a greeting, to /help, and to what holds no question."""

from collections.abc import Sequence
from typing import get_args

from bot.access import is_coordinator
from bot.answers.examples import examples
from bot.answers.talk import Say, Talk
from bot.intents import DropQuestion, Help, Nothing, NotText, TooLong
from bot.intents.talking import Topic
from bot.speech import Html, bold, italic, joined, lines
from bot.understanding.commands import commands

SHOWN, SHOWN_OF_EACH = 3, 2
"""Examples in the one line of help, and of each topic in all of the help."""
ONES_OWN = ("settings", "language", "zone", "mydata")
OF_COORDINATORS = ("invite", "members", "requests", "gaps")


def help_(intent: Help, talk: Talk) -> Say:
    """Show all that can be asked, or all of one topic, to whoever asks for help; else one line of examples."""
    if intent.asked:
        return Say(_of_topic(intent.about, talk) if intent.about else _of_everything(talk), verdict="help")
    said = lines(greeting(talk) if intent.greeting else None, what_to_ask(talk, intent.about))
    return Say(said, verdict="help")


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


def what_to_ask(talk: Talk, about: Topic | None = None) -> Html:
    """Give one line of examples that lead to real answers, and the way to all of them."""
    if about is None:
        asked = [*examples("directory", talk)[:2], examples("meetings", talk)[0]]
    else:
        asked = list(examples(about, talk)[:SHOWN])
    said = talk.voice.say("Ask me for example: {examples}", examples=joined(" · ", asked))
    return joined(" · ", (said, Html(f"/{_word('help', talk)}")))


def _of_everything(talk: Talk) -> Html:
    return lines(
        talk.voice.say("You can write to me for example:"),
        *(_line(topic, talk) for topic in get_args(Topic)),
        *_more(talk),
    )


def _of_topic(topic: Topic, talk: Talk) -> Html:
    return lines(_heading(topic, talk), *(Html("• ") + one for one in examples(topic, talk)))


def _line(topic: Topic, talk: Talk) -> Html:
    return joined(" ", (_heading(topic, talk), joined(" · ", examples(topic, talk)[:SHOWN_OF_EACH])))


def _heading(topic: Topic, talk: Talk) -> Html:
    say = talk.voice.say
    match topic:
        case "directory":
            return bold(say("🔎 Who handles what:"))
        case "meetings":
            return bold(say("📅 Meetings:"))
        case "reminders":
            return bold(say("⏰ Reminders:"))
        case "items":
            return bold(say("☑️ Who does what by when:"))


def _more(talk: Talk) -> list[Html]:
    """What is to be known beside it: in a group how she is called, in private the commands about oneself."""
    voice = talk.voice
    if not talk.where.private:
        return [voice.say("In this group I hear commands, replies to me, and my name: {name}", name=_own_name(talk))]
    own = [_commands(voice.say("For you:"), ONES_OWN, talk)]
    if is_coordinator(talk.member):
        own.append(_commands(voice.say("To coordinate:"), OF_COORDINATORS, talk))
    return own


def _commands(heading: Html, names: Sequence[str], talk: Talk) -> Html:
    return joined(" ", (heading, *(Html(f"/{_word(name, talk)}") for name in names)))


def _word(name: str, talk: Talk) -> str:
    return next(one.words[talk.voice.language][0] for one in commands() if one.name == name)


def _own_name(talk: Talk) -> str:
    me = talk.memory.settings.get("me") or {}
    return f"@{me['username']}" if me.get("username") else "Minga"
