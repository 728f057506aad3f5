"""The commands in Telegram's menus: in every language, and for each coordinator in their own chat."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.menus import menus
from data.memory import Memory, Store
from data.model import Language, Member
from handlers import menus as keeping
from tests.conversation import Conversation

FOR_COORDINATORS: dict[Language, set[str]] = {
    "fr": {"inviter", "membres", "demandes", "lacunes"},
    "es": {"invitar", "miembros", "solicitudes", "vacios"},
    "en": {"invite", "members", "requests", "gaps"},
}


@pytest.mark.parametrize("language", FOR_COORDINATORS)
def test_a_coordinator_sees_what_a_coordinator_can_do_in_their_language(language: Language) -> None:
    shown = menus([Member(1, 11, "Claire", "coordinator", language)])
    own = {word for word, _ in next(menu for menu in shown if menu.chat_id == 11).commands}
    others = {word for menu in shown if menu.chat_id is None for word, _ in menu.commands}
    assert FOR_COORDINATORS[language] <= own
    assert not FOR_COORDINATORS[language] & others


def test_a_menu_follows_a_role(conversation: Conversation) -> None:
    assert own_menus(conversation) == {11}
    token = conversation.say("/invite coordinateur Anna", by="coordinator")[0].text.split("start=")[-1].split()[0]
    conversation.say(f"/start {token}", by="stranger")
    assert own_menus(conversation) == {11, 99}


def own_menus(conversation: Conversation) -> set[int | None]:
    with conversation.store.look() as memory:
        return {menu.chat_id for menu in conversation.assistant.menus(memory)} - {None}


class Telegram:
    """What was asked of Telegram; it refuses the menu of one chat."""

    def __init__(self, refused: int) -> None:
        self.refused, self.set, self.deleted = refused, [], []  # type: ignore[var-annotated]

    async def set_my_commands(self, commands: Any, scope: Any, language_code: str | None) -> bool:
        chat_id = getattr(scope, "chat_id", None)
        self.set.append((scope.type, chat_id, language_code))
        if chat_id == self.refused:
            raise BadRequest("Chat not found")
        return True

    async def delete_my_commands(self, scope: Any, language_code: str | None) -> bool:
        self.deleted.append((scope.type, getattr(scope, "chat_id", None), language_code))
        return True


def kept(telegram: Telegram, conversation: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look once."""

    async def do(work: Callable[[Memory], Any]) -> Any:
        with conversation.store.begin() as memory:
            return work(memory)

    async def once() -> None:
        async def stop(_: float) -> None:
            raise asyncio.CancelledError

        monkeypatch.setattr("handlers.menus.asyncio.sleep", stop)
        around = SimpleNamespace(thread=SimpleNamespace(do=do), mind=conversation.assistant)
        with pytest.raises(asyncio.CancelledError):
            await keeping.keep_menus(telegram, around)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        monkeypatch = patched
        asyncio.run(once())


def test_menus_are_set_once_and_taken_away_with_the_role(
    conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = Telegram(refused=12)
    promote(conversation.store, 12, "coordinator")
    kept(telegram, conversation, monkeypatch)
    kept(telegram, conversation, monkeypatch)
    assert len(telegram.set) == len(set(telegram.set)) == 10
    promote(conversation.store, 12, "reader")
    kept(telegram, conversation, monkeypatch)
    assert telegram.deleted == [("chat", 12, None)]


def promote(store: Store, user_id: int, role: Any) -> None:
    with store.begin() as memory:
        member = memory.members.by_user(user_id)
        assert member is not None
        memory.members.update(replace(member, role=role))
