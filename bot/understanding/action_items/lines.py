"""Which lines of a message say what is to be done: those that a mark introduces, and the list under a heading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from bot.times.folding import fold
from bot.understanding.action_items.words import any_of, phrases, wording

LEAD = (
    r"(?:#{1,3}\s+)?[^\w/@#\[\]()«»\"“”'¿¡?!]*(?:\d\W?\u20e3\s*|\(?\d{1,2}[.)]\s+|[a-h]\)\s+)?(?:\[[ x]?\]\s*)?[*_~]*"
)
BULLET = re.compile(r"\s*(?:[-*•·‣◦▪▫●○■□☐☑➡→▶►👉–—+]\s*|\d{1,2}[.)]\s+|\d\W?\u20e3\s*|\(?[a-h1-9]\)\s+|\[[ x]?\]\s*)+")
MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """What one item is said with, without the mark; `context` is what mark or heading say of owner and date."""

    text: str
    context: str = ""


def marked_lines(text: str, concerns: Callable[[str], bool]) -> tuple[Line, ...]:
    """Give the lines of a message that say what is to be done, in order.

    `concerns` tells whether words between a mark and its colon ("Action Anna :") say nothing but who and when.
    """
    reader = _Reader(concerns)
    for raw in text.splitlines():
        reader.read(raw)
    return tuple(line for line in reader.lines() if _is_something(line.text))[:MOST_ITEMS]


def listed_lines(text: str) -> tuple[Line, ...]:
    """Give the items behind a command: its first line, and each further one that does not go on with another."""
    first, *rest = text.strip().splitlines() or [""]
    listed = "\n".join([f"- {BULLET.sub('', first, count=1)}", *rest])
    own = marked_lines(text, lambda _: False)
    return own or marked_lines(f"{phrases('marks', 'many')[-1]} :\n{listed}", lambda _: False)


def is_bare_mark(text: str) -> bool:
    """Whether a message is "Action:" and nothing else."""
    marked = _marked(text.strip(), lambda _: False) if "\n" not in text.strip() else None
    return marked is not None and not marked[0] and ":" in text


def only_bullets(text: str) -> bool:
    """Whether a message is a list of several lines and nothing else."""
    written = [line for line in text.splitlines() if line.strip()]
    return len(written) > 1 and all(BULLET.match(line) and len(fold(line).split()) > 1 for line in written)


@dataclass
class _Reader:
    """Reads a message line by line."""

    concerns: Callable[[str], bool]
    found: list[Line] = field(default_factory=list)
    heading: Line | None = None
    open: bool = False
    """Whether the next line may go on with the last item."""

    def read(self, raw: str) -> None:
        """Take in one line."""
        if not raw.strip():
            self.open = False
        elif marked := _marked(raw, self.concerns):
            self._begin(*marked)
        elif self.open and self.found and self._goes_on(raw):
            self._go_on(raw)
        elif self.heading is not None:
            self._under_heading(raw, self.heading)
        else:
            self.open = False

    def lines(self) -> Iterator[Line]:
        """Give what was found."""
        return iter(self.found)

    def _begin(self, rest: str, context: str, many: bool) -> None:
        self.open = bool(rest)
        self.heading = None if rest else Line("", context)
        pieces = _pieces(rest) if many else [rest] if rest else []
        self.found += [Line(piece, context) for piece in pieces]

    def _goes_on(self, raw: str) -> bool:
        if _attribute().match(fold(BULLET.sub("", raw, count=1))):
            return True
        if self.heading is not None:
            return not BULLET.match(raw) and (raw[:1].isspace() or raw[:1].islower())
        return raw[:1].isspace() or raw[:1].islower() or bool(BULLET.match(raw))

    def _go_on(self, raw: str) -> None:
        words, last = BULLET.sub("", raw, count=1).strip(), self.found[-1]
        words = f"({words})" if _attribute().match(fold(words)) else words
        self.found[-1] = replace(last, text=f"{last.text} {words}")

    def _under_heading(self, raw: str, heading: Line) -> None:
        """Bullets are items; a plain line is one right below the heading or another, and ends the list after a gap."""
        begun = bool(self.found) and not self.open
        if not BULLET.match(raw) and begun:
            self.heading, self.open = None, False
            return
        self.found.append(replace(heading, text=BULLET.sub("", raw, count=1).strip()))
        self.open = True


def _marked(raw: str, concerns: Callable[[str], bool]) -> tuple[str, str, bool] | None:
    """The rest of a marked line, what its mark says of owner and date, and whether it is a mark of several."""
    folded = fold(raw)
    if found := _tag().match(folded):
        return raw[found.start("rest") :].strip(), "", False
    found = _mark().match(folded)
    if found is None:
        return _bare_heading(raw, folded)
    between = raw[found.start("between") : found.end("between")].strip(" *_~()[]#°")
    plain = not fold(between).strip() or _known_between().fullmatch(fold(between)) is not None
    if not plain and (found["sign"] is None or not concerns(between)):
        return None
    many = bool(_many().fullmatch(found["mark"].strip())) and not _one().fullmatch(found["mark"].strip())
    rest = raw[found.start("rest") :].strip()
    rest = rest.removesuffix("**").removesuffix("__") if rest.count("**") % 2 or rest.count("__") % 2 else rest
    return rest.strip(), "" if plain else between, many


def _bare_heading(raw: str, folded: str) -> tuple[str, str, bool] | None:
    """A heading without a colon: bold, or with a hash."""
    found = _heading().match(folded)
    bare = raw.strip()
    decorated = bare.isupper() or bare[:1] == "#" or (bare[:1] in "*_" and bare[-1:] in "*_")
    return ("", "", True) if found and decorated else None


def _pieces(rest: str) -> list[str]:
    """The items said in one line behind a mark of several: "Actions : Anna envoie … ; Gonzalo confirme …"."""
    return [piece.strip() for piece in re.split(r"\s*;\s+|(?:^|\s+)\(?\d[.)]\s+", rest) if piece.strip()]


def _is_something(text: str) -> bool:
    words = fold(text).strip(" .!*_-()[]…")
    asked = words.endswith("?") and re.match(rf"[¿\s]*{wording('marks', 'question')}", words)
    return any(letter.isalnum() for letter in words) and not _nothing().fullmatch(words) and not asked


@cache
def _mark() -> re.Pattern[str]:
    marks = wording("marks", "one", "many")
    sign = r"(?:(?P<sign>:)|\s-+\s|\s?[-=]+>\s?|\s*→)"
    return re.compile(
        rf"{LEAD}(?P<mark>{marks})(?P<between>[^:\n]{{0,70}}?)\s*[*_~]*\s*{sign}\s*[*_~]*\s*(?P<rest>.*)$"
    )


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(rf"[^\w/@#]*#(?:{wording('marks', 'one')})\s*[:-]?\s*(?P<rest>\S.*)$")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"{LEAD}{_many().pattern}[\s*_#:]*$")


@cache
def _many() -> re.Pattern[str]:
    return re.compile(wording("marks", "many"))


@cache
def _one() -> re.Pattern[str]:
    return re.compile(wording("marks", "one"))


@cache
def _known_between() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:{wording('marks', 'between')}|\d+)\W*)+")


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(wording("marks", "nothing"))


@cache
def _attribute() -> re.Pattern[str]:
    labels = any_of(
        (
            *phrases("owner", "telling"),
            *phrases("due", "labels"),
            *phrases("due", "nouns"),
            *phrases("owner", "responsible"),
        )
    )
    return re.compile(rf"{labels}\s*:")
