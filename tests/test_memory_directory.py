"""The directory: places above and below, names, and what an index must read again."""

from dataclasses import replace
from datetime import date

import pytest

from data.memory import Memory, Store
from data.model import (
    NEW_ID,
    Alias,
    DirectoryName,
    Localised,
    Organisation,
    Partnership,
    PartnershipStatus,
    Person,
    Place,
    PlaceKind,
    Post,
    Source,
    Tenure,
    Theme,
)

DAY = date(2014, 7, 4)
PLACES: list[tuple[str, PlaceKind, str, str | None, tuple[float, float] | None]] = [
    ("XX", "country", "Southland", None, (-30.0, -70.0)),
    ("XX-R1", "region", "Lakes", "XX", (-41.5, -72.9)),
    ("XX-P1", "province", "Isles", "XX-R1", (-42.6, -73.9)),
    ("XX-1", "comuna", "Castle", "XX-P1", None),
    ("XX-2", "comuna", "Bay", "XX-P1", (-43.1, -73.6)),
    ("XX-R2", "region", "Snakes", "XX", (-30.0, -71.3)),
]


@pytest.fixture
def world(store: Store) -> Store:
    with store.begin() as memory:
        for code, kind, name, parent, where in PLACES:
            above = memory.places.by_code(parent) if parent else None
            latitude, longitude = where or (None, None)
            zone = "America/Santiago"
            place = Place(NEW_ID, code, kind, name, above.id if above else None, zone, latitude, longitude)
            memory.places.add(place)
        memory.sources.add(Source(NEW_ID, "report", "report", {"fr": "Rapport"}, DAY))
    return store


def place(memory: Memory, code: str) -> Place:
    found = memory.places.by_code(code)
    assert found is not None
    return found


def codes(memory: Memory, ids: tuple[int, ...]) -> list[str]:
    return [each.code for each in memory.places.by_ids(ids)]


def source_id(memory: Memory) -> int:
    found = memory.sources.by_key("report")
    assert found is not None
    return found.id


def partnership(memory: Memory, code: str, status: PartnershipStatus = "active") -> Partnership:
    where = place(memory, code).id
    new = Partnership(NEW_ID, code, {"fr": code}, status, DAY, source_id(memory), place_ids=(where,))
    return memory.partnerships.add(new)


def named(memory: Memory) -> dict[str, DirectoryName]:
    return {name.name: name for name in memory.directory.names()}


def test_a_place_knows_what_it_lies_in_nearest_first(world: Store) -> None:
    with world.look() as memory:
        castle = place(memory, "XX-1")
        assert [each.code for each in memory.places.ancestors(castle.id)] == ["XX-P1", "XX-R1", "XX"]
        assert memory.places.country_of(castle) == place(memory, "XX")
        assert memory.places.country_of(place(memory, "XX")) == place(memory, "XX")
        assert memory.places.ancestors(place(memory, "XX").id) == ()


def test_what_lies_in_a_place_comes_level_by_level(world: Store) -> None:
    with world.look() as memory:
        country = place(memory, "XX").id
        assert codes(memory, memory.places.descendant_ids(country)) == ["XX-R1", "XX-R2", "XX-P1", "XX-1", "XX-2"]
        assert codes(memory, memory.places.descendant_ids(country, limit=2)) == ["XX-R1", "XX-R2"]
        assert [each.name for each in memory.places.children(place(memory, "XX-P1").id)] == ["Bay", "Castle"]


def test_records_come_in_the_order_asked_for_and_once(world: Store) -> None:
    with world.look() as memory:
        first, second = place(memory, "XX-2").id, place(memory, "XX").id
        assert [each.id for each in memory.places.by_ids([first, 99_999, second])] == [first, second]
        assert memory.places.by_ids([]) == ()
        assert memory.places.get(99_999) is None


NEAREST = [("XX-R2", "XX-R2"), ("XX-1", "XX-2"), ("XX-P1", "XX-2"), ("XX", "XX-R2")]


