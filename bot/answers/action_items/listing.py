"""Lists of items: what fits what was asked, the most urgent first, a page at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.answers.action_items.cards import IN_A_ROW
from bot.answers.action_items.words import day_words, title
from bot.answers.talk import Button, Say, Talk
from bot.following.agenda import by_urgency
from bot.following.parties import Somebody, of_member, owner_of, somebody
from bot.following.recurring import due_instant
from bot.following.standing import may_read
from bot.intents import ItemTable, ListItems, Party, ShowItem
from bot.speech import Html, bold, joined, lines
from data.model import ActionItem

PAGE = 8
SIGNS: Mapping[str, str] = {"done": "✅", "dropped": "🗑", "blocked": "⛔", "open": "•"}
MOST_CHOICES = 4


def list_items(intent: ListItems, talk: Talk) -> Say:
    """Answer with the items that fit, and buttons to turn pages, look at one, and have them as a table."""
    if intent.choices and intent.of is None:
        return _whose(intent, talk)
    found = fitting(intent, talk)
    head = bold(heading(intent, talk))
    if not found:
        return Say(lines(head, _nothing(intent, talk)), [_others(talk, intent)])
    pages = (len(found) + PAGE - 1) // PAGE
    page = min(max(intent.page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    count = talk.voice.count("one action", "{number} actions", len(found))
    said = lines(joined(" · ", (head, count)), *(item_line(one, talk) for one in shown))
    return Say(
        said,
        [*number_buttons(shown), _turning(intent, page, pages, talk), [*_table(intent, talk), *_others(talk, intent)]],
    )


def fitting(intent: ListItems, talk: Talk) -> tuple[ActionItem, ...]:
    """Give the items that fit all that was asked and may be read here."""
    everything = talk.memory.action_items.all() if intent.state == "done" else talk.memory.action_items.alive()
    tests = [TESTS[name](intent, talk) for name in TESTS if getattr(intent, name) not in (None, False)]
    by_state = STATES[intent.state]
    found = [one for one in everything if by_state(one, talk) and all(test(one) for test in tests)]
    readable = [one for one in found if may_read(one, talk.member, talk.where.id, talk.memory)]
    return by_urgency(readable) if intent.state != "done" else tuple(sorted(readable, key=lambda one: -one.id))


def heading(intent: ListItems, talk: Talk) -> Html:
    """Say what the list is of."""
    voice = talk.voice
    said: dict[str, Html] = {
        "alive": voice.say("Open actions"),
        "overdue": voice.say("Overdue actions"),
        "unassigned": voice.say("Actions without an owner"),
        "undated": voice.say("Actions without a date"),
        "blocked": voice.say("Blocked actions"),
        "done": voice.say("Finished actions"),
    }
    return joined(" – ", (said[intent.state], *_of_what(intent, talk)))


def item_line(item: ActionItem, talk: Talk) -> Html:
    """Say an item in one line: how it stands, its number, who, by when."""
    owner = owner_of(item, talk.memory)
    name = owner.party.name if owner else talk.voice.say("❓ who takes it?")
    due = day_words(item.due.date(), talk) if item.due else None
    late = "⏳" if is_overdue(item, talk) else SIGNS[item.state]
    return Html(f"{late} ") + joined(" · ", (title(item), name, due))


def number_buttons(items: Iterable[ActionItem]) -> list[list[Button]]:
    """Give a button for each item, that shows its card."""
    keys = [Button(f"#{one.id}", ShowItem(one.id)) for one in items]
    return [keys[place : place + IN_A_ROW] for place in range(0, len(keys), IN_A_ROW)]


def is_overdue(item: ActionItem, talk: Talk) -> bool:
    """Whether the date of an open item has passed."""
    due = due_instant(item)
    return item.state == "open" and due is not None and due < talk.now


Test = Callable[[ActionItem], bool]


def _mine(_: ListItems, talk: Talk) -> Test:
    me = of_member(talk.member, talk.memory) if talk.member else None
    return _owned_by(me)


def _theirs(intent: ListItems, talk: Talk) -> Test:
    party = intent.of
    return _owned_by(somebody(party.person_id, party.member_id, talk.memory) if party else None)


def _owned_by(one: Somebody | None) -> Test:
    if one is None:
        return lambda _: False
    person, member = one.party.person_id, one.party.member_id

    def owned(item: ActionItem) -> bool:
        by_person = person is not None and person in (item.owner_person_id, *item.helper_person_ids)
        return by_person or (member is not None and member in (item.owner_member_id, *item.helper_member_ids))

    return owned


def _asked_by(_: ListItems, talk: Talk) -> Test:
    me = talk.member.id if talk.member else None
    return lambda item: me is not None and item.asker_member_id == me and not _mine(_, talk)(item)


def _on(intent: ListItems, talk: Talk) -> Test:
    day = intent.meeting_on or date.min

    def said_then(item: ActionItem) -> bool:
        if item.meeting_original is not None and item.meeting_original.date() == day:
            return True
        return item.said_at.astimezone(talk.zone).date() == day

    return said_then


TESTS: Mapping[str, Callable[[ListItems, Talk], Test]] = {
    "mine": _mine,
    "asked_by_me": _asked_by,
    "of": _theirs,
    "meeting_id": lambda intent, _: lambda item: item.meeting_id == intent.meeting_id,
    "meeting_on": _on,
    "partnership_id": lambda intent, talk: about_partnership(intent.partnership_id or 0, talk),
    "organisation_id": lambda intent, _: lambda item: intent.organisation_id in item.organisation_ids,
    "place_id": lambda intent, talk: about_place(intent.place_id or 0, talk),
    "chat_id": lambda intent, _: lambda item: item.chat_id == intent.chat_id,
}
"""What each part of a question asks of an item."""

STATES: Mapping[str, Callable[[ActionItem, Talk], bool]] = {
    "alive": lambda item, _: item.state in {"open", "blocked"},
    "overdue": is_overdue,
    "unassigned": lambda item, talk: owner_of(item, talk.memory) is None,
    "undated": lambda item, _: item.due is None,
    "blocked": lambda item, _: item.state == "blocked",
    "done": lambda item, _: item.state == "done",
}


def about_partnership(number: int, talk: Talk) -> Test:
    """Give the test whether an item is about a partnership: named itself, or with one of its places."""
    partnership = talk.memory.partnerships.get(number)
    places = set(partnership.place_ids) if partnership else set()
    return lambda item: number in item.partnership_ids or bool(places & set(item.place_ids))


def about_place(number: int, talk: Talk) -> Test:
    """Give the test whether an item is about a place, or about a partnership over it."""
    pairs = {one.id for one in talk.memory.partnerships.at_places([number])}
    return lambda item: number in item.place_ids or bool(pairs & set(item.partnership_ids))


def _of_what(intent: ListItems, talk: Talk) -> list[object]:
    memory, voice = talk.memory, talk.voice
    pair = memory.partnerships.get(intent.partnership_id) if intent.partnership_id else None
    body = memory.organisations.get(intent.organisation_id) if intent.organisation_id else None
    place = memory.places.get(intent.place_id) if intent.place_id else None
    chat = memory.chats.get(intent.chat_id) if intent.chat_id else None
    meeting = memory.meetings.get(intent.meeting_id) if intent.meeting_id else None
    said: list[object] = [
        talk.sender.name if intent.mine else None,
        voice.say("asked by {name}", name=talk.sender.name) if intent.asked_by_me else None,
        intent.of.name if intent.of else None,
        voice.pick(meeting.title) if meeting else None,
        voice.day(intent.meeting_on) if intent.meeting_on else None,
        voice.pick(pair.name) if pair else None,
        body.name if body else None,
        place.name if place else None,
        chat.title if chat else None,
    ]
    return said


def _nothing(intent: ListItems, talk: Talk) -> Html:
    if intent.said and intent.of is None:
        return talk.voice.say("I don’t know “{said}”.", said=intent.said)
    return talk.voice.say("Nothing: all is in order.")


def _whose(intent: ListItems, talk: Talk) -> Say:
    asked = talk.voice.say("“{said}”: who is meant?", said=intent.said)
    return Say(asked, [[_of_party(one, intent)] for one in intent.choices[:MOST_CHOICES]], verdict="ask")


def _of_party(party: Party, intent: ListItems) -> Button:
    return Button(party.name, replace(intent, of=party, choices=(), said=""))


def _turning(intent: ListItems, page: int, pages: int, talk: Talk) -> list[Button]:
    turned = replace(intent, mine=False, of=_me(talk)) if intent.mine and _me(talk) else intent
    keys = []
    if page > 0:
        keys.append(Button(f"◀ {page}/{pages}", replace(turned, page=page - 1)))
    if page < pages - 1:
        keys.append(Button(f"{page + 2}/{pages} ▶", replace(turned, page=page + 1)))
    return keys


def _table(intent: ListItems, talk: Talk) -> list[Button]:
    of_me = replace(intent, mine=False, of=_me(talk)) if intent.mine and _me(talk) else intent
    return [Button(talk.voice.say("📄 table (.xlsx)"), ItemTable(replace(of_me, page=0)))]


def _others(talk: Talk, intent: ListItems) -> list[Button]:
    """In a group: one's own, under the list of the group; the group's, under one's own."""
    if talk.where.private:
        return []
    if intent.chat_id is not None:
        return [Button(talk.voice.say("mine"), ListItems(mine=True))]
    own = intent == ListItems(mine=True) or (intent.of is not None and intent == ListItems(of=_me(talk)))
    return [Button(talk.voice.say("of the group"), ListItems(chat_id=talk.where.id))] if own else []


def _me(talk: Talk) -> Party | None:
    """Whoever turns the pages of a list in a group turns those of whoever asked for it."""
    me = of_member(talk.member, talk.memory) if talk.member else None
    return me.party if me else None


def zone_words(item: ActionItem, talk: Talk) -> str:
    """Say the town whose clock an item's date is on."""
    return talk.voice.town(ZoneInfo(item.zone))
