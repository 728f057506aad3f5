"""Formatted text back to HTML, for whoever reads over a person's shoulder."""

from html import escape

from playground.text.entities import Entity, FormattedText

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler", "code": "code",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip


def to_html(formatted: FormattedText) -> str:
    """Telegram's HTML for a text; what Telegram finds by itself (links, commands) is left as it is written."""
    marked = [entity for entity in formatted.entities if _tags(entity)]
    if not marked:
        return escape(formatted.text, quote=False)
    units = formatted.text.encode("utf-16-le", "surrogatepass")
    parts, at, open_entities = [], 0, list[Entity]()
    borders = sorted({border for entity in marked for border in (entity.offset, entity.end)} | {len(units) // 2})
    for border in borders:
        parts.append(escape(units[2 * at : 2 * border].decode("utf-16-le", "replace"), quote=False))
        at = border
        while open_entities and open_entities[-1].end <= border:
            parts.append(_tags(open_entities.pop())[1])
        for entity in (one for one in marked if one.offset == border):
            parts.append(_tags(entity)[0])
            open_entities.append(entity)
    return "".join(parts)


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type in _TAGS:
        tag = _TAGS[entity.type]
        return f"<{tag}{' expandable' if entity.type.startswith('expandable') else ''}>", f"</{tag}>"
    if entity.type == "pre":
        return _preformatted(entity.language)
    opening = _opening(entity)
    return (f"<{opening}>", f"</{opening.split()[0]}>") if opening else ("", "")


def _opening(entity: Entity) -> str:
    match entity.type:
        case "text_link":
            return f'a href="{escape(entity.url or "")}"'
        case "text_mention":
            return f'a href="tg://user?id={entity.user_id}"'
        case "custom_emoji":
            return f'tg-emoji emoji-id="{entity.custom_emoji_id}"'
        case "date_time":
            shape = f' format="{entity.date_time_format}"' if entity.date_time_format else ""
            return f'tg-time unix="{entity.unix_time}"{shape}'
    return ""


def _preformatted(language: str | None) -> tuple[str, str]:
    if language:
        return f'<pre><code class="language-{escape(language)}">', "</code></pre>"
    return "<pre>", "</pre>"
