"""What is said when something went wrong: to whom it concerns, in their language, once; never what was written."""

from bot.events import ChatMoved, InlineAsked, MessageSaid, Where
from data.model import OutboxRow, Outgoing
from tests.conversation import GROUP, PEOPLE, Conversation
from tests.shipped import A_MONDAY


def message(by: str, where: Where | None = None) -> MessageSaid:
    sender = PEOPLE[by]
    at = where or Where(sender.user_id, "private")
    return MessageSaid(77, at, sender, 5, A_MONDAY, "secret words", to_me=True)


def apologies(conversation: Conversation, event: MessageSaid | ChatMoved | InlineAsked) -> dict[int, str]:
    with conversation.store.begin() as memory:
        told = conversation.assistant.apologise(event, memory, conversation.now)
        assert len({one.key for one in told}) == len(told)
    return {one.chat_id: one.content["html"] for one in told}


def test_the_sender_and_the_coordinators_are_told_each_in_their_language(conversation: Conversation) -> None:
    told = apologies(conversation, message("gonzalo"))
    assert set(told) == {PEOPLE["gonzalo"].user_id, PEOPLE["coordinator"].user_id}
    assert "Lo siento" in told[PEOPLE["gonzalo"].user_id]
    assert "Gonzalo Duran" in told[PEOPLE["coordinator"].user_id]
    assert not any("secret words" in text for text in told.values())


def test_in_a_group_the_apology_goes_to_the_group(conversation: Conversation) -> None:
    assert GROUP.id in apologies(conversation, message("anna", GROUP))


def test_what_nobody_waits_for_needs_no_apology(conversation: Conversation) -> None:
    assert apologies(conversation, ChatMoved(78, GROUP, -2)) == {}
    assert apologies(conversation, InlineAsked(79, PEOPLE["anna"], "q", "x")) == {}


def row(chat_id: int) -> OutboxRow:
    outgoing = Outgoing("k", chat_id, "send", "reminder", A_MONDAY, {})
    return OutboxRow(1, outgoing, "failed")


def unreachable(conversation: Conversation, chat_id: int) -> list[tuple[int, str]]:
    with conversation.store.begin() as memory:
        told = conversation.assistant.undeliverable(
            row(chat_id), "bot was blocked by the user", memory, conversation.now
        )
    return [(one.chat_id, one.content["html"]) for one in told]


def test_the_coordinators_hear_once_that_somebody_cannot_be_reached(conversation: Conversation) -> None:
    ((chat_id, words),) = unreachable(conversation, PEOPLE["mary"].user_id)
    assert chat_id == PEOPLE["coordinator"].user_id
    assert "Mary" in words
    assert unreachable(conversation, PEOPLE["mary"].user_id) == []


def test_a_coordinator_who_cannot_be_reached_is_not_written_to_about_it(conversation: Conversation) -> None:
    assert unreachable(conversation, PEOPLE["coordinator"].user_id) == []


def test_a_group_that_cannot_be_written_to_is_no_longer_served(conversation: Conversation) -> None:
    ((_, words),) = unreachable(conversation, GROUP.id)
    assert GROUP.title in words
    with conversation.store.look() as memory:
        assert memory.chats.bound() == ()


def test_a_moved_group_stays_bound_under_its_new_number(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        conversation.assistant.hear(ChatMoved(80, GROUP, -100777), memory, conversation.now)
        assert [chat.id for chat in memory.chats.bound()] == [-100777]


def test_a_stranger_who_cannot_be_reached_is_nobodys_business(conversation: Conversation) -> None:
    assert unreachable(conversation, 99) == []
