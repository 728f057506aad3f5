"""Load the gazetteer and a network's facts: at the first start all of it, later what is new.

What people changed is never overwritten, and what they removed does not come back. A place is known by its code,
everything else by the key of its fact.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from data import seeding_facts as as_record
from data.gazetteer import GazetteerPlace
from data.memory import Memory
from data.network import NetworkFacts
from data.planting import Bed
from data.tables import organisations, places


def seed(
    memory: Memory,
    gazetteer: Iterable[GazetteerPlace],
    facts: NetworkFacts,
    now: datetime,
    *,
    demonstration: bool = False,
) -> Mapping[str, int]:
    """Load what is new; hands back how many records of each kind that was.

    Made-up meeting series are loaded for a demonstration only; a series starts at its first occurrence after `now`.
    Raises UnknownReference.
    """
    bed = Bed(memory.connection)
    _places(memory, bed, list(gazetteer))
    _directory(memory, bed, facts)
    _cooperation(memory, bed, facts)
    wanted = [fact for fact in facts.meeting_series if demonstration or not fact.example]
    bed.plant(
        "meeting", memory.meetings, bed.new("meeting", wanted), lambda fact, known: as_record.meeting(fact, known, now)
    )
    return bed.planted


def _places(memory: Memory, bed: Bed, gazetteer: list[GazetteerPlace]) -> None:
    fresh = [fact for fact in gazetteer if fact.code not in bed.numbers.known["place"]]
    bed.plant_by_level("place", memory.places, fresh, as_record.place)
    bed.succeed("place", places, fresh)
    bed.name("place", ((fact.code, fact.aliases, None) for fact in gazetteer))


def _directory(memory: Memory, bed: Bed, facts: NetworkFacts) -> None:
    bed.plant("source", memory.sources, bed.new("source", facts.sources), as_record.source)
    bed.plant("theme", memory.themes, bed.new("theme", facts.themes), as_record.theme)
    fresh = bed.new("organisation", facts.organisations)
    bed.plant_by_level("organisation", memory.organisations, fresh, as_record.organisation)
    bed.succeed("organisation", organisations, fresh)
    bed.plant("person", memory.people, bed.new("person", facts.persons), as_record.person)
    bed.plant("post", memory.posts, bed.new("post", facts.posts), as_record.post)
    bed.plant("tenure", memory.tenures, bed.new("tenure", facts.tenures), as_record.tenure)
    bed.name("organisation", ((fact.key, fact.names, fact.source) for fact in facts.organisations))
    bed.name("theme", ((fact.key, fact.aliases, fact.source) for fact in facts.themes))
    bed.name("person", ((fact.key, fact.aliases, fact.source) for fact in facts.persons))
    bed.name("post", ((fact.key, fact.aliases, fact.source) for fact in facts.posts))


def _cooperation(memory: Memory, bed: Bed, facts: NetworkFacts) -> None:
    fresh = bed.new("partnership", facts.partnerships)
    bed.plant("partnership", memory.partnerships, fresh, as_record.partnership)
    bed.name("partnership", ((fact.key, fact.aliases, fact.source) for fact in facts.partnerships))
    ranked = enumerate(bed.new("relay", facts.relays))
    memory.relays.add_all([relay for rank, fact in ranked for relay in as_record.relays(rank, fact, bed.numbers)])
    where = {fact.key: fact.places for fact in facts.partnerships}
    bed.plant(
        "interaction",
        memory.interactions,
        bed.new("interaction", facts.interactions),
        lambda fact, known: as_record.interaction(fact, known, where),
    )
    bed.plant("blockage", memory.remarks, bed.new("blockage", facts.blockages), as_record.blockage)
    bed.plant("proposal", memory.remarks, bed.new("proposal", facts.proposals), as_record.proposal)
    bed.plant("offer", memory.remarks, bed.new("offer", facts.offers), as_record.offer)
