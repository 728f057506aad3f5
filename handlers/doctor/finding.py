"""What the doctor finds: a subject, a verdict, and words for the operator."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Verdict = Literal["ok", "look", "broken"]
SECONDS = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    subject: str
    verdict: Verdict
    """`look`: it works, and somebody should look; `broken`: it does not."""
    words: str
    advice: str = ""
    """What to do, where there is something to do."""


def ok(subject: str, words: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, "ok", words)


def look(subject: str, words: str, advice: str) -> Finding:
    """It works, and somebody should look."""
    return Finding(subject, "look", words, advice)


def broken(subject: str, words: str, advice: str) -> Finding:
    """It does not work."""
    return Finding(subject, "broken", words, advice)


def spoken(length: timedelta) -> str:
    """Say a length of time in its two largest units: "2 hours 5 minutes"."""
    left, parts = max(0, round(length.total_seconds())), list[str]()
    for name, seconds in SECONDS:
        number, left = divmod(left, seconds)
        if number or (name == "second" and not parts):
            parts.append(f"{number} {name}{'s' * (number != 1)}")
    return " ".join(parts[:2])


def megabytes(number: int) -> str:
    """Say a number of bytes."""
    return f"{number / 1e6:,.1f} MB"
