"""What is said of items by their number or in reply to them, and which ones people ask to see."""

from datetime import date, datetime
from typing import Any

import pytest

from bot.directory import Directory
from bot.events import Replied
from bot.intents import (
    AcceptItem,
    AcceptOrFinish,
    Block,
    CancelItem,
    ChangeDue,
    DeclineItem,
    DropItem,
    Intent,
    ItemHistory,
    ItemTable,
    KeepItem,
    ListItems,
    MarkDone,
    Party,
    Reassign,
    Reopen,
    ShowItem,
    Unblock,
    UndoItem,
    WhichItem,
)
from data.memory import Memory, Store
from tests.action_items_corpus import MONDAY, heard, talk_of

ERIC = "Eric Recoura"
GROUP_CHAT = -1
"""The chat in which these are said."""
CARD = "#41 Envoyer la convention à l'ACHM"
DONE = MarkDone((41,))
NUMBERED = {
    DONE: [
        "#41 fait", "fait #41", "#41 hecho", "la tâche #41 est terminée",
        "action 41 faite", "#41: done!", "la tarea #41 está hecha", "#41 ✅", "#41 c'est fait, envoyé ce matin",
    ],
    MarkDone((41, 42)): ["#41 et #42 fait", "#41 y #42 hecho", "#41, #42 done"],
    AcceptOrFinish(41): ["#41 listo", "#41 👍"],
    AcceptItem(41): ["#41 ok", "#41 de acuerdo", "#41 je m'en charge", "#41 i'll do it"],
    DeclineItem(41): ["#41 pas moi", "#41 no soy yo", "#41 not me", "#41: je ne peux pas"],
    Reopen(41): ["rouvrir #41", "reabrir #41", "reopen #41", "#41 pas encore fait", "#41 not done yet"],
    DropItem(41): ["supprimer #41", "eliminar #41", "#41 no longer needed", "#41 ya no es necesario"],
    KeepItem(41): ["#41 toujours d'actualité", "#41 sigue vigente", "#41 still relevant"],
    ShowItem(41): ["#41", "#41 ?", "où en est #41 ?", "¿cómo va #41?", "show #41"],
    ItemHistory(41): ["qui a changé #41 ?", "¿quién cambió #41?", "who changed #41?", "historique de #41"],
    Unblock(41, "le maire a signé"): ["débloqué #41 : le maire a signé", "#41 débloqué : le maire a signé"],
    Unblock(41, "ya firmó el alcalde"): ["desbloqueado #41: ya firmó el alcalde"],
    Block(41, "attend la signature du maire", date(2026, 10, 1)): [
        "bloqué #41 : attend la signature du maire (revoir le 1er octobre)",
        "#41 bloqué : attend la signature du maire, à revoir le 1er octobre",
    ],
    Block(41, "falta la firma", date(2026, 10, 1)): ["#41 bloqueado: falta la firma (revisar el 1 de octubre)"],
    Block(41, "waiting for the mayor"): ["blocked #41: waiting for the mayor", "#41 is blocked: waiting for the mayor"],
    UndoItem(): ["annule", "deshacer", "undo"],
}  # fmt: skip
REPLIED = {
    DONE: ["fait", "hecho", "done", "c'est fait !", "Hecho, gracias", "✅"],
    AcceptItem(41): ["ok", "de acuerdo", "agreed"],
    AcceptOrFinish(41): ["listo", "👍"],
    DeclineItem(41): ["pas moi", "no soy yo", "not me"],
    CancelItem(41): ["annule", "anular", "cancel"],
    UndoItem(41): ["revenir en arrière", "deshacer", "undo"],
    Block(41, "le maire est absent"): ["bloqué : le maire est absent"],
}
NO_ACT = ["merci", "j'arrive", "et Chiloé ?", "qui suit Chiloé ?", "¿quién lleva Quellón?", "super", "haha"]
PASSED_ON = {
    "Isabelle Bonnin": [
        "#41 → Isabelle", "réassigner #41 à Isabelle",
        "#41 Isabelle", "#41 pour Isabelle", "reassign #41 to Isabelle",
    ],
    "Gonzalo Duran": ["pasar #41 a Gonzalo", "reasignar #41 a Gonzalo", "#41 -> Gonzalo Durán", "#41 es para Gonzalo"],
}  # fmt: skip
REDATED = [
    # said, month, day, hour
    ("#41 vendredi", 9, 25, 18),
    ("#41 avant le 3 octobre", 10, 2, 18),
    ("reporter #41 au 3 octobre", 10, 3, 18),
    ("#41 para el viernes", 9, 25, 18),
    ("postergar #41 al 30 de septiembre", 9, 30, 18),
    ("#41 by Friday", 9, 25, 18),
    ("postpone #41 to 30 September at 10 am", 9, 30, 10),
]


def _acts(table: dict[Any, list[str]]) -> list[tuple[str, Intent]]:
    return [(said, intent) for intent, listed in table.items() for said in listed]


@pytest.fixture
def hearing(shipped_store: Store, shipped_directory: Directory) -> Any:
    with shipped_store.look() as memory:
        talk = talk_of(ERIC, memory, shipped_directory, MONDAY["fr"])
        yield lambda said, card=None: heard(said, talk, Replied(5, card, mine=True) if card else None)


