"""Every change of an item is kept with what was before, so that it can be shown and undone."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from bot.answers.talk import Talk
from data.model import NEW_ID, ActionItem, Change, Json, Recollection

SUBJECT = "action_item"
UNDO_FOR = timedelta(minutes=10)
LAST_CHANGED = "changed item"
INSTANTS = frozenset({"said_at", "accepted_at", "done_at", "due", "meeting_original"})
COUNTED = frozenset({"id", "version"})


def create(item: ActionItem, verbatim: str, talk: Talk) -> ActionItem:
    """Keep a new item, with the whole line in which it was said."""
    kept = talk.memory.action_items.add(item)
    after = {name: value for name, value in _plain(kept).items() if value not in (None, [])}
    _note(kept.id, {}, after | {"verbatim": verbatim}, talk)
    return kept


def change(before: ActionItem, talk: Talk, why: str, **new: Any) -> ActionItem:
    """Keep what is new about an item; `why` names the intent, for the history."""
    after = replace(before, **new)
    was, becomes = _plain(before), _plain(after)
    changed = [name for name in was if was[name] != becomes[name]]
    kept = talk.memory.action_items.update(after)
    _note(
        before.id,
        {name: was[name] for name in changed},
        {name: becomes[name] for name in changed} | {"why": why},
        talk,
    )
    return kept


def last_change(number: int, talk: Talk) -> Change | None:
    """Give the last change of an item that was not an undoing, and has not been undone."""
    undone: set[int] = set()
    for one in talk.memory.changes.of(SUBJECT, number):
        if "undoes" in one.after:
            undone.add(int(one.after["undoes"]))
        elif one.id not in undone:
            return one
    return None


def restore(item: ActionItem, undone: Change, talk: Talk) -> ActionItem:
    """Bring back what was before a change; what was made by it is dropped."""
    before = fields_of(undone.before) if undone.before else {"state": "dropped"}
    return _undoing(item, undone, {name: _there(name, value, talk) for name, value in before.items()}, talk)


def _undoing(item: ActionItem, undone: Change, before: Mapping[str, Any], talk: Talk) -> ActionItem:
    after = replace(item, **before)
    kept = talk.memory.action_items.update(after)
    _note(item.id, dict(undone.after), {**_plain_values(before), "undoes": undone.id, "why": "UndoItem"}, talk)
    return kept


def fields_of(kept: Json) -> dict[str, Any]:
    """Give the fields of an item that a change has kept as JSON."""
    known = {field.name for field in fields(ActionItem)}
    return {name: _back(name, value) for name, value in kept.items() if name in known}


def anchor(item: ActionItem, talk: Talk) -> datetime:
    """Give the date from which the rule of an item repeats, as naive wall time: a moved date does not move the rule."""
    first = item
    while first.previous_id and (before := talk.memory.action_items.get(first.previous_id)):
        if before.rrule != item.rrule:
            break
        first = before
    for one in talk.memory.changes.of(SUBJECT, first.id):
        if one.after.get("rrule") and one.after.get("due"):
            return datetime.fromisoformat(one.after["due"])
    return first.due or item.said_at.replace(tzinfo=None)


def last_changed_by(user_id: int, talk: Talk) -> int | None:
    """Give the number of the item that somebody changed last in this chat, a short while ago."""
    kept = talk.memory.recollections.get(talk.where.id, user_id, LAST_CHANGED, talk.now)
    return int(kept.value["item"]) if kept else None


def last_change_at(user_id: int, talk: Talk) -> datetime | None:
    """Give when somebody changed an item last in this chat; None when that was too long ago to be undone."""
    kept = talk.memory.recollections.get(talk.where.id, user_id, LAST_CHANGED, talk.now)
    return kept.expires_at - UNDO_FOR if kept else None


def _there(name: str, value: Any, talk: Talk) -> Any:
    """Whoever was erased meanwhile does not come back."""
    if value is None or not name.endswith(("person_id", "member_id")):
        return value
    known = talk.memory.people.get(value) if name.endswith("person_id") else talk.memory.members.get(value)
    return value if known else None


def _note(number: int, before: Json, after: Json, talk: Talk) -> None:
    by = talk.member.id if talk.member else None
    talk.memory.changes.add(Change(NEW_ID, talk.now, SUBJECT, number, before, after, by))
    if talk.sender.user_id:
        until = talk.now + UNDO_FOR
        kept = Recollection(talk.where.id, talk.sender.user_id, LAST_CHANGED, {"item": number}, until)
        talk.memory.recollections.keep(kept)


def _plain(item: ActionItem) -> dict[str, Any]:
    return _plain_values({field.name: getattr(item, field.name) for field in fields(item) if field.name not in COUNTED})


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _back(name: str, value: Any) -> Any:
    if name in INSTANTS and value is not None:
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
