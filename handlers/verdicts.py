"""What Telegram's refusals mean for a message that was to be sent: one pure function, tables of its words."""

from dataclasses import dataclass

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from handlers.errors import NotConnectedError, ToldToWaitError


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there, as this message."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Wait:
    """429: nothing was sent; this chat waits so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NotSent:
    """There was no connection: again as soon as there is one."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Nobody knows whether it arrived: again later, marked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another number now."""

    new_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """This chat cannot be written to: blocked, deleted, or Minga was put out of it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """It can be said in another form: as plain text, as a new message instead of an edit, as a caption."""

    form: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """Telegram will never take it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The token is no longer known; nothing can be sent by anybody."""


Verdict = Sent | Wait | NotSent | Lost | Moved | Gone | Otherwise | Impossible | Refused

PLAIN, ANEW, CAPTION = "plain", "anew", "caption"
ALREADY_SO = ("message is not modified", "message to delete not found", "message can't be deleted")
UNREADABLE = ("can't parse entities", "message is too long", "text is too long", "caption is too long")
UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
WITHOUT_TEXT = ("there is no text in the message to edit",)
CLOSED = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "_forbidden",
    "peer_id_invalid",
    "user_is_blocked",
    "input_user_deactivated",
    "user is deactivated",
    "group chat was deactivated",
    "topic_closed",
)
TOO_LARGE = "Request Entity Too Large"


def judge(error: TelegramError) -> Verdict:
    """What to do after this error. Unknown ones count as lost: asking again is safer than dropping."""
    match error:
        case ToldToWaitError(seconds=seconds):
            verdict: Verdict = Wait(seconds)
        case NotConnectedError():
            verdict = NotSent(error.message)
        case ChatMigrated(new_chat_id=new_id):
            verdict = Moved(new_id)
        case Forbidden():
            verdict = Gone(error.message)
        case InvalidToken():
            verdict = Refused()
        case BadRequest():
            verdict = judge_bad_request(error.message)
        case _:
            verdict = Impossible(error.message) if error.message == TOO_LARGE else Lost(error.message)
    return verdict


def judge_bad_request(message: str) -> Verdict:
    """What a 400 means, by its words."""
    table: tuple[tuple[tuple[str, ...], Verdict], ...] = (
        (ALREADY_SO, Sent(None)),
        (UNREADABLE, Otherwise(PLAIN)),
        (UNEDITABLE, Otherwise(ANEW)),
        (WITHOUT_TEXT, Otherwise(CAPTION)),
        (CLOSED, Gone(message)),
    )
    said = message.lower()
    meant = (verdict for words, verdict in table if any(word in said for word in words))
    return next(meant, Impossible(message))
