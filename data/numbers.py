"""What facts name by key, and the memory by number."""

from collections import defaultdict
from collections.abc import Iterable

from data.errors import UnknownReference


class Numbers:
    """The memory's numbers of what facts name: kind -> key (of a place: code) -> number."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, int]] = defaultdict(dict)

    def one(self, kind: str, key: str) -> int:
        """The number of what has that key. Raises UnknownReference."""
        number = self.known[kind].get(key)
        if number is None:
            raise UnknownReference(kind=kind, key=key)
        return number

    def perhaps(self, kind: str, key: str | None) -> int | None:
        """The same, and None for no key. Raises UnknownReference."""
        return None if key is None else self.one(kind, key)

    def several(self, kind: str, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of what has these keys, in order. Raises UnknownReference."""
        return tuple(self.one(kind, key) for key in keys)

    def person(self, key: str | None) -> int | None:
        """The number of a person; None also for one who has been forgotten since."""
        return None if key is None else self.known["person"].get(key)
