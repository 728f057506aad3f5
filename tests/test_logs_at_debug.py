"""The search for secrets in what was logged (`pytest --at-debug`) finds them, and takes nothing else for one."""

import pytest

from tests.at_debug import secrets_in

FOUND = [
    ("https://api.telegram.org/bot123456789:AAF-notARealToken_0/getMe", ["token"]),
    ("write to somebody@example.org", ["e-mail"]),
    ("call +33 1 99 00 12 34 or 01 99 00 12 34", ["telephone"]),
    ("2026-10-13T15:00:00+02:00 update 812345678 of chat -1001234567890 taken by @minga_bot", []),
    ("<token> <e-mail> <telephone>", []),
]


@pytest.mark.parametrize(("line", "kinds"), FOUND)
def test_secrets_are_found_in_what_was_logged(line: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in secrets_in(f"before\n{line}\nafter")] == kinds
