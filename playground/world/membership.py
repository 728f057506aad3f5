"""Who belongs where: starting, blocking, joining, leaving, promoting, migrating."""

from dataclasses import replace

from playground.world import identifiers
from playground.world.accounts import Account, Bot, Person
from playground.world.chats import BOT_ADMINISTRATOR_RIGHTS, Group, Membership, PrivateChat, Topic
from playground.world.errors import WorldError
from playground.world.happenings import BlockChanged, MembershipChanged
from playground.world.posting import notice
from playground.world.world import World


def block(world: World, chat: PrivateChat, *, blocked: bool) -> None:
    """A person blocks or unblocks a bot; unblocking opens the chat."""
    if chat.blocked != blocked:
        chat.blocked = blocked
        world.feed.touch("chats", chat.key)
        world.announce(BlockChanged(chat, blocked))


def join(world: World, group: Group, account: Account, by: Account | None = None) -> None:
    """Somebody comes in, or is added by somebody."""
    if group.has(account):
        raise WorldError(f"{account.first_name} is already in the group")
    if isinstance(account, Bot) and not account.can_join_groups:
        raise WorldError("this bot can't join groups")
    change(world, group, by or account, Membership(account, "member"))
    notice(world, group, by or account, "new_chat_members", (account,))


def leave(world: World, group: Group, account: Account, by: Account | None = None) -> None:
    """Somebody leaves, or is removed by somebody."""
    if not group.has(account):
        raise WorldError(f"{account.first_name} is not in the group")
    notice(world, group, by or account, "left_chat_member", account)
    change(world, group, by or account, Membership(account, "kicked" if by and by is not account else "left"))


def promote(world: World, group: Group, account: Account, by: Account, rights: frozenset[str] | None = None) -> None:
    """Make somebody an administrator; all usual rights unless said."""
    granted = frozenset(BOT_ADMINISTRATOR_RIGHTS) - {"can_promote_members"} if rights is None else rights
    if not group.has(account):
        raise WorldError(f"{account.first_name} is not in the group")
    change(world, group, by, Membership(account, "administrator", granted))


def demote(world: World, group: Group, account: Account, by: Account) -> None:
    """Make an administrator a member again."""
    if not group.has(account):
        raise WorldError(f"{account.first_name} is not in the group")
    change(world, group, by, Membership(account, "member"))


def change(world: World, group: Group, by: Account, new: Membership) -> None:
    """Set a membership and tell those concerned."""
    old = group.members.get(new.account.id) or Membership(new.account, "left")
    group.members[new.account.id] = new
    world.feed.touch("chats", group.key)
    world.announce(MembershipChanged(group, by, old, new))


def migrate(world: World, group: Group) -> Group:
    """A basic group becomes a supergroup: a new id, new message numbers, the old chat closed."""
    if group.type != "group" or group.migrated_to:
        raise WorldError("only a basic group can become a supergroup")
    owner = owner_of(group)
    supergroup = Group(
        identifiers.supergroup_id_from(group.key),
        group.key,
        "supergroup",
        title=group.title,
        description=group.description,
        members={key: replace(member) for key, member in group.members.items()},
        migrated_from=group.id,
    )
    world.groups[supergroup.id] = supergroup
    notice(world, group, owner, "migrate_to_chat_id", supergroup.id)
    group.migrated_to = supergroup.id
    notice(world, supergroup, owner, "migrate_from_chat_id", group.id)
    world.feed.touch("chats", group.key)
    return supergroup


def owner_of(group: Group) -> Account:
    """The creator, else any administrator, else any member."""
    ranked = sorted(group.members.values(), key=lambda member: (member.status != "creator", not member.administers))
    people = [member.account for member in ranked if isinstance(member.account, Person)]
    if not people:
        raise WorldError("nobody is in the group")
    return people[0]


def open_topic(world: World, group: Group, by: Account, name: str) -> Topic:
    """A new topic of a forum; its number is that of the message that opens it."""
    if not group.forum:
        raise WorldError("this group is not a forum")
    topic = Topic(0, name[:128])
    opened = notice(world, group, by, "forum_topic_created", {"name": topic.name, "icon_color": topic.icon_color})
    topic.id = opened.topic = opened.number_for(0)
    group.topics[topic.id] = topic
    return topic
