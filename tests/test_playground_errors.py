"""What the Bot API says no to, in Telegram's words."""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.client import Person, Playground
from playground.process import playground_in_thread
from tests.playground_world import TOKEN, WORLD, Api, png


@pytest.fixture(scope="module")
def shared() -> Iterator[Playground]:
    with playground_in_thread(WORLD) as playground:
        yield playground


@pytest.fixture
def playground(shared: Playground) -> Playground:
    shared.reset(WORLD)
    return shared


@pytest.fixture
def api(playground: Playground) -> Api:
    return Api(playground.base_url)


@pytest.fixture
def anna(playground: Playground) -> Person:
    return playground.person("anna")


def button(**action: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **action}]]}


X = {"chat_id": "anna", "text": "x"}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody_here", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "anna"}, "message text is empty"),
    ("sendMessage", {"chat_id": "anna", "text": "   "}, "text must be non-empty"),
    ("sendMessage", {"chat_id": "anna", "text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("sendMessage", {"chat_id": "anna", "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": "anna", "text": "é" * 20000}, "text is too long"),
    ("sendMessage", {**X, "parse_mode": "bbcode"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": "anna", "text": "é<foo>", "parse_mode": "html"},
        'can\'t parse entities: Unsupported start tag "foo" at byte offset 2',
    ),
    (
        "sendMessage",
        {**X, "entities": [{"type": "bold", "length": 1}]},
        'can\'t parse MessageEntity: Can\'t find field "offset"',
    ),
    ("sendMessage", {**X, "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ("sendMessage", {**X, "reply_markup": "[]"}, "object expected as reply markup"),
    (
        "sendMessage",
        {**X, "reply_markup": {"inline_keyboard": [{"text": "x"}]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {**X, "reply_markup": button()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {**X, "reply_markup": button(callback_data="é" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {**X, "reply_markup": button(web_app={"url": "http://a.b"})},
        "inline keyboard button Web App URL 'http://a.b' is invalid: Only HTTPS links are allowed",
    ),
    ("sendMessage", {**X, "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ("sendMessage", {**X, "reply_parameters": "x"}, "can't parse reply parameters JSON object"),
    ("sendMessage", {"chat_id": "country", "text": "x", "message_thread_id": 7}, "message thread not found"),
    ("editMessageText", {"chat_id": "anna", "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": "anna", "message_id": 99}, "message to delete not found"),
    ("deleteMessage", {"message_id": 99}, "chat identifier is not specified"),
    ("setMessageReaction", {"chat_id": "anna", "message_id": 99, "reaction": []}, "message to react not found"),
    ("forwardMessage", {"chat_id": "anna", "message_id": 1}, 'parameter "from_chat_id" is required'),
    ("forwardMessage", {"chat_id": "anna", "from_chat_id": "anna", "message_id": 99}, "message to forward not found"),
    ("copyMessage", {"chat_id": "anna", "from_chat_id": "anna", "message_id": 99}, "message to copy not found"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": []},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("sendDocument", {"chat_id": "anna"}, "there is no document in the request"),
    ("sendPhoto", {"chat_id": "anna"}, "there is no photo in the request"),
    ("sendDocument", {"chat_id": "anna", "document": "nonsense"}, "wrong file identifier/HTTP URL specified"),
    ("getFile", {}, "file_id not specified"),
    ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
    ("setMyCommands", {"commands": [{"command": "Wrong!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x", "description": " "}]}, "command description must be non-empty"),
    ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": " "}}, "menu button text must be non-empty"),
    ("sendChatAction", {"chat_id": "anna", "action": "dancing"}, "wrong parameter action in request"),
    ("setWebhook", {"url": "http://127.0.0.1:9", "secret_token": "é"}, "secret token contains unallowed characters"),
    ("setWebhook", {"url": "http://127.0.0.1:9", "secret_token": "x" * 257}, "secret token is too long"),
    ("setWebhook", {"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("sendContact", {"chat_id": "anna", "first_name": "x"}, 'parameter "phone_number" is required'),
    ("sendLocation", {"chat_id": "anna", "latitude": 1}, "longitude is empty"),
    ("sendPoll", {"chat_id": "anna", "question": "?", "options": ["a"]}, "poll must have at least 2 option"),
    ("createForumTopic", {"chat_id": "country", "name": "x"}, "the chat is not a forum"),
]  # fmt: skip


def named(playground: Playground, parameters: dict[str, Any]) -> dict[str, Any]:
    ids = {"anna": playground.person("anna").id, "country": playground.group_id("country")}
    return {name: ids.get(value, value) if isinstance(value, str) else value for name, value in parameters.items()}


@pytest.mark.parametrize(("method", "parameters", "text"), REFUSED)
def test_a_wrong_call_is_refused_in_telegrams_words(
    playground: Playground, api: Api, method: str, parameters: dict[str, Any], text: str
) -> None:
    assert api(method, **named(playground, parameters)).refusal == (400, f"Bad Request: {text}")


PATHS = [
    ("/bot7:x/getMe", 401, "Unauthorized"),
    ("/botnothing/getMe", 401, "Unauthorized: invalid token specified"),
    ("/bot0700:x/getMe", 401, "Unauthorized: invalid token specified"),
    (f"/bot{TOKEN}/getmee", 404, "Not Found: method not found"),
    (f"/bot{TOKEN}/sendSticker", 404, "Not Found: method not found"),
    ("/botless", 404, "Not Found"),
]


@pytest.mark.parametrize(("path", "code", "text"), PATHS)
def test_a_wrong_address_is_refused(api: Api, path: str, code: int, text: str) -> None:
    assert api.send("GET", path).refusal == (code, text)


@pytest.mark.parametrize("path", ["getMe", "GETME", "test/getme", "getMe/"])
def test_method_names_do_not_mind_case_nor_the_test_environment(api: Api, path: str) -> None:
    assert api.send("GET", f"/bot{TOKEN}/{path}").result["username"] == "minga_test_bot"


def test_parameters_may_come_as_query_form_json_and_multipart(api: Api, anna: Person) -> None:
    path = f"/bot{TOKEN}/sendMessage"
    texts = [
        api.send("GET", f"{path}?chat_id={anna.id}&text=a+b"),
        api("sendMessage", chat_id=anna.id, text="a b"),
        api.send("POST", path, b'{"chat_id":%d,"text":"a b"}' % anna.id, {"Content-Type": "application/json"}),
        api.upload("sendMessage", {}, chat_id=anna.id, text="a b"),
    ]
    assert [answer.result["text"] for answer in texts] == ["a b"] * 4


def test_the_same_text_again_is_not_modified(api: Api, anna: Person) -> None:
    sent = api("sendMessage", chat_id=anna.id, text="x").result
    code, text = api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text=" x ").refusal
    assert code == 400
    assert text.startswith("Bad Request: message is not modified: specified new message content and reply markup")


def test_only_ones_own_messages_can_be_edited(api: Api, anna: Person) -> None:
    anna.say("mine")
    number = api.updates()[-1]["message"]["message_id"]
    refusal = api("editMessageText", chat_id=anna.id, message_id=number, text="x").refusal
    assert refusal == (400, "Bad Request: message can't be edited")


def test_a_reaction_must_be_one_of_telegrams(api: Api, anna: Person) -> None:
    anna.say("x")
    number = api.updates()[-1]["message"]["message_id"]
    wrong = [{"type": "emoji", "emoji": "🦖"}]
    right = [{"type": "emoji", "emoji": "👍"}]
    assert (
        api("setMessageReaction", chat_id=anna.id, message_id=number, reaction=wrong)
        .refusal[1]
        .endswith("REACTION_INVALID")
    )
    assert api("setMessageReaction", chat_id=anna.id, message_id=number, reaction=right).result
    assert anna.sees()[-1].reactions == {"👍": ["Minga"]}


def test_a_message_older_than_two_days_stays(playground: Playground, api: Api, anna: Person) -> None:
    sent = api("sendMessage", chat_id=anna.id, text="x").result
    playground.clock.advance(hours=49)
    refusal = api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"]).refusal
    assert refusal == (400, "Bad Request: message can't be deleted for everyone")


def test_a_caption_has_at_most_1024_characters(api: Api, anna: Person) -> None:
    refusal = api.upload("sendPhoto", {"photo": ("a.png", png())}, chat_id=anna.id, caption="x" * 1025).refusal
    assert refusal == (400, "Bad Request: message caption is too long")


def test_more_than_twelve_buttons_in_a_row_are_cut(api: Api, anna: Person) -> None:
    row = [{"text": str(number), "callback_data": "x"} for number in range(15)]
    sent = api("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [row] * 30}).result
    rows = sent["reply_markup"]["inline_keyboard"]
    assert {len(one) for one in rows} == {12}
    assert sum(len(one) for one in rows) == 300


def test_of_two_actions_a_button_takes_the_link(api: Api, anna: Person) -> None:
    button = {"text": "x", "callback_data": "y", "url": "example.org"}
    sent = api("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [[button]]}).result
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "x", "url": "http://example.org/"}]]
