"""Another date: offered by the owner with their agreement, or set by whoever may; the asker is told."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.answers.action_items import recording
from bot.answers.action_items.asking import ask_detail
from bot.answers.action_items.doubts import settle
from bot.answers.action_items.finding import wanted
from bot.answers.action_items.saying import changed, hint
from bot.answers.action_items.telling import owner_and_asker, tell
from bot.answers.action_items.words import day_words, due_words, title
from bot.answers.talk import Button, Say, Talk
from bot.following.standing import standings
from bot.intents import AskItemDetail, ChangeDue
from bot.speech import Html, lines
from bot.times.zones import at_wall
from data.model import ActionItem

MOST_DATES = 4


def change_due(intent: ChangeDue, talk: Talk) -> Say:
    """Set another date, or take it away; ask which one is meant when there is a doubt."""
    item = wanted(intent.number, ChangeDue, talk)
    if isinstance(item, Say):
        return item
    if intent.doubt is not None:
        return _which(intent, item, talk)
    if intent.due is not None and at_wall(intent.due, ZoneInfo(intent.zone))[0] < talk.now:
        return hint(talk.voice.say("That is past already. By when?"), talk)
    kept = _dated(intent, item, talk)
    settle(kept, talk, "due")
    said = lines(talk.voice.say("📅 New date: {item}", item=title(kept)), _now_due(kept, talk))
    return _with_included(
        changed(kept, said, talk, tell("date", kept, owner_and_asker(kept, talk), talk)), intent, talk
    )


def _dated(intent: ChangeDue, item: ActionItem, talk: Talk) -> ActionItem:
    # Whoever names a date by which they will do it has agreed to do it.
    agreed = item.accepted_at or (talk.now if "owner" in standings(item, talk.member, talk.memory) else None)
    rule = intent.rrule or (item.rrule if intent.due is not None else None)
    return recording.change(
        item, talk, "ChangeDue", due=intent.due, zone=intent.zone, rrule=rule, accepted_at=agreed
    )  # fmt: skip


def _now_due(item: ActionItem, talk: Talk) -> Html:
    return due_words(item, talk) or talk.voice.say("no date")


def _with_included(say: Say, intent: ChangeDue, talk: Talk) -> Say:
    if intent.included is None or talk.pressed:
        return say
    label = talk.voice.say("{day} included", day=day_words(intent.included.date(), talk))
    taking_in = Button(label, ChangeDue(intent.number, intent.included, intent.zone))
    return Say(say.html, [*say.buttons, [taking_in]], rows=say.rows)


def _which(intent: ChangeDue, item: ActionItem, talk: Talk) -> Say:
    doubt = intent.doubt
    if doubt is None or not doubt.dues:
        again = ask_detail(AskItemDetail(item.id, "due"), talk)
        unclear = talk.voice.say("“{said}”: which day is meant?", said=doubt.said) if doubt and doubt.said else None
        return replace(again, html=lines(unclear, again.html))
    asked = talk.voice.say("“{said}”: which day is meant?", said=doubt.said)
    zone = ZoneInfo(intent.zone)
    dates = [
        [Button(day_words(at_wall(due, zone)[0].date(), talk), ChangeDue(item.id, due, intent.zone))]
        for due in doubt.dues[:MOST_DATES]
    ]
    return Say(asked, dates, verdict="ask")
