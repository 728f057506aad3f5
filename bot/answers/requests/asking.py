"""At the open door: a request is taken down, gets a number and somebody in charge; whoever asks hears of each step."""

from dataclasses import replace
from datetime import timedelta

from bot.answers.requests import steps
from bot.answers.requests.owners import owner_for, place_in
from bot.answers.talk import Say, Talk
from bot.awaiting import wait_for
from bot.intents import AddToRequest, LeaveRequest
from bot.speech import Html, lines
from data.model import NEW_ID, Outgoing, Request

LONGEST_REQUEST = 1500
A_DAY = timedelta(days=1)
MOST_A_DAY, MOST_MESSAGES_A_DAY, MOST_OF_ALL_A_DAY = 3, 6, 60
"""New requests and further words of one person within a day, and requests of all strangers: the door is open, but it
is no way to flood those behind it."""
WAITING = "request text"
"""The kind under which the words of a request are awaited (bot/understanding/completing.py)."""


def leave_request(intent: LeaveRequest, talk: Talk) -> Say:
    """Take down what somebody outside wants, and pass it on to whoever covers the place that it names."""
    text = intent.text.strip()[:LONGEST_REQUEST]
    if not text:
        wait_for(WAITING, intent, talk)
        return Say(talk.voice.say("What is your request? Write it to me in one message, with the place it is about."))
    before = talk.memory.requests.of_user(talk.sender.user_id)
    same = next((one for one in before if one.text == text and one.state != "closed"), None)
    if same is not None:
        return Say(talk.voice.say("I have that already, as request {number}.", number=same.id))
    if _too_many(before, talk):
        return Say(talk.voice.say("That is enough for today: please write again tomorrow."))
    return _taken_down(text, talk)


def add_to_request(intent: AddToRequest, talk: Talk) -> Say:
    """Whoever asked writes something more."""
    request = talk.memory.requests.get(intent.number)
    if request is None or request.user_id != talk.sender.user_id or request.state == "closed":
        return Say(talk.voice.say("I know of no open request {number} of yours.", number=intent.number))
    text = intent.text.strip()[:LONGEST_REQUEST]
    if not text:
        wait_for(WAITING, intent, talk)
        return Say(talk.voice.say("What shall I add to request {number}?", number=request.id))
    if _written_today(request, talk) >= MOST_MESSAGES_A_DAY:
        return Say(talk.voice.say("That is enough for today: please write again tomorrow."))
    if request.state == "answered":
        request = talk.memory.requests.update(replace(request, state="forwarded"))
    step = steps.note(request, "message", talk, text)
    rows = steps.to_owner(request, step, talk) or steps.to_coordinators(request, step, talk)
    return Say(talk.voice.say("Added to your request {number}.", number=request.id), rows=rows)


def _taken_down(text: str, talk: Talk) -> Say:
    place = place_in(text, talk)
    new = Request(
        NEW_ID,
        talk.sender.user_id,
        talk.sender.name,
        talk.voice.language,
        text,
        talk.now,
        place_id=place.id if place else None,
    )
    one = owner_for(place, talk)
    request = steps.owned_by(talk.memory.requests.add(new), one, talk)
    step = steps.note(request, "received", talk, text)
    rows: tuple[Outgoing, ...] = steps.to_owner(request, step, talk)
    said = lines(
        talk.voice.say("Thank you. Your request has the number {number}.", number=request.id),
        _where_to(request, talk),
        talk.voice.say("I tell you here of every step, and honestly when nothing happens."),
    )
    return Say(said, rows=rows)


def _where_to(request: Request, talk: Talk) -> Html:
    place = talk.memory.places.get(request.place_id) if request.place_id else None
    if request.state == "open":
        return talk.voice.say("Nobody in charge can be reached at the moment; I keep trying.")
    if place is None:
        return talk.voice.say("It has gone to whoever is in charge of the network.")
    return talk.voice.say("It has gone to whoever is in charge of {place}.", place=place.name)


def _too_many(before: tuple[Request, ...], talk: Talk) -> bool:
    mine = [one for one in before if talk.now - one.asked_at < A_DAY]
    everybody = [one for one in talk.memory.requests.open() if talk.now - one.asked_at < A_DAY]
    return len(mine) >= MOST_A_DAY or len(everybody) >= MOST_OF_ALL_A_DAY


def _written_today(request: Request, talk: Talk) -> int:
    found = talk.memory.request_steps.of(request.id)
    return sum(one.kind == "message" and talk.now - one.at < A_DAY for one in found)
