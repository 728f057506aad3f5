"""When a name fits several things, or none: one asks, and never guesses or invents."""

from bot.answers.directory import who_handles
from bot.answers.subjects import label
from bot.answers.talk import Button, Say, Talk
from bot.intents import Choose, Clarify, Subject, TellCoordinator, Unknown, WhoHandles
from bot.speech import Html, joined, lines

LONGEST_ECHO = 60
"""Characters of what somebody wrote that are said back."""


def clarify(intent: Clarify, talk: Talk) -> Say:
    """Ask which one is meant, a button each; what was clear is answered above the question."""
    question = talk.voice.say("“{said}”: which one?", said=echo(intent.said))
    buttons = [[Button(label(one, talk), Choose(intent.said, _bare(one)))] for one in intent.choices]
    return Say(lines(_clear(intent.clear, talk), question), buttons, verdict="ask", about=intent)


def unknown(intent: Unknown, talk: Talk) -> Say:
    """Say that a name is not known, with the nearest that are, and offer to tell the coordinator."""
    voice = talk.voice
    said = voice.say("I don’t know “{said}”.", said=echo(intent.said))
    hint = voice.say("Did you mean one of these?") if intent.nearest else voice.say("I have noted the question.")
    buttons = [[Button(label(one, talk), Choose(intent.said, _bare(one)))] for one in intent.nearest]
    tell = [Button(voice.say("Tell the coordinator"), TellCoordinator(intent.question or intent.said), personal=True)]
    text = lines(_clear(intent.clear, talk), joined(" ", (said, hint)))
    return Say(text, [*buttons, tell], verdict="unknown", gap=intent.said)


def echo(said: str) -> str:
    """Shorten what somebody wrote before it is said back."""
    flat = " ".join(said.split())
    return flat if len(flat) <= LONGEST_ECHO else flat[: LONGEST_ECHO - 1] + "…"


def _clear(subjects: tuple[Subject, ...], talk: Talk) -> Html | None:
    return who_handles(WhoHandles(subjects), talk).html + "\n" if subjects else None


def _bare(subject: Subject) -> Subject:
    return Subject(subject.kind, subject.id)
