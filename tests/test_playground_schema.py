"""Every answer and every update is what an independent schema expects."""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.api.methods import all_methods
from playground.client import Person, Playground
from playground.process import playground_in_thread
from tests.playground_schema import faults_of_result, faults_of_update, parameters_of
from tests.playground_world import BOT, WORLD, Api, png

NOT_AT_TELEGRAM_ANY_MORE = {"getChatMembersCount"}
NEWER_THAN_10_0 = {"callback_query_id", "ephemeral_message_parameters", "receiver_user_id", "rich_message"}
KEYBOARD = {
    "inline_keyboard": [[{"text": "OK", "callback_data": "ok"}, {"text": "Site", "url": "https://example.org"}]]
}
EVERY_KIND = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll",
    "poll_answer",
]


@pytest.fixture
def playground() -> Iterator[Playground]:
    with playground_in_thread(WORLD) as playground:
        playground.change_bot(BOT, inline_feedback=True)
        yield playground


@pytest.fixture
def api(playground: Playground) -> Api:
    api = Api(playground.base_url)
    api("getUpdates", allowed_updates=EVERY_KIND)
    return api


@pytest.fixture
def anna(playground: Playground) -> Person:
    return playground.person("anna")


def test_every_answer_fits_the_schema(playground: Playground, api: Api, anna: Person) -> None:
    for method, parameters, files in (*messages(playground, anna), *questions(playground, anna)):
        answer = api.upload(method, files, **parameters) if files else api(method, **parameters)
        assert faults_of_result(method, answer.result) == [], method


def messages(playground: Playground, anna: Person) -> Iterator[tuple[str, dict[str, Any], Any]]:
    here, group = {"chat_id": anna.id}, {"chat_id": playground.group_id("country")}
    yield "getMe", {}, None
    yield (
        "sendMessage",
        {**here, "text": "<b>x</b> /start @anna_calvez", "parse_mode": "HTML", "reply_markup": KEYBOARD},
        None,
    )
    yield "sendMessage", {**here, "text": "x", "reply_parameters": {"message_id": 1, "quote": "x"}}, None
    yield "sendMessage", {**here, "text": "http://a.fr", "link_preview_options": {"is_disabled": True}}, None
    yield "sendMessage", {**here, "text": "x", "reply_markup": {"keyboard": [["a"]], "resize_keyboard": True}}, None
    yield "editMessageText", {**here, "message_id": 1, "text": "edited", "reply_markup": KEYBOARD}, None
    yield "editMessageReplyMarkup", {**here, "message_id": 1}, None
    yield "sendDocument", {**here, "caption": "<i>c</i>", "parse_mode": "HTML"}, {"document": ("a.ics", b"BEGIN")}
    yield "sendPhoto", {**here, "has_spoiler": True}, {"photo": ("a.png", png(40, 30))}
    yield "editMessageCaption", {**here, "message_id": 6, "caption": "c", "reply_markup": KEYBOARD}, None
    media = [{"type": "photo", "media": "attach://a", "caption": "one"}, {"type": "photo", "media": "attach://b"}]
    yield "sendMediaGroup", {**here, "media": media}, {"a": ("a.png", png()), "b": ("b.png", png())}
    yield "sendContact", {**here, "phone_number": "+5600000000", "first_name": "X"}, None
    yield "sendLocation", {**here, "latitude": 47.9, "longitude": -4.1, "horizontal_accuracy": 5}, None
    yield "sendPoll", {**here, "question": "When?", "options": [{"text": "a"}, {"text": "b"}]}, None
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "because"}
    yield "sendPoll", {**group, "question": "Who?", "options": ["a", "b"], "is_anonymous": False, **quiz}, None
    yield "stopPoll", {**here, "message_id": 11}, None
    yield "sendChatAction", {**here, "action": "typing"}, None
    yield "forwardMessage", {**group, "from_chat_id": anna.id, "message_id": 1}, None
    yield "copyMessage", {**group, "from_chat_id": anna.id, "message_id": 1}, None
    yield "setMessageReaction", {**here, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}]}, None
    yield "pinChatMessage", {**here, "message_id": 1}, None


