import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from handlers.logs import Redactor, set_up_logs

TOKEN = "123456789:AAF-notARealTokenButShapedLikeOne_0"

HIDDEN = [
    (f"https://api.telegram.org/bot{TOKEN}/getUpdates", TOKEN),
    (f"The token `{TOKEN}` was rejected", TOKEN),
    ("http://127.0.0.1:8014/bot1:short/getMe", "1:short"),
    ("write to somebody.invented@example.org today", "somebody.invented@example.org"),
    ("call +33 1 99 00 12 34 at noon", "99 00 12 34"),
    ("call +56 (9) 5550-0199", "5550"),
    ("call 01 99 00 12 34", "99 00 12 34"),
    ("call 0033199001234", "0033199001234"),
    ("between-us is the word", "between-us"),
]

KEPT = [
    "2026-10-13T15:00:00+02:00",
    "update 812345678 of chat -1001234567890",
    "08:30, 45 of 46, 3.11.7",
    "2026-10-13 09:00:00",
]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("DEBUG", as_json=True, secrets=["between-us", None], to=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize(("text", "secret"), HIDDEN)
def test_a_secret_is_taken_out_wherever_it_is_logged(written: io.StringIO, text: str, secret: str) -> None:
    structlog.get_logger().info(text, deep={"list": [text, {"more": (text, ValueError(text))}]})
    logging.getLogger("telegram.Bot").warning("it failed: %s", text)
    try:
        raise ValueError(text)
    except ValueError:
        structlog.get_logger().exception("caught")
        logging.getLogger("aiohttp").exception("caught too")
    assert written.getvalue().count("\n") == 4
    assert secret not in written.getvalue()


@pytest.mark.parametrize("text", KEPT)
def test_numbers_that_are_no_secret_stay(text: str) -> None:
    assert Redactor().text(text) == text


def test_the_event_itself_is_still_readable(written: io.StringIO) -> None:
    structlog.get_logger().info("ready", seconds=0.7)
    assert '"event": "ready"' in written.getvalue()
    assert '"seconds": 0.7' in written.getvalue()
