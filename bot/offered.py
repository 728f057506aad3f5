"""The buttons under Minga's last words to somebody: whoever types what stands on one means it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot import intents
from bot.answers.talk import Talk
from bot.intents import Intent
from bot.names import words
from bot.packing import unpack
from data.model import PressableButton, Recollection

OFFERED = "offered"
OFFERED_FOR = timedelta(minutes=15)
"""After this "ok" means something else."""
ANSWERED = "answered"
"""A key in what a button carries, beside the intent: its question was answered in another way."""
ANSWERING: tuple[type, ...] = (
    intents.CallMeeting,
    intents.AskDraft,
    intents.AddMeeting,
    intents.DropDraft,
    intents.MoveMeeting,
    intents.CancelMeeting,
    intents.AmendMeeting,
    intents.UpdateMeeting,
    intents.ProposeChange,
    intents.DeclineProposal,
    intents.LeaveMeeting,
    intents.RemindMe,
    intents.ForgetMe,
    intents.BindGroup,
    intents.Teach,
    intents.AddActionItems,
)
"""What buttons carry that answer a question of which there is one answer; others may be pressed again and again."""


def offer(labels: Mapping[str, str], user_id: int, talk: Talk) -> None:
    """Keep which buttons somebody sees in this chat, tokens by label, instead of those seen before."""
    value = {bare(label): token for label, token in labels.items() if bare(label)}
    until = talk.now + OFFERED_FOR
    if value:
        talk.memory.recollections.keep(Recollection(talk.where.id, user_id, OFFERED, value, until))
    else:
        talk.memory.recollections.forget(talk.where.id, user_id, OFFERED)


def offered(talk: Talk) -> Mapping[str, str]:
    """Give the tokens of the buttons that the sender sees, by what stands on them."""
    kept = talk.memory.recollections.get(talk.where.id, talk.sender.user_id, OFFERED, talk.now)
    return {str(label): str(token) for label, token in kept.value.items()} if kept else {}


def settle(talk: Talk) -> None:
    """The question under which the offered buttons stand was answered by typing: pressed late they do nothing."""
    for token in offered(talk).values():
        button = talk.memory.buttons.get(token, talk.now)
        if button and button.chat_id == talk.where.id and isinstance(carried_by(token, talk), ANSWERING):
            talk.memory.buttons.keep(replace(button, intent={**button.intent, ANSWERED: True}))


def is_settled(button: PressableButton) -> bool:
    """Whether what the button answers was answered by typing."""
    return button.intent.get(ANSWERED) is True


def offer_no_more(talk: Talk) -> None:
    """Take what the sender types next for words of their own."""
    talk.memory.recollections.forget(talk.where.id, talk.sender.user_id, OFFERED)


def carried_by(token: str, talk: Talk) -> Intent | None:
    """Give what a button carries, if the sender may press it here."""
    button = talk.memory.buttons.get(token, talk.now)
    if button is None or button.chat_id not in {None, talk.where.id}:
        return None
    if button.user_id not in {None, talk.sender.user_id}:
        return None
    try:
        return unpack(button.intent)
    except LookupError:
        return None


def bare(label: str) -> str:
    """Give the folded words of a label, without signs and pictures."""
    return " ".join(word.text for word in words(label))
