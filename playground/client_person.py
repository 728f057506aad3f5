"""People, as a test plays them."""

import base64
import mimetypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.client_http import Door
from playground.client_views import Inline, PressAnswer, Seen

PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat by the name that the side door knows: a group's key, or @ and a bot's username."""

    name: str


class Person:
    """Somebody whom a test plays. `chat` is a Chat, a group's key, "@bot", or empty for the (first) bot."""

    def __init__(self, door: Door, key: str, user_id: int) -> None:
        self.key, self.id = key, user_id
        self._door = door

    def says(self, text: str, chat: Chat | str = "", *, reply_to: Seen | None = None, html: bool = False) -> Seen:
        """Write a text; with `html`, formatted as an app's user would."""
        return self._send(chat, "messages", reply_to, **{"html" if html else "text": text})

    say = says

    def sends_file(self, path: Path | str, data: bytes | None = None, chat: Chat | str = "", caption: str = "") -> Seen:
        """Send a document: a file, or these bytes under this name."""
        return self._file(path, data, chat, caption, "document")

    def sends_photo(
        self, path: Path | str, data: bytes | None = None, chat: Chat | str = "", caption: str = ""
    ) -> Seen:
        """Send a picture."""
        return self._file(path, data, chat, caption, "photo")

    def _file(self, path: Path | str, data: bytes | None, chat: Chat | str, caption: str, kind: str) -> Seen:
        name = Path(path).name
        content = Path(path).read_bytes() if data is None else data
        mime_type = mimetypes.guess_type(name)[0] or ""
        encoded = base64.b64encode(content).decode()
        fields = {"name": name, "mime_type": mime_type, "base64": encoded, "caption": caption, "kind": kind}
        return self._send(chat, "files", None, **fields)

    def sends_contact(self, of: "Person | None" = None, chat: Chat | str = "", **card: str) -> Seen:
        """Send somebody's card, or a card with phone_number, first_name, last_name."""
        return self._send(chat, "contact", None, **({"of": of.key} if of else card))

    def sends_location(self, latitude: float, longitude: float, chat: Chat | str = "") -> Seen:
        """Send a point on the map, in degrees."""
        return self._send(chat, "location", None, latitude=latitude, longitude=longitude)

    def forwards(self, message: Seen, chat: Chat | str = "") -> Seen:
        """Forward a message into a chat."""
        return self._send(chat, "forward", None, message=message.id)

    def _send(self, chat: Chat | str, what: str, reply_to: Seen | None, **body: Any) -> Seen:
        if reply_to is not None:
            body["reply_to"] = reply_to.id
        return Seen.read(self._door.post(f"{self._path(chat)}/{what}", **{"as": self.key}, **body))

    def _path(self, chat: Chat | str) -> str:
        return f"/sim/chats/{self._door.quote(chat_name(chat) or '@')}"

    def sees(self, chat: Chat | str = "") -> list[Seen]:
        """All messages of a chat as this person sees them, oldest first."""
        return self.sees_after(0, chat)[1]

    def sees_after(self, version: int, chat: Chat | str = "", wait: float = 0.0) -> tuple[int, list[Seen]]:
        """What is new or changed since a version, waiting for it if asked to; and the version to go on from."""
        answer = self._door.get(f"{self._path(chat)}/messages", **{"as": self.key}, after=version, wait=wait)
        return answer["version"], [Seen.read(one) for one in answer["messages"]]

    def waits_for(
        self,
        what: str | Callable[[Seen], bool],
        chat: Chat | str = "",
        *,
        after: Seen | None = None,
        seconds: float = PATIENCE,
    ) -> Seen:
        """The newest message by somebody else that contains a text or meets a condition; fails after so many seconds.

        With `after`, only messages newer than that one, or changed since it was seen.
        """
        since, until = after.version if after else 0, time.monotonic() + seconds
        version = since
        while True:
            version, seen = self.sees_after(version, chat, wait=max(0.0, min(5.0, until - time.monotonic())))
            for message in reversed(seen):
                if not message.from_me and message.version > since and _meets(message, what):
                    return message
            if time.monotonic() >= until:
                texts = [f"{one.sender}: {one.text}" for one in self.sees(chat)[-5:]]
                raise TimeoutError(f"{self.key} waited for {what!r} in vain; last messages: {texts}")

    def presses(
        self, button: str | int, message: Seen | None = None, chat: Chat | str = "", *, wait: float = 5.0
    ) -> PressAnswer:
        """Press a button by label or by position from 1, under a message or the newest one that has it."""
        target = message or self._with_button(button, chat)
        field = {"position": button} if isinstance(button, int) else {"label": button}
        answer = self._door.post(f"/sim/messages/{target.id}/press", **{"as": self.key}, wait=wait, **field)
        return PressAnswer.read(answer)

    press = presses

    def _with_button(self, button: str | int, chat: Chat | str) -> Seen:
        for message in reversed(self.sees(chat)):
            labels = message.labels
            if labels and (isinstance(button, int) or any(button.lower() in label.lower() for label in labels)):
                return message
        raise LookupError(f"{self.key} sees no button {button!r}")

    def edits(self, message: Seen, text: str) -> Seen:
        """Change one's own text."""
        return Seen.read(self._door.put(f"/sim/messages/{message.id}", **{"as": self.key}, text=text))

    def deletes(self, message: Seen) -> None:
        """Delete a message for everybody."""
        self._door.delete(f"/sim/messages/{message.id}", **{"as": self.key})

    def reacts(self, message: Seen, *emojis: str) -> Seen:
        """Set one's reactions; none takes them away."""
        return Seen.read(
            self._door.put(f"/sim/messages/{message.id}/reactions", **{"as": self.key}, emojis=list(emojis))
        )

    def votes(self, message: Seen, *options: int) -> Seen:
        """Vote for options by position from 1; none takes the vote back."""
        return Seen.read(self._door.put(f"/sim/messages/{message.id}/vote", **{"as": self.key}, options=list(options)))

    def asks_inline(self, query: str, chat: Chat | str = "", bot: str = "", *, wait: float = 5.0) -> Inline:
        """Type @bot and a query in a chat; gives what the bot offers."""
        path = f"{self._path(chat)}/inline"
        return Inline.read(self._door.post(path, **{"as": self.key}, bot=bot, query=query, wait=wait))

    def chooses(self, inline: Inline, result: str) -> Seen:
        """Send an inline result by id or title."""
        return Seen.read(self._door.post(f"/sim/inline/{inline.id}/choose", **{"as": self.key}, result=result))

    def starts(self, bot: str = "", payload: str = "") -> Seen:
        """Press START, perhaps through a deep link."""
        return self.says(f"/start {payload}".strip(), bot)

    def blocks(self, bot: str = "") -> None:
        """Block a bot."""
        self._door.put(f"{self._path(bot)}/block", **{"as": self.key}, blocked=True)

    def unblocks(self, bot: str = "") -> None:
        """Unblock a bot."""
        self._door.put(f"{self._path(bot)}/block", **{"as": self.key}, blocked=False)

    def joins(self, group: Chat | str) -> None:
        """Come into a group."""
        self._group(group, "join")

    def leaves(self, group: Chat | str) -> None:
        """Leave a group."""
        self._group(group, "leave")

    def adds(self, account: str, group: Chat | str) -> None:
        """Add a person (key) or a bot (@username) to a group."""
        self._group(group, "add", account)

    def removes(self, account: str, group: Chat | str) -> None:
        """Remove somebody from a group."""
        self._group(group, "remove", account)

    def promotes(self, account: str, group: Chat | str) -> None:
        """Make somebody an administrator."""
        self._group(group, "promote", account)

    def _group(self, group: Chat | str, action: str, account: str | None = None) -> Any:
        path = f"/sim/groups/{self._door.quote(chat_name(group))}/{action}"
        return self._door.post(path, **{"as": self.key}, account=account or self.key)

    def commands(self, chat: Chat | str = "") -> list[str]:
        """The commands in this person's menu."""
        answer = self._door.get(f"{self._path(chat)}/commands", **{"as": self.key})
        return [one["command"] for one in answer["commands"]]

    def downloads(self, message: Seen) -> bytes:
        """The bytes of a message's document or picture."""
        if message.file is None:
            raise LookupError("there is no file in this message")
        return self._door.raw(message.file.url)

    def changes(self, **fields: Any) -> None:
        """Change language_code, time_zone, deactivated, names."""
        self._door.patch(f"/sim/people/{self._door.quote(self.key)}", **fields)


def chat_name(chat: Chat | str) -> str:
    """The name of a chat, however it is given."""
    return chat.name if isinstance(chat, Chat) else chat


def _meets(message: Seen, what: str | Callable[[Seen], bool]) -> bool:
    return what in message.text if isinstance(what, str) else what(message)
