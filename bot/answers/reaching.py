"""How to reach somebody: no address or number is ever kept, and that is said, with whom to ask instead."""

from bot.answers.contacts import relay_lines
from bot.answers.details import involved
from bot.answers.subjects import record_of
from bot.answers.talk import Talk
from bot.intents import Subject
from bot.speech import Html, lines
from data.model import Person


def unreachable(subject: Subject, talk: Talk) -> Html:
    """Say that neither e-mail nor telephone is known of a subject, and who may know: the coordination, else a relay."""
    voice, found = talk.voice, record_of(subject, talk.memory)
    others = [one.name for one in talk.memory.members.coordinators() if talk.member is None or one.id != talk.member.id]
    if not others:
        _, bodies = involved(subject, talk)
        known = voice.say("✉️ No e-mail address or telephone number is known here.")
        return lines(known, *(relay_lines(bodies[0].country_code, talk) if bodies else ()))
    names = voice.join(dict.fromkeys(others))
    if isinstance(found, Person):
        return voice.say(
            "✉️ No e-mail address or telephone number is known for {name}; please ask {names}.",
            name=found.full_name,
            names=names,
        )
    return voice.say("✉️ No e-mail address or telephone number is known here; please ask {names}.", names=names)