@pytest.mark.parametrize(("said", "intent"), _acts(NUMBERED))
def test_an_item_is_spoken_of_by_its_number(hearing: Any, said: str, intent: Intent) -> None:
    assert hearing(said) == intent


@pytest.mark.parametrize(("said", "intent"), _acts(REPLIED))
def test_a_reply_to_a_card_speaks_of_its_item(hearing: Any, said: str, intent: Intent) -> None:
    assert hearing(said, CARD) == intent


@pytest.mark.parametrize("said", NO_ACT)
def test_a_reply_that_says_nothing_of_the_item_is_left_to_others(hearing: Any, said: str) -> None:
    assert hearing(said, CARD) is None


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, listed in PASSED_ON.items() for said in listed])
def test_an_item_is_passed_on(hearing: Any, name: str, said: str) -> None:
    intent = hearing(said)
    assert isinstance(intent, Reassign)
    assert intent.to is not None
    assert intent.to.name == name


def test_not_me_may_name_somebody_else(hearing: Any) -> None:
    intent = hearing("pas moi, plutôt Isabelle", CARD)
    assert isinstance(intent, DeclineItem)
    assert intent.to == Party("Isabelle Bonnin", intent.to.person_id if intent.to else None)


@pytest.mark.parametrize(("said", "month", "day", "hour"), REDATED)
def test_an_item_gets_another_date(hearing: Any, said: str, month: int, day: int, hour: int) -> None:
    intent = hearing(said)
    assert isinstance(intent, ChangeDue)
    assert intent.due == datetime(2026, month, day, hour)  # noqa: DTZ001  # wall time


def test_a_date_is_taken_away(hearing: Any) -> None:
    assert hearing("#41 sans date") == ChangeDue(41, None, "Europe/Paris")


def test_done_in_reply_to_several_items_asks_which(hearing: Any) -> None:
    assert hearing("fait", "#41 Envoyer\n#42 Relire") == WhichItem((41, 42), "MarkDone")


LISTS = {
    ListItems(mine=True): [
        "mes actions", "mis pendientes", "my action items",
        "¿qué tengo pendiente?", "what do I have to do?", "que dois-je faire ?",
    ],
    ListItems(chat_id=GROUP_CHAT): [
        "actions", "tareas pendientes", "open action items", "toutes les actions", "liste des actions",
    ],
    ListItems(state="overdue"): [
        "overdue items", "actions en retard",
        "tareas atrasadas", "compromisos vencidos", "qu'est-ce qui est en retard ?",
    ],
    ListItems(mine=True, state="overdue"): ["mes actions en retard", "my overdue tasks", "mis tareas atrasadas"],
    ListItems(state="undated"): ["tâches sans date", "tareas sin fecha", "items without a date"],
    ListItems(state="unassigned"): ["actions sans responsable", "tareas sin responsable", "unassigned tasks"],
    ListItems(state="blocked"): ["actions bloquées", "tareas bloqueadas", "blocked items"],
    ListItems(state="done"): ["actions terminées", "tareas hechas", "completed tasks"],
    ItemTable(ListItems(chat_id=GROUP_CHAT)): ["tableau des actions", "tabla de tareas", "table of action items"],
    ItemTable(ListItems(mine=True)): ["mes actions en tableau", "my tasks as a table"],
}  # fmt: skip


@pytest.mark.parametrize(("said", "intent"), _acts(LISTS))
def test_lists_are_asked_for(hearing: Any, said: str, intent: Intent) -> None:
    assert hearing(said) == intent


@pytest.mark.parametrize(
    "said",
    [
        "actions d'Anna", "qué tiene pendiente Anna", "what does Anna have to do?",
        "tareas de Anna", "que doit faire Anna ?", "Anna's tasks",
    ],
)  # fmt: skip
def test_somebodys_items_are_asked_for(hearing: Any, said: str) -> None:
    intent = hearing(said)
    assert isinstance(intent, ListItems)
    assert intent.of is not None
    assert intent.of.name == "Anna Calvez"


@pytest.mark.parametrize(
    "said",
    [
        "actions de la réunion du 4 juillet",
        "acciones de la reunión del 4 de julio",
        "actions from the meeting of 4 July",
    ],
)
def test_the_items_of_a_past_meeting_are_asked_for(hearing: Any, said: str) -> None:
    assert hearing(said) == ListItems(meeting_on=date(2026, 7, 4))


@pytest.mark.parametrize(
    "said", ["actions de Finistère–Chiloé", "tareas de Finistère–Chiloé", "items of Finistère–Chiloé"]
)
def test_the_items_of_a_partnership_are_asked_for(hearing: Any, shipped_store: Store, said: str) -> None:
    intent = hearing(said)
    assert isinstance(intent, ListItems)
    with shipped_store.look() as memory:
        assert _name_of(intent.partnership_id, memory) == "Finistère–Chiloé"


def _name_of(number: int | None, memory: Memory) -> str:
    found = next(one for one in memory.directory.names() if one.kind == "partnership" and one.id == number)
    return found.name
