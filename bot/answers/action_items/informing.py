"""The only way by which lateness leaves the circle of owner, asker and coordinators: a coordinator says so."""

from bot.access import is_coordinator
from bot.answers.action_items import recording
from bot.answers.action_items.cards import item_words
from bot.answers.action_items.finding import readable
from bot.answers.action_items.saying import hint, unknown_number
from bot.answers.action_items.words import title
from bot.answers.requests.owners import candidates
from bot.answers.talk import Button, Say, Talk
from bot.following.parties import Somebody, body_of, owner_of, somebody
from bot.intents import InformOthers
from bot.speech import lines
from data.model import ActionItem, Outgoing

SAY = "informed of an item"
MOST_CHOICES = 5


def inform(intent: InformOthers, talk: Talk) -> Say:
    """Let a relay know that an item is late; without a name, offer those who can be written to."""
    item = readable(intent.number, talk)
    if item is None:
        return unknown_number(intent.number, talk)
    if not is_coordinator(talk.member):
        return hint(talk.voice.say("Only a coordinator can do that."), talk)
    to = somebody(intent.to.person_id, intent.to.member_id, talk.memory) if intent.to else None
    if to is None or to.member is None or not to.reached:
        return _whom(item, talk)
    recording.change(item, talk, "InformOthers")
    content = {"say": SAY, "item": item.id, "by": talk.member.id if talk.member else None, "user": to.member.user_id}
    key = f"inform:{item.id}:{to.member.id}:{talk.now:%Y%m%d}"
    row = Outgoing(key, to.member.user_id, "send", "answer", talk.now, content)
    said = talk.voice.say("{name} will be informed of {item}", name=to.party.name, item=title(item))
    return Say(said, rows=(row,), toast=None)


def informed(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Put into words what a relay is told; None when the item has come to its end meanwhile."""
    item = talk.memory.action_items.get(outgoing.content["item"])
    who = somebody(None, outgoing.content["by"], talk.memory)
    if item is None or item.state not in {"open", "blocked"} or who is None:
        return None
    said = talk.voice.say("{name}, who coordinates the network, informs you that this is late:", name=who.party.name)
    return Say(lines(said, item_words(item, talk)))


def _whom(item: ActionItem, talk: Talk) -> Say:
    found = _relays(item, talk)
    if not found:
        return Say(talk.voice.say("I know of no relay whom I could write to."))
    asked = talk.voice.say("Who shall be informed of {item}?", item=title(item))
    keys = [[Button(one.party.name, InformOthers(item.id, one.party))] for one in found[:MOST_CHOICES]]
    return Say(asked, keys, verdict="ask")


def _relays(item: ActionItem, talk: Talk) -> list[Somebody]:
    """Those who could help and have nothing to do with the item yet."""
    owner = owner_of(item, talk.memory)
    body = body_of(owner, talk.memory, talk.today) if owner else None
    place = talk.memory.places.get(body.place_id) if body and body.place_id else None
    found = [one for one in candidates(place, talk) if not (one.member and is_coordinator(one.member))]
    return [one for one in found if owner is None or one.party != owner.party]
