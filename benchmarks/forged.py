"""Forged buttons: what nobody was shown, or somebody else, or somewhere else, or long ago, is pressed 100,000 times.

`python -m benchmarks.forged --number 100000`: coordinators' buttons that invite, bind, unbind, erase and set a language
are kept; then tokens are guessed, altered, carried into other chats, pressed by others and pressed too late. A forged
press may be answered by a short word and by nothing else: a message, or a row that any table has gained, lost or
changed, is a wrong grant. At the end each true button is pressed by whom it is for, to show that there was something to
grant.
"""

import argparse
import json
import string
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import sqlalchemy

from benchmarks.fuzz import BEGINNING, GROUP, PEOPLE, SHARED, let_in
from bot.assistant import Assistant
from bot.events import ButtonPressed, Sender, Where
from bot.intents import BindGroup, ForgetMe, Invite, SpeakLanguage, UnbindGroup
from bot.packing import pack
from data.memory import Memory, Store, open_memory
from data.model import PressableButton

COORDINATOR, *OTHERS = (user for user, _ in PEOPLE)
HERS, THE_GROUP, OTHER_GROUP = (
    Where(COORDINATOR, "private"),
    Where(int(str(GROUP["id"])), "supergroup"),
    Where(-9, "group"),
)
TRUE: tuple[tuple[object, Where], ...] = (
    (Invite(("Somebody",), "coordinator"), HERS),
    (Invite(), HERS),
    (SpeakLanguage("en"), HERS),
    (UnbindGroup(), THE_GROUP),
    (BindGroup(), THE_GROUP),
    (SpeakLanguage("es"), THE_GROUP),
    (ForgetMe(sure=True), HERS),
)
"""What was shown to a coordinator, and where; the last one ends what she may do."""
LETTERS = string.ascii_letters + string.digits + "-_"
SEEN = "recollections"
"""Who presses anything in a group has been seen there; that is noted, and grants nothing."""
A_MONTH = timedelta(days=31)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed by somebody, somewhere, some time after it was shown."""

    token: str
    by: int
    where: Where
    later: timedelta = timedelta(0)


Forge = Callable[[str, Where, Random], Press]


def guessed(_token: str, _where: Where, chance: Random) -> Press:
    """A token of the right shape."""
    return Press("".join(chance.choices(LETTERS, k=16)), COORDINATOR, chance.choice((HERS, THE_GROUP)))


def altered(token: str, where: Where, chance: Random) -> Press:
    """A true token with one letter changed, gone or added, in another case, or with something around it."""
    place = chance.randrange(len(token))
    other = chance.choice([letter for letter in LETTERS if letter != token[place]])
    forms = (
        f"{token[:place]}{other}{token[place + 1 :]}",
        token[:place] + token[place + 1 :],
        token + other,
        token.swapcase(),
        f" {token}",
        f"{token}\x00",
        f"{token}%",
        "%" * len(token),
        f"{token[:place]}_{token[place + 1 :]}\u200b",
        f"' OR token = '{token}",
        json.dumps(pack(Invite())),
        "",
    )
    return Press(chance.choice(forms), COORDINATOR, where)


def by_another(token: str, where: Where, chance: Random) -> Press:
    """The true token, pressed by somebody whom it is not for."""
    return Press(token, chance.choice(OTHERS), where)


def elsewhere(token: str, where: Where, chance: Random) -> Press:
    """The true token, by whom it is for, in another chat."""
    wrong = [one for one in (HERS, THE_GROUP, OTHER_GROUP, Where(OTHERS[0], "private")) if one != where]
    return Press(token, COORDINATOR, chance.choice(wrong))


def too_late(token: str, where: Where, chance: Random) -> Press:
    """The true token, by whom it is for, where it was shown, after it has expired."""
    return Press(token, COORDINATOR, where, A_MONTH + timedelta(seconds=chance.randrange(10**7)))


FORGERIES: tuple[Forge, ...] = (guessed, altered, by_another, elsewhere, too_late)


def shown(store: Store) -> list[tuple[str, Where]]:
    """The true buttons, kept as those are that people see."""
    chance = Random(0)
    made = [("".join(chance.choices(LETTERS, k=16)), intent, where) for intent, where in TRUE]
    with store.begin() as memory:
        for token, intent, where in made:
            until = BEGINNING + timedelta(days=30)
            memory.buttons.keep(PressableButton(token, where.id, pack(intent), until, COORDINATOR))  # type: ignore[arg-type]
    return [(token, where) for token, _, where in made]


def press(one: Press, number: int, mind: Assistant, memory: Memory) -> bool:
    """Whether anything but a short word came of it."""
    sender = Sender(one.by, f"P{one.by}")
    event = ButtonPressed(number, one.where, sender, "q", one.token, 1)
    return bool(mind.hear(event, memory, BEGINNING + one.later).outgoing)


def picture(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that somebody's rights or words may stand in."""
    tables = set(sqlalchemy.inspect(store.engine).get_table_names()) - {SEEN}
    with store.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr)  # noqa: S608
            for name in tables
        }


def forge(store: Store, number: int, seed: int) -> dict[str, object]:
    """Press forged buttons, then the true ones; gives the figures."""
    chance, mind, true, wrong = Random(seed), Assistant("fr", "Europe/Paris"), shown(store), 0
    before = picture(store)
    for begin in range(0, number, BATCH):
        with store.begin() as memory:
            for each in range(begin, min(begin + BATCH, number)):
                forged = FORGERIES[each % len(FORGERIES)](*chance.choice(true), chance)
                wrong += press(forged, each + 1, mind, memory)
    after = picture(store)
    changed = sorted(name for name in before if before[name] != after[name])
    with store.begin() as memory:
        granted = sum(
            press(Press(token, COORDINATOR, where), number + at, mind, memory)
            for at, (token, where) in enumerate(true, 1)
        )
    return {"forged": number, "wrong grants": wrong, "tables changed": changed, "true buttons that worked": granted}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    with (
        TemporaryDirectory(dir=SHARED if SHARED.is_dir() else None) as folder,
        closing(open_memory(Path(folder) / "forged.db")) as store,
    ):
        let_in(store)
        found = forge(store, given.number, given.seed)
    print(json.dumps(found | {"seconds": round(time.monotonic() - began)}))
    sys.exit(bool(found["wrong grants"] or found["tables changed"]) or found["true buttons that worked"] != len(TRUE))


if __name__ == "__main__":
    main()
