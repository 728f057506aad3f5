"""Telling those who have to do with an item what became of it, in their language and at their hours."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal
from zoneinfo import ZoneInfo

from bot.answers.action_items.cards import buttons, card_name, item_words
from bot.answers.action_items.words import due_words, title
from bot.answers.talk import Button, Say, Talk
from bot.following.hours import awake_from
from bot.following.parties import owner_of, proposed_for, somebody, zone_of
from bot.intents import Reopen, ShowItem
from bot.reminding.wishes import paused_until
from bot.speech import Html, Voice, lines
from data.model import ActionItem, Member, Outgoing

SAY = "told of an item"
What = Literal["asked", "handed", "accepted", "declined", "date", "done", "reopened", "dropped", "blocked", "unblocked"]


def tell(
    what: What, item: ActionItem, members: Iterable[Member | None], talk: Talk, text: str = ""
) -> tuple[Outgoing, ...]:
    """Tell members what became of an item, each once, but not whoever did it."""
    by = talk.member.id if talk.member else None
    told = {
        one.id: one for one in members if one is not None and one.id != by and wants(one) and not _pausing(one, talk)
    }
    return tuple(_row(what, item, one, talk, text) for one in told.values())


def wants(member: Member) -> bool:
    """Whether somebody may be written to unasked."""
    return member.left_at is None and member.reachable and not member.paused


def _pausing(member: Member, talk: Talk) -> bool:
    return paused_until(member, talk.memory, talk.now) is not None


def asker_of(item: ActionItem, talk: Talk) -> Member | None:
    """Give the member who asked for an item."""
    return talk.memory.members.get(item.asker_member_id) if item.asker_member_id else None


def owner_and_asker(item: ActionItem, talk: Talk) -> tuple[Member | None, ...]:
    """Give those who hear of an item's end."""
    owner = owner_of(item, talk.memory)
    return (owner.member if owner else None, asker_of(item, talk))


def told(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Put into words what somebody is told; None when it does not hold any more."""
    if talk.member is not None and _pausing(talk.member, talk):
        return None
    item = talk.memory.action_items.get(outgoing.content["item"])
    what: What = outgoing.content["what"]
    if item is None or not _still(what, item, talk):
        return None
    who = somebody(None, outgoing.content["by"], talk.memory)
    name = who.party.name if who else talk.voice.say("Somebody")
    if what in {"asked", "handed"}:
        return Say(lines(_asking(what, name, talk.voice), item_words(item, talk)), buttons(item, talk))
    said = SENTENCES[what](talk.voice, name, title(item))
    text = outgoing.content["text"]
    return Say(lines(said, text or None, _detail(what, item, talk)), _buttons(what, item, talk))


def _row(what: What, item: ActionItem, member: Member, talk: Talk, text: str) -> Outgoing:
    zone = (
        ZoneInfo(member.zone)
        if member.zone
        else zone_of(somebody(None, member.id, talk.memory), talk.memory, talk.home, talk.today)
    )
    content = {
        "say": SAY,
        "what": what,
        "item": item.id,
        "by": talk.member.id if talk.member else None,
        "text": text,
        "user": member.user_id,
    }
    return Outgoing(
        key=f"told:{item.id}:{item.version}:{what}:{member.id}",
        chat_id=member.user_id,
        action="send",
        kind="reminder",
        due_at=awake_from(talk.now, zone, member),
        content=content,
        card=card_name(item) if what in {"asked", "handed"} else None,
    )


def _still(what: What, item: ActionItem, talk: Talk) -> bool:
    """Whether what was to be told is so still: it may have been undone before it could leave."""
    if what == "asked":
        owner = owner_of(item, talk.memory)
        return item.state == "open" and owner is not None and owner.is_(talk.member)
    if what == "handed":
        proposed = proposed_for(item, talk.memory)
        return item.state == "open" and proposed is not None and proposed.is_(talk.member)
    state = {"done": "done", "dropped": "dropped", "blocked": "blocked"}.get(what)
    if what == "accepted" and item.accepted_at is None:
        return False
    return state is None or item.state == state


def _asking(what: What, name: Html | str, voice: Voice) -> Html:
    if what == "handed":
        return voice.say("{name} asks you to take this over:", name=name)
    return voice.say("{name} asks you:", name=name)


SENTENCES: Mapping[str, Callable[[Voice, Html | str, str], Html]] = {
    "accepted": lambda voice, name, item: voice.say("👍 {name} agrees to {item}", name=name, item=item),
    "declined": lambda voice, name, item: voice.say("🙅 {name} does not take {item}", name=name, item=item),
    "date": lambda voice, name, item: voice.say("📅 {name} has set another date: {item}", name=name, item=item),
    "done": lambda voice, name, item: voice.say("✅ {name} has finished {item}", name=name, item=item),
    "reopened": lambda voice, name, item: voice.say("🔄 {name} has reopened {item}", name=name, item=item),
    "dropped": lambda voice, name, item: voice.say("🗑 {name} has deleted {item}", name=name, item=item),
    "blocked": lambda voice, name, item: voice.say("⛔ {name} reports what holds up {item}", name=name, item=item),
    "unblocked": lambda voice, name, item: voice.say("🔓 {name}: no longer held up, {item}", name=name, item=item),
}
"""What is said of each change, by who did it."""


def _detail(what: What, item: ActionItem, talk: Talk) -> Html | None:
    return due_words(item, talk) or talk.voice.say("no date") if what == "date" else None


def _buttons(what: What, item: ActionItem, talk: Talk) -> list[list[Button]]:
    show = Button(f"#{item.id}", ShowItem(item.id))
    if what in {"done", "dropped"}:
        return [[show, Button(talk.voice.say("🔄 reopen"), Reopen(item.id))]]
    return [[show]]
