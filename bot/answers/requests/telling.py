"""A request in words: for whoever takes care of it, for whoever asked, for the coordinators."""

from collections.abc import Callable, Iterator, Mapping

from bot.answers.requests.steps import owner
from bot.answers.talk import Button, Say, Talk
from bot.intents import AddToRequest, AnswerRequest, CloseRequest, HandOnRequest, ShowRequest
from bot.speech import Html, Voice, bold, italic, joined, lines
from data.model import Outgoing, Request, RequestStep

MOST_STEPS = 6


def request_words(request: Request, talk: Talk) -> Html:
    """Say a request: number, who asks, what, and what has happened since."""
    voice = talk.voice
    place = talk.memory.places.get(request.place_id) if request.place_id else None
    one = owner(request, talk.memory)
    day = voice.day(request.asked_at.astimezone(talk.zone).date())
    head = voice.say("📮 Request {number}, by {name}, {day}", number=request.id, name=request.name, day=day)
    care = voice.say("taken care of by {name}", name=one.party.name) if one else voice.say("❓ who takes care of it?")
    steps = talk.memory.request_steps.of(request.id)[-MOST_STEPS:]
    return lines(
        bold(head),
        request.text,
        joined(" · ", (f"📍 {place.name}" if place else None, care, _state(request, voice))),
        *(line for one_step in steps if (line := step_line(one_step, talk))),
    )


def request_buttons(request: Request, talk: Talk) -> list[list[Button]]:
    """Give what whoever takes care of a request can do."""
    if request.state == "closed":
        return []
    voice, number = talk.voice, request.id
    return [
        [Button(voice.say("✍️ answer"), AnswerRequest(number))],
        [
            Button(voice.say("👤 hand on"), HandOnRequest(number)),
            Button(voice.say("✅ close"), CloseRequest(number)),
        ],
    ]


def step_line(step: RequestStep, talk: Talk) -> Html | None:
    """Say what was written back and forth; None for a step without words."""
    if not step.text or step.kind not in {"answer", "message"}:
        return None
    sign = "→" if step.kind == "answer" else "←"
    day = talk.voice.day(step.at.astimezone(talk.zone).date())
    return Html(f"{sign} ") + joined(" ", (italic(day), step.text))


def for_owner(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Show a request to whoever takes care of it; None when that is somebody else by now, or they closed it."""
    request = talk.memory.requests.get(outgoing.content["request"])
    one = owner(request, talk.memory) if request else None
    if request is None or one is None or not one.is_(talk.member):
        return None
    if request.state == "closed":
        return _settled(request, _step(outgoing, talk), talk)
    hint = italic(talk.voice.say("What you answer is passed on without your name or address."))
    return Say(lines(request_words(request, talk), hint), request_buttons(request, talk))


def for_coordinator(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Tell a coordinator that a request waits; None when it has been answered meanwhile."""
    request = talk.memory.requests.get(outgoing.content["request"])
    if request is None or request.state in {"answered", "closed"}:
        return None
    step = _step(outgoing, talk)
    days = (talk.now - request.asked_at).days
    waiting = talk.voice.count("Unanswered for one day.", "Unanswered for {number} days.", days)
    escalated = step is not None and step.kind == "escalated"
    return Say(lines(request_words(request, talk), waiting if escalated else None), request_buttons(request, talk))


def for_asker(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Tell whoever asked what has become of it, without anybody's name."""
    request, step = talk.memory.requests.get(outgoing.content["request"]), _step(outgoing, talk)
    if request is None or step is None:
        return None
    said = TO_ASKER[step.kind](talk.voice, request)
    html = lines(said, step.text if step.kind == "answer" else None)
    if request.state == "closed":
        return Say(html)
    more = Button(talk.voice.say("✍️ write more"), AddToRequest(request.id))
    over = Button(talk.voice.say("✅ done, thank you"), CloseRequest(request.id))
    return Say(html, [[more, over]] if step.kind == "answer" else [[more]])


TO_ASKER: Mapping[str, Callable[[Voice, Request], Html]] = {
    "received": lambda voice, one: voice.say("Thank you. Your request has the number {number}.", number=one.id),
    "forwarded": lambda voice, one: voice.say(
        "Your request {number} has been passed on to somebody else in charge.", number=one.id
    ),
    "message": lambda voice, one: voice.say("Added to your request {number}.", number=one.id),
    "answer": lambda voice, one: voice.say("An answer to your request {number}:", number=one.id),
    "escalated": lambda voice, one: voice.say(
        "I am sorry: nobody has answered your request {number} yet. I have told the coordinators again.", number=one.id
    ),
    "closed": lambda voice, one: voice.say("Your request {number} is closed.", number=one.id),
}
"""What whoever asked is told of each step."""


def request_lines(talk: Talk) -> Iterator[Html]:
    """Say to whoever asks how their own open requests stand, without anybody's name."""
    voice = talk.voice
    for one in talk.memory.requests.of_user(talk.sender.user_id):
        if talk.where.private and one.state != "closed":
            day = voice.day(one.asked_at.astimezone(talk.zone).date())
            yield voice.say(
                "📮 Your request {number}, {day}: {state}", number=one.id, day=day, state=_state(one, voice)
            )


def show_button(request: Request) -> Button:
    """Give the button that shows a request."""
    return Button(f"📮 {request.id}", ShowRequest(request.id))


def _settled(request: Request, step: RequestStep | None, talk: Talk) -> Say | None:
    """Tell that whoever asked has closed it."""
    if step is None or step.kind != "closed":
        return None
    said = talk.voice.say("✅ Request {number} is closed: whoever asked waits for nothing more.", number=request.id)
    return Say(said, [[show_button(request)]])


def _state(request: Request, voice: Voice) -> Html:
    said = {
        "open": voice.say("open"),
        "forwarded": voice.say("handed on"),
        "answered": voice.say("answered"),
        "closed": voice.say("closed"),
    }
    return said[request.state]


def _step(outgoing: Outgoing, talk: Talk) -> RequestStep | None:
    return talk.memory.request_steps.get(outgoing.content["step"])
