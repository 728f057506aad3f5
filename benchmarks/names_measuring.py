"""Measuring for benchmarks/names.py: how often right, how often sure, how long."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TypeVar

import psutil

from benchmarks.names_questions import Identity, Question
from benchmarks.names_rivals import Rival
from bot.names import Index, Mention, Named

_FEWEST = 20
_CHANGES = 21

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question, best first; sure of it or not; in how many seconds."""

    question: Question
    found: tuple[Identity, ...]
    sure: tuple[Identity, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: shares of 1, milliseconds; None where it does not apply."""

    name: str
    size: int
    asked: int
    top1_bare: float
    top1_sentence: float
    mrr: float
    recall5: float
    sure_right_bare: float | None
    sure_right_sentence: float | None
    wrong_when_sure: float | None
    absent_sure: float | None
    chat_sure: float | None
    p50: float
    p99: float
    build: float
    memory: float | None = None
    change: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Give the row for JSON."""
        return asdict(self)


def measured_index(things: Sequence[Named], questions: Sequence[Question]) -> tuple[Row, list[Answer]]:
    """Build Minga's index, ask everything, and change it."""
    gc.collect()
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    index = Index.build(things)
    build = time.perf_counter() - start
    gc.collect()
    memory = (psutil.Process().memory_info().rss - before) / 2**20
    answers = [_answer(index, question) for question in questions]
    return _row("word index", len(things), answers, build, memory=memory, change=_change(index, len(things))), answers


def measured_rival(rival: Rival, things: Sequence[Named], questions: Sequence[Question], budget: float) -> Row:
    """Build a rival and ask it in turn until the budget of seconds is spent."""
    start = time.perf_counter()
    rival.build(things)
    build = time.perf_counter() - start
    answers: list[Answer] = []
    end = time.perf_counter() + budget
    for question in (question for question in questions if question.right):
        found, seconds = _timed(partial(rival.ask, question.text))
        answers.append(Answer(question, tuple(found), (), seconds))
        if len(answers) >= _FEWEST and time.perf_counter() > end:
            break
    return _row(rival.name, len(things), answers, build)


def by_sort(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Give for each sort of question, bare and in sentences, the share right first and the share sure."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        key = f"{answer.question.sort}, {'sentence' if answer.question.sentence else 'bare'}"
        groups.setdefault(key, []).append(answer)
    return {
        sort: {
            "asked": len(group),
            "right": _share(group, _is_first),
            "sure": _share(group, lambda answer: bool(answer.sure)),
        }
        for sort, group in groups.items()
    }


def _answer(index: Index, question: Question) -> Answer:
    mentions, seconds = _timed(lambda: index.mentions(question.text))
    ranked = sorted(mentions, key=lambda mention: -mention.confidence)
    found = dict.fromkeys(_identity(mention, number) for mention in ranked for number in range(len(mention.candidates)))
    sure = tuple(_identity(mention, 0) for mention in mentions if mention.verdict == "found")
    return Answer(question, tuple(found), sure, seconds)


def _identity(mention: Mention, number: int) -> Identity:
    thing = mention.candidates[number].thing
    return thing.kind, thing.key


def _change(index: Index, size: int) -> float:
    """Give the median milliseconds until a new name is found."""
    spent = []
    for number in range(_CHANGES):
        name = f"Quetzaltenan {number}"
        start = time.perf_counter()
        index = index.changed([Named("place", size + 1_000 + number, name)])
        found = index.mentions(name)
        spent.append(time.perf_counter() - start)
        if not found or found[0].verdict != "found":
            raise RuntimeError(f"{name} was not found after it was added")
    return statistics.median(spent) * 1000


def _row(
    name: str,
    size: int,
    answers: Sequence[Answer],
    build: float,
    *,
    memory: float | None = None,
    change: float | None = None,
) -> Row:
    asked = [answer for answer in answers if answer.question.right]
    bare = [answer for answer in asked if not answer.question.sentence]
    sentences = [answer for answer in asked if answer.question.sentence]
    absent = [answer for answer in answers if answer.question.sort == "absent"]
    chat = [answer for answer in answers if answer.question.sort == "chat"]
    times = sorted(answer.seconds * 1000 for answer in answers)
    judges = memory is not None
    return Row(
        name=name,
        size=size,
        asked=len(answers),
        top1_bare=_share(bare, _is_first),
        top1_sentence=_share(sentences, _is_first),
        mrr=statistics.fmean(_reciprocal_rank(answer) for answer in asked),
        recall5=_share(asked, lambda answer: _reciprocal_rank(answer) >= 1 / 5),
        sure_right_bare=_share(bare, _is_surely_right) if judges else None,
        sure_right_sentence=_share(sentences, _is_surely_right) if judges else None,
        wrong_when_sure=_share([answer for answer in asked if answer.sure], _is_surely_wrong) if judges else None,
        absent_sure=_share(absent, lambda answer: bool(answer.sure)) if judges else None,
        chat_sure=_share(chat, lambda answer: bool(answer.sure)) if judges else None,
        p50=times[len(times) // 2],
        p99=times[len(times) * 99 // 100],
        build=build,
        memory=memory,
        change=change,
    )


def _is_first(answer: Answer) -> bool:
    return bool(answer.found) and answer.found[0] in answer.question.right


def _is_surely_right(answer: Answer) -> bool:
    return bool(answer.sure) and not _is_surely_wrong(answer)


def _is_surely_wrong(answer: Answer) -> bool:
    return any(identity not in answer.question.right for identity in answer.sure)


def _reciprocal_rank(answer: Answer) -> float:
    ranks = [rank for rank, identity in enumerate(answer.found, 1) if identity in answer.question.right]
    return 1 / ranks[0] if ranks else 0.0


def _share(answers: Sequence[Answer], true: Callable[[Answer], bool]) -> float:
    return sum(map(true, answers)) / len(answers) if answers else 0.0


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start
