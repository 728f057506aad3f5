"""What coordinators look over: open gaps and members; and whoever wishes it is forgotten."""

from bot.answers.action_items.erased import ask_anew, held_by
from bot.answers.talk import Button, Say, Talk
from bot.answers.telling import names_of_coordinators
from bot.intents import ForgetMe, ShowGaps, ShowMembers
from bot.names import fold
from bot.speech import Html, lines
from data.erasing import erase_member
from data.model import Gap, Member, Role

MOST_ROWS = 30


def show_gaps(_: ShowGaps, talk: Talk) -> Say:
    """Answer with the questions that nobody could answer, the most asked first."""
    gaps = sorted(talk.memory.gaps.open(), key=lambda gap: (-gap.times, gap.asked_at))
    if not gaps:
        return Say(talk.voice.say("No question is waiting for an answer."))
    return Say(
        lines(talk.voice.say("Questions I could not answer:"), *(_gap_line(one, talk) for one in gaps[:MOST_ROWS]))
    )


def show_members(_: ShowMembers, talk: Talk) -> Say:
    """Answer with who has been let in, and who cannot be reached."""
    members = [one for one in talk.memory.members.all() if one.left_at is None]
    head = talk.voice.count("{number} member:", "{number} members:", len(members))
    return Say(lines(head, *(_member_line(one, talk) for one in members[:MOST_ROWS])))


def forget_me(intent: ForgetMe, talk: Talk) -> Say:
    """Erase the membership and the name of whoever asks, after asking once more."""
    voice = talk.voice
    if talk.member is None:
        return Say(voice.say("Nothing is kept about you."))
    if intent.name and not _is_called(talk.member, intent.name):
        return _only_oneself(talk)
    if _last_coordinator(talk.member, talk):
        return Say(voice.say("You are the only coordinator. Please invite another one first: /invite coordinator"))
    if not intent.sure:
        return _asked_once_more(talk)
    held = held_by(talk.member, talk)
    erase_member(talk.memory, talk.member)
    return Say(voice.say("Done. I no longer know you."), rows=ask_anew(held, talk))


def _asked_once_more(talk: Talk) -> Say:
    voice = talk.voice
    yes = voice.say("Yes, forget me")
    question = lines(
        voice.say("Shall I forget you? You will need a new invitation to come back."),
        voice.say("This cannot be undone. If you are sure, press the button, or write “{words}”.", words=yes),
    )
    return Say(question, ((Button(yes, ForgetMe(sure=True), personal=True),),), verdict="ask")


def _is_called(member: Member, name: str) -> bool:
    return fold(name) in {fold(member.name), fold(member.name.split()[0])}


def _only_oneself(talk: Talk) -> Say:
    """Nobody is erased at somebody else's wish; who answers for the network is named."""
    return Say(
        lines(
            talk.voice.say("One can only have oneself forgotten. Whoever wishes it writes /forget to me."),
            talk.voice.say(
                "For any other wish, please turn to the coordination: {names}.", names=names_of_coordinators(talk)
            ),
        )
    )


def role_name(role: Role, talk: Talk) -> Html:
    """Say what somebody may do here."""
    said = {"reader": talk.voice.say("member"), "editor": talk.voice.say("editing")}
    return said.get(role, talk.voice.say("coordination"))


def _gap_line(gap: Gap, talk: Talk) -> Html:
    return talk.voice.count(
        "• “{question}” ({day})",
        "• “{question}” (asked {number} times, first on {day})",
        gap.times,
        question=gap.question,
        day=talk.voice.day(gap.asked_at.astimezone(talk.zone).date()),
    )


def _member_line(member: Member, talk: Talk) -> Html:
    name, role = member.name, role_name(member.role, talk)
    if not member.reachable:
        return talk.voice.say("• {name} ({role}), cannot be reached", name=name, role=role)
    return talk.voice.say("• {name} ({role})", name=name, role=role)


def _last_coordinator(member: Member, talk: Talk) -> bool:
    return [one.id for one in talk.memory.members.coordinators()] == [member.id]
