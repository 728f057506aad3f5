"""Partnerships and relays."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_partnerships()
    _create_partnership_associates()
    _create_partnership_organisations()
    _create_partnership_places()
    _create_partnership_themes()
    _create_relays()


def downgrade() -> None:
    op.drop_table("relays")
    op.drop_table("partnership_themes")
    op.drop_table("partnership_places")
    op.drop_table("partnership_organisations")
    op.drop_table("partnership_associates")
    op.drop_table("partnerships")


def _create_partnerships() -> None:
    op.create_table(
        "partnerships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=True),
        sa.Column("instruments", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "status IN ('seeking', 'forming', 'active', 'asleep', 'ended')", name=op.f("ck_partnerships_status")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_partnerships_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnerships")),
        sa.UniqueConstraint("key", name=op.f("uq_partnerships_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_partnerships_source_id"), "partnerships", ["source_id"], unique=False)


def _create_partnership_associates() -> None:
    op.create_table(
        "partnership_associates",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_partnership_associates_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_partnership_associates_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partnership_id", "organisation_id", name=op.f("pk_partnership_associates")),
    )
    op.create_index(
        op.f("ix_partnership_associates_organisation_id"), "partnership_associates", ["organisation_id"], unique=False
    )


def _create_partnership_organisations() -> None:
    op.create_table(
        "partnership_organisations",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_partnership_organisations_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_partnership_organisations_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partnership_id", "organisation_id", name=op.f("pk_partnership_organisations")),
    )
    op.create_index(
        op.f("ix_partnership_organisations_organisation_id"),
        "partnership_organisations",
        ["organisation_id"],
        unique=False,
    )


def _create_partnership_places() -> None:
    op.create_table(
        "partnership_places",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_partnership_places_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_partnership_places_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("partnership_id", "place_id", name=op.f("pk_partnership_places")),
    )
    op.create_index(op.f("ix_partnership_places_place_id"), "partnership_places", ["place_id"], unique=False)


def _create_partnership_themes() -> None:
    op.create_table(
        "partnership_themes",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_partnership_themes_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_partnership_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("partnership_id", "theme_id", name=op.f("pk_partnership_themes")),
    )
    op.create_index(op.f("ix_partnership_themes_theme_id"), "partnership_themes", ["theme_id"], unique=False)


def _create_relays() -> None:
    op.create_table(
        "relays",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("use", sa.JSON(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_relays_organisation_id")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_relays_place_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_relays_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relays")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_relays_organisation_id"), "relays", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_relays_place_id"), "relays", ["place_id"], unique=False)
    op.create_index(op.f("ix_relays_source_id"), "relays", ["source_id"], unique=False)
