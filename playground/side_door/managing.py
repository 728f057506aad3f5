"""Creating people, bots and groups; joining, leaving, promoting, blocking, migrating."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.side_door.requests import Asked, read
from playground.side_door.views import account_view, chat_view
from playground.world import membership
from playground.world.accounts import Account, Bot, Person
from playground.world.beginning import make_bot, make_group, make_person
from playground.world.chats import Group, PrivateChat
from playground.world.errors import WorldError
from playground.world.menus import commands_for
from playground.world.posting import notice


async def state(request: Request) -> Response:
    """Everybody, and the chats that `as` sees."""
    asked = await read(request)
    world = asked.world
    view: dict[str, Any] = {
        "version": world.feed.version,
        "people": [account_view(person) for person in world.people.values()],
        "bots": [account_view(bot) for bot in world.bots.values()],
    }
    if asked.optional("as"):
        person = asked.person
        view["chats"] = [chat_view(chat, person) for chat in world.chats_of(person)]
    return JSONResponse(view)


async def new_person(request: Request) -> Response:
    """A person, as in a world file."""
    asked = await read(request)
    return JSONResponse(account_view(make_person(asked.world, asked.body)), 201)


async def new_bot(request: Request) -> Response:
    """A bot, as in a world file."""
    asked = await read(request)
    return JSONResponse(account_view(make_bot(asked.world, asked.body)), 201)


async def new_group(request: Request) -> Response:
    """A group, as in a world file; bots in it get my_chat_member."""
    asked = await read(request)
    bots = [name for name in asked.body.get("members", []) if name.startswith("@")]
    asked.body["members"] = [name for name in asked.body.get("members", []) if name not in bots]
    group = make_group(asked.world, asked.body)
    for name in bots:
        membership.join(asked.world, group, asked.world.account(name), membership.owner_of(group))
    return JSONResponse({"id": group.id, "key": group.key, "type": group.type, "title": group.title}, 201)


_PERSON_FIELDS = {"first_name", "last_name", "language_code", "time_zone", "deactivated", "phone_number"}
_BOT_FIELDS = {"privacy_mode", "inline_mode", "inline_feedback", "can_join_groups", "revoked"}


async def change_person(request: Request) -> Response:
    """Change a person: names, language_code, time_zone, deactivated."""
    asked = await read(request)
    return _changed(asked, asked.world.person(request.path_params["key"]), _PERSON_FIELDS)


async def change_bot(request: Request) -> Response:
    """Do as BotFather: privacy_mode, inline_mode, inline_feedback, can_join_groups, revoked."""
    asked = await read(request)
    return _changed(asked, asked.world.bot(request.path_params["name"]), _BOT_FIELDS)


def _changed(asked: Asked, account: Person | Bot, fields: set[str]) -> Response:
    if unknown := asked.body.keys() - fields:
        raise WorldError(f"unknown: {', '.join(sorted(unknown))}")
    for name, value in asked.body.items():
        setattr(account, name, value)
    asked.world.feed.touch("people")
    return JSONResponse(account_view(account))


async def change_group(request: Request) -> Response:
    """join, leave, add, remove, promote, demote, migrate, delete, topic: `as` acts, on `account` where it needs one."""
    asked = await read(request)
    group, action = asked.world.group(request.path_params["chat"]), request.path_params["action"]
    actor = asked.person if asked.optional("as") else membership.owner_of(group)
    name = asked.optional("account")
    changed = _act(asked, group, action, actor, asked.world.account(name) if name else actor)
    return JSONResponse({"id": changed.id, "key": changed.key, "type": changed.type, "title": changed.title})


def _act(asked: Asked, group: Group, action: str, actor: Account, subject: Account) -> Group:
    world = asked.world
    on_somebody = {
        "join": lambda: membership.join(world, group, subject),
        "add": lambda: membership.join(world, group, subject, actor),
        "leave": lambda: membership.leave(world, group, subject),
        "remove": lambda: membership.leave(world, group, subject, actor),
        "promote": lambda: membership.promote(world, group, subject, actor),
        "demote": lambda: membership.demote(world, group, subject, actor),
    }
    if action in on_somebody:
        on_somebody[action]()
        return group
    return _act_on_group(asked, group, action, actor)


def _act_on_group(asked: Asked, group: Group, action: str, actor: Account) -> Group:
    world = asked.world
    match action:
        case "look":
            pass
        case "migrate":
            return membership.migrate(world, group)
        case "delete":
            group.dissolved = True
            world.feed.touch("chats", group.key)
        case "rename":
            group.title = asked.text("title")
            notice(world, group, actor, "new_chat_title", group.title)
        case "topic":
            membership.open_topic(world, group, actor, asked.text("name"))
        case _:
            raise WorldError(f"a group can't be asked to {action!r}")
    return group


async def block(request: Request) -> Response:
    """Block or unblock a bot: `blocked`."""
    asked = await read(request)
    chat = asked.chat
    if not isinstance(chat, PrivateChat):
        raise WorldError("only a bot can be blocked")
    membership.block(asked.world, chat, blocked=bool(asked.body.get("blocked", True)))
    return JSONResponse(chat_view(chat, asked.person))


async def commands(request: Request) -> Response:
    """The commands that `as` is offered in a chat, by bot."""
    asked = await read(request)
    chat, person = asked.chat, asked.person
    offered = [{"bot": bot.username, **command} for bot in chat.bots() for command in commands_for(bot, chat, person)]
    return JSONResponse({"commands": offered})


ROUTES = [
    Route("/sim/state", state, methods=["GET"]),
    Route("/sim/people", new_person, methods=["POST"]),
    Route("/sim/bots", new_bot, methods=["POST"]),
    Route("/sim/groups", new_group, methods=["POST"]),
    Route("/sim/people/{key}", change_person, methods=["PATCH"]),
    Route("/sim/bots/{name}", change_bot, methods=["PATCH"]),
    Route("/sim/groups/{chat}/{action}", change_group, methods=["POST"]),
    Route("/sim/chats/{chat}/block", block, methods=["PUT"]),
    Route("/sim/chats/{chat}/commands", commands, methods=["GET"]),
]
