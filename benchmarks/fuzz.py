"""Random updates and messages, by the thousand, through reading and the whole mind with the shipped network.

`python -m benchmarks.fuzz --number 100000`: whatever is raised is printed with the update that raised it. What is
no update (a field of the wrong kind) may be refused by its reading, and by nothing else.
"""

import argparse
import json
import shutil
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bot.assistant import Assistant
from data import gazetteer, network
from data.memory import Store, open_memory
from data.model import NEW_ID, Chat, Member
from data.seeding import seed as plant
from handlers.reading import Me, queue_of, read

Update = dict[str, Any]
SHARED = Path("/dev/shm")  # noqa: S108 - each run makes a folder of its own there
"""The machine's own memory: what is under test is no disk."""
ME = Me(7, "minga_bot")
BEGINNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PEOPLE = ((700000011, "fr"), (700000012, "es"), (700000013, "en"), (700000014, None), (700000099, "de"))
GROUP = {"id": -1001, "type": "supergroup", "title": "Groupe-pays <b>"}
WORDS_SAID = (
    "qui suit quién lleva who handles Chiloé Castro Quellón Coquimbo Maule Finistère Hérault Anna"
    " Calvez réunion reunión meeting demain mañana tomorrow mardi martes 15h 10:30 31 février"
    " 2026-02-30 rappelle-moi recuérdame remind me de que to alias = tous les every cada jeudi"
    " jueves fait hecho done annule cancela cancel déplace mueve move stop oublie-moi forget me"
    " liste promesses compromisos besoins needs demande pedido blocage bloqueo offre oferta CUF IV"
    " Región ? ! … « » <b> & @minga_bot 🙂 👍🏽 \u200f \x00 \ud7ff \ud83d ٣ ½ n° + # % _ * ` [ ] ( ) 'quoted'"
    " +33199001234 a@example.org https://example.org/x?y=1"
)
WORDS = WORDS_SAID.split()
COMMANDS_SAID = (
    "start help who qui quien meeting meetings remind alias gaps members invite bind unbind mydata"
    " forget stop language zone partnerships request settings cancel done actions x"
)
COMMANDS = COMMANDS_SAID.split()
STRANGE: tuple[Any, ...] = (None, True, -1, 0, 2**63, 1.5, "", "x", "\u0000", [], {}, [None], {"id": "x"})


def words(chance: Random) -> str:
    """Something that somebody might write, or nobody."""
    kind = chance.random()
    if kind < 0.05:
        return "".join(
            chr(chance.choice((chance.randrange(32, 0x250), chance.randrange(0x1F300, 0x1F700))))
            for _ in range(chance.randrange(60))
        )
    if kind < 0.06:
        return chance.choice(WORDS) * chance.randrange(1, 900)
    said = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(9)))
    return f"/{chance.choice(COMMANDS)} {said}" if kind < 0.3 else said


def update(number: int, chance: Random, tokens: list[str]) -> Update:
    """One update, of any kind; one in ten is damaged."""
    user, language = chance.choice(PEOPLE)
    sender = {"id": user, "is_bot": chance.random() < 0.02, "first_name": "P<i>", "language_code": language}
    chat = {"id": user, "type": "private", "first_name": "P"} if chance.random() < 0.7 else GROUP
    message = {"message_id": number, "date": int(BEGINNING.timestamp()) + number, "chat": chat, "from": sender}
    kinds = ("message",) * 8 + (
        "edited_message",
        "callback_query",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "new",
    )
    kind = chance.choice(kinds)
    body: Update = message | {"text": words(chance)}
    match kind:
        case "message" if chance.random() < 0.15:
            body = message | chance.choice(CONTENTS)
        case "message" if chance.random() < 0.1:
            body["reply_to_message"] = message | {
                "from": {"id": 7, "is_bot": True, "first_name": "M"},
                "text": words(chance),
            }
        case "edited_message":
            body["edit_date"] = body["date"] + 5
        case "callback_query":
            data = chance.choice(tokens) if tokens and chance.random() < 0.8 else words(chance)[:60]
            body = {"id": "1", "from": sender, "chat_instance": "1", "data": data, "message": body}
        case "inline_query":
            body = {"id": "1", "from": sender, "query": words(chance)[:250], "offset": ""}
        case "my_chat_member":
            states = [
                {"user": sender, "status": chance.choice(("member", "left", "kicked", "administrator"))} for _ in "12"
            ]
            body = {
                "chat": chat,
                "from": sender,
                "date": body["date"],
                "old_chat_member": states[0],
                "new_chat_member": states[1],
            }
    made: Update = {"update_id": number, kind: body}
    return damaged(made, chance) if chance.random() < 0.1 else made


