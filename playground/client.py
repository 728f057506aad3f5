"""A small synchronous client of the side door, for tests and scripts. Standard library only.

with running_playground(world) as playground:
    anna = playground.person("anna")
    anna.say("who handles Chiloé?")
    answer = anna.waits_for("Chiloé")
    anna.press("details")
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from playground.client_http import Door, RefusedError
from playground.client_person import PATIENCE, Chat, Person, chat_name
from playground.client_views import Call, Inline, PressAnswer, Seen

__all__ = ["Call", "Chat", "Clock", "Inline", "Person", "Playground", "PressAnswer", "RefusedError", "Seen", "wait_for"]


class Clock:
    """The simulated clock."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def now(self) -> datetime:
        """The simulated instant, in UTC."""
        return _instant(self._door.get("/sim/clock")["now"])

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> datetime:
        """Jump ahead; gives the new instant."""
        total = seconds + 60 * minutes + 3600 * hours + 86400 * days
        return _instant(self._door.post("/sim/clock", advance_seconds=total)["now"])

    def set(self, to: datetime) -> datetime:
        """Jump to an aware instant."""
        return _instant(self._door.post("/sim/clock", to=to.isoformat())["now"])

    def to_next_wake_up(self) -> datetime:
        """Jump to the next instant for which a bot has asked to be woken up."""
        return _instant(self._door.post("/sim/clock", to="next-wake-up")["now"])


class Playground:
    """The side door of a local Telegram at this address."""

    def __init__(self, base_url: str = "http://127.0.0.1:8014") -> None:
        self.base_url = base_url.rstrip("/")
        self.door = Door(self.base_url)
        self.clock = Clock(self.door)

    def person(self, key: str) -> Person:
        """Somebody who is there."""
        people = self.door.get("/sim/state")["people"]
        found = next((one for one in people if one["key"] == key), None)
        if found is None:
            raise LookupError(f"there is no person {key!r}")
        return Person(self.door, key, found["id"])

    def add_person(self, key: str, first_name: str = "", **fields: Any) -> Person:
        """Create a person: last_name, username, language_code, time_zone, started …"""
        made = self.door.post("/sim/people", key=key, first_name=first_name or key.capitalize(), **fields)
        return Person(self.door, key, made["id"])

    def add_bot(self, token: str, username: str, **fields: Any) -> int:
        """Create a bot; gives its id."""
        return int(self.door.post("/sim/bots", token=token, username=username, **fields)["id"])

    def add_group(self, key: str, title: str = "", members: list[str] | None = None, **fields: Any) -> Chat:
        """Create a group with people (keys) and bots (@usernames)."""
        self.door.post("/sim/groups", key=key, title=title or key, members=members or [], **fields)
        return Chat(key)

    def group_id(self, group: Chat | str) -> int:
        """The id by which bots know a group now."""
        return int(self.door.post(f"/sim/groups/{self.door.quote(chat_name(group))}/look")["id"])

    def migrates(self, group: Chat | str) -> int:
        """Make a basic group a supergroup; gives its new id."""
        return int(self.door.post(f"/sim/groups/{self.door.quote(chat_name(group))}/migrate")["id"])

    def change_bot(self, username: str, **fields: Any) -> None:
        """Do as BotFather: privacy_mode, inline_mode, inline_feedback, can_join_groups, revoked."""
        self.door.patch(f"/sim/bots/{self.door.quote(username)}", **fields)

    def calls(self, method: str | None = None, *, after: int = 0, wait: float = 0.0) -> list[Call]:
        """What bots asked."""
        answer = self.door.get("/sim/log", method=method or "", after=after, wait=wait)
        return [Call.read(one) for one in answer["calls"]]

    def fault(self, kind: str, method: str | None = None, **fields: Any) -> int:
        """Make trouble: error, html, drop_before, drop_after, slow, lost_answer; times, after, status … See README."""
        return int(self.door.post("/sim/faults", kind=kind, method=method, **fields)["id"])

    def no_faults(self) -> None:
        """No more trouble."""
        self.door.delete("/sim/faults")

    def limits(self, mode: str | None = None, **numbers: Any) -> None:
        """harsh, real or off, and single numbers."""
        self.door.put("/sim/limits", **({"mode": mode} if mode else {}), **numbers)

    def duplicates_updates(self, count: int = 1, bot: str = "") -> None:
        """Put the newest waiting updates into the queue twice."""
        self.door.post("/sim/updates/duplicate", bot=bot, count=count)

    def reverses_updates(self, count: int = 2, bot: str = "") -> None:
        """Reverse the order of the newest waiting updates."""
        self.door.post("/sim/updates/reverse", bot=bot, count=count)

    def reset(self, world: dict[str, Any] | None = None) -> None:
        """Begin again."""
        self.door.post("/sim/reset", **({"world": world} if world is not None else {}))


def wait_for(condition: Callable[[], object], seconds: float = PATIENCE, what: str = "it") -> object:
    """Ask again and again until something true comes; fails after so many seconds."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > until:
            raise TimeoutError(f"waited for {what} in vain")
        time.sleep(0.02)
    return found


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
