"""How somebody is reminded: moments, quiet hours, pause, copies; one card whose buttons change it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.answers.talk import Button, Say, Talk
from bot.intents import (
    LiveInZone,
    MuteMeeting,
    SetMoments,
    SetQuietHours,
    ShowSettings,
    SpeakAgain,
    SpeakLanguage,
    SwitchMoment,
    WantCopies,
)
from bot.reminding.moments import DAY_BEFORE, HOUR_BEFORE, START, USUAL, WEEK_BEFORE, is_moment, own_moment
from bot.reminding.quiet import QUIET_FROM, QUIET_UNTIL
from bot.reminding.recipients import night_of
from bot.reminding.wishes import mute, muted, pause_of, paused_until
from bot.speech import LANGUAGE_NAMES, Html, Voice, bold, lines
from data.model import Member

OFFERED_NIGHTS = ((QUIET_FROM, QUIET_UNTIL), (time(20), time(8)), (time(19), time(9)), (time(22), time(7)))


def show_settings(_: ShowSettings, talk: Talk) -> Say:
    """Show all of it, with buttons."""
    return _card(talk.member, talk, None)


def set_moments(intent: SetMoments, talk: Talk) -> Say:
    """Remind of meetings at these moments only; whoever says so wants it in private, group or not."""
    kept = None if intent.usual else tuple(one for one in intent.moments if is_moment(one))
    if talk.member is None:
        return _card(None, talk, None)
    copies = talk.member.private_copies if kept is None else bool(kept)
    begins = copies and not talk.member.private_copies
    noted = talk.voice.say("Noted. The group’s reminders come to you in private too from now on.")
    return _changed(talk, noted if begins else _noted(talk), moments=kept, private_copies=copies)


def switch_moment(intent: SwitchMoment, talk: Talk) -> Say:
    """Add one moment, or take it away."""
    member = talk.member
    if member is None or not is_moment(intent.moment):
        return _card(member, talk, None)
    had = USUAL if member.moments is None else member.moments
    now = tuple(one for one in had if one != intent.moment) if intent.moment in had else (*had, intent.moment)
    return _changed(talk, None, moments=now)


def set_quiet_hours(intent: SetQuietHours, talk: Talk) -> Say:
    """Make no sound between these hours; without any, offer some."""
    if talk.member is None or (intent.begins is None and intent.ends is None):
        rows = [[_night_button(*night)] for night in OFFERED_NIGHTS]
        return Say(talk.voice.say("Between which hours shall I make no sound?"), rows, verdict="ask")
    begins, ends = intent.begins or talk.member.quiet_from, intent.ends or talk.member.quiet_until
    return _changed(talk, _noted(talk), quiet_from=begins, quiet_until=ends)


def want_copies(intent: WantCopies, talk: Talk) -> Say:
    """Send the group's reminders in private too, or no longer."""
    return _changed(talk, None, private_copies=intent.wanted)


def mute_meeting(intent: MuteMeeting, talk: Talk) -> Say:
    """Do not remind somebody of one meeting, or do so again."""
    meeting, member = talk.memory.meetings.get(intent.meeting_id), talk.member
    if meeting is None or member is None:
        return Say(talk.voice.say("I do not know this meeting."))
    title, before = talk.voice.pick(meeting.title), muted(member, talk.memory, talk.now)
    if intent.muted:
        mute(member, before | {meeting.id}, talk.memory)
        again = Button(talk.voice.say("Undo"), MuteMeeting(meeting.id, muted=False), personal=True)
        return Say(talk.voice.say("Noted: no reminders of “{title}” for you.", title=title), ((again,),))
    mute(member, before - {meeting.id}, talk.memory)
    return Say(talk.voice.say("Noted: you are reminded of “{title}” again.", title=title))


def _changed(talk: Talk, first: Html | None, **changes: object) -> Say:
    if talk.member is None:
        return _card(None, talk, None)
    member = talk.memory.members.update(replace(talk.member, **changes))  # type: ignore[arg-type]
    return _card(member, talk, first)


def _noted(talk: Talk) -> Html:
    return talk.voice.say("Noted.")


