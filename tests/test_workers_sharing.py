"""Several processes under one token share what Telegram allows in a second."""

import pytest

from handlers.limiter import Limiter, Limits

SHARES = [(1, 30, 29), (2, 15, 14), (4, 7, 6), (30, 1, 1), (100, 1, 1)]
"""Processes; slots of each for people who asked, and for what nobody asked for."""


@pytest.mark.parametrize(("processes", "asked", "unasked"), SHARES)
def test_each_takes_its_part_and_keeps_something_for_people(processes: int, asked: int, unasked: int) -> None:
    limiter = Limiter(Limits())
    limiter.share(processes)
    assert limiter.free_slots(0.0, asked=True) == asked
    assert limiter.free_slots(0.0, asked=False) == unasked


def test_what_is_under_way_counts_when_the_parts_change() -> None:
    limiter = Limiter(Limits())
    for _ in range(20):
        limiter.started()
    limiter.share(2)
    assert limiter.free_slots(0.0, asked=True) == 0
    for chat in range(20):
        limiter.ended(chat, 0.0, 0.1)
    assert limiter.free_slots(5.0, asked=True) == 15
    limiter.share(1)
    assert limiter.free_slots(5.0, asked=True) == 30
