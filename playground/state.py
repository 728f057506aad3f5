"""Keeping everything in a file over a restart, as Telegram keeps it while a bot is down."""

import os
import pickle
from collections import deque
from pathlib import Path
from typing import Any

from playground.api.bot_api import BotApi
from playground.api.queues import Update
from playground.api.webhooks import WebhookSettings
from playground.world.chats import Chat
from playground.world.errors import WorldError
from playground.world.world import World

_FORMAT = 1
_PLAIN = {("collections", "deque"), ("collections", "OrderedDict"), ("builtins", "frozenset"), ("builtins", "set")}


class _Reader(pickle.Unpickler):
    """Reads this package's own records and plain containers, nothing else: a state file cannot run code."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name."""
        if module.startswith("playground.") or (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a state file")


def save(world: World, api: BotApi, path: Path) -> None:
    """Write everything; the file is whole at every instant."""
    bots = {bot.id: api.connections[bot.id] for bot in world.bots.values() if bot.id in api.connections}
    queues = {
        bot_id: {
            "updates": list(kept.queue.updates),
            "next_id": kept.queue.next_id,
            "allowed": kept.queue.allowed_said,
            "webhook": kept.webhook.settings,
        }
        for bot_id, kept in bots.items()
    }
    state = {"format": _FORMAT, "world": world, "queues": queues, "presses": dict(api.presses)}
    state["inline"] = {key: (chat.key, message.key) for key, (chat, message) in api.inline_messages.items()}
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(pickle.dumps(state, pickle.HIGHEST_PROTOCOL))
    os.replace(beside, path)


def load(path: Path) -> dict[str, Any]:
    """What `save` wrote; raises WorldError when it is something else."""
    try:
        with path.open("rb") as file:
            state = _Reader(file).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ImportError) as error:
        raise WorldError(f"{path} is no state of this local Telegram: {error}") from None
    if not isinstance(state, dict) or state.get("format") != _FORMAT:
        raise WorldError(f"{path} is no state of this local Telegram")
    for chat in _chats(state["world"]):
        _relink(chat)
    return state


def restore(api: BotApi, state: dict[str, Any]) -> None:
    """Put the waiting updates and open presses back."""
    for bot in api.world.bots.values():
        if (kept := state["queues"].get(bot.id)) is not None:
            queue = api.of(bot).queue
            queue.updates, queue.next_id = deque[Update](kept["updates"]), kept["next_id"]
            queue.allow(kept["allowed"])
    api.presses.update(state["presses"])
    by_key = {chat.key: chat for chat in _chats(api.world)}
    for key, (chat_key, message_key) in state["inline"].items():
        chat = by_key[chat_key]
        if (message := chat.messages.get(message_key)) is not None:
            api.inline_messages[key] = (chat, message)


def restore_webhooks(api: BotApi, state: dict[str, Any]) -> None:
    """Deliver again to the webhooks that were set; needs the running loop."""
    for bot in api.world.bots.values():
        settings: WebhookSettings | None = state["queues"].get(bot.id, {}).get("webhook")
        if settings is not None:
            api.of(bot).webhook.set(settings)


def _chats(world: World) -> list[Chat]:
    return [*world.groups.values(), *world.private.values()]


def _relink(chat: Chat) -> None:
    """Replies are kept by key (a long thread would be a deep recursion) and numbered boxes are not kept at all."""
    for message in chat.messages.values():
        message.reply_to = chat.messages.get(message.reply_key) if message.reply_key else None
        for owner, number in message.numbers.items():
            chat.boxes.setdefault(owner, {})[number] = message
