"""What is kept about whoever asks: the gist as a message, all of it as a file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time

from bot.answers.overview import role_name
from bot.answers.reminding.settings import settings_lines
from bot.answers.talk import Button, Say, Talk
from bot.formats.tables import Cell, table_file
from bot.intents import ForgetMe, ShowMyData
from bot.reminding import free
from bot.replies import Attachment
from bot.speech import LANGUAGE_NAMES, Html, Voice, bold, lines
from data.held import Row, Value, held_on
from data.model import LANGUAGES, ActionItem, Localised, Member

Held = Mapping[str, Sequence[Row]]
MOST_NUMBERS = 12


def show_my_data(_: ShowMyData, talk: Talk) -> Say:
    """Answer with everything that is kept about the one who asks, and with a file that holds it word for word."""
    member, voice = talk.member, talk.voice
    if member is None:
        return Say(voice.say("Nothing is kept about you."))
    held = held_on(talk.memory, member)
    said = lines(
        bold(voice.say("Kept about you:")),
        *_membership(member, talk),
        *settings_lines(member, talk),
        *_directory(held, voice),
        _reminders(member, talk),
        *_items(member, held, talk),
        *_words(held, voice),
        voice.say("📄 The file holds all of it; telephone numbers and e-mail addresses are struck out there."),
    )
    erase = Button(voice.say("Erase it"), ForgetMe(), personal=True)
    return Say(said, ((erase,),), attachments=(_file(held, talk),))


def _membership(member: Member, talk: Talk) -> Iterator[Html | None]:
    voice = talk.voice
    yield voice.say("Name: {name}", name=member.name)
    yield voice.say("Telegram number: {number}", number=member.user_id)
    yield voice.say("Role: {role}", role=role_name(member.role, talk))
    yield voice.say("Language: {language}", language=LANGUAGE_NAMES[member.language or voice.language])
    yield voice.say("Clock: {zone}", zone=voice.town(talk.zone))
    yield voice.say("Since: {day}", day=voice.day(member.joined_at.date())) if member.joined_at else None


def _directory(held: Held, voice: Voice) -> Iterator[Html]:
    for person in held.get("people", ()):
        name = f"{person['given_name']} {person['family_name']}"
        yield voice.say("👤 In the directory: {name}", name=name)
    if others := [str(alias["name"]) for alias in held.get("aliases", ())]:
        yield voice.say("Also called: {names}", names=", ".join(others[:MOST_NUMBERS]))


def _reminders(member: Member, talk: Talk) -> Html | None:
    mine = [one for one in talk.memory.reminders.all() if member.id == one.member_id or one.chat_id == member.user_id]
    coming = [instant for one in mine if (instant := free.next_time(one, talk.now))]
    if not coming:
        return None
    when = talk.voice.moment(min(coming), (talk.zone,))
    return talk.voice.count(
        "⏰ One reminder of yours: {when}",
        "⏰ {number} reminders of yours, the next one: {when}",
        len(coming),
        when=when,
    )


def _items(member: Member, held: Held, talk: Talk) -> Iterator[Html]:
    voice = talk.voice
    items = talk.memory.action_items.by_ids([int(str(row["id"])) for row in held.get("action_items", ())])
    owned = [one.id for one in items if _is_owner(member, one)]
    asked = [one.id for one in items if one.asker_member_id == member.id and one.id not in owned]
    if owned:
        yield voice.count(
            "☑️ One action in your charge: {numbers}",
            "☑️ {number} actions in your charge: {numbers}",
            len(owned),
            numbers=_numbers(owned),
        )
    if asked:
        yield voice.count(
            "☑️ One action that you asked for: {numbers}",
            "☑️ {number} actions that you asked for: {numbers}",
            len(asked),
            numbers=_numbers(asked),
        )


def _is_owner(member: Member, item: ActionItem) -> bool:
    by_person = member.person_id is not None and item.owner_person_id == member.person_id
    return by_person or item.owner_member_id == member.id


def _words(held: Held, voice: Voice) -> Iterator[Html]:
    """What was said: answers to meetings, notes, requests, questions."""
    if answers := held.get("attendances"):
        yield voice.count("📅 One answer to a meeting", "📅 {number} answers to meetings", len(answers))
    if notes := held.get("meeting_notes"):
        yield voice.count("📝 One note of a meeting", "📝 {number} notes of meetings", len(notes))
    if requests := held.get("requests"):
        yield voice.count(
            "✉️ One request, yours or in your charge: {numbers}",
            "✉️ {number} requests, yours or in your charge: {numbers}",
            len(requests),
            numbers=_numbers([one["id"] for one in requests]),
        )
    if gaps := held.get("gaps"):
        yield voice.count("❓ One question I could not answer", "❓ {number} questions I could not answer", len(gaps))


def _numbers(numbers: Sequence[Value]) -> str:
    shown = ", ".join(f"#{number}" for number in numbers[:MOST_NUMBERS])
    return f"{shown}…" if len(numbers) > MOST_NUMBERS else shown


def _file(held: Held, talk: Talk) -> Attachment:
    voice = talk.voice
    headings = (voice.say("What"), voice.say("No."), voice.say("Field"), voice.say("Content"))
    titles = _titles(voice)
    rows = [
        (str(titles.get(table, table)), place, field.replace("_", " "), _cell(value, talk))
        for table, records in held.items()
        for place, record in enumerate(records, start=1)
        for field, value in record.items()
    ]
    title = str(voice.say("My data"))
    return table_file(f"minga-{talk.today:%Y-%m-%d}", title, [str(one) for one in headings], rows)


def _cell(value: Value, talk: Talk) -> Cell:
    if isinstance(value, bool):
        return str(talk.voice.say("yes") if value else talk.voice.say("no"))
    if isinstance(value, datetime):
        return value.astimezone(talk.zone).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, dict):
        said: Localised = {language: str(value[language]) for language in LANGUAGES if language in value}
        return talk.voice.pick(said) if said else _listed(value, talk)
    if isinstance(value, list | tuple):
        return "; ".join(str(_cell(one, talk)) for one in value)
    return value


def _listed(value: Mapping[str, Value], talk: Talk) -> str:
    return "; ".join(f"{key}: {_cell(one, talk)}" for key, one in value.items())


def _titles(voice: Voice) -> Mapping[str, Html]:
    """What the rows of a table are called in the file."""
    return {
        "members": voice.say("Membership and settings"),
        "people": voice.say("Person of the directory"),
        "aliases": voice.say("Other name"),
        "tenures": voice.say("Post held"),
        "remarks": voice.say("What was told"),
        "interactions": voice.say("Contact between the shores"),
        "chats": voice.say("Conversation"),
        "recollections": voice.say("Remembered for a while"),
        "reminders": voice.say("Reminder"),
        "action_items": voice.say("Action"),
        "blockages": voice.say("What holds it up"),
        "requests": voice.say("Request"),
        "request_steps": voice.say("Answer to a request"),
        "meetings": voice.say("Meeting"),
        "attendances": voice.say("Answer to a meeting"),
        "meeting_notes": voice.say("Note of a meeting"),
        "gaps": voice.say("Question without an answer"),
        "invitations": voice.say("Invitation"),
        "changes": voice.say("Change made"),
    }
