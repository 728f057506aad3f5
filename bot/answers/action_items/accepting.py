"""Agreed, not me, somebody else: an item is never in limbo; whoever owns it keeps it until another one accepts."""

from typing import Any

from bot.access import may_change
from bot.answers.action_items import recording
from bot.answers.action_items.adding import announced
from bot.answers.action_items.asking import ask_detail
from bot.answers.action_items.doubts import party_buttons, settle
from bot.answers.action_items.finding import wanted
from bot.answers.action_items.finishing import finish_one
from bot.answers.action_items.saying import changed, hint
from bot.answers.action_items.telling import asker_of, owner_and_asker, tell
from bot.answers.action_items.words import title, unreached_words
from bot.answers.talk import Say, Talk
from bot.following.parties import Somebody, left_on, of_member, owner_of, proposed_for, somebody, successors
from bot.following.standing import standings
from bot.intents import AcceptItem, AcceptOrFinish, AskItemDetail, DeclineItem, MarkDone, Reassign
from bot.speech import Html, lines
from data.model import ActionItem

NOBODY = {"proposed_person_id": None, "proposed_member_id": None}


def accept(intent: AcceptItem, talk: Talk) -> Say:
    """The owner agrees; whoever was asked to take it over owns it from now on; what is free goes to the taker."""
    item = wanted(intent.number, AcceptItem, talk)
    if isinstance(item, Say):
        return item
    taker = of_member(talk.member, talk.memory) if talk.member else None
    if item.state not in {"open", "blocked"} or taker is None:
        return hint(talk.voice.say("{item} is closed.", item=title(item)), talk)
    owner = owner_of(item, talk.memory)
    if owner is not None and owner.is_(talk.member) and item.accepted_at is not None:
        return hint(talk.voice.say("You have accepted {item} already.", item=title(item)), talk)
    kept = recording.change(item, talk, "AcceptItem", accepted_at=talk.now, **_owned_by(taker), **NOBODY)
    settle(kept, talk, "owner")
    told = tell("accepted", kept, (asker_of(kept, talk), owner.member if owner else None), talk)
    return changed(kept, talk.voice.say("👍 Agreed: {item}", item=title(kept)), talk, told)


def accept_or_finish(intent: AcceptOrFinish, talk: Talk) -> Say:
    """A thumb means "agreed" where nobody has agreed yet, and "done" afterwards; from others it means nothing."""
    item = talk.memory.action_items.get(intent.number)
    if item is None or item.state not in {"open", "blocked"}:
        return Say(Html(""))
    mine = standings(item, talk.member, talk.memory)
    agreeing = proposed_for(item, talk.memory) is not None or (item.accepted_at is None and "free" not in mine)
    if agreeing:
        return accept(AcceptItem(intent.number), talk) if may_change(AcceptItem, mine) else Say(Html(""))
    done = may_change(MarkDone, mine - {"editor"}) and item.accepted_at is not None
    return finish_one(item, talk) if done else Say(Html(""))


def decline(intent: DeclineItem, talk: Talk) -> Say:
    """Not I: it goes to somebody else, or back to whoever asked, as an open question."""
    item = wanted(intent.number, DeclineItem, talk)
    if isinstance(item, Say):
        return item
    if intent.to is not None or intent.said:
        return reassign(Reassign(intent.number, intent.to, intent.said, intent.choices), talk)
    proposed = proposed_for(item, talk.memory)
    if proposed is not None and proposed.is_(talk.member):
        kept = recording.change(item, talk, "DeclineItem", **NOBODY)
    else:
        kept = recording.change(item, talk, "DeclineItem", accepted_at=None, **_owned_by(None))
    told = tell("declined", kept, owner_and_asker(kept, talk), talk)
    return changed(kept, talk.voice.say("🙅 Noted: {item} needs somebody else.", item=title(kept)), talk, told)


def reassign(intent: Reassign, talk: Talk) -> Say:
    """Somebody else shall own it: at once where nobody does, else as soon as they accept."""
    item = wanted(intent.number, Reassign, talk)
    if isinstance(item, Say):
        return item
    if intent.to is None:
        return _who(intent, item, talk)
    to = somebody(intent.to.person_id, intent.to.member_id, talk.memory)
    if to is None:
        return hint(talk.voice.say("I don’t know {name} any more.", name=intent.to.name), talk)
    gone = left_on(to, talk.memory, talk.today)
    if gone is not None:
        return _left(item, to, talk)
    return _handed(item, to, talk)


def _handed(item: ActionItem, to: Somebody, talk: Talk) -> Say:
    owner = owner_of(item, talk.memory)
    settle(item, talk, "owner")
    if owner is not None and owner.party == to.party:
        kept = recording.change(item, talk, "Reassign", **NOBODY)
        return changed(kept, talk.voice.say("{name} keeps {item}", name=to.party.name, item=title(kept)), talk)
    if owner is None or to.is_(talk.member) or _keeps_nothing(item, owner, talk):
        return _given(item, to, talk)
    asked = {"proposed_person_id": to.party.person_id, "proposed_member_id": to.party.member_id}
    kept = recording.change(item, talk, "Reassign", **asked)
    told = tell("handed", kept, (to.member,), talk)
    said = talk.voice.say(
        "🔁 {name} is asked; until then {owner} keeps {item}",
        name=to.party.name,
        owner=owner.party.name,
        item=title(kept),
    )
    return changed(kept, lines(said, unreached_words(to, talk)), talk, told)


def _given(item: ActionItem, to: Somebody, talk: Talk) -> Say:
    agreed = talk.now if to.is_(talk.member) else None
    kept = recording.change(item, talk, "Reassign", accepted_at=agreed, **_owned_by(to), **NOBODY)
    said = talk.voice.say("{item} → {name}", item=title(kept), name=to.party.name)
    return changed(kept, said, talk, announced(kept, talk))


def _keeps_nothing(item: ActionItem, owner: Somebody, talk: Talk) -> bool:
    """Whoever has left, or has not accepted and hands it on, does not keep it until the next one accepts."""
    if left_on(owner, talk.memory, talk.today) is not None:
        return True
    return item.accepted_at is None and owner.is_(talk.member)


def _who(intent: Reassign, item: ActionItem, talk: Talk) -> Say:
    voice = talk.voice
    if intent.choices:
        asked = voice.say("“{said}”: who is meant?", said=intent.said)
        return Say(asked, party_buttons(item.id, intent.choices), verdict="ask")
    if intent.said:
        return hint(
            voice.say("I don’t know “{said}”. Who shall take {item}?", said=intent.said, item=title(item)), talk
        )
    return ask_detail(AskItemDetail(item.id, "owner"), talk)


def _left(item: ActionItem, to: Somebody, talk: Talk) -> Say:
    gone = left_on(to, talk.memory, talk.today) or talk.today
    heirs = successors(to, talk.memory, talk.today)
    name, day = to.party.name, talk.voice.day(gone)
    if heirs:
        asked = talk.voice.say("{name} left on {day}: give it to {heir}?", name=name, day=day, heir=heirs[0].name)
        return Say(asked, party_buttons(item.id, heirs), verdict="ask")
    return hint(
        talk.voice.say("{name} left on {day}. Who shall take {item}?", name=name, day=day, item=title(item)), talk
    )


def _owned_by(one: Somebody | None) -> dict[str, Any]:
    return {
        "owner_person_id": one.party.person_id if one else None,
        "owner_member_id": one.party.member_id if one else None,
    }
