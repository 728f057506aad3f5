"""Coming in, letting others in, being forgotten; and what is kept about whom."""

import re
from datetime import UTC, datetime, timedelta

from bot.events import MessageSaid, Where
from data.model import Chat
from tests.conversation import GROUP, PEOPLE, Conversation
from tests.shipped import A_MONDAY


def invitation(conversation: Conversation, text: str = "/invite") -> list[str]:
    (answer,) = conversation.say(text, "coordinator")
    return re.findall(r"start=([\w-]+)", answer.text)


def test_an_invitation_lets_one_person_in_once(conversation: Conversation) -> None:
    (token,) = invitation(conversation)
    (welcome,) = conversation.say(f"/start {token}", "stranger")
    assert "Welcome, Alex." in welcome.text
    assert "Claire Coordinatrice" in welcome.text
    (answer,) = conversation.say("who handles Chiloé?", "stranger")
    assert "Anna Calvez" in answer.text


def test_a_used_or_expired_or_invented_invitation_lets_nobody_in(conversation: Conversation) -> None:
    used, late = invitation(conversation, "/invite Anna Calvez, Somebody Else")
    conversation.say(f"/start {used}", "stranger")
    conversation.say("/forget", "stranger")
    conversation.press("Yes, forget me", "stranger")
    for token in (used, "invented"):
        (answer,) = conversation.say(f"/start {token}", "stranger")
        assert "used or has expired" in answer.text
    conversation.now += timedelta(days=8)
    (answer,) = conversation.say(f"/start {late}", "stranger")
    assert "used or has expired" in answer.text


def test_many_are_invited_at_once_one_link_each(conversation: Conversation) -> None:
    tokens = invitation(conversation, "/invite Anna Calvez, Gonzalo Duran\nEric Recoura")
    assert len(set(tokens)) == 3
    conversation.say(f"/start {tokens[0]}", "stranger")
    with conversation.store.look() as memory:
        came = memory.members.by_user(PEOPLE["stranger"].user_id)
        assert came is not None
        assert came.person_id is not None
        person = memory.people.get(came.person_id)
    assert person is not None
    assert person.full_name == "Anna Calvez"


def test_a_coordinator_can_invite_another_one_and_nobody_else_can(conversation: Conversation) -> None:
    (answer,) = conversation.say("/invite coordinator", "anna")
    assert "start=" not in answer.text
    (token,) = invitation(conversation, "/invite coordinator")
    conversation.say(f"/start {token}", "stranger")
    (answer,) = conversation.say("/members", "stranger")
    assert "Alex (coordination)" in answer.text


def test_a_stranger_learns_nothing_by_any_door(conversation: Conversation) -> None:
    secrets = ("Calvez", "Finist", "Chilo", "Coordinatrice", "15:00", "Coquimbo")
    said = [
        "who handles Chiloé?",
        "/who Chiloé",
        "/gaps",
        "/members",
        "/mydata",
        "help",
        "Anna",
        "next meeting",
        "/bind",
        "/zone Castro",
    ]
    for text in said:
        heard = "\n".join(f"{message.text}{message.labels}" for message in conversation.say(text, "stranger"))
        assert [secret for secret in secrets if secret in heard] == [], text
    assert conversation.ask_inline("Chiloé", "stranger") == ()
    strange = Where(-77, "supergroup", "Elsewhere")
    for text in said:
        heard = "\n".join(message.text for message in conversation.say(text, "stranger", strange))
        assert [secret for secret in secrets if secret in heard] == [], text


def test_a_strangers_request_reaches_the_coordinators_as_written(conversation: Conversation) -> None:
    (thanks, told) = conversation.say("/request <b>Hello</b> & thanks", "stranger")
    assert "Thank you" in thanks.text
    assert told.chat_id == PEOPLE["coordinator"].user_id
    assert "<b>Hello</b> & thanks" in told.text
    assert "&lt;b&gt;Hello&lt;/b&gt; &amp; thanks" in told.utterance.html


def test_nothing_is_kept_about_strangers(conversation: Conversation) -> None:
    conversation.say("hello", "stranger")
    with conversation.store.look() as memory:
        assert memory.members.by_user(99) is None
        assert memory.chats.get(99) is None


