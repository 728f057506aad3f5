"""Sentences about a meeting that stands: who comes, which meetings there are, which hours would suit."""

from datetime import time

from bot.answers.meetings.noting import content_words
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Attend, FindSlot, Intent, ListMeetings, ShowAttendance
from bot.names import words
from bot.times import durations
from bot.understanding.meetings.drafting import invited_in, trimmed
from bot.understanding.meetings.noting import decided, shown_notes
from bot.understanding.meetings.spare import spare_words
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder, range_of
from bot.understanding.meetings.words import Said, cut_out, said_in
from bot.understanding.vocabulary import common_words
from data.model import AttendanceAnswer

LONG = {"minute": 1, "hour": 60}
PARTS_OF_DAY = {"in_the_morning": (time(7), time(13)), "in_the_afternoon": (time(12), time(20))}
"""Between which hours of the sender's clock one meets then."""
MOST_SPARE = 1
"""Words that may stand around "je viens" without being understood, where it answers no card."""
ANSWERS: tuple[tuple[str, AttendanceAnswer], ...] = (
    ("stand_in", "stand_in"), ("not_coming", "no"), ("maybe", "maybe"), ("coming", "yes"),
)  # fmt: skip


def looking(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give what is asked about meetings: decisions, hours that suit, who comes, the agenda, a list."""
    for understand in (decided, _slot, _who_comes, shown_notes, _listed):
        intent = understand(heard, message, talk)
        if intent:
            return intent
    return None


def attending(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give whether the author comes; None when the sentence does not say so, or says a lot more."""
    found = next(((request, answer) for request, answer in ANSWERS if heard.has(request)), None)
    if found is None or heard.text.rstrip().endswith("?") or heard.has("question", "tale"):
        return None
    request, answer = found
    finder = Finder(message, talk)
    name = _stand_in(heard) if request == "stand_in" else ""
    if finder.answered() is None and not _says_only(heard, talk, request, name):
        return None
    return Attend(answer, finder.meant(said_in(_without_people(heard, name), heard.language)).dates, name)


def _slot(heard: Said, _: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("slot"):
        return None
    said = heard.without("slot", *PARTS_OF_DAY)
    lengths = [one for one in durations(said, heard.language) if one.grain in LONG and one.side is None]
    # "Une heure et demie" is how long, and no time of the day.
    rest = cut_out(said, [one.span for one in lengths])
    after, until = range_of(times_in(rest, talk, heard.language).period)
    named = [one.candidates[0].thing for one in invited_in(said_in(rest, heard.language), talk)]
    minutes = round(lengths[0].amount * LONG[lengths[0].grain]) if lengths else None
    earliest, latest = next((hours for part, hours in PARTS_OF_DAY.items() if heard.has(part)), (None, None))

    def of(kind: str) -> tuple[int, ...]:
        return tuple(thing.key for thing in named if thing.kind == kind)

    people, posts, bodies, places = (of(kind) for kind in ("person", "post", "organisation", "place"))
    return FindSlot(after, until, minutes, "", people, posts, bodies, places, earliest, latest)


def _who_comes(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("who_comes"):
        return None
    if not heard.has("noun") and Finder(message, talk).answered() is None and spare_words(heard, talk) > MOST_SPARE:
        return None
    rest = said_in(heard.without("who_comes"), heard.language)
    return ShowAttendance(Finder(message, talk).meant(rest).dates)


def _listed(heard: Said, _: MessageSaid, talk: Talk) -> Intent | None:
    """A list; what is left over is looked for in titles and among those who meet."""
    if not (heard.has("list") or (heard.has("past") and heard.has("plural", "noun", "past"))) or heard.has("call"):
        return None
    if not heard.has("list", "plural") and spare_words(heard, talk) > MOST_SPARE + 1:
        return None
    rest = heard.without("list", "past", "plural", "polite", "noun", "question")
    timed = times_in(rest, talk, heard.language)
    after, until = range_of(timed.best)
    text = cut_out(rest, [timed.best.span]) if timed.best.span else rest
    named = talk.directory.index.mentions(text, ignore=common_words()) if text.strip() else ()
    sure = [one.candidates[0].thing for one in named if one.verdict == "found" and one.candidates]

    def of(kind: str) -> tuple[int, ...]:
        return tuple(thing.key for thing in sure if thing.kind == kind)

    about = said_in(text, heard.language)
    title = " ".join(word for word in content_words(about.without("about")) if word not in heard.small("edges"))
    over = heard.has("past") or (until is not None and until <= talk.now)
    return ListMeetings(after, until, title, over, of("person"), of("place"), of("organisation"))


def _stand_in(heard: Said) -> str:
    """The name beside "me remplace": what is left of its clause."""
    start, end = heard.spans("stand_in")[0]
    before, after = heard.text[:start], heard.text[end:]
    clause = before.rsplit(",", 1)[-1].rsplit(".", 1)[-1]
    for piece in (after.split(",")[0].split(".")[0], clause):
        name = trimmed(said_in(piece, heard.language).without("not_coming", "polite", "noun"), heard)
        if name and name.split()[0][:1].isupper() and len(name.split()) <= 4:
            return name
    return ""


def _without_people(heard: Said, name: str) -> str:
    """What may say which meeting: the sentence without the answer itself and without the stand-in's name."""
    rest = heard.without("stand_in", "not_coming", "maybe", "coming", "polite")
    return rest.replace(name, " ") if name else rest


def _says_only(heard: Said, talk: Talk, request: str, name: str) -> bool:
    """Whether a sentence says hardly more than whether one comes. Sending something is not sending somebody."""
    named = {word.text for word in words(name)}
    if request == "stand_in" and not _is_person(name, talk):
        return False
    return spare_words(heard, talk, named, frozenset()) <= MOST_SPARE


def _is_person(name: str, talk: Talk) -> bool:
    found = talk.directory.index.mentions(name, prefer={"person": 3.0}) if name else ()
    return any(one.candidates and one.candidates[0].thing.kind == "person" for one in found)
