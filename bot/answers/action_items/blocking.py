"""The register of blockages: what holds an item up, since when, who could help, how it was solved."""

from dataclasses import replace
from datetime import date, timedelta

from bot.answers.action_items import recording
from bot.answers.action_items.asking import ask_detail
from bot.answers.action_items.finding import wanted
from bot.answers.action_items.resting import standing
from bot.answers.action_items.saying import changed, hint
from bot.answers.action_items.telling import owner_and_asker, tell
from bot.answers.action_items.words import title, until_words
from bot.answers.talk import Say, Talk
from bot.directory import working_countries
from bot.following.parties import country_of, owner_of, zone_of
from bot.following.similar import solved_like
from bot.following.workdays import on_or_after
from bot.intents import AskItemDetail, Block, Unblock
from bot.speech import Html, joined, lines
from data.model import NEW_ID, ActionItem, Blockage

REST = timedelta(days=14)
"""After so long somebody looks at it again, when nobody has said otherwise."""
MOST_EXAMPLES = 2


def block(intent: Block, talk: Talk) -> Say:
    """Take down what holds an item up; its reminders rest until the day on which it is looked at again."""
    item = wanted(intent.number, Block, talk)
    if isinstance(item, Say):
        return item
    if item.state not in {"open", "blocked"}:
        return hint(talk.voice.say("{item} is closed.", item=title(item)), talk)
    if not intent.reason.strip():
        return ask_detail(AskItemDetail(item.id, "blockage"), talk)
    review = intent.review_on or _review_day(item, talk)
    _note(intent, item, review, talk)
    kept = recording.change(item, talk, "Block", state="blocked")
    known = solved_like(intent.reason, talk.memory.blockages.all())
    said = lines(
        talk.voice.say("⛔ Noted as held up: {item}", item=title(kept)),
        joined(" · ", (intent.reason, until_words(review, talk))),
        _examples(known, talk),
    )
    told = tell("blocked", kept, owner_and_asker(kept, talk), talk, intent.reason)
    return changed(kept, said, talk, told)


def unblock(intent: Unblock, talk: Talk) -> Say:
    """What held it up is solved; how, is asked for those who meet the same difficulty later."""
    item = wanted(intent.number, Unblock, talk)
    if isinstance(item, Say):
        return item
    if item.state != "blocked":
        return _how(intent, item, talk)
    held = standing(item, talk)
    if held is not None:
        talk.memory.blockages.update(replace(held, solved_at=talk.now, solution=intent.solution or None))
    kept = recording.change(item, talk, "Unblock", state="open")
    told = tell("unblocked", kept, owner_and_asker(kept, talk), talk, intent.solution)
    say = changed(kept, talk.voice.say("🔓 No longer held up: {item}", item=title(kept)), talk, told)
    if intent.solution or held is None:
        return say
    return say.and_also(replace(ask_detail(AskItemDetail(item.id, "solution"), talk), to=talk.where.id))


def similar_words(reason: str, talk: Talk) -> Html | None:
    """Say which difficulties of a kind were solved before, and how; None when none were."""
    return _examples(solved_like(reason, talk.memory.blockages.all()), talk)


def _how(intent: Unblock, item: ActionItem, talk: Talk) -> Say:
    """The answer to "how was it solved?" comes when the item is open again already."""
    last = next(reversed(talk.memory.blockages.of_item(item.id)), None)
    if last is None or not intent.solution:
        return hint(talk.voice.say("Nothing holds up {item}.", item=title(item)), talk)
    talk.memory.blockages.update(replace(last, solution=intent.solution, solved_at=last.solved_at or talk.now))
    return changed(item, talk.voice.say("Thank you, noted for the next time."), talk)


def _note(intent: Block, item: ActionItem, review: date, talk: Talk) -> None:
    held = standing(item, talk)
    if held is not None:
        talk.memory.blockages.update(
            replace(held, reason=intent.reason, review_on=review, could_help=intent.could_help or held.could_help)
        )
        return
    new = Blockage(
        NEW_ID,
        intent.reason,
        talk.now,
        item.id,
        item.partnership_ids[0] if item.partnership_ids else None,
        review,
        intent.could_help,
        said_by=talk.member.id if talk.member else None,
    )
    talk.memory.blockages.add(new)


def _review_day(item: ActionItem, talk: Talk) -> date:
    zone = zone_of(owner_of(item, talk.memory), talk.memory, talk.home, talk.today)
    country = country_of(zone, talk.home, working_countries(talk.directory.shores))
    return on_or_after(talk.now.astimezone(zone).date() + REST, country)


def _examples(known: tuple[Blockage, ...], talk: Talk) -> Html | None:
    if not known:
        return None
    head = talk.voice.count("💡 One similar difficulty was solved:", "💡 {number} similar were solved:", len(known))
    return lines(head, *(talk.voice.say("– {solution}", solution=one.solution) for one in known[:MOST_EXAMPLES]))