CONTENTS: tuple[Update, ...] = (
    {"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular",
                 "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}], "caption": "qui suit Chiloé ?"},
    {"document": {"file_id": "a", "file_unique_id": "a", "file_name": "x.ics", "mime_type": "text/calendar"}},
    {"location": {"latitude": -42.5, "longitude": -73.8}},
    {"contact": {"phone_number": "+33199001234", "first_name": "X"}},
    {"new_chat_title": "Other"},
    {"migrate_from_chat_id": -5},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": GROUP}},
    {"left_chat_member": {"id": 12, "is_bot": False, "first_name": "X"}},
)  # fmt: skip


def damaged(made: Update, chance: Random) -> Update:
    """The same with one field, however deep, replaced or gone."""
    copy: Update = json.loads(json.dumps(made))
    places = [(owner, key) for owner, key in fields(copy) if key != "update_id"]
    owner, key = chance.choice(places)
    if chance.random() < 0.3:
        del owner[key]
    else:
        owner[key] = chance.choice(STRANGE)
    return copy


def fields(value: Any) -> Iterator[tuple[Update, str]]:
    """Every field of an object and of all that it holds."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield value, key
            yield from fields(each)


def hear(mind: Assistant, store: Store, made: Update, now: datetime, tokens: list[str]) -> str | None:
    """What went wrong with an update, if anything did: all that hearing and sending would do with it."""
    try:
        queue_of(made)
        event = read(made, ME)
    except Exception as error:  # noqa: BLE001 - python-telegram-bot raises what it likes for what is no update
        return None if is_damage(error) else traceback.format_exc()
    if event is None:
        return None
    try:
        with store.begin() as memory:
            for outgoing in mind.hear(event, memory, now).outgoing:
                memory.outbox.put(outgoing)
                said = mind.render(outgoing, memory, now)
                tokens += [key.token for row in (said.keys if said else ()) for key in row if key.token]
        del tokens[:-200]
    except Exception:  # noqa: BLE001 - this is what is looked for
        mind.undone()
        return traceback.format_exc()
    return None


def is_damage(error: Exception) -> bool:
    """Whether an error is one that a field of the wrong kind may cause."""
    return isinstance(error, TypeError | KeyError | AttributeError | ValueError | OverflowError | OSError)


def open_world(folder: Path) -> Store:
    """The shipped network, and people who have been let in, one of them a coordinator."""
    store = open_memory(folder / "fuzz.db")
    with store.begin() as memory:
        plant(memory, gazetteer.read(), network.read(), BEGINNING, demonstration=True)
    let_in(store)
    return store


def let_in(store: Store) -> None:
    """Everybody but the strangers, and the group."""
    with store.begin() as memory:
        memory.settings.set("me", {"user_id": 7, "username": ME.username, "sees_everything": True})
        for user, language in PEOPLE[:3]:
            role: Any = "coordinator" if user == PEOPLE[0][0] else "reader"
            memory.members.add(Member(NEW_ID, user, f"P{user}", role, language, joined_at=BEGINNING))  # type: ignore[arg-type]
        memory.chats.keep(Chat(int(str(GROUP["id"])), "supergroup", "Groupe", bound_at=BEGINNING, sees_everything=True))


def fuzz(store: Store, number: int, seed: int) -> list[tuple[Update, str]]:
    """The updates that made something raise, and what."""
    chance, mind, tokens, broken = Random(seed), Assistant("fr", "Europe/Paris"), list[str](), []
    for each in range(number):
        made = update(each + 1, chance, tokens)
        trouble = hear(mind, store, made, BEGINNING + timedelta(seconds=7 * each), tokens)
        if trouble:
            broken.append((made, trouble))
    return broken


def fuzz_anew(template: Path, number: int, seed: int) -> list[tuple[Update, str]]:
    """The same in a world of its own, as it was made: what people said in another does not make this one slow."""
    folder = template.parent
    store = open_memory(shutil.copy(template, folder / "chunk.db"))
    try:
        return fuzz(store, number, seed)
    finally:
        store.close()
        for left in folder.glob("chunk.db*"):
            left.unlink()


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1, help="of the first chunk; the next one has the next seed")
    parser.add_argument("--chunk", type=int, default=1_000, help="after so many updates the world begins anew")
    given = parser.parse_args()
    began, broken, done = time.monotonic(), 0, 0
    with TemporaryDirectory(dir=SHARED if SHARED.is_dir() else None) as folder:
        open_world(Path(folder)).close()
        while done < given.number:
            more = min(given.chunk, given.number - done)
            for made, trouble in fuzz_anew(Path(folder) / "fuzz.db", more, given.seed + done // given.chunk):
                broken += 1
                print(json.dumps(made)[:600], trouble, sep="\n", flush=True)
            done += more
            print(f"{done} updates, {time.monotonic() - began:.0f} s: {broken} unhandled exceptions", flush=True)
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
