"""The checker: what people asked beside what the local Telegram shows them. It never looks into Minga's own tables."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.crashes_minga import AGAIN
from playground.client import Person, Seen

ANSWER = re.compile(r"(?P<words>.*) = (?P<count>\d+)")


@dataclass
class Correspondence:
    """What one person asked and saw, in order."""

    person: Person
    asked: list[str] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    _version: int = 0

    def says(self, words: str) -> None:
        """Ask, and remember that it was asked."""
        self.person.says(words)
        self.asked.append(words)

    def look(self) -> None:
        """See what is new."""
        self._version, news = self.person.sees_after(self._version)
        self.seen += [message for message in news if message.from_bot]

    @property
    def answers(self) -> list[str]:
        """What was answered, without the marks, each as often as it came."""
        return [message.text.removesuffix(AGAIN).rpartition(" = ")[0] for message in self.seen]

    @property
    def unanswered(self) -> set[str]:
        """What has been asked and was not answered yet."""
        return set(self.asked) - set(self.answers)

    @property
    def repeats(self) -> tuple[int, int]:
        """How many messages came once more: marked as such, and not."""
        unmarked = Counter(message.text for message in self.seen if not message.text.endswith(AGAIN))
        bare = sum(unmarked.values()) - len(unmarked)
        return len(self.answers) - len(set(self.answers)) - bare, bare

    @property
    def miscounted(self) -> tuple[int, int]:
        """How many questions the counts say were never handled, and how many twice or more."""
        found = [ANSWER.fullmatch(message.text.removesuffix(AGAIN)) for message in self.seen]
        counts = {(match["words"], int(match["count"])) for match in found if match}
        twice = len(counts) - len({words for words, _ in counts})
        missing = set(range(1, len(self.asked) + 1)) - {count for _, count in counts}
        return len(missing), twice

    @property
    def out_of_order(self) -> bool:
        """Whether the first arrivals came in another order than the questions."""
        return list(dict.fromkeys(self.answers)) != self.asked


def verdict(of: Iterable[Correspondence]) -> dict[str, int]:
    """The figures that must all be zero, and how many repeats were marked."""
    everybody = list(of)
    for one in everybody:
        one.look()
    return {
        "asked": sum(len(one.asked) for one in everybody),
        "lost": sum(len(one.unanswered) for one in everybody),
        "repeated, marked": sum(one.repeats[0] for one in everybody),
        "repeated, unmarked": sum(one.repeats[1] for one in everybody),
        "never handled": sum(one.miscounted[0] for one in everybody),
        "handled twice": sum(one.miscounted[1] for one in everybody),
        "chats out of order": sum(one.out_of_order for one in everybody),
    }


MUST_BE_ZERO = ("lost", "repeated, unmarked", "never handled", "handled twice", "chats out of order")


def all_well(figures: dict[str, int]) -> bool:
    """Whether everything that must be zero is."""
    return not any(figures[name] for name in MUST_BE_ZERO)
