"""A Minga with a tiny mind, for the tests of the way of a message: it repeats what it hears. Also a program."""

import asyncio
import html
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.events import ButtonPressed, ChatMoved, Event, InlineAsked, MessageSaid
from bot.replies import Attachment, Heard, InlineCard, Key, Utterance
from data.memory import Memory, open_memory
from data.model import Action, OutboxClass, OutboxRow, Outgoing
from handlers.application import run
from handlers.logs import set_up_logs
from handlers.mind import MAY_REPEAT, Menu
from handlers.settings import read_settings

FILES = {"file": 1, "files": 2}
"""Words that are answered with so many files."""


@dataclass
class EchoMind:
    """Says again what it hears. Words it obeys: "slow 2", "break", "remind 60", "edit", "card"."""

    boss: int | None = None

    def hear(self, event: Event, memory: Memory, now: datetime) -> Heard:
        match event:
            case ButtonPressed(token=token):
                return Heard(toast=f"pressed {token}")
            case InlineAsked(text=text):
                return Heard(inline=(InlineCard("1", text, "echo", f"<b>{html.escape(text)}</b>"),))
            case MessageSaid():
                return Heard(outgoing=self.said(event, now))
            case ChatMoved(where=where, new_id=new_id):
                memory.chats.moved(where.id, new_id)
        return Heard()

    def said(self, event: MessageSaid, now: datetime) -> tuple[Outgoing, ...]:
        word, _, number = words(event).partition(" ")
        if word == "break":
            raise RuntimeError("broken on purpose")
        if word == "slow":
            time.sleep(float(number))
        if word == "remind":
            return (self.outgoing(event, now + timedelta(seconds=float(number)), "reminder"),)
        card = f"card {event.update_id}"
        then: Action
        for then in ("edit", "delete"):
            if word == then:
                return (self.outgoing(event, now, "answer", card), self.outgoing(event, now, "answer", card, then))
        return (self.outgoing(event, now, "answer"),)

    def outgoing(
        self, event: MessageSaid, due: datetime, kind: OutboxClass, card: str | None = None, action: Action = "send"
    ) -> Outgoing:
        text = words(event)
        content = {"text": f"{text} edited" if action == "edit" else text}
        return Outgoing(f"{action} {event.update_id}", event.where.id, action, kind, due, content, card=card)

    def undone(self) -> None:
        """It keeps nothing."""

    def render(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Utterance | None:
        text = outgoing.content["text"]
        if text == "never mind":
            return None
        if text == "speechless":
            raise RuntimeError("speechless on purpose")
        mark = " (perhaps again)" if outgoing.content.get(MAY_REPEAT) else ""
        words = text if text.startswith("<") else html.escape(text)
        keys = ((Key("press", token="t"), Key("open", start="s")),) if text == "keys" else ()
        calendar = (Attachment("meeting.ics", b"BEGIN:VCALENDAR", "text/calendar"),)
        files = calendar * FILES.get(text, 0)
        return Utterance(words + mark, keys, files)

    def expired(self, rows: Sequence[OutboxRow], memory: Memory, now: datetime) -> None:
        """Nobody is told."""

    def plan(self, memory: Memory, now: datetime, zone_data: str = "") -> None:
        memory.settings.set("planned", {"at": now.isoformat()})

    def apologise(self, event: Event, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        if not isinstance(event, MessageSaid):
            return ()
        content = {"text": "sorry"}
        return (Outgoing(f"sorry {event.update_id}", event.where.id, "send", "answer", now, content),)

    def undeliverable(self, row: OutboxRow, reason: str, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        memory.settings.set("undeliverable", {"chat": row.outgoing.chat_id, "reason": reason})
        return ()

    def menus(self, memory: Memory) -> Sequence[Menu]:
        return (
            Menu(None, "all", (("who", "who handles a place"),)),
            Menu("fr", "private", (("qui", "qui suit un lieu"),)),
        )


def words(event: MessageSaid) -> str:
    """Command and text as one."""
    return f"{event.command or ''} {event.text}".strip()


def main() -> int:
    settings = read_settings()
    set_up_logs(settings.log_level, secrets=[settings.telegram_token])
    store = open_memory(settings.database_url)
    try:
        asyncio.run(run(settings, EchoMind(), store))
    except Exception as error:  # noqa: BLE001 - told as the front door tells it
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
