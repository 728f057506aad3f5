"""Done, reopened, dropped, undone: the asker hears the end, and for ten minutes nothing is final."""

from bot.answers.action_items import recording
from bot.answers.action_items.doubts import keep_said, language_of, said_of
from bot.answers.action_items.finding import readable, wanted
from bot.answers.action_items.resting import as_it_stands
from bot.answers.action_items.saying import changed, hint, unknown_number
from bot.answers.action_items.showing import put_up, refresh
from bot.answers.action_items.telling import owner_and_asker, tell
from bot.answers.action_items.words import title
from bot.answers.talk import Button, Say, Talk
from bot.following.recurring import next_item
from bot.following.standing import standings
from bot.intents import CancelItem, DropItem, KeepItem, MarkDone, Reopen, UndoItem
from bot.speech import lines
from data.model import ActionItem, Outgoing

OVER = frozenset({"done", "dropped"})


def mark_done(intent: MarkDone, talk: Talk) -> Say:
    """These are done."""
    found = [(number, wanted(number, MarkDone, talk)) for number in dict.fromkeys(intent.numbers)]
    says = [one if isinstance(one, Say) else finish_one(one, talk) for _, one in found]
    return says[0] if len(says) == 1 else _together(says)


def finish_one(item: ActionItem, talk: Talk) -> Say:
    """Close one item; the next one appears if it comes again."""
    if item.state in OVER:
        return hint(talk.voice.say("{item} is closed already.", item=title(item)), talk)
    by = talk.member.id if talk.member else None
    kept = recording.change(
        item, talk, "MarkDone", state="done", done_at=talk.now, done_by=by,
        proposed_person_id=None, proposed_member_id=None,
    )  # fmt: skip
    as_it_stands(kept, talk)
    told = tell("done", kept, owner_and_asker(kept, talk), talk)
    return changed(kept, talk.voice.say("✅ Done: {item}", item=title(kept)), talk, (*told, *follow(kept, talk)))


def follow(item: ActionItem, talk: Talk) -> tuple[Outgoing, ...]:
    """Let the next item of a rule appear, once."""
    if item.rrule is None or item.due is None or talk.memory.action_items.next_of(item.id) is not None:
        return ()
    following = next_item(item, recording.anchor(item, talk), talk.now)
    if following is None:
        return ()
    kept = recording.create(following, item.text, talk)
    said = said_of(item, talk)
    if said is not None:
        keep_said(kept, said, talk, language_of(item, talk))
    return (put_up(kept, talk),)


def reopen(intent: Reopen, talk: Talk) -> Say:
    """It is not done, or not dropped, after all."""
    item = wanted(intent.number, Reopen, talk)
    if isinstance(item, Say):
        return item
    if item.state not in OVER:
        return hint(talk.voice.say("{item} is open.", item=title(item)), talk)
    kept = recording.change(item, talk, "Reopen", state="open", done_at=None, done_by=None)
    told = tell("reopened", kept, owner_and_asker(kept, talk), talk)
    return changed(kept, talk.voice.say("🔄 Open again: {item}", item=title(kept)), talk, told)


def drop(intent: DropItem, talk: Talk) -> Say:
    """Nobody wants it any more; it keeps its number and its history."""
    item = wanted(intent.number, DropItem, talk)
    if isinstance(item, Say):
        return item
    if item.state in OVER:
        return hint(talk.voice.say("{item} is closed already.", item=title(item)), talk)
    kept = recording.change(item, talk, "DropItem", state="dropped", done_at=talk.now, done_by=_me(talk))
    as_it_stands(kept, talk)
    told = tell("dropped", kept, owner_and_asker(kept, talk), talk)
    return changed(kept, talk.voice.say("🗑 Deleted: {item}", item=title(kept)), talk, told)


def keep(intent: KeepItem, talk: Talk) -> Say:
    """It is old, and is still wanted."""
    item = wanted(intent.number, KeepItem, talk)
    if isinstance(item, Say):
        return item
    kept = recording.change(item, talk, "KeepItem")
    said = talk.voice.say("Kept: {item}. A new date helps.", item=title(kept))
    return changed(kept, said, talk)


def undo(intent: UndoItem, talk: Talk) -> Say:
    """Take back the last change of an item, within ten minutes."""
    number = intent.number or recording.last_changed_by(talk.sender.user_id, talk)
    if number is None:
        return hint(talk.voice.say("There is nothing that I could undo."), talk)
    item = readable(number, talk)
    if item is None:
        return unknown_number(number, talk)
    last = recording.last_change(number, talk)
    mine = last is not None and talk.member is not None and last.member_id == talk.member.id
    if last is None or talk.now - last.at > recording.UNDO_FOR:
        return hint(talk.voice.say("Only what was changed in the last ten minutes can be undone."), talk)
    if not mine and not standings(item, talk.member, talk.memory) & {"owner", "asker", "editor"}:
        return hint(talk.voice.say("Only whoever changed it, or a coordinator, can undo that."), talk)
    withdrawn = _withdrawn(item, talk) if item.state == "done" else ()
    kept = recording.restore(item, last, talk)
    as_it_stands(kept, talk)
    return changed(kept, talk.voice.say("↩ Undone: {item}", item=title(kept)), talk, withdrawn)


def cancel(intent: CancelItem, talk: Talk) -> Say:
    """Drop it, or take back what was just done to it; ask where either may be meant."""
    item = wanted(intent.number, CancelItem, talk)
    if isinstance(item, Say):
        return item
    last = recording.last_change(item.id, talk)
    recent = last is not None and last.before and talk.now - last.at <= recording.UNDO_FOR
    if not recent:
        return drop(DropItem(item.id), talk)
    if item.state in OVER:
        return undo(UndoItem(item.id), talk)
    voice = talk.voice
    back = Button(voice.say("↩ only the last change"), UndoItem(item.id))
    away = Button(voice.say("🗑 delete #{number}", number=item.id), DropItem(item.id))
    return Say(voice.say("What shall be cancelled? {item}", item=title(item)), [[back], [away]], verdict="ask")


def _withdrawn(item: ActionItem, talk: Talk) -> tuple[Outgoing, ...]:
    """The next item of a rule goes again when the one before it was not done after all."""
    following = talk.memory.action_items.next_of(item.id)
    if following is None or following.state != "open" or following.version > 1:
        return ()
    return refresh(recording.change(following, talk, "UndoItem", state="dropped", done_at=talk.now), talk)


def _together(says: list[Say]) -> Say:
    said = [one.html for one in says if one.html]
    rows = {row.key: row for one in says for row in one.rows}
    toasts = [one.toast for one in says if one.toast]
    buttons = [one.buttons[0] for one in says if one.html and one.buttons]
    return Say(lines(*said), buttons, toast=" ".join(toasts) or None, rows=tuple(rows.values()))


def _me(talk: Talk) -> int | None:
    return talk.member.id if talk.member else None