@pytest.mark.parametrize(("asked", "expected"), NEAREST)
def test_the_nearest_active_partnership(world: Store, asked: str, expected: str) -> None:
    with world.begin() as memory:
        for code in ("XX-2", "XX-R2"):
            partnership(memory, code)
        partnership(memory, "XX-P1", "asleep")
        nearest = memory.partnerships.nearest_active_to(place(memory, asked))
        assert nearest is not None
        assert nearest.key == expected


def test_where_nothing_is_active_nothing_is_near(world: Store) -> None:
    with world.begin() as memory:
        assert memory.partnerships.nearest_active_to(place(memory, "XX")) is None
        partnership(memory, "XX-1")
        near = memory.partnerships.nearest_active_to(place(memory, "XX-2"))
        assert near is not None  # "Castle" has no coordinates and stands where "Isles" is


def test_what_was_added_comes_back_the_same(world: Store) -> None:
    with world.begin() as memory:
        theme = memory.themes.add(Theme(NEW_ID, "water", {"fr": "eau", "es": "agua", "en": "water"}))
        town = memory.organisations.add(
            Organisation(NEW_ID, "town", "Town", "municipality", "XX", place(memory, "XX-1").id, acronym="TWN")
        )
        where = (place(memory, "XX-2").id, place(memory, "XX-1").id)
        post = memory.posts.add(Post(NEW_ID, "mayor", town.id, {"fr": "Mairie"}, where, (theme.id,), rank=2))
        desk = memory.posts.add(Post(NEW_ID, "desk", town.id, {"fr": "Guichet"}, rank=1))
        both = Partnership(
            NEW_ID, "p", {"fr": "P"}, "active", DAY, source_id(memory), (town.id,), where, (theme.id,), {"fr": "?"}
        )
        kept = memory.partnerships.add(replace(both, instruments=({"fr": "Convention"}, {"fr": "Accord"})))
    with world.look() as memory:
        assert memory.organisations.by_key("town") == town
        assert memory.posts.get(post.id) == post
        assert memory.posts.of_organisations([town.id]) == (desk, post)
        assert memory.posts.covering_places(where) == (post,)
        assert memory.partnerships.get(kept.id) == kept
        assert memory.partnerships.with_themes([theme.id]) == (kept,)
        assert memory.partnerships.of_organisations([town.id]) == (kept,)


def test_an_update_puts_links_in_the_place_of_the_old_ones(world: Store) -> None:
    with world.begin() as memory:
        first = partnership(memory, "XX-1")
        moved = replace(first, place_ids=(place(memory, "XX-2").id,))
        memory.partnerships.update(moved)
    with world.look() as memory:
        assert memory.partnerships.get(first.id) == moved
        assert memory.partnerships.at_places(first.place_ids) == ()


def test_names_are_all_that_a_thing_answers_to(world: Store) -> None:
    with world.begin() as memory:
        memory.aliases.add("place", place(memory, "XX-P1").id, Alias("The Archipelago", "en"))
        memory.themes.add(Theme(NEW_ID, "water", {"fr": "eau", "es": "agua", "en": "water"}))
        memory.people.add(Person(NEW_ID, "ann-lee", "Ann", "Lee"))
        memory.organisations.add(Organisation(NEW_ID, "town", "Town", "municipality", "XX", acronym="TWN"))
    with world.look() as memory:
        found = named(memory)
    assert found["Isles"].aliases == ("The Archipelago",)
    assert found["eau"].aliases == ("agua", "water")
    assert found["Town"].aliases == ("TWN",)
    assert (found["Ann Lee"].kind, found["Ann Lee"].aliases) == ("person", ("Ann", "Lee"))


def test_a_name_is_given_once_and_taken_away_once(world: Store) -> None:
    with world.begin() as memory:
        isles = place(memory, "XX-P1").id
        given = [memory.aliases.add("place", isles, Alias("Arch")) for _ in range(2)]
        taken = [memory.aliases.remove("place", isles, "Arch") for _ in range(2)]
        assert (given, taken) == ([True, False], [True, False])


