"""Questions for benchmarks/names.py: names as people write them, bare and in sentences, and what names nobody."""

import random
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from benchmarks.names_directory import Directory
from benchmarks.names_templates import Templates
from bot.names import fold

Identity = tuple[str, int]

_EVERYDAY = 200

_ARTICLES = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "del",
        "des",
        "du",
        "el",
        "en",
        "et",
        "l",
        "la",
        "las",
        "le",
        "les",
        "los",
        "sur",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, how it was made, and the things that are right answers (none for what names nobody)."""

    text: str
    sort: str
    right: frozenset[Identity]
    sentence: bool


class Labels:
    """Every folded label of a directory and whose it is."""

    def __init__(self, directory: Directory) -> None:
        self.owners: dict[str, set[Identity]] = defaultdict(set)
        for thing in directory.things:
            for label in (thing.name, *thing.aliases):
                self.owners[fold(label)].add((thing.kind, thing.key))
        self._sorted = sorted(self.owners)
        self.words = {word for label in self.owners for word in label.split()}
        self._contents: dict[frozenset[str], set[Identity]] = defaultdict(set)
        for label, owners in self.owners.items():
            self._contents[_content(label)] |= owners

    def beginning_with(self, folded: str) -> set[Identity]:
        """Give whose labels begin so."""
        start, end = bisect_left(self._sorted, folded), bisect_left(self._sorted, folded + "\U0010ffff")
        return {owner for label in self._sorted[start : min(end, start + 50)] for owner in self.owners[label]}

    def with_content(self, words: frozenset[str]) -> set[Identity]:
        """Give whose labels have just these words, articles aside."""
        return self._contents.get(words, set())

    def having_all(self, wanted: list[frozenset[str]]) -> list[set[Identity]]:
        """Give for each set of folded words whose labels have them all."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for number, needed in enumerate(wanted):
            if needed:
                by_word[max(needed, key=len)].append(number)
        found: list[set[Identity]] = [set() for _ in wanted]
        for label, owners in self.owners.items():
            words = label.split()
            for word in words:
                for number in by_word.get(word, ()):
                    if wanted[number].issubset(words):
                        found[number] |= owners
        return found


