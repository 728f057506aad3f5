"""The same as a table, for those who count, sort and print."""

from zoneinfo import ZoneInfo

from bot.answers.action_items.listing import fitting, heading, zone_words
from bot.answers.talk import Say, Talk
from bot.following.parties import body_of, owner_of, somebody
from bot.formats.tables import Cell, table_file
from bot.intents import ItemTable
from data.model import ActionItem


def item_table(intent: ItemTable, talk: Talk) -> Say:
    """Give the items of a list as an .xlsx file, all pages of it."""
    voice, items = talk.voice, fitting(intent.items, talk)
    headings = (
        voice.say("No."),
        voice.say("What"),
        voice.say("Owner"),
        voice.say("Organisation"),
        voice.say("Date"),
        voice.say("Clock of"),
        voice.say("State"),
        voice.say("Asked by"),
        voice.say("Said on"),
        voice.say("What holds it up"),
    )
    title = heading(intent.items, talk)
    name = f"actions-{talk.today:%Y-%m-%d}"
    file = table_file(name, title, [str(one) for one in headings], [_row(one, talk) for one in items])
    said = voice.count("One action, as a table.", "{number} actions, as a table.", len(items))
    return Say(said, attachments=(file,))


def state_words(item: ActionItem, talk: Talk) -> str:
    """Say the state of an item in a word."""
    voice = talk.voice
    if item.state == "open" and item.accepted_at is None:
        return str(voice.say("not confirmed"))
    said = {"open": voice.say("open"), "blocked": voice.say("blocked"), "done": voice.say("done")}
    return str(said.get(item.state) or voice.say("dropped"))


def _row(item: ActionItem, talk: Talk) -> tuple[Cell, ...]:
    owner = owner_of(item, talk.memory)
    body = body_of(owner, talk.memory, talk.today) if owner else None
    asker = somebody(None, item.asker_member_id, talk.memory)
    held = [one.reason for one in talk.memory.blockages.of_item(item.id) if one.solved_at is None]
    return (
        item.id,
        item.text,
        owner.party.name if owner else None,
        body.name if body else None,
        item.due,
        zone_words(item, talk) if item.due else None,
        state_words(item, talk),
        asker.party.name if asker else None,
        item.said_at.astimezone(ZoneInfo(item.zone)).date(),
        "; ".join(held) or None,
    )
