"""What is said of an item by its number (#41), or in reply to it: done, not I, another date, blocked …"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from bot import intents
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Intent
from bot.times.folding import fold
from bot.understanding.action_items.parties import NamedParty
from bot.understanding.action_items.reading import ItemReader
from bot.understanding.action_items.words import wording

NUMBER = re.compile(r"#\s?(\d{1,6})\b")
SIGNS = " \t\n\u00a0\u202f.,;:!…-–—→>=()"
POINTED = re.compile(r"(?:→|->|=>|>)\s*((?:[^\W\d_][\w'’.-]*\s?){1,4})")
"""An arrow, and what must be somebody's name then."""
LONGEST_ACT = 400
"""Characters. What is longer is no word about an item."""
SIMPLE = (
    ("reopen", "Reopen"),
    ("decline", "DeclineItem"),
    ("drop", "DropItem"),
    ("keep", "KeepItem"),
    ("agree", "AcceptItem"),
    ("either", "AcceptOrFinish"),
    ("history", "ItemHistory"),
    ("show", "ShowItem"),
)


@dataclass(frozen=True)
class Act:
    """Words about items: `body` is what is said of them; `numbered` when it says their numbers itself."""

    body: str
    numbers: tuple[int, ...]
    numbered: bool
    reader: ItemReader
    pointed: str = ""
    """The same with an arrow at its beginning, if there is one."""

    @property
    def number(self) -> int:
        """The item that is spoken of."""
        return self.numbers[0]

    @property
    def folded(self) -> str:
        """What is said, to be compared."""
        return fold(self.body)


def act_in(message: MessageSaid, talk: Talk, *, addressed: bool = True) -> Intent | None:
    """Give what a message says of items that it numbers, or answers; None when it says nothing of any."""
    if len(message.text) > LONGEST_ACT:
        return None
    numbers = _numbers(message.text)
    spoken = numbers or _answered(message, talk)
    if not spoken:
        alone = addressed and _whole("undo", fold(message.text.strip(SIGNS)))
        return intents.UndoItem() if alone else None
    if not addressed and not all(talk.memory.action_items.get(one) for one in spoken):
        return None
    body = _numbered().sub(" ", fold(message.text))
    kept = "".join(letter if fold(letter) else " " for letter in message.text)
    raw = _without_numbers(kept) if len(body) else ""
    reader = ItemReader(talk, message.at, message.mentioned)
    return _understood(Act(raw.strip(SIGNS), spoken, bool(numbers), reader, _without_numbers(message.text).strip()))


def _understood(act: Act) -> Intent | None:
    if not act.body.strip(" ?¿") or _only_fillers(act.folded):
        return intents.ShowItem(act.number) if act.numbered else None
    for hear in (_unblocked, _blocked, _told, _reassigned, _redated):
        if len(act.numbers) == 1 and (intent := hear(act)):
            return intent
    return _told_of_several(act) if len(act.numbers) > 1 else None


def _told(act: Act) -> Intent | None:
    """What needs nothing but the item."""
    if _whole("cancel", act.folded):
        return intents.CancelItem(act.number)
    if _whole("undo", act.folded):
        return intents.UndoItem(act.number)
    for name, intent in SIMPLE[:2]:
        if _begins(name, act.folded) is not None:
            return _declined(act) if intent == "DeclineItem" else intents.Reopen(act.number)
    if _whole("done", act.folded) or _done_so(act):
        return intents.MarkDone(act.numbers)
    kinds: dict[str, Callable[[int], Intent]] = {name: getattr(intents, intent) for name, intent in SIMPLE[2:]}
    return next((make(act.number) for name, make in kinds.items() if _whole(name, act.folded)), None)


def _told_of_several(act: Act) -> Intent | None:
    """Several are meant when they were numbered; else one asks which of those in the message that was answered."""
    if _whole("done", act.folded):
        return intents.MarkDone(act.numbers) if act.numbered else intents.WhichItem(act.numbers, "MarkDone")
    for name, intent in (("decline", "DeclineItem"), ("drop", "DropItem"), ("reopen", "Reopen")):
        if _whole(name, act.folded):
            return intents.WhichItem(act.numbers, intent)  # type: ignore[arg-type]
    return None


def _done_so(act: Act) -> bool:
    """ "Fait : envoyé ce matin", and not "fait partie"."""
    end = _begins("done", act.folded)
    return end is not None and re.match(r"\s*[,.:;(!-]", act.folded[end:]) is not None


def _declined(act: Act) -> Intent:
    end = _begins("decline", act.folded) or 0
    named = _named_after(act, end, "rather")
    return (
        intents.DeclineItem(act.number, named.party, "" if named.party else named.said, named.choices)
        if named
        else (intents.DeclineItem(act.number))
    )


def _reassigned(act: Act) -> Intent | None:
    named = _named_after(act, 0, "reassign", "reassign_head")
    if named is None:
        unknown = POINTED.fullmatch(act.pointed) if act.numbered else None
        return intents.Reassign(act.number, None, unknown[1]) if unknown else None
    return intents.Reassign(act.number, named.party, "" if named.party else named.said, named.choices)


