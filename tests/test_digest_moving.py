"""One digest a day, also for whoever lives by another clock since this morning."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.conversation import Message
from tests.promises import Promises, letter


def digests(promises: Promises, until: datetime) -> list[Message]:
    """Those that leave until an instant, with a plan now."""
    found: list[Message] = []
    promises.plan()
    while promises.now < until:
        with promises.store.begin() as memory:
            promises.now = min(memory.outbox.next_due(promises.now) or until, until)
        found += [one for one in promises.deliver() if one.text.startswith("☀️")]
    return found


@pytest.mark.parametrize("zone", ["America/Santiago", "Pacific/Easter", "America/New_York"])
def test_whoever_moves_after_the_digest_is_not_told_it_again_that_day(promises: Promises, zone: str) -> None:
    promises.promise(letter(promises))
    promises.now = datetime(2026, 9, 22, 3, tzinfo=UTC)
    assert [one.chat_id for one in digests(promises, datetime(2026, 9, 22, 8, tzinfo=UTC))].count(12) == 1
    with promises.store.begin() as memory:
        memory.members.update(replace(promises.member("anna"), zone=zone))
    later = digests(promises, datetime(2026, 9, 23, 4, tzinfo=UTC))
    assert [one for one in later if one.chat_id == 12] == []
    assert len([one for one in digests(promises, datetime(2026, 9, 26, tzinfo=UTC)) if one.chat_id == 12]) >= 1
