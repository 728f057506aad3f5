"""What has a name, and what a stretch of a sentence may name."""

from dataclasses import dataclass
from typing import Literal

How = Literal["exact", "word", "sound", "fuzzy"]
Verdict = Literal["found", "which", "unknown"]


@dataclass(frozen=True, slots=True)
class Named:
    """One thing of the directory that has names.

    kind: "place", "organisation", "person", "post", "theme" or "partnership".
    key: its identity in the memory, unique within its kind.
    name: as shown.
    aliases: other names it goes by: acronyms, numerals, old names, other languages' names.
    weight: how likely people are to ask for it, relative to 1.0 (a region with a partnership more than a comuna).
    exact_only: found by its whole folded name or alias only, never by a single word of it and never fuzzily.
    """

    kind: str
    key: int
    name: str
    aliases: tuple[str, ...] = ()
    weight: float = 1.0
    exact_only: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant.

    score: the probability, 0 to 1, that it is the thing meant.
    matched: its name or alias that came nearest, as written in the directory.
    how: "exact" when the whole folded name was said; "word" when whole words of it were, all of them rightly spelt;
        "sound" when it is spelt otherwise but sounds the same; "fuzzy" when it is merely near.
    """

    thing: Named
    score: float
    matched: str
    how: How


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of a sentence that names something.

    span: offsets in the sentence as given, half open; `text` is that stretch.
    verdict: "found" when sure of the first candidate (the others are runners-up), "which" when one should ask,
        "unknown" when nothing in the directory has such a name (the candidates are the nearest, at most three).
    candidates: best first, at most eight.
    confidence: the probability, 0 to 1, that the first candidate is meant.
    """

    span: tuple[int, int]
    text: str
    verdict: Verdict
    candidates: tuple[Candidate, ...]
    confidence: float
