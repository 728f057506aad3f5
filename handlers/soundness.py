"""Whether an event is what its types say: python-telegram-bot takes any JSON for a text or a number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Part = TypeVar("Part")
KEPT_NOWHERE = re.compile("[\x00\ud800-\udfff]")
"""What JSON can say and a database cannot keep: NUL, and halves of a character without the other half."""


def keepable(part: Any) -> Any:
    """The same JSON; each character that could not be kept is one that can, so that entities stay where they are."""
    if isinstance(part, str):
        return KEPT_NOWHERE.sub(lambda found: " " if found[0] == "\x00" else "?", part)
    if isinstance(part, Mapping):
        return {name: keepable(value) for name, value in part.items()}
    return [keepable(value) for value in part] if isinstance(part, list) else part


def sound(part: Part) -> Part:
    """The same event, or part of one. Raises TypeError when a field is not of its kind, however deep."""
    kind: type = type(part)
    for name, kinds in fields_of(kind):
        value = getattr(part, name)
        if not isinstance(value, kinds):
            raise TypeError(f"{name} is {type(value).__name__}")
        if is_dataclass(value):
            sound(value)
    return part


@cache
def fields_of(kind: type) -> tuple[tuple[str, tuple[type, ...]], ...]:
    """Each field of a dataclass, and what it may be."""
    return tuple((name, tuple(kinds_of(hint))) for name, hint in get_type_hints(kind).items())


def kinds_of(hint: Any) -> Iterator[type]:
    """The plain types that an annotation allows."""
    origin = get_origin(hint)
    if origin is Literal:
        yield from map(type, get_args(hint))
    elif origin in {Union, UnionType}:
        for each in get_args(hint):
            yield from kinds_of(each)
    else:
        yield origin or hint
