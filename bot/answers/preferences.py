"""How somebody, or a group, wants to be spoken to: language, time zone, silence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.talk import Button, Say, Talk
from bot.intents import BeQuiet, LiveInZone, SpeakAgain, SpeakLanguage
from bot.speech import LANGUAGE_NAMES, Voice
from data.model import LANGUAGES


def speak_language(intent: SpeakLanguage, talk: Talk) -> Say:
    """Speak another language from now on with this person, or in this group."""
    if intent.language is None:
        return Say(talk.voice.say("Which language shall I speak?"), (language_buttons(talk.voice),), verdict="ask")
    _change(talk, language=intent.language)
    voice = Voice(intent.language)
    return Say(voice.say("From now on I speak English here."))


def live_in_zone(intent: LiveInZone, talk: Talk) -> Say:
    """Count hours by another clock from now on for this person, or in this group."""
    voice = talk.voice
    if intent.zone is None:
        question = voice.say("Which city’s time do you use? If it is not here, write /zone and a town.")
        return Say(question, (_zone_buttons(talk),), verdict="ask")
    _change(talk, zone=intent.zone)
    zone = ZoneInfo(intent.zone)
    hour = f"{talk.now.astimezone(zone):%H:%M}"
    return Say(
        voice.say("Noted: I count by the clock of {town}, where it is {hour}.", town=voice.town(zone), hour=hour)
    )


def be_quiet(_: BeQuiet, talk: Talk) -> Say:
    """Send nothing unasked any more."""
    _change(talk, paused=True)
    return Say(talk.voice.say("Understood: I send you nothing unless you ask. /resume brings the reminders back."))


def speak_again(_: SpeakAgain, talk: Talk) -> Say:
    """Send reminders again."""
    _change(talk, paused=False)
    return Say(talk.voice.say("Good: you get the reminders again. /stop ends them."))


def language_buttons(voice: Voice) -> tuple[Button, ...]:
    """Give a button for each language, each in its own words."""
    marks = {voice.language: "✓ "}
    return tuple(
        Button(marks.get(one, "") + LANGUAGE_NAMES[one], SpeakLanguage(one), personal=True) for one in LANGUAGES
    )


def _zone_buttons(talk: Talk) -> Sequence[Button]:
    zones = dict.fromkeys(shore.zone for shore in talk.directory.shores)
    return [Button(talk.voice.town(zone), LiveInZone(zone.key), personal=True) for zone in zones]


def _change(talk: Talk, **changes: Any) -> None:
    """Change the member's own wish in private, the group's in a group."""
    if talk.where.private and talk.member:
        talk.memory.members.update(replace(talk.member, **changes))
    elif talk.chat:
        talk.memory.chats.keep(replace(talk.chat, **changes))
