"""Contacts between the shores, what was told, meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_interactions()
    _create_interaction_organisations()
    _create_interaction_partnerships()
    _create_interaction_people()
    _create_interaction_places()
    _create_interaction_themes()
    _create_meetings()
    _create_remarks()
    _create_remark_organisations()
    _create_remark_partnerships()
    _create_remark_themes()


def downgrade() -> None:
    op.drop_table("remark_themes")
    op.drop_table("remark_partnerships")
    op.drop_table("remark_organisations")
    op.drop_table("remarks")
    op.drop_table("meetings")
    op.drop_table("interaction_themes")
    op.drop_table("interaction_places")
    op.drop_table("interaction_people")
    op.drop_table("interaction_partnerships")
    op.drop_table("interaction_organisations")
    op.drop_table("interactions")


def _create_interactions() -> None:
    op.create_table(
        "interactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("venue", sa.JSON(), nullable=True),
        sa.Column("note", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_interactions_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
        sa.UniqueConstraint("key", name=op.f("uq_interactions_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_interactions_source_id"), "interactions", ["source_id"], unique=False)


def _create_interaction_organisations() -> None:
    op.create_table(
        "interaction_organisations",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_interaction_organisations_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_interaction_organisations_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interaction_id", "organisation_id", name=op.f("pk_interaction_organisations")),
    )
    op.create_index(
        op.f("ix_interaction_organisations_organisation_id"),
        "interaction_organisations",
        ["organisation_id"],
        unique=False,
    )


def _create_interaction_partnerships() -> None:
    op.create_table(
        "interaction_partnerships",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_interaction_partnerships_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_interaction_partnerships_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interaction_id", "partnership_id", name=op.f("pk_interaction_partnerships")),
    )
    op.create_index(
        op.f("ix_interaction_partnerships_partnership_id"), "interaction_partnerships", ["partnership_id"], unique=False
    )


def _create_interaction_people() -> None:
    op.create_table(
        "interaction_people",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_interaction_people_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_interaction_people_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("interaction_id", "person_id", name=op.f("pk_interaction_people")),
    )
    op.create_index(op.f("ix_interaction_people_person_id"), "interaction_people", ["person_id"], unique=False)


def _create_interaction_places() -> None:
    op.create_table(
        "interaction_places",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_interaction_places_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_interaction_places_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("interaction_id", "place_id", name=op.f("pk_interaction_places")),
    )
    op.create_index(op.f("ix_interaction_places_place_id"), "interaction_places", ["place_id"], unique=False)


def _create_interaction_themes() -> None:
    op.create_table(
        "interaction_themes",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_interaction_themes_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_interaction_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("interaction_id", "theme_id", name=op.f("pk_interaction_themes")),
    )
    op.create_index(op.f("ix_interaction_themes_theme_id"), "interaction_themes", ["theme_id"], unique=False)


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("rrule", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_meetings_organisation_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_meetings_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("key", name=op.f("uq_meetings_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meetings_organisation_id"), "meetings", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_meetings_source_id"), "meetings", ["source_id"], unique=False)


def _create_remarks() -> None:
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=True),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seeks_country", sa.String(), nullable=True),
        sa.Column("note", sa.JSON(), nullable=True),
        sa.CheckConstraint("kind IN ('blockage', 'proposal', 'offer', 'need')", name=op.f("ck_remarks_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_remarks_person_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_remarks_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
        sa.UniqueConstraint("key", name=op.f("uq_remarks_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_remarks_person_id"), "remarks", ["person_id"], unique=False)
    op.create_index(op.f("ix_remarks_source_id"), "remarks", ["source_id"], unique=False)


def _create_remark_organisations() -> None:
    op.create_table(
        "remark_organisations",
        sa.Column("remark_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_remark_organisations_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remarks.id"], name=op.f("fk_remark_organisations_remark_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", "organisation_id", name=op.f("pk_remark_organisations")),
    )
    op.create_index(
        op.f("ix_remark_organisations_organisation_id"), "remark_organisations", ["organisation_id"], unique=False
    )


def _create_remark_partnerships() -> None:
    op.create_table(
        "remark_partnerships",
        sa.Column("remark_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_remark_partnerships_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remarks.id"], name=op.f("fk_remark_partnerships_remark_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", "partnership_id", name=op.f("pk_remark_partnerships")),
    )
    op.create_index(
        op.f("ix_remark_partnerships_partnership_id"), "remark_partnerships", ["partnership_id"], unique=False
    )


def _create_remark_themes() -> None:
    op.create_table(
        "remark_themes",
        sa.Column("remark_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remarks.id"], name=op.f("fk_remark_themes_remark_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_remark_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", "theme_id", name=op.f("pk_remark_themes")),
    )
    op.create_index(op.f("ix_remark_themes_theme_id"), "remark_themes", ["theme_id"], unique=False)
