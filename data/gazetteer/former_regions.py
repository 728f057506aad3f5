"""The French regions of before 2016 and what lay in them: INSEE's official geographic code of 1 January 2015.

Kept by hand in `curated/france.toml`, for no package tells it: the sixteen that were merged by the law of 16 January
2015, each with its départements and its successor. The regions that stayed as they were are those of today.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "curated" / "france.toml"


def former_region_of(code: str) -> str | None:
    """Give the code of the abolished region in which a département lay ("FR-D21": "FR-O26"); None for any other."""
    return _regions_of_departments().get(code)


def former_regions_in(code: str) -> tuple[str, ...]:
    """Give the codes of the abolished regions that a region of today took over ("FR-R27"); none for any other."""
    return _regions_of_successors().get(code, ())


@cache
def _regions_of_departments() -> Mapping[str, str]:
    return {f"FR-D{one}": region for region, told in _told().items() for one in told["departments"]}


@cache
def _regions_of_successors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for region, told in _told().items():
        found[str(told["successor"])] += (region,)
    return dict(found)


def _told() -> Mapping[str, Mapping[str, list[str]]]:
    with FILE.open("rb") as file:
        written = tomllib.load(file)["old_regions"]
    return {f"FR-O{number}": told for number, told in written.items()}
