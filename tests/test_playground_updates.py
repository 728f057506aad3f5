"""getUpdates: order, confirmation, waiting, lifetimes, conflicts."""

import threading
import time
from collections.abc import Iterator

import pytest

from playground.client import Person, Playground
from playground.process import playground_in_thread
from tests.playground_world import WORLD, Answer, Api


@pytest.fixture
def playground() -> Iterator[Playground]:
    with playground_in_thread(WORLD) as playground:
        yield playground


@pytest.fixture
def api(playground: Playground) -> Api:
    return Api(playground.base_url)


@pytest.fixture
def anna(playground: Playground) -> Person:
    return playground.person("anna")


def texts(answer: Answer) -> list[str]:
    return [update["message"]["text"] for update in answer.result]


def test_updates_are_numbered_one_after_another_from_a_random_start(api: Api, anna: Person) -> None:
    for text in "abc":
        anna.say(text)
    numbers = [update["update_id"] for update in api("getUpdates").result]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert 2_000_000 <= numbers[0] <= 1_000_000_000


def test_updates_stay_until_an_offset_confirms_them(api: Api, anna: Person) -> None:
    for text in "abc":
        anna.say(text)
    first = api("getUpdates", limit=1).result[0]["update_id"]
    assert texts(api("getUpdates")) == ["a", "b", "c"]
    assert texts(api("getUpdates", offset=first + 1)) == ["b", "c"]
    assert texts(api("getUpdates", offset=first)) == ["b", "c"]


def test_a_negative_offset_keeps_the_newest(api: Api, anna: Person) -> None:
    for text in "abcd":
        anna.say(text)
    assert texts(api("getUpdates", offset=-2)) == ["c", "d"]
    assert texts(api("getUpdates")) == ["c", "d"]


def test_an_offset_far_above_the_newest_confirms_nothing(api: Api, anna: Person) -> None:
    anna.say("a")
    newest = api("getUpdates").result[-1]["update_id"]
    assert texts(api("getUpdates", offset=newest + 1000)) == ["a"]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (0, 1), (-5, 1), (500, 100), ("many", 1)])
def test_the_limit_is_moved_into_its_bounds(api: Api, anna: Person, limit: int | str, count: int) -> None:
    for number in range(101):
        anna.say(str(number))
    assert len(api("getUpdates", limit=limit).result) == count


def test_a_waiting_poll_is_answered_by_the_first_message(api: Api, anna: Person) -> None:
    answers: list[Answer] = []
    waiting = threading.Thread(target=lambda: answers.append(api("getUpdates", timeout=20)))
    waiting.start()
    anna.say("hello")
    waiting.join(10)
    assert texts(answers[0]) == ["hello"]


def test_a_second_poll_ends_the_first(playground: Playground, api: Api, anna: Person) -> None:
    answers: list[Answer] = []
    first = threading.Thread(target=lambda: answers.append(api("getUpdates", timeout=20)))
    first.start()
    while not playground.calls("getUpdates"):
        time.sleep(0.01)
    second = threading.Thread(target=lambda: api("getUpdates", timeout=20))
    second.start()
    first.join(10)
    code, text = answers[0].refusal
    assert (code, text[:51]) == (409, "Conflict: terminated by other getUpdates request; m")
    anna.say("go on")
    second.join(10)


def test_with_brakes_on_asking_for_the_same_offset_again_gives_one_update(
    playground: Playground, api: Api, anna: Person
) -> None:
    playground.limits("off", polling_brakes=True)
    for text in "abc":
        anna.say(text)
    api("getUpdates", offset=1)
    assert texts(api("getUpdates", offset=1)) == ["a"]
    assert texts(api("getUpdates", offset=-3)) == ["a", "b", "c"]


LIFETIMES = [("callback_query", 149, 151), ("message", 24 * 3600 - 5, 24 * 3600 + 1), ("inline_query", 29, 31)]


@pytest.mark.parametrize(("kind", "before", "after"), LIFETIMES)
def test_an_update_lives_so_long(
    playground: Playground, api: Api, anna: Person, kind: str, before: int, after: int
) -> None:
    make(kind, api, anna)
    playground.clock.advance(seconds=before)
    assert kind in api("getUpdates").result[-1]
    playground.clock.advance(seconds=after - before)
    assert [one for one in api("getUpdates").result if kind in one] == []


def make(kind: str, api: Api, anna: Person) -> None:
    if kind == "message":
        anna.say("x")
    elif kind == "inline_query":
        anna.asks_inline("x", wait=0)
    else:
        button = {"inline_keyboard": [[{"text": "OK", "callback_data": "x"}]]}
        api("sendMessage", chat_id=anna.id, text="x", reply_markup=button)
        anna.press("OK", wait=0)


def test_only_allowed_kinds_are_created_from_now_on(api: Api, anna: Person) -> None:
    anna.say("before")
    api("getUpdates", allowed_updates=["edited_message"])
    said = anna.say("during")
    anna.edits(said, "edited")
    api("getUpdates", allowed_updates=["no such kind"])
    anna.say("after")
    kinds = [next(name for name in update if name != "update_id") for update in api("getUpdates").result]
    assert kinds == ["message", "edited_message", "message"]


def test_an_answer_to_a_press_must_come_in_time_and_once(playground: Playground, api: Api, anna: Person) -> None:
    make("callback_query", api, anna)
    query = api.updates()[-1]["callback_query"]
    assert query["data"] == "x"
    assert api("answerCallbackQuery", callback_query_id=query["id"]).result is True
    make("callback_query", api, anna)
    late = api.updates()[-1]["callback_query"]
    playground.clock.advance(minutes=10)
    assert (
        api("answerCallbackQuery", callback_query_id=late["id"]).refusal[1].startswith("Bad Request: query is too old")
    )


def test_a_button_of_a_deleted_message_comes_with_an_inaccessible_message(api: Api, anna: Person) -> None:
    make("callback_query", api, anna)
    message = api.updates()[-1]["callback_query"]["message"]
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == "OK"
    seen = anna.sees()[-1]
    api("deleteMessage", chat_id=anna.id, message_id=message["message_id"])
    anna.presses("OK", seen, wait=0)
    left = api.updates()[-1]["callback_query"]["message"]
    assert left == {"chat": message["chat"], "message_id": message["message_id"], "date": 0}


def test_while_a_webhook_is_set_nobody_can_poll(api: Api) -> None:
    assert api("setWebhook", url="http://127.0.0.1:9/").get("description") == "Webhook was set"
    assert api("getUpdates").refusal == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    assert api("deleteWebhook").get("description") == "Webhook was deleted"
    assert api("deleteWebhook").get("description") == "Webhook is already deleted"
    assert api("getUpdates").result == []


def test_setting_a_webhook_twice_within_a_second_is_too_much(api: Api) -> None:
    api("setWebhook", url="http://127.0.0.1:9/")
    answer = api("setWebhook", url="http://127.0.0.1:9/other")
    assert answer.refusal == (429, "Too Many Requests: retry after 1")
    assert answer.headers["Retry-After"] == "1"
    assert answer["parameters"] == {"retry_after": 1}
