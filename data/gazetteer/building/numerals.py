"""The numbers by which the regions of Chile are called, and the départements of France."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Named = dict[str, list[str]]


class Ordinal(NamedTuple):
    """A region's number as it is written and said."""

    roman: str
    spanish: str
    french: str
    english: str


ORDINALS: Mapping[int, Ordinal] = {
    1: Ordinal("I", "primera", "première", "first"),
    2: Ordinal("II", "segunda", "deuxième", "second"),
    3: Ordinal("III", "tercera", "troisième", "third"),
    4: Ordinal("IV", "cuarta", "quatrième", "fourth"),
    5: Ordinal("V", "quinta", "cinquième", "fifth"),
    6: Ordinal("VI", "sexta", "sixième", "sixth"),
    7: Ordinal("VII", "séptima", "septième", "seventh"),
    8: Ordinal("VIII", "octava", "huitième", "eighth"),
    9: Ordinal("IX", "novena", "neuvième", "ninth"),
    10: Ordinal("X", "décima", "dixième", "tenth"),
    11: Ordinal("XI", "undécima", "onzième", "eleventh"),
    12: Ordinal("XII", "duodécima", "douzième", "twelfth"),
    13: Ordinal("XIII", "decimotercera", "treizième", "thirteenth"),
    14: Ordinal("XIV", "decimocuarta", "quatorzième", "fourteenth"),
    15: Ordinal("XV", "decimoquinta", "quinzième", "fifteenth"),
    16: Ordinal("XVI", "decimosexta", "seizième", "sixteenth"),
}
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
# "La primera", "la segunda" and "la tercera" are said of meetings and Mondays far more often than of regions.
BARE_FROM = 4


def spanish(number: int) -> list[str]:
    """IV Región, cuarta región, la cuarta, 4ª región …"""
    of = ORDINALS[number]
    names = [f"{of.roman} Región", f"Región {of.roman}", f"{of.spanish} región"]
    names += [f"{number}ª región", f"{number}a región", f"región {number}"]
    return names + ([f"la {of.spanish}"] if number >= BARE_FROM else []) + _other_spanish(number)


def _other_spanish(number: int) -> list[str]:
    others = {11: ["decimoprimera región"], 12: ["decimosegunda región"], 13: ["décima tercera región"]}
    spaced = {14: ["décima cuarta región"], 15: ["décima quinta región"], 16: ["décima sexta región"]}
    return (others | spaced).get(number, [])


def french(number: int) -> list[str]:
    """IVe région, 4e région, quatrième région …"""
    of = ORDINALS[number]
    written = ["Ire région", "1re région"] if number == 1 else [f"{of.roman}e région", f"{number}e région"]
    return [*written, f"{number}ème région", f"{of.french} région", f"région {of.roman}", f"région {number}"]


def english(number: int) -> list[str]:
    """4th Region, Fourth Region, Region IV …"""
    of = ORDINALS[number]
    short = f"{number}{SUFFIXES.get(number, 'th')}"
    return [f"{short} Region", f"{of.english} region", f"Region {of.roman}", f"Region {number}", f"{of.roman} Region"]


def departments(codes: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Département -> "29", "le 29", "département 29"; `codes` gives the number by the code of the place."""
    for code, number in codes.items():
        yield code, [number, f"le {number}", f"département {number}"]
