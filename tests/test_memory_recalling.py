"""What was read of the directory is recalled while its version stays, and never when somebody has changed anything."""

from datetime import date

import pytest
from sqlalchemy import event

from data.memory import Memory, Store
from data.model import NEW_ID, Alias, Person, Source, Theme


def statements(store: Store, read: object) -> int:
    """How many statements a reading unit of work sends."""
    seen = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    with store.look() as memory:
        read(memory)  # type: ignore[operator]
    return len([one for one in seen if one.lstrip().upper().startswith("SELECT")])


def anna(memory: Memory) -> Person | None:
    return memory.people.by_key("anna")


@pytest.fixture
def number(store: Store) -> int:
    with store.begin() as memory:
        return memory.people.add(Person(NEW_ID, "anna", "Anna", "Calvez")).id


def test_the_second_reading_asks_for_the_version_only(store: Store, number: int) -> None:
    assert statements(store, anna) == 2
    assert statements(store, anna) == 1


def test_a_change_by_a_unit_of_work_is_seen_by_itself_and_by_the_next(store: Store, number: int) -> None:
    with store.begin() as memory:
        assert anna(memory) is not None
        memory.people.update(Person(number, "anna", "Anna", "Le Goff"))
        changed = anna(memory)
        assert changed is not None
        assert changed.family_name == "Le Goff"
    with store.look() as memory:
        later = anna(memory)
        assert later is not None
        assert later.family_name == "Le Goff"


def test_what_is_rolled_back_was_never_read(store: Store, number: int) -> None:
    def change_and_fail() -> None:
        with store.begin() as memory:
            memory.people.update(Person(number, "anna", "Nobody", ""))
            assert anna(memory) is not None
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    with store.look() as memory:
        kept = anna(memory)
        assert kept is not None
        assert kept.given_name == "Anna"


def test_sources_and_tenures_make_a_new_version_too(store: Store, number: int) -> None:
    with store.begin() as memory:
        before = memory.directory.version()
        memory.sources.add(Source(NEW_ID, "report", "report", {"en": "Report"}, date(2014, 7, 4)))
        assert memory.directory.version() > before


def test_other_names_are_read_anew_once_one_is_added(store: Store, number: int) -> None:
    with store.begin() as memory:
        assert memory.aliases.of("person", number) == ()
        memory.aliases.add("person", number, Alias("Annick"))
    with store.look() as memory:
        assert [one.name for one in memory.aliases.of("person", number)] == ["Annick"]


def test_nothing_comes_of_what_was_not_there(store: Store) -> None:
    with store.look() as memory:
        assert memory.themes.by_key("water") is None
    with store.begin() as memory:
        memory.themes.add(Theme(NEW_ID, "water", {"en": "water"}))
    with store.look() as memory:
        assert memory.themes.by_key("water") is not None
