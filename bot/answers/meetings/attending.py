"""Who comes: everybody answers for themselves; a group sees numbers, and in private the organiser sees names."""

from dataclasses import replace

from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import attendance_line, buttons_of, card_name, full_card, meeting_zones, title_of
from bot.answers.meetings.choosing import is_cancelled, name_of, one_date
from bot.answers.meetings.visible import may_change
from bot.answers.talk import Say, Talk
from bot.awaiting import wait_for
from bot.intents import Attend, ShowAttendance
from bot.reminding.occurrences import Occurrence
from bot.speech import Html, Voice, bold, lines
from data.model import NEW_ID, Attendance, AttendanceAnswer

ORDER: tuple[AttendanceAnswer, ...] = ("yes", "stand_in", "maybe", "no")
LONGEST_STAND_IN = 80


def attend(intent: Attend, talk: Talk) -> Say:
    """Keep whether the sender comes to one date; asks who comes instead when that was not said."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    if found.starts <= talk.now or is_cancelled(found):
        words = talk.voice.say("That meeting has begun, is over, or was cancelled.")
        return Say(Html("") if talk.pressed else words, toast=words)
    if intent.answer == "stand_in" and not intent.stand_in:
        return _ask_stand_in(replace(intent, dates=(name_of(found),)), found, talk)
    _keep(intent, found, talk)
    words = noted(intent, talk.voice)
    if talk.pressed:
        return _card_again(found, talk, words)
    when = talk.voice.moment(found.starts, meeting_zones(found, talk))
    about = talk.voice.say("“{title}”, {when}", title=title_of(found.meeting, talk), when=when)
    return Say(lines(words, about, attendance_line(found, talk)), toast=words)


def noted(intent: Attend, voice: Voice) -> Html:
    """Say that an answer was kept."""
    if intent.answer == "stand_in":
        return voice.say("Noted: {name} comes instead.", name=intent.stand_in)
    said = {
        "yes": voice.say("Noted: you are coming."),
        "no": voice.say("Noted: you are not coming."),
        "maybe": voice.say("Noted: you may come."),
    }
    return said[intent.answer]


def show_attendance(intent: ShowAttendance, talk: Talk) -> Say:
    """Say who comes: numbers in a group and to members, names in private to whoever called the meeting."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    heading = lines(
        bold(title_of(found.meeting, talk)),
        talk.voice.moment(found.starts, meeting_zones(found, talk)),
    )
    counts = attendance_line(found, talk) or talk.voice.say("Nobody has answered yet.")
    if not (talk.where.private and may_change(found.meeting, talk)):
        return Say(lines(heading, counts))
    return Say(lines(heading, counts, *_names(found, talk)))


def _ask_stand_in(intent: Attend, found: Occurrence, talk: Talk) -> Say:
    wait_for(AWAITED, intent, talk)
    title = title_of(found.meeting, talk)
    return Say(talk.voice.say("Who comes to “{title}” instead of you?", title=title), verdict="ask",
               toast=talk.voice.say("Who comes instead of you?"))  # fmt: skip


def _keep(intent: Attend, found: Occurrence, talk: Talk) -> None:
    assert talk.member is not None  # noqa: S101  # bot/access.py lets members only
    talk.memory.attendances.answer(
        Attendance(
            NEW_ID,
            found.meeting.id,
            found.original,
            talk.member.id,
            intent.answer,
            found.version,
            talk.now,
            intent.stand_in.strip()[:LONGEST_STAND_IN] or None,
        )
    )


def _card_again(found: Occurrence, talk: Talk, words: Html) -> Say:
    """After a pressed button only the card changes, where this chat has one; nobody's answer fills the chat."""
    card = card_name(found)
    if talk.memory.outbox.card_message(card, talk.where.id) is None:
        return Say(Html(""), toast=words)
    spoken = talk if talk.where.private else replace(talk, voice=_voice_of_group(found, talk))
    return Say(full_card(found, spoken), buttons_of(found, spoken), toast=words, card=card, edits=True)


def _voice_of_group(found: Occurrence, talk: Talk) -> Voice:
    """A card in a group is in the group's language, whoever pressed; else in that in which the meeting was called."""
    chosen = [talk.chat.language, *talk.chat.languages] if talk.chat else []
    known = [one for one in (*chosen, *found.meeting.title) if one]
    return Voice(known[0]) if known else talk.voice


def _names(found: Occurrence, talk: Talk) -> list[Html]:
    answers = talk.memory.attendances.of(found.meeting.id, found.original)
    valid = [one for one in answers if one.version == found.version]
    return [line for line in (_named(kind, valid, talk) for kind in ORDER) if line]


def _named(kind: AttendanceAnswer, answers: list[Attendance], talk: Talk) -> Html | None:
    names = [_name(one, talk) for one in answers if one.answer == kind]
    if not names:
        return None
    listed, voice = talk.voice.join(names), talk.voice
    said = {
        "yes": voice.say("Coming: {names}", names=listed),
        "stand_in": voice.say("Stand-ins: {names}", names=listed),
        "maybe": voice.say("Maybe: {names}", names=listed),
        "no": voice.say("Not coming: {names}", names=listed),
    }
    return said[kind]


def _name(one: Attendance, talk: Talk) -> str:
    member = talk.memory.members.get(one.member_id)
    name = member.name if member else "…"
    return f"{name} → {one.stand_in}" if one.stand_in else name
