"""Sentences that change a meeting: move it, cancel it, restore it, give it another link, title or length."""

from bot.answers.meetings.recalling import last_spoken_of
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import AmendMeeting, CancelMeeting, Intent, MoveMeeting, RestoreMeeting, ShowMeeting, When
from bot.times import Duration, durations
from bot.understanding.meetings.drafting import TRIMMED, URL, link_in, trimmed
from bot.understanding.meetings.from_then import from_then_on
from bot.understanding.meetings.spare import spare_words
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder
from bot.understanding.meetings.words import Said, cut_out, said_in

IN_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
NEAR_THE_START = 12
"""Characters within which the time must begin after "to"."""


def altering(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give what a sentence changes about a meeting; None when it changes nothing."""
    later = from_then_on(heard, message, talk)
    if later:
        return later
    known = names_a_meeting(heard) or Finder(message, talk).answered() or _names_a_title(heard, message, talk)
    if not (known or _goes_on(heard, talk)):
        return None
    return altered(heard, message, talk) or _rather(heard, message, talk)


def altered(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give what a sentence changes, where it is known to speak of a meeting."""
    for understand in (_restoring, _cancelling, _moving, _linking, _renaming, _lengthening):
        intent = understand(heard, message, talk)
        if intent:
            return intent
    return None


def names_a_meeting(heard: Said) -> bool:
    """Whether a sentence has a word for a meeting in it, also within a longer phrase, or "the one of …"."""
    return heard.has("noun", "only") or any(said_in(word.text, heard.language).has("noun") for word in heard.words)


def _goes_on(heard: Said, talk: Talk) -> bool:
    """Whether a sentence says nothing but a change, right after a meeting was spoken of: "move it to Friday"."""
    changes = heard.has("move", "cancel", "link", "title", "length") and not heard.has("tale", "call")
    if not changes or last_spoken_of(talk) is None:
        return False
    return spare_words(said_in(URL.sub(" ", heard.text), heard.language), talk) == 0


def _names_a_title(heard: Said, message: MessageSaid, talk: Talk) -> bool:
    """Whether a sentence that changes something names a meeting by its title alone: "cancel the Chiloé review"."""
    if not heard.has("move", "cancel", "restore") or heard.has("question", "tale"):
        return False
    which = said_in(_parted(heard, talk)[0], heard.language) if heard.has("move") else heard
    return Finder(message, talk, cancelled=heard.has("restore")).is_titled(which)


def _rather(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Another time in answer to a meeting's card: "rather on Thursday"."""
    if not heard.has("rather") or Finder(message, talk).answered() is None or _asks(heard):
        return None
    when = times_in(heard.text, talk, heard.language).when
    meant = Finder(message, talk).meant(heard)
    return MoveMeeting(meant.dates, when, None, _every(heard), sure=True) if when != When() else None


def _restoring(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("restore") or _is_denied(heard, "restore"):
        return None
    return RestoreMeeting(Finder(message, talk, cancelled=True).meant(heard).dates)


def _cancelling(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("cancel") or _is_denied(heard, "cancel") or heard.has("tale"):
        return None
    meant = Finder(message, talk).meant(heard)
    return CancelMeeting(meant.dates, _every(heard), sure=meant.explicit and not _asks(heard))


def _moving(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("move") or _is_denied(heard, "move") or heard.has("tale", "question"):
        return None
    head, tail, shift = _parted(heard, talk)
    timed = times_in(tail, talk, heard.language)
    if timed.when == When() and shift is None and not _is_plain(heard):
        return None
    # "La réunion de mardi passe à 16h" is no Tuesday past.
    meant = Finder(message, talk).meant(said_in(said_in(head, heard.language).without("move"), heard.language))
    rivals = tuple(one for one in timed.rivals if one.hour is not None) if timed.when.day else ()
    sure = meant.explicit and not _asks(heard)
    return MoveMeeting(meant.dates, timed.when, shift, _every(heard), rivals, sure)


def _parted(heard: Said, talk: Talk) -> tuple[str, str, int | None]:
    """Part a sentence at the "to" after which a time begins: which meeting, to when, else by how many minutes."""
    noun = heard.first("noun", "only")
    after = max(heard.first("move") or 0, noun if noun is not None else 0)
    for word in heard.words[after + 1 :]:
        tail = heard.text[word.start :]
        if word.text in heard.small("towards") and _begins_with_time(tail, heard, talk):
            return heard.text[: word.start], tail, None
    return _parted_without_to(heard, noun, talk)


def _parted_without_to(heard: Said, noun: int | None, talk: Talk) -> tuple[str, str, int | None]:
    begin = heard.words[noun + 1].start if noun is not None and noun + 1 < len(heard.words) else 0
    timed = times_in(heard.text[begin:], talk, heard.language)
    lengths = [one for one in durations(heard.text, heard.language) if one.grain in IN_MINUTES]
    if lengths and timed.when.hour is None:
        return cut_out(heard.text, [lengths[-1].span]), "", _minutes(lengths[-1], heard)
    if noun is None:
        span = timed.best.span
        return (cut_out(heard.text, [span]), heard.text[slice(*span)], None) if span else (heard.text, "", None)
    return heard.text[:begin], heard.text[begin:], None


def _begins_with_time(tail: str, heard: Said, talk: Talk) -> bool:
    timed = times_in(tail, talk, heard.language)
    return timed.best.span is not None and timed.best.span[0] <= NEAR_THE_START and timed.when != When()


def _minutes(length: Duration, heard: Said) -> int:
    """A length in minutes, negative where the verb says that it shall be earlier."""
    minutes = round(length.amount * IN_MINUTES[length.grain])
    return -minutes if heard.has("earlier") else minutes


def _linking(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    found = link_in(heard)
    if not heard.has("link") or (found and heard.has("call")):
        return None
    which = Finder(message, talk).meant(said_in(URL.sub(" ", heard.text), heard.language))
    if heard.has("question") or heard.text.rstrip().endswith("?"):
        return ShowMeeting(which.dates)
    told = times_in(heard.text, talk, heard.language).when
    if told.hour is not None and found:
        return None
    return AmendMeeting("link", which.dates, found.value if found else "", _every(heard))


def _renaming(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("title"):
        return None
    which, new = _new_title(heard)
    meant = Finder(message, talk).meant(said_in(which, heard.language))
    return AmendMeeting("title", meant.dates, new)


def _new_title(heard: Said) -> tuple[str, str]:
    """Part a sentence before what the meeting shall be called: after a colon, in quotation marks, or at its end."""
    for sign in (":", "«", "“", '"'):
        before, found, after = heard.text.partition(sign)
        if found and after.strip(TRIMMED):
            return before, after.strip(TRIMMED)
    towards = [word for word in heard.words if word.text in heard.small("towards") | {"como", "as", "to"}]
    if not towards:
        return heard.text, ""
    last = towards[-1]
    return heard.text[: last.start], trimmed(heard.text[last.end :], heard)


def _lengthening(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if not heard.has("length"):
        return None
    found = [one for one in durations(heard.text, heard.language) if one.grain in {"minute", "hour"}]
    if not found:
        return None
    which = heard.text[: found[-1].span[0]]
    if times_in(which, talk, heard.language).when.hour is not None:
        return None
    minutes = str(round(found[-1].amount * IN_MINUTES[found[-1].grain]))
    meant = Finder(message, talk).meant(said_in(which, heard.language))
    return AmendMeeting("minutes", meant.dates, minutes, _every(heard))


def _every(heard: Said) -> bool | None:
    if heard.has("every"):
        return True
    return False if heard.has("only") else None


def _is_denied(heard: Said, request: str) -> bool:
    """Whether a "not" stands beside the verb: "n'annulez pas la réunion", "do not move …"."""
    for one in heard.requests:
        if one.name != request:
            continue
        beside = [heard.words[place].text for place in (one.span[0] - 1, one.span[1]) if 0 <= place < len(heard.words)]
        if any(word in heard.small("negation") for word in beside):
            return True
    return False


def _asks(heard: Said) -> bool:
    """Whether it is put as a question: then she asks before she does it."""
    return heard.text.rstrip().endswith("?") and not heard.has("polite")


def _is_plain(heard: Said) -> bool:
    """Whether a sentence says little more than that a meeting be moved: then she asks to when."""
    return len(heard.words) <= NEAR_THE_START and not heard.text.rstrip().endswith("?")
