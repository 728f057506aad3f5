"""Groups: who hears what, who may write, and what happens when people and bots come and go."""

from collections.abc import Callable, Iterator

import pytest

from playground.client import Person, Playground
from playground.process import playground_in_thread
from tests.playground_world import BOT, WORLD, Api

SECOND = "7000000002:another-bot-in-the-same-group"


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


def heard(api: Api) -> list[str]:
    return [update["message"].get("text", "service") for update in api.updates() if "message" in update]


PRIVACY = [
    ("plain words", False),
    (f"@{BOT} a mention", False),
    (f"/who@{BOT} chiloé", True),
    ("/who@some_other_bot chiloé", False),
    (f"words first /who@{BOT}", False),
    (f"/WHO@{BOT.upper()}", True),
]


@pytest.mark.parametrize(("text", "reaches"), PRIVACY)
def test_with_privacy_mode_a_bot_hears_commands_addressed_to_it(
    api: Api, anna: Person, text: str, reaches: bool
) -> None:
    anna.say(text, "country")
    assert heard(api) == ([text] if reaches else [])


def test_with_privacy_mode_a_bot_hears_replies_to_it_and_to_nobody_else(
    playground: Playground, api: Api, anna: Person
) -> None:
    mine = anna.say("mine", "country")
    api("sendMessage", chat_id=playground.group_id("country"), text="the bot's")
    anna.say("to me", "country", reply_to=mine)
    anna.say("to the bot", "country", reply_to=anna.waits_for("the bot's", "country"))
    assert heard(api) == ["to the bot"]


def test_a_command_without_a_name_goes_to_the_bot_that_wrote_last(
    playground: Playground, api: Api, anna: Person
) -> None:
    playground.add_bot(SECOND, "second_test_bot")
    anna.adds("@second_test_bot", "country")
    second = Api(playground.base_url, SECOND)
    second("sendMessage", chat_id=playground.group_id("country"), text="I was last")
    anna.say("/who", "country")
    assert "/who" in heard(second)
    assert "/who" not in heard(api)


def test_service_messages_reach_a_bot_with_privacy_mode(api: Api, playground: Playground) -> None:
    playground.person("gonzalo").leaves("country")
    assert heard(api) == ["service"]


def test_an_administrator_hears_everything(api: Api, anna: Person) -> None:
    anna.promotes(f"@{BOT}", "country")
    anna.say("plain words", "country")
    assert heard(api) == ["plain words"]


def test_without_privacy_mode_a_bot_hears_everything(playground: Playground, api: Api, anna: Person) -> None:
    playground.change_bot(BOT, privacy_mode=False)
    anna.say("plain words", "country")
    assert heard(api) == ["plain words"]
    assert api("getMe").result["can_read_all_group_messages"] is True


def test_a_bot_never_hears_itself_nor_other_bots(playground: Playground, api: Api, anna: Person) -> None:
    playground.add_bot(SECOND, "second_test_bot", privacy_mode=False)
    anna.adds("@second_test_bot", "country")
    second = Api(playground.base_url, SECOND)
    second.updates()
    api("sendMessage", chat_id=playground.group_id("country"), text="hello")
    assert heard(second) == []


GONE: list[tuple[Callable[[Playground, Person], object], tuple[int, str]]] = [
    (lambda _, anna: anna.removes(f"@{BOT}", "country"), (403, "Forbidden: bot was kicked from the supergroup chat")),
    (
        lambda playground, _: Api(playground.base_url)("leaveChat", chat_id=playground.group_id("country")),
        (403, "Forbidden: bot is not a member of the supergroup chat"),
    ),
    (
        lambda playground, _: playground.door.post("/sim/groups/country/delete"),
        (403, "Forbidden: the group chat was deleted"),
    ),
]


@pytest.mark.parametrize(("happens", "refusal"), GONE)
def test_a_bot_that_is_out_cannot_write(
    playground: Playground,
    api: Api,
    anna: Person,
    happens: Callable[[Playground, Person], object],
    refusal: tuple[int, str],
) -> None:
    group = playground.group_id("country")
    happens(playground, anna)
    assert api("sendMessage", chat_id=group, text="x").refusal == refusal


def test_a_bot_cannot_write_to_those_who_did_not_start_it_or_left(
    playground: Playground, api: Api, anna: Person
) -> None:
    eric, stranger = playground.person("eric"), playground.add_person("stranger")
    cant_start = (403, "Forbidden: bot can't initiate conversation with a user")
    assert api("sendMessage", chat_id=eric.id, text="x").refusal == cant_start
    assert api("sendMessage", chat_id=stranger.id, text="x").refusal == (400, "Bad Request: chat not found")
    anna.blocks()
    assert api("sendMessage", chat_id=anna.id, text="x").refusal == (403, "Forbidden: bot was blocked by the user")
    anna.unblocks()
    anna.changes(deactivated=True)
    assert api("sendMessage", chat_id=anna.id, text="x").refusal == (403, "Forbidden: user is deactivated")


