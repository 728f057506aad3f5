"""Telegram measures entities in UTF-16 code units; Python counts code points."""


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_point_index(text: str, offset: int) -> int:
    """The index in code points of a UTF-16 offset; one inside a surrogate pair is moved behind it."""
    if text.isascii():
        return min(offset, len(text))
    units = 0
    for index, character in enumerate(text):
        if units >= offset:
            return index
        units += 1 + (character > "\uffff")
    return len(text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text[code_point_index(text, offset) : code_point_index(text, offset + length)]
