"""People whose first name is nearly the one that was said: Anna, and Anne-Claire."""

from dataclasses import replace

from bot.intents import Subject
from bot.names import Index, Mention, fold

MOST_NAMESAKES = 1
MOST_LOOKED_UP = 3
"""Words near the one said; each costs a search."""


def with_namesakes(meant: tuple[Subject, ...], mention: Mention, index: Index) -> tuple[Subject, ...]:
    """Give what a single word means with those who are called nearly so: buttons beside one person, choices else."""
    people = [one for one in meant if one.kind == "person"]
    said = fold(mention.text)
    if len(people) != 1 or " " in said or not mention.candidates:
        return meant
    called = dict.fromkeys((said, fold(mention.candidates[0].matched).split()[0]))
    known = {one.id for one in people}
    near = [key for word in called for key in _people_called_nearly(word, index) if key not in known]
    others = tuple(Subject("person", key) for key in dict.fromkeys(near))[:MOST_NAMESAKES]
    if len(meant) > 1 or not others:
        return meant
    if mention.verdict == "found":
        return (replace(meant[0], twins=(meant[0].twins + others)[:MOST_NAMESAKES]),)
    return (*meant, *others)


def _people_called_nearly(word: str, index: Index) -> list[int]:
    found = [index.look_up(other) for other in index.words_near(word)[:MOST_LOOKED_UP]]
    return [
        one.thing.key
        for mention in found
        for one in mention.candidates
        if one.thing.kind == "person" and one.how in {"exact", "word"}
    ]
