"""The starting network: what a folder of TOML files states about organisations, people and partnerships."""

from data.network.errors import NetworkFactsError
from data.network.facts import (
    BlockageFact,
    Fact,
    InteractionFact,
    Localised,
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
from data.network.reading import read

__all__ = [
    "BlockageFact",
    "Fact",
    "InteractionFact",
    "Localised",
    "MeetingSeriesFact",
    "NetworkFacts",
    "NetworkFactsError",
    "OfferFact",
    "OrganisationFact",
    "PartnershipFact",
    "PersonFact",
    "PostFact",
    "ProposalFact",
    "RelayFact",
    "SourceFact",
    "TenureFact",
    "ThemeFact",
    "read",
]
