"""What was understood of the times in one message: the same words are read once, however many parts of the mind ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.times import Understood, understand
from data.model import Language

Asked = tuple[str, datetime, str, Language | None]


@dataclass(frozen=True)
class TimesRead:
    """Reads times as `bot.times.understand` does, and keeps each answer for as long as one message is thought about."""

    _known: dict[Asked, Understood] = field(default_factory=dict, repr=False)

    def understand(
        self,
        text: str,
        *,
        now: datetime,
        zone: ZoneInfo,
        language: Language | None = None,
        events: Mapping[str, datetime] | None = None,
    ) -> Understood:
        """Give what a text says about time; see `bot.times.understand`. What names events is read anew."""
        if events:
            return understand(text, now=now, zone=zone, language=language, events=events)
        asked = (text, now, zone.key, language)
        if asked not in self._known:
            self._known[asked] = understand(text, now=now, zone=zone, language=language)
        return self._known[asked]
