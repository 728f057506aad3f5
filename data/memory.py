"""The memory: open it, then look something up or change something, all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, cast

from sqlalchemy import Connection, Engine

from data.action_items import ActionItems, Blockages
from data.aliases import Aliases
from data.buttons import Buttons
from data.changes import Changes
from data.chats import Chats
from data.directory import Directory
from data.engines import engine_for, read_only, readers, writers
from data.gaps import Gaps
from data.inbox import Inbox
from data.installation import Settings
from data.interactions import Interactions
from data.invitations import Invitations
from data.meetings import Attendances, MeetingNotes, Meetings, OccurrenceChanges
from data.members import Members
from data.migrations import migrate
from data.organisations import Organisations
from data.outbox import Outbox
from data.partnerships import Partnerships
from data.people import People
from data.places import Places
from data.posts import Posts
from data.recalling import Recall, Shelf
from data.recollections import Recollections
from data.relays import Relays
from data.remarks import Remarks
from data.reminders import Reminders
from data.requests import Requests, RequestSteps
from data.roles import AdvisoryRoles, FileRoles, Roles
from data.sources import Sources
from data.tenures import Tenures
from data.themes import Themes

Dialect = Literal["sqlite", "postgresql"]


class Memory:
    """All that Minga knows, within one unit of work: a repository per subject."""

    def __init__(self, connection: Connection, recall: Recall | None = None) -> None:
        shelf = Shelf(connection, recall or Recall())
        self.connection = connection
        """For the rooms of data/ only; nobody else knows SQL."""
        self.places = shelf.recalled(Places(connection))
        self.organisations = shelf.recalled(Organisations(connection))
        self.themes = shelf.recalled(Themes(connection))
        self.people = shelf.recalled(People(connection))
        self.posts = shelf.recalled(Posts(connection))
        self.tenures = shelf.recalled(Tenures(connection))
        self.partnerships = shelf.recalled(Partnerships(connection))
        self.relays = shelf.recalled(Relays(connection))
        self.interactions = shelf.recalled(Interactions(connection))
        self.remarks = shelf.recalled(Remarks(connection))
        self.meetings = Meetings(connection)
        self.occurrence_changes = OccurrenceChanges(connection)
        self.attendances = Attendances(connection)
        self.meeting_notes = MeetingNotes(connection)
        self.reminders = Reminders(connection)
        self.action_items = ActionItems(connection)
        self.blockages = Blockages(connection)
        self.requests = Requests(connection)
        self.request_steps = RequestSteps(connection)
        self.sources = shelf.recalled(Sources(connection))
        self.aliases = shelf.recalled(Aliases(connection))
        self.directory = Directory(connection)
        self.members = Members(connection)
        self.invitations = Invitations(connection)
        self.buttons = Buttons(connection)
        self.recollections = Recollections(connection)
        self.gaps = Gaps(connection)
        self.changes = Changes(connection)
        self.settings = Settings(connection)
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.chats = Chats(connection, self.inbox, self.outbox, (self.meetings, self.reminders, self.action_items))


class Store:
    """An open database. May be used by several threads; each `begin` or `look` belongs to one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        """For the rooms of data/ only."""
        self._writers = writers(engine)
        self._readers = readers(engine)
        self._recall = Recall()
        self.roles = _roles(engine)

    @property
    def dialect(self) -> Dialect:
        """Which database it is."""
        return cast("Dialect", self.engine.dialect.name)

    @contextmanager
    def begin(self) -> Iterator[Memory]:
        """A unit of work that may write: kept as a whole when the block ends, or not at all when it raises."""
        with self._writers.begin() as connection:
            memory = Memory(connection, self._recall)
            yield memory
            memory.outbox.settle()

    @contextmanager
    def look(self) -> Iterator[Memory]:
        """The memory as it is at this instant, to read only; whatever would write raises."""
        with self._readers.connect() as connection, read_only(connection):
            yield Memory(connection, self._recall)

    def close(self) -> None:
        """Close all connections; a closed store is not used again."""
        self.engine.dispose()


def open_memory(url: str | Path) -> Store:
    """The memory at an SQLAlchemy URL (sqlite:///…, postgresql://…), or in the SQLite file of that path.

    Makes the file and its folder, and brings the schema up to date. Raises MingaDataError.
    """
    engine = engine_for(url)
    migrate(writers(engine))
    return Store(engine)


def _roles(engine: Engine) -> Roles:
    if engine.dialect.name == "sqlite":
        return FileRoles(Path(engine.url.database or ""))
    return AdvisoryRoles(engine)
