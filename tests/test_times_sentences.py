"""Every sentence of the corpora: which words are the time, what they mean, and what remains."""

import pytest

from bot.times import understand
from tests.times_corpus import Sentence, in_one_line, load, said, sentences

EVERY = [sentence for corpus in ("policy", "fr", "es", "en") for sentence in sentences(corpus)]
SILENT = [(language, text) for language in ("fr", "es", "en") for text in load("none")[language]]
NOW, ZONE = sentences("fr")[0].now, "Europe/Paris"


def name(value: object) -> str:
    return f"{value.language}: {value.text}" if isinstance(value, Sentence) else str(value)


@pytest.mark.parametrize("sentence", EVERY, ids=name)
def test_a_sentence_is_understood_in_its_language(sentence: Sentence) -> None:
    understood = understand(sentence.text, now=sentence.now, zone=sentence.zone, language=sentence.language)
    assert (said(understood), in_one_line(understood, sentence.zone), understood.best.subject) == (
        sentence.span,
        sentence.meaning,
        sentence.subject,
    )


@pytest.mark.parametrize("sentence", EVERY, ids=name)
def test_the_language_need_not_be_told(sentence: Sentence) -> None:
    understood = understand(sentence.text, now=sentence.now, zone=sentence.zone)
    assert (said(understood), in_one_line(understood, sentence.zone)) == (sentence.span, sentence.meaning)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_a_sentence_without_a_time_has_none(language: str, text: str) -> None:
    understood = understand(text, now=NOW, zone=ZONE)
    assert understood.best.kind == "none", said(understood)
    assert (understood.others, understood.times, understood.best.subject) == ((), (), text)


@pytest.mark.parametrize("text", load("none")["traps"])
def test_a_known_trap_still_catches_us(text: str) -> None:
    assert understand(text, now=NOW, zone=ZONE).best.kind != "none", "understood at last: move it to its language"


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_the_corpora_are_as_large_as_promised(language: str) -> None:
    assert len(sentences(language)) >= 300
    assert len(load("none")[language]) >= 200
