"""What an entity and a formatted text are."""

from dataclasses import dataclass

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTATIONS = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of a text with a meaning; offset and length are in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        """The UTF-16 offset just behind it."""
        return self.offset + self.length

    @property
    def order(self) -> tuple[int, int, int]:
        """Entities are kept by offset, the longer first, the more special first."""
        return self.offset, -self.length, _PRIORITY.get(self.type, 50)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text and its entities, sorted."""

    text: str
    entities: tuple[Entity, ...] = ()


_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "date_time": 95,
    "text_link": 49,
    "text_mention": 49,
    "custom_emoji": 99,
    "pre": 11,
    "code": 20,
}


class MarkupError(ValueError):
    """The markup does not parse; the message is Telegram's own, without a prefix."""