def _named_after(act: Act, start: int, *leads: str) -> NamedParty | None:
    """Who is named, when nothing else follows."""
    led = re.compile(rf"(?:[\s.,;:!()→>=-]+|{wording('acts', *leads, 'polite')})*")
    for lead in (led, re.compile(r"[\s.,;:!()→>=-]*")):
        found = lead.match(act.folded, start)
        place = found.end() if found else start
        named, end = act.reader.naming.listed(act.body, place)
        if len(named) == 1 and named[0].kind == "party" and not act.body[end:].strip(SIGNS + "?"):
            return named[0]
    return None


def _redated(act: Act) -> Intent | None:
    item = act.reader.talk.memory.action_items.get(act.number)
    zone = ZoneInfo(item.zone) if item else act.reader.author_zone
    if _whole("no_date", act.folded):
        return intents.ChangeDue(act.number, None, zone.key)
    spans = act.reader.calendar.times(act.body)
    rest = "".join(
        " " if any(_in(place, one.span) for one in spans) else letter for place, letter in enumerate(act.folded)
    )
    if not spans or not _fillers("redate").fullmatch(rest):
        return None
    found = act.reader.calendar.deadline(act.body, zone)
    return intents.ChangeDue(act.number, found.due, zone.key, found.has_hour, found.included, found.rrule, found.doubt)


def _unblocked(act: Act) -> Intent | None:
    end = _begins("unblock", act.folded)
    return None if end is None else intents.Unblock(act.number, act.body[end:].strip(SIGNS))


def _blocked(act: Act) -> Intent | None:
    end = _begins("block", act.folded)
    if end is None:
        return None
    rest = act.body[end:].strip(" \t\n:,;-–—")
    rest, helper = _without_helper(rest)
    reason, review = _without_review(rest, act.reader)
    return intents.Block(act.number, reason, review, helper)


def _without_helper(rest: str) -> tuple[str, str | None]:
    found = re.search(rf"[.;,(]\s*([^.;,()]*\b{wording('acts', 'helper')}[^.;,()]*)\)?", fold(rest))
    if found is None:
        return rest, None
    clause = rest[found.start(1) : found.end(1)]
    word = re.search(rf"\b{wording('acts', 'helper')}", fold(clause))
    named = (clause[: word.start()] + clause[word.end() :]).strip(SIGNS) if word else ""
    return (rest[: found.start()] + rest[found.end() :]).strip(), named or clause.strip()


def _without_review(rest: str, reader: ItemReader) -> tuple[str, date | None]:
    """The reason, and the day on which it is looked at again."""
    for one in reader.calendar.times(rest):
        start, end = one.span or (0, 0)
        led = re.search(rf"[\s.,;:(→-]*\b{wording('acts', 'review')}[\s:]*$", fold(rest[:start]))
        if led is None:
            continue
        due = reader.calendar.deadline(rest[start:end], reader.author_zone).due
        reason = f"{rest[: led.start()].strip()} {rest[end:].strip(' ).,;')}".strip()
        return reason, due.date() if due else one.start and one.start.date()
    return rest.removesuffix(".").strip(), None


def _numbers(text: str) -> tuple[int, ...]:
    found = [next(number for number in match.groups() if number) for match in _numbered().finditer(fold(text))]
    return tuple(dict.fromkeys(int(number) for number in found))


def _without_numbers(text: str) -> str:
    folded = fold(text)
    for match in reversed(list(_numbered().finditer(folded))):
        text = text[: match.start()] + " " + text[match.end() :]
    return text


def _answered(message: MessageSaid, talk: Talk) -> tuple[int, ...]:
    """The items of the message that is answered: those on Minga's card, or those that the message itself made."""
    replied = message.replied
    if replied is None:
        return ()
    if replied.mine:
        return tuple(dict.fromkeys(int(number) for number in NUMBER.findall(replied.text)))
    return tuple(one.id for one in talk.memory.action_items.of_message(talk.where.id, replied.message_id))


def _in(place: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= place < span[1]


def _whole(name: str, folded: str) -> bool:
    return _pattern(name).fullmatch(folded) is not None


def _begins(name: str, folded: str) -> int | None:
    found = _beginning(name).match(folded)
    return found.end("said") if found else None


def _only_fillers(folded: str) -> bool:
    return re.fullmatch(rf"(?:[\s.,;:!?¿()-]+|{wording('acts', 'of_item')})+", folded) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"#\s?(\d{{1,6}})\b|(?<!\w){wording('lists', 'numbered')}\s+(?:n[°ºo.]\s*)?(\d{{1,5}})(?![\w/:.,]\d|\w)"
    )


@cache
def _fillers(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[\s.,;:!?¿()→>=-]+|{wording('acts', 'of_item', 'polite', *names)})*")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    around = _fillers().pattern
    return re.compile(rf"{around}{wording('acts', name)}{around}")


@cache
def _beginning(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_fillers().pattern}(?P<said>{wording('acts', name)})")
