"""Markup, entities and what Telegram finds in a text."""

import pytest

from playground.text.entities import Entity, FormattedText, MarkupError
from playground.text.html import parse_html
from playground.text.markdown import parse_markdown, parse_markdown_v2
from playground.text.rendering import to_html
from playground.text.tidy import tidy
from playground.text.utf16 import utf16_length, utf16_slice

Found = list[tuple[str, str]]

HTML = [
    ("<b>bold</b> and <i>italic</i>", "bold and italic", [("bold", "bold"), ("italic", "italic")]),
    ("<b>one <i>two</i></b>", "one two", [("bold", "one two"), ("italic", "two")]),
    ("<STRONG>x</StRoNg>", "x", [("bold", "x")]),
    ("😀<b>é</b>", "😀é", [("bold", "é")]),
    ("&lt;&gt;&amp;&quot;&#233;&#x1F600;&nbsp;", '<>&"é😀&nbsp;', []),
    ("&lt b &amp c", "< b & c", []),
    ("<u>a</u><s>b</s><ins>c</ins>", "abc", [("underline", "a"), ("strikethrough", "b"), ("underline", "c")]),
    ('<a href="http://example.com/x?a=1&amp;b=2">l</a>', "l", [("text_link", "l")]),
    ("<a>http://example.com/</a>", "http://example.com/", [("text_link", "http://example.com/")]),
    ('<a href="not a link">l</a>', "l", []),
    ('<a href="tg://user?id=5000000001">Anna</a>', "Anna", [("text_mention", "Anna")]),
    ('<pre><code class="language-python">x</code></pre>', "x", [("pre", "x")]),
    ('<code class="language-python"><pre>x</pre></code>', "x", [("pre", "x")]),
    ("<code>a <b>b</b></code>", "a b", [("code", "a b")]),
    ("<b>a <code>b</code> c</b>", "a b c", [("bold", "a "), ("code", "b"), ("bold", " c")]),
    ("<blockquote>a <code>b</code></blockquote>", "a b", [("blockquote", "a b"), ("code", "b")]),
    ("<blockquote>a <blockquote>b</blockquote></blockquote>", "a b", [("blockquote", "a b")]),
    ('<a href="http://a.fr/"><b>x</b> <code>y</code></a>', "x y", [("text_link", "x y"), ("bold", "x")]),
    ("<b>a<b>b</b></b>", "ab", [("bold", "ab")]),
    ('<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>', "xy", [("spoiler", "xy")]),
    ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
    ("<blockquote expandable='1'>x</blockquote>", "x", [("expandable_blockquote", "x")]),
    ('<tg-time unix="1647531900" format="wDT">22:45</tg-time>', "22:45", [("date_time", "22:45")]),
    ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", "👍")]),
    ("<b></b>x", "x", []),
    ("<b>x</>", "x", [("bold", "x")]),
    ("<b> </b>x", "x", []),
    ("  <b>x</b>  ", "x", [("bold", "x")]),
    ("a <b>b</b><b>c</b>", "a bc", [("bold", "bc")]),
    ("<b\n>x</b >", "x", [("bold", "x")]),
    ("1 > 0", "1 > 0", []),
]

UNPARSABLE = [
    ("<foo>x</foo>", 'Unsupported start tag "foo" at byte offset 0'),
    ("é<b", "Unclosed start tag at byte offset 2"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b =1>x</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ("<a href=a$>x</a>", "Unexpected end of name token at byte offset 8"),
    ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
]  # fmt: skip

MARKDOWN = [
    (r"*bold \*text*", "bold *text", [("bold", "bold *text")]),
    ("_i_ __u__ ~s~ ||p||", "i u s p", [("italic", "i"), ("underline", "u"), ("strikethrough", "s"), ("spoiler", "p")]),
    ("*bold _italic_*", "bold italic", [("bold", "bold italic"), ("italic", "italic")]),
    ("[l](http://example.com/)", "l", [("text_link", "l")]),
    ("![22:45](tg://time?unix=1647531900&format=t)", "22:45", [("date_time", "22:45")]),
    ("`code` ```py\nx```", "code x", [("code", "code"), ("pre", "x")]),
    (">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", "one\ntwo\n")]),
    ("**>one\n>two||", "one\ntwo", [("expandable_blockquote", "one\ntwo")]),
]

NOT_MARKDOWN = [
    ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("*x", "Can't find end of Bold entity at byte offset 0"),
    ("é `x", "Can't find end of Code entity at byte offset 3"),
]

