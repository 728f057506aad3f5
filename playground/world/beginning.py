"""A world file: who and what there is when the local Telegram starts."""

from typing import Any

from playground.world.accounts import Bot, Person
from playground.world.chats import BOT_ADMINISTRATOR_RIGHTS, Group
from playground.world.errors import WorldError
from playground.world.world import World

Beginning = dict[str, Any]
_ALL_RIGHTS = frozenset(BOT_ADMINISTRATOR_RIGHTS)


def populate(world: World, beginning: Beginning) -> None:
    """Create the bots, people and groups of a world file; raises WorldError when it makes no sense."""
    for one in beginning.get("bots", []):
        make_bot(world, one)
    for one in beginning.get("people", []):
        make_person(world, one)
    for one in beginning.get("groups", []):
        make_group(world, one)


def make_bot(world: World, one: dict[str, Any]) -> Bot:
    """A bot: token, username, first_name; perhaps id, privacy_mode, inline_mode, inline_feedback, can_join_groups."""
    _check(
        one,
        {"token", "username"},
        {"id", "first_name", "privacy_mode", "inline_mode", "inline_feedback", "can_join_groups"},
    )
    known = {
        name: one[name] for name in ("privacy_mode", "inline_mode", "inline_feedback", "can_join_groups") if name in one
    }
    name = one.get("first_name") or one["username"]
    return world.add_bot(Bot(one.get("id", 0), name, username=one["username"], token=one["token"], **known))


def make_person(world: World, one: dict[str, Any]) -> Person:
    """A person: key, first_name; perhaps id, last_name, username, language_code, time_zone, phone_number, started."""
    optional = {"id", "last_name", "username", "language_code", "time_zone", "phone_number", "started"}
    _check(one, {"key", "first_name"}, optional)
    known = {name: one[name] for name in optional - {"id", "started"} if one.get(name)}
    person = world.add_person(Person(one.get("id", 0), one["first_name"], key=one["key"], **known))
    if one.get("started"):
        for bot in world.bots.values():
            world.private[bot.id, person.id].started = True
    return person


def make_group(world: World, one: dict[str, Any]) -> Group:
    """A group: key, title; perhaps type, id, username, members, administrators (the first is the owner), forum."""
    optional = {"type", "id", "username", "members", "administrators", "forum", "description"}
    _check(one, {"key", "title"}, optional)
    kind = one.get("type", "supergroup")
    group = world.add_group(one["key"], one["title"], kind, group_id=one.get("id", 0), forum=bool(one.get("forum")))
    group.username, group.description = one.get("username"), one.get("description")
    administrators = one.get("administrators", [])
    for place, name in enumerate(administrators):
        status = "creator" if place == 0 and not name.startswith("@") else "administrator"
        world.enroll(group, world.account(name), status, _ALL_RIGHTS)
    for name in one.get("members", []):
        if name not in administrators:
            world.enroll(group, world.account(name))
    return group


def _check(one: dict[str, Any], required: set[str], optional: set[str]) -> None:
    if missing := required - one.keys():
        raise WorldError(f"missing: {', '.join(sorted(missing))} in {one}")
    if unknown := one.keys() - required - optional:
        raise WorldError(f"unknown: {', '.join(sorted(unknown))} in {one}")