def test_a_change_counts_up_and_says_what_to_read_again(world: Store) -> None:
    with world.look() as memory:
        before = memory.directory.version()
        assert memory.directory.changed_since(before) == (before, (), ())
    with world.begin() as memory:
        isles = place(memory, "XX-P1").id
        memory.aliases.add("place", isles, Alias("Arch"))
        ann = memory.people.add(Person(NEW_ID, "ann-lee", "Ann", "Lee"))
    with world.look() as memory:
        version, changed, removed = memory.directory.changed_since(before)
        assert version == memory.directory.version() > before
        assert {name.name: name.aliases for name in changed} == {"Isles": ("Arch",), "Ann Lee": ("Ann", "Lee")}
        assert removed == ()
    with world.begin() as memory:
        memory.people.forget(ann.id)
        assert memory.directory.changed_since(version) == (version + 1, (), (("person", ann.id),))


def test_what_was_interrupted_does_not_count(world: Store) -> None:
    with world.look() as memory:
        before = memory.directory.version()
    with pytest.raises(ZeroDivisionError), world.begin() as memory:
        memory.people.add(Person(NEW_ID, "ann-lee", "Ann", str(1 / 0)))
    with world.look() as memory:
        assert memory.directory.version() == before


def test_who_is_forgotten_leaves_the_history_of_the_post(world: Store) -> None:
    with world.begin() as memory:
        town = memory.organisations.add(Organisation(NEW_ID, "town", "Town", "municipality", "XX"))
        post = memory.posts.add(Post(NEW_ID, "mayor", town.id, {"fr": "Mairie"}))
        ann = memory.people.add(Person(NEW_ID, "ann-lee", "Ann", "Lee"))
        memory.aliases.add("person", ann.id, Alias("Annie"))
        since = date(2012, 1, 1)
        note: Localised = {"fr": "Annie Lee"}
        memory.tenures.add(Tenure(NEW_ID, post.id, ann.id, source_id(memory), DAY, since, note=note))
        memory.people.forget(ann.id)
    with world.look() as memory:
        (left,) = memory.tenures.of_posts([post.id])
        assert (left.person_id, left.erased, left.note, left.since) == (None, True, None, since)
        assert memory.people.get(ann.id) is None
        assert memory.aliases.of("person", ann.id) == ()
        assert "Ann" not in str(list(memory.directory.names()))


def test_a_number_is_never_given_twice(world: Store) -> None:
    with world.begin() as memory:
        first = memory.people.add(Person(NEW_ID, "a", "A", "A"))
        memory.people.forget(first.id)
        assert memory.people.add(Person(NEW_ID, "b", "B", "B")).id > first.id


def test_who_holds_a_post_comes_before_who_held_it(world: Store) -> None:
    with world.begin() as memory:
        town = memory.organisations.add(Organisation(NEW_ID, "town", "Town", "municipality", "XX"))
        post = memory.posts.add(Post(NEW_ID, "mayor", town.id, {"fr": "Mairie"}))
        people = [memory.people.add(Person(NEW_ID, key, key, "")).id for key in ("long ago", "before", "now")]
        for person_id, year in zip(people, (2000, 2008, 2012), strict=True):
            memory.tenures.add(Tenure(NEW_ID, post.id, person_id, source_id(memory), DAY, date(year, 1, 1)))
        now, before, long_ago = memory.tenures.of_posts([post.id])
        memory.tenures.end(before.id, date(2012, 1, 1))
        memory.tenures.end(long_ago.id, date(2008, 1, 1))
        confirmed = memory.tenures.confirm(now.id, date(2026, 9, 1))
        assert [each.person_id for each in memory.tenures.of_posts([post.id])] == list(reversed(people))
        assert memory.tenures.of_person(people[-1]) == (confirmed,)
