"""A pressed button: read what it carries, check again who may press it, and do it."""

from bot.answering import carry_out
from bot.answers.action_items import REPLACING as ITEMS
from bot.answers.meetings import REPLACING as MEETING
from bot.answers.reminding import REPLACING as REMINDING
from bot.answers.reminding import asks_later
from bot.answers.talk import Talk
from bot.events import ButtonPressed
from bot.intents import BindGroup, Choose, ForgetMe, ForgetName, Intent, LiveInZone, SpeakLanguage, Teach
from bot.offered import is_settled, offer_no_more
from bot.packing import unpack
from bot.replies import Heard
from bot.sayings import Envelope
from data.model import PressableButton

REPLACING: tuple[type, ...] = (
    *ITEMS,
    *MEETING,
    *REMINDING,
    Choose,
    SpeakLanguage,
    LiveInZone,
    ForgetMe,
    BindGroup,
    Teach,
    ForgetName,
)
"""What is answered in the place of the question under which the button stood."""


def press(event: ButtonPressed, talk: Talk) -> tuple[Heard, Intent | None]:
    """Give what comes of a pressed button, and the intention it carried; None when it could not be pressed."""
    button = talk.memory.buttons.get(event.token, talk.now)
    if button is None or button.chat_id not in {None, event.where.id}:
        return Heard(toast=talk.voice.say("This button is too old. Please ask again.")), None
    if button.user_id not in {None, event.sender.user_id}:
        return Heard(toast=_whose(button, talk)), None
    if is_settled(button):
        return Heard(toast=talk.voice.say("This question has been answered already. Nothing was changed.")), None
    try:
        intent = unpack(button.intent)
    except LookupError:
        return Heard(toast=talk.voice.say("This button is too old. Please ask again.")), None
    offer_no_more(talk)
    return carry_out(intent, talk, _envelope(event, intent, button)), intent


def _envelope(event: ButtonPressed, intent: Intent, button: PressableButton) -> Envelope:
    key, card = f"answer:{event.update_id}", button.intent.get("card")
    if isinstance(intent, REPLACING) and not asks_later(intent) and card:
        return Envelope(key, event.where.id, card, "edit")
    answered = None if event.where.private else event.message_id
    return Envelope(key, event.where.id, f"press:{event.update_id}", reply_to=answered)


def _whose(button: PressableButton, talk: Talk) -> str:
    owner = talk.memory.members.by_user(button.user_id) if button.user_id else None
    if owner is None:
        return talk.voice.say("This button is for somebody else.")
    return talk.voice.say("This button is for {name}.", name=owner.name)
