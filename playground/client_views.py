"""What the client gives back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A document or a picture."""

    name: str
    mime_type: str
    size: int
    url: str


@dataclass(frozen=True, slots=True)
class SeenButton:
    """An inline button: its label, its kind (callback_data, url …) and what is in it."""

    text: str
    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a person sees it; dates are in UTC. Everything else stands in `raw`."""

    id: int
    version: int
    sender: str
    sender_username: str | None
    from_me: bool
    from_bot: bool
    date: datetime
    edited: bool
    kind: str
    text: str
    html: str
    rows: tuple[tuple[SeenButton, ...], ...]
    file: SeenFile | None
    reply_to: int | None
    reactions: dict[str, list[str]]
    raw: dict[str, Any] = field(repr=False)

    @property
    def labels(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [button.text for row in self.rows for button in row]

    @classmethod
    def read(cls, raw: dict[str, Any]) -> Self:
        """From the side door's JSON."""
        sender, file = raw["from"], raw.get("document") or raw.get("photo")
        return cls(
            id=raw["id"],
            version=raw["version"],
            sender=sender["name"],
            sender_username=sender["username"],
            from_me=sender["me"],
            from_bot=sender["is_bot"],
            date=datetime.fromisoformat(raw["date"]),
            edited=raw["edited"] is not None,
            kind=raw["kind"],
            text=raw["text"],
            html=raw["html"],
            rows=tuple(tuple(_button(one) for one in row) for row in raw["buttons"]),
            file=SeenFile(file["name"], file["mime_type"], file["size"], file["url"]) if file else None,
            reply_to=raw["reply_to"]["id"] if raw["reply_to"] else None,
            reactions={one["emoji"]: one["from"] for one in raw["reactions"]},
            raw=raw,
        )


def _button(raw: dict[str, Any]) -> SeenButton:
    return SeenButton(raw["text"], raw["kind"], raw["value"])


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """What came of pressing a button: the notice, or the alert, that the bot answered with."""

    answered: bool
    text: str | None
    alert: bool
    url: str | None

    @classmethod
    def read(cls, raw: dict[str, Any]) -> Self:
        """From the side door's JSON."""
        url = raw["value"] if raw["kind"] == "url" else raw.get("url")
        return cls(raw["answered"], raw.get("text"), bool(raw.get("alert")), url)


@dataclass(frozen=True, slots=True)
class Inline:
    """What a bot offered for an inline query: ids and titles."""

    id: str
    answered: bool
    results: list[dict[str, str]]

    @property
    def titles(self) -> list[str]:
        """The titles, in order."""
        return [result["title"] for result in self.results]

    @classmethod
    def read(cls, raw: dict[str, Any]) -> Self:
        """From the side door's JSON."""
        return cls(raw["id"], raw["answered"], raw["results"])


@dataclass(frozen=True, slots=True)
class Call:
    """One thing a bot asked."""

    number: int
    at: datetime
    bot: str
    method: str
    parameters: dict[str, Any]
    status: int
    answer: Any
    fault: str | None
    unused_parameters: list[str]

    @classmethod
    def read(cls, raw: dict[str, Any]) -> Self:
        """From the side door's JSON."""
        return cls(**{**raw, "at": datetime.fromisoformat(raw["at"])})
