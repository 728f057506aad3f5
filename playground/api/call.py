"""One call of a method, and what methods are."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playground.api.message_object import MessageWriter
from playground.api.parameters import Parameters
from playground.world.accounts import Bot
from playground.world.chats import Chat
from playground.world.messages import Message
from playground.world.world import World

if TYPE_CHECKING:
    from playground.api.bot_api import BotApi


@dataclass(slots=True)
class Call:
    """Who asks what."""

    api: "BotApi"
    bot: Bot
    method: str
    parameters: Parameters

    @property
    def world(self) -> World:
        """The world it is about."""
        return self.api.world

    def show(self, chat: Chat, message: Message) -> dict[str, Any]:
        """A message as this bot sees it."""
        return MessageWriter(self.api.world, self.bot).message(chat, message)


@dataclass(frozen=True, slots=True)
class Told:
    """A result that comes with a description."""

    result: Any
    description: str


Run = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API.

    `takes` names its parameters; those in `without_effect` are accepted although nothing here depends on them
    (there are no sounds, no paid broadcasts, no business accounts to show).
    """

    name: str
    run: Run
    takes: frozenset[str] = frozenset()
    without_effect: frozenset[str] = field(default_factory=frozenset)


def method(name: str, run: Run, takes: str = "", without_effect: str = "") -> Method:
    """A method with its parameters written as words."""
    silent = frozenset(without_effect.split())
    return Method(name, run, frozenset(takes.split()) | silent, silent)
