"""What readers report to the coordinators: a wrong answer, a question without one."""

from bot.answers.doubt import echo
from bot.answers.subjects import label
from bot.answers.talk import Button, Say, Talk
from bot.answers.telling import tell_coordinators
from bot.intents import ReportWrong, TellCoordinator, WhoHandles
from bot.speech import Html, Voice


def report_wrong(intent: ReportWrong, talk: Talk) -> Say:
    """Tell the coordinators that an answer is wrong, with a button that shows it."""
    what, who = label(intent.subject, talk), talk.sender.name

    def words(voice: Voice) -> Html:
        return voice.say("{who} says that what I know about {what} is wrong or out of date.", who=who, what=what)

    show = ((Button(f"{what} ?", WhoHandles((intent.subject,))),),)
    told = tuple(Say(one.html, show, to=one.to) for one in tell_coordinators(talk, words))
    return _thanks(talk, told)


def tell_coordinator(intent: TellCoordinator, talk: Talk) -> Say:
    """Pass a question that nobody could answer on to the coordinators."""
    who, question = talk.sender.name, echo(intent.question)

    def words(voice: Voice) -> Html:
        return voice.say("{who} asked “{question}”, and I did not know. Do you?", who=who, question=question)

    return _thanks(talk, tell_coordinators(talk, words))


def _thanks(talk: Talk, told: tuple[Say, ...]) -> Say:
    if not told:
        return Say(Html(""), toast=talk.voice.say("You are the only coordinator: it is for you to put right."))
    return Say(Html(""), toast=talk.voice.say("Thank you, the coordinators have been told."), also=told)
