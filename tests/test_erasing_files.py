"""Whoever asks to be forgotten is in no file of the database any more, once the night's work is done."""

import json
import re
import sqlite3
import unicodedata
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from playground.client import Person, wait_for
from tests.town import BOT, GROUP, Town

SAID_IN_PRIVATE = "qui suit Zorglubville sur Mer ?"
SAID_IN_GROUP = "qui suit Xyloglotte ?"


def test_after_the_night_no_byte_is_left_of_whoever_was_forgotten(town: Town) -> None:
    come_in(town, "anna", "Anna Calvez")
    anna = town.person("anna")
    speak(anna)
    forgotten = traces(anna, "Calvez", "Zorglubville", "Xyloglotte")
    assert len(found(town.minga.folder, forgotten)) >= 5, "this test could not fail"
    forget(anna)
    before = put(town.minga.folder / "minga.db")
    a_night_passes(town)
    assert town.minga.stop() == 0
    assert found(town.minga.folder, forgotten) == []
    assert list((town.minga.folder / "backups").iterdir()), "the backup of that night is one of the files"
    assert put(town.minga.folder / "minga.db") >= before, "what was said to whoever is forgotten still counts"


def come_in(town: Town, key: str, name: str) -> None:
    """Let somebody in as a person of the directory, and bind the group."""
    town.let_in()
    claire = town.person("claire")
    before = claire.say(f"/invite {name}")
    link = claire.waits_for("https://t.me", after=before).text.split("start=")[1].split()[0]
    town.person(key).say(f"/start {link}")
    town.person(key).waits_for("👁")


def speak(person: Person) -> None:
    asked = person.say(SAID_IN_PRIVATE)
    person.waits_for("Zorglubville", after=asked)
    asked = person.say(f"/qui@{BOT} {SAID_IN_GROUP}", GROUP)
    person.waits_for("Xyloglotte", GROUP, after=asked)
    asked = person.say("qui suit Castro ?")
    person.waits_for("Calvez", after=asked)
    asked = person.say("/mydata")
    person.waits_for(str(person.id), after=asked)


def forget(person: Person) -> None:
    asked = person.say("/forget")
    person.press("Oui, effacer", person.waits_for("Dois-je effacer ce qui vous concerne", after=asked))
    person.waits_for("effacées", after=asked)


def a_night_passes(town: Town) -> None:
    nights = town.minga.log.count("backed up")
    wait_for(lambda: noted(town.minga.folder / "minga.db"), what="the goodbye to be noted as sent")
    town.playground.clock.set(town.playground.clock.now() + timedelta(days=1))
    wait_for(lambda: town.minga.log.count("backed up") > nights, seconds=20, what="the night's work")


def noted(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as database:
        return not database.execute(
            "SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending') AND kind = 'answer'"
        ).fetchone()[0]


def traces(person: Person, *words: str) -> dict[str, bytes]:
    """What must not be found: words, plain, folded and as JSON writes them; the number as text and as SQLite has it."""
    length = 4 if person.id < 2**31 else 6
    spelt = {spelling for word in words for spelling in (word, word.lower(), word.upper(), unaccented(word))}
    kept = {f"{word!r}": word.encode() for word in spelt} | {
        f"{word!r} in JSON": json.dumps(word)[1:-1].encode() for word in spelt
    }
    return kept | {"number as text": str(person.id).encode(), "number": person.id.to_bytes(length, "big")}


def unaccented(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def found(folder: Path, sought: dict[str, bytes]) -> list[str]:
    """In which files of the database what is left, in SQLite's log and its backups too."""
    files = [file for file in folder.rglob("*") if file.is_file() and re.search(r"\.db|\.lock", file.name)]
    return [f"{name} in {file.name}" for file in files for name, each in sought.items() if each in file.read_bytes()]


def put(file: Path) -> int:
    """How many rows the outbox holds, whatever has become of them."""
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM outbox").fetchone()[0])
