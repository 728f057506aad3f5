"""Taking down what was said: each item gets its number and its card, what was said twice is asked about."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.action_items import recording
from bot.answers.action_items.asking import WAITING as DETAIL
from bot.answers.action_items.cards import items_card
from bot.answers.action_items.doubts import keep_said
from bot.answers.action_items.showing import silence
from bot.answers.action_items.telling import tell
from bot.answers.action_items.words import title
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.following.parties import Somebody, owner_of, somebody
from bot.following.similar import same_item
from bot.intents import AddActionItems, AskItemDetail, DropQuestion, ItemSaid, OfferActionItems, ShowItem
from bot.speech import Html, lines
from data.model import NEW_ID, ActionItem, Outgoing

WAITING = "items"
"""The kind under which the words of an item are awaited (bot/understanding/action_items/hearing.py)."""
MOST_OFFERED = 8


def add(intent: AddActionItems, talk: Talk) -> Say:
    """Keep the items of a message and show their card; of what was said before a short while ago, ask."""
    if not intent.items:
        wait_for(WAITING, intent, talk)
        asked = talk.voice.say("What is to be done? For example: Claire sends the letter by Friday")
        # Where Telegram passes on only what answers her, a plain line would never arrive.
        how = None if talk.where.private else talk.voice.say("Please reply to this message.")
        return Say(lines(asked, how), verdict="ask")
    twins = {} if intent.anyway else dict(_twins(intent, talk))
    fresh = [said for place, said in enumerate(intent.items) if place not in twins]
    if not fresh:
        return _same(intent, tuple(twins.values()), talk)
    kept = [add_one(said, intent, talk) for said in fresh]
    say = _echo(kept, talk)
    if not twins:
        _wait_for_owner(kept, talk)
        return say
    again = replace(intent, items=tuple(intent.items[place] for place in twins))
    return say.and_also(replace(_same(again, tuple(twins.values()), talk), to=talk.where.id))


def _wait_for_owner(kept: list[ActionItem], talk: Talk) -> None:
    """The card of an item that nobody owns asks who takes it: in private a name is the answer."""
    if talk.where.private and len(kept) == 1 and kept[0].owner_person_id is kept[0].owner_member_id is None:
        wait_for(DETAIL, AskItemDetail(kept[0].id, "owner"), talk)


def offer(intent: OfferActionItems, talk: Talk) -> Say:
    """Ask whether lines that nothing calls items are some."""
    voice, found = talk.voice, intent.items.items
    shown = [Html("• ") + one.verbatim for one in found[:MOST_OFFERED]]
    asked = voice.count("Is that an action to follow?", "Are those {number} actions to follow?", len(found))
    yes = Button(voice.say("yes, take them down"), intent.items)
    return Say(lines(asked, *shown), [[yes, Button(voice.say("no"), DropQuestion())]], verdict="ask")


def add_one(said: ItemSaid, intent: AddActionItems, talk: Talk) -> ActionItem:
    """Keep one item as it was understood."""
    item = recording.create(_item(said, intent, talk), said.verbatim or said.text, talk)
    keep_said(item, said, talk)
    return item


def announced(item: ActionItem, talk: Talk) -> tuple[Outgoing, ...]:
    """Ask the owner, unless they have said it themselves; and see to it that the card shows their silence."""
    owner = owner_of(item, talk.memory)
    if item.accepted_at is not None or owner is None:
        return ()
    return (*tell("asked", item, (owner.member,), talk), silence(item, talk))


def not_reached(items: list[ActionItem], talk: Talk) -> list[Somebody]:
    """Give the owners to whom Minga cannot write, each once."""
    owners = [owner_of(one, talk.memory) for one in items if one.accepted_at is None]
    found = {one.party: one for one in owners if one is not None and not one.reached}
    return list(found.values())


def start_link(talk: Talk) -> list[list[Button]]:
    """Give the button by which somebody opens the private chat."""
    me = talk.memory.settings.get("me")
    return [[Button(talk.voice.say("💬 write to me in private"), url=f"https://t.me/{me['username']}")]] if me else []


def _echo(items: list[ActionItem], talk: Talk) -> Say:
    say = items_card(items, talk)
    rows = tuple(row for one in items for row in announced(one, talk))
    link = start_link(talk) if not talk.where.private and not_reached(items, talk) else []
    return replace(say, buttons=[*say.buttons, *link], rows=rows)


def _item(said: ItemSaid, intent: AddActionItems, talk: Talk) -> ActionItem:
    first = said.owners[0] if said.owners else None
    owner = somebody(first.person_id, first.member_id, talk.memory) if first else None
    by_asker = owner is not None and owner.is_(talk.memory.members.get(intent.said_by) if intent.said_by else None)
    helpers = [one for one in said.owners[1:] if one != first]
    return ActionItem(
        id=NEW_ID,
        text=said.text or said.verbatim,
        said_at=intent.said_at,
        chat_id=talk.where.id,
        message_id=intent.message_id,
        line=said.line,
        asker_member_id=intent.said_by,
        owner_person_id=owner.party.person_id if owner else None,
        owner_member_id=owner.party.member_id if owner else None,
        accepted_at=talk.now if by_asker else None,
        due=said.due,
        zone=said.zone,
        rrule=said.rrule,
        meeting_id=said.meeting_id,
        meeting_original=said.meeting_original,
        helper_person_ids=tuple(one.person_id for one in helpers if one.person_id),
        helper_member_ids=tuple(one.member_id for one in helpers if one.member_id and not one.person_id),
        place_ids=said.place_ids,
        organisation_ids=said.organisation_ids,
        partnership_ids=said.partnership_ids,
    )


def _twins(intent: AddActionItems, talk: Talk) -> Iterator[tuple[int, int]]:
    """Give the items that say again what was said within a day in this chat: their place, and the earlier number."""
    here = [one for one in talk.memory.action_items.alive() if one.chat_id == talk.where.id]
    for place, said in enumerate(intent.items):
        owner = (said.owners[0].person_id, said.owners[0].member_id) if said.owners else (None, None)
        number = same_item(said.text, owner, intent.said_at, here)
        if number:
            yield place, number


def _same(intent: AddActionItems, numbers: tuple[int, ...], talk: Talk) -> Say:
    voice = talk.voice
    known = talk.memory.action_items.by_ids(dict.fromkeys(numbers))
    asked = [voice.say("Is that the same as {item}?", item=title(one)) for one in known]
    same = [Button(voice.say("yes, #{number}", number=one.id), ShowItem(one.id)) for one in known]
    other = Button(voice.say("no, a new one"), replace(intent, anyway=True))
    return Say(lines(*asked), [same, [other]], verdict="ask")
