"""What was promised, and what holds it up."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_action_items()
    _create_action_item_helper_people()
    _create_action_item_helper_members()
    _create_action_item_places()
    _create_action_item_organisations()
    _create_action_item_partnerships()
    _create_blockages()


def downgrade() -> None:
    op.drop_table("blockages")
    op.drop_table("action_item_partnerships")
    op.drop_table("action_item_organisations")
    op.drop_table("action_item_places")
    op.drop_table("action_item_helper_members")
    op.drop_table("action_item_helper_people")
    op.drop_table("action_items")


def _create_action_items() -> None:
    op.create_table(
        "action_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("asker_member_id", sa.Integer(), nullable=True),
        sa.Column("owner_person_id", sa.Integer(), nullable=True),
        sa.Column("owner_member_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_person_id", sa.Integer(), nullable=True),
        sa.Column("proposed_member_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.DateTime(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("rrule", sa.String(), nullable=True),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("meeting_original", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'blocked', 'done', 'dropped')", name=op.f("ck_action_items_state")),
        sa.ForeignKeyConstraint(
            ["asker_member_id"], ["members.id"], name=op.f("fk_action_items_asker_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["done_by"], ["members.id"], name=op.f("fk_action_items_done_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_action_items_meeting_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_member_id"], ["members.id"], name=op.f("fk_action_items_owner_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["people.id"], name=op.f("fk_action_items_owner_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["action_items.id"], name=op.f("fk_action_items_previous_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_member_id"], ["members.id"], name=op.f("fk_action_items_proposed_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_person_id"], ["people.id"], name=op.f("fk_action_items_proposed_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_items")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_action_items_asker_member_id"), "action_items", ["asker_member_id"], unique=False)
    op.create_index(op.f("ix_action_items_chat_id"), "action_items", ["chat_id", "message_id"], unique=False)
    op.create_index(op.f("ix_action_items_done_by"), "action_items", ["done_by"], unique=False)
    op.create_index(op.f("ix_action_items_meeting_id"), "action_items", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_items_owner_member_id"), "action_items", ["owner_member_id"], unique=False)
    op.create_index(op.f("ix_action_items_owner_person_id"), "action_items", ["owner_person_id"], unique=False)
    op.create_index(op.f("ix_action_items_previous_id"), "action_items", ["previous_id"], unique=False)
    op.create_index(op.f("ix_action_items_proposed_member_id"), "action_items", ["proposed_member_id"], unique=False)
    op.create_index(op.f("ix_action_items_proposed_person_id"), "action_items", ["proposed_person_id"], unique=False)
    op.create_index(op.f("ix_action_items_state"), "action_items", ["state"], unique=False)


def _create_action_item_helper_people() -> None:
    op.create_table(
        "action_item_helper_people",
        sa.Column("action_item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_item_id"],
            ["action_items.id"],
            name=op.f("fk_action_item_helper_people_action_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_action_item_helper_people_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_item_id", "person_id", name=op.f("pk_action_item_helper_people")),
    )
    op.create_index(
        op.f("ix_action_item_helper_people_person_id"), "action_item_helper_people", ["person_id"], unique=False
    )


def _create_action_item_helper_members() -> None:
    op.create_table(
        "action_item_helper_members",
        sa.Column("action_item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_item_id"],
            ["action_items.id"],
            name=op.f("fk_action_item_helper_members_action_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_action_item_helper_members_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_item_id", "member_id", name=op.f("pk_action_item_helper_members")),
    )
    op.create_index(
        op.f("ix_action_item_helper_members_member_id"), "action_item_helper_members", ["member_id"], unique=False
    )


def _create_action_item_places() -> None:
    op.create_table(
        "action_item_places",
        sa.Column("action_item_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_item_id"],
            ["action_items.id"],
            name=op.f("fk_action_item_places_action_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_action_item_places_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_item_id", "place_id", name=op.f("pk_action_item_places")),
    )
    op.create_index(op.f("ix_action_item_places_place_id"), "action_item_places", ["place_id"], unique=False)


def _create_action_item_organisations() -> None:
    op.create_table(
        "action_item_organisations",
        sa.Column("action_item_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_item_id"],
            ["action_items.id"],
            name=op.f("fk_action_item_organisations_action_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_action_item_organisations_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("action_item_id", "organisation_id", name=op.f("pk_action_item_organisations")),
    )
    op.create_index(
        op.f("ix_action_item_organisations_organisation_id"),
        "action_item_organisations",
        ["organisation_id"],
        unique=False,
    )


def _create_action_item_partnerships() -> None:
    op.create_table(
        "action_item_partnerships",
        sa.Column("action_item_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_item_id"],
            ["action_items.id"],
            name=op.f("fk_action_item_partnerships_action_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_action_item_partnerships_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("action_item_id", "partnership_id", name=op.f("pk_action_item_partnerships")),
    )
    op.create_index(
        op.f("ix_action_item_partnerships_partnership_id"), "action_item_partnerships", ["partnership_id"], unique=False
    )


def _create_blockages() -> None:
    op.create_table(
        "blockages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action_item_id", sa.Integer(), nullable=True),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("could_help", sa.String(), nullable=True),
        sa.Column("solved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solution", sa.String(), nullable=True),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_item_id"], ["action_items.id"], name=op.f("fk_blockages_action_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnerships.id"], name=op.f("fk_blockages_partnership_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["said_by"], ["members.id"], name=op.f("fk_blockages_said_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blockages")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_blockages_action_item_id"), "blockages", ["action_item_id"], unique=False)
    op.create_index(op.f("ix_blockages_partnership_id"), "blockages", ["partnership_id"], unique=False)
    op.create_index(op.f("ix_blockages_said_by"), "blockages", ["said_by"], unique=False)
