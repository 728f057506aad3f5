"""One shore named and the other not: "15h (10h Santiago)", said on either of them."""

from datetime import datetime

import pytest

from bot.times import understand

NOW = datetime.fromisoformat("2026-10-07T10:20:00+02:00")
HERE, THERE = "Europe/Paris", "America/Santiago"

SAID = {
    ("15h (10h Santiago)", HERE): ("2026-10-07T15:00+02:00", HERE, ["shores agree"], []),
    ("15h soit 10h à Santiago", HERE): ("2026-10-07T15:00+02:00", HERE, ["shores agree"], []),
    ("15h (11h Santiago)", HERE): ("2026-10-07T15:00+02:00", HERE, ["shores disagree"], ["2026-10-07T11:00-03:00"]),
    ("10h Santiago (15h)", HERE): ("2026-10-07T10:00-03:00", THERE, ["shores agree"], []),
    ("10h (15h Paris)", THERE): ("2026-10-07T10:00-03:00", THERE, ["shores agree"], []),
    ("15h (10h Santiago)", THERE): ("2026-10-07T10:00-03:00", THERE, [], []),
    ("10h Santiago (15h)", THERE): ("2026-10-07T10:00-03:00", THERE, [], []),
    ("mardi 15h30 (10h30 Chile)", THERE): ("2026-10-13T10:30-03:00", THERE, [], []),
    ("mardi 15h30 (10h30 Chile)", HERE): ("2026-10-13T15:30+02:00", HERE, ["shores agree"], []),
    ("le 27 octobre : 15h (11h Santiago)", HERE): ("2026-10-27T15:00+01:00", HERE, ["shores agree"], []),
    ("15h (11h Santiago) le 27 octobre", HERE): ("2026-10-27T15:00+01:00", HERE, ["shores agree"], []),
}


@pytest.mark.parametrize(("text", "zone"), SAID)
def test_the_shore_that_is_not_named_is_the_other_one(text: str, zone: str) -> None:
    found = understand(text, now=NOW, zone=zone, language="fr")
    start, tz, notes, others = SAID[text, zone]
    best = found.best
    assert best.start is not None
    assert (best.start.isoformat("T", "minutes"), best.tz, [note.kind for note in best.notes]) == (start, tz, notes)
    rivals = [each.start.isoformat("T", "minutes") for each in found.others if each.start and each.kind == "point"]
    assert rivals == others


@pytest.mark.parametrize("text", ["9h - 17h Paris", "9h-17h (Paris)", "9h-17h"])
def test_hours_with_a_dash_are_an_interval_in_one_zone(text: str) -> None:
    assert understand(text, now=NOW, zone=HERE).best.kind == "interval"
