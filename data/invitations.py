"""One-time ways in. A stolen database opens no door: only digests of the tokens are kept."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, select, update

from data.model import NEW_ID, Invitation, Member, Role
from data.repository import Reader, Repository
from data.tables import invitations


def digest_of(token: str) -> str:
    """SHA-256 of a token, in hexadecimal digits. Tokens are random and long, so that nothing slower is needed."""
    return sha256(token.encode()).hexdigest()


class Invitations(Reader[Invitation]):
    """Invitations: each opens once, until it expires."""

    table = invitations
    record = Invitation

    def add(
        self,
        token: str,
        role: Role,
        expires_at: datetime,
        *,
        created_by: int | None = None,
        name: str | None = None,
        person_id: int | None = None,
    ) -> Invitation:
        """Keep a new invitation; `created_by` is a member's number, None for the code of the first start."""
        unused = Invitation(NEW_ID, digest_of(token), role, expires_at, created_by, name, person_id)
        return _Written(self._connection).add(unused)

    def find(self, token: str, now: datetime) -> Invitation | None:
        """The invitation that a token opens, unless it has been used or has expired."""
        known = invitations.c.digest == digest_of(token)
        return self._first(select(invitations).where(known, *_open(now)))

    def use(self, invitation: Invitation, member: Member, now: datetime) -> bool:
        """Let a member in by it, once and for all: False when somebody was faster, or when it has expired."""
        statement = update(invitations).where(invitations.c.id == invitation.id, *_open(now))
        return self._connection.execute(statement.values(used_by=member.id, used_at=now)).rowcount == 1

    def all(self) -> tuple[Invitation, ...]:
        """Every invitation, used or not, in the order in which they were made."""
        return self._records(select(invitations).order_by(invitations.c.id))


class _Written(Repository[Invitation]):
    table = invitations
    record = Invitation


def _open(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return invitations.c.used_at.is_(None), invitations.c.expires_at > now
