"""What Minga knows of the network without asking the memory each time: a cache that follows its version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.names import Index, Named
from data.memory import Memory
from data.model import DirectoryName, Partnership

PARTNER_WEIGHT = 4.0
"""How much likelier a question is about a place or body of a partnership than about another one."""
KIND_WEIGHTS = {"place": 1.0, "organisation": 1.5, "person": 1.5, "post": 1.2, "theme": 1.0, "partnership": 1.5}


@dataclass(frozen=True)
class Shore:
    """A country whose organisations cooperate: one side of the network."""

    code: str
    place_id: int
    zone: ZoneInfo


@dataclass(frozen=True)
class Directory:
    """The name index and the shores, as of one version of the directory."""

    version: int
    index: Index
    shores: tuple[Shore, ...]

    def refreshed(self, memory: Memory) -> "Directory":
        """Give a directory that knows every committed change; itself when nothing has changed."""
        if memory.directory.version() == self.version:
            return self
        version, changed, removed = memory.directory.changed_since(self.version)
        if any(kind == "partnership" for kind, _ in removed) or any(name.kind == "partnership" for name in changed):
            return load(memory)
        index = self.index.changed(_named(changed, _partner_keys(memory.partnerships.all())), removed)
        return Directory(version, index, shores(memory))


def load(memory: Memory) -> Directory:
    """Read the whole directory from the memory."""
    version = memory.directory.version()
    partners = _partner_keys(memory.partnerships.all())
    return Directory(version, Index.build(_named(memory.directory.names(), partners)), shores(memory))


def shores(memory: Memory) -> tuple[Shore, ...]:
    """Give the countries of the partnerships' organisations, the most frequent first."""
    ids = [one for partnership in memory.partnerships.all() for one in partnership.organisation_ids]
    country_of = {organisation.id: organisation.country_code for organisation in memory.organisations.by_ids(set(ids))}
    codes = [country_of[one] for one in ids if one in country_of]
    ranked = sorted(dict.fromkeys(codes), key=lambda code: (-codes.count(code), code))
    places = [(code, memory.places.by_code(code)) for code in ranked]
    return tuple(Shore(code, place.id, ZoneInfo(place.time_zone)) for code, place in places if place)


def working_countries(known: Iterable[Shore]) -> Mapping[str, str]:
    """Say which country's working days are meant, by the name of a shore's zone."""
    return {shore.zone.key: shore.code for shore in known}


def _named(names: Iterable[DirectoryName], partners: set[tuple[str, int]]) -> Iterable[Named]:
    for name in names:
        weight = PARTNER_WEIGHT if (name.kind, name.id) in partners else KIND_WEIGHTS[name.kind]
        yield Named(name.kind, name.id, name.name, name.aliases, weight, name.exact_only)


def _partner_keys(partnerships: Iterable[Partnership]) -> set[tuple[str, int]]:
    keys: set[tuple[str, int]] = set()
    for partnership in partnerships:
        keys.update(("place", place) for place in partnership.place_ids)
        keys.update(("organisation", organisation) for organisation in partnership.organisation_ids)
    return keys
