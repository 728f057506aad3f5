"""What was promised, what holds it up, and what others ask of the network."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, String, Table

from data.columns import UtcDateTime, WallTime, link, metadata, number, one_of, references
from data.model import ActionItemState, Language, RequestState

action_items = Table(
    "action_items",
    metadata,
    number(),
    Column("text", String, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("message_id", BigInteger),
    Column("line", Integer, nullable=False),
    references("asker_member_id", "members", optional=True, on_delete="SET NULL"),
    references("owner_person_id", "people", optional=True, on_delete="SET NULL"),
    references("owner_member_id", "members", optional=True, on_delete="SET NULL"),
    Column("accepted_at", UtcDateTime),
    references("proposed_person_id", "people", optional=True, on_delete="SET NULL"),
    references("proposed_member_id", "members", optional=True, on_delete="SET NULL"),
    Column("due", WallTime),
    Column("zone", String, nullable=False),
    Column("rrule", String),
    references("previous_id", "action_items", optional=True, on_delete="SET NULL"),
    references("meeting_id", "meetings", optional=True, on_delete="SET NULL"),
    Column("meeting_original", WallTime),
    Column("done_at", UtcDateTime),
    references("done_by", "members", optional=True, on_delete="SET NULL"),
    Column("version", Integer, nullable=False),
    one_of("state", ActionItemState),
    Index(None, "chat_id", "message_id"),
    sqlite_autoincrement=True,
)
action_item_helper_people = link(
    "action_item_helper_people", ("action_item_id", "action_items"), ("person_id", "people")
)
action_item_helper_members = link(
    "action_item_helper_members", ("action_item_id", "action_items"), ("member_id", "members")
)
action_item_places = link("action_item_places", ("action_item_id", "action_items"), ("place_id", "places"))
action_item_organisations = link(
    "action_item_organisations", ("action_item_id", "action_items"), ("organisation_id", "organisations")
)
action_item_partnerships = link(
    "action_item_partnerships", ("action_item_id", "action_items"), ("partnership_id", "partnerships")
)

blockages = Table(
    "blockages",
    metadata,
    number(),
    Column("reason", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    references("action_item_id", "action_items", optional=True, on_delete="CASCADE"),
    references("partnership_id", "partnerships", optional=True, on_delete="SET NULL"),
    Column("review_on", Date),
    Column("could_help", String),
    Column("solved_at", UtcDateTime),
    Column("solution", String),
    references("said_by", "members", optional=True, on_delete="SET NULL"),
    sqlite_autoincrement=True,
)

requests = Table(
    "requests",
    metadata,
    number(),
    Column("user_id", BigInteger, index=True),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False),
    Column("text", String, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False),
    references("place_id", "places", optional=True),
    references("owner_person_id", "people", optional=True, on_delete="SET NULL"),
    references("owner_member_id", "members", optional=True, on_delete="SET NULL"),
    Column("closed_at", UtcDateTime),
    Column("escalated", Integer, nullable=False),
    one_of("language", Language),
    one_of("state", RequestState),
    sqlite_autoincrement=True,
)

request_steps = Table(
    "request_steps",
    metadata,
    number(),
    references("request_id", "requests", on_delete="CASCADE"),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    references("member_id", "members", optional=True, on_delete="SET NULL"),
    sqlite_autoincrement=True,
)