def test_members_see_what_is_kept_about_them_and_can_erase_it(conversation: Conversation) -> None:
    (answer,) = conversation.say("/mydata", "mary")
    assert "Mary" in answer.text
    assert "14" in answer.text
    conversation.press("Erase it", "mary")
    conversation.press("Yes, forget me", "mary")
    (answer,) = conversation.say("who handles Chiloé?", "mary")
    assert "memory of a network" in answer.text
    with conversation.store.look() as memory:
        assert memory.members.by_user(PEOPLE["mary"].user_id) is None


def test_the_last_coordinator_cannot_vanish(conversation: Conversation) -> None:
    (answer,) = conversation.say("/oublier", "coordinator")
    assert "/inviter coordination" in answer.text


def test_a_group_is_served_only_once_a_coordinator_has_bound_it(conversation: Conversation) -> None:
    group = Where(-500, "group", "New & <new>")
    (asked,) = conversation.presence("coordinator", where=group)
    assert asked.labels == ["Oui, servir ce groupe"]
    (refused,) = conversation.say("Chiloé ?", "anna", group)
    assert "/lier" in refused.text
    (refused,) = conversation.say("/lier", "anna", group)
    assert "coordination" in refused.text
    heard = conversation.say("/lier", "coordinator", group)
    assert "👁" in heard[0].text
    assert "administratrice" in heard[1].text
    assert heard[1].chat_id == PEOPLE["coordinator"].user_id
    (answer,) = conversation.say("Chiloé ?", "stranger", group)
    assert "Anna Calvez" in answer.text


def test_a_group_that_removes_her_is_told_to_the_other_coordinators_and_no_longer_bound_there(
    conversation: Conversation,
) -> None:
    (told,) = conversation.presence("anna", present=False)
    assert told.chat_id == PEOPLE["coordinator"].user_id
    assert GROUP.title in told.text
    with conversation.store.look() as memory:
        assert memory.chats.bound() == ()


def test_who_blocks_her_is_not_reachable_until_they_write_again(conversation: Conversation) -> None:
    conversation.presence("mary", present=False, where=Where(14, "private"))
    (answer,) = conversation.say("/membres", "coordinator")
    assert "Mary (membre), injoignable" in answer.text
    conversation.say("hello", "mary")
    (answer,) = conversation.say("/membres", "coordinator")
    assert "injoignable" not in answer.text


def test_an_edit_is_heard_for_a_quarter_of_an_hour(conversation: Conversation) -> None:
    conversation.say("qui suit Chiloé ?", "anna", editing=55)
    (answer,) = conversation.say("qui suit Coquimbo ?", "anna", editing=55)
    assert (answer.action, answer.card) == ("edit", "answer:12:55")


def test_an_erased_person_is_not_named_by_an_answer_that_leaves_later(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        talk_before = conversation.assistant.hear(_question(), memory, conversation.now)
        person = memory.people.by_key("anna-calvez")
        assert person is not None
        memory.people.forget(person.id)
    with conversation.store.begin() as memory:
        later = conversation.assistant.render(talk_before.outgoing[0], memory, conversation.now)
    assert "Calvez" in talk_before.outgoing[0].content["html"]
    assert later is not None
    assert "Calvez" not in later.html
    assert "Finistère" in later.html


def _question() -> MessageSaid:
    sender = PEOPLE["gonzalo"]
    return MessageSaid(1, Where(13, "private"), sender, 1, A_MONDAY, "Chiloé", to_me=True)


def test_an_unbound_chat_that_is_known_stays_unserved(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        memory.chats.keep(Chat(-9, "group", "Old", bound_at=None))
    (answer,) = conversation.say("Chiloé ?", "anna", Where(-9, "group", "Old"))
    assert "Calvez" not in answer.text


def test_the_day_of_coming_in_is_the_day_by_minga_s_clock(conversation: Conversation) -> None:
    conversation.now = datetime(2027, 1, 4, 9, tzinfo=UTC)
    (token,) = invitation(conversation)
    conversation.say(f"/start {token}", "stranger")
    (answer,) = conversation.say("/mydata", "stranger")
    assert "4 January 2027" in answer.text


def test_who_is_invited_for_the_other_shore_lives_by_its_clock(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        gonzalo = memory.people.by_key("gonzalo-duran")
        assert gonzalo is not None
        until = conversation.now + timedelta(days=1)
        memory.invitations.add("token-of-the-other-shore", "reader", until, person_id=gonzalo.id)
    welcome = conversation.say("/start token-of-the-other-shore", by="stranger")[0].text
    assert "by the clock of Santiago" in welcome
