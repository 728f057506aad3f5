"""Sentences that note something of a meeting, or ask for what was noted: its agenda, its decisions, its minutes."""

from bot.answers.meetings.noting import content_words
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Intent, LastDecisions, NoteMeeting, SearchDecisions, ShowNotes
from bot.names import words
from bot.times import durations
from bot.understanding.meetings.altering import names_a_meeting
from bot.understanding.meetings.drafting import trimmed
from bot.understanding.meetings.spare import spare_words
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder
from bot.understanding.meetings.words import Said, said, said_in
from data.model import MeetingNoteKind

KINDS: tuple[MeetingNoteKind, ...] = ("agenda", "decision", "minutes")
LONGEST_HEAD = 14
"""Words before the colon of "ordre du jour de la réunion du 13 : …"."""
LONGEST_LEAD = 3
"""Words before "we decided to …", as "hello," or "this morning"."""
BULLETS = "-–—•*·☐▪ \t"


def noting(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give lines for the agenda, the decisions or the minutes; None when there are none."""
    head, colon, tail = heard.text.partition(":")
    about = said_in(head, heard.language)
    kind = next((kind for kind in KINDS if about.has(kind)), None)
    if colon and kind and len(about.words) <= LONGEST_HEAD and tail.strip() and not tail.startswith("//"):
        meant = _finder(kind, message, talk).meant(about)
        texts = tuple(_without_head(line, kind) for line in lines_of(tail))
        return NoteMeeting(kind, meant.dates, texts, kind != "decision" or meant.explicit or meant.lately)
    return _added_to_agenda(heard, message, talk) or _told_in_reply(heard, message, talk) or _told(heard, message, talk)


def noted_on_card(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give decisions in answer to a meeting's card. One bare word before the colon makes an action item of its line."""
    head, colon, _ = heard.text.partition(":")
    bare = len(words(head)) < 2 and not said_in(head, heard.language).has("decision_word")
    if not colon or bare or Finder(message, talk, past=True).answered() is None:
        return None
    noted = noting(heard, message, talk)
    return noted if isinstance(noted, NoteMeeting) and noted.kind == "decision" else None


def decision_lines(message: MessageSaid, talk: Talk) -> Intent | None:
    """Give the decisions of a message to a group that is not for Minga: lines that begin as "Decision: …"."""
    marked = [line for line in message.text.splitlines() if _decision_in(line, talk)]
    if not marked:
        return None
    head = said(marked[0].partition(":")[0], talk.voice.language)
    meant = _finder("decision", message, talk).meant(head)
    texts = tuple(line.partition(":")[2].strip() for line in marked)
    return NoteMeeting("decision", meant.dates, texts, meant.explicit or meant.lately)


def heads_decisions(line: str, talk: Talk) -> bool:
    """Whether a line begins with the word for a decision, perhaps of which meeting, and a colon."""
    head, colon, tail = line.strip().lstrip(BULLETS).partition(":")
    if not colon or tail.startswith("//") or len(words(head)) > LONGEST_HEAD:
        return False
    about = said(head, talk.voice.language)
    if about.first("decision") == 0 and names_a_meeting(about):
        return True
    place = about.first("decision_word")
    return place == 0 and (len(about.words) == 1 or about.has("noun", "plural") or about.has("only"))


def lines_of(text: str) -> tuple[str, ...]:
    """Give the points of a list: one for each line, or divided by semicolons; without bullets and numbers."""
    found = text.strip().splitlines() if "\n" in text.strip() else text.split(";")
    bare = (one.strip().lstrip(BULLETS).strip() for one in found)
    return tuple(one for one in bare if one)


def decided(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give what is asked about decisions: those of a date, those about something, the last ones."""
    if _is_bare(heard):
        answered = Finder(message, talk, past=True).answered()
        return (
            ShowNotes("decision", Finder(message, talk, past=True).meant(heard).dates) if answered else LastDecisions()
        )
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


def shown_notes(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give the agenda or the minutes that a sentence asks for."""
    for request, kind in (("show_agenda", "agenda"), ("show_minutes", "minutes")):
        bare = heard.has(kind) and spare_words(heard, talk) == 0 and not durations(heard.text, heard.language)
        if heard.has(request) or (bare and not heard.has("list", "plural")):
            rest = said_in(heard.without(request, kind), heard.language)
            return ShowNotes(kind, _finder(kind, message, talk).meant(rest).dates)  # type: ignore[arg-type]
    return None


def _is_bare(heard: Said) -> bool:
    """Whether nothing but the word for decisions was said: "décisions ?", "las decisiones"."""
    covered = heard.covered({"decision", "decided", "polite", "decision_word"})
    small = heard.small("edges")
    is_named = heard.has("decision_word") or (heard.has("decided") and not heard.has("we_decided"))
    return is_named and all(place in covered or one.text in small for place, one in enumerate(heard.words))


def _decision_in(line: str, talk: Talk) -> bool:
    return bool(line.partition(":")[2].strip()) and heads_decisions(line, talk)


def _without_head(line: str, kind: str) -> str:
    """A line of several that each repeat the word: "Décision : …"."""
    bare = line.strip().lstrip(BULLETS)
    head, colon, tail = bare.partition(":")
    marks = colon and tail.strip() and len(words(head)) <= LONGEST_HEAD
    heard = said(head, "fr") if marks else None
    leads = heard is not None and heard.first(kind) == 0 and (kind != "decision" or heard.first("decision_word") == 0)
    return tail.strip() if leads else bare


def _finder(kind: MeetingNoteKind, message: MessageSaid, talk: Talk) -> Finder:
    return Finder(message, talk, past=kind != "agenda")


def _added_to_agenda(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    spans, put = heard.spans("agenda"), heard.spans("put", "call")
    if not spans or not (put or len(said_in(heard.text[slice(*spans[0])], heard.language).words) > 3):
        return None
    before = heard.text[put[0][1] : spans[-1][0]] if put and put[0][1] <= spans[-1][0] else ""
    text = trimmed(heard.text[spans[-1][1] :], heard) or trimmed(before, heard)
    which = Finder(message, talk).meant(said_in("", heard.language)).dates
    return NoteMeeting("agenda", which, (text,)) if text else None


def _told_in_reply(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """A decision told in a sentence counts at once only as an answer to the card of its meeting."""
    if not heard.has("decision") or heard.has("decided") or heard.text.rstrip().endswith("?"):
        return None
    answered = Finder(message, talk, past=True)
    return NoteMeeting("decision", answered.meant(heard).dates, (heard.text.strip(),)) if answered.answered() else None


def _told(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """ "We decided to …": she asks whether to note it, and of which meeting."""
    place = heard.first("we_decided")
    if place is None or place > LONGEST_LEAD or heard.text.rstrip().endswith("?") or heard.has("decided", "question"):
        return None
    end = heard.spans("we_decided")[0][1]
    if not heard.text[end:].strip(" .!,:;") or (heard.has("move", "cancel") and heard.has("noun")):
        return None
    dates = Finder(message, talk, past=True).meant(said_in("", heard.language)).dates
    return NoteMeeting("decision", dates, (heard.text.strip(),), sure=False)
