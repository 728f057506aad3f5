"""The words of an item's card, piece by piece: who, by when, about what, who said it, how it stands."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.talk import Talk
from bot.following.parties import Somebody, body_of, left_on, owner_of, proposed_for, somebody
from bot.following.recurring import due_instant
from bot.speech import Html, bold, joined, to_html
from data.model import ActionItem, Organisation

SILENCE = timedelta(hours=48)
"""After so long without an answer an item is shown as not confirmed."""
TOLD_LATE = timedelta(minutes=10)
"""From here on an echo says when the words were written."""
GONE = "left the group"
"""The topic under which it is remembered that somebody is no longer in a group."""
MOST_LINKS = 4
LONGEST_TITLE = 40
IN_SIGHT = timedelta(days=300)
"""A date nearer than this is said without its year."""


def headline(item: ActionItem) -> Html:
    """Say the number and the text, as it was said."""
    return bold(f"#{item.id}") + Html(" ") + item.text


def title(item: ActionItem) -> str:
    """Give the number and the beginning of the text, for a button or a line."""
    flat = " ".join(item.text.split())
    short = flat if len(flat) <= LONGEST_TITLE else flat[: LONGEST_TITLE - 1].rstrip() + "…"
    return f"#{item.id} {short}"


def owner_words(item: ActionItem, talk: Talk) -> Html:
    """Say who owns it, with the organisation; a question where nobody does."""
    owner = owner_of(item, talk.memory)
    if owner is None:
        return talk.voice.say("❓ who takes it?")
    helpers = _helpers(item, talk)
    name = named(owner, talk)
    return talk.voice.say("{owner}, with {others}", owner=name, others=talk.voice.join(helpers)) if helpers else name


def named(one: Somebody, talk: Talk) -> Html:
    """Say somebody with the organisation, or the place it is of: "Anna Calvez (Finistère)"."""
    body = body_of(one, talk.memory, talk.today)
    if body is None:
        return to_html(one.party.name)
    return talk.voice.say("{name} ({organisation})", name=one.party.name, organisation=short_name(body, talk))


def short_name(body: Organisation, talk: Talk) -> str:
    """Give the shortest name that people know an organisation by: its place, an acronym, its name."""
    place = talk.memory.places.get(body.place_id) if body.place_id else None
    return place.name if place and place.parent_id else body.acronym or body.name


def due_words(item: ActionItem, talk: Talk) -> Html | None:
    """Say by when, on the owner's clock; None without a date."""
    instant = due_instant(item)
    if instant is None:
        return None
    said = talk.voice.say("by {when}", when=moment(instant, ZoneInfo(item.zone), talk))
    return talk.voice.say("{when}, repeated", when=said) if item.rrule else said


def moment(instant: datetime, zone: ZoneInfo, talk: Talk) -> Html:
    """Say an instant on one clock: Thursday 24 September, 18:00 Paris."""
    local = instant.astimezone(zone)
    return Html(f"{day_words(local.date(), talk)}, {talk.voice.hours(instant, (zone,))}")


def day_words(day: date, talk: Talk) -> str:
    """Say a day with its weekday, and with its year only when it is far off."""
    said = talk.voice.weekday(day)
    if abs(day - talk.today) > IN_SIGHT:
        return said
    return said.removesuffix(f" {day.year}").removesuffix(" de")


def short_day(day: date, talk: Talk) -> str:
    """Say a day without its weekday, and with its year only when it is far off."""
    said = talk.voice.day(day)
    return said if abs(day - talk.today) > IN_SIGHT else said.removesuffix(f" {day.year}").removesuffix(" de")


def link_words(item: ActionItem, talk: Talk) -> Html | None:
    """Say what it is about: organisations, partnerships, places."""
    memory, voice = talk.memory, talk.voice
    bodies = [short_name(one, talk) for one in memory.organisations.by_ids(item.organisation_ids)]
    pairs = [voice.pick(one.name) for one in memory.partnerships.by_ids(item.partnership_ids)]
    places = [one.name for one in memory.places.by_ids(item.place_ids)]
    names = [one for one in dict.fromkeys((*bodies, *pairs, *places)) if one][:MOST_LINKS]
    return joined(", ", names) if names else None


def said_words(item: ActionItem, talk: Talk) -> Html:
    """Say by whom and when it was said."""
    asker = talk.memory.members.get(item.asker_member_id) if item.asker_member_id else None
    who = somebody(asker.person_id, asker.id, talk.memory) if asker else None
    day = short_day(item.said_at.astimezone(talk.zone).date(), talk)
    if who is None:
        return talk.voice.say("said on {day}", day=day)
    return talk.voice.say("said by {name}, {day}", name=who.party.name, day=day)


