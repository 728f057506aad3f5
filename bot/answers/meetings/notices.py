"""Telling those who meet that something about a meeting has changed: in their chats, languages and by their clocks."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.answers.meetings.announcing import NEW, announced_anew, follows, is_of, waiting
from bot.answers.meetings.card import buttons_of, card_name, file_of, full_card, meeting_zones, title_of
from bot.answers.meetings.choosing import is_cancelled, name_of
from bot.answers.meetings.recalling import spoken_of
from bot.answers.meetings.retiring import retired
from bot.answers.reminding.tongues import bearings, in_every_language
from bot.answers.talk import Button, Say, Talk
from bot.intents import UndoMeetingChange
from bot.reminding.occurrences import Occurrence, date_at
from bot.reminding.recipients import Bearings, Recipient, recipient, recipients
from bot.speech import Html, bold, lines
from data.model import Change, Json, Outgoing

Kind = Literal["moved", "cancelled", "restored", "link", "title", "minutes", "updated", "new"]
USEFUL_FOR = timedelta(days=1)
"""How long after the meeting its news may still be told."""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed about one date of a meeting, or about all of it (`every`)."""

    kind: Kind
    occurrence: Occurrence
    """As it is now."""
    change: Change
    before: Occurrence
    """As it was."""
    every: bool = False

    @property
    def was(self) -> datetime:
        """When it was to start before, aware."""
        return self.before.starts


def told(news: News, talk: Talk) -> Say:
    """Say here what has changed, with a button to take it back; tell everybody else who meets."""
    undo = Button(talk.voice.say("Undo"), UndoMeetingChange(news.change.id))
    answers = () if is_cancelled(news.occurrence) else buttons_of(news.occurrence, talk)
    known = bearings(talk)
    others = [one for one in audience(news, known) if one.chat_id != talk.where.id]
    news_rows = [row for row in (_row_for(news, one, known, talk) for one in others) if row]
    chats = dict.fromkeys((talk.where.id, *(one.chat_id for one in others)))
    rows = (*retired(news.before, _content(news), chats, talk), *news_rows)
    files = (file_of(news.occurrence.meeting, talk),)
    spoken_of(name_of(news.occurrence), talk)
    return Say(words(news, talk), (*answers, (undo,)), files, card=card_name(news.occurrence), rows=rows)


def audience(news: News, known: Bearings) -> list[Recipient]:
    """Give those who hear of a change: the chats that are told of the meeting anyhow, and whoever called it."""
    found = {one.chat_id: one for one in recipients(news.occurrence, known) if one.kind != "asked"}
    return list(found.values())


def hears_by_itself(occurrence: Occurrence, talk: Talk) -> bool:
    """Whether the news of a new meeting comes to this chat anyhow, with its calendar file (bot/reminding)."""
    found = recipient(talk.where.id, occurrence, bearings(talk))
    return found is not None and found.kind != "asked"


