"""Meetings that people call: who is invited, changed dates, answers, notes; and reminders of anything else."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_to_members()
    _add_to_chats()
    _add_to_meetings()
    _create_meeting_posts()
    _create_meeting_people()
    _create_occurrence_changes()
    _create_attendances()
    _create_meeting_notes()
    _create_reminders()


def downgrade() -> None:
    op.drop_table("reminders")
    op.drop_table("meeting_notes")
    op.drop_table("attendances")
    op.drop_table("occurrence_changes")
    op.drop_table("meeting_people")
    op.drop_table("meeting_posts")
    with _rebuilt_meetings() as meetings:
        meetings.drop_constraint(op.f("fk_meetings_made_by"), type_="foreignkey")
        meetings.drop_index(op.f("ix_meetings_made_by"))
        for column in ("cancelled_at", "made_at", "made_by", "chat_ids"):
            meetings.drop_column(column)
    op.drop_column("chats", "languages")
    for column in ("private_copies", "quiet_until", "quiet_from", "moments"):
        op.drop_column("members", column)


def _add_to_members() -> None:
    op.add_column("members", sa.Column("moments", sa.JSON(), nullable=True))
    op.add_column("members", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("members", sa.Column("quiet_until", sa.Time(), nullable=True))
    op.add_column("members", sa.Column("private_copies", sa.Boolean(), nullable=False, server_default=sa.false()))


def _add_to_chats() -> None:
    op.add_column("chats", sa.Column("languages", sa.JSON(), nullable=False, server_default="[]"))


def _add_to_meetings() -> None:
    with _rebuilt_meetings() as meetings:
        meetings.add_column(sa.Column("chat_ids", sa.JSON(), nullable=False, server_default="[]"))
        meetings.add_column(sa.Column("made_by", sa.Integer(), nullable=True))
        meetings.add_column(sa.Column("made_at", sa.DateTime(timezone=True), nullable=True))
        meetings.add_column(sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
        meetings.create_index(op.f("ix_meetings_made_by"), ["made_by"], unique=False)
        meetings.create_foreign_key(op.f("fk_meetings_made_by"), "members", ["made_by"], ["id"], ondelete="SET NULL")


def _rebuilt_meetings() -> AbstractContextManager[BatchOperations]:
    # SQLite cannot add a foreign key to a table; and a rebuilt one forgets, unless told, never to give a number twice.
    return op.batch_alter_table("meetings", table_kwargs={"sqlite_autoincrement": True})


def _create_meeting_posts() -> None:
    op.create_table(
        "meeting_posts",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_posts_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_meeting_posts_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("meeting_id", "post_id", name=op.f("pk_meeting_posts")),
    )
    op.create_index(op.f("ix_meeting_posts_post_id"), "meeting_posts", ["post_id"], unique=False)


def _create_meeting_people() -> None:
    op.create_table(
        "meeting_people",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_people_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_meeting_people_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_people")),
    )
    op.create_index(op.f("ix_meeting_people_person_id"), "meeting_people", ["person_id"], unique=False)


def _create_occurrence_changes() -> None:
    op.create_table(
        "occurrence_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("original", sa.DateTime(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_occurrence_changes_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence_changes")),
        sa.UniqueConstraint("meeting_id", "original", name=op.f("uq_occurrence_changes_meeting_id_original")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_occurrence_changes_meeting_id"), "occurrence_changes", ["meeting_id"], unique=False)


def _create_attendances() -> None:
    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("original", sa.DateTime(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stand_in", sa.String(), nullable=True),
        sa.CheckConstraint("answer IN ('yes', 'no', 'maybe', 'stand_in')", name=op.f("ck_attendances_answer")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendances_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_attendances_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint(
            "meeting_id", "original", "member_id", name=op.f("uq_attendances_meeting_id_original_member_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendances_meeting_id"), "attendances", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_attendances_member_id"), "attendances", ["member_id"], unique=False)


def _create_meeting_notes() -> None:
    op.create_table(
        "meeting_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("original", sa.DateTime(), nullable=True),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('agenda', 'decision', 'minutes')", name=op.f("ck_meeting_notes_kind")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_notes_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["members.id"], name=op.f("fk_meeting_notes_said_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_notes_meeting_id"), "meeting_notes", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_notes_said_by"), "meeting_notes", ["said_by"], unique=False)


def _create_reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rrule", sa.String(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_reminders_member_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminders_chat_id"), "reminders", ["chat_id"], unique=False)
    op.create_index(op.f("ix_reminders_member_id"), "reminders", ["member_id"], unique=False)
