"""The subjects that organisations cooperate on."""

from sqlalchemy import select

from data.model import Theme
from data.repository import DirectoryRepository
from data.tables import themes


class Themes(DirectoryRepository[Theme]):
    """Water, education …"""

    table = themes
    record = Theme
    kind = "theme"

    def all(self) -> tuple[Theme, ...]:
        """Every theme, in the order in which they were added."""
        return self._records(select(themes).order_by(themes.c.id))
