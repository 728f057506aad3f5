"""How long: lengths said by themselves, before or after something, and how they are added to a wall time."""

from datetime import datetime

import pytest

from bot.times import durations, understand

NOW = datetime.fromisoformat("2026-10-07T10:20:00+02:00")

SAID = {
    "10 minutes": [(10, "minute", None)],
    "1h": [(1, "hour", None)],
    "1h30": [(90, "minute", None)],
    "une heure et demie": [(1.5, "hour", None)],
    "1h avant": [(1, "hour", "before")],
    "rappelle-moi une heure avant seulement": [(1, "hour", "before")],
    "un quart d'heure avant": [(0.25, "hour", "before")],
    "la veille": [(1, "day", "before")],
    "le lendemain": [(1, "day", "after")],
    "2 días antes": [(2, "day", "before")],
    "la víspera": [(1, "day", "before")],
    "two weeks earlier": [(2, "week", "before")],
    "the day before": [(1, "day", "before")],
    "3 jours plus tard": [(3, "day", "after")],
    "15 jours avant et 1h avant": [(15, "day", "before"), (1, "hour", "before")],
    "J-7": [(7, "day", "before")],
    "D+1": [(1, "day", "after")],
    "H-1": [(1, "hour", "before")],
    "S-2": [(2, "week", "before")],
    "T-2h": [(2, "hour", "before")],
    "T-30 min": [(30, "minute", "before")],
    "T + 3 j": [(3, "day", "after")],
    "demain": [],
    "salle T-1": [],
    "J-7,5": [],
    "merci": [],
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_every_length_is_found_with_the_side_it_lies_on(
    text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    assert [(each.amount, each.grain, each.side) for each in durations(text)] == expected


def test_a_length_says_which_words_it_is() -> None:
    text = "rappelle-moi 2 jours avant, puis 1 heure avant"
    assert [text[slice(*each.span)] for each in durations(text)] == ["2 jours avant", "1 heure avant"]
    assert [each.span for each in durations("le J-7")] == [(3, 6)]


MOVED = {
    "2 jours avant": "2026-10-05T10:20",
    "1h30 avant": "2026-10-07T08:50",
    "un mois et demi après": "2026-11-22T10:20",
    "2 trimestres plus tard": "2027-04-07T10:20",
    "90 secondes avant": "2026-10-07T10:18:30",
    "deux semaines": "2026-10-21T10:20",
    "un an avant": "2025-10-07T10:20",
}


@pytest.mark.parametrize(("text", "wall"), MOVED.items())
def test_a_length_is_added_to_a_wall_time(text: str, wall: str) -> None:
    (found,) = durations(text)
    assert NOW.replace(tzinfo=None) + found.delta == datetime.fromisoformat(wall)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("1h avant", ""),
        ("rappelle-moi 2h avant", ""),
        ("24h avant le départ", "le départ"),
        ("2 heures après le départ", "le départ"),
        ("un día antes", ""),
        ("2 days before", ""),
        ("12h avant", ""),
    ],
)
def test_a_length_before_something_untold_is_no_time_of_day(text: str, subject: str) -> None:
    best = understand(text, now=NOW, zone="Europe/Paris").best
    assert (best.kind, best.subject, [note.kind for note in best.notes]) == ("none", subject, ["event missing"])


@pytest.mark.parametrize("text", ["Réunion à 2h avant le dîner", "15h avant le dîner", "8h avant la visite"])
def test_an_hour_that_is_said_before_something_stays_an_hour(text: str) -> None:
    assert understand(text, now=NOW, zone="Europe/Paris").best.kind == "point"
