from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.events import (
    ButtonPressed,
    ChatMoved,
    Event,
    InlineAsked,
    MessageSaid,
    PresenceChanged,
    Replied,
    Sender,
    Where,
)
from handlers.reading import Me, queue_of, read

ME = Me(900, "minga_bot")
NOON = 1_790_000_000
AT = datetime.fromtimestamp(NOON, UTC)
ANNA = {"id": 5, "is_bot": False, "first_name": "Anna", "last_name": "Invented", "language_code": "fr"}
BOT = {"id": 900, "is_bot": True, "first_name": "Minga", "username": "minga_bot"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Pays"}
PRIVATE = {"id": 5, "type": "private", "first_name": "Anna", "last_name": "Invented"}
HERS = Sender(5, "Anna", "Invented", None, "fr")
SAID = MessageSaid(1, Where(-1001, "supergroup", "Pays"), HERS, 10, AT, "")

Json = dict[str, Any]


def message(chat: Json = GROUP, **more: Any) -> Json:
    return {"message_id": 10, "date": NOON, "chat": chat, "from": ANNA, **more}


def update(kind: str, body: Json) -> Json:
    return {"update_id": 1, kind: body}


MESSAGES: list[tuple[Json, Event | None]] = [
    (message(text="Chiloé ?"), replace(SAID, text="Chiloé ?")),
    (message(text="/Who Castro"), replace(SAID, text="Castro", command="who", to_me=True)),
    (message(text="/who@Minga_Bot Castro"), replace(SAID, text="Castro", command="who", to_me=True)),
    (message(text="/who@minga_bot"), replace(SAID, command="who", to_me=True)),
    (message(text="/who@other_bot Castro"), None),
    (message(text="/who/what"), replace(SAID, text="/who/what")),
    (message(text="1/2 ou /who"), replace(SAID, text="1/2 ou /who")),
    (message(text="@minga_bot, qui suit Castro ?"), replace(SAID, text="qui suit Castro ?", to_me=True)),
    (message(text="dis @MINGA_BOT qui suit Castro"), replace(SAID, text="dis qui suit Castro", to_me=True)),
    (message(text="écrire à hi@minga_bot.example"), replace(SAID, text="écrire à hi@minga_bot.example")),
    (message(text="@minga_bottle"), replace(SAID, text="@minga_bottle")),
    (message(text="@minga_bot\n- a\n- b"), replace(SAID, text="- a\n- b", to_me=True)),
    (message(caption="Castro ?", photo=[]), replace(SAID, text="Castro ?")),
    (message(sticker={"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "type": "regular",
                      "is_animated": False, "is_video": False}), SAID),
    (message(new_chat_members=[ANNA]), None),
    (message(pinned_message=message(text="old")), None),
    (message(text="hi", via_bot=BOT), None),
    (message(text="hi", **{"from": {"id": 77, "is_bot": True, "first_name": "Other"}}), None),
    (message(migrate_to_chat_id=-1009), ChatMoved(1, Where(-1001, "supergroup", "Pays"), -1009)),
    (message(PRIVATE, text="hi"), replace(SAID, where=Where(5, "private", "Anna Invented"), text="hi")),
    (
        message(text="merci", reply_to_message={**message(text="card"), "message_id": 9, "from": BOT}),
        replace(SAID, text="merci", to_me=True, replied=Replied(9, "card", mine=True)),
    ),
    (
        message(text="oui", reply_to_message={**message(text="on y va ?"), "message_id": 9}),
        replace(SAID, text="oui", replied=Replied(9, "on y va ?", mine=False)),
    ),
    (
        message(text="oui", reply_to_message=message(forum_topic_created={"name": "Eau", "icon_color": 1})),
        replace(SAID, text="oui"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "event"), MESSAGES)
def test_a_message_is_read(body: Json, event: Event | None) -> None:
    assert read(update("message", body), ME) == event


def test_an_edited_message_keeps_its_first_date() -> None:
    body = message(text="Castro", edit_date=NOON + 60)
    event = replace(SAID, text="Castro", edited_at=datetime.fromtimestamp(NOON + 60, UTC))
    assert read(update("edited_message", body), ME) == event


QUERY = {"id": "q", "from": ANNA, "chat_instance": "i", "data": "token"}
PRESSED = ButtonPressed(1, SAID.where, HERS, "q", "token", 10)
POLL: Json = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "type": "regular"}
POLL |= dict.fromkeys(
    ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only"), False
)
OTHERS: list[tuple[Json, Event | None]] = [
    (update("callback_query", {**QUERY, "message": message(text="card")}), PRESSED),
    (update("callback_query", {**QUERY, "message": {"chat": GROUP, "message_id": 10, "date": 0}}), PRESSED),
    (update("callback_query", {**QUERY, "inline_message_id": "x"}), None),
    (update("inline_query", {"id": "q", "from": ANNA, "query": " chiloé ", "offset": ""}),
     InlineAsked(1, HERS, "q", "chiloé")),
    (update("poll", POLL), None),
    (update("something_of_next_year", {"id": 3}), None),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "event"), OTHERS)
def test_other_updates_are_read(payload: Json, event: Event | None) -> None:
    assert read(payload, ME) == event


STANDINGS = [
    ("member", {}, True, False),
    ("administrator", {}, True, True),
    ("left", {}, False, False),
    ("kicked", {"until_date": 0}, False, False),
    ("restricted", {"is_member": False, "until_date": 0}, False, False),
    ("restricted", {"is_member": True, "until_date": 0}, True, False),
]
RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
]


@pytest.mark.parametrize("chat", [GROUP, PRIVATE])
@pytest.mark.parametrize(("status", "more", "present", "administrator"), STANDINGS)
def test_a_coming_or_going_is_read(
    chat: Json, status: str, more: Mapping[str, Any], present: bool, administrator: bool
) -> None:
    rights = dict.fromkeys(RIGHTS, False) if status in {"administrator", "restricted"} else {}
    now = {"user": BOT, "status": status, **rights, **more}
    body = {"chat": chat, "from": ANNA, "date": NOON, "old_chat_member": {"user": BOT, "status": "left"}}
    event = read(update("my_chat_member", {**body, "new_chat_member": now}), ME)
    assert isinstance(event, PresenceChanged)
    assert (event.where.id, event.present, event.administrator) == (chat["id"], present, administrator)


QUEUES = [
    (update("message", message(text="hi")), -1001),
    (update("edited_message", message(PRIVATE)), 5),
    (update("callback_query", {**QUERY, "message": message()}), -1001),
    (update("callback_query", QUERY), 5),
    (update("inline_query", {"id": "q", "from": ANNA}), 5),
    (update("message", {"chat": "nonsense", "from": 3}), 0),
    ({"update_id": 1}, 0),
    ({"update_id": 1, "message": None}, 0),
]


@pytest.mark.parametrize(("payload", "queue"), QUEUES)
def test_an_update_waits_in_the_queue_of_its_chat(payload: Json, queue: int) -> None:
    assert queue_of(payload) == queue
