"""Telegram's objects as aiogram knows them: an independent schema. No unknown fields, no explicit nulls."""

from collections.abc import Iterator
from typing import Any

import aiogram.methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import TelegramObject, Update
from pydantic import BaseModel, TypeAdapter

METHODS: dict[str, type[TelegramMethod[Any]]] = {
    one.__api_method__: one
    for one in vars(aiogram.methods).values()
    if isinstance(one, type) and issubclass(one, TelegramMethod) and hasattr(one, "__api_method__")
}


def faults_of_result(method: str, result: Any) -> list[str]:
    """What is wrong with the result of a method; nothing when all is well."""
    known = METHODS.get(method)
    if known is None:
        return [f"{method} is unknown to aiogram"]
    read = TypeAdapter(known.__returning__).validate_python(result)
    return [*nulls(result, method), *unknown(read, method)]


def faults_of_update(update: dict[str, Any]) -> list[str]:
    """What is wrong with an update."""
    return [*nulls(update, "update"), *unknown(Update.model_validate(update), "update")]


def nulls(value: Any, path: str) -> Iterator[str]:
    """Every explicit null."""
    if value is None:
        yield f"{path} is null"
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from nulls(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from nulls(inner, f"{path}[]")


def unknown(value: Any, path: str) -> Iterator[str]:
    """Every field that the schema does not know."""
    if isinstance(value, BaseModel):
        yield from (f"{path}.{name} is unknown" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from unknown(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from unknown(inner, f"{path}[]")


def parameters_of(method: str) -> set[str]:
    """The parameters that aiogram sends for a method, by their names on the wire."""
    fields = METHODS[method].model_fields
    return {field.alias or name for name, field in fields.items()}


__all__ = ["TelegramObject", "faults_of_result", "faults_of_update", "parameters_of"]
