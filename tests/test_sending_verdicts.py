import pytest
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError

from handlers.errors import AnswerLostError, NotConnectedError, ToldToWaitError
from handlers.verdicts import (
    ANEW,
    CAPTION,
    PLAIN,
    Gone,
    Impossible,
    Lost,
    Moved,
    NotSent,
    Otherwise,
    Refused,
    Sent,
    Verdict,
    Wait,
    judge,
)

VERDICTS: list[tuple[TelegramError, Verdict]] = [
    (ToldToWaitError(7), Wait(7)),
    (NotConnectedError("no route"), NotSent("no route")),
    (AnswerLostError("502"), Lost("502")),
    (ChatMigrated(-1009), Moved(-1009)),
    (Forbidden("Forbidden: bot was blocked by the user"), Gone("Forbidden: bot was blocked by the user")),
    (Forbidden("Forbidden: bot was kicked from the group chat"), Gone("Forbidden: bot was kicked from the group chat")),
    (InvalidToken(), Refused()),
    (BadRequest("Chat not found"), Gone("Chat not found")),
    (BadRequest("Not enough rights to send text messages to the chat"),
     Gone("Not enough rights to send text messages to the chat")),
    (BadRequest("CHAT_WRITE_FORBIDDEN"), Gone("CHAT_WRITE_FORBIDDEN")),
    (BadRequest("Message is not modified: specified new message content and reply markup are …"), Sent(None)),
    (BadRequest("Message to delete not found"), Sent(None)),
    (BadRequest("Message can't be deleted for everyone"), Sent(None)),
    (BadRequest("Message to edit not found"), Otherwise(ANEW)),
    (BadRequest("Message can't be edited"), Otherwise(ANEW)),
    (BadRequest("There is no text in the message to edit"), Otherwise(CAPTION)),
    (BadRequest("Can't parse entities: unclosed start tag at byte offset 3"), Otherwise(PLAIN)),
    (BadRequest("Message is too long"), Otherwise(PLAIN)),
    (BadRequest("Button_data_invalid"), Impossible("Button_data_invalid")),
    (NetworkError("Request Entity Too Large"), Impossible("Request Entity Too Large")),
    (Conflict("something new"), Lost("something new")),
]  # fmt: skip


@pytest.mark.parametrize(("error", "verdict"), VERDICTS)
def test_every_refusal_has_its_verdict(error: TelegramError, verdict: Verdict) -> None:
    assert judge(error) == verdict
