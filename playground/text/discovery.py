"""The entities that Telegram finds by itself: commands, mentions, hashtags, links, e-mails, telephone numbers."""

import re
from collections.abc import Iterable, Iterator

from playground.text.domains import TOP_LEVEL_DOMAINS
from playground.text.entities import Entity
from playground.text.utf16 import utf16_length

_WORTH_LOOKING = re.compile(r"[@/#$.:+]")
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")
_MENTION = re.compile(r"(?<!\w)@[a-zA-Z0-9_]{4,32}(?!\w)")
_HASHTAG = re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}(?:@[a-zA-Z0-9_]{3,32})?(?![\w#])")
_CASHTAG = re.compile(r"(?<![\w$])\$(?:[A-Z]{1,8}|1INCH)(?![\w$])")
_EMAIL = re.compile(r"(?<![\w.+\-])[a-zA-Z0-9][\w.+\-]{0,63}@(?:[a-zA-Z0-9\-]{1,63}\.)+[a-zA-Z]{2,24}(?!\w)", re.ASCII)
_URL = re.compile(
    r"(?:(?:https?|ftp|tg|ton|tonsite)://|(?<![\w@.\-/]))(?:[^\s/@:<>\"«»]+(?::[^\s/@<>]+)?@)?"
    r"(?:[\w\-]+\.)+([^\W\d_][\w\-]*)(?::\d{1,5})?(?:[/?#][^\s<>\"«»]*)?|(?:https?://)(?:localhost|[\d.]{7,15})[^\s<>\"«»]*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])\+\d(?:[ \-.()]{0,2}\d){6,14}(?!\w)")
_TRAILING = ".,:;!?…'\")]}»"


def discover(text: str, taken: Iterable[Entity] = ()) -> list[Entity]:
    """The automatic entities of a text, outside of those already taken (links, code, mentions), sorted."""
    if not _WORTH_LOOKING.search(text):
        return []
    occupied = [(entity.offset, entity.end) for entity in taken]
    found: list[Entity] = []
    for kind, start, end in _candidates(text):
        entity = Entity(kind, utf16_length(text[:start]), utf16_length(text[start:end]))
        if not any(entity.offset < until and since < entity.end for since, until in occupied):
            occupied.append((entity.offset, entity.end))
            found.append(entity)
    return sorted(found, key=lambda entity: entity.order)


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    yield from _spans("email", _EMAIL, text)
    yield from _links(text)
    yield from _spans("bot_command", _COMMAND, text)
    yield from _spans("mention", _MENTION, text)
    yield from _spans("hashtag", _HASHTAG, text)
    yield from _spans("cashtag", _CASHTAG, text)
    yield from _spans("phone_number", _PHONE, text)


def _spans(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    for found in pattern.finditer(text):
        yield kind, found.start(), found.end()


def _links(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _URL.finditer(text):
        link = _without_trailing(found.group())
        if "://" in link or (found.group(1) or "").lower() in TOP_LEVEL_DOMAINS:
            yield "url", found.start(), found.start() + len(link)


def _without_trailing(link: str) -> str:
    """A closing bracket stays when the link opens it."""
    while link and link[-1] in _TRAILING:
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link
