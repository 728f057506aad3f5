"""Items in the words in which people say them, in three languages: promised, listed, finished, asked about."""

from datetime import timedelta

import pytest

from bot.events import Where
from tests.conversation import GROUP, PEOPLE
from tests.promises import Promises

PRIVATE = Where(PEOPLE["anna"].user_id, "private")


def text_of(promises: Promises) -> str:
    return "\n".join(one.text for one in promises.last)


PROMISES = {
    "fr": ("Action: Anna envoie la convention à l'ACHM avant vendredi", "coordinator", "d’ici au jeudi 24 septembre"),
    "es": ("Tarea: Gonzalo Duran llama a Coquimbo para el viernes", "gonzalo", "hasta el viernes 25 de septiembre"),
    "en": ("Todo: Anna sends the letter by Friday", "mary", "by Friday 25 September"),
}


@pytest.mark.parametrize("language", PROMISES)
def test_a_line_in_the_group_becomes_a_card_in_its_language(language: str, promises: Promises) -> None:
    words, by, due = PROMISES[language]
    promises.say(words, by, GROUP, to_me=False)
    card = promises.card(1)
    assert card.text.startswith("#1 ")
    assert due in card.text


LISTS = [
    ("mes actions", "anna", "#1"),
    ("actions d'Anna", "coordinator", "#1"),
    ("qué tiene pendiente Anna", "gonzalo", "#1"),
    ("overdue actions", "mary", "Nothing: all is in order."),
    ("actions sans responsable", "anna", "#2"),
    ("actions sans date", "anna", "#2"),
    ("/actions", "anna", "#1"),
]


@pytest.mark.parametrize(("question", "by", "expected"), LISTS)
def test_lists_are_asked_in_plain_words(question: str, by: str, expected: str, promises: Promises) -> None:
    promises.say("Action: Anna envoie la convention à l'ACHM pour vendredi", "coordinator", GROUP, to_me=False)
    promises.say("Action: réserver la salle", "coordinator", GROUP, to_me=False)
    promises.say(question, by)
    assert expected in text_of(promises)


def test_what_is_late_is_listed_as_late_and_downloaded_as_a_table(promises: Promises) -> None:
    promises.say("Action: Anna envoie la convention à l'ACHM pour vendredi", "coordinator", GROUP, to_me=False)
    promises.now += timedelta(days=7)
    promises.say("actions en retard", "anna")
    assert "⏳ #1" in text_of(promises)
    promises.press("tableau", "anna")
    (file,) = [one for message in promises.deliver() for one in message.utterance.attachments]
    assert file.name == "actions-2026-09-28.xlsx"


def test_a_long_list_is_turned_in_its_place(promises: Promises) -> None:
    lines = "\n".join(f"Action: Anna vérifie le dossier {number} pour vendredi" for number in range(20))
    promises.say(lines, "coordinator", GROUP, to_me=False)
    (first,) = promises.say("mes actions", "anna")
    assert "20 actions" in first.text
    assert "2/3 ▶" in first.labels
    (second,) = promises.touch("2/3", "anna", first)
    assert (second.action, second.card) == ("edit", first.card)
    assert "◀ 1/3" in second.labels


LIFE = {
    "fr": ("fait", "rouvrir #1", "qui a changé #1 ?"),
    "es": ("hecho", "reabrir #1", "¿quién cambió #1?"),
    "en": ("done", "reopen #1", "who changed #1?"),
}


@pytest.mark.parametrize("language", LIFE)
def test_an_item_lives_by_words(language: str, promises: Promises) -> None:
    done, reopen, history = LIFE[language]
    promises.say("Action: j'envoie la convention à l'ACHM pour vendredi", "anna", GROUP, to_me=False)
    promises.say(f"{done} #1", "anna", GROUP, to_me=False)
    assert promises.item(1).state == "done"
    promises.say(reopen, "anna", GROUP, to_me=False)
    assert promises.item(1).state == "open"
    promises.say(history, "anna")
    assert "Anna Calvez" in text_of(promises)


def test_a_button_asks_and_the_next_words_answer(promises: Promises) -> None:
    promises.say("Action: j'envoie la convention à l'ACHM pour vendredi", "anna", PRIVATE)
    promises.touch("date", "anna", promises.card(1, PRIVATE))
    promises.say("lundi prochain", "anna")
    due = promises.item(1).due
    assert due is not None
    assert due.isoformat() == "2026-09-28T18:00:00"
    promises.touch("bloqué", "anna", promises.card(1, PRIVATE))
    promises.say("la signature du maire manque", "anna")
    assert promises.item(1).state == "blocked"
    promises.touch("qui", "anna", promises.card(1, PRIVATE))
    promises.say("Gonzalo Duran", "anna")
    assert promises.item(1).proposed_person_id == promises.member("gonzalo").person_id


def test_an_edited_line_is_read_again(promises: Promises) -> None:
    promises.say("Action: Anna envoie la convention à l'ACHM pour vendredi", "coordinator", GROUP, to_me=False)
    message = promises.item(1).message_id
    assert message is not None
    promises.say(
        "Action: Anna envoie la convention à l'ACHM pour jeudi", "coordinator", GROUP, to_me=False, editing=message
    )
    assert "jeudi 24 septembre" in promises.card(1).text
    assert "✏️ Relu" in text_of(promises)
