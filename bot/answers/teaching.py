"""A coordinator teaches another name of something, and with it closes the questions that nobody could answer."""

from bot.answers.subjects import label
from bot.answers.talk import Button, Say, Talk
from bot.intents import ForgetName, Subject, Teach
from bot.names import fold
from bot.speech import lines
from data.model import NEW_ID, Alias, Change, Gap


def teach(intent: Teach, talk: Talk) -> Say:
    """Keep another name of a thing; ask which thing when several may be meant."""
    if len(intent.subjects) != 1:
        return _which(intent, talk)
    subject, voice = intent.subjects[0], talk.voice
    known = talk.memory.aliases.add(subject.kind, subject.id, Alias(intent.name, note="taught"))
    if known:
        _log(subject, {}, {"alias": intent.name}, talk)
    closed = sum(talk.memory.gaps.close(gap.id, talk.now) for gap in _gaps(intent.name, talk))
    said = voice.say("Noted: “{name}” means {subject}.", name=intent.name, subject=label(subject, talk))
    answered = voice.count("One open question is answered.", "{number} open questions are answered.", closed)
    undo = Button(voice.say("Undo"), ForgetName(intent.name, subject), personal=True)
    return Say(lines(said, answered if closed else None), ((undo,),) if known else ())


def forget_name(intent: ForgetName, talk: Talk) -> Say:
    """Take a name away again that was taught."""
    subject = intent.subject
    if talk.memory.aliases.remove(subject.kind, subject.id, intent.name):
        _log(subject, {"alias": intent.name}, {}, talk)
    return Say(talk.voice.say("Undone: “{name}” is no longer a name of it.", name=intent.name))


def _which(intent: Teach, talk: Talk) -> Say:
    if not intent.subjects:
        return Say(talk.voice.say("I don’t know what “{name}” should mean.", name=intent.name), verdict="unknown")
    question = talk.voice.say("What does “{name}” mean?", name=intent.name)
    choices = [[Button(label(one, talk), Teach(intent.name, (_bare(one),)))] for one in intent.subjects]
    return Say(question, choices, verdict="ask")


def _gaps(name: str, talk: Talk) -> list[Gap]:
    return [gap for gap in talk.memory.gaps.open() if gap.wanted == fold(name)]


def _log(subject: Subject, before: dict[str, str], after: dict[str, str], talk: Talk) -> None:
    member = talk.member.id if talk.member and talk.member.id else None
    talk.memory.changes.add(Change(NEW_ID, talk.now, subject.kind, subject.id, before, after, member))


def _bare(subject: Subject) -> Subject:
    return Subject(subject.kind, subject.id)
