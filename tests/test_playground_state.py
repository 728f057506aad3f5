"""What is kept over a restart, and that nothing else is read from a state file."""

import pickle
from pathlib import Path

import pytest

from playground.engine import Engine, Settings
from playground.process import running_playground
from playground.world.errors import WorldError
from tests.playground_world import BOT, WORLD, Api


def test_a_restart_with_a_state_file_loses_nothing(tmp_path: Path) -> None:
    state = tmp_path / "telegram.state"
    with running_playground(WORLD, state=state) as playground:
        api, anna = Api(playground.base_url), playground.person("anna")
        first = anna.say("first")
        anna.say("second", reply_to=first)
        anna.sends_file("a.txt", b"abc")
        api("sendMessage", chat_id=playground.group_id("country"), text="in the group")
        playground.clock.advance(hours=1)
        waiting = api("getUpdates").result
        migrated = playground.migrates("small")
    with running_playground(WORLD, state=state) as playground:
        api, anna = Api(playground.base_url), playground.person("anna")
        assert api("getUpdates").result[:3] == waiting
        seen = anna.sees()
        assert [message.text for message in seen[:2]] == ["first", "second"]
        assert seen[1].reply_to == seen[0].id
        assert anna.downloads(seen[2]) == b"abc"
        assert playground.door.get("/sim/clock")["offset_seconds"] == 3600
        assert playground.group_id("small") == migrated
        assert api("sendMessage", chat_id=playground.group_id("country"), text="x").result["message_id"] == 2


def test_a_long_thread_of_replies_can_be_kept(tmp_path: Path) -> None:
    state = tmp_path / "telegram.state"
    with running_playground(WORLD, state=state) as playground:
        anna, last = playground.person("anna"), None
        for number in range(600):
            last = anna.say(str(number), reply_to=last)
    with running_playground(WORLD, state=state) as playground:
        assert playground.person("anna").sees()[-1].text == "599"


def test_a_bot_killed_and_restarted_finds_its_updates(tmp_path: Path) -> None:
    with running_playground(WORLD) as playground:
        playground.person("anna").say("x")
        first = Api(playground.base_url)("getUpdates").result
        again = Api(playground.base_url)("getUpdates").result
        assert first == again != []


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (print, (BOT,))


@pytest.mark.parametrize("content", [pickle.dumps(Bomb()), b"", b"not a state", pickle.dumps({"format": 0})])
def test_a_state_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "telegram.state"
    state.write_bytes(content)
    with pytest.raises(WorldError, match="is no state of this local Telegram"):
        Engine(Settings(state=state))
