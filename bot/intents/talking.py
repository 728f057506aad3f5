"""What is said around requests: greetings, thanks, nothing at all."""

from dataclasses import dataclass
from typing import Literal

Topic = Literal["directory", "meetings", "reminders", "items"]
"""What one comes for."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked here; also the answer to a greeting and to what holds no question."""

    greeting: bool = False
    asked: bool = False
    """Somebody asked for help; otherwise it is offered because nothing was understood."""
    about: Topic | None = None
    """What help is asked about, or what was perhaps meant; None for all of it."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No request at all: thanks, small talk, "on my way"."""


@dataclass(frozen=True, slots=True)
class DropQuestion:
    """Leave unanswered what Minga has asked: "cancel", "never mind"."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """More words than a question has."""


@dataclass(frozen=True, slots=True)
class NotText:
    """A picture, a sticker, a voice message, an emoji alone."""


TalkingIntent = Help | Nothing | DropQuestion | TooLong | NotText
