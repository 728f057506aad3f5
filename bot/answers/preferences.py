"""How somebody, or a group, wants to be spoken to: language, time zone, silence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.reminding.following import follow_clock
from bot.answers.reminding.stopping import missed_meanwhile, own_reminders_wait
from bot.answers.talk import Button, Say, Talk
from bot.intents import BeQuiet, LiveInZone, SpeakAgain, SpeakLanguage, SpeakLanguages
from bot.reminding.wishes import end_pause
from bot.speech import LANGUAGE_NAMES, Voice, lines
from data.model import LANGUAGES, Language

OFFERED: tuple[tuple[Language, ...], ...] = (("fr", "es"), ("fr",), ("es",), ("fr", "es", "en"))
"""What a group's reminders may be said in, by button; by word any of them."""


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
        return Say(question, _zone_buttons(intent.choices, talk), verdict="ask")
    before, zone = talk.zone, ZoneInfo(intent.zone)
    _change(talk, zone=intent.zone)
    moved = follow_clock(before, zone, talk)
    hour = f"{talk.now.astimezone(zone):%H:%M}"
    return Say(
        lines(
            voice.say("Noted: I count by the clock of {town}, where it is {hour}.", town=voice.town(zone), hour=hour),
            voice.say("What I repeat for you comes at the same hours by this clock.") if moved else None,
            voice.say("Tell me when you are elsewhere again: I do not change it back by myself.")
            if intent.for_now
            else None,
        )
    )


def be_quiet(_: BeQuiet, talk: Talk) -> Say:
    """Send nothing unasked any more."""
    _change(talk, paused=True)
    words = talk.voice.say("Understood: I send you nothing unless you ask. /resume brings the reminders back.")
    return Say(lines(words, own_reminders_wait(talk)))


def speak_again(_: SpeakAgain, talk: Talk) -> Say:
    """Send reminders again."""
    _change(talk, paused=False)
    missed = tuple(missed_meanwhile(talk))
    if talk.member:
        end_pause(talk.member, talk.memory)
    return Say(lines(talk.voice.say("Good: you get the reminders again. /stop ends them."), *missed))


def speak_languages(intent: SpeakLanguages, talk: Talk) -> Say:
    """Say a group's reminders in these languages from now on, all in one message."""
    if not intent.languages:
        rows = [[_languages_button(chosen)] for chosen in OFFERED]
        return Say(talk.voice.say("In which languages shall I remind this group?"), rows, verdict="ask")
    _change(talk, languages=intent.languages)
    names = talk.voice.join(LANGUAGE_NAMES[one] for one in intent.languages)
    return Say(talk.voice.say("From now on I remind this group in: {names}.", names=names))


def language_buttons(voice: Voice) -> tuple[Button, ...]:
    """Give a button for each language, each in its own words."""
    marks = {voice.language: "✓ "}
    return tuple(
        Button(marks.get(one, "") + LANGUAGE_NAMES[one], SpeakLanguage(one), personal=True) for one in LANGUAGES
    )


def _languages_button(chosen: tuple[Language, ...]) -> Button:
    return Button(" · ".join(LANGUAGE_NAMES[one] for one in chosen), SpeakLanguages(chosen), personal=True)


def _zone_buttons(choices: Sequence[str], talk: Talk) -> Sequence[Sequence[Button]]:
    shores = [shore.zone.key for shore in talk.directory.shores]
    keys = [
        Button(talk.voice.town(ZoneInfo(zone)), LiveInZone(zone), personal=True)
        for zone in dict.fromkeys(choices or shores)
    ]
    return [keys[place : place + 2] for place in range(0, len(keys), 2)]


def _change(talk: Talk, **changes: Any) -> None:
    """Change the member's own wish in private, the group's in a group."""
    if talk.where.private and talk.member:
        talk.memory.members.update(replace(talk.member, **changes))
    elif talk.chat:
        talk.memory.chats.keep(replace(talk.chat, **changes))
