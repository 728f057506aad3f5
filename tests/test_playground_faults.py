"""Limits, faults on demand, the log and strict mode."""

import http.client
import time
from collections.abc import Iterator

import pytest

from playground.api.limits import Limiter, LimitSettings
from playground.client import Person, Playground, RefusedError
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


class Hand:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def waits(limiter: Limiter, hand: Hand, chats: list[int], *, group: bool = False, step: float = 0.0) -> list[int]:
    told = []
    for chat in chats:
        told.append(limiter.ask(chat, group=group))
        hand.now += step
    return told


def test_thirty_messages_a_second_are_allowed_and_not_one_more() -> None:
    hand = Hand()
    limiter = Limiter(LimitSettings(), hand)
    assert waits(limiter, hand, list(range(1, 32))) == [0] * 30 + [1]
    hand.now = 1.01
    assert limiter.ask(99, group=False) == 0


def test_a_chat_takes_a_short_burst_then_one_a_second() -> None:
    hand = Hand()
    limiter = Limiter(LimitSettings(), hand)
    assert waits(limiter, hand, [1] * 4) == [0, 0, 0, 1]
    hand.now = 1.1
    assert limiter.ask(1, group=False) == 0


def test_a_group_takes_twenty_a_minute() -> None:
    hand = Hand()
    limiter = Limiter(LimitSettings(), hand)
    assert waits(limiter, hand, [-1] * 21, group=True, step=1.0) == [0] * 20 + [40]


def test_during_a_lockout_everything_is_refused() -> None:
    hand = Hand()
    limiter = Limiter(LimitSettings(per_chat_burst=1, per_chat_seconds=10), hand)
    assert waits(limiter, hand, [1, 1, 1], step=2.0) == [0, 8, 6]
    assert limiter.ask(2, group=False) == 0


def test_too_many_messages_get_429_with_the_header_and_the_parameter(
    playground: Playground, api: Api, anna: Person
) -> None:
    playground.limits("harsh")
    answers = [api("sendMessage", chat_id=anna.id, text=str(number)) for number in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].refusal == (429, "Too Many Requests: retry after 1")
    assert (answers[-1].headers["Retry-After"], answers[-1]["parameters"]) == ("1", {"retry_after": 1})


def test_answers_to_presses_and_typing_do_not_count(playground: Playground, api: Api, anna: Person) -> None:
    playground.limits("harsh", per_chat_burst=1)
    assert {api("sendChatAction", chat_id=anna.id, action="typing").status for _ in range(5)} == {200}
    assert api("sendMessage", chat_id=anna.id, text="x").status == 200


def test_edits_count_in_groups_too(playground: Playground, api: Api) -> None:
    playground.limits("harsh", group=2, per_chat_burst=10)
    group = playground.group_id("country")
    sent = api("sendMessage", chat_id=group, text="x").result
    edit = {"chat_id": group, "message_id": sent["message_id"]}
    assert [api("editMessageText", **edit, text=text).status for text in "ab"] == [200, 429]


ERRORS = [
    ({"kind": "error", "status": 500}, (500, "Internal Server Error: restart")),
    ({"kind": "error", "status": 429, "retry_after": 7}, (429, "Too Many Requests: retry after 7")),
    ({"kind": "error", "status": 403}, (403, "Forbidden: bot was blocked by the user")),
    ({"kind": "error", "status": 400, "description": "Bad Request: as you like"}, (400, "Bad Request: as you like")),
]


@pytest.mark.parametrize(("fault", "refusal"), ERRORS)
def test_a_fault_strikes_one_method_as_often_as_said(
    playground: Playground, api: Api, anna: Person, fault: dict[str, object], refusal: tuple[int, str]
) -> None:
    playground.fault(**fault, method="sendMessage", times=2)  # type: ignore[arg-type]
    assert api("getMe").status == 200
    assert [api("sendMessage", chat_id=anna.id, text="x").refusal for _ in range(2)] == [refusal] * 2
    assert api("sendMessage", chat_id=anna.id, text="x").status == 200
    assert [message.text for message in anna.sees()] == ["x"]


def test_a_bad_gateway_speaks_html(playground: Playground, api: Api, anna: Person) -> None:
    playground.fault("html")
    status, headers, body = api.raw("GET", f"/bot{api.token}/getMe")
    assert (status, headers["Content-Type"]) == (502, "text/html")
    assert body.startswith(b"<html>")


DROPS = [("drop_before", 0), ("drop_after", 1)]


@pytest.mark.parametrize(("kind", "messages"), DROPS)
def test_a_connection_breaks_before_or_after_the_work(
    playground: Playground, api: Api, anna: Person, kind: str, messages: int
) -> None:
    playground.fault(kind, "sendMessage")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        api("sendMessage", chat_id=anna.id, text="x")
    assert len(anna.sees()) == messages


