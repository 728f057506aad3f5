"""How long: the lengths of time said in a text, before or after something or by themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from bot.times.charting import charted, outlined
from bot.times.clockface import Length
from bot.times.reading import Grain
from bot.times.seeding import Text, text_of
from bot.times.words import LANGUAGES, lexicon

Side = Literal["before", "after"]

_SIDES: Final[Mapping[str, Side]] = MappingProxyType(
    {
        "BEFORE": "before",
        "AGO": "before",
        "DAY_BEFORE": "before",
        "AFTER": "after",
        "LATER": "after",
        "DAY_AFTER": "after",
    }
)
_EVES: Final = frozenset({"DAY_BEFORE", "DAY_AFTER"})
_FIELDS: Final[Mapping[Grain, tuple[str, int]]] = MappingProxyType(
    {
        "second": ("seconds", 1),
        "minute": ("minutes", 1),
        "hour": ("hours", 1),
        "day": ("days", 1),
        "week": ("weeks", 1),
        "month": ("months", 1),
        "quarter": ("months", 3),
        "year": ("years", 1),
    }
)
# As planners count: J-7, D+1, H-1, and T-2h, T-30 min.
_COUNTDOWN: Final = re.compile(
    r"(?<![\w+-])(?:(?P<before>[jdhs])|t)\s?(?P<sign>[-+])\s?(?P<amount>\d{1,3})"
    r"(?(before)|\s?(?P<unit>h|min|mn|d|j|s))(?![\w+-]|[.,/]\d)"
)
_UNITS: Final[Mapping[str, Grain]] = MappingProxyType(
    {"j": "day", "d": "day", "h": "hour", "s": "week", "min": "minute", "mn": "minute"}
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: so many of one unit. `side`: before or after something, when that was said."""

    amount: float
    grain: Grain
    span: tuple[int, int]
    side: Side | None = None

    @property
    def delta(self) -> relativedelta:
        """The length as something to add to a datetime, negative when it lies before; half a month is 15 days."""
        name, many = _FIELDS[self.grain]
        amount = self.amount * many * (-1 if self.side == "before" else 1)
        if name == "months":
            return relativedelta(months=int(amount), days=round((amount - int(amount)) * 30))
        return relativedelta(**{name: int(amount) if amount == int(amount) else amount})  # type: ignore[arg-type]


def durations(text: str, language: str | None = None) -> tuple[Duration, ...]:
    """The lengths said in `text`, in its order: "10 minutes", "1h avant", "la veille", "2 días antes", "J-7".

    `language` is "fr", "es" or "en"; without it, the one whose words say most. Spans count characters of the text in
    Unicode's composed form. A time of day in figures ("15h") is a length here too: ask `understand` first.
    """
    seen = text_of(unicodedata.normalize("NFC", text), ())
    said = [tuple(_lengths(seen, name)) for name in ((language,) if language else LANGUAGES)]
    best = max(said, key=lambda found: sum(each.span[1] - each.span[0] for each in found))
    return tuple(_countdowns(seen)) or best


def _lengths(text: Text, language: str) -> Iterator[Duration]:
    edges = charted(text, outlined(text, lexicon(language)))
    signs = {edge.start: edge for edge in edges if edge.category in _SIDES and edge.category not in _EVES}
    free = 0
    for edge in sorted(edges, key=lambda edge: (edge.start, -edge.end)):
        length = Length(1, "day") if edge.category in _EVES else edge.value if edge.category == "length" else None
        if edge.start < free or length is None:
            continue
        sign = edge if edge.category in _EVES else signs.get(edge.end)
        free = sign.end if sign else edge.end
        yield Duration(
            length.amount, length.grain, _span(text, edge.start, free), _SIDES[sign.category] if sign else None
        )


def _span(text: Text, start: int, end: int) -> tuple[int, int]:
    return text.tokens[start].start, text.tokens[end - 1].end


def _countdowns(text: Text) -> Iterator[Duration]:
    for found in _COUNTDOWN.finditer(text.folded):
        side: Side = "before" if found["sign"] == "-" else "after"
        yield Duration(int(found["amount"]), _UNITS[found["before"] or found["unit"]], found.span(), side)
