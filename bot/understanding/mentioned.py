"""Which of the names in a sentence it asks for, and which are words that happen to be names."""

from collections.abc import Sequence
from itertools import takewhile

from bot.names import Mention, words
from bot.understanding.asking import QUESTION_WORDS, Asking
from bot.understanding.clauses import clauses
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import joining_words, linking_words, vocabulary

MOST_WORDS_OF_A_VERB = 2
"""After "who": "looks after"."""

FAINTER = 0.5
"""The share of the strongest's confidence, 0 to 1, below which another stretch merely resembles a name."""


def asked_for(mentions: Sequence[Mention], phrasing: Phrasing, text: str) -> tuple[Mention, ...]:
    """Give the names that a sentence asks for; none when it only speaks of them."""
    likely = [mention for mention in mentions if _is_likely(mention, phrasing, text)]
    known = [mention for mention in likely if not _is_unsure(mention)]
    asking = Asking(phrasing, text, known)
    if not known:
        unsure = [mention for mention in likely if Asking(phrasing, text, [mention]).about_unsure(mention)]
        return tuple(mention for mention in unsure if not _is_fainter(mention, unsure))
    if not asking.about_names():
        return ()
    return tuple(
        one for one in likely if one in known or _is_listed(one, known, text) or _is_asked_too(one, phrasing, text)
    )


def misspelt_verbs(phrasing: Phrasing, text: str) -> list[str]:
    """Give the folded words where a verb stands: after "qui" or "who", in small letters, and not at the very end."""
    ends = [request.span[1] for request in phrasing.requests if request.name in QUESTION_WORDS]
    if not ends:
        return []
    after = phrasing.words[ends[0] : -1][:MOST_WORDS_OF_A_VERB]
    return [word.text for word in takewhile(lambda word: text[word.start].islower(), after)]


def _is_unsure(mention: Mention) -> bool:
    """Whether a name is unknown, or nothing more than near to one that is known."""
    return mention.verdict == "unknown" or (
        mention.verdict == "which" and all(one.how in {"fuzzy", "sound"} for one in mention.candidates)
    )


def _is_fainter(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a plain word is far less near to a name than another is: "quick one, who handles Coqimbo"."""
    strongest = max(other.confidence for other in others)
    return mention.verdict == "which" and mention.text.islower() and mention.confidence < strongest * FAINTER


def _is_likely(mention: Mention, phrasing: Phrasing, text: str) -> bool:
    asking = Asking(phrasing, text, [mention])
    if mention.verdict == "unknown":
        return True
    if _is_one_of_many(mention, phrasing):
        return False
    if mention.text.strip().isdigit():
        # "29" is a département, "le 29 novembre" is not.
        return asking.is_bare(mention) or asking.about_unsure(mention)
    meant = mention.candidates[:1] if mention.verdict == "found" else mention.candidates
    if all(candidate.thing.exact_only for candidate in meant):
        # Villages are called Vers, Place or Change; they are meant by whoever asks for them with a capital.
        capital = mention.text[:1].isupper() and mention.span[0] > 0
        alone = asking.is_bare(mention) and (mention.text[:1].isupper() or not phrasing.asks("wish"))
        return alone or (capital and asking.about_names())
    return True


def _is_one_of_many(mention: Mention, phrasing: Phrasing) -> bool:
    """Whether any body or post of a sort is spoken of, not a certain one: "un embajador"."""
    best = mention.candidates[0]
    if best.thing.kind not in {"organisation", "post"} or best.how == "exact":
        return False
    before = [word.text for word in phrasing.words if word.start < mention.span[0]]
    inside = [word.text for word in phrasing.words if word.start == mention.span[0]]
    return not vocabulary(phrasing.language).indefinite.isdisjoint(before[-1:] + inside)


def _is_listed(mention: Mention, known: Sequence[Mention], text: str) -> bool:
    """Whether a doubtful name stands in a row with one that is known: "… et …", "…, … y …"."""
    before = [text[one.span[1] : mention.span[0]] for one in known if one.span[1] <= mention.span[0]]
    after = [text[mention.span[1] : one.span[0]] for one in known if mention.span[1] <= one.span[0]]
    return any(_links(between) for between in before[-1:] + after[:1])


def _is_asked_too(mention: Mention, phrasing: Phrasing, text: str) -> bool:
    """Whether a full name that nobody has is asked for beside one that is known: "…, c'est bien elle pour … ?"."""
    said = mention.text.split()
    if len(said) < 2 or not all(word[0].isupper() for word in said):
        return False
    parts = clauses(phrasing, text, [mention])
    greeted = any(part.named and part.has({"greeting"}) for part in parts)
    return not greeted and any(part.named and (part.is_bare or part.is_question) for part in parts[:-1])


def _links(between: str) -> bool:
    said = {word.text for word in words(between)}
    linked = bool(said & linking_words()) or between.strip() in {",", "/", "+", "&"}
    return linked and said <= joining_words()
