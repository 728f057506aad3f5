"""Who sits in the local Telegram: for trying Minga out, never in a database with real members."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from data.model import Language, Role

FILE = Path(__file__).parent / "world.toml"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody one can play in the local Telegram. `key` is that of a person of the network, if it has one."""

    key: str
    language: Language
    zone: str
    role: Role = "reader"
    given_name: str | None = None
    family_name: str | None = None
    stranger: bool = False
    """Has not been let in."""


@dataclass(frozen=True, slots=True)
class DemonstrationWorld:
    """A group and the people in it; strangers stand outside."""

    group_key: str
    group_title: str
    players: tuple[Player, ...]


def read(file: Path = FILE) -> DemonstrationWorld:
    """Read the demonstration's people and group."""
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    players = tuple(Player(**entry) for entry in [*written["people"], *written["invented"]])
    return DemonstrationWorld(written["group"]["key"], written["group"]["title"], players)
