"""What was not clear when an item was said stays asked on its card, with a button for each thing that may be meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.answers.action_items import words
from bot.answers.talk import Button, Talk
from bot.following.parties import owner_of
from bot.intents import AddActionItems, AskItemDetail, ChangeDue, Doubt, ItemSaid, Party, Reassign
from bot.packing import pack, unpack
from bot.remembering import EVERYBODY
from bot.speech import Html, Voice
from bot.times.zones import at_wall
from data.model import LANGUAGES, ActionItem, Language, Recollection

KEPT_FOR = timedelta(days=400)
MOST_CHOICES = 4
IN_A_ROW = 2


def keep_said(item: ActionItem, said: ItemSaid, talk: Talk, language: Language | None = None) -> None:
    """Keep how an item was understood, and the language in which its card is spoken."""
    bare = replace(said, text="", verbatim="")
    value = {"language": language or talk.voice.language, "said": pack(AddActionItems((bare,), item.said_at))}
    until = talk.now + KEPT_FOR
    talk.memory.recollections.keep(Recollection(item.chat_id, EVERYBODY, _topic(item), value, until))


def said_of(item: ActionItem, talk: Talk) -> ItemSaid | None:
    """Give how an item was understood when it was said; None when that is no longer known."""
    kept = talk.memory.recollections.get(item.chat_id, EVERYBODY, _topic(item), talk.now)
    heard = unpack(kept.value["said"]) if kept else None
    return heard.items[0] if isinstance(heard, AddActionItems) and heard.items else None


def language_of(item: ActionItem, talk: Talk) -> Language | None:
    """Give the language in which the card of an item is spoken where the item was said."""
    kept = talk.memory.recollections.get(item.chat_id, EVERYBODY, _topic(item), talk.now)
    return next((one for one in LANGUAGES if kept and kept.value.get("language") == one), None)


def settle(item: ActionItem, talk: Talk, *kinds: str) -> None:
    """Ask no more about what has been answered."""
    said = said_of(item, talk)
    if said is None:
        return
    left = tuple(doubt for doubt in said.doubts if doubt.kind not in kinds)
    included = None if "due" in kinds else said.included
    keep_said(item, replace(said, doubts=left, included=included), talk, language_of(item, talk))


def doubts_of(item: ActionItem, talk: Talk) -> tuple[Doubt, ...]:
    """Give what has to be asked about a living item still."""
    said = said_of(item, talk)
    if item.state not in {"open", "blocked"}:
        return ()
    found = said.doubts if said else ()
    return tuple(doubt for doubt in found if _stands(doubt, item, talk))


def doubt_lines(item: ActionItem, talk: Talk) -> Iterator[Html]:
    """Ask what is not clear, a line each."""
    voice = talk.voice
    for doubt in doubts_of(item, talk):
        if doubt.kind == "owner" and (doubt.parties or doubt.said[:1].isupper()):
            yield voice.say("❓ “{said}”: who is meant?", said=doubt.said)
        elif doubt.kind == "due":
            yield _about_the_date(doubt, voice)
        elif doubt.kind == "text":
            yield voice.say("❓ What is to be done? Please edit your message.")


def doubt_buttons(item: ActionItem, talk: Talk, *, numbered: bool = False) -> list[list[Button]]:
    """Give a button for each thing that may be meant; with its number, where several items share a card."""
    before = f"#{item.id} " if numbered else ""
    rows: list[list[Button]] = []
    for doubt in doubts_of(item, talk):
        keys = [Button(before + label, intent) for label, intent in _choices(doubt, item, talk)]
        rows += [keys[place : place + IN_A_ROW] for place in range(0, len(keys), IN_A_ROW)]
    return rows + [[Button(before + label, intent)] for label, intent in _included(item, talk)]


def party_buttons(number: int, parties: Iterable[Party]) -> list[list[Button]]:
    """Give a button for each of those to whom an item may go."""
    return [[Button(one.name, Reassign(number, one))] for one in list(parties)[:MOST_CHOICES]]


def _stands(doubt: Doubt, item: ActionItem, talk: Talk) -> bool:
    if doubt.kind == "owner":
        return owner_of(item, talk.memory) is None
    return doubt.kind == "text" or item.due is None


def _about_the_date(doubt: Doubt, voice: Voice) -> Html:
    if doubt.said:
        return voice.say("❓ “{said}”: which day is meant?", said=doubt.said)
    return voice.say("❓ By when?")


def _choices(doubt: Doubt, item: ActionItem, talk: Talk) -> Sequence[tuple[str, Reassign | ChangeDue | AskItemDetail]]:
    if doubt.kind == "owner":
        return [(one.name, Reassign(item.id, one)) for one in doubt.parties[:MOST_CHOICES]]
    if doubt.kind != "due":
        return []
    zone = ZoneInfo(item.zone)
    dates = [
        (words.day_words(due.date(), talk), ChangeDue(item.id, due, item.zone)) for due in doubt.dues[:MOST_CHOICES]
    ]
    return [*dates, (talk.voice.say("no date"), ChangeDue(item.id, None, zone.key))]


def _included(item: ActionItem, talk: Talk) -> Sequence[tuple[str, ChangeDue]]:
    """ "Before Friday" was taken for Thursday: a button takes Friday in."""
    said = said_of(item, talk)
    if said is None or said.included is None or item.state != "open" or item.due == said.included:
        return []
    day = at_wall(said.included, ZoneInfo(item.zone))[0].date()
    label = talk.voice.say("{day} included", day=words.day_words(day, talk))
    return [(label, ChangeDue(item.id, said.included, item.zone))]


def _topic(item: ActionItem) -> str:
    return f"item:{item.id}"
