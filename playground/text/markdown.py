"""Telegram's MarkdownV2 and the older Markdown, after TDLib's `parse_markdown_v2` and `parse_markdown`."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playground.text.date_time import is_date_time_format
from playground.text.entities import Entity, FormattedText, MarkupError
from playground.text.links import checked_url, mentioned_user
from playground.text.utf16 import utf16_length

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler", "`": "code"}
_LANGUAGE = re.compile(r"([^\s`]+)\n")


def parse_markdown_v2(markup: str) -> FormattedText:
    """The text and entities of MarkdownV2. Raises MarkupError with Telegram's message (offsets in bytes)."""
    return _Parser(markup).parse()


@dataclass(slots=True)
class _Open:
    kind: str
    mark: str
    offset: int
    begin: int
    language: str | None = None


@dataclass(slots=True)
class _Parser:
    markup: str
    at: int = 0
    offset: int = 0
    parts: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quote: int | None = None

    def parse(self) -> FormattedText:
        at_line_start = True
        while self.at < len(self.markup):
            here = self.markup[self.at]
            if at_line_start and self.quoting(here):
                at_line_start = False
                continue
            at_line_start = here == "\n"
            self.step(here)
        self.end_quote(expandable=False)
        if self.open:
            last = self.open[-1]
            raise self.error(f"Can't find end of {_title(last.kind)} entity", last.begin)
        return FormattedText("".join(self.parts), tuple(sorted(self.entities, key=lambda entity: entity.order)))

    def quoting(self, here: str) -> bool:
        """Take the `>` that opens or continues a block quotation; end one that does not go on."""
        if self.inside_code():
            return False
        if self.markup.startswith("**>", self.at):
            self.end_quote(expandable=False)
            self.quote, self.at = self.offset, self.at + 3
            return True
        if here == ">":
            self.quote = self.offset if self.quote is None else self.quote
            self.at += 1
            return True
        self.end_quote(expandable=False)
        return False

    def end_quote(self, *, expandable: bool) -> None:
        if self.quote is not None and self.offset > self.quote:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.entities.append(Entity(kind, self.quote, self.offset - self.quote))
        self.quote = None

    def inside_code(self) -> bool:
        return bool(self.open) and self.open[-1].kind in {"code", "pre"}

    def step(self, here: str) -> None:
        if here == "\\" and self.at + 1 < len(self.markup) and 0 < ord(self.markup[self.at + 1]) <= 126:
            self.append(self.markup[self.at + 1], 2)
        elif self.inside_code():
            self.step_in_code(here)
        elif here not in _RESERVED or here == "\n":
            self.append(here, 1)
        else:
            self.mark(here)

    def step_in_code(self, here: str) -> None:
        if self.markup.startswith(self.open[-1].mark, self.at):
            self.close(len(self.open[-1].mark))
        else:
            self.append(here, 1)

    def mark(self, here: str) -> None:
        if self.quote is not None and self.markup.startswith("||", self.at) and self.ends_quote():
            self.at += 2
            self.end_quote(expandable=True)
        elif here == "]" and self.open and self.open[-1].kind in {"link", "custom"}:
            self.close_link()
        elif here == "[" or self.markup.startswith("![", self.at):
            self.start_link(here)
        else:
            self.style(here)

    def ends_quote(self) -> bool:
        ends_line = self.at + 2 == len(self.markup) or self.markup[self.at + 2] == "\n"
        return ends_line and not any(one.kind == "spoiler" for one in self.open)

    def style(self, here: str) -> None:
        mark = next((mark for mark in ("```", "__", "||", here) if self.markup.startswith(mark, self.at)), here)
        kind = "pre" if mark == "```" else _MARKS.get(mark)
        if kind is None:
            raise MarkupError(f"Character '{here}' is reserved and must be escaped with the preceding '\\'")
        if self.open and self.open[-1].kind == kind:
            self.close(len(mark))
        else:
            self.start(kind, mark)

    def start(self, kind: str, mark: str) -> None:
        opened = _Open(kind, mark, self.offset, self.at)
        self.at += len(mark)
        if kind == "pre" and (found := _LANGUAGE.match(self.markup, self.at)):
            opened.language, self.at = found.group(1), found.end()
        elif kind == "pre" and self.markup.startswith("\n", self.at):
            self.at += 1
        self.open.append(opened)

    def start_link(self, here: str) -> None:
        kind = "link" if here == "[" else "custom"
        self.open.append(_Open(kind, "]", self.offset, self.at))
        self.at += 1 if here == "[" else 2

    def close(self, taken: int) -> None:
        opened = self.open.pop()
        self.at += taken
        if self.offset > opened.offset:
            length = self.offset - opened.offset
            self.entities.append(Entity(opened.kind, opened.offset, length, language=opened.language))

    def close_link(self) -> None:
        opened = self.open.pop()
        self.at += 1
        target = self.target() if self.markup.startswith("(", self.at) else ""
        length = self.offset - opened.offset
        entity = _link(opened, target, length) if opened.kind == "link" else _custom(opened, target, length)
        if length and entity is not None:
            self.entities.append(entity)

    def target(self) -> str:
        begin, taken = self.at, list[str]()
        self.at += 1
        while self.at < len(self.markup) and self.markup[self.at] != ")":
            if self.markup[self.at] == "\\" and self.at + 1 < len(self.markup):
                self.at += 1
            taken.append(self.markup[self.at])
            self.at += 1
        if self.at >= len(self.markup):
            raise self.error("Can't find end of a URL", begin)
        self.at += 1
        return "".join(taken)

    def append(self, text: str, taken: int) -> None:
        self.parts.append(text)
        self.offset += utf16_length(text)
        self.at += taken

    def error(self, message: str, begin: int) -> MarkupError:
        return MarkupError(f"{message} at byte offset {len(self.markup[:begin].encode())}")


