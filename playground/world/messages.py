"""A message, as the chat keeps it; every bot has its own view of it."""

from dataclasses import dataclass, field
from typing import Any

from playground.world.accounts import Account, Bot
from playground.world.contents import Content

Markup = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message was first."""

    sender: Account
    date: int
    hidden: bool = False


@dataclass(slots=True, eq=False)
class Message:
    """One message.

    `key` counts all messages of the world (the page and the side door know it by this); `numbers` holds Telegram's
    message_id: one for everybody (under 0) in a supergroup, one per bot elsewhere. Dates are simulated Unix seconds.
    `reply_key` stands for the reply in a state file.
    """

    key: int
    sender: Account
    date: int
    content: Content
    numbers: dict[int, int]
    version: int = 0
    reply_to: "Message | None" = None
    quote: str | None = None
    markup: Markup | None = None
    edit_date: int | None = None
    origin: Origin | None = None
    via_bot: Bot | None = None
    topic: int | None = None
    media_group: str | None = None
    silent: bool = False
    protected: bool = False
    deleted: bool = False
    effect: str | None = None
    inline_id: str | None = None
    reactions: dict[int, list[str]] = field(default_factory=dict)
    reply_key: int = 0

    def __getstate__(self) -> dict[str, Any]:
        state = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**state, "reply_to": None, "reply_key": self.reply_to.key if self.reply_to else 0}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def number_for(self, bot_id: int) -> int:
        """The message_id by which this bot knows it."""
        return self.numbers.get(bot_id) or self.numbers.get(0, 0)

    @property
    def inline_keyboard(self) -> list[list[dict[str, Any]]]:
        """The rows of buttons under it."""
        return self.markup.get("inline_keyboard", []) if self.markup else []
