"""Intents as JSON and back, so that a button or a row of the outbox can carry one."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot import intents
from bot.intents import Intent
from data.model import Json

TIMES = (datetime, date, time)


def pack(intent: Intent) -> Json:
    """Give an intent as JSON: its name under "intent", its fields beside it."""
    return {"intent": type(intent).__name__, **_plain_fields(intent)}


def unpack(packed: Json) -> Intent:
    """Give back the intent that `pack` was given.

    Raises LookupError when this version knows no intent of that name: an old button.
    """
    kind = _kinds().get(str(packed.get("intent")))
    if kind is None:
        raise LookupError(f"no intent is called {packed.get('intent')!r}")
    return _build(kind, packed)  # type: ignore[no-any-return]


def _kinds() -> Mapping[str, type]:
    return {kind.__name__: kind for kind in get_args(intents.Intent)}


def _plain_fields(record: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, TIMES):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _build(kind: type, packed: Json) -> Any:
    # Unknown keys are of another version and are left out; missing ones have their defaults.
    hints = get_type_hints(kind, vars(intents))
    return kind(**{name: _value(hint, packed[name]) for name, hint in hints.items() if name in packed})


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if get_origin(hint) in {Union, UnionType}:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if isinstance(hint, type) and issubclass(hint, TIMES):
        return hint.fromisoformat(value)
    return _build(hint, value) if is_dataclass(hint) and isinstance(hint, type) else value