def test_blocking_and_unblocking_is_told_as_my_chat_member(api: Api, anna: Person) -> None:
    anna.blocks()
    anna.unblocks()
    told = [update["my_chat_member"]["new_chat_member"]["status"] for update in api.updates()]
    assert told == ["kicked", "member"]


def test_a_group_that_became_a_supergroup_says_where_it_is(playground: Playground, api: Api) -> None:
    old = playground.group_id("small")
    new = playground.migrates("small")
    answer = api("sendMessage", chat_id=old, text="x")
    assert answer.refusal == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    assert new < -1_000_000_000_000 < old
    assert api("sendMessage", chat_id=new, text="x").result["message_id"] == 2
    told = [update["message"] for update in api.updates()]
    assert [one.get("migrate_to_chat_id", one.get("migrate_from_chat_id")) for one in told] == [new, old]


def test_messages_are_counted_per_bot_in_private_and_per_chat_in_a_supergroup(
    playground: Playground, api: Api, anna: Person
) -> None:
    group = playground.group_id("country")
    numbers = [
        api("sendMessage", chat_id=chat, text="x").result["message_id"] for chat in (anna.id, group, anna.id, group)
    ]
    assert numbers == [1, 1, 2, 2]


def test_somebody_unknown_cannot_be_mentioned(playground: Playground, api: Api, anna: Person) -> None:
    text = f'<a href="tg://user?id={anna.id}">Anna</a> <a href="tg://user?id=1">nobody</a>'
    sent = api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML").result
    assert [(one["type"], one["user"]["id"]) for one in sent["entities"]] == [("text_mention", anna.id)]


def test_reactions_reach_only_an_administrator_who_asked_for_them(api: Api, anna: Person) -> None:
    said = anna.say("x", "country")
    api("getUpdates", allowed_updates=["message_reaction"])
    anna.reacts(said, "👍")
    assert api.updates() == []
    anna.promotes(f"@{BOT}", "country")
    anna.reacts(said, "🔥")
    reaction = api.updates()[-1]["message_reaction"]
    assert (reaction["old_reaction"][0]["emoji"], reaction["new_reaction"][0]["emoji"]) == ("👍", "🔥")


def test_topics_of_a_forum_are_kept_apart(playground: Playground, api: Api, anna: Person) -> None:
    forum = playground.add_group("forum", "Forum", ["anna", f"@{BOT}"], administrators=["anna"], forum=True)
    here = {"chat_id": playground.group_id(forum)}
    refusal = api("createForumTopic", **here, name="Chiloé").refusal
    assert refusal == (400, "Bad Request: not enough rights to create a topic")
    anna.promotes(f"@{BOT}", forum)
    topic = api("createForumTopic", **here, name="Chiloé").result["message_thread_id"]
    sent = api("sendMessage", **here, message_thread_id=topic, text="x").result
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    assert api("closeForumTopic", **here, message_thread_id=topic).result
    assert api("closeForumTopic", **here, message_thread_id=topic).refusal[1].endswith("TOPIC_NOT_MODIFIED")


def test_the_narrowest_commands_in_ones_language_are_offered(playground: Playground, api: Api, anna: Person) -> None:
    def offer(name: str, **place: object) -> None:
        assert api("setMyCommands", commands=[{"command": name, "description": "x"}], **place).result

    offer("usual")
    offer("usual_in_french", language_code="fr")
    offer("in_groups", scope={"type": "all_group_chats"})
    offer("for_administrators", scope={"type": "all_chat_administrators"})
    gonzalo = playground.person("gonzalo")
    assert (anna.commands(), gonzalo.commands()) == (["usual_in_french"], ["usual"])
    assert (anna.commands("country"), gonzalo.commands("country")) == (["for_administrators"], ["in_groups"])


def test_an_inline_result_becomes_a_message_via_the_bot(playground: Playground, api: Api, anna: Person) -> None:
    asked = anna.asks_inline("chiloé", "country", wait=0)
    query = api.updates()[-1]["inline_query"]
    assert (query["query"], query["chat_type"]) == ("chiloé", "supergroup")
    content = {"message_text": "<b>Chiloé</b>", "parse_mode": "HTML"}
    button = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}
    article = {
        "type": "article",
        "id": "7",
        "title": "Chiloé",
        "input_message_content": content,
        "reply_markup": button,
    }
    assert api("answerInlineQuery", inline_query_id=query["id"], results=[article]).result
    sent = anna.chooses(asked, "7")
    assert (sent.html, sent.raw["via_bot"]) == ("<b>Chiloé</b>", BOT)
    anna.press("More", sent, wait=0)
    pressed = api.updates()[-1]["callback_query"]
    assert "message" not in pressed
    assert api("editMessageText", inline_message_id=pressed["inline_message_id"], text="edited").result is True
    assert anna.sees("country")[-1].text == "edited"
