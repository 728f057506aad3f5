"""Words that records share: languages, texts in several of them, kinds."""

from collections.abc import Mapping
from typing import Any, Literal

Language = Literal["fr", "es", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "es", "en")
Localised = Mapping[Language, str]
"""A text that people read, once per language; keys are those of `LANGUAGES`."""
Json = Mapping[str, Any]
NEW_ID = 0
"""The `id` of a record that the memory has not numbered yet; `add` hands it back with its number."""
SubjectKind = Literal["place", "organisation", "person", "post", "theme", "partnership"]
PlaceKind = Literal["country", "region", "department", "province", "commune", "comuna"]
PartnershipStatus = Literal["seeking", "forming", "active", "asleep", "ended"]
Role = Literal["reader", "editor", "coordinator"]
