"""What the way of a message expects of the mind; `bot.assistant.Assistant` is one, tests have smaller ones."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.events import Event
from bot.replies import MAY_REPEAT, Heard, Menu, Utterance
from data.memory import Memory
from data.model import OutboxRow, Outgoing

__all__ = ["MAY_REPEAT", "Menu", "Mind"]


class Mind(Protocol):
    """Decides what is said. Every method runs in the mind's thread, inside one transaction; `now` is aware."""

    def hear(self, event: Event, memory: Memory, now: datetime) -> Heard:
        """What comes of an event. What is to be said lastingly is put into the outbox by the caller."""
        ...

    def undone(self) -> None:
        """What was heard last was rolled back: whatever the mind keeps of it may never have been."""
        ...

    def render(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Utterance | None:
        """What is to be said as it leaves; None when there is no longer anything to say."""
        ...

    def plan(self, memory: Memory, now: datetime, zone_data: str = "") -> None:
        """Put what falls due in the coming days into the outbox; doing it twice is doing it once.

        `zone_data` is the version of the IANA time-zone data in use, or empty.
        """
        ...

    def expired(self, rows: Sequence[OutboxRow], memory: Memory, now: datetime) -> None:
        """Rows of the outbox have become of no use before they could leave: who must know will be told."""
        ...

    def apologise(self, event: Event, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        """Tell the sender, and the coordinator once, that an event could not be handled."""
        ...

    def undeliverable(self, row: OutboxRow, reason: str, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        """A chat cannot be written to: take note of it, and tell who must know, once."""
        ...

    def menus(self, memory: Memory) -> Sequence[Menu]:
        """The commands for Telegram's menus, as they should be now."""
        ...
