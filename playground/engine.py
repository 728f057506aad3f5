"""The engine: one world, the Bot API over it, and how both begin."""

from dataclasses import dataclass, field
from typing import Any

from playground.api.bot_api import BotApi
from playground.api.http import Answer, Request
from playground.api.limits import MODES, LimitSettings
from playground.world.beginning import Beginning, populate
from playground.world.world import World


@dataclass(frozen=True, slots=True)
class Settings:
    """How the local Telegram is run; `limits` is one of harsh, real, off."""

    limits: str = "harsh"
    strict: bool = False
    beginning: Beginning = field(default_factory=dict)
    messages_kept: int = 2000

    @property
    def limit_settings(self) -> LimitSettings:
        """The numbers of the mode."""
        return MODES[self.limits]


class Engine:
    """What the HTTP faces work on; `reset` begins again."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.world: World
        self.api: BotApi
        self.begin()

    def begin(self, beginning: Beginning | None = None) -> None:
        """A fresh world with those who are in it from the beginning."""
        self.world = World(messages_kept=self.settings.messages_kept)
        self.api = BotApi(self.world, limits=self.settings.limit_settings, strict=self.settings.strict)
        populate(self.world, self.settings.beginning if beginning is None else beginning)

    def reset(self, beginning: Beginning | None = None) -> None:
        """Forget everything and begin again; whoever waits is let go."""
        old = self.api
        self.begin(beginning)
        for connections in old.connections.values():
            connections.stop()
        old.world.feed.touch("reset")

    def quick(self, request: Request) -> Answer:
        """Answer a call of the Bot API."""
        return self.api.answer(request)

    def describe(self) -> dict[str, Any]:
        """Counts, for whoever wants to know how it is doing."""
        world = self.world
        chats = [*world.groups.values(), *world.private.values()]
        return {
            "messages": sum(len(chat.messages) for chat in chats),
            "messages_ever": world.last_key,
            "calls": self.api.log.count,
            "files": len(world.files.files),
        }
