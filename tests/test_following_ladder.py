"""The ladder: on which days an item is spoken of, and to whom; never on a day off."""

from datetime import UTC, date, datetime

import pytest

from bot.following.ladder import steps
from bot.following.workdays import earlier, is_working, on_or_after
from data.model import NEW_ID, ActionItem, ActionItemState

SAID = datetime(2026, 6, 1, tzinfo=UTC)


def item(due: date | None, state: ActionItemState = "open") -> ActionItem:
    at = datetime.combine(due, datetime.min.time()).replace(hour=18) if due else None
    return ActionItem(NEW_ID, "x", SAID, -1, state, due=at, zone="Europe/Paris")


LADDERS = [
    # Thursday 24 September 2026, France.
    (
        date(2026, 9, 24),
        "FR",
        {
            "soon": date(2026, 9, 22),
            "today": date(2026, 9, 24),
            "late": date(2026, 9, 28),
            "very_late": date(2026, 10, 1),
            "asker": date(2026, 10, 5),
            "coordinator": date(2026, 10, 15),
            "decide": date(2026, 11, 9),
        },
    ),
    # 14 July 2026 is a public holiday in France: told on Monday 13; two working days before is Friday 10.
    (date(2026, 7, 14), "FR", {"soon": date(2026, 7, 10), "today": date(2026, 7, 13), "late": date(2026, 7, 16)}),
    # In Chile the 18th and 19th of September are.
    (date(2026, 9, 18), "CL", {"soon": date(2026, 9, 16), "today": date(2026, 9, 17), "late": date(2026, 9, 21)}),
    # A Sunday.
    (date(2026, 9, 27), "FR", {"soon": date(2026, 9, 24), "today": date(2026, 9, 25), "late": date(2026, 9, 29)}),
]


@pytest.mark.parametrize(("due", "country", "expected"), LADDERS)
def test_each_rung_has_its_day(due: date, country: str, expected: dict[str, date]) -> None:
    found = {step.rung: step.day for step in steps(item(due), country)}
    assert {rung: found[rung] for rung in expected} == expected  # type: ignore[index]


def test_who_hears_of_each_rung() -> None:
    heard = {step.rung: step.listener for step in steps(item(date(2026, 9, 24)), "FR")}
    assert heard["asker"] == "asker"
    assert heard["coordinator"] == "coordinator"
    assert {rung for rung, listener in heard.items() if listener == "owner"} == {
        "soon", "today", "late", "very_late", "decide",
    }  # fmt: skip


@pytest.mark.parametrize("state", ["blocked", "done", "dropped"])
def test_what_rests_or_has_ended_is_not_spoken_of(state: ActionItemState) -> None:
    assert steps(item(date(2026, 9, 24), state), "FR") == ()


def test_what_has_no_date_has_no_ladder() -> None:
    assert steps(item(None), "FR") == ()


def test_where_no_calendar_is_known_monday_to_friday_are_working_days() -> None:
    assert is_working(date(2026, 7, 14), "")
    assert not is_working(date(2026, 7, 18), "XX")
    assert on_or_after(date(2026, 7, 18), "XX") == date(2026, 7, 20)
    assert earlier(date(2026, 7, 20), 2, "") == date(2026, 7, 16)
