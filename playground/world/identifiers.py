"""Identifiers that look as Telegram's do and that are the same in every run."""

import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import blake2b

from playground.world.errors import WorldError

_TOKEN = re.compile(r"([1-9][0-9]{0,15}):([A-Za-z0-9_\-]+)")


def number_from(text: str) -> int:
    """A stable 64-bit number made from a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def user_id_from(key: str) -> int:
    """An account of today: above 2^32, below 2^53."""
    return 5_000_000_000 + number_from(f"user {key}") % 3_000_000_000


def supergroup_id_from(key: str) -> int:
    """-100 and ten digits."""
    return -1_001_000_000_000 - number_from(f"supergroup {key}") % 2_000_000_000


def group_id_from(key: str) -> int:
    """A basic group: negative, without the -100."""
    return -4_000_000_000 - number_from(f"group {key}") % 1_500_000_000


def bot_id_from(token: str) -> int:
    """The account number before the colon."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise WorldError("a token is <number>:<letters, digits, - and _>")
    return int(found.group(1))


def random_token(size: int = 18) -> str:
    """Unguessable letters, digits, - and _."""
    return secrets.token_urlsafe(size)


def opaque(*parts: object, size: int = 24) -> str:
    """A stable string that tells nothing about its parts."""
    digest = blake2b(repr(parts).encode(), digest_size=min(64, size)).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
