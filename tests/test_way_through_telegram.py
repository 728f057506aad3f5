"""The way of a message through the local Telegram: what people see, and what was asked of Telegram, is the judge."""

from playground.client import Person, Playground, wait_for
from tests.way_fixtures import heard, to


def test_what_is_said_is_answered(person: Person) -> None:
    person.says("bonjour <b>& vous</b>")
    assert person.waits_for("bonjour").text == "bonjour <b>& vous</b>"


def test_answers_come_in_the_order_of_the_questions(person: Person) -> None:
    for number in range(3):
        person.says(f"question {number}")
    person.waits_for("question 2")
    assert heard(person) == [f"question {number}" for number in range(3)]


def test_a_longer_burst_than_a_chat_may_have_is_answered_in_order_without_a_429(
    person: Person, playground: Playground
) -> None:
    before = playground.calls()[-1].number
    for number in range(6):
        person.says(f"question {number}")
    person.waits_for("question 5", seconds=15)
    assert heard(person) == [f"question {number}" for number in range(6)]
    assert all(call.status != 429 for call in playground.calls(after=before))


def test_an_update_that_fails_is_set_aside_and_apologised_for_while_others_go_on(
    person: Person, playground: Playground
) -> None:
    other = playground.add_person("patient", "Patient", started=True)
    person.says("break")
    other.says("hello")
    other.waits_for("hello", seconds=3)
    person.waits_for("sorry", seconds=15)
    person.says("and now?")
    person.waits_for("and now?")
    assert heard(person) == ["sorry", "and now?"]


def test_a_message_that_cannot_be_put_into_words_does_not_hold_up_the_next(person: Person) -> None:
    person.says("speechless")
    person.says("words")
    person.waits_for("words")
    assert heard(person) == ["words"]


def test_what_is_no_longer_to_be_said_is_not_said(person: Person) -> None:
    person.says("never mind")
    person.says("but this")
    person.waits_for("but this")
    assert heard(person) == ["but this"]


def test_entities_that_do_not_parse_are_said_as_plain_text(person: Person) -> None:
    person.says("<b>not closed</i> &amp; more")
    person.waits_for("not closed")
    assert heard(person) == ["not closed & more"]


def test_a_text_that_is_too_long_is_shortened(person: Person) -> None:
    person.says("x" * 4096)
    assert person.waits_for("x").text == "x" * 4096
    person.says("<b>" + "y" * 4090)
    assert person.waits_for("y").text == "y" * 4090


def test_a_card_is_edited_in_place(person: Person) -> None:
    person.says("edit")
    wait_for(lambda: heard(person) == ["edit edited"])


def test_a_card_is_deleted(person: Person) -> None:
    person.says("delete")
    person.says("after")
    person.waits_for("after")
    wait_for(lambda: heard(person) == ["after"])


def test_an_edit_of_a_message_that_is_gone_is_sent_anew(person: Person, playground: Playground) -> None:
    playground.fault(
        "error", "editMessageText", status=400, description="Bad Request: message to edit not found", times=1
    )
    person.says("edit")
    wait_for(lambda: heard(person) == ["edit", "edit edited"])


def test_an_edit_that_changes_nothing_is_a_success(person: Person, playground: Playground) -> None:
    words = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    playground.fault("error", "editMessageText", status=400, description=words, times=1)
    person.says("edit")
    person.says("after")
    person.waits_for("after")
    assert heard(person) == ["edit", "after"]


def test_one_file_carries_the_words_and_several_follow_them(person: Person) -> None:
    person.says("file")
    message = person.waits_for("file")
    assert message.file is not None
    assert (message.file.name, person.downloads(message)) == ("meeting.ics", b"BEGIN:VCALENDAR")
    person.says("files")
    wait_for(lambda: [one.kind for one in person.sees() if not one.from_me] == SHAPES)


SHAPES = ["document", "text", "document", "document"]


def test_people_are_answered_before_reminders_however_many_are_due(person: Person, playground: Playground) -> None:
    crowd = [playground.add_person(f"crowd{number}", started=True) for number in range(70)]
    for someone in crowd:
        someone.says("remind 3600")
    person.says("settled")
    person.waits_for("settled")
    before = playground.calls()[-1].number
    playground.clock.advance(hours=2)
    wait_for(lambda: len(playground.calls("sendMessage", after=before)) >= 5)
    person.says("question")
    person.waits_for("question")
    wait_for(lambda: len(playground.calls("sendMessage", after=before)) == 71, seconds=15)
    calls = playground.calls("sendMessage", after=before)
    assert all(call.status == 200 for call in calls)
    assert [to(call, person) for call in calls].index(True) < 60


def test_a_pressed_button_is_answered(person: Person) -> None:
    person.says("keys")
    message = person.waits_for("keys")
    assert [(button.text, button.kind) for row in message.rows for button in row] == [
        ("press", "callback_data"),
        ("open", "url"),
    ]
    assert message.rows[0][1].value == "https://t.me/echo_bot?start=s"
    assert person.presses("press").text == "pressed t"


def test_an_inline_question_is_answered(person: Person) -> None:
    assert person.asks_inline("chiloé").titles == ["chiloé"]


def test_a_moved_clock_wakes_what_falls_due(person: Person, playground: Playground) -> None:
    person.says("remind 7200")
    wait_for(lambda: playground.door.get("/sim/state")["bots"][0]["wake_up"])
    assert heard(person) == []
    playground.clock.to_next_wake_up()
    person.waits_for("remind 7200", seconds=5)
