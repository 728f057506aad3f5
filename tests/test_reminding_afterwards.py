"""After a meeting: the question in the group says when it is late, and the same people can be called again."""

from tests.conversation import GROUP, Conversation, Message
from tests.reminded import Told, live, sleep
from tests.test_reminding_recipients import AFTER, call


def _asked(told: list[Told]) -> Told:
    (found,) = [one for one in told if one.moment == "after"]
    return found


def test_the_question_after_a_meeting_says_that_it_is_late(conversation: Conversation) -> None:
    call(conversation)
    conversation.now = AFTER.replace(day=10, hour=14, minute=30)
    live(conversation, conversation.now)
    sleep(conversation, AFTER.replace(day=10, hour=18))
    assert "de retard" in _asked(live(conversation, AFTER)).text


def test_in_time_it_offers_the_next_date_with_the_same_group(conversation: Conversation) -> None:
    call(conversation)
    asked = _asked(live(conversation, AFTER))
    assert "de retard" not in asked.text
    assert asked.row.outgoing.chat_id == GROUP.id
    conversation.last = [Message(GROUP.id, "send", None, asked.utterance)]
    (question,) = conversation.press("Prochaine date", "anna", GROUP)
    assert question.action == "send"
    assert "?" in question.text
