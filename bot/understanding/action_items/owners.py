"""Who is to do it: set apart from the text ("Anna : …", "(Anna, vendredi)", "resp. Anna"), or its subject."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from bot.times.folding import fold
from bot.understanding.action_items.parties import NamedParty, Naming
from bot.understanding.action_items.words import any_of, phrases, wording

GROUP = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
LEADING = re.compile(r"\s*(?:[:,|;→/]|[-=]*>+|-+(?=\s)|$)\s*")
TRAILING = re.compile(r"\s+-+>?\s+|\s*(?:[|;→/,.]|[-=]>)\s*|\s+(?=@)")
SPACE = " \t\n\u00a0\u202f,;.:|/→>=*_~-–—"
MOST_CUTS = 8

Times = Callable[[str], tuple[tuple[int, int], ...]]
"""From a text to the stretches of it that say until when."""


@dataclass
class Parted:
    """A text taken apart: what is to be done, and whom it names as its owners, in order."""

    text: str
    named: list[NamedParty] = field(default_factory=list)
    dubious: bool = False
    """Whether who is named may as well be somebody that something is done to."""


@dataclass(frozen=True)
class Parting:
    """Takes owner and date off a text where they stand apart."""

    naming: Naming
    times: Times

    def parted(self, text: str) -> Parted:
        """Give what is to be done and by whom; the words stay as they were said."""
        parted = Parted(text.strip(" \t\n\u00a0*_~"))
        for _ in range(MOST_CUTS):
            if not any(cut(parted) for cut in (self._group, self._told, self._trailing, self._dates, self._leading)):
                break
        if not parted.named:
            self._subject(parted)
        parted.text = _tidy(parted.text)
        return parted

    def apart(self, text: str) -> tuple[NamedParty, ...] | None:
        """Give whom a text names when it says nothing but who and when; None when it says something else."""
        spans, place, found = self.times(text), 0, list[NamedParty]()
        folded = fold(text)
        while place < len(text):
            end = next((stop for start, stop in spans if start <= place < stop), None)
            if end is None and (glue := _glue().match(folded, place)) and glue.end() > place:
                end = glue.end()
            if end is None:
                named, end = self.naming.listed(text, place)
                if not named or named[0].kind == "body" or end == place:
                    return None
                found += named
            place = end
        return tuple(found) if found or spans else None

    def _group(self, parted: Parted) -> bool:
        for group in GROUP.finditer(parted.text):
            if (named := self.apart(group[1])) is not None:
                return _cut(parted, group.start(), group.end(), named)
        return False

    def _told(self, parted: Parted) -> bool:
        """ "… responsable : Anna", wherever it stands."""
        for told in _telling().finditer(fold(parted.text)):
            named, end = self.naming.listed(parted.text, told.end())
            if named and named[0].kind == "party":
                return _cut(parted, told.start(), end, named)
        return False

    def _trailing(self, parted: Parted) -> bool:
        folded = fold(parted.text)
        for sign in TRAILING.finditer(folded):
            head, tail = parted.text[: sign.start()], parted.text[sign.end() :]
            if not head.strip() or not tail.strip() or ("," in sign[0] and self._lists(head, tail)):
                continue
            if (named := self.apart(tail)) is not None:
                return _cut(parted, sign.start(), len(parted.text), named)
        return False

    def _lists(self, head: str, tail: str) -> bool:
        """Whether a name before the comma makes what follows the next of a list: "inviter Gonzalo, Anna"."""
        first, _ = self.naming.listed(tail, 0)
        words = re.findall(r"[^\s,]+", head)
        before = [self.naming.at(" ".join(words[-size:]), 0) for size in (1, 2) if len(words) > size]
        return bool(first) and any(one and one.party for one in before)

    def _dates(self, parted: Parted) -> bool:
        """A date at either end."""
        for start, end in self.times(parted.text):
            begins = _label_before().search(fold(parted.text[:start]))
            begins = begins or _noun_before().search(fold(parted.text[:start]))
            first = begins.start() if begins else start
            if not parted.text[:first].strip(SPACE) or not parted.text[end:].strip(SPACE + "!"):
                return _cut(parted, first, end, ())
        return False

    def _leading(self, parted: Parted) -> bool:
        """ "Anna : …", "Pour Anna : …", "Anna et Eric → …"."""
        begin = _label().match(fold(parted.text))
        for start in dict.fromkeys((begin.end() if begin else 0, 0)):
            named, end = self.naming.listed(parted.text, start)
            sign = self._sign(parted.text, named, end)
            if sign is None or named[0].kind == "body" or (start and sign[0].strip() == ","):
                continue
            if named[0].kind == "nobody" and ":" not in sign[0]:
                continue
            return _cut(parted, 0, sign.end(), named)
        return False

    def _sign(self, text: str, named: tuple[NamedParty, ...], end: int) -> re.Match[str] | None:
        """What sets the names at the beginning apart: a sign, the @ before them, or a date behind them."""
        if not named:
            return None
        dated = any(start == end + 1 for start, _ in self.times(text))
        return LEADING.match(fold(text), end) or (
            re.compile(r"\s*").match(text, end) if dated or named[-1].said.startswith("@") else None
        )

    def _subject(self, parted: Parted) -> None:
        """ "Anna envoie …": the name belongs to the sentence and stays in it."""
        folded = fold(parted.text)
        for start in _openings(folded):
            named, end = self.naming.listed(parted.text, start)
            if named:
                parted.named = list(named)
                parted.dubious = named[0].kind == "party" and bool(_dubious().match(parted.text[end:].lower()))
                return
        if self._speaks_of_the_author(parted.text) and self.naming.author:
            parted.named = [NamedParty((0, 0), "", "party", self.naming.author)]
            return
        self._doer(parted)

    def _speaks_of_the_author(self, text: str) -> bool:
        """Verbs that are their own subject: "enviaré el acta", "mando el acta"."""
        first = re.match(r"[¡¿\s]*(\w+)", text)
        future = first and len(first[1]) > 4 and first[1].lower().endswith(phrases_as_written("first_endings"))
        return bool(future) or _first_person().match(fold(text)) is not None

    def _doer(self, parted: Parted) -> None:
        """ "Envoi de la convention par Anna", where what stands before is no participle."""
        for by in _by().finditer(fold(parted.text)):
            named, end = self.naming.listed(parted.text, by.end())
            last = re.search(r"(\w+)\W*$", parted.text[: by.start()])
            if named and named[0].kind == "party" and not parted.text[end:].strip(SPACE):
                parted.named = list(named)
                parted.dubious = last is not None and last[1].lower().endswith(phrases_as_written("participle_endings"))
                return


def phrases_as_written(name: str) -> tuple[str, ...]:
    """Give endings of words with their accents, which tell "enviaré" from "envié"."""
    return phrases("owner", name, folded=False)


def _cut(parted: Parted, start: int, end: int, named: tuple[NamedParty, ...]) -> bool:
    before, after = parted.text[:start].rstrip(), parted.text[end:].lstrip()
    parted.text = _tidy(f"{before} {after}" if before and after else before or after)
    parted.named += named
    return True


def _tidy(text: str) -> str:
    tidy = text.strip(" \t\n\u00a0\u202f,;:|/→>=*_~-–—")
    tidy = re.sub(r"\s+([,.;])", r"\1", re.sub(r"[ \t]{2,}", " ", tidy))
    return tidy[:-1].rstrip() if tidy.endswith(".") and not tidy.endswith("..") and tidy.count(".") == 1 else tidy


def _openings(folded: str) -> Iterator[int]:
    """Where the subject may begin: at once, or after "il faut qu'", "c'est"."""
    place = len(folded) - len(folded.lstrip("¡¿ "))
    yield place
    while found := _opening().match(folded, place):
        place = found.end()
        yield place


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[¡¿]?{wording('owner', 'opening')}[\s,!:]*")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{wording('owner', 'responsible')}\s*:?\s*")


@cache
def _glue() -> re.Pattern[str]:
    words = any_of(
        (
            *phrases("owner", "responsible"),
            *phrases("owner", "doing"),
            *phrases("owner", "and"),
            *phrases("due", "labels"),
            *phrases("due", "nouns"),
        )
    )
    return re.compile(rf"(?:[\s,;:.|/()+&!→>*_~-]+|{words}(?:\s*el\b|\s*le\b)?)")


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{wording('owner', 'telling')})[\s.:]*(?=[\w@])")


@cache
def _label_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{wording('due', 'labels')}[\s:.,]*)+$")


@cache
def _noun_before() -> re.Pattern[str]:
    """ "Date", "délai": words that may also be what is to be done; a sign before or behind them tells."""
    nouns = wording("due", "nouns")
    return re.compile(
        rf"(?:(?:^|[,;.(|-])\s*{nouns}[\s:.]*|(?<![\w']){nouns}\s*:\s*(?:{wording('due', 'labels')}\s*)*)$"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){wording('owner', 'by_tail')}\s+")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"{wording('owner', 'first_verbs')}(?!\s*(?:{wording('owner', 'of')}|[:,]))")


@cache
def _dubious() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, phrases_as_written('dubious_after')))})\s")
