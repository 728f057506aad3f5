"""Read a network's folder, and refuse what does not hold together."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.network.checking import problems_of
from data.network.decoding import record_of
from data.network.errors import NetworkFactsError
from data.network.facts import (
    BlockageFact,
    Fact,
    InteractionFact,
    MeetingSeriesFact,
    NetworkFacts,
    OfferFact,
    OrganisationFact,
    PartnershipFact,
    PersonFact,
    PostFact,
    ProposalFact,
    RelayFact,
    SourceFact,
    TenureFact,
    ThemeFact,
)

SHIPPED = Path(__file__).parent
# The name of a table in the files, and of the tuple in NetworkFacts: [person.anna-calvez] goes to `persons`.
KINDS: Mapping[str, tuple[str, type[Fact | SourceFact]]] = {
    "source": ("sources", SourceFact),
    "organisation": ("organisations", OrganisationFact),
    "theme": ("themes", ThemeFact),
    "person": ("persons", PersonFact),
    "post": ("posts", PostFact),
    "tenure": ("tenures", TenureFact),
    "partnership": ("partnerships", PartnershipFact),
    "relay": ("relays", RelayFact),
    "interaction": ("interactions", InteractionFact),
    "blockage": ("blockages", BlockageFact),
    "proposal": ("proposals", ProposalFact),
    "offer": ("offers", OfferFact),
    "meeting_series": ("meeting_series", MeetingSeriesFact),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    kind: str
    record: Fact | SourceFact

    @property
    def name(self) -> str:
        return f"{self.kind}.{self.record.key}"


def read(folder: Path | None = None, known_places: Collection[str] | None = None) -> NetworkFacts:
    """The facts of every `*.toml` in `folder` (the shipped network when None).

    With `known_places`, gazetteer codes that are not among them are refused. Raises NetworkFactsError.
    """
    entries = [entry for file in _files(folder or SHIPPED) for entry in _entries(file)]
    _refuse_twins(entries)
    keys = {kind: {entry.record.key for entry in entries if entry.kind == kind} for kind in KINDS}
    for entry in entries:
        for problem in problems_of(entry.record, keys, known_places):
            raise NetworkFactsError(entry.file, entry.name, problem)
    return NetworkFacts(**_tuples(entries))


def _tuples(entries: list[_Entry]) -> dict[str, Any]:
    return {
        plural: tuple(entry.record for entry in entries if entry.kind == kind) for kind, (plural, _) in KINDS.items()
    }


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise NetworkFactsError(str(folder), "folder", "holds no .toml file")
    return files


def _entries(file: Path) -> Iterator[_Entry]:
    for kind, entries in _tables(file).items():
        if kind not in KINDS:
            raise NetworkFactsError(file.name, kind, f"no such table; known are {', '.join(KINDS)}")
        for key, entry in entries.items():
            try:
                yield _Entry(file.name, kind, record_of(KINDS[kind][1], key, entry))
            except ValueError as problem:
                raise NetworkFactsError(file.name, f"{kind}.{key}", str(problem)) from None


def _tables(file: Path) -> Mapping[str, Mapping[str, object]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise NetworkFactsError(file.name, "file", str(problem)) from None
    for kind, entries in tables.items():
        if not isinstance(entries, dict):
            raise NetworkFactsError(file.name, kind, "must be written as [kind.key]")
    return tables


def _refuse_twins(entries: list[_Entry]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.name in seen:
            raise NetworkFactsError(entry.file, entry.name, f"stands in {seen[entry.name]} already")
        seen[entry.name] = entry.file
