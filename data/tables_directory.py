"""The directory: places, organisations, people, posts, and the names that they answer to."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from data.columns import PlainJson, link, metadata, number, one_of, references
from data.model import Language, PlaceKind, SubjectKind

sources = Table(
    "sources",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", PlainJson, nullable=False),
    Column("on", Date, nullable=False),
    sqlite_autoincrement=True,
)

places = Table(
    "places",
    metadata,
    number(),
    Column("code", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    references("parent_id", "places", optional=True),
    Column("time_zone", String, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("population", Integer),
    Column("exact_only", Boolean, nullable=False),
    Column("former", Boolean, nullable=False),
    references("successor_id", "places", optional=True),
    one_of("kind", PlaceKind),
    sqlite_autoincrement=True,
)

organisations = Table(
    "organisations",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country_code", String, nullable=False),
    references("place_id", "places", optional=True),
    references("parent_id", "organisations", optional=True),
    references("successor_id", "organisations", optional=True),
    Column("description", PlainJson),
    Column("acronym", String),
    references("source_id", "sources", optional=True),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)

themes = Table(
    "themes",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("name", PlainJson, nullable=False),
    references("source_id", "sources", optional=True),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("given_name", String, nullable=False),
    Column("family_name", String, nullable=False),
    references("source_id", "sources", optional=True),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)

posts = Table(
    "posts",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    references("organisation_id", "organisations"),
    Column("title", PlainJson, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("relay", Boolean, nullable=False),
    references("source_id", "sources", optional=True),
    Column("note", PlainJson),
    sqlite_autoincrement=True,
)
post_places = link("post_places", ("post_id", "posts"), ("place_id", "places"))
post_themes = link("post_themes", ("post_id", "posts"), ("theme_id", "themes"))

tenures = Table(
    "tenures",
    metadata,
    number(),
    references("post_id", "posts"),
    references("person_id", "people", optional=True, on_delete="SET NULL"),
    references("source_id", "sources"),
    Column("as_of", Date, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("confirmed_on", Date),
    Column("stand_in", Boolean, nullable=False),
    Column("note", PlainJson),
    Column("erased", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

aliases = Table(
    "aliases",
    metadata,
    number(),
    Column("kind", String, nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("language", String),
    Column("note", String),
    references("source_id", "sources", optional=True),
    UniqueConstraint("kind", "subject_id", "name"),
    one_of("kind", SubjectKind),
    one_of("language", Language),
    sqlite_autoincrement=True,
)

# The one row whose lock puts all changes of the directory in a line: a version seen is a version complete.
directory_version = Table(
    "directory_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
)

# For each subject the last version that touched it: what an index that knows an older version must read again.
directory_log = Table(
    "directory_log",
    metadata,
    Column("kind", String, primary_key=True),
    Column("subject_id", Integer, primary_key=True),
    Column("version", BigInteger, nullable=False),
    one_of("kind", SubjectKind),
    Index(None, "version"),
)

# Everything that was ever loaded from facts, by digest: what people removed since does not come back with the facts.
seeded = Table(
    "seeded",
    metadata,
    Column("kind", String, primary_key=True),
    Column("digest", String, primary_key=True),
)
