"""Uttering: a rendered message as requests to Telegram, one after the other."""

import html
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import MessageLimit, ParseMode

from bot.replies import Attachment, Key, Utterance
from data.model import OutboxRow
from handlers.verdicts import ANEW, CAPTION, PLAIN

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UPLOAD_TIMEOUT = 60.0
TAG = re.compile(r"<[^>]*>")

Request = Callable[[], Awaitable[int | None]]
"""Asks Telegram once; gives the number of the message that came of it, if one did."""


@dataclass(frozen=True, slots=True)
class Form:
    """How to say it: as it was rendered, or as far as Telegram would take it."""

    plain: bool = False
    anew: bool = False
    caption: bool = False

    def otherwise(self, form: str) -> "Form":
        """The same with one more concession."""
        return Form(self.plain or form == PLAIN, self.anew or form == ANEW, self.caption or form == CAPTION)


class Mouth:
    """Turns what is to be said into requests to Telegram."""

    def __init__(self, bot: Bot, username: str) -> None:
        self._bot, self._username = bot, username

    def requests(self, row: OutboxRow, utterance: Utterance | None, form: Form = Form()) -> list[Request]:
        """What is asked of Telegram for one row of the outbox; the first request makes or changes its message."""
        outgoing = row.outgoing
        if outgoing.action == "delete" or utterance is None:
            return [lambda: self._delete(row)]
        if outgoing.action == "edit" and row.message_id is not None and not form.anew:
            return [lambda: self._edit(row, utterance, form)]
        if len(utterance.attachments) == 1 and len(plain(utterance.html)) <= MessageLimit.CAPTION_LENGTH:
            return [lambda: self._attach(row, utterance, utterance.attachments[0], form)]
        files = [self._bare(row, utterance, attachment, form) for attachment in utterance.attachments]
        return [lambda: self._send(row, utterance, form), *files]

    async def _send(self, row: OutboxRow, utterance: Utterance, form: Form) -> int:
        message = await self._bot.send_message(
            row.outgoing.chat_id,
            words(utterance, form),
            parse_mode=None if form.plain else ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=self.keyboard(utterance),
            reply_parameters=answering(row),
            disable_notification=utterance.silent or None,
        )
        return message.message_id

    async def _edit(self, row: OutboxRow, utterance: Utterance, form: Form) -> int | None:
        chat_id, text = row.outgoing.chat_id, words(utterance, form)
        mode = None if form.plain else ParseMode.HTML
        keys = self.keyboard(utterance)
        if form.caption:
            await self._bot.edit_message_caption(
                chat_id, row.message_id, caption=text, parse_mode=mode, reply_markup=keys
            )
        else:
            await self._bot.edit_message_text(
                text, chat_id, row.message_id, parse_mode=mode, reply_markup=keys, link_preview_options=NO_PREVIEW
            )
        return row.message_id

    async def _delete(self, row: OutboxRow) -> int | None:
        if row.message_id is not None:
            await self._bot.delete_message(row.outgoing.chat_id, row.message_id)
        return row.message_id

    async def _attach(self, row: OutboxRow, utterance: Utterance, attachment: Attachment, form: Form) -> int:
        photo = row.outgoing.action == "photo"
        send: Callable[..., Awaitable[Message]] = self._bot.send_photo if photo else self._bot.send_document
        message = await send(
            row.outgoing.chat_id,
            InputFile(attachment.content, filename=attachment.name),
            caption=words(utterance, form) or None,
            parse_mode=None if form.plain else ParseMode.HTML,
            reply_markup=self.keyboard(utterance),
            reply_parameters=answering(row),
            disable_notification=utterance.silent or None,
            read_timeout=UPLOAD_TIMEOUT,
        )
        return message.message_id

    def _bare(self, row: OutboxRow, utterance: Utterance, attachment: Attachment, form: Form) -> Request:
        """One of several files: the words and the buttons went before it."""
        return lambda: self._attach(row, Utterance("", silent=utterance.silent), attachment, form)

    def keyboard(self, utterance: Utterance) -> InlineKeyboardMarkup | None:
        """The buttons under a message."""
        rows = [[self._button(key) for key in row] for row in utterance.keys if row]
        return InlineKeyboardMarkup(rows) if rows else None

    def _button(self, key: Key) -> InlineKeyboardButton:
        if key.start is not None:
            return InlineKeyboardButton(key.label, url=deep_link(self._username, key.start))
        return InlineKeyboardButton(key.label, url=key.url, callback_data=key.token)


def deep_link(username: str, start: str) -> str:
    """The link that opens the private chat with this start parameter."""
    return f"https://t.me/{username}?start={start}"


def answering(row: OutboxRow) -> ReplyParameters | None:
    """The message that a row answers; if somebody has deleted it, it is answered all the same."""
    if row.outgoing.reply_to is None:
        return None
    return ReplyParameters(row.outgoing.reply_to, allow_sending_without_reply=True)


def words(utterance: Utterance, form: Form) -> str:
    """The text as it leaves: HTML, or plain and never longer than Telegram takes it."""
    if not form.plain:
        return utterance.html
    limit = MessageLimit.CAPTION_LENGTH if utterance.attachments else MessageLimit.MAX_TEXT_LENGTH
    return shortened(plain(utterance.html), limit)


def plain(rich: str) -> str:
    """The words of Telegram's HTML without its tags."""
    return html.unescape(TAG.sub("", rich))


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
