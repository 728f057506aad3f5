"""Who has been let in."""

from sqlalchemy import select

from data.model import Member
from data.repository import Repository
from data.tables import members


class Members(Repository[Member]):
    """Telegram users who were let in, those who left included (`left_at`)."""

    table = members
    record = Member

    def by_user(self, user_id: int) -> Member | None:
        """The member with that number at Telegram, whether or not they have left."""
        return self._first(select(members).where(members.c.user_id == user_id))

    def of_person(self, person_id: int) -> tuple[Member, ...]:
        """The members who are that person; usually one."""
        return self._records(select(members).where(members.c.person_id == person_id).order_by(members.c.id))

    def coordinators(self) -> tuple[Member, ...]:
        """The coordinators who have not left, the first one first."""
        here = (members.c.role == "coordinator") & members.c.left_at.is_(None)
        return self._records(select(members).where(here).order_by(members.c.id))

    def all(self) -> tuple[Member, ...]:
        """Every member, in the order in which they came."""
        return self._records(select(members).order_by(members.c.id))
