"""Telegram's HTML, parsed as TDLib's `parse_html` does, with its messages and byte offsets."""

import re
from dataclasses import dataclass, replace

from playground.text.date_time import is_date_time_format
from playground.text.entities import Entity, FormattedText, MarkupError
from playground.text.links import checked_url, mentioned_user
from playground.text.utf16 import utf16_length

_TYPES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_SPACE = " \t\r\n\0\v"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
_MARK = re.compile(r"[<&]")
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\v=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACES = re.compile(r"[ \t\r\n\v]*")


def parse_html(markup: str) -> FormattedText:
    """The text and entities of HTML markup.

    Raises MarkupError with Telegram's message; its offsets are bytes of the UTF-8 markup.
    """
    return _Parser(markup).parse()


@dataclass(slots=True)
class _OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int
    part: int


class _Parser:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.at = 0
        self.offset = 0
        self.parts: list[str] = []
        self.open: list[_OpenTag] = []
        self.entities: list[Entity] = []

    def parse(self) -> FormattedText:
        while (found := _MARK.search(self.markup, self.at)) is not None:
            self.append(self.markup[self.at : found.start()])
            self.at = found.start()
            self.reference() if found.group() == "&" else self.tag()
        self.append(self.markup[self.at :])
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        entities = (replace(entity, language=None) if entity.type == "code" else entity for entity in self.entities)
        return FormattedText(self.text(), tuple(sorted(entities, key=lambda entity: entity.order)))

    def text(self) -> str:
        text = "".join(self.parts)
        try:
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None

    def append(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += utf16_length(text)

    def reference(self) -> None:
        character, self.at = _decode(self.markup, self.at)
        self.append(character)

    def tag(self) -> None:
        self.end_tag() if self.markup.startswith("</", self.at) else self.start_tag()

    def error(self, message: str, begin: int, tail: str = "") -> MarkupError:
        return MarkupError(f"{message} at byte offset {len(self.markup[:begin].encode())}{tail}")

    def start_tag(self) -> None:
        begin = self.at
        name = self.take(_TAG_NAME, begin + 1)
        if self.here() == "":
            raise self.error("Unclosed start tag", begin)
        name = name.lower()
        if name not in _TYPES:
            raise self.error(f'Unsupported start tag "{name}"', begin)
        attributes = self.attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self.error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_OpenTag(name, attributes, self.offset, len(self.parts)))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self.take(_SPACES, self.at)
            if self.here() == ">":
                self.at += 1
                return attributes
            name = self.take(_ATTRIBUTE_NAME, self.at)
            if not name:
                raise self.error(f'Empty attribute name in the tag "{tag}"', begin)
            attributes[name] = self.attribute_value(tag, name, begin)

    def attribute_value(self, tag: str, name: str, begin: int) -> str:
        self.take(_SPACES, self.at)
        if self.here() != "=":
            if tag == "blockquote" and name == "expandable" and self.here():
                return "1"
            raise self.error(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.take(_SPACES, self.at + 1)
        if not self.here():
            raise self.error(f'Unclosed start tag "{tag}"', begin)
        value = self.quoted() if self.here() in "'\"" else self.name_token()
        if not self.here():
            raise self.error("Unclosed start tag", begin)
        return value

    def name_token(self) -> str:
        begin = self.at
        value = self.take(_NAME_TOKEN, begin)
        if self.here() not in _SPACE + ">":
            raise self.error("Unexpected end of name token", begin)
        return value.lower()

    def quoted(self) -> str:
        quote, begin = self.here(), self.at + 1
        end = self.markup.find(quote, begin)
        self.at = len(self.markup) if end < 0 else end + 1
        return _decoded(self.markup[begin : len(self.markup) if end < 0 else end])

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self.error("Unexpected end tag", begin)
        found = self.take(_TAG_NAME, begin + 2).lower()
        self.take(_SPACES, self.at)
        if self.here() != ">":
            raise self.error("Unclosed end tag", begin)
        self.at += 1
        tag = self.open[-1]
        if found and found != tag.name:
            raise self.error("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{found}>"')
        self.close(self.open.pop())

    def close(self, tag: _OpenTag) -> None:
        if self.offset > tag.offset:
            entity = self.entity(tag)
            if entity is not None:
                self.entities.append(entity)

    def entity(self, tag: _OpenTag) -> Entity | None:
        special = {"a": self.link, "pre": self.pre, "code": self.code, "tg-emoji": _emoji, "tg-time": _time}
        if tag.name in special:
            return special[tag.name](tag, self.offset - tag.offset)
        kind = "expandable_blockquote" if "expandable" in tag.attributes else _TYPES[tag.name]
        return Entity(kind, tag.offset, self.offset - tag.offset)

    def link(self, tag: _OpenTag, length: int) -> Entity | None:
        target = tag.attributes.get("href") or "".join(self.parts[tag.part :])
        if (user_id := mentioned_user(target)) is not None:
            return Entity("text_mention", tag.offset, length, user_id=user_id)
        url = checked_url(target)
        return Entity("text_link", tag.offset, length, url=url) if url else None

    def pre(self, tag: _OpenTag, length: int) -> Entity:
        inner = self.entities[-1] if self.entities else None
        if inner and (inner.type, inner.offset, inner.length) == ("code", tag.offset, length):
            language = inner.language
            self.entities.pop()
            return Entity("pre", tag.offset, length, language=language)
        return Entity("pre", tag.offset, length)

    def code(self, tag: _OpenTag, length: int) -> Entity:
        described = tag.attributes.get("class", "")
        language = described.removeprefix("language-") if described.startswith("language-") else None
        inner = self.entities[-1] if self.entities else None
        if language and inner and (inner.type, inner.offset, inner.length) == ("pre", tag.offset, length):
            self.entities.pop()
            return Entity("pre", tag.offset, length, language=language)
        return Entity("code", tag.offset, length, language=language)

    def take(self, pattern: re.Pattern[str], begin: int) -> str:
        found = pattern.match(self.markup, begin)
        taken = found.group() if found else ""
        self.at = begin + len(taken)
        return taken

    def here(self) -> str:
        return self.markup[self.at : self.at + 1]


def _emoji(tag: _OpenTag, length: int) -> Entity:
    identifier = tag.attributes.get("emoji-id", "")
    if not re.fullmatch(r"-?[0-9]{1,19}", identifier) or int(identifier) == 0:
        raise MarkupError("Invalid custom emoji identifier specified")
    return Entity("custom_emoji", tag.offset, length, custom_emoji_id=identifier)


def _time(tag: _OpenTag, length: int) -> Entity:
    unix, shape = tag.attributes.get("unix", ""), tag.attributes.get("format", "")
    if not re.fullmatch(r"[0-9]{1,10}", unix) or int(unix) == 0:
        raise MarkupError("Invalid Unix time specified")
    if not is_date_time_format(shape):
        raise MarkupError("Invalid date-time format specified")
    return Entity("date_time", tag.offset, length, unix_time=int(unix), date_time_format=shape)


def _decoded(value: str) -> str:
    at, parts = 0, []
    while (found := value.find("&", at)) >= 0:
        parts.append(value[at:found])
        character, at = _decode(value, found)
        parts.append(character)
    return "".join([*parts, value[at:]])


def _decode(text: str, at: int) -> tuple[str, int]:
    """What stands at the ampersand, and where to go on: a decoded character or the bare ampersand."""
    found = _REFERENCE.match(text, at)
    if found is None:
        return "&", at + 1
    hexadecimal, decimal, name = found.groups()
    body = found.group().rstrip(";")
    if name is not None:
        character = _NAMED.get(name, "")
    else:
        code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
        character = chr(code) if 0 < code < 0x10FFFF and len(body) < 10 else ""
    return (character, found.end()) if character else ("&", at + 1)
