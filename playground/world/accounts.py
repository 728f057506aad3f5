"""Accounts: people and bots."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Account:
    """What people and bots have in common; both are `User` to Telegram."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(slots=True, eq=False)
class Person(Account):
    """Somebody whom a page, a test or a script plays."""

    key: str = ""
    language_code: str | None = "en"
    time_zone: str = "UTC"
    deactivated: bool = False
    phone_number: str | None = None


@dataclass(slots=True)
class BotSettings:
    """What a bot has said of itself with set… methods; keys are language codes or (scope, language)."""

    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Bot(Account):
    """A bot as BotFather made it: privacy mode on, inline mode as said, feedback off."""

    token: str = ""
    privacy_mode: bool = True
    can_join_groups: bool = True
    inline_mode: bool = True
    inline_placeholder: str | None = None
    inline_feedback: bool = False
    revoked: bool = False
    last_message_number: int = 0
    settings: BotSettings = field(default_factory=BotSettings)
    wake_up_at: float | None = None
    wake_up_what: str | None = None

    def next_message_number(self) -> int:
        """Messages of private chats and basic groups are counted per account."""
        self.last_message_number += 1
        return self.last_message_number
