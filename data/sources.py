"""Where facts come from."""

from data.model import Source
from data.repository import VersionedRepository
from data.tables import sources


class Sources(VersionedRepository[Source]):
    """Reports, messages, people, imports."""

    table = sources
    record = Source
