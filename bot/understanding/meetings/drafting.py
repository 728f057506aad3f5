"""From a sentence to the meeting that it calls: when, what for, through what, with whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answers.talk import Talk
from bot.intents import Draft, When
from bot.names import Mention, fold, words
from bot.understanding.meetings.shores import author_zone, group_zone
from bot.understanding.meetings.timing import Timed, times_in
from bot.understanding.meetings.words import Said, cut_out, platforms, said_in
from bot.understanding.vocabulary import common_words

LONGEST_TITLE = 120
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)
OPENING = ("call", "gather", "polite")
TRIMMED = " \t\n,;:.!?-–—/·()«»\"'’"


@dataclass(frozen=True, slots=True)
class Link:
    """Where one meets: an address, or the name of a platform; `span` is where it stands, with the word before it."""

    value: str
    span: tuple[int, int]


def draft_of(said: Said, talk: Talk) -> Draft:
    """Give the meeting that a sentence calls, as far as the sentence tells."""
    found = link_in(said)
    text = cut_out(said.text, [found.span]) if found else said.text
    timed = times_in(text, talk, said.language)
    draft = Draft(
        title=title_of(timed, said),
        minutes=timed.minutes,
        link=found.value if found else None,
        author=talk.sender.user_id,
    )
    placed = _among(draft, said, talk)
    return with_when(placed, timed, talk)


def with_when(draft: Draft, timed: Timed, talk: Talk) -> Draft:
    """Give a draft with what a text says about when; a zone that cannot be doubted is filled in."""
    rivals = tuple(zoned(one, draft, talk) for one in timed.rivals if one.day and one.hour) if timed.when.day else ()
    odd = next((note for note in timed.best.notes if note.kind == "shores disagree"), None)
    shore_hour = f"{odd.at:%H:%M}" if odd and odd.at else None
    gap = any(note.kind == "gap" for note in timed.best.notes)
    when = zoned(timed.when, draft, talk)
    return replace(draft, when=when, rivals=rivals, shore_hour=shore_hour, gap=gap)


def link_in(said: Said) -> Link | None:
    """Give the address in a sentence, or what people talk through, with the "by" before it."""
    url = URL.search(said.text)
    if url:
        return Link(url[0], _with_lead(url.span(), said))
    folded = [word.text for word in said.words]
    for place in range(len(folded)):
        for size in (3, 2, 1):
            name = platforms().get(tuple(folded[place : place + size]))
            if name:
                span = said.words[place].start, said.words[min(place + size, len(folded)) - 1].end
                return Link(name, _with_lead(span, said))
    return None


def title_of(timed: Timed, said: Said) -> str:
    """Give what a sentence calls the meeting: all that is neither time, nor link, nor the calling itself."""
    subject = timed.best.subject if timed.best.span else timed.text
    rest = timed.of(subject)
    subject = cut_out(subject, [_with_length_words(span, subject, said) for span in rest.length_spans])
    return trimmed(_without_group(_without_opening(said_in(subject, said.language)), said), said)[:LONGEST_TITLE]


def _without_group(text: str, said: Said) -> str:
    """Without "with the group" at the end: for whom it is stands beside the title."""
    found, leads = list(words(text)), said.small("with")
    if not found or found[-1].text not in said.small("group"):
        return text
    place = len(found) - 2
    while place >= 0 and found[place].text in said.small("edges") - leads:
        place -= 1
    return text[: found[place].start] if place >= 0 and found[place].text in leads else text


def trimmed(text: str, said: Said) -> str:
    """Give a text without the small words and signs at its ends, its first letter large."""
    edges = said.small("edges") | said.small("through")
    found = list(words(text))
    while found and found[0].text in edges:
        found.pop(0)
    while found and found[-1].text in edges | said.small("with"):
        found.pop()
    if not found:
        return ""
    bare = text[found[0].start : found[-1].end].strip(TRIMMED)
    closed = bare + ")" if bare.count("(") > bare.count(")") else bare
    return closed[:1].upper() + closed[1:]


def _without_opening(said: Said) -> str:
    """What follows the words that call: "on se réunit pour …", "peux-tu organiser une …"."""
    covered, small, place = said.covered(OPENING), said.small("edges"), 0
    while place < len(said.words) and (place in covered or said.words[place].text in small):
        place += 1
    spans = [(0, said.words[place].start)] if place and place < len(said.words) else []
    return cut_out(said.text, spans) if place < len(said.words) else ""


def _with_lead(span: tuple[int, int], said: Said) -> tuple[int, int]:
    """The span with the small word before it that leads to it: "par Skype", "lien : https://…"."""
    before = [word for word in said.words if word.end <= span[0]]
    start = span[0]
    while before and before[-1].text in said.small("through"):
        start = before.pop().start
    return start, span[1]


def _with_length_words(span: tuple[int, int], text: str, said: Said) -> tuple[int, int]:
    lengthy = said_in(text, said.language).spans("length")
    start = min((begin for begin, end in lengthy if end <= span[0] <= end + 3), default=span[0])
    before = [word for word in words(text) if word.end <= start]
    if before and before[-1].text in said.small("edges"):
        start = before[-1].start
    return start, span[1]


def zoned(when: When, draft: Draft, talk: Talk) -> When:
    """Fill in the zone when the author's clock is the group's: then nobody can mean another one."""
    if when.zone:
        return when
    zone = author_zone(talk)
    doubtful = zone != group_zone(draft.chat_ids, talk)
    return when if doubtful else replace(when, zone=zone.key)


def _among(draft: Draft, said: Said, talk: Talk) -> Draft:
    """Who meets: the group in which it is said, the groups that are named, or those who are invited by name."""
    invited = invited_in(said, talk)
    people = _numbers(invited, "person")
    posts, bodies = _numbers(invited, "post"), _numbers(invited, "organisation")
    chats = _groups(said.text, talk)
    if talk.where.private and not chats and (people or posts or bodies):
        # Those who are named meet, and nobody else: the author's own chat stands for the group.
        chats = (talk.sender.user_id,)
    return replace(draft, chat_ids=chats, person_ids=people, post_ids=posts, organisation_ids=bodies)


def _groups(text: str, talk: Talk) -> tuple[int, ...]:
    if not talk.where.private:
        return (talk.where.id,)
    said = f" {fold(text)} "
    return tuple(one.id for one in talk.memory.chats.bound() if fold(one.title) and f" {fold(one.title)} " in said)


def invited_in(said: Said, talk: Talk) -> tuple[Mention, ...]:
    """Give the names that stand after "with", "invite" and the like, as far as they are sure."""
    leads = [word.end for word in said.words if word.text in said.small("with")]
    if not leads:
        return ()
    tail = said.text[leads[0] :]
    found = talk.directory.index.mentions(tail, ignore=common_words(), prefer={"person": 2.0, "post": 1.5})
    return tuple(one for one in found if one.verdict == "found" and one.candidates)


def _numbers(mentions: Iterable[Mention], kind: str) -> tuple[int, ...]:
    found = (one.candidates[0].thing for one in mentions)
    return tuple(dict.fromkeys(thing.key for thing in found if thing.kind == kind))
