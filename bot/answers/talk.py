"""What an answer needs to know of the moment: who asks, where, in which voice, at what time; and what an answer is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.directory import Directory
from bot.events import Sender, Where
from bot.intents import Intent
from bot.replies import Attachment
from bot.speech import Html, Voice
from bot.times.memo import TimesRead
from data.memory import Memory
from data.model import Chat, Member, Outgoing


@dataclass(frozen=True)
class Talk:
    """One moment of one conversation."""

    memory: Memory
    directory: Directory
    now: datetime
    """Aware, by Minga's clock."""
    voice: Voice
    where: Where
    sender: Sender
    member: Member | None
    chat: Chat | None
    home: ZoneInfo
    """The zone of whoever has not said another one."""
    pressed: bool = False
    """Whether a button is answered: what changed is shown where the button stands."""
    pressed_on: int | None = None
    """The message under which that button stands."""
    times: TimesRead = field(default_factory=TimesRead, compare=False, repr=False)
    """What was read of times in the message that is thought about."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose clock this chat lives by."""
        said = (self.member.zone if self.where.private and self.member else None) or (self.chat and self.chat.zone)
        return ZoneInfo(said) if said else self.home

    @property
    def zones(self) -> tuple[ZoneInfo, ...]:
        """The clocks to say an hour by: this chat's first, then one for each shore."""
        return tuple(dict.fromkeys((self.zone, *(shore.zone for shore in self.directory.shores))))

    @property
    def today(self) -> date:
        """The day on this chat's calendar."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True)
class Button:
    """A button as an answer thinks of it: the completed intention, not yet a token."""

    label: str
    intent: Intent | None = None
    url: str | None = None
    personal: bool = False
    """Only the one who asked may press it."""
    in_private: bool = False
    """Leads to the private chat, where the intention is carried out."""


@dataclass(frozen=True)
class Say:
    """An answer: a text, rows of buttons, files; where it goes when not to where the question came from."""

    html: Html
    buttons: Sequence[Sequence[Button]] = ()
    attachments: tuple[Attachment, ...] = ()
    to: int | None = None
    """The chat to say it in; None for the one the question came from."""
    also: tuple["Say", ...] = ()
    """Other things to say because of the same intent, usually elsewhere."""
    toast: str | None = None
    """The short answer shown over the chat when a button was pressed."""
    verdict: str = "answer"
    """One of answer, ask, unknown and help: what kind of answer it is, for whoever measures."""
    gap: str | None = None
    """What was asked for and nobody is known for, in the words that gaps are grouped by; None when it was answered."""
    silent: bool | None = None
    """Whether a message that nobody asked for makes no sound; None: as it is night, or not, where it is read."""
    about: Intent | None = field(default=None)
    """The intent to answer again when this leaves later and the directory has changed."""
    card: str | None = None
    """The lasting identity of what is shown, when it is another one than that of the answer itself."""
    edits: bool = False
    """Whether that card is edited where it stands."""
    rows: tuple[Outgoing, ...] = ()
    """What leaves beside it and is put into words only then (bot/rendering.py)."""

    def and_also(self, *others: "Say") -> "Say":
        """Add things to say elsewhere."""
        return replace(self, also=(*self.also, *others))
