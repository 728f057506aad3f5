"""What Minga says, free of Telegram: a text with buttons and attachments."""

from dataclasses import dataclass, field
from typing import Literal

from data.model import Language, Outgoing


@dataclass(frozen=True, slots=True)
class Key:
    """A button ready to be shown: exactly one of `token`, `url` and `start` says what it does."""

    label: str
    token: str | None = None
    """Goes into callback_data; names a `PressableButton` in the memory."""
    url: str | None = None
    start: str | None = None
    """The parameter of a deep link that opens the private chat: t.me/<bot>?start=<start>."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send along."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message ready to leave: Telegram's HTML, rows of buttons, files."""

    html: str
    keys: tuple[tuple[Key, ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    silent: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The words on the buttons, row after row."""
        return tuple(key.label for row in self.keys for key in row)


@dataclass(frozen=True, slots=True)
class InlineCard:
    """One result of an inline question."""

    id: str
    title: str
    description: str
    html: str


MAY_REPEAT = "may_repeat"
"""A key that `render` finds, with True, in the content of what may have arrived before: it is to be marked so."""

MenuScope = Literal["all", "private", "group", "chat"]


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands that Telegram's menu shows in one language and one kind of chat, each with its description."""

    language: Language | None
    """None for everybody whose language has no menu of its own."""
    scope: MenuScope
    commands: tuple[tuple[str, str], ...]
    chat_id: int | None = None
    """The one chat that a menu of the scope "chat" is for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What comes of an event: lasting messages for the outbox, and what perishes within seconds."""

    outgoing: tuple[Outgoing, ...] = ()
    toast: str | None = None
    """The short answer to a pressed button, plain text of at most 200 characters."""
    start: str | None = None
    """The answer to a pressed button that opens the private chat with this start parameter."""
    inline: tuple[InlineCard, ...] | None = field(default=None)
    """The answer to an inline question; None when nothing was asked inline."""
