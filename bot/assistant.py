"""The whole mind on one screen: hear what happened, understand it, check that it may be done, answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import presence, sayings, troubles
from bot.answering import carry_out, respond
from bot.answers.action_items.advancing import advance
from bot.answers.action_items.leaving import came_back, left_group
from bot.answers.action_items.reacting import reaction_intent
from bot.answers.arrival import spoken
from bot.answers.helping import left_question
from bot.answers.reminding import CHANGES_WHO_IS_REMINDED
from bot.answers.requests.digests import escalate
from bot.answers.talk import Say, Talk
from bot.directory import Directory, load, working_countries
from bot.events import (
    ButtonPressed,
    ChatMoved,
    Event,
    InlineAsked,
    MemberLeft,
    MessageSaid,
    PresenceChanged,
    Reacted,
    Sender,
    Where,
)
from bot.following.planning import plan_digests
from bot.inline import inline_cards
from bot.intents import AddActionItems, Intent, RemindMe, RereadActionItems
from bot.listening import Listener
from bot.menus import menus
from bot.offered import offer
from bot.packing import unpack
from bot.pressing import press
from bot.reminding import missed, planning, wishes
from bot.reminding.quiet import is_quiet
from bot.reminding.recipients import Bearings
from bot.rendering import RENDERINGS
from bot.replies import Heard, Menu, Utterance
from bot.sayings import Envelope
from bot.speech import Voice
from data.memory import Memory
from data.model import Chat, Language, Member, OutboxRow, Outgoing

EDITS_COUNT_FOR = timedelta(minutes=15)
"""How long after it was written a question may be edited for its answer to be edited too."""


READ_AGAIN = (AddActionItems, RemindMe, RereadActionItems)
"""What is read again however late its message is edited."""


class Assistant:
    """Minga's mind. It keeps nothing but a copy of the directory, which follows the memory's version."""

    def __init__(self, language: Language = "fr", zone: str = "UTC", directory: Directory | None = None) -> None:
        """`language` and `zone` (an IANA name) are those of whoever has not said others.

        A `directory` that was loaded before spares the time to load it, and is brought up to date.
        """
        self.language: Language = language
        self.zone = ZoneInfo(zone)
        self._directory = directory
        self._has_refreshed = False

    def hear(self, event: Event, memory: Memory, now: datetime) -> Heard:
        """Give what comes of an event; reads and changes the memory within the caller's transaction."""
        match event:
            case MessageSaid():
                return self._hear_message(event, self.talk(event.where, event.sender, memory, now))
            case ButtonPressed():
                return self._hear_press(event, self.talk(event.where, event.sender, memory, now))
            case InlineAsked():
                private = Where(event.sender.user_id, "private")
                return Heard(inline=inline_cards(event, self.talk(private, event.sender, memory, now)))
            case PresenceChanged() | MemberLeft():
                talk = self.talk(event.where, event.sender, memory, now)
                return left_group(event, talk) if isinstance(event, MemberLeft) else presence.changed(event, talk)
            case Reacted():
                return self._hear_reaction(event, self.talk(event.where, event.sender, memory, now))
            case ChatMoved():
                memory.chats.moved(event.where.id, event.new_id)
                return Heard()

    def undone(self) -> None:
        """Forget the copy of the directory: it may hold what was rolled back, under a version yet to come."""
        if self._has_refreshed:
            self._directory, self._has_refreshed = None, False

    def render(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Utterance | None:
        """Give what a row of the outbox says as it leaves; None when there is nothing left to say."""
        talk = self._talk_of_row(outgoing, memory, now)
        content = outgoing.content
        if content["say"] in RENDERINGS:
            say = RENDERINGS[content["say"]](outgoing, talk)
            return self._spoken(say, outgoing, talk) if say else None
        if content.get("about") and content["version"] != talk.directory.version:
            # The directory has changed since the question was answered: an erased name must not leave any more.
            return self._spoken(respond(unpack(content["about"]), talk), outgoing, talk)
        return sayings.utterance(content, talk.voice)

    def plan(self, memory: Memory, now: datetime, zone_data: str = "") -> None:
        """Put the reminders of the coming days into the outbox; `zone_data` is the version of the IANA data in use."""
        planning.plan(self._bearings(memory, now), zone_data)
        plan_digests(memory, now, self.zone, working_countries(self.directory(memory).shores))
        nobody = self.talk(Where(0, "private"), Sender(0, ""), memory, now)
        for row in (*advance(nobody), *escalate(nobody)):
            memory.outbox.put(row)

    def expired(self, rows: Sequence[OutboxRow], memory: Memory, now: datetime) -> None:
        """Take note of rows of the outbox that have become of no use before they could leave."""
        missed.note_expired(rows, self._bearings(memory, now))

    def apologise(self, event: Event, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
        """Tell the sender, and the coordinators, that an event could not be handled."""
        if isinstance(event, ChatMoved | InlineAsked):
            return ()
        return troubles.apologies(event, self.talk(event.where, event.sender, memory, now))

    def undeliverable(self, row: OutboxRow, reason: str, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:  # noqa: ARG002  # the log has it
        """Take note that a chat cannot be written to, for a `reason` in Telegram's words."""
        return troubles.unreachable(row, Voice(self.language), memory, now)

    def menus(self, memory: Memory) -> Sequence[Menu]:
        """Give the commands for Telegram's menus, as the members' roles and languages are now."""
        reached = [one for one in memory.members.coordinators() if one.reachable]
        return menus(reached, self.language)

    def talk(self, where: Where, sender: Sender, memory: Memory, now: datetime) -> Talk:
        """Put together what an answer needs to know of the moment."""
        member, chat = memory.members.by_user(sender.user_id), memory.chats.get(where.id)
        voice = Voice(self._language(member, None if where.private else chat, sender))
        return Talk(memory, self.directory(memory), now, voice, where, sender, member, chat, self.zone)

    def directory(self, memory: Memory) -> Directory:
        """Give the directory as the memory has it now."""
        known = self._directory
        fresh = known.refreshed(memory) if known else load(memory)
        self._has_refreshed |= known is not None and fresh is not known
        self._directory = fresh
        return fresh

    def _hear_message(self, message: MessageSaid, talk: Talk) -> Heard:
        edited = message.edited_at is not None
        self._notice(talk)
        listener = Listener(message, talk)
        addressed = message.where.private or message.to_me
        if addressed and talk.member and not talk.member.reachable:
            talk.memory.members.update(replace(talk.member, reachable=True))
        understood = listener.understand() if addressed else listener.overhear()
        if understood is None:
            return Heard()
        if edited and _too_late(message) and not isinstance(understood.intent, READ_AGAIN):
            return Heard()
        answering = replace(talk, voice=Voice(understood.language))
        note = left_question(answering) if understood.leaves_question else None
        heard = carry_out(understood.intent, answering, _envelope(message), note, understood.besides)
        return self._planned_anew(understood.intent, heard, talk)

    def _hear_reaction(self, event: Reacted, talk: Talk) -> Heard:
        intent = reaction_intent(event, talk)
        if intent is None:
            return Heard()
        # Whoever only puts a sign under a card gets no words for it: the card shows what came of it.
        return carry_out(intent, replace(talk, pressed=True), Envelope(f"answer:{event.update_id}", event.where.id))

    def _notice(self, talk: Talk) -> None:
        """Telegram does not tell who is in a group: who writes there is."""
        if talk.member and talk.chat and talk.chat.bound_at and not talk.where.private:
            wishes.saw(talk.sender.user_id, talk.where.id, talk.memory, talk.now)
            came_back(talk)

    def _bearings(self, memory: Memory, now: datetime) -> Bearings:
        return Bearings(memory, now, self.zone, working_countries(self.directory(memory).shores))

    def _planned_anew(self, intent: Intent, heard: Heard, talk: Talk) -> Heard:
        if isinstance(intent, CHANGES_WHO_IS_REMINDED):
            self.plan(talk.memory, talk.now)
        return heard

    def _hear_press(self, event: ButtonPressed, talk: Talk) -> Heard:
        self._notice(talk)
        heard, intent = press(event, replace(talk, pressed=True, pressed_on=event.message_id))
        return self._planned_anew(intent, heard, talk) if intent else heard

    def _language(self, member: Member | None, chat: Chat | None, sender: Sender) -> Language:
        """A group's own, if it has one; else that of the person."""
        chosen = (chat and chat.language) or (member and member.language)
        return chosen or spoken(sender.language_code) or self.language

    def _talk_of_row(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Talk:
        """A row leaves by itself: the moment is that of its chat, and of whoever had asked."""
        chat, content = memory.chats.get(outgoing.chat_id), outgoing.content
        where = Where(outgoing.chat_id, chat.kind if chat else "private", chat.title if chat else "")
        member = memory.members.by_user(content.get("user", outgoing.chat_id))
        sender = Sender(member.user_id, member.name) if member else Sender(outgoing.chat_id, "")
        talk = self.talk(where, sender, memory, now)
        language = content.get("language") or (chat and chat.language) or talk.voice.language
        return replace(talk, voice=Voice(language))

    def _spoken(self, say: Say, outgoing: Outgoing, talk: Talk) -> Utterance:
        content = sayings.content_of(say, outgoing.chat_id, talk, outgoing.card)
        if talk.where.private and outgoing.action == "send":
            offer(sayings.tokens_of(content), outgoing.chat_id, talk)
        utterance = sayings.utterance({**outgoing.content, **content}, talk.voice)
        unasked_at_night = outgoing.kind != "answer" and is_quiet(talk.now, talk.zone)
        return replace(utterance, silent=unasked_at_night if say.silent is None else say.silent)


def _too_late(message: MessageSaid) -> bool:
    return message.edited_at is not None and message.edited_at - message.at > EDITS_COUNT_FOR


def _envelope(message: MessageSaid) -> Envelope:
    answered = None if message.where.private else message.message_id
    card = f"answer:{message.where.id}:{message.message_id}"
    action = "edit" if message.edited_at else "send"
    return Envelope(f"answer:{message.update_id}", message.where.id, card, action, answered)  # type: ignore[arg-type]
