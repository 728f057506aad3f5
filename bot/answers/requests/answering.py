"""Whoever takes care of a request answers it, hands it on or closes it; the one who asked hears of it at once."""

from dataclasses import replace

from bot.access import is_coordinator
from bot.answers.requests import steps
from bot.answers.requests.asking import LONGEST_REQUEST, WAITING
from bot.answers.requests.owners import candidates
from bot.answers.requests.telling import request_buttons, request_words, show_button
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.following.parties import somebody
from bot.intents import AnswerRequest, CloseRequest, HandOnRequest, ListRequests, ShowRequest
from bot.speech import Html, bold, lines
from data.model import Request

MOST_CHOICES = 5
MOST_LISTED = 12
LONGEST_LINE = 50


def answer_request(intent: AnswerRequest, talk: Talk) -> Say:
    """Pass an answer on, the words and nothing else; without words, ask for them."""
    request = _mine(intent.number, talk)
    if isinstance(request, Say):
        return request
    if request.state == "closed":
        return Say(talk.voice.say("Request {number} is closed.", number=request.id))
    text = intent.text.strip()[:LONGEST_REQUEST]
    if not text:
        wait_for(WAITING, intent, talk)
        return Say(talk.voice.say("What shall I answer to request {number}? Write it to me.", number=request.id))
    if request.user_id is None:
        return Say(talk.voice.say("Whoever asked has been forgotten: nobody can be answered any more."))
    kept = talk.memory.requests.update(replace(request, state="answered"))
    step = steps.note(kept, "answer", talk, text)
    close = [[Button(talk.voice.say("✅ close"), CloseRequest(kept.id)), show_button(kept)]]
    return Say(talk.voice.say("Passed on."), close, rows=steps.to_asker(kept, step, talk))


def hand_on(intent: HandOnRequest, talk: Talk) -> Say:
    """Give a request into somebody else's care; without a name, offer those who could."""
    request = _mine(intent.number, talk)
    if isinstance(request, Say):
        return request
    if intent.to is None:
        return _whom(request, talk)
    to = somebody(intent.to.person_id, intent.to.member_id, talk.memory)
    if to is None or not to.reached:
        return Say(talk.voice.say("I cannot write to {name}.", name=intent.to.name))
    kept = steps.owned_by(request, to, talk)
    step = steps.note(kept, "forwarded", talk)
    rows = (*steps.to_owner(kept, step, talk), *steps.to_asker(kept, step, talk))
    said = talk.voice.say("Request {number} → {name}", number=kept.id, name=to.party.name)
    return Say(said, rows=rows)


def close_request(intent: CloseRequest, talk: Talk) -> Say:
    """Nothing is left to be done; whoever did not close it hears so."""
    request = talk.memory.requests.get(intent.number)
    asked = request is not None and request.user_id == talk.sender.user_id
    allowed = request if asked and request else _mine(intent.number, talk)
    if isinstance(allowed, Say):
        return allowed
    if allowed.state == "closed":
        return Say(talk.voice.say("Request {number} is closed.", number=allowed.id))
    kept = talk.memory.requests.update(replace(allowed, state="closed", closed_at=talk.now))
    step = steps.note(kept, "closed", talk)
    rows = steps.to_owner(kept, step, talk) if asked else steps.to_asker(kept, step, talk)
    return Say(talk.voice.say("Request {number} is closed.", number=kept.id), rows=rows)


def show_request(intent: ShowRequest, talk: Talk) -> Say:
    """Show everything about one request."""
    request = _mine(intent.number, talk)
    if isinstance(request, Say):
        return request
    return Say(request_words(request, talk), request_buttons(request, talk), card=f"request:{request.id}")


def list_requests(_: ListRequests, talk: Talk) -> Say:
    """List what is not closed: one's own, for a coordinator everything."""
    found = [one for one in talk.memory.requests.open() if _cares_for(one, talk)]
    if not found:
        return Say(talk.voice.say("No request is open."))
    head = bold(talk.voice.count("One open request", "{number} open requests", len(found)))
    told = [_line(one, talk) for one in found[:MOST_LISTED]]
    keys = [show_button(one) for one in found[:MOST_LISTED]]
    return Say(lines(head, *told), [keys[place : place + 4] for place in range(0, len(keys), 4)])


def _line(request: Request, talk: Talk) -> Html:
    one = steps.owner(request, talk.memory)
    text = " ".join(request.text.split())
    short = text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
    name = one.party.name if one else "–"
    return talk.voice.say("{number}. {text} ({name})", number=request.id, text=short, name=name)


def _mine(number: int, talk: Talk) -> Request | Say:
    """The request of that number, for whoever takes care of it and for coordinators; to others there is none."""
    request = talk.memory.requests.get(number)
    if request is None or not _cares_for(request, talk):
        return Say(talk.voice.say("I know of no request {number} in your care.", number=number))
    return request


def _cares_for(request: Request, talk: Talk) -> bool:
    one = steps.owner(request, talk.memory)
    return is_coordinator(talk.member) or (one is not None and one.is_(talk.member))


def _whom(request: Request, talk: Talk) -> Say:
    place = talk.memory.places.get(request.place_id) if request.place_id else None
    one = steps.owner(request, talk.memory)
    others = [each for each in candidates(place, talk) if one is None or each.party != one.party]
    if not others:
        return Say(talk.voice.say("I know of nobody else whom I could write to."))
    asked = talk.voice.say("Who shall take care of request {number}?", number=request.id)
    keys = [[Button(each.party.name, HandOnRequest(request.id, each.party))] for each in others[:MOST_CHOICES]]
    return Say(asked, keys, verdict="ask")
