"""Members, invitations, chats, buttons, recollections, gaps, changes, settings."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from data.errors import NoSuchRecord
from data.memory import Store
from data.model import NEW_ID, Change, Chat, Meeting, Member, Outgoing, PressableButton, Recollection
from data.tables import invitations

DAY = timedelta(days=1)
ANNA = Member(NEW_ID, 5_000_000_001, "Anna", "coordinator", "fr", "Europe/Paris")
GROUP, SUPERGROUP = -41, -100_000_000_041


def test_a_member_is_found_by_telegram_number(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        anna = memory.members.add(replace(ANNA, joined_at=now))
        assert memory.members.by_user(anna.user_id) == anna
        assert memory.members.by_user(1) is None
        assert memory.members.coordinators() == (anna,)


def test_a_member_is_let_in_once(store: Store) -> None:
    with store.begin() as memory:
        memory.members.add(ANNA)
    with pytest.raises(IntegrityError), store.begin() as memory:
        memory.members.add(ANNA)


def test_who_left_coordinates_nothing(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        anna = memory.members.add(ANNA)
        left = memory.members.update(replace(anna, left_at=now))
        assert memory.members.coordinators() == ()
        assert memory.members.all() == (left,)


def test_who_is_not_there_is_not_updated(store: Store) -> None:
    with pytest.raises(NoSuchRecord, match="members number 77"), store.begin() as memory:
        memory.members.update(replace(ANNA, id=77))


def test_of_an_invitation_only_a_digest_is_kept(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        invitation = memory.invitations.add("open sesame", "reader", now + DAY, name="Emma")
        assert memory.invitations.find("open sesame", now) == invitation
        assert memory.invitations.find("open barley", now) is None
        assert "sesame" not in str(memory.connection.execute(select(invitations)).all())


def test_an_invitation_opens_once(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        anna, emma = memory.members.add(ANNA), memory.members.add(replace(ANNA, user_id=2))
        invitation = memory.invitations.add("sesame", "reader", now + DAY)
        assert memory.invitations.use(invitation, anna, now)
        assert not memory.invitations.use(invitation, emma, now)
        assert memory.invitations.find("sesame", now) is None
        assert [used.used_by for used in memory.invitations.all()] == [anna.id]


def test_an_invitation_expires(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        anna = memory.members.add(ANNA)
        invitation = memory.invitations.add("sesame", "reader", now + DAY)
        assert memory.invitations.find("sesame", now + DAY) is None
        assert not memory.invitations.use(invitation, anna, now + DAY)


def test_a_forgotten_member_leaves_no_trace(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        anna = memory.members.add(ANNA)
        user = anna.user_id
        memory.invitations.use(memory.invitations.add("sesame", "reader", now + DAY, name="Anna"), anna, now)
        memory.chats.keep(Chat(user, "private", "Anna"))
        memory.chats.keep(Chat(GROUP, "group", "Group", bound_at=now, bound_by=anna.id))
        memory.recollections.keep(Recollection(user, user, "subject", {"name": "Anna"}, now + DAY))
        memory.buttons.keep(PressableButton("token", user, {}, now + DAY, user))
        memory.gaps.note("Tokyo ?", "tokyo", "fr", now, user)
        memory.inbox.receive([(1, user, {"text": "I am Anna"})], now)
        memory.inbox.done(1, now)
        memory.members.forget(anna.id)
    with store.look() as memory:
        assert memory.members.by_user(user) is None
        assert memory.chats.get(user) is None
        assert memory.invitations.all() == ()
        assert memory.recollections.get(user, user, "subject", now) is None
        assert memory.buttons.get("token", now) is None
        assert [gap.asked_by for gap in memory.gaps.open()] == [None]
        assert [chat.bound_by for chat in memory.chats.bound()] == [None]
        update = memory.inbox.get(1)
        assert update is not None
        assert update.payload == {}


def test_only_groups_that_are_bound_and_not_left_are_bound(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        bound = memory.chats.keep(Chat(GROUP, "group", "Country group", "fr", bound_at=now))
        memory.chats.keep(Chat(-2, "group", "Unbound"))
        memory.chats.keep(Chat(-3, "group", "Left", bound_at=now, present=False))
        assert memory.chats.bound() == (bound,)
        renamed = memory.chats.keep(replace(bound, title="Groupe-pays"))
        assert memory.chats.get(GROUP) == renamed


def test_everything_follows_a_group_to_its_new_number(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.chats.keep(Chat(GROUP, "group", "Country group", "fr", bound_at=now))
        memory.buttons.keep(PressableButton("token", GROUP, {}, now + DAY))
        memory.recollections.keep(Recollection(GROUP, 1, "subject", {}, now + DAY))
        memory.inbox.receive([(1, GROUP, {}), (2, SUPERGROUP, {})], now)
        memory.outbox.put(Outgoing(f"meeting:{GROUP}", GROUP, "send", "reminder", now, {}))
        memory.chats.moved(GROUP, SUPERGROUP)
    with store.begin() as memory:
        assert memory.chats.get(GROUP) is None
        assert [(chat.id, chat.kind, chat.language) for chat in memory.chats.bound()] == [
            (SUPERGROUP, "supergroup", "fr")
        ]
        button = memory.buttons.get("token", now)
        assert button is not None
        assert button.chat_id == SUPERGROUP
        assert memory.recollections.get(SUPERGROUP, 1, "subject", now) is not None
        assert [row.outgoing.key for row in memory.outbox.due(now)] == [f"meeting:{SUPERGROUP}"]
        update = memory.inbox.next()
        assert update is not None
        assert (update.update_id, update.queue) == (1, SUPERGROUP)


def test_a_button_works_until_it_expires(store: Store, now: datetime) -> None:
    button = PressableButton("token", None, {"intent": "who", "places": [1, 2]}, now + DAY)
    with store.begin() as memory:
        memory.buttons.keep(button)
        assert memory.buttons.get("token", now) == button
        assert memory.buttons.get("token", now + DAY) is None
        assert (memory.buttons.forget_expired(now), memory.buttons.forget_expired(now + DAY)) == (0, 1)


def test_a_chat_remembers_the_last_of_each_topic_for_a_while(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for value in (1, 2):
            memory.recollections.keep(Recollection(GROUP, 1, "subject", {"place": value}, now + DAY))
        kept = memory.recollections.get(GROUP, 1, "subject", now)
        assert kept is not None
        assert kept.value == {"place": 2}
        assert memory.recollections.get(GROUP, 2, "subject", now) is None
        assert memory.recollections.get(GROUP, 1, "subject", now + DAY) is None
        assert memory.recollections.forget(GROUP, 1, "other") == 0
        assert memory.recollections.forget(GROUP, 1) == 1


def test_a_gap_counts_how_often_it_was_asked(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        first = memory.gaps.note("Tokyo ?", "tokyo", "fr", now, 1)
        memory.gaps.note("Kyoto ?", "kyoto", "fr", now)
        again = memory.gaps.note("¿Tokyo?", "tokyo", "es", now + DAY, 2)
        assert (again.id, again.times, again.asked_at) == (first.id, 2, now + DAY)
        assert [gap.wanted for gap in memory.gaps.open()] == ["tokyo", "kyoto"]


def test_a_closed_gap_opens_anew(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        first = memory.gaps.note("Tokyo ?", "tokyo", "fr", now)
        assert memory.gaps.close(first.id, now)
        assert not memory.gaps.close(first.id, now)
        assert memory.gaps.open() == ()
        assert memory.gaps.note("Tokyo ?", "tokyo", "fr", now).times == 1


def test_changes_of_a_thing_come_latest_first(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        first = memory.changes.add(Change(NEW_ID, now, "place", 1, {"name": "a"}, {"name": "b"}))
        second = memory.changes.add(Change(NEW_ID, now, "place", 1, {"name": "b"}, {"name": "c"}))
        memory.changes.add(Change(NEW_ID, now, "place", 2))
        assert memory.changes.of("place", 1) == (second, first)


@pytest.mark.parametrize(("changes", "version"), [({"minutes": 90}, 2), ({"link": "https://example.org"}, 1)])
def test_a_meeting_counts_its_moves(store: Store, now: datetime, changes: dict[str, object], version: int) -> None:
    wall = now.replace(tzinfo=None)
    with store.begin() as memory:
        meeting = memory.meetings.add(Meeting(NEW_ID, "m", {"fr": "Réunion"}, wall, "Europe/Paris", 60))
        moved = memory.meetings.update(replace(meeting, **changes))  # type: ignore[arg-type]
        assert moved.version == version
        assert memory.meetings.by_key("m") == moved


def test_a_setting_is_what_was_last_set(store: Store) -> None:
    with store.begin() as memory:
        assert memory.settings.get("polling") is None
        memory.settings.set("polling", {"offset": 1})
        memory.settings.set("polling", {"offset": 2})
        assert memory.settings.get("polling") == {"offset": 2}
        memory.settings.forget("polling")
        assert memory.settings.get("polling") is None
