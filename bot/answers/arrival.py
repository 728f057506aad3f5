"""Coming in: with a code or an invitation, or being told kindly how to get one; and letting others in."""

import secrets
from dataclasses import replace
from datetime import timedelta

from bot.answers.helping import what_to_ask
from bot.answers.preferences import language_buttons
from bot.answers.requests.telling import request_lines
from bot.answers.talk import Say, Talk
from bot.answers.telling import names_of_coordinators
from bot.intents import Enter, Invite
from bot.speech import Html, Voice, lines, to_html
from bot.understanding.meetings.shores import zone_of_person
from data.model import LANGUAGES, NEW_ID, Invitation, Language, Member

INVITATION_LASTS = timedelta(days=7)
MOST_INVITATIONS = 50
"""In one message; a network is invited in a few."""


def enter(intent: Enter, talk: Talk) -> Say:
    """Let somebody in who brings a valid token; welcome a member again; tell a stranger how to be let in."""
    if talk.member and talk.member.left_at is None:
        return Say(lines(talk.voice.say("Hello {name}.", name=talk.member.name), what_to_ask(talk)), verdict="help")
    invitation = talk.memory.invitations.find(intent.token, talk.now) if intent.token else None
    if invitation is None:
        return stranger(talk, bad_token=intent.token is not None)
    return _let_in(invitation, talk)


def stranger(talk: Talk, bad_token: bool = False) -> Say:
    """Two polite lines for somebody who has not been let in; nothing about anybody."""
    voice = talk.voice
    said = lines(
        voice.say("This invitation has been used or has expired.") if bad_token else None,
        voice.say(
            "I am the memory of a network and speak with its members only: ask its coordinator for an invitation."
        ),
        *request_lines(talk),
        voice.say("If you want something of the network, leave a request here: /request, then your words."),
    )
    return Say(said)


def notice(talk: Talk) -> Html:
    """Three lines: what Minga sees, what she keeps, who is responsible and how to be forgotten."""
    voice = talk.voice
    return lines(
        voice.say("👁 I see what is written to me here, and in groups what Telegram passes on to me."),
        voice.say(
            "🗂 I keep your name, your language and what you ask me to keep; the questions I could not answer too."
        ),
        voice.say(
            "✋ In charge: {names}. /mydata shows what is kept about you, /forget erases it.",
            names=names_of_coordinators(talk),
        ),
    )


def invite(intent: Invite, talk: Talk) -> Say:
    """Make one single-use link for each name, or one for nobody in particular."""
    names = intent.names[:MOST_INVITATIONS] or (None,)
    made = [_invitation_line(name, intent, talk) for name in names]
    head = talk.voice.count(
        "One invitation, for one person and seven days:",
        "{number} invitations, each for one person and seven days:",
        len(made),
    )
    return Say(lines(head, *made))


def _invitation_line(name: str | None, intent: Invite, talk: Talk) -> Html:
    token = secrets.token_urlsafe(18)
    by = talk.member.id if talk.member else None
    talk.memory.invitations.add(
        token, intent.role, talk.now + INVITATION_LASTS, created_by=by, name=name, person_id=_person_called(name, talk)
    )
    link = _start_link(token, talk)
    return talk.voice.say("{name}: {link}", name=name, link=link) if name else to_html(link)


def _start_link(token: str, talk: Talk) -> str:
    me = talk.memory.settings.get("me")
    return f"https://t.me/{me['username']}?start={token}" if me else f"/start {token}"


def _person_called(name: str | None, talk: Talk) -> int | None:
    """Link an invitation to somebody in the directory when the whole name is theirs alone."""
    if not name:
        return None
    mention = talk.directory.index.look_up(name)
    first = mention.candidates[0] if mention.verdict == "found" else None
    return first.thing.key if first and first.how == "exact" and first.thing.kind == "person" else None


def _let_in(invitation: Invitation, talk: Talk) -> Say:
    language = spoken(talk.sender.language_code) or talk.voice.language
    member = _membership(invitation, language, talk)
    talk.memory.invitations.use(invitation, member, talk.now)
    voice = Voice(language)
    inside = replace(talk, member=member, voice=voice)
    welcome = voice.say("Welcome, {name}.", name=talk.sender.first_name)
    clock = voice.say("🕰 I count your hours by the clock of {town}; /zone changes that.", town=voice.town(inside.zone))
    return Say(lines(welcome, notice(inside), clock, what_to_ask(inside)), (language_buttons(voice),))


def _membership(invitation: Invitation, language: Language, talk: Talk) -> Member:
    came = Member(
        talk.member.id if talk.member else NEW_ID,
        talk.sender.user_id,
        talk.sender.name,
        invitation.role,
        language,
        zone=_zone_of(invitation, talk),
        person_id=invitation.person_id,
        joined_at=talk.now,
    )
    members = talk.memory.members
    return members.update(came) if talk.member else members.add(came)


def _zone_of(invitation: Invitation, talk: Talk) -> str | None:
    """The clock of the organisation that the invited person works for: six hours lie between the shores."""
    zone = zone_of_person(invitation.person_id, talk)
    return zone.key if zone else None


def spoken(language_code: str | None) -> Language | None:
    """Give the language of a Telegram user if Minga speaks it; "fr-CA" is French."""
    code = (language_code or "").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == code), None)
