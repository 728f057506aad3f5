"""A whole run at DEBUG, with all kinds of trouble: no token, telephone number or e-mail address stands in the log."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.memory import open_memory
from playground.client import Person, Playground, wait_for
from playground.process import running_playground
from tests.town import WORLD
from tests.way_process import TOKEN, EchoMinga

SAID = (
    "+33 1 99 00 12 34",
    "appelez le 01 99 00 56 78 svp",
    "+56 9 0000 1234 / somebody.invented@example.org",
    "00 33 199 00 98 76 ou quelquun+test@collectivite.example",
    "(+33)1.99.00.43.21 <no.body@example.com>",
)
NUMBERS = ("199001234", "199005678", "900001234", "199009876", "199004321", "199007777")
ADDRESSES = ("somebody.invented", "quelquun", "no.body@", "@example", "collectivite.example")


@pytest.fixture
def playground() -> Iterator[Playground]:
    with running_playground(WORLD) as running:
        yield running


@pytest.fixture(params=["whole_minga.py", "echo_minga.py"])
def minga(
    request: pytest.FixtureRequest, playground: Playground, shipped_template: Path, tmp_path: Path
) -> Iterator[EchoMinga]:
    shutil.copy(shipped_template, tmp_path / "minga.db")
    store = open_memory(tmp_path / "minga.db")
    store.close()
    echo = EchoMinga(playground, tmp_path, {"MINGA_LOG_LEVEL": "DEBUG"}, program=request.param)
    echo.start()
    yield echo
    if echo.process is not None and echo.process.poll() is None:
        echo.kill()


def say_it_all(person: Person, playground: Playground) -> None:
    for words in SAID:
        person.says(words)
    person.says(f"break {SAID[0]}")
    person.says(f"/start {TOKEN}")
    person.sends_contact(phone_number="+33199007777", first_name="Somebody", last_name="Invented")
    person.sends_file("somebody.invented@example.org.txt", b"+33 1 99 00 12 34", caption=SAID[2])
    playground.fault("error", "sendMessage", status=400, description=f"Bad Request: {SAID[2]}", times=1)
    playground.fault("html", "sendMessage", times=1)
    playground.fault("drop_before", "getUpdates", times=2)


def test_no_secret_stands_in_the_log_of_a_whole_run(minga: EchoMinga, playground: Playground) -> None:
    claire = playground.person("claire")
    say_it_all(claire, playground)
    wait_for(lambda: minga.inbox() >= len(SAID) + 4, seconds=20)
    claire.says("last")
    wait_for(lambda: minga.inbox() >= len(SAID) + 5, seconds=20)
    playground.change_bot("minga_bot", revoked=True)
    assert minga.process is not None
    assert minga.process.wait(20) == 1
    log = minga.log
    assert "debug" in log.lower()
    assert TOKEN.partition(":")[2] not in log
    digits = re.sub(r"[ ./()+-]", "", log)
    assert [number for number in NUMBERS if number in digits] == []
    assert [address for address in ADDRESSES if address in log] == []