def test_a_lost_answer_has_done_its_work(playground: Playground, api: Api, anna: Person) -> None:
    playground.fault("lost_answer", "sendMessage")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = f"chat_id={anna.id}&text=x".encode()
    assert api.raw("POST", f"/bot{api.token}/sendMessage", body, form)[0] == 502
    assert [message.text for message in anna.sees()] == ["x"]


def test_a_lost_getupdates_answer_loses_no_update(playground: Playground, api: Api, anna: Person) -> None:
    anna.say("x")
    playground.fault("lost_answer", "getUpdates")
    assert api.raw("GET", f"/bot{api.token}/getUpdates")[0] == 502
    assert len(api("getUpdates").result) == 1


def test_a_slow_answer_takes_its_time(playground: Playground, api: Api) -> None:
    playground.fault("slow", "getMe", seconds=0.3)
    begin = time.monotonic()
    assert api("getMe").status == 200
    assert time.monotonic() - begin >= 0.3


def test_updates_can_come_twice_and_in_another_order(playground: Playground, api: Api, anna: Person) -> None:
    for text in "ab":
        anna.say(text)
    playground.reverses_updates(2)
    playground.duplicates_updates(1)
    updates = api("getUpdates").result
    assert [update["message"]["text"] for update in updates] == ["b", "a", "a"]
    assert updates[1]["update_id"] == updates[2]["update_id"]


def test_a_fault_for_one_chat_leaves_the_others_alone(playground: Playground, api: Api, anna: Person) -> None:
    playground.fault("error", chat=str(anna.id), times=None)
    assert api("sendMessage", chat_id=anna.id, text="x").status == 500
    assert api("sendMessage", chat_id=playground.person("gonzalo").id, text="x").status == 200
    playground.no_faults()
    assert api("sendMessage", chat_id=anna.id, text="x").status == 200


def test_a_fault_that_nobody_knows_is_refused(playground: Playground) -> None:
    with pytest.raises(RefusedError, match="a fault is one of"):
        playground.fault("earthquake")


def test_the_log_tells_what_was_asked_and_answered(playground: Playground, api: Api, anna: Person) -> None:
    api("sendMessage", chat_id=anna.id, text="x", colour="blue")
    call = playground.calls("sendMessage")[0]
    assert (call.parameters["text"], call.status, call.answer["result"]["text"]) == ("x", 200, "x")
    assert call.unused_parameters == ["colour"]


def test_strict_mode_refuses_unknown_and_useless_parameters() -> None:
    with playground_in_thread(WORLD, strict=True) as playground:
        api, anna = Api(playground.base_url), playground.person("anna")
        unknown: Answer = api("sendMessage", chat_id=anna.id, text="x", colour="blue")
        assert unknown.refusal == (400, "Bad Request: strict mode: sendMessage has no parameter colour")
        assert anna.sees() == []
        assert api("sendMessage", chat_id=anna.id, text="x", disable_notification=True).status == 200


def test_a_revoked_token_is_unauthorized(playground: Playground, api: Api) -> None:
    playground.change_bot("minga_test_bot", revoked=True)
    assert api("getMe").refusal == (401, "Unauthorized")


def test_the_clock_moves_messages_but_not_long_polls(playground: Playground, api: Api, anna: Person) -> None:
    before = playground.clock.now()
    playground.clock.advance(days=1)
    said = anna.say("tomorrow")
    assert 86_400 <= (said.date - before.replace(microsecond=0)).total_seconds() < 86_410
    assert api("getUpdates").result[0]["message"]["date"] == int(said.date.timestamp())


def test_a_bot_announces_when_it_wants_to_be_woken_up(playground: Playground) -> None:
    at = playground.clock.now().replace(microsecond=0)
    later = at.replace(year=at.year + 1, day=1)
    playground.door.put("/sim/wake-up", bot="minga_test_bot", at=later.isoformat(), what="meeting")
    assert abs((playground.clock.to_next_wake_up() - later).total_seconds()) < 1
    with pytest.raises(RefusedError):
        playground.clock.to_next_wake_up()


def test_whoever_waits_for_the_clock_hears_of_a_jump(playground: Playground) -> None:
    version = playground.door.get("/sim/clock")["version"]
    playground.clock.advance(hours=1)
    answer = playground.door.get("/sim/clock/changes", since=version, timeout=10)
    assert (answer["version"], round(answer["offset_seconds"])) == (version + 1, 3600)
    assert playground.door.get("/sim/clock/changes", since=version + 1, timeout=0.05)["version"] == version + 1
