"""Whether what is said to Minga asks about the names in it, however it is put: unless it tells, greets or calls.

Phrases are known by `asking`; here no certain wording is expected, only the signs of a question or a wish, and none of
a report.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.names import Mention, fold
from bot.understanding.clauses import CONTACT_WORDS, POINTING, Clause, clauses
from bot.understanding.phrases import Phrasing

MOST_SPARE = 1
"""Words that are not understood in what asks by its being short: "le budget de …"."""
SHORT = 5
"""Words among which a name needs no capital to be meant."""


def wants_to_know(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> bool:
    """Whether a sentence, said to Minga, asks for the things that it names."""
    said = clauses(phrasing, text, named)
    if any(_asks(clause) for clause in said) or _asks_after_a_name(said):
        return True
    return not _are_people(named) and _is_only_named(said)


def hails(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> bool:
    """Whether names are only cheered, greeted from, or shown: "vive …", "saludos desde …", "the photos of …"."""
    said = clauses(phrasing, text, named)
    if any(clause.is_question or clause.has(POINTING) for clause in said):
        return False
    return any(clause.named and (clause.holds("hailing") or _greets_from(clause)) for clause in said)


def is_business(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> bool:
    """Whether the clauses that name something speak of what people do: come, go, eat, write."""
    return any(clause.named and clause.is_business for clause in clauses(phrasing, text, named))


def reports(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> bool:
    """Whether some clause tells what was or will be."""
    return any(clause.tells for clause in clauses(phrasing, text, named))


def speaks_of(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> bool:
    """Whether whoever is named first, before a comma, is spoken of and not called: "…, do we know her?"."""
    said = clauses(phrasing, text, named)
    after = [clause for clause in said if not clause.named]
    if any(clause.holds("addressing") for clause in after):
        return False
    formal = any(" " in one.text for one in named) or any(clause.named and clause.holds("titles") for clause in said)
    return any(
        clause.holds("third_person", "knowing") or clause.has({"details"}) or (formal and clause.is_question)
        for clause in after
    )


def _asks(clause: Clause) -> bool:
    if clause.is_business:
        return False
    if not clause.named:
        return (clause.is_question or _wishes(clause) or _asks_obliquely(clause)) and _points(clause)
    if clause.is_question or _asks_obliquely(clause):
        return not _are_people(clause.named) or _points(clause) or _wishes(clause) or clause.asks_in_its_words
    if clause.text[clause.end : clause.end + 1] == "!":
        return False
    return _wishes(clause) or (_is_written_out(clause) and _is_told_of(clause))


def _asks_after_a_name(said: Sequence[Clause]) -> bool:
    """Whether a bare name is followed by a question or a wish that names nothing else: "Coquimbo, ça donne quoi ?"."""
    return any(_asks_after(*pair) or _wishes_before(*pair) for pair in pairwise(said))


def _asks_after(before: Clause, after: Clause) -> bool:
    asked = after.is_question or after.has({"wish"})
    called = _are_people(before.named) and after.holds("addressing")
    return before.is_bare and asked and not after.named and not after.is_business and not called


def _wishes_before(before: Clause, after: Clause) -> bool:
    """Whether what is wished for follows as a bare name: "j'aurais besoin d'un contact : …"."""
    wished = not before.named and before.has({"wish"}) and not before.is_business
    return wished and after.is_bare and before.text[before.end] == ":"


def _is_told_of(clause: Clause) -> bool:
    """Whether what the directory can tell is asked for by its mere name: "un point sur …"."""
    return clause.holds("informing") and not clause.tells and not clause.is_dated


def _is_written_out(clause: Clause) -> bool:
    """Whether a name has a capital or several words, or little is said beside it."""
    joining = clause.known.joining
    long = any(len(set(fold(mention.text).split()) - joining) > 1 for mention in clause.named)
    return long or len(clause.words) <= SHORT or any(mention.text[:1].isupper() for mention in clause.named)


def _wishes(clause: Clause) -> bool:
    return (clause.has({"wish"}) and not clause.tells) or clause.holds("wanting") or clause.gives


def _points(clause: Clause) -> bool:
    return clause.has(POINTING) or clause.holds("informing", "knowing", "third_person", "there")


def _asks_obliquely(clause: Clause) -> bool:
    """Whether somebody is asked for within it, and not only told of: "on travaille avec qui à …"."""
    for first, last in clause.spans({"person_word"}):
        oblique = last - first > 1 or clause.word(first) in clause.known.moods["oblique"]
        before = clause.word(first - 1) if first else ""
        if oblique and before not in clause.known.moods["antecedents"]:
            return True
    return False


def _is_only_named(said: Sequence[Clause]) -> bool:
    """Whether hardly more than names is said: nothing done, dated, counted, denied or exclaimed."""
    few = sum(clause.spare for clause in said) <= MOST_SPARE and all(map(_is_written_out, said))
    return few and not any(
        clause.tells
        or clause.is_business
        or clause.is_dated
        or clause.holds("hailing", "denying")
        or clause.has({"thanks"} | (POINTING - CONTACT_WORDS))
        or any(word.text.isdigit() for word in clause.loose)
        or clause.text[clause.end : clause.end + 1] == "!"
        for clause in said
    )


def _greets_from(clause: Clause) -> bool:
    """Whether somebody greets from what is named: "bonjour de …", "hello everyone from …"."""
    first = clause.named[0].span[0]
    greeted = {place for span in clause.spans({"greeting"}) for place in range(*span)}
    rest = [clause.word(at) for at in clause.places if clause.words[0].start < first and at not in greeted]
    before = [word for word in rest[:1] if word in clause.known.moods["from"]]
    return bool(greeted and before)


def _are_people(named: Sequence[Mention]) -> bool:
    return bool(named) and all(one.candidates and one.candidates[0].thing.kind == "person" for one in named)
