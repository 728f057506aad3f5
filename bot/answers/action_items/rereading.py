"""A message was edited: read again, the difference is shown, and a new owner must accept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.answers.action_items import recording
from bot.answers.action_items.adding import add_one, announced
from bot.answers.action_items.cards import items_card
from bot.answers.action_items.doubts import keep_said, language_of
from bot.answers.action_items.showing import refresh
from bot.answers.action_items.words import due_words, owner_words, title
from bot.answers.talk import Say, Talk
from bot.following.parties import somebody
from bot.following.similar import likeness
from bot.intents import AddActionItems, ItemSaid, RereadActionItems
from bot.speech import Html, lines
from data.model import ActionItem, Outgoing

STILL_THE_SAME = 50.0
"""From this likeness on (0 to 100) a line is taken for an edited one."""


def reread(intent: RereadActionItems, talk: Talk) -> Say:
    """Bring the items of a message up to date with its words."""
    known = talk.memory.action_items.of_message(talk.where.id, intent.message_id)
    as_new = AddActionItems(intent.items, intent.said_at, intent.message_id, intent.said_by)
    if not known and not intent.items:
        return Say(Html(""))
    pairs, fresh, gone = _matched(known, intent.items)
    said: list[Html | None] = []
    rows: list[Outgoing] = []
    for item, new in pairs:
        line, told = _edited(item, new, talk)
        said.append(line)
        rows += told
    added = [add_one(one, as_new, talk) for one in fresh]
    rows += [row for one in added for row in announced(one, talk)]
    said += [talk.voice.say("＋ {item}", item=title(one)) for one in added]
    said += [_vanished(one, talk) for one in gone]
    return _answer(intent, known, lines(*said), rows, talk)


def _answer(
    intent: RereadActionItems, known: Sequence[ActionItem], difference: Html, rows: list[Outgoing], talk: Talk
) -> Say:
    items = talk.memory.action_items.of_message(talk.where.id, intent.message_id)
    if not known:
        return replace(items_card(items, talk), rows=tuple(rows))
    rows = [*rows, *(row for one in items[:1] for row in refresh(one, talk))]
    if not difference:
        return Say(Html(""), rows=tuple(rows))
    said = lines(talk.voice.say("✏️ Read again:"), difference)
    # A message of its own: the card is edited by its row, and an edit of the first answer is not what is meant.
    return Say(Html(""), rows=tuple(rows)).and_also(Say(said, to=talk.where.id))


def _matched(
    known: Sequence[ActionItem], lines_now: Sequence[ItemSaid]
) -> tuple[list[tuple[ActionItem, ItemSaid]], list[ItemSaid], list[ActionItem]]:
    """Pair each item with the line that it has become: the likest first, then by place."""
    open_items, open_lines = list(known), list(lines_now)
    pairs: list[tuple[ActionItem, ItemSaid]] = []
    scored = [
        (likeness(one.text, said.text), -abs(one.line - said.line), one, said) for one in known for said in lines_now
    ]
    for score, _, item, said in sorted(scored, key=lambda each: each[:2], reverse=True):
        alike = score >= STILL_THE_SAME or item.line == said.line
        if alike and item in open_items and said in open_lines:
            open_items.remove(item)
            open_lines.remove(said)
            pairs.append((item, said))
    return sorted(pairs, key=lambda pair: pair[0].id), open_lines, open_items


def _edited(item: ActionItem, said: ItemSaid, talk: Talk) -> tuple[Html | None, tuple[Outgoing, ...]]:
    new = _new_fields(item, said, talk)
    keep_said(item, said, talk, language_of(item, talk))
    if not any(getattr(item, name) != value for name, value in new.items()):
        return None, ()
    new_owner = (new["owner_person_id"], new["owner_member_id"]) != (item.owner_person_id, item.owner_member_id)
    if new_owner:
        new |= {"accepted_at": None if not _is_author(new, talk) else talk.now}
        new |= {"proposed_person_id": None, "proposed_member_id": None}
    kept = recording.change(item, talk, "RereadActionItems", **new)
    line = lines(talk.voice.say("✏️ {item}", item=title(kept)), *_differences(item, kept, talk))
    return line, announced(kept, talk) if new_owner else ()


def _new_fields(item: ActionItem, said: ItemSaid, talk: Talk) -> dict[str, Any]:
    first = said.owners[0] if said.owners else None
    owner = somebody(first.person_id, first.member_id, talk.memory) if first else None
    others = said.owners[1:]
    return {
        "text": said.text or said.verbatim,
        "line": said.line,
        "owner_person_id": owner.party.person_id if owner else item.owner_person_id,
        "owner_member_id": owner.party.member_id if owner else item.owner_member_id,
        "helper_person_ids": tuple(one.person_id for one in others if one.person_id),
        "helper_member_ids": tuple(one.member_id for one in others if one.member_id and not one.person_id),
        "due": said.due,
        "zone": said.zone,
        "rrule": said.rrule,
        "place_ids": said.place_ids,
        "organisation_ids": said.organisation_ids,
        "partnership_ids": said.partnership_ids,
    }


def _is_author(new: dict[str, Any], talk: Talk) -> bool:
    owner = somebody(new["owner_person_id"], new["owner_member_id"], talk.memory)
    return owner is not None and owner.is_(talk.member)


def _differences(before: ActionItem, after: ActionItem, talk: Talk) -> list[Html]:
    voice, nothing = talk.voice, talk.voice.say("no date")
    found = []
    if before.text != after.text:
        found.append(voice.say("– text: {before} → {after}", before=before.text, after=after.text))
    was, becomes = owner_words(before, talk), owner_words(after, talk)
    if was != becomes:
        found.append(voice.say("– who: {before} → {after}", before=was, after=becomes))
    due, later = due_words(before, talk) or nothing, due_words(after, talk) or nothing
    if due != later:
        found.append(voice.say("– date: {before} → {after}", before=due, after=later))
    return found


def _vanished(item: ActionItem, talk: Talk) -> Html | None:
    """What stands in the message no more is dropped, unless somebody has agreed to it already."""
    if item.state != "open":
        return None
    if item.accepted_at is not None and item.owner_member_id != item.asker_member_id:
        return talk.voice.say("{item} stands there no more; it stays open, because it was accepted.", item=title(item))
    kept = recording.change(item, talk, "RereadActionItems", state="dropped", done_at=talk.now)
    return talk.voice.say("🗑 Deleted: {item}", item=title(kept))
