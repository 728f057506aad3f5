"""How the answer to a question of Minga's completes the intent that she had asked it for."""

from collections.abc import Callable, Mapping

from bot.answers.talk import Talk
from bot.intents import Intent
from bot.understanding import details
from bot.understanding.meetings import completing as meetings
from bot.understanding.reminders import listening as reminders

Completion = Callable[[str, Intent, Talk], Intent | None]
"""From the words of the answer and the intent that waits to the completed intent; None when it is no answer."""

COMPLETIONS: Mapping[str, Completion] = {
    **details.COMPLETIONS,
    **meetings.COMPLETIONS,
    **reminders.COMPLETIONS,
}
"""The completions by the kinds that `bot.awaiting.wait_for` is given."""


def completed(kind: str, waiting: Intent, text: str, talk: Talk) -> Intent | None:
    """Give the intent that the words of an answer complete; None when they do not answer what was asked."""
    complete = COMPLETIONS.get(kind)
    return complete(text, waiting, talk) if complete else None
