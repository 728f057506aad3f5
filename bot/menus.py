"""The commands that Telegram's menu shows: in every language, for each kind of chat, and for each coordinator."""

from collections.abc import Iterable, Mapping

from bot.replies import Menu, MenuScope
from bot.speech import Html, Voice
from bot.understanding.commands import Command, commands
from data.model import LANGUAGES, Language, Member

SHOWN_IN: Mapping[MenuScope, frozenset[str]] = {
    "private": frozenset({"both", "private"}),
    "group": frozenset({"both", "group"}),
    "chat": frozenset({"both", "private", "coordinator"}),
}
"""What a coordinator's private chat shows stands there beside what every member's shows."""


def menus(coordinators: Iterable[Member] = (), otherwise: Language = "en") -> list[Menu]:
    """Give every menu; who speaks none of Minga's languages gets the English one.

    Each of the `coordinators` has one for the private chat, in their own language, or in the one spoken `otherwise`.
    """
    spoken: tuple[Language | None, ...] = (None, *LANGUAGES)
    scopes: tuple[MenuScope, ...] = ("private", "group")
    general = [Menu(language, scope, _shown(scope, language or "en")) for scope in scopes for language in spoken]
    own = [Menu(None, "chat", _shown("chat", one.language or otherwise), one.user_id) for one in coordinators]
    return general + own


def _shown(scope: MenuScope, language: Language) -> tuple[tuple[str, str], ...]:
    descriptions = _descriptions(Voice(language))
    shown = [command for command in commands() if command.where in SHOWN_IN[scope]]
    return tuple((_word(command, language), str(descriptions[command.name])) for command in shown)


def _word(command: Command, language: Language) -> str:
    return command.words[language][0]


def _descriptions(voice: Voice) -> Mapping[str, Html]:
    return {
        "who": voice.say("Who handles a place, an organisation, a theme?"),
        "next": voice.say("When is the next meeting?"),
        "meeting": voice.say("Call a meeting"),
        "action": voice.say("Note what somebody shall do"),
        "actions": voice.say("What do I have to do?"),
        "help": voice.say("What can I ask?"),
        "language": voice.say("Choose the language"),
        "zone": voice.say("Choose the clock to count hours by"),
        "reminders": voice.say("Which reminders are to come?"),
        "remind": voice.say("Be reminded of anything"),
        "settings": voice.say("How and when am I reminded?"),
        "stop": voice.say("Stop messages I did not ask for"),
        "resume": voice.say("Get the reminders again"),
        "mydata": voice.say("What is kept about me?"),
        "forget": voice.say("Forget me"),
        "bind": voice.say("Serve this group (coordinators)"),
        "invite": voice.say("Invite somebody: a link for each name"),
        "members": voice.say("Who is a member?"),
        "requests": voice.say("Which requests are in my care?"),
        "gaps": voice.say("Questions I could not answer"),
    }
