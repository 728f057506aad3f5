"""Whether a message is a request of its own, whole and sure, so that it is no answer to what Minga had asked."""

from bot import intents
from bot.intents import Intent
from bot.understanding.phrases import phrasings

ASKING = (
    "who_handles",
    "who_is",
    "what_does",
    "theme",
    "history",
    "neighbours",
    "counterpart_of",
    "counterpart_in",
)
"""The phrases that ask of themselves (bot/understanding/vocabulary/)."""
OF_NAMES = (
    intents.WhoHandles,
    intents.Clarify,
    intents.Unknown,
    intents.ShowHistory,
    intents.ShowNeighbours,
    intents.ShowPartnerships,
)
"""A bare name is the answer to many a question; with a word that asks it is a question itself."""
OF_ONE_MEETING = (
    intents.MoveMeeting,
    intents.CancelMeeting,
    intents.AmendMeeting,
    intents.Attend,
    intents.NoteMeeting,
    intents.ShowNotes,
)
"""What is said of a meeting answers what was asked about it, and says less than the question knows already."""
TO_OTHERS = (intents.AnswerRequest, intents.AddToRequest)
"""What is written to somebody else through Minga may ask anything."""
SMALL_TALK = (intents.Nothing, intents.NotText, intents.TooLong, intents.DropQuestion)


def stands_alone(intent: Intent, text: str, waiting: Intent) -> bool:
    """Whether what was understood of a message is to be done, whatever is waiting for an answer."""
    if isinstance(intent, SMALL_TALK) or isinstance(waiting, TO_OTHERS):
        return False
    if isinstance(intent, intents.Help):
        return intent.asked
    if isinstance(intent, OF_NAMES):
        return asks(text)
    if isinstance(intent, intents.CallMeeting):
        return intent.draft.when.day is not None and intent.draft.when.hour is not None and not _is_time_of(waiting)
    if isinstance(intent, intents.RemindMe):
        return bool(intent.text)
    return not isinstance(intent, OF_ONE_MEETING) or asks(text)


def is_known(intent: Intent) -> bool:
    """Whether anything was understood, so that the talk has gone on to something else."""
    if isinstance(intent, intents.Help):
        return intent.asked
    return not isinstance(intent, (*SMALL_TALK, intents.Unknown))


def wants_any_words(waiting: Intent) -> bool:
    """Whether any words answer what was asked; "thank you" does not, though."""
    match waiting:
        case intents.NoteMeeting(texts=()):
            return True
        case intents.AskItemDetail(detail="blockage" | "solution"):
            return True
        case intents.AskDraft(part="title") | intents.AmendMeeting(part="title"):
            return True
    return False


def asks(text: str) -> bool:
    """Whether a sentence asks: by its mark, or by a phrase that asks for somebody."""
    best = phrasings(text)[0]
    return text.rstrip().endswith("?") or any(best.asks(name) for name in ASKING)


def _is_time_of(waiting: Intent) -> bool:
    """Whether a time is awaited, which "the meeting on Tuesday at 15:00" tells as well."""
    return isinstance(waiting, intents.MoveMeeting) or (
        isinstance(waiting, intents.AskDraft) and waiting.part != "title"
    )
