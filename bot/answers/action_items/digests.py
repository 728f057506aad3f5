"""The daily digest in words: the few things that matter today, how many more there are, and buttons for the rest."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.answers.action_items.cards import IN_A_ROW
from bot.answers.action_items.listing import is_overdue
from bot.answers.action_items.words import day_words, title
from bot.answers.requests.digests import request_lines
from bot.answers.talk import Button, Say, Talk
from bot.directory import working_countries
from bot.following.digest import Ledger, Point, Window, ledger, owned, points
from bot.following.parties import country_of, owner_of
from bot.following.planning import last_told, told_already, zone_of_member
from bot.following.workdays import is_working
from bot.intents import AskItemDetail, DropItem, InformOthers, KeepItem, ListItems, MarkDone, Party, ShowItem
from bot.reminding.wishes import paused_until
from bot.speech import Html, Voice, bold, joined, lines
from data.model import Member, Outgoing

MOST_POINTS = 7
"""Items told one by one; of the others only how many there are."""


def digest(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Put a member's digest into words by the items as they are now; None when there is nothing to say today."""
    member = talk.memory.members.get(outgoing.content["member"])
    if member is None or member.left_at is not None or member.paused or not member.reachable:
        return None
    if paused_until(member, talk.memory, talk.now) is not None:
        return None
    zone, day = zone_of_member(member, talk.home), date.fromisoformat(outgoing.content["day"])
    country = country_of(zone, talk.home, working_countries(talk.directory.shores))
    if zone.key != outgoing.content["zone"] or not is_working(day, country):
        return None
    if told_already(member, day, talk.memory):
        return None
    since = last_told(member, day, talk.memory, _zones(member, talk))
    window, known = Window(since, day, country), ledger(talk.memory, day)
    found, asked = points(member, window, known), request_lines(member, window, talk)
    if not found and not asked:
        return None
    return _worded(member, found, asked, known, talk)


def _worded(member: Member, found: Sequence[Point], asked: Sequence[Html], known: Ledger, talk: Talk) -> Say:
    shown, voice = found[:MOST_POINTS], talk.voice
    rest = len(found) - len(shown)
    html = lines(
        bold(voice.say("☀️ Today, {day}", day=day_words(talk.today, talk))),
        *_told(shown, talk),
        voice.count("… and one more", "… and {number} more", rest) if rest else None,
        *asked,
        _counts(member, known, talk),
    )
    return Say(html, [*_buttons(shown, talk), _lists(member, known, talk)])


def _told(shown: Sequence[Point], talk: Talk) -> list[Html]:
    """Say each item under why it is told; a heading once for all that have the same reason."""
    said: list[Html] = []
    before = None
    for point in shown:
        if point.reason != before:
            said.append(Html("\n") + HEADINGS[point.reason](talk.voice))
            before = point.reason
        said.append(_line(point, talk))
    return said


def _line(point: Point, talk: Talk) -> Html:
    item = point.item
    owner = None if point.for_owner else known_owner(point, talk)
    due = day_words(item.due.date(), talk) if item.due else None
    return Html("• ") + joined(" · ", (title(item), owner, due))


def known_owner(point: Point, talk: Talk) -> str | None:
    """Name the owner of an item that is somebody else's."""
    owner = owner_of(point.item, talk.memory)
    return owner.party.name if owner else None


HEADINGS: Mapping[str, Callable[[Voice], Html]] = {
    "decide": lambda voice: voice.say("🕰 Late for more than six weeks: keep, close, or blocked?"),
    "coordinator": lambda voice: voice.say("📣 Late for three weeks"),
    "asker": lambda voice: voice.say("🔎 You asked for it, and it is late"),
    "very_late": lambda voice: voice.say("⏳ Late for a week"),
    "late": lambda voice: voice.say("⏳ The date has passed"),
    "today": lambda voice: voice.say("📌 Due today"),
    "soon": lambda voice: voice.say("🗓 Due in two working days"),
    "review": lambda voice: voice.say("⛔ Still blocked?"),
    "unowned": lambda voice: voice.say("❓ Nobody has taken it yet"),
    "unconfirmed": lambda voice: voice.say("🕓 Not confirmed yet"),
    "accept": lambda voice: voice.say("👋 Waiting for your answer"),
}
"""Why an item is told."""


def _buttons(shown: Sequence[Point], talk: Talk) -> list[list[Button]]:
    rows = [row for point in shown for row in _special(point, talk)]
    keys = [_main(point) for point in shown]
    return [*(keys[place : place + IN_A_ROW] for place in range(0, len(keys), IN_A_ROW)), *rows]


def _main(point: Point) -> Button:
    return Button(f"#{point.item.id}", ShowItem(point.item.id))


def _special(point: Point, talk: Talk) -> list[list[Button]]:
    voice, number = talk.voice, point.item.id
    if point.reason == "decide":
        return [
            [
                Button(voice.say("#{number} keep", number=number), KeepItem(number)),
                Button(voice.say("close"), DropItem(number)),
                Button(voice.say("blocked"), AskItemDetail(number, "blockage")),
            ]
        ]
    if point.reason == "coordinator":
        return [[Button(voice.say("#{number} inform the relays", number=number), InformOthers(number))]]
    if point.reason in {"today", "late", "very_late"} and point.for_owner:
        return [[Button(voice.say("✅ #{number} done", number=number), MarkDone((number,)))]]
    return []


def _counts(member: Member, known: Ledger, talk: Talk) -> Html | None:
    mine = owned(member, known)
    if not mine:
        return None
    late = sum(is_overdue(one, talk) for one in mine)
    voice = talk.voice
    open_ = voice.count("one open action", "{number} open actions", len(mine))
    overdue = voice.count("one of them overdue", "{number} of them overdue", late) if late else None
    return Html("\n") + joined(" · ", (voice.say("In all: {count}", count=open_), overdue))


def _lists(member: Member, known: Ledger, talk: Talk) -> list[Button]:
    mine = owned(member, known)
    if not mine:
        return []
    me = Party(member.name, member.person_id, member.id)
    keys = [Button(talk.voice.say("my actions"), ListItems(of=me))]
    if any(is_overdue(one, talk) for one in mine):
        keys.append(Button(talk.voice.say("overdue"), ListItems(of=me, state="overdue")))
    return keys


def _zones(member: Member, talk: Talk) -> tuple[ZoneInfo, ...]:
    """The clocks by which earlier digests may have been planned."""
    return (zone_of_member(member, talk.home), talk.home, *(shore.zone for shore in talk.directory.shores))
