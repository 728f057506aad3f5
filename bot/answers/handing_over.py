"""When somebody tells that a post changes hands: it is noted, and a coordinator told. Nothing is changed by itself."""

from datetime import date, timedelta

from bot.answers.requests import steps
from bot.answers.talk import Button, Say, Talk
from bot.following.parties import of_member
from bot.intents import PauseUntil, TellChange
from bot.speech import Html, lines
from data.model import NEW_ID, Member, Request

LONGEST_PAUSE = timedelta(days=366)


def tell_change(intent: TellChange, talk: Talk) -> Say:
    """Note what somebody told as a request to a coordinator, and say who has been told and what is not done."""
    one = _coordinator(talk)
    kept = _kept(intent, one, talk)
    noted = talk.voice.say("Noted, as request {number}.", number=kept.id)
    told = _told(one, talk)
    step = steps.note(kept, "received", talk, intent.words)
    said = lines(_thanks(intent, talk), Html(f"{noted} {told}"), _not_done(intent, talk))
    return Say(said, _pausing(intent, talk), rows=steps.to_owner(kept, step, talk))


def _coordinator(talk: Talk) -> Member | None:
    """One who can be written to, and another than whoever speaks if there is one."""
    found = [one for one in talk.memory.members.coordinators() if one.reachable]
    return next((one for one in found if one.user_id != talk.sender.user_id), next(iter(found), None))


def _kept(intent: TellChange, one: Member | None, talk: Talk) -> Request:
    known = talk.memory.requests.of_user(talk.sender.user_id)
    same = next((each for each in known if each.text == intent.words and each.state != "closed"), None)
    if same is not None:
        return same
    new = Request(NEW_ID, talk.sender.user_id, talk.sender.name, talk.voice.language, intent.words, talk.now)
    return steps.owned_by(talk.memory.requests.add(new), of_member(one, talk.memory) if one else None, talk)


def _told(one: Member | None, talk: Talk) -> Html:
    if one is None:
        return talk.voice.say("No coordinator can be reached at the moment; I keep it.")
    if one.user_id == talk.sender.user_id:
        return talk.voice.say("The coordination is yours: you find it under /requests.")
    return talk.voice.say("{name}, who coordinates the network, has been told.", name=one.name)


def _thanks(intent: TellChange, talk: Talk) -> Html:
    voice = talk.voice
    return {
        "left": voice.say("Thank you for telling me."),
        "replaced": voice.say("Thank you for telling me."),
        "taken": voice.say("Welcome to your new post!"),
        "away": voice.say("Thank you for telling me. Have a good time away."),
    }[intent.kind]


def _not_done(intent: TellChange, talk: Talk) -> Html:
    if intent.kind == "away":
        return talk.voice.say("I cannot pass your reminders on to somebody else yet; I can hold them back.")
    return talk.voice.say("The directory stays as it is until this has been checked.")


def _pausing(intent: TellChange, talk: Talk) -> list[list[Button]]:
    """A button that holds the reminders back while somebody is away, when the days are known and near enough."""
    since, until = intent.since, intent.until
    if not talk.where.private or since is None or until is None or not talk.today < until <= since + LONGEST_PAUSE:
        return []
    label = talk.voice.say("No reminders until {day}", day=talk.voice.day(_last(until)))
    return [[Button(label, PauseUntil(until, max(since, talk.today)), personal=True)]]


def _last(until: date) -> date:
    return until - timedelta(days=1)
