"""TOML values -> fields of a frozen dataclass, checked against the field's own type."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from data.gazetteer.places import Alias, Language
from data.network.facts import Fact, SourceFact

Record = TypeVar("Record", bound=Fact | SourceFact)
LANGUAGES: tuple[str, ...] = get_args(Language)


def record_of(kind: type[Record], key: str, entry: object) -> Record:
    """A record of that kind. Raises ValueError that names the field and what was expected."""
    if not isinstance(entry, Mapping):
        raise ValueError("must be a table")  # noqa: TRY004  # one kind of error for all that a file can hold
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name != "key"}
    _refuse_unknown(entry, hints)
    _require(kind, entry)
    values: dict[str, Any] = {name: _field(name, value, hints[name]) for name, value in entry.items()}
    return kind(key=key, **values)


def _refuse_unknown(entry: Mapping[str, object], hints: Mapping[str, object]) -> None:
    for name in entry:
        if name not in hints:
            raise ValueError(f"{name}: no such field; known are {', '.join(sorted(hints))}")


def _require(kind: type[Any], entry: Mapping[str, object]) -> None:
    for field in fields(kind):
        if field.default is MISSING and field.name not in entry and field.name != "key":
            raise ValueError(f"{field.name}: missing")


def _field(name: str, value: object, hint: Any) -> object:
    try:
        return _value(value, hint)
    except ValueError as problem:
        raise ValueError(f"{name}: {problem}") from None


def _value(value: object, hint: Any) -> object:
    if get_origin(hint) is UnionType:
        return _value(value, next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Literal:
        return _one_of(value, get_args(hint))
    if get_origin(hint) is tuple:
        return _each(value, get_args(hint)[0])
    if get_origin(hint) is Mapping:
        return _localised(value)
    if hint is Alias:
        return _alias(value)
    return _plain(value, hint)


def _one_of(value: object, choices: tuple[str, ...]) -> object:
    if value not in choices:
        raise ValueError(f"{value!r} is none of {', '.join(choices)}")
    return value


def _each(value: object, hint: Any) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list")  # noqa: TRY004
    return tuple(_value(item, hint) for item in value)


def _localised(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        raise ValueError(f"must be given in {', '.join(LANGUAGES)}, and in nothing else")
    return MappingProxyType({language: str(_plain(value[language], str)) for language in LANGUAGES})


def _alias(value: object) -> Alias:
    if not isinstance(value, Mapping) or not {"name"} <= set(value) <= {"name", "language", "note"}:
        raise ValueError("an alias is a table of name, and perhaps language and note")
    if value.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise ValueError(f"{value['language']!r} is none of {', '.join(LANGUAGES)}")
    return Alias(**value)


def _plain(value: object, hint: type[object]) -> object:
    # A bool is an int and a datetime a date: only the very type will do.
    if type(value) is not hint:
        raise ValueError(f"{value!r} must be {_spoken(hint)}")
    if isinstance(value, str) and not value.strip():
        raise ValueError("must not be empty")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("must be written with its offset, as 10:30:00+02:00")
    return value


def _spoken(hint: type[object]) -> str:
    names: dict[type[object], str] = {
        str: "a text",
        int: "a whole number",
        bool: "true or false",
        date: "a date",
        datetime: "a date with an hour",
        time: "an hour",
    }
    return names.get(hint, hint.__name__)
