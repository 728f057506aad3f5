"""Who is named at a place of a text: people first, then who holds a post, the author, or nobody in particular."""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from bot.answers.talk import Talk
from bot.following.parties import of_member, somebody
from bot.intents import Party
from bot.names import Candidate, Mention, fold
from bot.times.folding import fold as folded_in_place
from bot.understanding.action_items.stretches import stretches
from bot.understanding.action_items.words import wording
from bot.understanding.vocabulary import common_words
from data.model import Member

Kind = Literal["party", "nobody", "body"]
SURE = 0.8
NEAR = 0.75
"""From here on a word may be a slip for one of a name."""
RANKS = {"exact": 0, "word": 1, "sound": 2, "fuzzy": 3}
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class NamedParty:
    """Somebody named in a text: `span` counts its characters; one who is clear, or several of whom one has to ask."""

    span: tuple[int, int]
    said: str
    kind: Kind
    party: Party | None = None
    choices: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Naming:
    """Finds who is named in one talk."""

    talk: Talk
    mentioned: tuple[tuple[str, int], ...] = ()
    """Words that mention a user of that number."""

    def at(self, text: str, place: int) -> NamedParty | None:
        """Give who is named from this place on; the longest name counts."""
        folded = folded_in_place(text)
        if found := _author().match(folded, place):
            return NamedParty(found.span(), found[0], "party", self.author)
        if found := _nobody().match(folded, place):
            return NamedParty(found.span(), text[slice(*found.span())], "nobody")
        if mentioned := self._mentioned(text, place):
            return mentioned
        for start, end in stretches(text, folded, place):
            if named := self._called(text[start:end]):
                return replace(named, span=(place, end), said=text[start:end])
        return None

    def _mentioned(self, text: str, place: int) -> NamedParty | None:
        """Somebody whom Telegram itself names; who is no member has to be asked about."""
        for said, user_id in self.mentioned:
            if text.startswith(said, place):
                member = self.talk.memory.members.by_user(user_id)
                found = of_member(member, self.talk.memory) if member else None
                return NamedParty((place, place + len(said)), said, "party", found.party if found else None)
        return None

    def listed(self, text: str, place: int) -> tuple[tuple[NamedParty, ...], int]:
        """Give those named one after another from this place on ("Anna, Eric et moi"), and where they end."""
        first = self.at(text, place)
        if first is None:
            return (), place
        found, end = [first], first.span[1]
        while first.kind == "party" and (sign := _between().match(folded_in_place(text), end)):
            other = self.at(text, sign.end())
            if other is None or other.kind != "party":
                break
            found, end = [*found, other], other.span[1]
        return tuple(found), end

    def look_up(self, said: str) -> NamedParty | None:
        """Give who a bare name means, whatever stands before it."""
        start = 0
        found, end = self.listed(said.strip(), start)
        return found[0] if len(found) == 1 and not said.strip()[end:].strip(" ?!.,") else None

    @cached_property
    def author(self) -> Party | None:
        """Whoever says it."""
        member, memory = self.talk.member, self.talk.memory
        if member is None:
            return None
        found = of_member(member, memory) if member.id else somebody(member.person_id, None, memory)
        return found.party if found else Party(member.name)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Who is there."""
        return tuple(one for one in self.talk.memory.members.all() if one.left_at is None)

    @cached_property
    def _known(self) -> dict[str, NamedParty | None]:
        return {}

    def _called(self, said: str) -> NamedParty | None:
        if not said.startswith("@") and not self._may_be_name(said):
            return None
        if said not in self._known:
            self._known[said] = self._handle(said) if said.startswith("@") else self._named(said)
        return self._known[said]

    def _may_be_name(self, said: str) -> bool:
        """Whether all of these words may be a name; looking up every beginning of a sentence takes long."""
        words, common = fold(said).split(), common_words()
        if len(words) > 1 and words[-1] in common:
            return False
        return all(word in common or len(word) == 1 or self._is_known(word) for word in words)

    def _is_known(self, word: str) -> bool:
        if word not in self._near:
            index = self.talk.directory.index
            member = any(word in fold(one.name).split() for one in self.members)
            self._near[word] = member or index.knows(word) or index.nearest(word) >= NEAR
        return self._near[word]

    @cached_property
    def _near(self) -> dict[str, bool]:
        return {}

    def _handle(self, said: str) -> NamedParty | None:
        """A @username: memory knows no usernames, people take their own names."""
        if said[1:].lower() == (self.talk.sender.username or "").lower():
            return NamedParty((0, 0), said, "party", self.author)
        name = re.sub(r"[\d_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said[1:])).strip()
        found = self._named(name) if name else None
        return found or NamedParty((0, 0), said, "party")

    def _named(self, said: str) -> NamedParty | None:
        bare = _titled().sub("", folded_in_place(said), count=1)
        name = said[len(said) - len(bare) :]
        if member := self._member_called(name):
            return member
        mention = self.talk.directory.index.look_up(name, prefer={"person": 6.0, "post": 2.0})
        if mention.verdict == "unknown" or not _covers(mention, name):
            return self._function(said)
        return self._people(mention, name) or self._function(said) or self._body(mention)

    def _member_called(self, name: str) -> NamedParty | None:
        """A member who stands in no directory, by the whole name or a first name that nobody else has."""
        words = fold(name)
        alike = [one for one in self.members if words in {fold(one.name), fold(one.name).split(" ")[0]}]
        if len(alike) != 1 or alike[0].person_id:
            return None
        found = of_member(alike[0], self.talk.memory)
        mention = self.talk.directory.index.look_up(name, prefer={"person": 6.0})
        rivals = [one for one in mention.candidates if one.thing.kind == "person" and one.how in {"exact", "word"}]
        party = found.party if found else None
        same = [one for one in rivals if fold(one.thing.name) == fold(alike[0].name)]
        if party and same:
            party = Party(same[0].thing.name, same[0].thing.key, alike[0].id)
        if not rivals or same or fold(alike[0].name) == words:
            return NamedParty((0, 0), name, "party", party)
        others = self._parties(tuple(one.thing.key for one in rivals))
        return NamedParty((0, 0), name, "party", None, (*((party,) if party else ()), *others))

    def _people(self, mention: Mention, name: str) -> NamedParty | None:
        people = [one for one in mention.candidates if one.thing.kind in {"person", "post"} and _is_near(one, mention)]
        if not people:
            return None
        best = min(RANKS[one.how] for one in people)
        exact = [one for one in people if RANKS[one.how] == best] if best == 0 else people
        if exact[0].thing.kind == "post":
            posts = [one.thing.key for one in exact if one.thing.kind == "post"]
            if best and not _is_function(name):
                return None
            return self._holders(posts, name, sure=exact[0].how == "exact" or _with_place(name))
        ids = tuple(one.thing.key for one in exact if one.thing.kind == "person")
        present = tuple(one for one in ids if any(member.person_id == one for member in self.members))
        ids = present if len(ids) > 1 and len(present) == 1 else ids
        sure = len(ids) == 1 and (best == 0 or mention.verdict == "found" or present == ids)
        parties = self._parties(ids)
        return NamedParty((0, 0), name, "party", parties[0] if sure and parties else None, () if sure else parties)

    def _function(self, said: str) -> NamedParty | None:
        """ "La coordinadora de Chiloé": whoever holds the only post there is for it, else one asks."""
        found = _function().fullmatch(folded_in_place(said))
        if found is None:
            return None
        mention = self.talk.directory.index.look_up(said[found.start("place") :], prefer={"place": 2.0})
        if mention.verdict == "unknown" or not _covers(mention, said[found.start("place") :]):
            return None
        posts = self._posts(mention)
        return self._holders(posts, said, sure=len(posts) == 1)

    def _body(self, mention: Mention) -> NamedParty | None:
        """An organisation, or a place: somebody there, one asks who."""
        first = mention.candidates[0]
        if first.how != "exact" or first.thing.kind not in {"organisation", "place"}:
            return None
        named = self._holders(self._posts(mention), mention.text, sure=False)
        return replace(named, kind="body") if named and named.choices else None

    def _posts(self, mention: Mention) -> list[int]:
        memory = self.talk.memory
        first = mention.candidates[0]
        bodies = [one.thing.key for one in mention.candidates if one.thing.kind == "organisation" and one is first]
        places = [one.thing.key for one in mention.candidates if one.thing.kind == "place" and one.how == "exact"]
        found = [post.id for body in bodies for post in memory.posts.of_organisations([body])]
        return found or [post.id for post in memory.posts.covering_places(places)]

    def _holders(self, posts: list[int], said: str, *, sure: bool) -> NamedParty | None:
        held = self.talk.memory.tenures.of_posts(posts)
        today = self.talk.today
        ids = [one.person_id for one in held if one.person_id and (one.until is None or one.until >= today)]
        parties = self._parties(tuple(dict.fromkeys(ids)))
        one = parties[0] if sure and len(parties) == 1 else None
        return NamedParty((0, 0), said, "party", one, () if one else parties[:MOST_CHOICES]) if posts else None

    def _parties(self, ids: tuple[int, ...]) -> tuple[Party, ...]:
        found = [somebody(one, None, self.talk.memory) for one in dict.fromkeys(ids)]
        return tuple(one.party for one in found if one)


def _covers(mention: Mention, name: str) -> bool:
    """Whether a mention is the whole of a name, its article and an initial left out."""
    rest = fold(name).replace(fold(mention.text), "", 1).split()
    initials = {one.lower() for one in re.findall(r"(?<!\w)([^\W\d_])(?!\w)", name) if one.isupper()}
    return all(word in initials or _article().fullmatch(word) or _article().fullmatch(f"{word}'") for word in rest)


def _is_near(one: Candidate, mention: Mention) -> bool:
    """Whether a likeness is no accident."""
    if one.how in {"exact", "word"}:
        return True
    likely = one.score >= SURE or mention.verdict == "found"
    return (one.how == "sound" and likely) or _asked_between(one, mention)


def _asked_between(one: Candidate, mention: Mention) -> bool:
    """Anne is nearly Anna: where the name is somebody's anyway, one asks about both."""
    first = mention.candidates[0]
    return first.thing.kind == "person" and first.how in {"word", "sound"} and one.how in {"sound", "fuzzy"}


def _with_place(name: str) -> bool:
    return re.search(rf"\s{wording('owner', 'of')}", folded_in_place(name)) is not None


def _is_function(name: str) -> bool:
    articles, functions = wording("owner", "articles"), wording("owner", "functions")
    return re.match(rf"(?:{articles}\s*)?{functions}", folded_in_place(name)) is not None


@cache
def _author() -> re.Pattern[str]:
    return re.compile(wording("owner", "author"))


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(wording("owner", "nobody"))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,\s*{wording('owner', 'and')}|[,&+/]|{wording('owner', 'and')})\s*(?:@(?=\s))?")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"^(?:{wording('owner', 'articles')}\s*)?{wording('owner', 'titles')}\.?\s+")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(wording("owner", "articles"))


@cache
def _function() -> re.Pattern[str]:
    articles, functions, of = (wording("owner", name) for name in ("articles", "functions", "of"))
    return re.compile(rf"(?:{articles}\s*)?{functions}\s+{of}\s*(?:{articles}\s*)?(?P<place>\S.*)")
