"""What a message wants of meetings, if anything; asked before the directory, which takes names for questions."""

from bot.answers.action_items.recording import last_change_at
from bot.answers.meetings.recalling import spoken_of_at
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import CallMeeting, CancelMeeting, Intent, ShowMeeting
from bot.understanding.meetings.altering import altered, altering
from bot.understanding.meetings.answering import attending, looking
from bot.understanding.meetings.drafting import draft_of
from bot.understanding.meetings.noting import decision_lines, noted_on_card, noting
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder
from bot.understanding.meetings.words import Said, said
from bot.understanding.questions import Understood

LONGEST = 600
"""Characters. A longer message was pasted; it tells about meetings and calls none."""
LONGEST_OVERHEARD = 4000
NEAR = 4
"""Words that may stand before the noun of a sentence that calls a meeting by its noun: "la prochaine grande …"."""


def called(message: MessageSaid, talk: Talk) -> Understood:
    """Give what stands behind the command that calls a meeting."""
    heard = said(message.text, talk.voice.language)
    changed = altered(heard, message, talk) if _leads_with_change(heard) else None
    language = heard.language if message.text.strip() else talk.voice.language
    return Understood(changed or CallMeeting(draft_of(heard, talk)), language)


def decided_on_card(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give the decisions that answer a meeting's card: heard before the marks of action items, which are alike."""
    if message.replied is None or not message.replied.mine or len(message.text) > LONGEST:
        return None
    heard = said(message.text, talk.voice.language)
    intent = noted_on_card(heard, message, talk)
    return Understood(intent, heard.language) if intent else None


def decisions_overheard(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give the decisions in a message to a group that is not for Minga, as its lines mark them."""
    intent = decision_lines(message, talk) if len(message.text) <= LONGEST_OVERHEARD and talk.member else None
    return Understood(intent, said(message.text, talk.voice.language).language) if intent else None


def heard_about_meetings(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give what a message wants of meetings; None when it wants nothing of them."""
    if not message.text.strip() or len(message.text) > LONGEST:
        return None
    heard = said(message.text, talk.voice.language)
    intent = _intent(heard, message, talk)
    return Understood(intent, heard.language) if intent else None


def heard_of_meeting_rather(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give what a bare "cancel it" wants of the meeting that was shown after whatever the sender did to an item."""
    shown, changed = spoken_of_at(talk), last_change_at(talk.sender.user_id, talk)
    if shown is None or (changed is not None and changed >= shown):
        return None
    heard = heard_about_meetings(message, talk)
    return heard if heard and isinstance(heard.intent, CancelMeeting) else None


def _intent(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    if heard.has("remind"):
        return None
    for understand in (noting, looking, altering, attending):
        intent = understand(heard, message, talk)
        if intent:
            return intent
    shown = _shown(heard, message, talk)
    return shown or (CallMeeting(draft_of(heard, talk)) if _calls(heard, talk) else None)


def _shown(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """A meeting named by its day, and nothing said of an hour: one that is known is shown."""
    noun = heard.first("noun")
    told = times_in(heard.text, talk, heard.language).when
    if noun is None or told.day is None or told.hour is not None or told.rrule or heard.has("call", "gather", "tale"):
        return None
    meant = Finder(message, talk).meant(heard)
    asks = heard.text.rstrip().endswith("?")
    return ShowMeeting(meant.dates) if meant.dates and (asks or (meant.exact and _leads(heard, noun))) else None


def _calls(heard: Said, talk: Talk) -> bool:
    """Whether a sentence calls a meeting: by a verb and a noun, or by a noun at its head beside a time."""
    if heard.has("question", "plural", "tale"):
        return False
    noun, verb = heard.first("noun"), heard.first("call")
    timing = times_in(heard.text, talk, heard.language)
    told = timing.when
    timed = told.day is not None or told.hour is not None
    if verb is not None and noun is not None and verb < noun <= verb + NEAR:
        return timed or not heard.text.rstrip().endswith("?")
    if heard.has("gather"):
        return timed
    return noun is not None and timed and _leads(heard, noun, timing.best.span)


def _leads_with_change(heard: Said) -> bool:
    place = heard.first("move", "cancel", "restore", "title")
    return place is not None and _leads(heard, place)


def _leads(heard: Said, place: int, time: tuple[int, int] | None = None) -> bool:
    """Whether hardly anything but small and polite words, and the time, stands before a word."""
    polite, (start, end) = heard.covered({"polite"}), time or (0, 0)
    before = [one for number, one in enumerate(heard.words[:place]) if number not in polite]
    return all(one.text in heard.small("edges") or start <= one.start < end for one in before)
