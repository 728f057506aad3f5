"""Button presses that wait for their answer."""

from dataclasses import dataclass

from playground.world.accounts import Bot, Person
from playground.world.chats import Chat


@dataclass(slots=True)
class Press:
    """A press: the bot may answer it once, until it expires (simulated seconds)."""

    id: str
    bot: Bot
    person: Person
    chat: Chat
    expires: float
    answered: bool = False
    text: str | None = None
    alert: bool = False
    url: str | None = None