def questions(playground: Playground, anna: Person) -> Iterator[tuple[str, dict[str, Any], Any]]:
    here, group = {"chat_id": anna.id}, {"chat_id": playground.group_id("country")}
    yield "getChat", here, None
    yield "getChat", group, None
    yield "unpinChatMessage", here, None
    yield "getChatMember", {**group, "user_id": anna.id}, None
    yield "getChatMember", {**group, "user_id": 7000000001}, None
    anna.promotes(f"@{BOT}", "country")
    yield "getChatAdministrators", group, None
    yield "getChatMemberCount", group, None
    yield "setMyCommands", {"commands": [{"command": "who", "description": "Who?"}], "language_code": "fr"}, None
    yield "getMyCommands", {"language_code": "fr"}, None
    yield "deleteMyCommands", {}, None
    yield "setMyName", {"name": "M"}, None
    yield "getMyName", {}, None
    yield "getMyDescription", {}, None
    yield "getMyShortDescription", {}, None
    yield "getChatMenuButton", {}, None
    yield "getWebhookInfo", {}, None
    yield "getUserProfilePhotos", {"user_id": anna.id}, None
    yield "deleteMessages", {**here, "message_ids": [1, 2]}, None
    yield "leaveChat", group, None


def test_every_update_fits_the_schema(playground: Playground, api: Api, anna: Person) -> None:
    happenings(playground, api, anna)
    updates = api.updates()
    for update in updates:
        assert faults_of_update(update) == [], update
    assert {kind for update in updates for kind in update} >= {"update_id", *EVERY_KIND}


def happenings(playground: Playground, api: Api, anna: Person) -> None:
    gonzalo, group = playground.person("gonzalo"), {"chat_id": playground.group_id("country")}
    anna.promotes(f"@{BOT}", "country")
    said = anna.say("/start@minga_test_bot hé @anna_calvez http://example.org", "country")
    anna.edits(said, "ask <b>")
    gonzalo.say("yes", "country", reply_to=said)
    gonzalo.reacts(said, "👍")
    anna.sends_file("a.ics", b"BEGIN:VCALENDAR")
    anna.sends_photo("a.png", png())
    anna.sends_contact(gonzalo)
    anna.sends_location(1.5, 2.5)
    anna.forwards(said)
    gonzalo.leaves("country")
    gonzalo.joins("country")
    asked = api("sendMessage", chat_id=anna.id, text="?", reply_markup=KEYBOARD).result
    anna.presses("OK", wait=0)
    seen = anna.sees()[-1]
    api("deleteMessage", chat_id=anna.id, message_id=asked["message_id"])
    assert seen.text == "?"
    sent = api("sendPoll", **group, question="?", options=["a", "b"], is_anonymous=False).result
    gonzalo.votes(gonzalo.waits_for(lambda one: one.kind == "poll", "country"), 1)
    api("pinChatMessage", **group, message_id=sent["message_id"])
    anna.blocks()
    anna.unblocks()
    inline = ask_inline(api, anna)
    anna.presses("Go", inline, wait=0)


def ask_inline(api: Api, anna: Person) -> Any:
    asked = anna.asks_inline("chi", "country", wait=0)
    query = next(one["inline_query"] for one in api("getUpdates").result if "inline_query" in one)
    content = {"message_text": "<b>Chiloé</b>", "parse_mode": "HTML"}
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    result = {
        "type": "article",
        "id": "1",
        "title": "Chiloé",
        "input_message_content": content,
        "reply_markup": keyboard,
    }
    assert api("answerInlineQuery", inline_query_id=query["id"], results=[result]).result
    return anna.chooses(asked, "1")


def test_migration_fits_the_schema(playground: Playground, api: Api) -> None:
    playground.migrates("small")
    updates = api.updates()
    assert [faults_of_update(update) for update in updates] == [[]] * len(updates)
    assert {"migrate_to_chat_id", "migrate_from_chat_id"} <= {
        name for one in updates for name in one.get("message", {})
    }


@pytest.mark.parametrize("name", sorted(method.name for method in all_methods().values()))
def test_every_method_takes_telegrams_parameters_and_no_others(name: str) -> None:
    if name in NOT_AT_TELEGRAM_ANY_MORE:
        return
    taken, known = all_methods()[name.lower()].takes, parameters_of(name)
    assert taken <= known, "unknown to Telegram"
    assert known - taken <= NEWER_THAN_10_0, "not taken here"