def written_words(item: ActionItem, talk: Talk) -> Html | None:
    """Say when the words were written, where they are echoed late."""
    account = talk.memory.changes.of("action_item", item.id)
    taken_down = account[-1].at if account else talk.now
    if taken_down - item.said_at < TOLD_LATE:
        return None
    return talk.voice.say("(written on {when})", when=moment(item.said_at, talk.zone, talk))


def standing_words(item: ActionItem, talk: Talk) -> Html | None:
    """Say how an item stands, where it is not simply open and accepted."""
    voice = talk.voice
    if item.state == "done" and item.done_at:
        who = somebody(None, item.done_by, talk.memory)
        day = short_day(item.done_at.astimezone(talk.zone).date(), talk)
        return voice.say("✅ done: {name}, {day}", name=who.party.name, day=day) if who else voice.say("✅ done")
    if item.state == "dropped":
        return voice.say("🗑 dropped")
    if item.state == "blocked":
        return _blocked(item, talk)
    return joined("\n", (_late(item, talk), _answer(item, talk)))


def asked_at(item: ActionItem, talk: Talk) -> datetime:
    """Give since when an answer is waited for: since it was said, or since another owner was asked."""
    for one in talk.memory.changes.of("action_item", item.id):
        if {"owner_person_id", "owner_member_id", "proposed_person_id", "proposed_member_id"} & set(one.after):
            return one.at
    return item.said_at


def unreached_words(one: Somebody, talk: Talk) -> Html | None:
    """Say that Minga cannot write to somebody; None when she can."""
    return None if one.reached else talk.voice.say("📭 {name} has not been reached yet", name=one.party.name)


def left_words(item: ActionItem, talk: Talk) -> Html | None:
    """Say that the owner of a living item has left; it is never moved in silence."""
    owner = owner_of(item, talk.memory)
    left = left_on(owner, talk.memory, talk.today) if owner and item.state in {"open", "blocked"} else None
    if owner is None or left is None:
        return _gone_words(item, owner, talk)
    return talk.voice.say("🚪 {name} left on {day}: who takes over?", name=owner.party.name, day=talk.voice.day(left))


def _gone_words(item: ActionItem, owner: Somebody | None, talk: Talk) -> Html | None:
    """Say that the owner is no longer in the group where it was said; the promise stands."""
    if owner is None or owner.member is None or item.state not in {"open", "blocked"}:
        return None
    gone = talk.memory.recollections.get(item.chat_id, owner.member.user_id, GONE, talk.now)
    if gone is None:
        return None
    day = talk.voice.day(date.fromisoformat(gone.value["on"]))
    return talk.voice.say("🚪 {name} left this group on {day}: who takes over?", name=owner.party.name, day=day)


def until_words(day: date, talk: Talk) -> Html:
    """Say until when something rests."""
    return talk.voice.say("looked at again on {day}", day=day_words(day, talk))


def _helpers(item: ActionItem, talk: Talk) -> list[str]:
    found = [somebody(one, None, talk.memory) for one in item.helper_person_ids]
    found += [somebody(None, one, talk.memory) for one in item.helper_member_ids]
    return [one.party.name for one in found if one]


def _blocked(item: ActionItem, talk: Talk) -> Html:
    blockage = next((one for one in reversed(talk.memory.blockages.of_item(item.id)) if one.solved_at is None), None)
    if blockage is None:
        return talk.voice.say("⛔ blocked")
    day = short_day(blockage.since.astimezone(talk.zone).date(), talk)
    said = talk.voice.say("⛔ blocked since {day}: {reason}", day=day, reason=blockage.reason)
    help_ = talk.voice.say("could help: {who}", who=blockage.could_help) if blockage.could_help else None
    return joined(" · ", (said, help_, until_words(blockage.review_on, talk) if blockage.review_on else None))


def _late(item: ActionItem, talk: Talk) -> Html | None:
    instant = due_instant(item)
    if instant is None or instant > talk.now.astimezone(UTC):
        return None
    zone = ZoneInfo(item.zone)
    days = (talk.now.astimezone(zone).date() - instant.astimezone(zone).date()).days
    if days == 0:
        return talk.voice.say("⏳ the hour has passed")
    return talk.voice.count("⏳ one day late", "⏳ {number} days late", days)


def _answer(item: ActionItem, talk: Talk) -> Html | None:
    owner, proposed = owner_of(item, talk.memory), proposed_for(item, talk.memory)
    if proposed is not None:
        asked = talk.voice.say("🔁 {name} is asked to take it over", name=proposed.party.name)
        return joined("\n", (asked, unreached_words(proposed, talk)))
    if owner is None or item.accepted_at is not None:
        return None
    silent = talk.now - asked_at(item, talk) >= SILENCE
    if silent:
        return talk.voice.say("🕓 not confirmed: no answer yet from {name}", name=owner.party.name)
    waiting = talk.voice.say("🕓 waiting for the answer of {name}", name=owner.party.name)
    return unreached_words(owner, talk) or waiting
