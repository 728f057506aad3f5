"""Minga with a mind whose every answer tells on her: it counts, chat by chat, what it has heard. See crashes.py.

`python -m benchmarks.crashes_minga`, set up by the environment as bot.py is. An answer is the question, an equals sign
and the count; "remind <due> <until> <words>" (instants as ISO 8601) is said when it is due, marked when it is late.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import uvloop

from benchmarks.echo_bots import EchoMind
from bot.events import Event, MessageSaid
from bot.replies import Heard, Menu, Utterance
from data.memory import Memory, open_memory
from data.model import OutboxRow, Outgoing
from handlers.application import run
from handlers.logs import set_up_logs
from handlers.mind import MAY_REPEAT
from handlers.settings import read_settings

AGAIN, LATE = " (perhaps again)", " (late)"
A_LITTLE = timedelta(seconds=10)


class CountingMind(EchoMind):
    """Whoever is handled twice, or never, is counted wrong, and everybody can see it."""

    def hear(self, event: Event, memory: Memory, now: datetime) -> Heard:
        """The question and its number in this chat."""
        if not isinstance(event, MessageSaid) or event.command:
            return Heard()
        if event.text.startswith("remind "):
            return Heard(outgoing=(reminder(event),))
        name = f"heard {event.where.id}"
        count = (memory.settings.get(name) or {"count": 0})["count"] + 1
        memory.settings.set(name, {"count": count})
        content = {"text": f"{event.text} = {count}"}
        return Heard(outgoing=(Outgoing(f"answer {event.update_id}", event.where.id, "send", "answer", now, content),))

    def render(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Utterance | None:
        """The words, with what has to be said about them."""
        late = outgoing.kind == "reminder" and now - outgoing.due_at > A_LITTLE
        marks = (LATE if late else "") + (AGAIN if outgoing.content.get(MAY_REPEAT) else "")
        words = replace(outgoing, content={"text": outgoing.content["text"] + marks})
        return super().render(words, memory, now)

    def undeliverable(self, row: OutboxRow, reason: str, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        """Nobody to tell."""
        return super().undeliverable(row, reason, memory, now)

    def menus(self, memory: Memory) -> Sequence[Menu]:  # noqa: ARG002
        """No commands."""
        return ()


def reminder(event: MessageSaid) -> Outgoing:
    """What was asked for, to be said at its time and not after it is of use."""
    _, due, until, words = event.text.split(" ", 3)
    return Outgoing(
        f"reminder {event.update_id}",
        event.where.id,
        "send",
        "reminder",
        datetime.fromisoformat(due),
        {"text": words},
        datetime.fromisoformat(until),
    )


def main() -> int:
    """Be at work until ended."""
    settings = read_settings()
    set_up_logs(settings.log_level, secrets=[settings.telegram_token])
    store = open_memory(settings.database_url)
    try:
        uvloop.run(run(settings, CountingMind(), store))
    except Exception as error:  # noqa: BLE001 - told as the front door tells it
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
