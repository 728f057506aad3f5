"""The daily digest: at half past eight by one's own clock, on working days, one message, and none for nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.intents import AcceptItem, Block, ItemSaid, KeepItem, MarkDone, Unblock
from data.model import NEW_ID, ActionItem
from tests.conversation import GROUP, PEOPLE, Message
from tests.promises import FRIDAY_18, THURSDAY_18, Promises, letter


@pytest.fixture
def accepted(promises: Promises) -> tuple[Promises, int]:
    """Due on Thursday 24 September 2026 at 18:00 in Paris, accepted by Anna, asked for by the coordinator."""
    number = promises.promise(letter(promises))
    promises.do(AcceptItem(number), "anna")
    return promises, number


def days(promises: Promises, count: int) -> Iterator[tuple[str, str, str]]:
    """Let days pass, from one thing due to the next; gives day and time of each digest, its reader, first reason."""
    for _ in range(count):
        promises.now = promises.now.replace(hour=3, minute=0) + timedelta(days=1)
        promises.plan()
        evening = promises.now.replace(hour=23)
        while promises.now < evening:
            for one in filter(is_digest, promises.deliver()):
                name = next(key for key, who in PEOPLE.items() if who.user_id == one.chat_id)
                yield f"{promises.now:%a %d %b %H:%M}", name, one.text.split("\n\n")[1].splitlines()[0]
            with promises.store.begin() as memory:
                promises.now = min(memory.outbox.next_due(promises.now) or evening, evening)


def is_digest(message: Message) -> bool:
    return message.text.startswith("☀️")


def test_the_ladder_is_told_through_digests(accepted: tuple[Promises, int]) -> None:
    promises, _ = accepted
    told = [one for one in days(promises, 52) if one[1] in {"anna", "coordinator"}]
    assert told == [
        ("Tue 22 Sep 06:30", "anna", "🗓 Échéance dans deux jours ouvrés"),
        ("Thu 24 Sep 06:30", "anna", "📌 À faire aujourd’hui"),
        ("Mon 28 Sep 06:30", "anna", "⏳ L’échéance est passée"),
        ("Thu 01 Oct 06:30", "anna", "⏳ En retard d’une semaine"),
        ("Mon 05 Oct 06:30", "coordinator", "🔎 Vous l’avez demandée, et elle est en retard"),
        ("Thu 15 Oct 06:30", "coordinator", "📣 En retard de trois semaines"),
        ("Mon 09 Nov 07:30", "anna", "🕰 En retard de plus de six semaines : garder, clore, ou bloquée ?"),
    ]


def test_nothing_is_told_after_the_end(accepted: tuple[Promises, int]) -> None:
    promises, number = accepted
    promises.do(MarkDone((number,)), "anna")
    assert list(days(promises, 20)) == []


def test_nobody_else_hears_of_lateness(accepted: tuple[Promises, int]) -> None:
    promises, _ = accepted
    assert {name for _, name, _ in days(promises, 52)} == {"anna", "coordinator"}


def test_a_blockage_silences_until_its_day(accepted: tuple[Promises, int]) -> None:
    promises, number = accepted
    promises.do(Block(number, "attend la signature"), "anna")
    told = list(days(promises, 20))
    assert told == [("Mon 05 Oct 06:30", "anna", "⛔ Toujours bloquée ?")]
    promises.do(Unblock(number, "signée"), "anna")
    assert promises.item(number).state == "open"


def test_a_chilean_owner_is_told_by_the_chilean_clock(promises: Promises) -> None:
    with promises.store.begin() as memory:
        member = memory.members.by_user(PEOPLE["gonzalo"].user_id)
        assert member is not None
        memory.members.update(replace(member, zone="America/Santiago"))
    promises.promise(letter(promises, owners=(promises.party("gonzalo"),), zone="America/Santiago"), by="gonzalo")
    told = list(days(promises, 3))
    assert told == [
        ("Tue 22 Sep 11:30", "gonzalo", "🗓 Vence en dos días hábiles"),
        ("Thu 24 Sep 11:30", "gonzalo", "📌 Para hoy"),
    ]


def test_a_member_who_asked_for_silence_gets_none(accepted: tuple[Promises, int]) -> None:
    promises, _ = accepted
    with promises.store.begin() as memory:
        memory.members.update(replace(promises.member("anna"), paused=True))
    assert [one for one in days(promises, 5) if one[1] == "anna"] == []


def test_a_day_on_which_she_was_down_is_made_up_for_the_next(accepted: tuple[Promises, int]) -> None:
    promises, _ = accepted
    promises.now = datetime(2026, 9, 24, 22, 0, tzinfo=UTC)
    promises.deliver()
    told = list(days(promises, 1))
    assert told == [("Fri 25 Sep 06:30", "anna", "📌 À faire aujourd’hui")]


def test_an_owner_out_of_reach_is_told_through_whoever_asked(promises: Promises) -> None:
    with promises.store.begin() as memory:
        memory.members.update(replace(promises.member("anna"), reachable=False))
    promises.promise(letter(promises))
    told = [one for one in days(promises, 3) if one[1] == "coordinator"]
    assert ("Thu 24 Sep 06:30", "coordinator", "📌 À faire aujourd’hui") in told


def test_silence_and_a_missing_owner_are_told_to_whoever_asked(promises: Promises) -> None:
    promises.promise(letter(promises))
    promises.promise(ItemSaid("Réserver la salle", zone="Europe/Paris"))
    told = list(days(promises, 2))
    assert ("Tue 22 Sep 06:30", "coordinator", "❓ Personne ne s’en charge encore") in told
    assert ("Wed 23 Sep 06:30", "coordinator", "🕓 Pas encore confirmée") in told


def test_two_hundred_open_items_stay_pleasant(promises: Promises) -> None:
    anna, asker = promises.member("anna"), promises.member("coordinator")
    with promises.store.begin() as memory:
        for number in range(200):
            due = THURSDAY_18 - timedelta(days=number % 40) + timedelta(days=10)
            memory.action_items.add(
                ActionItem(
                    NEW_ID,
                    f"Dossier {number} à relire et à renvoyer signé",
                    promises.now - timedelta(days=60),
                    GROUP.id,
                    owner_person_id=anna.person_id,
                    owner_member_id=anna.id,
                    asker_member_id=asker.id,
                    accepted_at=promises.now,
                    due=due,
                    zone="Europe/Paris",
                )
            )
    promises.now = datetime(2026, 9, 22, 6, 31, tzinfo=UTC)
    promises.plan()
    (digest,) = [one for one in promises.deliver() if is_digest(one) and one.chat_id == anna.user_id]
    assert len(digest.text) < 900
    assert len(digest.text.splitlines()) <= 20
    assert "En tout : 200 actions en cours" in digest.text
    assert "mes actions" in digest.labels
    assert len(digest.labels) <= 16
    (page,) = promises.touch("en retard", "anna", digest)
    assert "actions" in page.text


def test_keeping_an_old_one_is_one_press(accepted: tuple[Promises, int]) -> None:
    promises, number = accepted
    promises.do(KeepItem(number), "anna")
    assert promises.item(number).state == "open"
    assert promises.item(number).due != FRIDAY_18
