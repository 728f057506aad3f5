"""Action items as people say them: which lines of a message are some, who shall do it, by when, about what."""

from bot.understanding.action_items.reading import ItemReader

__all__ = ["ItemReader"]
