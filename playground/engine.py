"""The engine: one world, the Bot API over it, and how both begin."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playground.api.bot_api import BotApi
from playground.api.http import Answer, Request
from playground.api.limits import MODES, LimitSettings
from playground.state import load, restore, restore_webhooks, save
from playground.world.beginning import Beginning, populate
from playground.world.world import World

_SAVE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How the local Telegram is run; `limits` is one of harsh, real, off."""

    limits: str = "harsh"
    strict: bool = False
    beginning: Beginning = field(default_factory=dict)
    messages_kept: int = 2000
    state: Path | None = None

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
        self.loaded: dict[str, Any] = {}
        self.keeping: asyncio.Task[None] | None = None
        self.begin()
        if self.settings.state is not None and self.settings.state.exists():
            self._load(self.settings.state)

    def begin(self, beginning: Beginning | None = None) -> None:
        """A fresh world with those who are in it from the beginning."""
        self.world = World(messages_kept=self.settings.messages_kept)
        self.api = BotApi(self.world, limits=self.settings.limit_settings, strict=self.settings.strict)
        populate(self.world, self.settings.beginning if beginning is None else beginning)

    def _load(self, path: Path) -> None:
        self.loaded = load(path)
        self.world = self.loaded["world"]
        self.api = BotApi(self.world, limits=self.settings.limit_settings, strict=self.settings.strict)
        restore(self.api, self.loaded)

    def reset(self, beginning: Beginning | None = None) -> None:
        """Forget everything and begin again; whoever waits is let go."""
        old = self.api
        self.begin(beginning)
        for connections in old.connections.values():
            connections.stop()
        old.world.feed.touch("reset")

    def keep(self) -> None:
        """Write the state to its file now and then, if there is one."""
        if self.loaded:
            restore_webhooks(self.api, self.loaded)
            self.loaded = {}
        if self.settings.state is not None:
            self.keeping = asyncio.get_running_loop().create_task(self._keep(self.settings.state))

    async def _keep(self, path: Path) -> None:
        saved = self.world.feed.version
        while True:
            await asyncio.sleep(_SAVE_SECONDS)
            if self.world.feed.version != saved:
                saved = self.world.feed.version
                save(self.world, self.api, path)

    async def close(self) -> None:
        """Write the state a last time and let go of whoever waits."""
        if self.keeping is not None and self.settings.state is not None:
            self.keeping.cancel()
            save(self.world, self.api, self.settings.state)
        for connections in self.api.connections.values():
            connections.stop()
            await connections.webhook.close()

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
