"""From what happens in the world to the updates of each bot."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from playground.api.message_object import MessageWriter, chat_instance, lane_of
from playground.api.objects import chat_object, member_object, poll_object, user_object, without_none
from playground.world.accounts import Bot
from playground.world.chats import Chat, Group, Membership
from playground.world.happenings import (
    BlockChanged,
    Edited,
    Happening,
    InlineAsked,
    InlineChosen,
    MembershipChanged,
    PollChanged,
    Posted,
    Pressed,
    Reacted,
    Voted,
)
from playground.world.privacy import reaches
from playground.world.world import World

if TYPE_CHECKING:
    from playground.api.bot_api import BotApi

_LANE = 1 << 33


class Announcer:
    """Listens to the world and fills the bots' queues; a filter applies when an update is made."""

    def __init__(self, world: World, api: "BotApi") -> None:
        self.world = world
        self.api = api
        self._makers: dict[type, Any] = {
            Posted: self.posted,
            Edited: self.edited,
            Pressed: self.pressed,
            Reacted: self.reacted,
            MembershipChanged: self.membership_changed,
            BlockChanged: self.block_changed,
            InlineAsked: self.inline_asked,
            InlineChosen: self.inline_chosen,
            PollChanged: self.poll_changed,
            Voted: self.voted,
        }

    def hear(self, happening: Happening) -> None:
        """Make the updates that follow."""
        self._makers[type(happening)](happening)

    def tell(self, bot: Bot, kind: str, body: Any, lane: int) -> None:
        """Put an update into a bot's queue if it wants this kind."""
        queue = self.api.of(bot).queue
        if queue.wants(kind):
            queue.add(kind, body, lane)

    def posted(self, happening: Posted) -> None:
        """`message`, to the bots that may see it."""
        self._message("message", happening.chat, happening)

    def edited(self, happening: Edited) -> None:
        """`edited_message`."""
        self._message("edited_message", happening.chat, happening)

    def _message(self, kind: str, chat: Chat, happening: Posted | Edited) -> None:
        for bot in self._bots_of(chat):
            if self.api.of(bot).queue.wants(kind) and reaches(happening.message, chat, bot):
                self.tell(bot, kind, MessageWriter(self.world, bot).message(chat, happening.message), lane_of(chat))

    @staticmethod
    def _bots_of(chat: Chat) -> Iterator[Bot]:
        return iter(tuple(chat.bots()))

    def pressed(self, happening: Pressed) -> None:
        """`callback_query`, about a message or about one sent through inline mode."""
        message, chat = happening.message, happening.chat
        body: dict[str, Any] = {"id": happening.id, "from": user_object(happening.person)}
        if message.inline_id:
            body["inline_message_id"] = message.inline_id
        else:
            body["message"] = MessageWriter(self.world, happening.bot).pinned(chat, message)
        body.update(chat_instance=chat_instance(chat), data=happening.data)
        self.tell(happening.bot, "callback_query", body, happening.person.id + 3 * _LANE)

    def reacted(self, happening: Reacted) -> None:
        """`message_reaction`: in private chats, and in groups to administrators."""
        for bot in self._bots_of(happening.chat):
            if isinstance(happening.chat, Group) and not _administers(happening.chat, bot):
                continue
            body = {
                "chat": chat_object(happening.chat),
                "message_id": happening.message.number_for(bot.id),
                "user": user_object(happening.person),
                "date": self.world.clock.unix(),
                "old_reaction": [{"type": "emoji", "emoji": emoji} for emoji in happening.old],
                "new_reaction": [{"type": "emoji", "emoji": emoji} for emoji in happening.new],
            }
            self.tell(bot, "message_reaction", body, lane_of(happening.chat) + 8 * _LANE)

    def membership_changed(self, happening: MembershipChanged) -> None:
        """`my_chat_member` to the bot concerned, `chat_member` to bots that are administrators."""
        account, chat = happening.new.account, happening.chat
        body = self._member_update(happening.chat, user_object(happening.by), happening.old, happening.new)
        if isinstance(account, Bot):
            self.tell(account, "my_chat_member", body, chat.id + 5 * _LANE)
        for bot in self._bots_of(chat):
            if bot is not account and _administers(chat, bot):
                self.tell(bot, "chat_member", body, account.id + 6 * _LANE)

    def _member_update(self, chat: Chat, by: Any, old: Membership, new: Membership) -> dict[str, Any]:
        return {
            "chat": chat_object(chat),
            "from": by,
            "date": self.world.clock.unix(),
            "old_chat_member": member_object(old),
            "new_chat_member": member_object(new),
        }

    def block_changed(self, happening: BlockChanged) -> None:
        """`my_chat_member` of a private chat: kicked means blocked."""
        chat, bot = happening.chat, happening.chat.bot
        before, after = ("member", "kicked") if happening.blocked else ("kicked", "member")
        body = self._member_update(chat, user_object(chat.person), Membership(bot, before), Membership(bot, after))
        self.tell(bot, "my_chat_member", body, chat.person.id + 5 * _LANE)

    def inline_asked(self, happening: InlineAsked) -> None:
        """`inline_query`."""
        kind = happening.chat.type
        if kind == "private":
            kind = "sender" if happening.bot in happening.chat.bots() else "private"
        body = {
            "id": happening.id,
            "from": user_object(happening.person),
            "chat_type": kind,
            "query": happening.query,
            "offset": happening.offset,
        }
        self.tell(happening.bot, "inline_query", body, happening.person.id + _LANE)

    def inline_chosen(self, happening: InlineChosen) -> None:
        """`chosen_inline_result`, when BotFather was told to send feedback."""
        if happening.bot.inline_feedback:
            body = without_none(
                result_id=happening.result_id, inline_message_id=happening.inline_id, query=happening.query
            )
            body["from"] = user_object(happening.person)
            self.tell(happening.bot, "chosen_inline_result", body, happening.person.id + 2 * _LANE)

    def poll_changed(self, happening: PollChanged) -> None:
        """`poll`."""
        body = poll_object(happening.poll, self.world.accounts)
        self.tell(happening.bot, "poll", body, int(happening.poll.id) % _LANE)

    def voted(self, happening: Voted) -> None:
        """`poll_answer`; no options when the vote was taken back."""
        chosen = [
            (index, option.persistent_id)
            for index, option in enumerate(happening.poll.options)
            if happening.person in option.voters
        ]
        body = {
            "poll_id": happening.poll.id,
            "user": user_object(happening.person),
            "option_ids": [index for index, _ in chosen],
            "option_persistent_ids": [identifier for _, identifier in chosen],
        }
        self.tell(happening.bot, "poll_answer", body, int(happening.poll.id) % _LANE)


def _administers(chat: Group, bot: Bot) -> bool:
    member = chat.membership(bot.id)
    return member is not None and member.administers
