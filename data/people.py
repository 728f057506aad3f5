"""People, and how they are forgotten."""

from sqlalchemy import delete, update

from data.model import Person
from data.repository import DirectoryRepository
from data.tables import aliases, changes, people, tenures


class People(DirectoryRepository[Person]):
    """Human beings, apart from the posts that they hold."""

    table = people
    record = Person
    kind = "person"

    def forget(self, number: int) -> None:
        """Erase a person: names, aliases, notes, and the log of changes to them.

        The history of the posts stays: the tenures say that somebody held it who asked to be forgotten.
        """
        held = update(tenures).where(tenures.c.person_id == number).values(person_id=None, note=None, erased=True)
        self._connection.execute(held)
        of_person = (aliases.c.kind == self.kind) & (aliases.c.subject_id == number)
        self._connection.execute(delete(aliases).where(of_person))
        of_person = (changes.c.subject_kind == self.kind) & (changes.c.subject_id == number)
        self._connection.execute(delete(changes).where(of_person))
        self._connection.execute(delete(people).where(people.c.id == number))
        self._changed((number,))
