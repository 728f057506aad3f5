"""Who has been let in."""

from sqlalchemy import delete, select, update

from data.model import Member
from data.outbox import OVER
from data.repository import Repository
from data.tables import buttons, chats, gaps, inbox, invitations, members, outbox, recollections


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

    def forget(self, number: int) -> None:
        """Erase a membership and all that is known of the private chat; what is on its way there still arrives.

        What the member noted or changed stays, said by nobody. The person of the directory is another matter: see
        `People.forget`.
        """
        member = self.get(number)
        if member is None:
            return
        for table, column in (
            (buttons, buttons.c.user_id),
            (recollections, recollections.c.user_id),
            (recollections, recollections.c.chat_id),
            (chats, chats.c.id),
        ):
            self._connection.execute(delete(table).where(column == member.user_id))
        self._connection.execute(delete(invitations).where(invitations.c.used_by == member.id))
        self._connection.execute(update(gaps).where(gaps.c.asked_by == member.user_id).values(asked_by=None))
        self._blank(member.user_id)
        self._connection.execute(delete(members).where(members.c.id == member.id))

    def _blank(self, chat_id: int) -> None:
        """What was said in the private chat is emptied; that something was said stays, for the sums to be right."""
        handled = (inbox.c.queue == chat_id) & (inbox.c.state != "new")
        self._connection.execute(update(inbox).where(handled).values(payload={}))
        over = (outbox.c.chat_id == chat_id) & outbox.c.state.in_(OVER)
        self._connection.execute(update(outbox).where(over).values(content={}))
