"""What is said in reply to a request from outside: its answer, that it is settled, whom else it shall go to."""

import re
from functools import cache

from bot.answers.talk import Talk
from bot.events import MessageSaid, Replied
from bot.intents import AddToRequest, AnswerRequest, CloseRequest, HandOnRequest, Intent
from bot.times.folding import fold
from bot.understanding.action_items.parties import Naming
from bot.understanding.action_items.words import wording
from bot.understanding.language import language_told
from bot.understanding.questions import Understood

SIGN = "📮"
"""What the card of a request begins with (bot/answers/requests/telling.py)."""


def heard_about_request(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give what a reply to a request, or to what became of one's own, says of it; None for any other message."""
    replied = message.replied
    if replied is None or not replied.mine or not message.where.private or not message.text.strip():
        return None
    intent = _to_card(message, replied, talk) or _to_answer(message, replied, talk)
    return Understood(intent, language_told(message.text, talk.voice.language)) if intent else None


def _to_card(message: MessageSaid, replied: Replied, talk: Talk) -> Intent | None:
    """Whoever takes care of it has the whole card."""
    found = re.match(rf"{SIGN}\D*(\d+)", replied.text)
    if found is None or talk.member is None:
        return None
    number, text = int(found[1]), message.text.strip()
    if _closes(text):
        return CloseRequest(number)
    to = re.match(rf"(?:→|[-=]+>|{wording('acts', 'reassign', 'reassign_head')})\s*", fold(text))
    named = Naming(talk, message.mentioned).look_up(text[to.end() :]) if to else None
    if named is not None:
        return HandOnRequest(number, named.party)
    return AnswerRequest(number, text)


def _to_answer(message: MessageSaid, replied: Replied, talk: Talk) -> Intent | None:
    """Whoever asked was told the number, and nothing else has one of theirs in its first line."""
    for said in re.findall(r"\d+", replied.text.split("\n", 1)[0]):
        request = talk.memory.requests.get(int(said))
        if request is not None and request.user_id == talk.sender.user_id:
            text = message.text.strip()
            return CloseRequest(request.id) if _closes(text) else AddToRequest(request.id, text)
    return None


def _closes(text: str) -> bool:
    return _closing().fullmatch(fold(text)) is not None


@cache
def _closing() -> re.Pattern[str]:
    around = rf"(?:[\s.,;:!()-]+|{wording('acts', 'polite')})*"
    return re.compile(rf"{around}{wording('requests', 'settled')}{around}")
