"""Whether a typed answer says yes or no to what was shown: in any language, and in nothing but such words."""

import tomllib
from collections.abc import Mapping
from functools import cache

from bot.names import fold
from bot.understanding.meetings.words import FOLDER, Phrase
from data.model import LANGUAGES

LONGEST = 10
"""Words. Who says more says something else too."""
SIGNS: Mapping[str, bool] = {"👍": True, "👌": True, "✅": True, "👎": False, "❌": False}


def consents(text: str) -> bool | None:
    """Give whether the text agrees (True) or refuses (False); None when it does neither, or says something besides."""
    sign = SIGNS.get(text.strip().rstrip("\ufe0f🏻🏼🏽🏾🏿"))
    words = tuple(fold(text).split())
    if sign is not None or not words or len(words) > LONGEST:
        return sign
    found = {meaning for listed in map(_meanings, LANGUAGES) for meaning in _read(words, listed)}
    if "drop" in found:
        return False
    return True if "confirm" in found else None


def _read(words: Phrase, known: Mapping[Phrase, str]) -> set[str]:
    """The meanings of the phrases that make up all the words; empty when some are left over."""
    if not words:
        return set()
    for size in range(len(words), 0, -1):
        meaning = known.get(words[:size])
        rest = _read(words[size:], known) if meaning else set()
        if meaning and (rest or size == len(words)):
            return {meaning, *rest}
    return set()


@cache
def _meanings(language: str) -> Mapping[Phrase, str]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        answers = tomllib.load(file)["answers"]
    return {tuple(fold(phrase).split()): meaning for meaning, listed in answers.items() for phrase in listed}
