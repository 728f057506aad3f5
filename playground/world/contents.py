"""What a message can hold."""

from dataclasses import dataclass, field

from playground.text.entities import FormattedText
from playground.world.accounts import Account

NO_CAPTION = FormattedText("")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps; the path is the one of getFile, the unique id is the same for every bot."""

    unique_id: str
    name: str
    mime_type: str
    path: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class Text:
    """A text message."""

    formatted: FormattedText
    link_preview: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file with a caption."""

    file: StoredFile
    caption: FormattedText = NO_CAPTION


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with a caption."""

    file: StoredFile
    caption: FormattedText = NO_CAPTION
    spoiler: bool = False
    caption_above: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody's card; the user id is known when that person has an account."""

    phone_number: str
    first_name: str
    last_name: str | None = None
    vcard: str | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float
    horizontal_accuracy: float | None = None


@dataclass(slots=True)
class PollOption:
    """One possible answer and who chose it."""

    text: FormattedText
    persistent_id: str
    voters: list[Account] = field(default_factory=list)


@dataclass(slots=True)
class Poll:
    """A poll or quiz; the same object stays in its message, votes change it."""

    id: str
    question: FormattedText
    options: list[PollOption]
    anonymous: bool = True
    several_answers: bool = False
    kind: str = "regular"
    correct_options: tuple[int, ...] = ()
    explanation: FormattedText = NO_CAPTION
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """Something that happened: the field of Telegram's message and what stands in it (ready, or by account)."""

    kind: str
    value: object = True


Content = Text | Document | Photo | Contact | Location | Poll | Service


def caption_of(content: Content) -> FormattedText:
    """The text of a text, the caption of a file, else nothing."""
    if isinstance(content, Text):
        return content.formatted
    return content.caption if isinstance(content, Document | Photo) else NO_CAPTION
