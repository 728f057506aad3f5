"""Any folder of the same format can be read; one that does not hold together is refused, by file and entry."""

from datetime import date
from pathlib import Path

import pytest

from data.network import NetworkFactsError, read

SOURCE = """
[source.letter]
kind = "report"
date = 2020-02-03
title = { fr = "Lettre", es = "Carta", en = "Letter" }
"""
BODY = """
[organisation.town]
name = "Ville de Nulle-Part"
kind = "city"
shore = "FR"
source = "letter"
"""
TENURE = """
[tenure.one]
post = "nobody"
as_of = 2020-02-03
source = "letter"
"""
PARTNERSHIP = """
[partnership.pair]
name = { fr = "Paire", es = "Par", en = "Pair" }
members = ["town"]
status = "active"
as_of = 2020-02-03
source = "letter"
"""
MEETING = """
[interaction.call]
kind = "call"
title = { fr = "Appel", es = "Llamada", en = "Call" }
summary = { fr = "Rien", es = "Nada", en = "Nothing" }
first_day = 2020-02-03
last_day = 2020-02-03
zone = "Europe/Paris"
source = "letter"
"""
SERIES = """
[meeting_series.weekly]
title = { fr = "Point", es = "Reunión", en = "Meeting" }
rule = "FREQ=WEEKLY"
zone = "Europe/Paris"
wall_time = 10:00:00
minutes = 30
organisation = "town"
source = "letter"
"""
BLOCKAGE = """
[blockage.stone]
told_on = 2020-02-03
summary = { fr = "Pierre", es = "Piedra", en = "Stone" }
source = "letter"
"""
# What is in the folder -> the entry and the beginning of the complaint.
REFUSED = {
    "not TOML": ("person = ", "file", "Invalid value"),
    "an unknown table": ("[planet.mars]\n", "planet", "no such table"),
    "a table without keys": ("person = 3\n", "person", "must be written as"),
    "an entry that is no table": ("[person]\nanna = 3\n", "person.anna", "must be a table"),
    "an unknown field": (BODY + 'colour = "red"\n', "organisation.town", "colour: no such field"),
    "a missing field": (BODY.replace('kind = "city"', ""), "organisation.town", "kind: missing"),
    "an empty text": (BODY.replace("Ville de Nulle-Part", " "), "organisation.town", "name: must not be empty"),
    "a number for a text": (BODY.replace('"city"', "3"), "organisation.town", "kind: 3 must be a text"),
    "a text for a list": (BODY + 'names = "x"\n', "organisation.town", "names: must be a list"),
    "an alias without a name": (BODY + 'names = [{note = "x"}]\n', "organisation.town", "names: an alias is"),
    "an alias in Breton": (
        BODY + 'names = [{name = "x", language = "br"}]\n',
        "organisation.town",
        "names: 'br' is none",
    ),
    "a text in two languages": (
        BODY + 'describes = {fr = "x", es = "y"}\n',
        "organisation.town",
        "describes: must be given in fr, es, en",
    ),
    "an unknown status": (BODY + PARTNERSHIP.replace("active", "happy"), "partnership.pair", "status: 'happy' is none"),
    "a member who is not there": (PARTNERSHIP, "partnership.pair", "members: there is no organisation.town"),
    "a post that is not there": (TENURE, "tenure.one", "post: there is no post.nobody"),
    "a source that is not there": (BODY.replace('"letter"', '"rumour"'), "organisation.town", "source: there is no"),
    "a date with an hour": (
        BODY + PARTNERSHIP.replace("2020-02-03", "2020-02-03T10:00:00"),
        "partnership.pair",
        "as_of: datetime.datetime(2020, 2, 3, 10, 0) must be a date",
    ),
    "an hour without offset": (
        MEETING + "starts = 2020-02-03T10:00:00\n",
        "interaction.call",
        "starts: must be written with its offset",
    ),
    "an offset of another season": (
        MEETING + "starts = 2020-02-03T10:00:00+02:00\n",
        "interaction.call",
        "starts: its offset is not that of Europe/Paris",
    ),
    "a start on another day": (
        MEETING + "starts = 2020-02-04T10:00:00+01:00\n",
        "interaction.call",
        "starts: is not on first_day",
    ),
    "an end before the start": (
        MEETING + "starts = 2020-02-03T10:00:00+01:00\nends = 2020-02-03T09:00:00+01:00\n",
        "interaction.call",
        "ends: lies before starts",
    ),
    "an unknown zone": (MEETING.replace("Europe/Paris", "Europe/Brest"), "interaction.call", "zone: there is no"),
    "a rule that is none": (BODY + SERIES.replace("WEEKLY", "OFTEN"), "meeting_series.weekly", "rule: "),
    "a blockage of nothing": (BLOCKAGE, "blockage.stone", "names neither"),
}


def _folder(path: Path, text: str) -> Path:
    (path / "sources.toml").write_text(SOURCE, encoding="utf-8")
    (path / "facts.toml").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", REFUSED)
def test_a_folder_that_does_not_hold_together_is_refused(tmp_path: Path, case: str) -> None:
    text, entry, problem = REFUSED[case]
    with pytest.raises(NetworkFactsError) as refusal:
        read(_folder(tmp_path, text))
    assert (refusal.value.file, refusal.value.entry) == ("facts.toml", entry)
    assert refusal.value.problem.startswith(problem)
    assert str(refusal.value) == f"facts.toml, {entry}: {refusal.value.problem}"


def test_another_network_is_read_from_its_folder(tmp_path: Path) -> None:
    facts = read(_folder(tmp_path, BODY + PARTNERSHIP + MEETING + SERIES))
    assert [body.name for body in facts.organisations] == ["Ville de Nulle-Part"]
    assert facts.partnerships[0].name["es"] == "Par"
    assert facts.sources[0].date == date(2020, 2, 3)
    assert facts.persons == ()


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "again.toml").write_text(BODY, encoding="utf-8")
    with pytest.raises(NetworkFactsError, match=r"facts\.toml, organisation\.town: stands in again\.toml already"):
        read(_folder(tmp_path, BODY))


def test_places_are_checked_against_those_that_are_known(tmp_path: Path) -> None:
    folder = _folder(tmp_path, BODY + 'place = "FR-00000"\n')
    assert read(folder).organisations[0].place == "FR-00000"
    with pytest.raises(NetworkFactsError, match="place: the gazetteer has no FR-00000"):
        read(folder, known_places={"FR"})


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkFactsError, match=r"holds no \.toml file"):
        read(tmp_path)


def test_a_record_cannot_be_changed(tmp_path: Path) -> None:
    body = read(_folder(tmp_path, BODY + 'describes = {fr = "x", es = "y", en = "z"}\n')).organisations[0]
    assert body.describes is not None
    with pytest.raises(TypeError):
        body.describes["fr"] = "w"  # type: ignore[index]  # that is what must fail
