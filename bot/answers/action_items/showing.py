"""Cards that stand in chats are edited as their items live: rows that are put into words only as they leave."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.action_items.cards import card_name, items_card
from bot.answers.action_items.doubts import language_of
from bot.answers.action_items.words import SILENCE, asked_at
from bot.answers.talk import Say, Talk
from bot.following.parties import owner_of, proposed_for, somebody
from bot.speech import Voice
from data.model import Action, ActionItem, Outgoing

SAY = "action items"


def together(item: ActionItem, talk: Talk) -> tuple[ActionItem, ...]:
    """Give the items that share a card with this one where they were said; itself alone, mostly."""
    if item.message_id is None:
        return (item,)
    return talk.memory.action_items.of_message(item.chat_id, item.message_id) or (item,)


def refresh(item: ActionItem, talk: Talk) -> tuple[Outgoing, ...]:
    """Edit every card that shows an item, wherever it stands."""
    shared = together(item, talk)
    rows = [_row("edit", shared, item.chat_id, item, talk)] if item.chat_id else []
    rows += [_row("edit", (item,), chat, item, talk) for chat in _elsewhere(item, len(shared) > 1, talk)]
    # What shows these very versions already needs no edit.
    return tuple(row for row in rows if talk.memory.outbox.by_key(row.key) is None)


def put_up(item: ActionItem, talk: Talk) -> Outgoing:
    """Show a new item of its own accord, in the chat where its kin was said."""
    return _row("send", (item,), item.chat_id, item, talk)


def silence(item: ActionItem, talk: Talk) -> Outgoing:
    """Edit the card of an item once its owner has been silent for long."""
    row = _row("edit", together(item, talk), item.chat_id, item, talk)
    content = {**row.content, "unanswered": item.id}
    return replace(row, key=f"{row.key}:silence", kind="reminder", due_at=talk.now + SILENCE, content=content)


def shown(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Give the card of the items that a row names, as they are now; None when it has nothing new to show."""
    found = talk.memory.action_items.by_ids(outgoing.content["items"])
    silent = outgoing.content.get("unanswered")
    if silent and not any(one.id == silent and _is_silent(one, talk) for one in found):
        return None
    return items_card(found, talk) if found else None


def spoken_there(item: ActionItem, talk: Talk) -> Talk:
    """Give the talk in the language in which an item's card is spoken."""
    language = language_of(item, talk)
    return replace(talk, voice=Voice(language)) if language else talk


def private_chats(item: ActionItem, talk: Talk) -> Iterator[int]:
    """Give the private chats of those who have to do with an item."""
    memory = talk.memory
    asker = somebody(None, item.asker_member_id, memory)
    for one in (owner_of(item, memory), proposed_for(item, memory), asker):
        if one is not None and one.member is not None:
            yield one.member.user_id


def _is_silent(item: ActionItem, talk: Talk) -> bool:
    """Whether a card would say by now that nobody has answered, which it did not say before."""
    waits = item.state == "open" and item.accepted_at is None and proposed_for(item, talk.memory) is None
    return waits and owner_of(item, talk.memory) is not None and talk.now - asked_at(item, talk) >= SILENCE


def _elsewhere(item: ActionItem, shares: bool, talk: Talk) -> list[int]:
    """The other chats in which an item's own card was shown."""
    chats = dict.fromkeys((*private_chats(item, talk), *((item.chat_id,) if shares else ())))
    wanted = [one for one in chats if shares or one != item.chat_id]
    here = {talk.where.id: None} if talk.pressed else {}
    candidates = dict.fromkeys((*wanted, *(one for one in here if one != item.chat_id)))
    return [one for one in candidates if talk.memory.outbox.card_message(card_name(item), one) is not None]


def _row(action: Action, items: Sequence[ActionItem], chat_id: int, cause: ActionItem, talk: Talk) -> Outgoing:
    card = card_name(items[0]) if len(items) == 1 else f"items:{items[0].id}"
    content = {"say": SAY, "items": [one.id for one in items]}
    language = language_of(cause, talk) if chat_id == cause.chat_id else None
    if language:
        content["language"] = language
    versions = ".".join(str(one.version) for one in items)
    key = f"{card}:{cause.id}:{versions}:{action}:{chat_id}"
    return Outgoing(key, chat_id, action, "answer", talk.now, content, card=card)
