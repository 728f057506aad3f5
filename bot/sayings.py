"""From an answer to rows of the outbox, and from a row to what leaves: buttons get their tokens on the way."""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.answers.talk import Button, Say, Talk
from bot.offered import offer
from bot.packing import pack
from bot.replies import MAY_REPEAT, Attachment, Key, Utterance
from bot.speech import Html, Voice, italic, lines, typeset
from data.model import Action, Json, Outgoing, PressableButton

BUTTON_LASTS = timedelta(days=30)


@dataclass(frozen=True)
class Envelope:
    """Where an answer goes and what it belongs to."""

    key: str
    chat_id: int
    card: str | None = None
    action: Action = "send"
    reply_to: int | None = None


def outgoing(say: Say, envelope: Envelope, talk: Talk) -> tuple[Outgoing, ...]:
    """Give an answer, and what it says elsewhere, as rows for the outbox."""
    rows = [_row(say, _shown(say, envelope), talk)] if say.html else []
    if rows and say.to is None:
        offer(tokens_of(rows[0].content), talk.sender.user_id, talk)
    for place, also in enumerate(say.also):
        chat_id = also.to or envelope.chat_id
        rows.append(_row(also, _shown(also, Envelope(f"{envelope.key}:{place}", chat_id)), talk))
    return (*rows, *say.rows)


def _shown(say: Say, envelope: Envelope) -> Envelope:
    if say.card is None:
        return envelope
    return replace(envelope, card=say.card, action="edit" if say.edits else "send")


def utterance(content: Json, voice: Voice) -> Utterance:
    """Give what a row holds as a message ready to leave."""
    html = Html(content["html"])
    if content.get(MAY_REPEAT):
        html = lines(html, italic(voice.say("You may have seen this message before.")))
    keys = tuple(tuple(Key(**key) for key in row) for row in content["keys"])
    files = tuple(Attachment(one["name"], b64decode(one["content"]), one["mime"]) for one in content["files"])
    return Utterance(html, keys, files)


def content_of(say: Say, chat_id: int, talk: Talk, card: str | None = None) -> dict[str, Any]:
    """Give an answer as the JSON of a row, with its buttons kept and named by their tokens."""
    rows = [[_key(button, chat_id, card, talk) for button in row] for row in say.buttons if row]
    return {
        "say": "answer",
        "html": str(typeset(say.html, talk.voice.language)),
        "keys": rows,
        "files": [_file(one) for one in say.attachments],
        "language": talk.voice.language,
        "user": talk.sender.user_id,
        "about": pack(say.about) if say.about else None,
        "version": talk.directory.version,
    }


def tokens_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Give the tokens of the buttons in a row's content, by their labels."""
    return {key["label"]: key["token"] for row in content["keys"] for key in row if "token" in key}


def _row(say: Say, envelope: Envelope, talk: Talk) -> Outgoing:
    return Outgoing(
        key=envelope.key,
        chat_id=envelope.chat_id,
        action="photo" if envelope.action == "send" and _is_picture(say) else envelope.action,
        kind="answer",
        due_at=talk.now,
        content=content_of(say, envelope.chat_id, talk, envelope.card),
        card=envelope.card,
        reply_to=envelope.reply_to,
    )


def _is_picture(say: Say) -> bool:
    return [one.mime for one in say.attachments] == ["image/png"]


def _key(button: Button, chat_id: int, card: str | None, talk: Talk) -> dict[str, str]:
    if button.url or button.intent is None:
        return {"label": button.label, "url": button.url or ""}
    token = secrets.token_urlsafe(12)
    intent = {**pack(button.intent), "card": card}
    where = None if button.in_private else chat_id
    presser = talk.sender.user_id if button.personal else None
    talk.memory.buttons.keep(PressableButton(token, where, intent, talk.now + BUTTON_LASTS, presser))
    return {"label": button.label, "start" if button.in_private else "token": token}


def _file(attachment: Attachment) -> dict[str, str]:
    return {"name": attachment.name, "content": b64encode(attachment.content).decode(), "mime": attachment.mime}


def note(key: str, chat_id: int, html: Html, now: datetime, voice: Voice) -> Outgoing:
    """Give a plain message without a question behind it, as a row for the outbox."""
    content = {"say": "answer", "html": str(html), "keys": [], "files": [], "language": voice.language}
    return Outgoing(key, chat_id, "send", "answer", now, content)