def _card(member: Member | None, talk: Talk, first: Html | None) -> Say:
    if member is None:
        return Say(talk.voice.say("Please write to me in private first."))
    voice = talk.voice
    moments = USUAL if member.moments is None else member.moments
    meetings, night, *rest = settings_lines(member, talk)
    clock = voice.say("Clock: {town} · language: {language}", town=_town(talk), language=LANGUAGE_NAMES[voice.language])
    html = lines(first, bold(voice.say("⚙️ Your reminders")), meetings, night, clock, *rest)
    return Say(html, _buttons(member, moments, talk))


def settings_lines(member: Member, talk: Talk) -> list[Html | None]:
    """Say when a member is reminded: the moments, the night, copies of the group's reminders, a pause."""
    voice = talk.voice
    moments = USUAL if member.moments is None else member.moments
    night = night_of(member, talk.zone)
    return [
        voice.say("Meetings: {moments}", moments=_moments(moments, voice)),
        voice.say("No sound from {begins} to {ends}", begins=f"{night.begins:%H:%M}", ends=f"{night.ends:%H:%M}"),
        voice.say("The group’s reminders in private too: yes")
        if member.private_copies
        else voice.say("The group’s reminders in private too: no"),
        _silence(member, talk),
    ]


def _silence(member: Member, talk: Talk) -> Html | None:
    kept = pause_of(member, talk.memory, talk.now)
    if member.paused:
        return talk.voice.say("🔕 Nothing unasked, as you wished. /resume ends the silence.")
    if kept is None:
        return None
    since, until = kept
    if since and since > talk.now:
        ahead = (since, until - timedelta(hours=1))
        first, last = (talk.voice.weekday(one.astimezone(talk.zone).date()) for one in ahead)
        return talk.voice.say(
            "🔕 Nothing unasked from {first} to {last}. /resume cancels that.", first=first, last=last
        )
    day = talk.voice.weekday(until.astimezone(talk.zone).date())
    return talk.voice.say("🔕 Nothing unasked before {day}. /resume ends the silence.", day=day)


def moment_name(moment: str, voice: Voice) -> Html:
    """Say a moment: one with a name, or so many minutes or days before."""
    named = {
        WEEK_BEFORE: voice.say("a week before"),
        DAY_BEFORE: voice.say("the working day before"),
        HOUR_BEFORE: voice.say("an hour before"),
        START: voice.say("at the start"),
    }
    own = own_moment(moment)
    if own is None:
        return named.get(moment, Html(moment))
    if own[1] == "d":
        return voice.count("{number} day before", "{number} days before", own[0])
    if own[0] % 60 == 0:
        return voice.count("{number} hour before", "{number} hours before", own[0] // 60)
    return voice.count("{number} minute before", "{number} minutes before", own[0])


def _moments(moments: Collection[str], voice: Voice) -> Html:
    ordered = [one for one in USUAL if one in moments] + [one for one in moments if one not in USUAL]
    return voice.join(moment_name(one, voice) for one in ordered) if ordered else voice.say("none")


def _buttons(member: Member, moments: Collection[str], talk: Talk) -> Sequence[Sequence[Button]]:
    voice = talk.voice
    switches = [_switch(one, moments, voice) for one in dict.fromkeys((*USUAL, *moments))]
    copies = voice.say("Group’s ones in private: no") if member.private_copies else voice.say("Group’s ones in private")
    rows = [
        [Button(voice.say("Quiet hours"), SetQuietHours(), personal=True)],
        [Button(copies, WantCopies(not member.private_copies), personal=True)],
        [
            Button(voice.say("Clock"), LiveInZone(), personal=True),
            Button(voice.say("Language"), SpeakLanguage(), personal=True),
        ],
    ]
    if paused_until(member, talk.memory, talk.now):
        rows.append([Button(voice.say("Reminders again"), SpeakAgain(), personal=True)])
    return [*(switches[place : place + 2] for place in range(0, len(switches), 2)), *rows]


def _switch(moment: str, moments: Collection[str], voice: Voice) -> Button:
    mark = "✓ " if moment in moments else ""
    return Button(f"{mark}{moment_name(moment, voice)}", SwitchMoment(moment), personal=True)


def _night_button(begins: time, ends: time) -> Button:
    return Button(f"{begins:%H:%M} – {ends:%H:%M}", SetQuietHours(begins, ends), personal=True)


def _town(talk: Talk) -> str:
    zone = ZoneInfo(talk.member.zone) if talk.member and talk.member.zone else talk.zone
    return talk.voice.town(zone)
