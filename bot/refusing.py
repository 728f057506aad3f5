"""What is said when somebody may not do what they ask for: kindly, and nothing about anybody."""

from bot.access import Refused
from bot.answers.arrival import stranger
from bot.answers.talk import Button, Say, Talk
from bot.intents import Intent


def refuse(refused: Refused, intent: Intent, talk: Talk) -> Say:
    """Say why not, and how it could be."""
    voice = talk.voice
    if refused.reason == "stranger":
        return stranger(talk)
    if refused.reason == "unbound":
        return Say(voice.say("I do not serve this group yet. A coordinator has to confirm it here: /bind"))
    if refused.reason == "private":
        button = Button(voice.say("Continue in private"), intent, in_private=True)
        return Say(voice.say("I answer that in private."), ((button,),))
    if refused.reason == "group":
        return Say(voice.say("Please say that in the group it is meant for."))
    if refused.reason == "member":
        words = voice.say("Only members can do that. Write to me in private to ask how to become one.")
        return Say(words, toast=words)
    return Say(voice.say("Only a coordinator can do that."))


def only_understood(talk: Talk) -> Say:
    """Say, where nothing may change, that what was asked for would have been done."""
    return Say(talk.voice.say("In the chat I would do this now. Here I only understand it and change nothing."))
