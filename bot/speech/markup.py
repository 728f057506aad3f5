"""The one place where names and other people's words become HTML that Telegram accepts."""

import re
from collections.abc import Iterable
from html import escape

_BEFORE = re.compile(r" ([:;?!»])")


class Html(str):
    """Text that is Telegram's HTML already; everything that is not an `Html` is escaped before it is shown."""

    __slots__ = ()

    def __add__(self, other: str) -> "Html":
        """Join, escaping what is plain."""
        return Html(str.__add__(self, to_html(other)))


def to_html(text: object) -> Html:
    """Give `text` as HTML: unchanged if it is `Html`, else with <, > and & written as entities."""
    return text if isinstance(text, Html) else Html(escape(str(text), quote=False))


def joined(separator: str, parts: Iterable[object]) -> Html:
    """Join what says something, with a separator in between."""
    return Html(separator.join(to_html(part) for part in parts if part))


def typeset(html: Html, language: str) -> Html:
    """Keep a line from breaking where the language forbids it: before : ; ? ! » and after « in French."""
    if language != "fr":
        return html
    return Html(_BEFORE.sub("\u00a0\\1", html).replace("« ", "«\u00a0"))


def bold(text: object) -> Html:
    """Give `text` in bold."""
    return Html(f"<b>{to_html(text)}</b>")


def italic(text: object) -> Html:
    """Give `text` in italics."""
    return Html(f"<i>{to_html(text)}</i>")


def lines(*parts: object | None) -> Html:
    """Join the parts that say something, one a line; None and empty parts leave no gap."""
    return joined("\n", parts)
