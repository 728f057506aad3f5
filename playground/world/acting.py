"""What people do: say, edit, press, react, upload, ask inline."""

from collections.abc import Iterable
from dataclasses import replace

from playground.text.entities import Entity, FormattedText
from playground.text.tidy import tidy
from playground.world.accounts import Bot, Person
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.contents import Content, Document, Photo, Poll, Service, Text
from playground.world.errors import UnknownError, WorldError
from playground.world.happenings import PollChanged, Reacted, Voted
from playground.world.membership import block
from playground.world.messages import Markup, Message, Origin
from playground.world.posting import MessageParts, edit, post, touched
from playground.world.world import World


def written(text: str, marked: Iterable[Entity] = ()) -> FormattedText:
    """A text as Telegram's apps send it, with the entities they find; raises when nothing is in it."""
    formatted = tidy(FormattedText(text, tuple(marked)))
    if not formatted.text:
        raise WorldError("nothing visible in the text")
    return formatted


def speak(
    world: World,
    person: Person,
    chat: Chat,
    content: Content,
    *,
    reply_to: Message | None = None,
    topic: int | None = None,
    via_bot: Bot | None = None,
    origin: Origin | None = None,
    markup: Markup | None = None,
    inline_id: str | None = None,
) -> Message:
    """Send something as a person; /start opens a private chat, writing to a blocked bot unblocks it."""
    _check_may_write(person, chat)
    if isinstance(chat, PrivateChat):
        _open(world, chat)
    if isinstance(chat, Group) and topic is None and reply_to is not None:
        topic = reply_to.topic
    parts: MessageParts = {"reply_to": reply_to, "topic": topic, "via_bot": via_bot, "origin": origin}
    parts["markup"], parts["inline_id"] = markup, inline_id
    return post(world, chat, person, content, **parts)


def _check_may_write(person: Person, chat: Chat) -> None:
    if person.deactivated:
        raise WorldError(f"the account of {person.first_name} is deactivated")
    if isinstance(chat, Group) and (not chat.has(person) or chat.dissolved or chat.migrated_to):
        raise WorldError(f"{person.first_name} can't write in this group")
    if isinstance(chat, PrivateChat) and chat.person is not person:
        raise WorldError("this is somebody else's chat")


def _open(world: World, chat: PrivateChat) -> None:
    if chat.blocked:
        block(world, chat, blocked=False)
    if not chat.started:
        chat.started = True
        world.feed.touch("chats", chat.key)


def revise(world: World, person: Person, chat: Chat, message: Message, text: str) -> None:
    """Edit one's own text or caption."""
    content = message.content
    if message.sender is not person or isinstance(content, Service):
        raise WorldError("only one's own messages can be edited")
    formatted = written(text)
    if isinstance(content, Text):
        edit(world, chat, message, Text(formatted))
    elif isinstance(content, Document | Photo):
        edit(world, chat, message, replace(content, caption=formatted))
    else:
        raise WorldError("there is no text in this message")


def react(world: World, person: Person, chat: Chat, message: Message, emojis: list[str]) -> None:
    """Set one's reactions to a message; none takes them away."""
    old = tuple(message.reactions.pop(person.id, ()))
    if emojis:
        message.reactions[person.id] = emojis
    if old != tuple(emojis):
        touched(world, chat, message)
        world.announce(Reacted(chat, message, person, old, tuple(emojis)))


def vote(world: World, person: Person, chat: Chat, message: Message, chosen: list[int]) -> None:
    """Vote in a poll, or take the vote back with no options."""
    poll = message.content
    if not isinstance(poll, Poll) or poll.closed:
        raise WorldError("there is no open poll in this message")
    if len(chosen) > 1 and not poll.several_answers:
        raise WorldError("this poll takes one answer")
    if any(not 0 <= index < len(poll.options) for index in chosen):
        raise UnknownError("the poll has no such option")
    for index, option in enumerate(poll.options):
        option.voters = [voter for voter in option.voters if voter is not person]
        if index in chosen:
            option.voters.append(person)
    touched(world, chat, message)
    _tell_of_vote(world, person, message, poll)


def _tell_of_vote(world: World, person: Person, message: Message, poll: Poll) -> None:
    if isinstance(message.sender, Bot):
        world.announce(PollChanged(message.sender, poll))
        if not poll.anonymous:
            world.announce(Voted(message.sender, poll, person))


def find_button(message: Message, label: str | None, position: int | None) -> dict[str, object]:
    """The inline button with this label (exact, else containing it), or at this position counted from 1."""
    buttons = [button for row in message.inline_keyboard for button in row]
    if position is not None:
        if not 1 <= position <= len(buttons):
            raise UnknownError(f"the message has no button {position}")
        return buttons[position - 1]
    wanted = (label or "").strip()
    for matches in (str.__eq__, lambda text, part: bool(part) and part.lower() in text.lower()):
        found = [button for button in buttons if matches(str(button["text"]), wanted)]
        if found:
            return found[0]
    raise UnknownError(f"no button {label!r}, only {[button['text'] for button in buttons]}")
