"""Telegram in trouble, people who block, groups that move: what people see is the judge."""

import time

from data.memory import open_memory
from playground.client import Person, Playground, wait_for
from tests.way_fixtures import heard, to
from tests.way_process import EchoMinga


def test_a_429_delays_only_its_chat_and_nothing_is_lost(person: Person, playground: Playground) -> None:
    other = playground.add_person("swift", "Swift", started=True)
    playground.fault("error", "sendMessage", chat=str(person.id), status=429, retry_after=2, times=1)
    person.says("first")
    person.says("second")
    other.says("hello")
    other.waits_for("hello", seconds=1.5)
    assert heard(person) == []
    person.waits_for("second", seconds=10)
    assert heard(person) == ["first", "second"]


def test_somebody_who_has_blocked_her_is_noted(person: Person, playground: Playground, minga: EchoMinga) -> None:
    person.says("slow 1")
    person.blocks()
    store = open_memory(minga.database)

    def noted() -> bool:
        with store.look() as memory:
            return (memory.settings.get("undeliverable") or {}).get("chat") == person.id

    wait_for(noted)
    store.close()


def test_a_group_that_becomes_a_supergroup_gets_its_answer(person: Person, playground: Playground) -> None:
    group = playground.add_group(f"g{person.key}", "Pays", [person.key, "@echo_bot"], type="group")
    before = playground.group_id(group)
    person.says("/slow@echo_bot 1", group)
    assert playground.migrates(group) != before
    person.waits_for("slow 1", group, seconds=10)


def test_a_dropped_connection_is_in_doubt_too_though_nothing_had_arrived(
    person: Person, playground: Playground
) -> None:
    playground.fault("drop_before", "sendMessage", chat=str(person.id), times=1)
    person.says("hello")
    wait_for_doubt(playground, person)
    assert heard(person) == []
    wait_for_a_repeat(playground, person)
    assert heard(person) == ["hello (perhaps again)"]


def wait_for_doubt(playground: Playground, person: Person) -> None:
    """Until a fault has struck this person's message."""
    wait_for(lambda: any(call.fault for call in playground.calls("sendMessage") if to(call, person)))


def wait_for_a_repeat(playground: Playground, person: Person) -> None:
    """Let time pass by the half minute: nobody sees from outside when the doubt has been noted."""
    until = time.monotonic() + 20
    while not any("perhaps again" in said for said in heard(person)):
        assert time.monotonic() < until
        playground.clock.advance(seconds=40)
        time.sleep(0.5)


def test_a_lost_answer_is_repeated_once_and_marked(person: Person, playground: Playground) -> None:
    playground.fault("lost_answer", "sendMessage", chat=str(person.id), times=1)
    person.says("hello")
    person.waits_for("hello")
    wait_for_doubt(playground, person)
    wait_for_a_repeat(playground, person)
    assert heard(person) == ["hello", "hello (perhaps again)"]


def test_every_row_is_accounted_for(minga: EchoMinga, person: Person) -> None:
    person.says("last")
    person.waits_for("last")
    store = open_memory(minga.database)

    def settled() -> bool:
        with store.look() as memory:
            counts = memory.outbox.counts()
        return counts["pending"] == counts["sending"] == 0

    wait_for(settled)
    store.close()
