"""What perishes within seconds and is never kept: answers to pressed buttons and to inline questions, sent once."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.events import ButtonPressed, Event, InlineAsked
from bot.replies import Heard, InlineCard
from handlers.uttering import NO_PREVIEW, deep_link

TOO_OLD = "query is too old"
TOAST_LENGTH = 200

log = structlog.get_logger(__name__)


class Perishables:
    """Answers at once, beside everything else; what does not arrive is not tried again."""

    def __init__(self, bot: Bot, username: str) -> None:
        self._bot, self._username = bot, username
        self._under_way: set[asyncio.Task[None]] = set()

    def answer(self, event: Event, heard: Heard) -> None:
        """Begin to answer, if the event is of a kind that waits for such an answer: a button turns until it has one."""
        if isinstance(event, ButtonPressed):
            self._begin(self._toast(event, heard))
        elif isinstance(event, InlineAsked):
            self._begin(self._cards(event, heard.inline or ()))

    async def drain(self, within: float) -> None:
        """Wait for what is under way, at most so many seconds."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=within)

    def _begin(self, answering: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(once(answering))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def _toast(self, event: ButtonPressed, heard: Heard) -> Coroutine[Any, Any, object]:
        link = deep_link(self._username, heard.start) if heard.start is not None else None
        text = heard.toast[:TOAST_LENGTH] if heard.toast else None
        return self._bot.answer_callback_query(event.query_id, text=text, url=link)

    def _cards(self, event: InlineAsked, cards: tuple[InlineCard, ...]) -> Coroutine[Any, Any, object]:
        results = [article(card) for card in cards]
        return self._bot.answer_inline_query(event.query_id, results, cache_time=0, is_personal=True)


def article(card: InlineCard) -> InlineQueryResultArticle:
    """An inline card as Telegram shows it."""
    content = InputTextMessageContent(card.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(card.id, card.title, content, description=card.description)


async def once(answering: Coroutine[Any, Any, object]) -> None:
    """Answer, and let go of it whatever happens: nobody waits for it any more by the time it could be repeated."""
    try:
        await answering
    except TelegramError as error:
        if TOO_OLD not in error.message.lower():
            log.warning("an answer that perishes did not arrive", error=error.message)
