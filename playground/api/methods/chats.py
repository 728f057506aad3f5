"""What a bot may know of a chat, and leaving it."""

from typing import Any

from playground.api.call import Call, method
from playground.api.errors import bad_request
from playground.api.message_object import MessageWriter
from playground.api.objects import Object, chat_object, member_object, without_none
from playground.api.targets import known_chat, readable_chat
from playground.world.accounts import Bot
from playground.world.chats import Chat, Group, Membership, PrivateChat
from playground.world.membership import leave

_PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages",
)  # fmt: skip
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Object:
    """A ChatFullInfo."""
    chat = known_chat(call) if call.parameters.text("chat_id").strip().isdigit() else readable_chat(call)
    full: Object = {**chat_object(chat), "accent_color_id": chat.id % 7, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(_GIFTS, isinstance(chat, PrivateChat))
    if chat.pinned:
        full["pinned_message"] = MessageWriter(call.world, call.bot).pinned(chat, chat.pinned[-1])
    full.update(_group_details(chat) if isinstance(chat, Group) else _person_details(chat))
    return full


def _group_details(group: Group) -> Object:
    permissions = dict.fromkeys(_PERMISSIONS, True)
    details: Object = {"permissions": {**permissions, "can_manage_topics": True}}
    if group.username:
        details["active_usernames"] = [group.username]
    return {**details, **without_none(description=group.description)}


def _person_details(chat: Chat) -> Object:
    username = chat.person.username if isinstance(chat, PrivateChat) else None
    return {"active_usernames": [username]} if username else {}


def get_member(call: Call) -> Object:
    """A ChatMember; somebody who has left is still known as such."""
    chat = readable_chat(call)
    account = call.world.accounts.get(call.parameters.integer("user_id"))
    if account is None:
        raise bad_request(
            "PARTICIPANT_ID_INVALID" if call.parameters.integer("user_id") else "invalid user_id specified"
        )
    if isinstance(chat, Group):
        return member_object(chat.membership(account.id) or Membership(account, "left"))
    inside = any(account is one for one in chat.accounts())
    return member_object(Membership(account, "member" if inside else "left"))


def get_administrators(call: Call) -> list[dict[str, Any]]:
    """The owner and the administrators, without other bots."""
    chat = readable_chat(call)
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    members = [one for one in chat.members.values() if one.administers]
    shown = (one for one in members if not isinstance(one.account, Bot) or one.account is call.bot)
    return [member_object(one) for one in shown]


def get_member_count(call: Call) -> int:
    """How many are in it."""
    return len(list(readable_chat(call).accounts()))


def leave_chat(call: Call) -> bool:
    """Leave a group."""
    chat = readable_chat(call)
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    leave(call.world, chat, call.bot)
    return True


def get_profile_photos(call: Call) -> Object:
    """Nobody here has a profile photo."""
    if call.parameters.integer("user_id") not in call.world.accounts:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS = (
    method("getUserProfilePhotos", get_profile_photos, "user_id", "offset limit"),
    method("getChat", get_chat, "chat_id"),
    method("getChatMember", get_member, "chat_id user_id"),
    method("getChatAdministrators", get_administrators, "chat_id", "return_bots"),
    method("getChatMemberCount", get_member_count, "chat_id"),
    method("getChatMembersCount", get_member_count, "chat_id"),
    method("leaveChat", leave_chat, "chat_id"),
)
