"""A user's number is struck where that user is meant, and nowhere else: a short one is also a day or an item."""

import json

import pytest

from data.memory import Store
from data.striking import strike_number

SHORT, LONG = 12, 7618672400
SETTINGS = [
    # the number, what stood there, what is left ("@" for what stands in for the number)
    (SHORT, {"at": "2026-11-12T12:12:00+00:00"}, {"at": "2026-11-12T12:12:00+00:00"}),
    (SHORT, {"items": [12, 13], "item": 12}, {"items": [12, 13], "item": 12}),
    (SHORT, {"user": 12, "by": 12}, {"user": None, "by": 12}),
    (SHORT, {"users": [11, 12], "chat_ids": [12, -1001]}, {"users": [11], "chat_ids": [-1001]}),
    (SHORT, {"answer:12:4": "said:12", "item:12": "digest:12:20261112"},
     {"answer:@:4": "said:@", "item:12": "digest:12:20261112"}),
    (SHORT, {"left": "left:-1001:12:20261112"}, {"left": "left:-1001:@:20261112"}),
    (SHORT, {"text": "le 12 octobre, 12 places, n° 1123"}, {"text": "le 12 octobre, 12 places, n° 1123"}),
    (SHORT, {"number": "12", "sure": True}, {"number": "@", "sure": True}),
    (1, {"sure": True, "user": True}, {"sure": True, "user": True}),
    (LONG, {"of": [LONG, 5], "text": f"écrire à {LONG}", "more": f"{LONG}0"},
     {"of": [5], "text": "écrire à @", "more": f"{LONG}0"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "stood", "left"), SETTINGS)
def test_a_number_is_struck_where_a_user_is_meant(
    store: Store, number: int, stood: dict[str, object], left: dict[str, object]
) -> None:
    with store.begin() as memory:
        memory.settings.set("tried", stood)
        strike_number(memory.connection, number)
        found = json.dumps(memory.settings.get("tried"), ensure_ascii=False)
    assert json.loads(_unvaried(found)) == left


def _unvaried(text: str) -> str:
    """What stands in for a number differs each time."""
    start = text.find("erased-")
    return text if start < 0 else text.replace(text[start : start + len("erased-") + 8], "@")
