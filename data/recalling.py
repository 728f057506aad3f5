"""Reads of the directory, recalled as long as its version stays: most questions ask SQL for little more than that.

The directory is read many times for each answer and changes a few times a day. What was read at a version is kept for
the next units of work, and thrown away when they find another version. A unit of work that writes to the directory
recalls nothing from there on, and adds nothing: what it sees may be rolled back.
"""

import threading
from collections.abc import Callable, Collection
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from data.log import version_of

READS = frozenset(
    {
        "all",
        "ancestors",
        "at_places",
        "by_code",
        "by_ids",
        "by_key",
        "children",
        "children_of",
        "covering_places",
        "covering_themes",
        "descendant_ids",
        "for_place_ids",
        "get",
        "nearest_active_to",
        "of",
        "of_organisations",
        "of_partnerships",
        "of_person",
        "of_places",
        "of_posts",
        "with_themes",
    }
)
"""The methods of repositories that only read, and whose answers are small. Every other one counts as a change."""
MOST = 20_000
"""Answers that are kept; then one begins anew."""

Found = dict[tuple[object, ...], Any]
Repository = TypeVar("Repository")


class Recall:
    """What a store has read at the latest version that it met. May be used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: int | None = None
        self._found: Found = {}

    def at(self, version: int) -> Found:
        """Give what was found at this version; nothing yet, when it is another one than the last."""
        with self._lock:
            if version != self._version or len(self._found) > MOST:
                self._version, self._found = version, {}
            return self._found


class Shelf:
    """What one unit of work may recall: nothing any more once it has changed something."""

    def __init__(self, connection: Connection, recall: Recall) -> None:
        self._connection, self._recall = connection, recall
        self._found: Found | None = None
        self._changed = False

    def recalled(self, repository: Repository) -> Repository:
        """Give a repository whose reads go by this shelf."""
        return cast("Repository", _Recalled(repository, self))

    def change(self) -> None:
        """From here on this unit of work sees what nobody else does."""
        self._changed = True

    def found(self) -> Found | None:
        """Give what was found at the version of this unit of work, or None after a change."""
        if self._changed:
            return None
        if self._found is None:
            self._found = self._recall.at(version_of(self._connection))
        return self._found


class _Recalled:
    def __init__(self, repository: object, shelf: Shelf) -> None:
        self._repository, self._shelf = repository, shelf

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._repository, name)
        return self._reading(name, method) if name in READS else self._changing(method)

    def _reading(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def read(*arguments: Any, **named: Any) -> Any:
            found = self._shelf.found()
            if found is None:
                return method(*arguments, **named)
            key = (type(self._repository), name, *map(_hashable, arguments), *map(_hashable, sorted(named.items())))
            if key not in found:
                found[key] = method(*arguments, **named)
            return found[key]

        return read

    def _changing(self, method: Any) -> Any:
        self._shelf.change()
        return method


def _hashable(argument: Any) -> object:
    return tuple(argument) if isinstance(argument, Collection) and not isinstance(argument, str) else argument
