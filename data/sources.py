"""Where facts come from."""

from data.model import Source
from data.repository import Repository
from data.tables import sources


class Sources(Repository[Source]):
    """Reports, messages, people, imports."""

    table = sources
    record = Source
