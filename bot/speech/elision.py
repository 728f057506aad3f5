"""French elision before a name that is put into a sentence: "de" and "que" become "d’" and "qu’" before a vowel."""

import re
import unicodedata
from collections.abc import Mapping

_ELIDED = re.compile(r"\b([Dd]|[Qq]u)e \{(\w+)\}")
_TAG = re.compile(r"<[^>]*>")
VOWELS = frozenset("aeiou")


def elided(template: str, values: Mapping[str, str]) -> str:
    """Give a French sentence whose "de {name}" and "que {name}" are elided where what is filled in asks for it.

    `values` are ready to be shown; tags at their beginning are overlooked.
    """

    def apart(found: re.Match[str]) -> str:
        name = found[2]
        return f"{found[1]}’{{{name}}}" if begins_with_vowel(values.get(name, "")) else found[0]

    return _ELIDED.sub(apart, template)


def begins_with_vowel(text: str) -> bool:
    """Whether a name begins as a vowel does: Eric, Óscar, Hélène, Yves; but not Yann, Hans or Haïti."""
    plain = unicodedata.normalize("NFD", _TAG.sub("", text).lstrip(" «“(")).lower()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    if bare[:1] == "h":
        # Of given names with h those in "ha" mostly keep "de": de Hanna, de Harold.
        return bare[1:2] in VOWELS - {"a"} or bare[1:2] == "y"
    if bare[:1] == "y":
        return bare[1:2].isalpha() and bare[1:2] not in VOWELS
    return bare[:1] in VOWELS or bare[:1] in {"œ", "æ"}
