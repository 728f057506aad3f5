"""How well action items are read: owner, date and text right, how often one is asked without need.

    .venv/bin/python -m benchmarks.action_items            # the fresh messages, action_items_fresh_*.yaml
    .venv/bin/python -m benchmarks.action_items --wrong    # lists what is not right
    .venv/bin/python -m benchmarks.action_items --known    # those that the reading was built with
    .venv/bin/python -m benchmarks.action_items --messages FILE   # what `bot.py explain --json` says of other messages

"asked" counts messages in which she asks for an owner or a date that was said; "wrong" those in which she is sure and
mistaken.
"""

import argparse
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import action_items_explained as explained
from bot.directory import Directory, load
from data import gazetteer, network
from data.memory import Memory, Store, open_memory
from data.seeding import seed
from tests.action_items_corpus import ASKED, Expected, Said, as_expected, corpus, items_of, like

LANGUAGES = ("fr", "es", "en")
A_MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def main() -> None:
    """Read every message and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is not right")
    parser.add_argument("--known", action="store_true", help="the messages that the reading was built with")
    parser.add_argument("--messages", type=Path, help="a YAML file of messages with what is expected of each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = seeded(Path(folder))
        if options.messages:
            explained.measure(options.messages, store, show=options.wrong)
            return
        with store.look() as memory:
            for language in LANGUAGES:
                name = "action_items" if options.known else "action_items_fresh"
                measure(list(corpus(language, name)), memory, load(memory), show=options.wrong)
        store.close()


def seeded(folder: Path) -> Store:
    """Give a memory with the shipped places and facts."""
    store = open_memory(folder / "memory.db")
    with store.begin() as memory:
        seed(memory, gazetteer.read(), network.read(), A_MONDAY, demonstration=True)
    return store


def measure(messages: list[Said], memory: Memory, directory: Directory, *, show: bool) -> None:
    """Print the figures of one language."""
    start, verdicts = perf_counter(), Counter[str]()
    for said in messages:
        found = [as_expected(item) for item in items_of(said, memory, directory)]
        wanted = [like(item) for item in said.items]
        verdict = verdict_on(found, wanted)
        verdicts[verdict] += 1
        if show and verdict != "right":
            print(f"  {verdict}: {said.text!r}\n    {found}\n    {wanted}")
    each = (perf_counter() - start) * 1000 / len(messages)
    right = 100 * verdicts["right"] / len(messages)
    print(
        f"{messages[0].language}: {len(messages)} messages, {right:.0f} % right, {dict(verdicts)}, {each:.0f} ms each"
    )


def verdict_on(found: list[Expected], wanted: list[Expected]) -> str:
    """Say whether items are right, asked about without need, or wrong."""
    if found == wanted:
        return "right"
    if len(found) != len(wanted):
        return "wrong"
    return "asked" if all(_is_no_guess(*pair) for pair in zip(found, wanted, strict=True)) else "wrong"


def _is_no_guess(found: Expected, wanted: Expected) -> bool:
    owners = found.owners in {ASKED, wanted.owners}
    due = found.due in {ASKED, wanted.due}
    return owners and due and found.text == wanted.text


if __name__ == "__main__":
    main()
