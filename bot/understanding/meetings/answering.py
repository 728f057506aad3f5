"""Sentences about a meeting that stands: who comes, its agenda, what was decided, which meetings there are."""

from datetime import time

from bot.answers.meetings.noting import content_words
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Attend, FindSlot, Intent, ListMeetings, NoteMeeting, SearchDecisions, ShowAttendance, ShowNotes
from bot.names import words
from bot.times import durations
from bot.understanding.meetings.drafting import invited_in, trimmed
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder, range_of
from bot.understanding.meetings.words import Said, cut_out, said_in
from bot.understanding.vocabulary import common_words
from data.model import AttendanceAnswer, MeetingNoteKind

LONG = {"minute": 1, "hour": 60}
PARTS_OF_DAY = {"in_the_morning": (time(7), time(13)), "in_the_afternoon": (time(12), time(20))}
"""Between which hours of the sender's clock one meets then."""
KINDS: tuple[MeetingNoteKind, ...] = ("agenda", "decision", "minutes")
LONGEST_HEAD = 14
"""Words before the colon of "ordre du jour de la réunion du 13 : …"."""
MOST_SPARE = 1
"""Words that may stand around "je viens" without being understood, where it answers no card."""
ANSWERS: tuple[tuple[str, AttendanceAnswer], ...] = (
    ("stand_in", "stand_in"), ("not_coming", "no"), ("maybe", "maybe"), ("coming", "yes"),
)  # fmt: skip


def noting(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give lines for the agenda, the decisions or the minutes; None when there are none."""
    head, colon, tail = heard.text.partition(":")
    about = said_in(head, heard.language)
    kind = next((kind for kind in KINDS if about.has(kind)), None)
    if colon and kind and len(about.words) <= LONGEST_HEAD and tail.strip() and not tail.startswith("//"):
        return NoteMeeting(kind, _finder(kind, message, talk).meant(about).dates, lines_of(tail))
    return _added_to_agenda(heard, message, talk) or _told_in_reply(heard, message, talk)


def noted_on_card(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give decisions in answer to a meeting's card. One bare word before the colon makes an action item of its line."""
    head, colon, _ = heard.text.partition(":")
    bare = len(words(head)) < 2 and not said_in(head, heard.language).has("decision_word")
    if not colon or bare or Finder(message, talk, past=True).answered() is None:
        return None
    noted = noting(heard, message, talk)
    return noted if isinstance(noted, NoteMeeting) and noted.kind == "decision" else None


def lines_of(text: str) -> tuple[str, ...]:
    """Give the points of a list: one for each line, or divided by semicolons; without bullets and numbers."""
    found = text.strip().splitlines() if "\n" in text.strip() else text.split(";")
    bare = (one.strip().lstrip("-–—•*· ").strip() for one in found)
    return tuple(one for one in bare if one)


def looking(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give what is asked about meetings: decisions, hours that suit, who comes, the agenda, a list."""
    for understand in (_decided, _slot, _who_comes, _shown_notes, _listed):
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


def _finder(kind: MeetingNoteKind, message: MessageSaid, talk: Talk) -> Finder:
    return Finder(message, talk, past=kind != "agenda")


def _added_to_agenda(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    spans = heard.spans("agenda")
    if not spans or not (heard.has("call") or len(said_in(heard.text[slice(*spans[0])], heard.language).words) > 3):
        return None
    text = trimmed(heard.text[spans[-1][1] :], heard)
    which = Finder(message, talk).meant(said_in("", heard.language)).dates
    return NoteMeeting("agenda", which, (text,)) if text else None


def _told_in_reply(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """A decision told in a sentence counts only as an answer to the card of its meeting."""
    if not heard.has("decision") or heard.has("decided") or heard.text.rstrip().endswith("?"):
        return None
    answered = Finder(message, talk, past=True)
    return NoteMeeting("decision", answered.meant(heard).dates, (heard.text.strip(),)) if answered.answered() else None


def _decided(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("decided"):
        return None
    if times_in(heard.text, talk, heard.language).when.day:
        meant = Finder(message, talk, past=True).meant(said_in(heard.without("decided"), heard.language))
        if meant.dates:
            return ShowNotes("decision", meant.dates)
    answered = Finder(message, talk, past=True).answered()
    rest = said_in(heard.without("decided", "polite"), heard.language)
    about = trimmed(rest.without("about"), rest)
    if answered and not content_words(about):
        return ShowNotes("decision", Finder(message, talk, past=True).meant(heard).dates)
    return SearchDecisions(about)


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
    if not heard.has("noun") and Finder(message, talk).answered() is None and _spare(heard, talk) > MOST_SPARE:
        return None
    rest = said_in(heard.without("who_comes"), heard.language)
    return ShowAttendance(Finder(message, talk).meant(rest).dates)


def _shown_notes(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    for request, kind in (("show_agenda", "agenda"), ("show_minutes", "minutes")):
        bare = heard.has(kind) and _spare(heard, talk) == 0 and not durations(heard.text, heard.language)
        if heard.has(request) or (bare and not heard.has("list", "plural")):
            rest = said_in(heard.without(request, kind), heard.language)
            return ShowNotes(kind, _finder(kind, message, talk).meant(rest).dates)  # type: ignore[arg-type]
    return None


def _listed(heard: Said, _: MessageSaid, talk: Talk) -> Intent | None:
    """A list; what is left over is looked for in titles and among those who meet."""
    if not (heard.has("list") or (heard.has("past") and heard.has("plural", "noun", "past"))) or heard.has("call"):
        return None
    if not heard.has("list", "plural") and _spare(heard, talk) > MOST_SPARE + 1:
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
    return _spare(heard, talk, named, frozenset()) <= MOST_SPARE


def _is_person(name: str, talk: Talk) -> bool:
    found = talk.directory.index.mentions(name, prefer={"person": 3.0}) if name else ()
    return any(one.candidates and one.candidates[0].thing.kind == "person" for one in found)


def _spare(
    heard: Said,
    talk: Talk,
    named: set[str] | frozenset[str] = frozenset(),
    common: frozenset[str] | None = None,
) -> int:
    """How many words are neither of a phrase, nor of a time, nor small, nor common, nor of a name known already."""
    common = common_words() if common is None else common
    timed = times_in(heard.text, talk, heard.language)
    spans = [reading.span for reading in timed.times if reading.span]
    covered = heard.covered({one.name for one in heard.requests})
    small = heard.small("edges") | heard.small("with") | heard.small("yes") | heard.small("towards") | common
    loose = [word for place, word in enumerate(heard.words) if place not in covered and word.text not in small | named]
    return sum(not any(start <= word.start < end for start, end in spans) for word in loose)
