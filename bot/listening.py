"""From a message to an intent, in its chat: commands, what is said by name, and when to stay silent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.access import is_coordinator
from bot.answers.talk import Talk
from bot.awaiting import Waiting, awaited, wait_no_more
from bot.events import MessageSaid
from bot.intents import (
    DropQuestion,
    Enter,
    ForgetMe,
    Help,
    Intent,
    Invite,
    LiveInZone,
    Nothing,
    NotText,
    Teach,
    UndoItem,
    Unknown,
)
from bot.names import fold
from bot.offered import ANSWERING, carried_by, offer_no_more, offered, settle
from bot.packing import unpack
from bot.remembering import recent_choices, recent_subject
from bot.understanding import Understanding, Understood
from bot.understanding.action_items.hearing import heard_about_items, listed_by_command, told_by_command
from bot.understanding.agreeing import cancels, declines, meant_button, says_whole
from bot.understanding.commands import intent_of, name_of
from bot.understanding.completing import completed
from bot.understanding.handing_over import change_told
from bot.understanding.language import language_told
from bot.understanding.meetings.beside_items import heard_both
from bot.understanding.meetings.hearing import (
    called,
    decided_on_card,
    decisions_overheard,
    heard_about_meetings,
    heard_of_meeting_rather,
)
from bot.understanding.meetings.invitations import invited
from bot.understanding.phrases import phrasings
from bot.understanding.reminders.listening import asked_by_command, heard_about_reminders
from bot.understanding.reminders.places import zone_named
from bot.understanding.requests import heard_about_request
from bot.understanding.resolving import subjects_of
from bot.understanding.standing_alone import is_known, stands_alone, wants_any_words
from bot.understanding.teaching import lesson_in
from bot.understanding.topics import help_asked_about, topic_of
from bot.understanding.vocabulary import common_words

COMMANDS_WITH_WORDS: Mapping[str, Callable[[MessageSaid, Talk], Understood]] = {
    "action": told_by_command,
    "actions": listed_by_command,
    "meeting": called,
    "remind": asked_by_command,
}
"""Commands behind which a sentence of their own kind stands."""


@dataclass(frozen=True)
class Listener:
    """Listens to one message of one talk."""

    message: MessageSaid
    talk: Talk

    def understand(self) -> Understood:
        """Give what the message asks for; in a group `Nothing` when it asks for nothing."""
        waiting = awaited(self.talk)
        understood = invited(self.message, self.talk) or self._command() or heard_both(self.message, self.talk)
        understood = understood or decided_on_card(self.message, self.talk)
        understood = (
            understood
            or self._short(waiting)
            or self._help()
            or heard_about_request(self.message, self.talk)
            or self._items()
            or self._words_or_answer(waiting)
        )
        understood = self._in_their_language(self._gone_on(self._with_topic(understood), waiting))
        return understood if self.talk.where.private else _discreet(understood, self.message)

    def _short(self, waiting: Waiting | None) -> Understood | None:
        """What stands on an offered button, typed; or that no answer will come. Under an item it is about that."""
        replied = self.message.replied
        if self.message.edited_at or (replied and "#" in replied.text):
            return None
        buttons = offered(self.talk)
        label = meant_button(self.message.text, buttons)
        intent = carried_by(buttons[label], self.talk) if label else None
        if isinstance(intent, ForgetMe) and label and not says_whole(self.message.text, label):
            # What cannot be undone is not done for an "ok" that may have been meant for something else.
            intent = ForgetMe()
        if intent is None and self._is_left(waiting, buttons):
            intent = DropQuestion()
        if intent is None:
            return None
        if isinstance(intent, (DropQuestion, *ANSWERING)):
            settle(self.talk)
        wait_no_more(self.talk)
        return Understood(intent, self.talk.voice.language)

    def _help(self) -> Understood | None:
        about = help_asked_about(self.message.text) if self.message.command is None else None
        return Understood(Help(asked=True, about=about), self.talk.voice.language) if about else None

    def _with_topic(self, understood: Understood) -> Understood:
        """What was not understood has words of something all the same; "/help reminders" too."""
        intent = understood.intent
        if not isinstance(intent, Help) or intent.greeting or intent.about:
            return understood
        return replace(understood, intent=replace(intent, about=topic_of(self.message.text)))

    def _is_left(self, waiting: Waiting | None, buttons: Mapping[str, str]) -> bool:
        """Whether the answer to what was asked is that there will be none."""
        if waiting:
            return cancels(self.message.text)
        asked = any(isinstance(carried_by(token, self.talk), ForgetMe) for token in buttons.values())
        return asked and declines(self.message.text)

    def _words_or_answer(self, waiting: Waiting | None) -> Understood:
        """What Minga waits for, unless the message is a request of its own; a stranger's request may ask anything."""
        words = self._words()
        if waiting is None or (self.talk.member and stands_alone(words.intent, self.message.text, waiting[1])):
            return words
        if isinstance(words.intent, Nothing) and wants_any_words(waiting[1]):
            return words
        return self._answer(waiting) or words

    def _gone_on(self, understood: Understood, waiting: Waiting | None) -> Understood:
        """After another request nothing waits any more: "Castro" is a question again."""
        if not is_known(understood.intent):
            return understood
        offer_no_more(self.talk)
        left = waiting is not None and awaited(self.talk) is not None
        wait_no_more(self.talk)
        return replace(understood, leaves_question=left)

    def _command(self) -> Understood | None:
        if self.message.command is None:
            return None
        language = self.talk.voice.language
        name = name_of(self.message.command)
        if name is None:
            return Understood(Help(asked=True), language)
        intent = intent_of(name, self.message.text)
        if name in COMMANDS_WITH_WORDS:
            return COMMANDS_WITH_WORDS[name](self.message, self.talk)
        if intent is None:
            return self._words() if self.message.text.strip() else Understood(Help(asked=True), language)
        return Understood(self._looked_up(intent), language)

    def _looked_up(self, intent: Intent) -> Intent:
        """What a command names is looked up: a town, what a deep link leads to."""
        if isinstance(intent, LiveInZone) and intent.zone:
            return zone_named(intent.zone, self.talk) or Unknown(intent.zone)
        return self._behind(intent) if isinstance(intent, Enter) else intent

    def overhear(self) -> Understood | None:
        """Give what a message that is not for Minga says all the same: what somebody shall do, what became of it."""
        if self.talk.where.private or self.talk.chat is None or self.talk.chat.bound_at is None:
            return None
        heard = heard_both(self.message, self.talk, addressed=False)
        heard = heard or heard_about_items(self.message, self.talk, addressed=False)
        understood = heard or decisions_overheard(self.message, self.talk)
        return self._in_their_language(understood) if understood else None

    def _in_their_language(self, understood: Understood) -> Understood:
        """The answer is in the language of the sentence when that tells; a command alone and names alone do not."""
        text, spoken = self.message.text, self.talk.voice.language
        if isinstance(understood.intent, Enter | Invite):
            return replace(understood, language=spoken)
        names = [mention.span for mention in understood.mentions]
        if names and not phrasings(text)[0].weight:
            # A name that only one language has: "Burgundy".
            return understood
        return replace(understood, language=language_told(text, spoken, names))

    def _items(self) -> Understood | None:
        heard = heard_about_items(self.message, self.talk)
        # "Annule-la" is said of an item and of a meeting alike.
        return heard_of_meeting_rather(self.message, self.talk) or heard if _is_bare_undo(heard) else heard

    def _behind(self, intent: Enter) -> Intent:
        """A deep link brings a member to what a button in a group promised to show in private."""
        talk = self.talk
        button = talk.memory.buttons.get(intent.token, talk.now) if intent.token and talk.member else None
        if button is None or button.chat_id is not None or button.user_id not in {None, talk.sender.user_id}:
            return intent
        return unpack(button.intent)

    def _answer(self, waiting: Waiting) -> Understood | None:
        """What Minga has asked and waits for."""
        intent = completed(*waiting, self.message.text, self.talk)
        if intent is None:
            return None
        settle(self.talk)
        wait_no_more(self.talk)
        return Understood(intent, self.talk.voice.language)

    def _words(self) -> Understood:
        if not self.message.text.strip():
            return Understood(NotText(), self.talk.voice.language)
        about_reminders = self._lesson() or self._change() or heard_about_reminders(self.message, self.talk)
        about_meetings = about_reminders or heard_about_meetings(self.message, self.talk)
        return about_meetings or self._understanding().understand(self.message.text)

    def _change(self) -> Understood | None:
        """Somebody comes, goes or is away: no question, though names stand in it."""
        told = change_told(self.message.text, self.talk.now, self.talk.zone)
        return Understood(told, self.talk.voice.language) if told else None

    def _lesson(self) -> Understood | None:
        """A coordinator teaches a name: with "=" always, with "means" only where a question has been waiting for it."""
        lesson = lesson_in(self.message.text) if is_coordinator(self.talk.member) else None
        if lesson is None or not (lesson.explicit or self._is_wanted(lesson.name)):
            return None
        mentions = self.talk.directory.index.mentions(lesson.meaning, ignore=common_words())
        meant = [subject for mention in mentions[:1] for subject in subjects_of(mention, self.talk.memory)]
        return Understood(Teach(lesson.name, tuple(meant)), self.talk.voice.language, mentions)

    def _is_wanted(self, name: str) -> bool:
        return any(gap.wanted == fold(name) for gap in self.talk.memory.gaps.open())

    def _understanding(self) -> Understanding:
        talk = self.talk
        subject = recent_subject(talk.where.id, talk.memory, talk.now)
        choices = recent_choices(talk.where.id, talk.memory, talk.now)
        return Understanding(talk.directory, talk.memory, talk.voice.language, subject, choices)


def _is_bare_undo(understood: Understood | None) -> bool:
    return understood is not None and understood.intent == UndoItem()


def _discreet(understood: Understood, message: MessageSaid) -> Understood:
    """In a group nothing is said to what asks for nothing: "merci", "j'arrive", a sticker."""
    intent = understood.intent
    idle = isinstance(intent, NotText) or (isinstance(intent, Help) and not intent.asked and message.command is None)
    return replace(understood, intent=Nothing()) if idle else understood