def questions(directory: Directory, labels: Labels, templates: Templates, count: int, seed: int) -> list[Question]:
    """Make so many questions that have one answer, half of them in sentences, and all that name nobody."""
    chance = random.Random(f"questions {seed}")
    made = [question for sort in SORTS for question in _of_sort(sort, directory, labels, chance, count // len(SORTS))]
    asked = [_asked(question, templates, chance) if number % 2 else question for number, question in enumerate(made)]
    return asked + list(_nobody(directory, labels, templates, chance))


def _content(folded: str) -> frozenset[str]:
    return frozenset(folded.split()) - _ARTICLES


def _asked(question: Question, templates: Templates, chance: random.Random) -> Question:
    name = question.text if chance.random() < 0.6 else question.text.lower()
    return Question(chance.choice(templates.asking).format(name=name), question.sort, question.right, True)


def _nobody(directory: Directory, labels: Labels, templates: Templates, chance: random.Random) -> Iterator[Question]:
    nobody = frozenset[Identity]()
    for text in (*templates.chat, *_everyday(labels, chance)):
        yield Question(text, "chat", nobody, True)
    nested = labels.having_all([_content(fold(name)) for name in directory.held_out])
    for name, known in zip(directory.held_out, nested, strict=True):
        # "Loiré" alone does name the only "Mairie de Loiré" there is, and "Mairie de Loiré" does name Loiré.
        if not known and fold(name.rpartition(" de ")[2]) not in labels.owners:
            yield Question(name, "absent", nobody, False)
            yield Question(chance.choice(templates.asking).format(name=name), "absent", nobody, True)


def _everyday(labels: Labels, chance: random.Random) -> Iterator[str]:
    """Give sentences of everyday words in three languages that are no name's."""
    for language in ("fr_FR", "es_ES", "en_US"):
        known: tuple[str, ...] = import_module(f"faker.providers.lorem.{language}").Provider.word_list
        plain = [word for word in known if fold(word) not in labels.words]
        for _ in range(_EVERYDAY):
            yield " ".join(chance.sample(plain, chance.randint(3, 8))).capitalize() + chance.choice(".?!")


def _of_sort(sort: str, directory: Directory, labels: Labels, chance: random.Random, count: int) -> list[Question]:
    made: list[Question] = []
    while len(made) < count:
        things = chance.choices(directory.things, k=3 * count)
        tries = [(thing, _spelt(sort, thing.name, thing.aliases, chance)) for thing in things]
        kept = [(thing, text) for thing, text in tries if text]
        owners = labels.having_all([_content(fold(text)) for _, text in kept])
        for (thing, text), sharing in zip(kept, owners, strict=True):
            own = labels.owners[fold(thing.name)]
            same = labels.owners.get(fold(text), set()) | labels.with_content(_content(fold(text)))
            others = sharing | labels.beginning_with(fold(text)) if sort in _SHORTENED else same
            if others <= own or sort in {"exact", "unaccented", "foreign"}:
                made.append(Question(text, sort, frozenset(own | labels.owners.get(fold(text), set())), False))
    return made[:count]


def _spelt(sort: str, name: str, aliases: tuple[str, ...], chance: random.Random) -> str:
    if sort == "foreign":
        return chance.choice(aliases) if aliases else ""
    return SORTS[sort](name, chance)


def _edited(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        (name[:at] + letter + name[at:], name[:at] + name[at + 1 :], name[:at] + letter + name[at + 1 :])
    )


def _transposed(name: str, chance: random.Random) -> str:
    places = [
        at for at in range(len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha() and name[at] != name[at + 1]
    ]
    if not places:
        return ""
    at = chance.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _truncated(name: str, chance: random.Random) -> str:
    kept = chance.randint(max(5, len(name) * 6 // 10), max(5, len(name) - 1))
    return name[:kept].rstrip(" -'’,.") if len(name) > 6 else ""


def _swapped(name: str, chance: random.Random) -> str:
    words = name.split()
    if len(words) < 2:
        return ""
    at = chance.randrange(1, len(words))
    return " ".join(words[at:] + words[:at])


def _short_of_a_word(name: str, chance: random.Random) -> str:
    words = re.split(r"[ -]", name)
    if len(words) < 3:
        return ""
    words.pop(chance.randrange(len(words)))
    return " ".join(words)


_HABITS = (
    ("qu", "k"), ("c(?=[aou])", "k"), ("ph", "f"), ("v", "b"), ("b", "v"), ("z", "s"), ("s(?=[aeiou])", "z"),
    ("ll", "l"), ("l(?=[aeiou])", "ll"), ("y", "i"), ("i", "y"), ("ou", "u"), ("u", "ou"), ("ñ", "gn"), ("gn", "ñ"),
    ("j", "g"), ("th", "t"), ("h", ""), ("ss", "s"), ("nn", "n"), ("e$", "a"), ("é", "e"), ("eau", "o"), ("au", "o"),
    ("ai", "e"), ("ie", "i"), ("c(?=[eiyé])", "s"), ("rr", "r"), ("tt", "t"), ("x", "s"),
)  # fmt: skip


def _otherwise(name: str, chance: random.Random) -> str:
    habits = [(pattern, into) for pattern, into in _HABITS if re.search(pattern, name)]
    if not habits:
        return ""
    pattern, into = chance.choice(habits)
    found = chance.choice(list(re.finditer(pattern, name)))
    return name[: found.start()] + into + name[found.end() :]


SORTS: dict[str, Callable[[str, random.Random], str]] = {
    "exact": lambda name, _: name,
    "unaccented": lambda name, _: fold(name),
    "one edit": _edited,
    "two edits": lambda name, chance: _edited(_edited(name, chance), chance) if len(name) > 6 else "",
    "transposed": _transposed,
    "truncated": _truncated,
    "swapped": _swapped,
    "word missing": _short_of_a_word,
    "other spelling": _otherwise,
    "foreign": lambda _name, _: "",
}
_SHORTENED = {"truncated", "word missing", "swapped"}