def meeting_news(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Render the news of a meeting for one of those who meet; None when it has changed again, or is over."""
    news = _news_of(outgoing.content, talk)
    if news is None:
        return None
    html = in_every_language(talk, lambda spoken: words(news, spoken))
    buttons = () if is_cancelled(news.occurrence) else buttons_of(news.occurrence, talk)
    return Say(html, buttons, (file_of(news.occurrence.meeting, talk),))


def card_over(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Render what a card that no longer holds says: what became of the meeting, and nothing to press."""
    news = _news_of(outgoing.content, talk)
    return Say(in_every_language(talk, lambda spoken: _became(news, spoken))) if news else None


def _became(news: News, talk: Talk) -> Html:
    if news.kind == "cancelled":
        return words(news, talk)
    title = title_of(news.occurrence.meeting, talk)
    return lines(bold(_headline(news, title, talk)), *_from_to(news, talk)[:2])


def words(news: News, talk: Talk) -> Html:
    """Say what has changed, then the date as it is now."""
    voice, one = talk.voice, news.occurrence
    title = title_of(one.meeting, talk)
    if news.kind == "cancelled":
        when = voice.moment(news.was, meeting_zones(one, talk))
        headline = (
            voice.say("❌ Cancelled, with all its dates: “{title}”", title=title)
            if news.every
            else voice.say("❌ Cancelled: “{title}”, {when}", title=title, when=when)
        )
        return lines(bold(headline), _who(news, talk))
    if news.kind == NEW:
        return lines(bold(voice.say("📅 A new meeting")), full_card(one, talk))
    return lines(bold(_headline(news, title, talk)), *_from_to(news, talk), _who(news, talk), full_card(one, talk))


def _headline(news: News, title: str, talk: Talk) -> Html:
    voice = talk.voice
    if news.kind == "moved" and news.every:
        return voice.say("📅 The whole series was moved: “{title}”", title=title)
    said = {
        "moved": voice.say("📅 Moved: “{title}”", title=title),
        "restored": voice.say("📅 It takes place after all: “{title}”", title=title),
        "link": voice.say("🔗 New link: “{title}”", title=title),
        "title": voice.say("✏️ New title: “{title}”", title=title),
        "minutes": voice.say("⏱ New length: “{title}”", title=title),
        "updated": voice.say("✏️ Changed: “{title}”", title=title),
    }
    return said[news.kind]


def _from_to(news: News, talk: Talk) -> tuple[Html, ...]:
    if news.kind != "moved" and (news.kind != "updated" or news.was == news.occurrence.starts):
        return ()
    zones = meeting_zones(news.occurrence, talk)
    voice = talk.voice
    return (
        voice.say("from {when}", when=voice.moment(news.was, zones)),
        voice.say("to {when}", when=voice.moment(news.occurrence.starts, zones)),
        voice.say("Please answer again."),
    )


def _who(news: News, talk: Talk) -> Html | None:
    member = talk.memory.members.get(news.change.member_id) if news.change.member_id else None
    return talk.voice.say("Changed by {name}.", name=member.name) if member else None


def _row_for(news: News, recipient: Recipient, known: Bearings, talk: Talk) -> Outgoing | None:
    """Whoever waits for the announcement of this meeting until the morning hears nothing of it before."""
    row, held = _row(news, recipient.chat_id, talk), waiting(news.before, recipient, known)
    if held is None:
        return row
    if not is_of(held, news.before):
        return follows(row, held.outgoing.due_at)
    # As long as its time stands, the announcement that waits tells the rest by itself.
    is_other = news.occurrence.version != news.before.version
    return announced_anew(row, held, news.occurrence, talk) if is_other else None


def _row(news: News, chat_id: int, talk: Talk) -> Outgoing:
    one = news.occurrence
    last = max(one.ends.astimezone(UTC), news.was.astimezone(UTC)) + USEFUL_FOR
    key = f"meeting-news:{news.change.id}:{chat_id}"
    return Outgoing(key, chat_id, "send", "reminder", talk.now, _content(news), last, card_name(one))


def _content(news: News) -> Json:
    one = news.occurrence
    return {
        "say": "meeting_news",
        "kind": news.kind,
        "meeting": one.meeting.id,
        "original": one.original.isoformat(),
        "version": one.version,
        "was": news.was.astimezone(UTC).isoformat(),
        "every": news.every,
        "change": news.change.id,
    }


def _news_of(content: Json, talk: Talk) -> News | None:
    meeting = talk.memory.meetings.get(content["meeting"])
    change = talk.memory.changes.get(content["change"])
    if meeting is None or change is None:
        return None
    original = datetime.fromisoformat(content["original"])
    found = date_at(meeting, original, talk.memory.occurrence_changes.at(meeting.id, original))
    if found.version != content["version"] or is_cancelled(found) is not (content["kind"] == "cancelled"):
        return None
    before = replace(found, starts=datetime.fromisoformat(content["was"]).astimezone(found.zone))
    return News(content["kind"], found, change, before, content["every"])
