"""Which words from a place on may be one name."""

import re
from collections.abc import Iterator

LONGEST_NAME = 9
"""Words: "la coordinadora de la Provincia de …"."""
TOKEN = re.compile(r"@\w+|[^\W\d_]+'|[^\W_]+(?:-[^\W_]+)*\.?")


def stretches(text: str, folded: str, place: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the words from a place on that only spaces part, the most words first; `folded` in place."""
    tokens, end = list[re.Match[str]](), place
    while len(tokens) < LONGEST_NAME and (found := TOKEN.match(folded, end)):
        tokens.append(found)
        end = found.end()
        while end < len(text) and text[end] in " \u00a0":
            end += 1
    tokens = tokens[:1] if folded.startswith("@", place) else tokens
    for size in range(len(tokens), 0, -1):
        stop = tokens[size - 1].end()
        whole = stop - (text[stop - 1] == "." and len(tokens[size - 1][0]) > 2)
        if text[place].isalnum() or text[place] == "@":
            yield place, whole