def _title(kind: str) -> str:
    titles = {"link": "TextUrl", "custom": "CustomEmoji", "pre": "Pre"}
    return titles.get(kind, kind.capitalize())


def _link(opened: _Open, target: str, length: int) -> Entity | None:
    if (user_id := mentioned_user(target)) is not None:
        return Entity("text_mention", opened.offset, length, user_id=user_id)
    url = checked_url(target)
    return Entity("text_link", opened.offset, length, url=url) if url else None


def _custom(opened: _Open, target: str, length: int) -> Entity:
    """`![…](tg://emoji?id=…)` or `![…](tg://time?unix=…&format=…)`."""
    parts = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme == "tg" and parts.netloc == "emoji" and query.get("id", "").isdigit():
        return Entity("custom_emoji", opened.offset, length, custom_emoji_id=query["id"])
    shape = query.get("format", "")
    if (
        parts.scheme == "tg"
        and parts.netloc == "time"
        and query.get("unix", "").isdigit()
        and is_date_time_format(shape)
    ):
        return Entity("date_time", opened.offset, length, unix_time=int(query["unix"]), date_time_format=shape)
    raise MarkupError("Custom emoji entity must contain a tg://emoji URL")


def parse_markdown(markup: str) -> FormattedText:
    """The text and entities of the older Markdown, which does not nest."""
    parser = _Parser(markup)
    while parser.at < len(markup):
        here = markup[parser.at]
        if here == "\\" and markup[parser.at + 1 : parser.at + 2] in {"_", "*", "`", "["}:
            parser.append(markup[parser.at + 1], 2)
        elif here in "_*`[":
            _old_entity(parser, here)
        else:
            parser.append(here, 1)
    return FormattedText("".join(parser.parts), tuple(sorted(parser.entities, key=lambda entity: entity.order)))


def _old_entity(parser: _Parser, here: str) -> None:
    markup, begin = parser.markup, parser.at
    mark = "```" if markup.startswith("```", begin) else "]" if here == "[" else here
    opened = _Open("pre" if mark == "```" else "link" if here == "[" else _MARKS[here], mark, parser.offset, begin)
    start = begin + (1 if here == "[" else len(mark))
    if opened.kind == "pre" and (found := _LANGUAGE.match(markup, start)):
        opened.language, start = found.group(1), found.end()
    end = markup.find(mark, start)
    if end < 0:
        raise parser.error("Can't find end of the entity starting", begin)
    parser.append(markup[start:end], end - begin)
    if opened.kind != "link":
        parser.open.append(opened)
        parser.close(len(mark))
        return
    parser.open.append(opened)
    if markup.startswith("](", end):
        parser.close_link()
    else:
        parser.open.pop()
        parser.at += 1
