"""One item in full, and who changed what about it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.answers.action_items.cards import item_card
from bot.answers.action_items.finding import readable
from bot.answers.action_items.recording import SUBJECT, fields_of
from bot.answers.action_items.saying import unknown_number
from bot.answers.action_items.words import day_words, moment, title
from bot.answers.talk import Button, Say, Talk
from bot.following.parties import somebody
from bot.intents import ItemHistory, ShowItem
from bot.speech import Html, Voice, bold, italic, joined, lines
from data.model import Blockage, Change

MOST_CHANGES = 15
LONGEST_VALUE = 60


def show_item(intent: ShowItem, talk: Talk) -> Say:
    """Show the card of an item, with what has held it up."""
    item = readable(intent.number, talk)
    if item is None:
        return unknown_number(intent.number, talk)
    say = item_card(item, talk)
    past = [_solved(one, talk) for one in talk.memory.blockages.of_item(item.id) if one.solved_at and one.solution]
    history = [Button(talk.voice.say("🕰 history"), ItemHistory(item.id))]
    over = item.state in {"done", "dropped"}
    return replace(say, html=lines(say.html, *past), buttons=say.buttons if over else [*say.buttons, history])


def item_history(intent: ItemHistory, talk: Talk) -> Say:
    """Say who changed what about an item, and when, the latest first."""
    item = readable(intent.number, talk)
    if item is None:
        return unknown_number(intent.number, talk)
    changes = talk.memory.changes.of(SUBJECT, item.id)
    told = [_line(one, talk) for one in changes[:MOST_CHANGES]]
    rest = len(changes) - len(told)
    more = talk.voice.count("… and one more", "… and {number} more", rest) if rest else None
    return Say(lines(bold(title(item)), *told, more), [[Button(f"#{item.id}", ShowItem(item.id))]])


def _line(one: Change, talk: Talk) -> Html:
    who = somebody(None, one.member_id, talk.memory)
    when = moment(one.at, talk.zone, talk)
    why = WHY.get(str(one.after.get("why")), _made)(talk.voice)
    name = who.party.name if who else talk.voice.say("Somebody")
    head = joined(" · ", (when, name, why))
    verbatim = one.after.get("verbatim")
    said = italic(talk.voice.say("“{words}”", words=_short(str(verbatim)))) if verbatim else None
    return lines(Html("– ") + head, said, *([] if verbatim else _values(one, talk)))


def _values(one: Change, talk: Talk) -> list[Html]:
    before, after, voice = fields_of(one.before), fields_of(one.after), talk.voice
    said = []
    if "due" in after:
        was, becomes = (_day(fields.get("due"), talk) for fields in (before, after))
        said.append(voice.say("– date: {before} → {after}", before=was, after=becomes))
    if {"owner_person_id", "owner_member_id"} & set(after):
        was, becomes = (_name(fields, talk) for fields in (before, after))
        said.append(voice.say("– who: {before} → {after}", before=was, after=becomes))
    if "text" in after:
        texts = {"before": _short(before.get("text", "")), "after": _short(after["text"])}
        said.append(voice.say("– text: {before} → {after}", **texts))
    return said


def _name(fields: Mapping[str, int | None], talk: Talk) -> str:
    one = somebody(fields.get("owner_person_id"), fields.get("owner_member_id"), talk.memory)
    return one.party.name if one else "–"


def _day(due: object, talk: Talk) -> str:
    return day_words(due.date(), talk) if isinstance(due, datetime) else "–"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_VALUE else flat[: LONGEST_VALUE - 1] + "…"


def _solved(one: Blockage, talk: Talk) -> Html:
    return talk.voice.say("🔓 {reason}: solved by {solution}", reason=one.reason, solution=one.solution)


def _made(voice: Voice) -> Html:
    return voice.say("taken down")


WHY: Mapping[str, Callable[[Voice], Html]] = {
    "AcceptItem": lambda voice: voice.say("accepted"),
    "DeclineItem": lambda voice: voice.say("not taken"),
    "Reassign": lambda voice: voice.say("to somebody else"),
    "ChangeDue": lambda voice: voice.say("another date"),
    "MarkDone": lambda voice: voice.say("done"),
    "Reopen": lambda voice: voice.say("reopened"),
    "DropItem": lambda voice: voice.say("dropped"),
    "KeepItem": lambda voice: voice.say("kept"),
    "Block": lambda voice: voice.say("blocked"),
    "Unblock": lambda voice: voice.say("no longer blocked"),
    "UndoItem": lambda voice: voice.say("undone"),
    "RereadActionItems": lambda voice: voice.say("message edited"),
    "Collapse": lambda voice: voice.say("missed, followed by the next one"),
}
"""What is said of each kind of change."""