FOUND = [
    ("/start and /who@minga_bot.", [("bot_command", "/start"), ("bot_command", "/who@minga_bot")]),
    ("1/2 a/b //x", []),
    ("ask @anna_calvez, @ab", [("mention", "@anna_calvez")]),
    ("#chile #1 $USD", [("hashtag", "#chile"), ("cashtag", "$USD")]),
    ("https://example.com/a(b). or example.fr, x.txtx", [("url", "https://example.com/a(b)"), ("url", "example.fr")]),
    ("write to a.b@example.cl", [("email", "a.b@example.cl")]),
    ("call +33 2 98 00 00 00 now", [("phone_number", "+33 2 98 00 00 00")]),
    ("12 octobre 2026, 15h30", []),
]  # fmt: skip

TIDIED = [
    ("  x \n", "x"),
    ("a\r\nb", "a\nb"),
    ("a\x00b\tc", "a b\tc"),
    (" \n\t ", ""),
    ("\u200b\u200b", ""),
]


def found(formatted: FormattedText) -> Found:
    return [(one.type, utf16_slice(formatted.text, one.offset, one.length)) for one in formatted.entities]


@pytest.mark.parametrize(("markup", "text", "entities"), HTML)
def test_html_becomes_text_and_entities(markup: str, text: str, entities: Found) -> None:
    formatted = tidy(parse_html(markup))
    assert formatted.text == text
    assert [one for one in found(formatted) if one[0] != "url"] == entities


@pytest.mark.parametrize(("markup", "message"), UNPARSABLE)
def test_html_that_does_not_parse_is_refused_with_the_byte_offset(markup: str, message: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_html(markup)
    assert str(refused.value) == message


@pytest.mark.parametrize(("markup", "text", "entities"), MARKDOWN)
def test_markdown_becomes_text_and_entities(markup: str, text: str, entities: Found) -> None:
    formatted = tidy(parse_markdown_v2(markup))
    assert formatted.text == text
    assert found(formatted) == entities


@pytest.mark.parametrize(("markup", "message"), NOT_MARKDOWN)
def test_markdown_that_does_not_parse_is_refused(markup: str, message: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_markdown_v2(markup)
    assert str(refused.value) == message


def test_the_old_markdown_knows_bold_italic_code_and_links() -> None:
    formatted = tidy(parse_markdown("*b* _i_ `c` [l](http://example.com/) snake\\_case"))
    assert formatted.text == "b i c l snake_case"
    assert found(formatted) == [("bold", "b"), ("italic", "i"), ("code", "c"), ("text_link", "l")]


@pytest.mark.parametrize(("text", "entities"), FOUND)
def test_telegram_finds_commands_mentions_and_links_by_itself(text: str, entities: Found) -> None:
    assert found(tidy(FormattedText(text))) == entities


@pytest.mark.parametrize(("text", "kept"), TIDIED)
def test_a_text_is_cleaned_and_trimmed(text: str, kept: str) -> None:
    assert tidy(FormattedText(text)).text == kept


def test_nothing_is_found_inside_code_and_links() -> None:
    formatted = tidy(parse_html('<code>/start</code> <a href="http://example.com">@anna_calvez</a> <b>/who</b>'))
    assert [kind for kind, _ in found(formatted)] == ["code", "text_link", "bot_command", "bold"]


CROSSING = [
    ([("bold", 0, 4), ("italic", 2, 4)], [("bold", "abcd"), ("italic", "cd"), ("italic", "ef")]),
    ([("text_link", 2, 4), ("bold", 0, 4)], [("bold", "ab"), ("text_link", "cdef"), ("bold", "cd")]),
    ([("code", 0, 2), ("pre", 1, 3)], [("code", "ab")]),
    ([("bold", 4, 99)], [("bold", "ef")]),
]


@pytest.mark.parametrize(("given", "entities"), CROSSING)
def test_entities_that_cross_are_cut_or_dropped(given: list[tuple[str, int, int]], entities: Found) -> None:
    made = (
        Entity(kind, offset, length, url="http://a.fr/" if "link" in kind else None) for kind, offset, length in given
    )
    assert found(tidy(FormattedText("abcdef", tuple(made)))) == entities


def test_lengths_count_utf16_units() -> None:
    formatted = parse_html("😀 <b>😀😀</b>")
    assert utf16_length("😀") == 2
    assert (formatted.entities[0].offset, formatted.entities[0].length) == (3, 4)


@pytest.mark.parametrize(
    "markup", ["<b>a <i>b</i></b> &lt;c&gt;", '<tg-time unix="1" format="r">x</tg-time>', "😀<u>é</u>"]
)
def test_what_was_parsed_can_be_written_as_html_again(markup: str) -> None:
    assert to_html(parse_html(markup)) == markup
