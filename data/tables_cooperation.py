"""What organisations do together: partnerships, contacts, what was told."""

from sqlalchemy import Boolean, Column, Date, Integer, String, Table

from data.columns import JsonTuple, PlainJson, UtcDateTime, link, metadata, number, one_of, references
from data.model import PartnershipStatus, RemarkKind

partnerships = Table(
    "partnerships",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("name", PlainJson, nullable=False),
    Column("status", String, nullable=False),
    Column("as_of", Date, nullable=False),
    references("source_id", "sources"),
    Column("note", PlainJson),
    Column("instruments", JsonTuple, nullable=False),
    one_of("status", PartnershipStatus),
    sqlite_autoincrement=True,
)
partnership_organisations = link(
    "partnership_organisations", ("partnership_id", "partnerships"), ("organisation_id", "organisations")
)
partnership_associates = link(
    "partnership_associates", ("partnership_id", "partnerships"), ("organisation_id", "organisations")
)
partnership_places = link("partnership_places", ("partnership_id", "partnerships"), ("place_id", "places"))
partnership_themes = link("partnership_themes", ("partnership_id", "partnerships"), ("theme_id", "themes"))

relays = Table(
    "relays",
    metadata,
    number(),
    references("organisation_id", "organisations"),
    references("place_id", "places"),
    Column("use", PlainJson, nullable=False),
    references("source_id", "sources"),
    Column("rank", Integer, nullable=False),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)

interactions = Table(
    "interactions",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", PlainJson, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    references("source_id", "sources"),
    Column("summary", PlainJson),
    Column("zone", String),
    Column("starts_at", UtcDateTime),
    Column("ends_at", UtcDateTime),
    Column("venue", PlainJson),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)
interaction_organisations = link(
    "interaction_organisations", ("interaction_id", "interactions"), ("organisation_id", "organisations")
)
interaction_people = link("interaction_people", ("interaction_id", "interactions"), ("person_id", "people"))
interaction_places = link("interaction_places", ("interaction_id", "interactions"), ("place_id", "places"))
interaction_partnerships = link(
    "interaction_partnerships", ("interaction_id", "interactions"), ("partnership_id", "partnerships")
)
interaction_themes = link("interaction_themes", ("interaction_id", "interactions"), ("theme_id", "themes"))

remarks = Table(
    "remarks",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("told_on", Date, nullable=False),
    Column("title", PlainJson),
    Column("summary", PlainJson, nullable=False),
    references("source_id", "sources"),
    Column("open", Boolean, nullable=False),
    references("person_id", "people", optional=True, on_delete="SET NULL"),
    Column("seeks_country", String),
    Column("note", PlainJson),
    one_of("kind", RemarkKind),
    sqlite_autoincrement=True,
)
remark_organisations = link("remark_organisations", ("remark_id", "remarks"), ("organisation_id", "organisations"))
remark_partnerships = link("remark_partnerships", ("remark_id", "remarks"), ("partnership_id", "partnerships"))
remark_themes = link("remark_themes", ("remark_id", "remarks"), ("theme_id", "themes"))
