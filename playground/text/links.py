"""Which links Telegram accepts, and which of them mean a user."""

import re
from urllib.parse import urlsplit

_USER = re.compile(r"tg:(?://)?user\?(?:[^#]*&)?id=([0-9]{1,16})(?:[&#].*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w\-]+\.)+[^\W\d_][\w\-]*|localhost|\d{1,3}(?:\.\d{1,3}){3}")
_SCHEMES = {"http", "https", "ftp", "tg", "ton", "tonsite", "mailto", "tel"}


def mentioned_user(url: str) -> int | None:
    """The user a `tg://user?id=…` link mentions."""
    found = _USER.fullmatch(url.strip())
    return int(found.group(1)) if found else None


def checked_url(url: str) -> str | None:
    """The link as Telegram keeps it (scheme and host in lower case, `http://` and a `/` added), or None."""
    url = url.strip()
    if not url or any(character.isspace() for character in url):
        return None
    scheme, colon, rest = url.partition(":")
    if colon and scheme.lower() in {"tg", "ton", "mailto", "tel"}:
        return f"{scheme.lower()}:{rest}"
    return _checked_web_address(url if "://" in url else f"http://{url}")


def _checked_web_address(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(host):
        return None
    tail = url[url.index(parts.netloc) + len(parts.netloc) :]
    return f"{parts.scheme}://{parts.netloc.lower()}{tail if tail.startswith('/') else '/' + tail}"
