"""Days that no calendar has, which one has to ask about: "le 30 février"."""

import calendar
import re
from collections.abc import Mapping
from functools import cache

from bot.times.folding import fold
from bot.times.words import LANGUAGES, lexicon

A_LEAP_YEAR = 2024
MONTHS, LONGEST_MONTH = 12, 31


def impossible_day(text: str) -> str:
    """Give the words of a day in a text that exists in no year; empty when there is none."""
    folded = fold(text)
    for found in _named().finditer(folded):
        day, month = int(found["day"] or found["later"]), _months()[found["month"] or found["earlier"]]
        if day > calendar.monthrange(A_LEAP_YEAR, month)[1]:
            return text[found.start() : found.end()]
    for found in re.finditer(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?![\w])", folded):
        if _is_impossible(int(found[1]), int(found[2])):
            return text[found.start() : found.end()]
    return ""


def _is_impossible(day: int, month: int) -> bool:
    """In figures a day or month of its own may be a fraction: only what would be a date otherwise counts."""
    last = calendar.monthrange(A_LEAP_YEAR, month)[1] if 1 <= month <= MONTHS else 0
    return 0 < last < day <= LONGEST_MONTH


@cache
def _months() -> Mapping[str, int]:
    """The number of each month by its folded names in all languages."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for listed in lexicon(language).phrases.values():
            named = [(one.words[0], each.value) for one in listed for each in one.meanings if each.category == "month"]
            found |= {word: int(value) for word, value in named}
    return found


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    ending = r"(?:\s?(?:st|nd|rd|th|er|º))?"
    return re.compile(
        rf"(?<![\w/.,:])(?P<day>\d{{1,2}}){ending}\s+(?:\w{{2}}\s+)?(?P<month>{names})(?!\w)"
        rf"|(?<!\w)(?P<earlier>{names})\s+(?P<later>\d{{1,2}}){ending}(?![\w:])"
    )
