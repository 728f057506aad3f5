"""What is said to somebody who asked for silence without an end, and asks for a reminder all the same."""

from bot.answers.talk import Button, Say, Talk
from bot.intents import SpeakAgain
from bot.speech import Html


def silent_now(talk: Talk) -> Say:
    """Say that nothing can be said again later while there is silence, and how to end it."""
    words = talk.voice.say("You asked me for silence, so I cannot remind you later. /resume ends the silence.")
    return Say(words, ((again(talk),),), toast=str(words))


def waits_for_word(talk: Talk) -> Html:
    """Say that a reminder is kept, and comes only when the silence has ended."""
    return talk.voice.say("🔕 You asked me for silence: for this to come, please write /resume before.")


def again(talk: Talk) -> Button:
    """Give the end of the silence."""
    return Button(talk.voice.say("Reminders again"), SpeakAgain(), personal=True)
